use jiff::SignedDuration;

use super::*;
use crate::id::MemberId;

fn at(text: &str) -> Timestamp {
    text.parse().expect("the test writes a time")
}

fn now() -> Timestamp {
    at("2026-11-16T01:00:00Z")
}

fn later(hours: i64) -> Timestamp {
    now() + SignedDuration::from_hours(hours)
}

fn draft() -> AnnouncementDraft {
    AnnouncementDraft {
        words: AnnouncementWords {
            title: "Trực  phòng chống bão số 9".into(),
            text: " Các chi bộ cử người trực.\n\n Báo cáo trước 17 giờ. ".into(),
            expires_at: later(48),
        },
        urgency: Urgency::Normal,
        asks_acknowledgement: false,
        audience: Audience::Everyone,
        shows_from: None,
    }
}

fn org() -> Org {
    let id = OrgId::from_parts(1, 1);
    Org {
        id, kind: OrgKind::PartyCommittee, name: "Đảng ủy xã Đồng Sen".into(), path: OrgPath::root(id)
    }
}

fn stamp(at: Timestamp) -> Stamp {
    Stamp { by: MemberId::from_parts(1, 1), name: "Lê Thị Hoa".into(), at }
}

fn published(draft: AnnouncementDraft) -> Announcement {
    Announcement::published(AnnouncementId::from_parts(1, 1), &org(), draft, stamp(now()))
}

#[test]
fn a_draft_is_tidied_and_each_wrong_field_is_named() {
    let checked = draft().checked(now()).expect("nothing is wrong");
    assert_eq!(checked.words.title, "Trực phòng chống bão số 9");
    assert_eq!(checked.words.paragraphs().count(), 2);
    type Change = fn(&mut AnnouncementDraft);
    let cases: [(Change, &str); 7] = [
        (|it| it.words.title = "Họp".into(), "title"),
        (|it| it.words.title = "Thông báo (MẬT)".into(), "title"),
        (|it| it.words.text = "x".repeat(1501), "text"),
        (|it| it.words.text = "Kính gửi\n**TỐI MẬT**\n".into(), "text"),
        (|it| it.words.expires_at = now(), "expires_at"),
        (|it| it.words.expires_at = later(61 * 24), "expires_at"),
        (|it| (it.shows_from, it.words.expires_at) = (Some(later(31 * 24)), later(32 * 24)), "shows_from"),
    ];
    for (change, field) in cases {
        let mut it = draft();
        change(&mut it);
        let problem = it.checked(now()).expect_err(field);
        assert_eq!(problem.fields.iter().map(|it| it.field.as_str()).collect::<Vec<_>>(), [field]);
    }
}

#[test]
fn it_shows_from_its_time_on_until_it_expires_or_is_taken_back() {
    let mut it = published(AnnouncementDraft { shows_from: Some(later(2)), ..draft() });
    let states = [now(), later(2), later(47), later(48)].map(|at| it.state(at));
    use AnnouncementState::{Expired, Shown, Waiting, Withdrawn};
    assert_eq!(states, [Waiting, Shown, Shown, Expired]);
    it.withdraw(stamp(later(3))).expect("it is shown");
    assert_eq!(it.state(later(3)), Withdrawn);
    let words = draft().words;
    assert_eq!(it.rewrite(words, stamp(later(4))).unwrap_err().code, ProblemCode::WrongDocumentState);
}

#[test]
fn what_is_urgent_always_asks_to_be_acknowledged() {
    for (urgency, asks, expected) in
        [(Urgency::Normal, false, false), (Urgency::Important, true, true), (Urgency::Urgent, false, true)]
    {
        let it = published(AnnouncementDraft { urgency, asks_acknowledgement: asks, ..draft() });
        assert_eq!(it.asks_acknowledgement, expected, "{urgency:?}");
    }
}

#[test]
fn a_committee_speaks_five_times_in_any_seven_days_and_urgently_twice() {
    let mut budget = AnnouncementBudget::unused(org().id);
    let mut spend = |hours: i64, urgency: Urgency| {
        let id = AnnouncementId::from_parts(1, u128::try_from(hours).expect("after the beginning"));
        budget.spend(OrgKind::PartyCommittee, SentAnnouncement { id, at: later(hours), urgency })
    };
    for hours in [0, 10] {
        spend(hours, Urgency::Urgent).expect("two may be urgent");
    }
    let refused = spend(20, Urgency::Urgent).expect_err("the third may not");
    assert_eq!(refused.code, ProblemCode::BudgetSpent);
    assert!(
        refused.sentence.contains("Có thể gửi tiếp từ thứ Hai, 23/11/2026, 08:00."),
        "{}",
        refused.sentence
    );
    for hours in [20, 30, 40] {
        spend(hours, Urgency::Important).expect("five in all");
    }
    assert_eq!(spend(50, Urgency::Normal).expect_err("the sixth").code, ProblemCode::BudgetSpent);
    assert!(spend(167, Urgency::Normal).is_err(), "an hour before the first is a week old");
    spend(168, Urgency::Urgent).expect("the first does not count any more");
    let left = budget.left(OrgKind::PartyCommittee, later(168));
    assert_eq!((left.left, left.urgent_left), (0, 0));
    assert_eq!((left.next_at, left.urgent_next_at), (Some(later(178)), Some(later(178))));
    assert_eq!(budget.left(OrgKind::PartyCommittee, later(400)).left, 5);
}
