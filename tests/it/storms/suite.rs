//! The other tests of meetings, as they are, in worlds of bad weather.

use std::process::Command;

use tests::STORM;

/// Seeds of the storms.
const SEEDS: [&str; 1] = ["11"];

#[test]
fn every_test_of_meetings_passes_in_a_storm() {
    for seed in SEEDS {
        let this = std::env::current_exe().unwrap();
        let run = Command::new(this).args(["meetings::", "--test-threads", "2"]).env(STORM, seed).output();
        let run = run.unwrap();
        assert!(run.status.success(), "seed {seed}: {}", String::from_utf8_lossy(&run.stdout));
    }
}
