use jiff::Timestamp;
use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::problem::ProblemCode;
use crate::rules::feedback_rules;
use crate::rules::working_days::{is_working_day, working_days_between};

fn org(n: u64, kind: OrgKind, path: OrgPath) -> FeedbackHolder {
    FeedbackHolder { org: OrgId::from_parts(n, 0), kind, name: format!("{} {n}", kind.label()), path }
}

fn commune() -> FeedbackHolder {
    org(2, OrgKind::PartyCommittee, OrgPath::root(OrgId::from_parts(1, 0)).child(OrgId::from_parts(2, 0)))
}

fn branch() -> FeedbackHolder {
    org(3, OrgKind::Branch, commune().path.child(OrgId::from_parts(3, 0)))
}

fn person(n: u64) -> MemberId {
    MemberId::from_parts(n, 0)
}

fn at(text: &str) -> Timestamp {
    format!("{text}T03:00:00Z").parse().unwrap()
}

fn stamp(n: u64, day: &str) -> Stamp {
    Stamp { by: person(n), name: "Trần Thị B".into(), at: at(day) }
}

fn text() -> FeedbackText {
    FeedbackText {
        kind: FeedbackKind::Proposal,
        title: "  Lịch  họp chi bộ ".into(),
        text: " Đề nghị họp vào tối thứ Bảy. ".into(),
    }
}

fn sent() -> Feedback {
    let author = Author { member: person(1), name: "Nguyễn Văn A".into(), branch: branch() };
    let number = FeedbackNumber { serial: 7, year: 2026 };
    let id = FeedbackId::from_parts(1, 1);
    Feedback::send(id, text().checked().unwrap(), author, branch(), number, stamp(1, "2026-03-02"))
}

#[test]
fn what_is_sent_is_tidied_numbered_and_due() {
    let feedback = sent();
    assert_eq!(
        (feedback.title.as_str(), feedback.text.as_str()),
        ("Lịch họp chi bộ", "Đề nghị họp vào tối thứ Bảy.")
    );
    assert_eq!(feedback.number.to_string(), "7/2026");
    // Thirty working days after Monday 2 March 2026; the first day off after it is 27 April.
    assert_eq!(feedback.due_on, date(2026, 4, 13));
    assert!(!feedback.is_on_behalf() && !feedback.is_overdue(feedback.due_on));
    assert!(feedback.is_overdue(date(2026, 4, 14)));
    assert_eq!(feedback.days_left(date(2026, 4, 10)), 1);
}

#[test]
fn what_says_nothing_or_too_much_is_refused_by_field() {
    let wrong = FeedbackText { title: "Họp".into(), text: "a".repeat(LONGEST_TEXT + 1), ..text() };
    let fields: Vec<_> = wrong.checked().unwrap_err().into_iter().map(|problem| problem.field).collect();
    assert_eq!(fields, ["title", "text"]);
}

#[test]
fn a_number_is_known_as_people_type_it() {
    for (typed, number) in
        [("7/2026", Some("7/2026")), (" Số 12 / 2025 ", Some("12/2025")), ("3", Some("3/2027"))]
    {
        assert_eq!(FeedbackNumber::typed(typed, 2027).map(|it| it.to_string()).as_deref(), number, "{typed}");
    }
    for typed in ["", "bảy", "0", "7/", "7/hai", "99999999999"] {
        assert_eq!(FeedbackNumber::typed(typed, 2027), None, "{typed}");
    }
}

#[test]
fn an_answer_ends_it() {
    let mut feedback = sent();
    feedback.receive(stamp(2, "2026-03-03")).unwrap();
    assert_eq!(feedback.state, FeedbackState::Received);
    assert_eq!(feedback.answer("Vâng.", stamp(2, "2026-03-04")).unwrap_err().code, ProblemCode::Invalid);
    feedback.answer("  Chi bộ đã thống nhất họp tối thứ Bảy. ", stamp(2, "2026-03-04")).unwrap();
    let said = FeedbackAct::Answered { text: "Chi bộ đã thống nhất họp tối thứ Bảy.".into() };
    assert_eq!(feedback.last_by(person(2)), Some(&said));
    assert_eq!(feedback.receive(stamp(2, "2026-03-05")).unwrap_err().code, ProblemCode::FeedbackOver);
    assert_eq!(feedback.withdraw(stamp(1, "2026-03-05")).unwrap_err().code, ProblemCode::FeedbackOver);
    assert!(!feedback.climb(commune(), at("2027-01-01")));
}

#[test]
fn it_is_extended_once_with_a_reason() {
    let mut feedback = sent();
    assert_eq!(feedback.extend("Bận", stamp(2, "2026-04-10")).unwrap_err().code, ProblemCode::Invalid);
    feedback.extend("Chờ ý kiến của đảng ủy", stamp(2, "2026-04-10")).unwrap();
    let added = feedback_rules(feedback.since).extension_working_days;
    assert_eq!(working_days_between(date(2026, 4, 13), feedback.due_on), u32::from(added));
    let again = feedback.extend("Vẫn chờ ý kiến", stamp(2, "2026-04-20")).unwrap_err();
    assert_eq!(again.code, ProblemCode::FeedbackExtended);
}

#[test]
fn handed_up_it_has_a_new_day_and_keeps_its_origin() {
    let mut feedback = sent();
    feedback.extend("Chờ ý kiến của đảng ủy", stamp(2, "2026-03-10")).unwrap();
    feedback.forward(commune(), "Vượt thẩm quyền chi bộ", stamp(2, "2026-03-11")).unwrap();
    assert_eq!((feedback.holder.org, feedback.origin.org), (commune().org, branch().org));
    assert_eq!((feedback.state, feedback.extended), (FeedbackState::Sent, 0));
    let days = feedback_rules(feedback.since).committee_working_days;
    assert_eq!(working_days_between(date(2026, 3, 11), feedback.due_on), u32::from(days));
    assert_eq!(feedback.steps.last().unwrap().at, branch().name, "the step was the branch's");
}

#[test]
fn silence_climbs_the_day_after_the_last() {
    let mut feedback = sent();
    assert!(!feedback.climb(commune(), at("2026-04-13")));
    assert!(feedback.climb(commune(), at("2026-04-14")));
    assert_eq!(feedback.holder.org, commune().org);
    assert!(matches!(feedback.steps.last().unwrap().stamp, FeedbackStamp::Clock { .. }));
    assert!(!feedback.climb(commune(), at("2026-04-14")), "once");
}

#[test]
fn whoever_had_it_goes_on_reading_and_at_the_top_it_is_marked_once_for_each_last_day() {
    let mut feedback = sent();
    assert!(feedback.lapse(Some(commune()), at("2026-04-14")));
    assert!(feedback.was_held_by(&branch().path) && feedback.was_held_by(&commune().path));
    let past = &feedback.past[0];
    assert_eq!(
        (past.left, past.since, past.due_on),
        (FeedbackLeft::Climbed, date(2026, 3, 2), date(2026, 4, 13))
    );
    let late = at("2026-12-01");
    assert!(!feedback.lapse(None, at("2026-05-04")), "not yet");
    assert!(feedback.lapse(None, late) && feedback.is_marked_overdue());
    assert!(!feedback.lapse(None, late), "once");
    assert_eq!((feedback.holder.org, feedback.state), (commune().org, FeedbackState::Sent));
    feedback.extend("Chờ ý kiến của tỉnh ủy", stamp(2, "2026-12-02")).unwrap();
    assert!(!feedback.is_marked_overdue());
    assert!(feedback.lapse(None, at("2027-12-01")), "a new day, a new mark");
}

#[test]
fn steps_are_read_back_as_they_were_written() {
    let mut feedback = sent();
    feedback.climb(commune(), at("2026-04-14"));
    let text = serde_json::to_string(&feedback).unwrap();
    assert_eq!(serde_json::from_str::<Feedback>(&text).unwrap(), feedback);
}

proptest! {
    /// Whatever is done, it ends at most once, its last day is a working day not before the holder got it, and every
    /// act that was taken is a step that the author sees.
    #[test]
    fn its_course_is_whole(acts in proptest::collection::vec((0_u8..6, 0_i64..80), 0..12)) {
        let mut feedback = sent();
        let mut day = date(2026, 3, 2);
        for (act, later) in acts {
            day = day.checked_add(jiff::Span::new().days(later)).unwrap();
            let (before, steps) = (feedback.state.stage(), feedback.steps.len());
            let stamp = stamp(2, &day.to_string());
            let taken = match act {
                0 => feedback.receive(stamp).is_ok(),
                1 => feedback.answer("Đã trả lời bằng lời.", stamp).is_ok(),
                2 => feedback.extend("Cần thêm thời gian", stamp).is_ok(),
                3 => feedback.forward(commune(), "Vượt thẩm quyền chi bộ", stamp).is_ok(),
                4 => feedback.climb(commune(), at(&day.to_string())),
                _ => feedback.withdraw(stamp).is_ok(),
            };
            prop_assert_eq!(feedback.steps.len(), steps + usize::from(taken));
            prop_assert!(!taken || before == FeedbackStage::Waiting);
            prop_assert!(feedback.due_on >= feedback.since && is_working_day(feedback.due_on));
        }
    }
}
