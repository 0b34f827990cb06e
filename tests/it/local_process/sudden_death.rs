//! Power cuts: whatever was acknowledged is there after the next start.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use local::demo::{DemoAccount, DemoAccounts};
use shared::id::{MeetingId, OrgId};
use shared::meeting::{CreateMeeting, FindMeeting, MeetingAt, MeetingPlan, NewMeeting};
use shared::member::{
    ChangeStanding, FindMe, ListMembers, Member, MemberAt, RosterQuery, Standing, StandingChange,
};
use shared::org::{FindOrg, MemberCounts, OrgAt};
use tests::{Client, NONE, Program, plan};
use tokio::sync::mpsc;

/// An empty folder of this test.
fn folder(name: &str) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    if path.exists() {
        std::fs::remove_dir_all(&path).unwrap();
    }
    std::fs::create_dir_all(&path).unwrap();
    path
}

/// The secretary's account of the demo in a folder.
fn secretary(data: &std::path::Path) -> DemoAccount {
    let kept = std::fs::read(data.join("demo.json")).unwrap();
    let accounts: DemoAccounts = serde_json::from_slice(&kept).unwrap();
    accounts.rows.into_iter().find(|row| row.who.starts_with("Bí thư")).unwrap()
}

async fn signed_in(program: &Program, account: &DemoAccount) -> Client {
    let mut client = Client::new(&program.host);
    client.sign_in(&account.citizen_id, &account.password).await.unwrap().ok();
    client
}

async fn branch_of(client: &Client) -> OrgId {
    client.call::<FindMe>(NONE, NONE, NONE).await.unwrap().ok().member.branch
}

fn meeting(number: u32) -> (MeetingId, MeetingPlan) {
    let title = format!("Cuộc họp số {number}");
    let id = MeetingId::from_parts(1_763_000_000_000, u128::from(number));
    (id, MeetingPlan { title, chair: None, minute_taker: None, ..plan() })
}

/// Creates meetings until the line is cut; tells the number of each that was acknowledged.
async fn write(client: Client, org: OrgId, next: Arc<AtomicU32>, acknowledged: mpsc::UnboundedSender<u32>) {
    loop {
        let number = next.fetch_add(1, Ordering::SeqCst);
        let (id, plan) = meeting(number);
        let created = client.call::<CreateMeeting>(OrgAt { org }, NONE, NewMeeting { id, plan }).await;
        match created {
            Ok(reply) if reply.status() == 200 => acknowledged.send(number).unwrap(),
            _ => return,
        }
    }
}

#[tokio::test]
async fn every_acknowledged_write_outlives_a_kill_in_the_middle() {
    let data = folder("sudden_death");
    let mut program = Program::start(&data, &["--demo", "branch"]).await;
    let account = secretary(&data);
    let mut client = signed_in(&program, &account).await;
    let org = branch_of(&client).await;
    let next = Arc::new(AtomicU32::new(0));
    let mut numbers = Vec::new();
    for round in 1..=3 {
        let (acknowledged, mut heard) = mpsc::unbounded_channel();
        for _ in 0..4 {
            tokio::spawn(write(client.clone(), org, next.clone(), acknowledged.clone()));
        }
        drop(acknowledged);
        while numbers.len() < round * 40 {
            assert!(heard.recv_many(&mut numbers, 1).await > 0, "the product answers until it is killed");
        }
        program.kill().await;
        while heard.recv_many(&mut numbers, 100).await > 0 {}
        program = Program::start(&data, &["--demo", "branch"]).await;
        client = client.at(&program.host);
        for number in &numbers {
            let (id, plan) = meeting(*number);
            let found = client.call::<FindMeeting>(MeetingAt { meeting: id }, NONE, NONE).await.unwrap();
            assert_eq!(found.ok().meeting.plan, plan, "round {round}, with the token of before the cut");
        }
        assert_eq!(secretary(&data), account, "the demo was not loaded again");
    }
}

#[tokio::test]
async fn what_a_change_leads_to_is_counted_once_also_over_a_kill() {
    let data = folder("sudden_death_counts");
    let mut program = Program::start(&data, &["--demo", "branch"]).await;
    let client = signed_in(&program, &secretary(&data)).await;
    let org = branch_of(&client).await;
    let roster = client.call::<ListMembers>(OrgAt { org }, RosterQuery::default(), NONE).await.unwrap().ok();
    let active: Vec<Member> =
        roster.items.into_iter().filter(|member| member.standing == Standing::Active).take(6).collect();
    let before = counts(&client, org).await;
    for (round, members) in (1..).zip(active.chunks(2)) {
        let client = client.clone().at(&program.host);
        for member in members {
            let change = StandingChange {
                standing: Standing::Exempt,
                host: None,
                since: shared::time::local_date(tests::now()),
                rev: member.rev,
            };
            client.call::<ChangeStanding>(MemberAt { member: member.id }, NONE, change).await.unwrap().ok();
        }
        program.kill().await;
        program = Program::start(&data, &["--demo", "branch"]).await;
        let expected = MemberCounts { exempt: before.exempt + 2 * round, ..before };
        settle(&client.at(&program.host), org, expected).await;
    }
}

async fn counts(client: &Client, org: OrgId) -> MemberCounts {
    client.call::<FindOrg>(OrgAt { org }, NONE, NONE).await.unwrap().ok().counts
}

/// Waits for the stream of another process, the one thing here that tells nobody when it is done.
async fn settle(client: &Client, org: OrgId, expected: MemberCounts) {
    for _ in 0..100 {
        if counts(client, org).await == expected {
            return;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    assert_eq!(counts(client, org).await, expected);
}

#[tokio::test]
async fn a_demo_that_was_cut_off_while_loading_is_loaded_anew() {
    let data = folder("sudden_death_demo");
    Program::kill_at(&data, &["--demo", "commune"], "Demo data:").await;
    let program = Program::start(&data, &["--demo", "commune"]).await;
    let client = signed_in(&program, &secretary(&data)).await;
    let org = branch_of(&client).await;
    assert!(counts(&client, org).await.members > 0);
}
