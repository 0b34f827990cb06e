//! One evening from the draft to the figures, as browsers see it: told once, for every way in which the product runs.

use jiff::{SignedDuration, Timestamp};
use shared::attendance::{
    AbsenceReason, AbsenceReport, AnswerInvitation, AttendanceAt, CheckIn, DecideAbsence, DecisionOrder,
    Mark, Outcome, ReportAbsence, RollCall, TakeRollCall, Verdict,
};
use shared::duty::ListDuties;
use shared::endpoint::Nothing;
use shared::id::{MeetingId, MemberId, OrgId};
use shared::meeting::{
    AtRevision, CallMeeting, CloseMeeting, CreateMeeting, FindCalendarFile, FindMeeting, MeetingAt,
    MeetingPlan, MeetingState, MeetingView, NewMeeting, OpenMeeting,
};
use shared::member::{FindMe, MemberAt};
use shared::org::OrgAt;
use shared::problem::ProblemCode;
use shared::statistics::{FindBranchStatistics, FindMemberStatistics, YearQuery};
use shared::time::local_date;

use crate::NONE;
use crate::browser::Browser;
use crate::evening::plan;
use crate::site::Site;

/// Somebody who can sign in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Their citizen id.
    pub citizen_id: String,
    /// Their password.
    pub password: String,
}

/// Who plays: three of one branch.
pub struct Cast {
    /// Its secretary.
    pub secretary: Account,
    /// Who comes.
    pub comes: Account,
    /// Who asks for leave.
    pub is_away: Account,
}

/// Somebody at their browser, signed in.
struct Seat<'s, S> {
    browser: Browser<'s, S>,
    id: MemberId,
    branch: OrgId,
}

/// Plays the evening at a site whose clock shows `now`.
///
/// # Panics
/// When anything goes otherwise than told.
pub async fn play<S: Site>(site: &S, cast: &Cast, now: Timestamp) {
    let mut secretary = sit_down(site, &cast.secretary).await;
    let mut comes = sit_down(site, &cast.comes).await;
    let mut is_away = sit_down(site, &cast.is_away).await;
    let at = invite(&mut secretary, &comes, now).await;
    answer(&mut comes, &mut is_away, at).await;
    decide(&mut secretary, &is_away, at).await;
    let whole = hold(&mut secretary, &is_away, at, now).await;
    count(&mut secretary, &mut is_away, &whole).await;
    keep_calendar(&mut comes, &whole).await;
    leave(secretary).await;
}

/// Signs in; the cookie that comes is worth a fresh one.
async fn sit_down<'s, S: Site>(site: &'s S, account: &Account) -> Seat<'s, S> {
    let mut browser = Browser::new(site);
    browser.sign_in(&account.citizen_id, &account.password).await.ok();
    let first = browser.cookie().expect("signing in sets the cookie").to_owned();
    assert!(first.starts_with("__Host-sotay="), "a cookie of this host alone");
    browser.refresh().await.ok();
    assert_ne!(browser.cookie(), Some(first.as_str()), "refreshing turns the cookie");
    let me = browser.call::<FindMe>(NONE, NONE, NONE).await.ok();
    Seat { browser, id: me.member.id, branch: me.member.branch }
}

/// A draft for half an hour from now, and the invitations.
async fn invite<S: Site>(
    secretary: &mut Seat<'_, S>,
    minute_taker: &Seat<'_, S>,
    now: Timestamp,
) -> MeetingAt {
    let starts_at = now.saturating_add(SignedDuration::from_mins(30)).expect("a year of our time");
    let (chair, minute_taker) = (Some(secretary.id), Some(minute_taker.id));
    let plan = MeetingPlan { starts_at, chair, minute_taker, ..plan() };
    let id = MeetingId::from_parts(now.as_millisecond().unsigned_abs(), 1);
    let new = NewMeeting { id, plan: plan.clone() };
    let org = OrgAt { org: secretary.branch };
    let draft = secretary.browser.call::<CreateMeeting>(org, NONE, new).await.ok();
    assert_eq!((draft.state, draft.plan), (MeetingState::Draft, plan));
    let (at, rev) = (MeetingAt { meeting: id }, AtRevision { rev: draft.rev });
    let called = secretary.browser.call::<CallMeeting>(at, NONE, rev).await.ok();
    assert_eq!(called.meeting.state, MeetingState::Called);
    at
}

/// One says yes, the other asks for leave; both see it on their first page.
async fn answer<S: Site>(comes: &mut Seat<'_, S>, is_away: &mut Seat<'_, S>, at: MeetingAt) {
    let entry = |whose: MemberId| AttendanceAt { meeting: at.meeting, member: whose };
    comes.browser.call::<AnswerInvitation>(entry(comes.id), NONE, NONE).await.ok();
    let report =
        AbsenceReport { reason: AbsenceReason::Duty, text: "Đi công tác tại tỉnh bạn.".into() };
    is_away.browser.call::<ReportAbsence>(entry(is_away.id), NONE, report.clone()).await.ok();
    let ahead = is_away.browser.call::<ListDuties>(NONE, NONE, NONE).await.ok().meetings;
    let mine = ahead.into_iter().find(|mine| mine.meeting.id == at.meeting).and_then(|mine| mine.mine);
    let absence = mine.expect("on the list").absence.expect("asked for leave");
    assert_eq!((absence.report, absence.decision), (report, None));
}

async fn decide<S: Site>(secretary: &mut Seat<'_, S>, whose: &Seat<'_, S>, at: MeetingAt) {
    let view = secretary.browser.call::<FindMeeting>(at, NONE, NONE).await.ok();
    let entry = view.attendances.iter().find(|entry| entry.member == whose.id).expect("on the list");
    let asked_at = entry.absence.as_ref().expect("asked for leave").stamp.at;
    let order = DecisionOrder { asked_at, verdict: Verdict::Approved, note: String::new() };
    let place = AttendanceAt { meeting: at.meeting, member: whose.id };
    let decided = secretary.browser.call::<DecideAbsence>(place, NONE, order).await.ok();
    assert!(decided.absence.is_some_and(|absence| absence.decision.is_some()));
}

/// Opens, marks everyone summoned, closes.
async fn hold<S: Site>(
    secretary: &mut Seat<'_, S>,
    is_away: &Seat<'_, S>,
    at: MeetingAt,
    now: Timestamp,
) -> MeetingView {
    let view = secretary.browser.call::<FindMeeting>(at, NONE, NONE).await.ok();
    let rev = AtRevision { rev: view.meeting.rev };
    let opened = secretary.browser.call::<OpenMeeting>(at, NONE, rev).await.ok();
    assert_eq!(opened.state, MeetingState::InSession);
    let summoned = view.attendances.iter().filter(|entry| entry.listed_as.is_summoned());
    let marks = summoned.map(|entry| Mark {
        member: entry.member,
        check_in: if entry.member == is_away.id { CheckIn::Absent } else { CheckIn::Present },
        at: now,
    });
    let roll = RollCall { marks: marks.collect() };
    secretary.browser.call::<TakeRollCall>(at, NONE, roll).await.ok();
    let rev = AtRevision { rev: opened.rev };
    let closed = secretary.browser.call::<CloseMeeting>(at, NONE, rev).await.ok();
    assert_eq!(closed.meeting.state, MeetingState::Closed);
    closed
}

/// The year of the branch has the evening in it, and the year of who was away says: with leave.
async fn count<S: Site>(secretary: &mut Seat<'_, S>, is_away: &mut Seat<'_, S>, whole: &MeetingView) {
    let query = YearQuery { year: Some(local_date(whole.meeting.plan.starts_at).year()) };
    let org = OrgAt { org: secretary.branch };
    let year = secretary.browser.call::<FindBranchStatistics>(org, query, NONE).await.ok();
    let evening = year.months.iter().flat_map(|month| &month.meetings).find(|it| it.id == whole.meeting.id);
    let rate = evening.expect("a closed meeting is counted").figures.rate();
    let summoned = whole.attendances.iter().filter(|entry| entry.listed_as.is_summoned()).count();
    assert_eq!((rate.part, rate.whole), (summoned - 1, summoned));
    let me = MemberAt { member: is_away.id };
    let mine = is_away.browser.call::<FindMemberStatistics>(me, query, NONE).await.ok();
    let outcome = mine.meetings.iter().find(|it| it.meeting == whole.meeting.id).map(|it| it.outcome);
    assert_eq!(outcome, Some(Outcome::ExcusedAbsence));
}

async fn keep_calendar<S: Site>(seat: &mut Seat<'_, S>, whole: &MeetingView) {
    let at = MeetingAt { meeting: whole.meeting.id };
    let file = seat.browser.call::<FindCalendarFile>(at, NONE, NONE).await.ok();
    assert!(file.file_name.ends_with(".ics"), "{}", file.file_name);
    let text = file.text.replace("\r\n ", "");
    assert!(text.starts_with("BEGIN:VCALENDAR\r\n") && text.ends_with("END:VCALENDAR\r\n"), "{text}");
    for part in [format!("UID:{}@sotay", whole.meeting.id), format!("SUMMARY:{}", whole.meeting.plan.title)] {
        assert!(text.contains(&part), "{part} in {text}");
    }
}

/// Signs out; the cookie goes, and a copy of it opens nothing.
async fn leave<S: Site>(seat: Seat<'_, S>) {
    let (mut browser, mut copy) = (seat.browser.clone(), seat.browser);
    let Nothing {} = browser.sign_out().await.ok();
    assert_eq!(browser.cookie(), None);
    copy.refresh().await.refused(ProblemCode::SessionEnded);
}
