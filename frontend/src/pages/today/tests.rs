//! What the first page says in each state of an invitation.

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::civil::Date;
use shared::attendance::{
    Absence, AbsenceReason, AbsenceReport, Answer, Attendance, CheckIn, Decision, ListedAs, Listing, Verdict,
};
use shared::duty::{Duty, DutyAbout, in_order};
use shared::grant::Role;
use shared::id::{AssignmentId, MeetingId, MemberId, OrgId};
use shared::meeting::{Cancellation, Meeting, MeetingKind, MeetingPlan, MeetingState, MyMeeting, Stamp};
use shared::org::OrgPath;
use yew::prelude::*;

use super::agenda::{Entry, arranged, in_one_line, nothing_ahead, summary};
use super::buttons::{AnswerButtons, Request};
use super::later::later;
use super::lead::{LeadTask, lead_card};
use super::meeting_card::meeting_card;
use super::stance::Stance;
use crate::testing::rendered;

const ME: MemberId = MemberId::from_parts(1, 1);
const SECRETARY: MemberId = MemberId::from_parts(1, 2);

fn at(text: &str) -> Timestamp {
    text.parse().expect("the test writes a timestamp")
}

/// The day before the meeting, in the morning.
fn now() -> Timestamp {
    at("2026-11-24T01:00:00Z")
}

fn stamp(by: MemberId, name: &str) -> Stamp {
    Stamp { by, name: name.into(), at: at("2026-11-23T13:05:00Z") }
}

fn meeting() -> Meeting {
    let org = OrgId::from_parts(1, 3);
    Meeting {
        id: MeetingId::from_parts(1, 4),
        org,
        org_name: "Chi bộ thôn Đông".into(),
        path: OrgPath::root(org),
        plan: MeetingPlan {
            kind: MeetingKind::Regular,
            title: "Sinh hoạt chi bộ tháng 11/2026".into(),
            starts_at: at("2026-11-25T12:30:00Z"),
            place: "Nhà văn hóa thôn Đông".into(),
            chair: None,
            minute_taker: None,
            agenda: vec![],
            note: String::new(),
        },
        chair_name: String::new(),
        minute_taker_name: String::new(),
        state: MeetingState::Called,
        round: 1,
        calendar_sequence: 0,
        called: None,
        opened: None,
        closed: None,
        cancelled: None,
        rev: 1,
    }
}

fn entry(listed_as: ListedAs) -> Attendance {
    let listing = Listing { member: ME, name: "Nguyễn Thị Hường".into(), listed_as };
    Attendance { answered_round: 1, ..Attendance::new(meeting().id, listing) }
}

fn asked() -> MyMeeting {
    MyMeeting { meeting: meeting(), mine: Some(entry(ListedAs::Official)) }
}

fn answered(answer: Answer) -> MyMeeting {
    MyMeeting { mine: Some(Attendance { answer, ..entry(ListedAs::Official) }), ..asked() }
}

fn attending() -> MyMeeting {
    answered(Answer::WillAttend { stamp: stamp(ME, "Nguyễn Thị Hường") })
}

fn absent(decision: Option<Decision>) -> MyMeeting {
    let stamp = stamp(ME, "Nguyễn Thị Hường");
    let report = AbsenceReport { reason: AbsenceReason::Duty, text: "Tập huấn trên tỉnh".into() };
    let mut mine = answered(Answer::AbsenceReported { stamp: stamp.clone() });
    if let Some(entry) = &mut mine.mine {
        entry.absence = Some(Absence { report, stamp, decision });
    }
    mine
}

fn decision(verdict: Verdict, note: &str) -> Decision {
    let stamp = stamp(SECRETARY, "Trần Văn Ước");
    Decision { verdict, stamp, role: Role::Secretary, note: note.into(), round: 1 }
}

fn card_at(mine: &MyMeeting, now: Timestamp) -> String {
    let (stance, meeting) = (Stance::of(mine, now), mine.meeting.id);
    let buttons =
        html! { <AnswerButtons {meeting} {stance} request={Request::Open} onact={Callback::noop()} /> };
    rendered(meeting_card(mine, ME, mine.meeting.org, now, buttons))
}

fn card(mine: &MyMeeting) -> String {
    card_at(mine, now())
}

fn says(html: &str, words: &[&str]) {
    for word in words {
        assert!(html.contains(word), "{word} is missing in {html}");
    }
}

fn silent(html: &str, words: &[&str]) {
    for word in words {
        assert!(!html.contains(word), "{word} is too much in {html}");
    }
}

#[test]
fn an_invitation_asks_with_one_main_button() {
    let html = card(&asked());
    says(&html, &["Sinh hoạt chi bộ tháng 11/2026", "ngày mai, thứ Tư, 25/11/2026, 19:30"]);
    says(&html, &["Nhà văn hóa thôn Đông", "Chưa trả lời", "Tôi sẽ dự", "Xin phép vắng"]);
    says(&html, &[&format!("href=\"/sinh-hoat/{}/xin-vang\"", meeting().id)]);
    assert_eq!(html.matches("data-variant=\"primary\"").count(), 1, "{html}");
}

#[test]
fn an_answer_is_shown_and_can_be_changed() {
    let html = card(&attending());
    says(&html, &["Sẽ dự", "Đồng chí đã trả lời: sẽ dự.", "20:05", "Đổi câu trả lời"]);
    silent(&html, &["Tôi sẽ dự", "Rút đơn", "data-variant=\"primary\""]);
}

#[test]
fn an_answer_given_by_somebody_else_says_by_whom() {
    let html = card(&answered(Answer::WillAttend { stamp: stamp(SECRETARY, "Trần Văn Ước") }));
    says(&html, &["Đồng chí Trần Văn Ước đã trả lời thay: sẽ dự."]);
}

#[test]
fn a_request_waits_and_can_be_taken_back() {
    let html = card(&absent(None));
    says(&html, &["Đã xin vắng, chờ quyết định", "đi công tác (“Tập huấn trên tỉnh”)", "Rút đơn"]);
    says(&html, &["không bị tính là vắng không phép"]);
}

#[test]
fn a_decision_says_who_in_which_role_when_and_with_which_words() {
    let html = card(&absent(Some(decision(Verdict::Approved, ""))));
    says(&html, &["Được phép vắng", "Đồng ý cho vắng", "Bí thư Trần Văn Ước quyết định lúc"]);
    silent(&html, &["Lời nhắn", "Quyết định sau khi"]);
    let html = card(&absent(Some(decision(Verdict::Refused, "Tháng này bầu chi ủy, mong đồng chí dự."))));
    says(&html, &["Đơn không được đồng ý", "Không đồng ý", "Lời nhắn: “Tháng này bầu chi ủy"]);
}

#[test]
fn a_late_decision_is_called_late() {
    let mut late = decision(Verdict::Approved, "");
    late.stamp.at = at("2026-11-25T13:00:00Z");
    let html = card_at(&absent(Some(late)), at("2026-11-25T14:00:00Z"));
    says(&html, &["Quyết định sau khi cuộc họp bắt đầu.", "Đã đến giờ họp"]);
}

#[test]
fn another_time_or_place_asks_again_and_lets_the_decision_lapse() {
    let mut again = absent(Some(decision(Verdict::Approved, "")));
    again.meeting.round = 2;
    let html = card(&again);
    says(&html, &["Cần trả lời lại", "Giờ hoặc địa điểm họp đã thay đổi", "Tôi sẽ dự", "Xin phép vắng"]);
    says(&html, &["Đồng chí đã trả lời: xin phép vắng", "không còn hiệu lực"]);
}

#[test]
fn a_cancelled_meeting_says_why_and_asks_nothing() {
    let mut off = attending();
    off.meeting.state = MeetingState::Cancelled;
    off.meeting.cancelled =
        Some(Cancellation { reason: "Bão số 12".into(), stamp: stamp(SECRETARY, "Trần Văn Ước") });
    let html = card(&off);
    says(&html, &["Đã hủy", "Lý do: Bão số 12", "Đồng chí Trần Văn Ước báo hủy lúc"]);
    silent(&html, &["<button", "Sẽ dự"]);
}

#[test]
fn once_it_has_begun_answers_are_closed() {
    let html = card_at(&asked(), at("2026-11-25T12:30:00Z"));
    says(
        &html,
        &["Đã đến giờ họp", "hôm nay, ", "Đồng chí chưa trả lời.", "báo trực tiếp với người chủ trì"],
    );
    silent(&html, &["<button"]);
    let mut open = attending();
    open.meeting.state = MeetingState::InSession;
    says(&card(&open), &["Đang họp", "Đồng chí đã trả lời: sẽ dự."]);
}

#[test]
fn whoever_is_not_summoned_is_told_why() {
    let html = card(&MyMeeting { mine: Some(entry(ListedAs::Exempt)), ..asked() });
    says(&html, &["Không bắt buộc dự", "Được miễn công tác và sinh hoạt"]);
    let html = card(&MyMeeting { mine: None, ..asked() });
    says(&html, &["Đồng chí không có trong danh sách triệu tập"]);
    silent(&html, &["<button"]);
}

fn on(day: u64, mine: MyMeeting) -> MyMeeting {
    let mut mine = mine;
    mine.meeting.id = MeetingId::from_parts(day, 0);
    mine.meeting.plan.starts_at = at("2026-11-24T12:30:00Z")
        .checked_add(jiff::SignedDuration::from_hours(24 * i64::try_from(day).expect("small")))
        .expect("near");
    mine
}

#[test]
fn the_next_meeting_and_every_duty_get_a_card_the_rest_a_line() {
    let mut over = on(0, attending());
    over.meeting.state = MeetingState::Closed;
    let mine = vec![over, on(1, attending()), on(2, attending()), on(3, asked())];
    let (cards, later) = arranged(&mine, now(), &BTreeSet::new());
    let ids = |list: Vec<&MyMeeting>| list.iter().map(|mine| mine.meeting.id).collect::<Vec<_>>();
    assert_eq!(ids(cards), [mine[1].meeting.id, mine[3].meeting.id]);
    assert_eq!(ids(later), [mine[0].meeting.id, mine[2].meeting.id]);
    let (cards, _) = arranged(&mine, now(), &BTreeSet::from([mine[2].meeting.id]));
    assert_eq!(cards.len(), 3, "an answered card stays where it was");
}

fn duty(what: &str, due_on: Option<Date>) -> Duty {
    let (meeting, assignment) = (MeetingId::from_parts(9, 9), AssignmentId::from_parts(9, 9));
    Duty::new(DutyAbout::SettleAssignment { meeting, assignment, what: what.into() }, due_on)
}

#[test]
fn meetings_and_other_duties_stand_in_one_line_by_their_day() {
    // They meet on the 25th, the 27th and the 28th; the first one is going on.
    let mine = [on(1, attending()), on(3, asked()), on(4, asked())];
    let begun = at("2026-11-25T13:00:00Z");
    let day = |day| Some(Date::constant(2026, 11, day));
    let duties = in_order(vec![
        duty("không hạn", None),
        duty("sau", day(27)),
        duty("quá hạn", day(20)),
        duty("trước", day(26)),
    ]);
    let line: Vec<String> = in_one_line(&duties, mine.iter().collect(), begun)
        .into_iter()
        .map(|entry| match entry {
            Entry::Meeting(mine) => mine.meeting.id.to_string(),
            Entry::Duty(duty) => duty.about.sentence(),
        })
        .collect();
    let id = |index: usize| mine[index].meeting.id.to_string();
    let expected = [id(0), "quá hạn".into(), "trước".into(), id(1), "sau".into(), id(2), "không hạn".into()];
    assert_eq!(line, expected);
}

#[test]
fn how_much_waits_is_one_sentence() {
    let today = Date::constant(2026, 11, 24);
    let of = |days: &[i8]| {
        let duties: Vec<_> =
            days.iter().map(|day| duty("việc", Some(Date::constant(2026, 11, *day)))).collect();
        summary(&duties, today)
    };
    assert!(of(&[]).starts_with("Đồng chí đã làm xong mọi việc."));
    assert_eq!(of(&[24]), "Có 1 việc chờ đồng chí.");
    assert_eq!(of(&[24, 30]), "Có 2 việc chờ đồng chí, việc gần hạn đứng trước.");
    assert_eq!(of(&[20, 24, 30]), "Có 3 việc chờ đồng chí, trong đó 1 việc đã qua hạn.");
}

#[test]
fn a_meeting_that_is_over_says_what_it_amounted_to() {
    let mut over = attending();
    over.meeting.state = MeetingState::Closed;
    if let Some(entry) = &mut over.mine {
        entry.check_in = CheckIn::Late;
        entry.checked =
            Some(Stamp { at: at("2026-11-25T12:40:00Z"), ..stamp(SECRETARY, "Trần Văn Ước") });
    }
    let html = rendered(later(&[&over], now()));
    says(&html, &["Các cuộc họp khác", "Đã dự", "Nhà văn hóa thôn Đông"]);
    assert_eq!(rendered(later(&[], now())), "");
}

#[test]
fn those_who_lead_come_to_the_roll_call_when_it_is_open() {
    let mut meeting = meeting();
    assert_eq!(LeadTask::of(&meeting, now()), Some(LeadTask::LookAfterAnswers));
    assert_eq!(LeadTask::of(&meeting, at("2026-11-25T10:30:00Z")), Some(LeadTask::TakeRollCall));
    let html = rendered(lead_card(&meeting, LeadTask::TakeRollCall));
    says(&html, &["Điểm danh", "/diem-danh"]);
    meeting.state = MeetingState::Cancelled;
    assert_eq!(LeadTask::of(&meeting, now()), None);
}

#[test]
fn nothing_to_do_is_said_kindly() {
    let html = rendered(nothing_ahead(false));
    says(&html, &["Đồng chí không có việc nào phải làm", "giấy mời hiện ở đây"]);
    silent(&html, &["Chuẩn bị cuộc họp"]);
    says(&rendered(nothing_ahead(true)), &["Chuẩn bị cuộc họp"]);
}
