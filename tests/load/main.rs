//! Measures a quiz: a whole commune of three thousand begins within one second, and hands in within two minutes; then
//! the product is killed in the middle of twenty thousand attempts. It runs beside the product, in a process of its own,
//! and prints JSON: `cargo xtask load quiz`.

#![expect(clippy::unwrap_used, reason = "a measurement that cannot go on fails where it stands")]

mod class;
mod kills;
mod rush;

use std::path::PathBuf;

use class::Class;

#[tokio::main]
async fn main() {
    let scenario = std::env::args().nth(1).unwrap_or_default();
    let data = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("load-quiz");
    let class = Class::open(data).await;
    let measured = match scenario.as_str() {
        "quiz" => rush::measure(class, 3_000).await,
        "kills" => kills::measure(class, 20_000).await,
        other => panic!("there is no scenario {other:?}: take quiz or kills"),
    };
    println!("{measured:#}");
}
