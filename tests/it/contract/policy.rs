//! The deployment template allows each function what it needs and nothing in vain.
//!
//! That everything needed is allowed shows in every test: a [`tests::line::Guard`] stands before the database. Here it
//! is shown that everything allowed is needed, and the whole of it is a picture to review.

use tests::World;
use tests::line::Policy;

use super::ledger::{Ledger, story};

#[test]
fn what_each_function_may_do_with_the_tables() {
    let mut picture = String::new();
    for function in ["identity", "members", "meetings", "jobs"] {
        picture += &format!("{function}\n");
        for right in Policy::of(function).rights() {
            picture += &format!("  {right}\n");
        }
    }
    insta::assert_snapshot!(picture);
}

#[tokio::test]
async fn nothing_is_allowed_in_vain() {
    let world = World::start().await;
    story(&world, &mut Ledger::default()).await;
    let records = world.stream_records().await;
    world.hand_over(&records, 100).await.unwrap();
    let mut unused = Vec::new();
    for function in world.functions.each() {
        unused.extend(function.guard.unused().iter().map(|right| format!("{}: {right}", function.name)));
    }
    assert!(unused.is_empty(), "the template allows what nobody does:\n{}", unused.join("\n"));
}
