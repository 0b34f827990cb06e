//! Who may do what with a transfer when, as tables.

use jiff::Timestamp;
use jiff::civil::date;

use super::*;
use crate::problem::{Problem, ProblemCode};

const TODAY: Date = date(2026, 11, 16);

fn stamp(member: u64) -> Stamp {
    Stamp { by: MemberId::from_parts(member, 0), name: "Trần Thị Ánh".into(), at: Timestamp::UNIX_EPOCH }
}

fn branch(number: u64) -> TransferBranch {
    let org = OrgId::from_parts(number, 0);
    TransferBranch { org, name: format!("Chi bộ {number}"), path: OrgPath::root(org) }
}

fn new(to: NewDestination) -> NewTransfer {
    let letter_no = Some(" 12-GT/ĐU ".into());
    NewTransfer {
        id: TransferId::from_parts(1, 1),
        to,
        letter_on: TODAY,
        letter_no,
        reason: "Chuyển nơi cư trú".into(),
        rev: 1,
    }
}

fn transfer(letter_on: Date) -> Transfer {
    let from = branch(1);
    let who = Transferred {
        member: MemberId::from_parts(9, 0),
        name: "Lê Văn An".into(),
        admitted_on: date(2010, 5, 19),
        official_on: None,
        from,
    };
    let new = NewTransfer { letter_on, ..new(NewDestination::Branch { org: branch(2).org }) };
    let new = new.checked(who.admitted_on, TODAY).expect("nothing is wrong");
    Transfer::begin(new, who, Destination::Branch(branch(2)), stamp(1))
}

#[test]
fn every_wrong_field_is_named_at_once() {
    let fields = |new: NewTransfer| -> Vec<String> {
        let problems = new.checked(date(2010, 5, 19), TODAY).err().unwrap_or_default();
        problems.into_iter().map(|problem| problem.field).collect()
    };
    let good = || new(NewDestination::Outside { name: "Đảng bộ Quân khu 2".into() });
    assert!(fields(good()).is_empty());
    let unnamed = new(NewDestination::Outside { name: " ".into() });
    assert_eq!(fields(NewTransfer { reason: "Có".into(), ..unnamed }), ["to", "reason"]);
    assert_eq!(fields(NewTransfer { letter_on: date(2026, 11, 17), ..good() }), ["letter_on"]);
    assert_eq!(fields(NewTransfer { letter_on: date(2010, 5, 18), ..good() }), ["letter_on"]);
    assert_eq!(fields(NewTransfer { letter_no: Some("x".repeat(41)), ..good() }), ["letter_no"]);
    let tidied = good().checked(date(2010, 5, 19), TODAY).expect("nothing is wrong");
    assert_eq!(tidied.letter_no.as_deref(), Some("12-GT/ĐU"));
}

#[test]
fn deadlines_run_from_the_letter_and_end_with_a_decision() {
    let mut transfer = transfer(date(2026, 8, 3));
    assert_eq!(
        transfer.papers_due(),
        date(2026, 9, 16),
        "30 days, with a Saturday worked and three days off"
    );
    assert_eq!(transfer.settled_due(), date(2026, 10, 28));
    for (today, lateness) in [
        (date(2026, 9, 16), Lateness::OnTime),
        (date(2026, 9, 17), Lateness::PapersLate),
        (date(2026, 10, 28), Lateness::PapersLate),
        (date(2026, 10, 29), Lateness::SettlingLate),
    ] {
        assert_eq!(transfer.lateness(today), lateness, "{today}");
    }
    transfer.withdraw(stamp(1)).expect("it waits");
    assert_eq!(transfer.lateness(date(2027, 1, 1)), Lateness::OnTime);
}

#[test]
fn papers_are_presented_between_the_letter_and_today() {
    let letter = date(2026, 11, 10);
    for (papers_on, is_good) in
        [(date(2026, 11, 9), false), (letter, true), (TODAY, true), (date(2026, 11, 17), false)]
    {
        assert_eq!(transfer(letter).receive(papers_on, TODAY, stamp(2)).is_ok(), is_good, "{papers_on}");
    }
}

/// A way to decide a transfer.
type Decision = fn(&mut Transfer) -> Result<(), Problem>;

#[test]
fn what_is_over_is_decided_by_nobody_again() {
    let decide: [Decision; 3] = [
        |transfer| transfer.receive(TODAY, TODAY, stamp(2)),
        |transfer| transfer.give_back("Chưa đủ hồ sơ".into(), stamp(2)),
        |transfer| transfer.withdraw(stamp(1)),
    ];
    for first in decide {
        for second in decide {
            let mut transfer = transfer(TODAY);
            first(&mut transfer).expect("it waits");
            let problem = second(&mut transfer).expect_err("it is over");
            assert_eq!(problem.code, ProblemCode::TransferOver);
        }
    }
}

#[test]
fn the_same_request_is_known_again() {
    let transfer = transfer(TODAY);
    let same = new(NewDestination::Branch { org: branch(2).org });
    assert!(transfer.is_begun_by(&same, stamp(1).by));
    assert!(!transfer.is_begun_by(&same, stamp(2).by));
    let elsewhere = new(NewDestination::Branch { org: branch(3).org });
    assert!(!transfer.is_begun_by(&elsewhere, stamp(1).by));
    let other = NewTransfer { reason: "Chuyển công tác".into(), ..same };
    assert!(!transfer.is_begun_by(&other, stamp(1).by));
}
