//! Prints the OpenAPI document of the contract.

fn main() {
    println!("{:#}", shared::openapi::document());
}
