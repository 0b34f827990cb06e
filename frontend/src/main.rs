//! Starts the app in the browser. Everything else is the library, so that tests can render it natively.

fn main() {
    frontend::start();
}
