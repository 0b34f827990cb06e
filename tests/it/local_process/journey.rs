//! The evening that the packaged functions also go through, here in the one process with its demo data.

use std::path::PathBuf;

use local::demo::DemoAccounts;
use tests::journey::{self, Account, Cast};
use tests::{Program, now};

#[tokio::test]
async fn an_evening_from_the_draft_to_the_figures() {
    let data = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("journey");
    let program = Program::start(&data, &["--demo", "branch", "--fresh"]).await;
    let accounts: DemoAccounts =
        serde_json::from_slice(&std::fs::read(data.join("demo.json")).unwrap()).unwrap();
    let account = |who: &str| {
        let row = accounts.rows.iter().find(|row| row.who.starts_with(who)).unwrap();
        Account { citizen_id: row.citizen_id.clone(), password: row.password.clone() }
    };
    let cast = Cast {
        secretary: account("Bí thư"),
        comes: account("Chi ủy viên"),
        is_away: account("Đảng viên Chi bộ"),
    };
    journey::play(&program, &cast, now()).await;
}
