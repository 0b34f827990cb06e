//! An evening: a meeting of the branch and the steps of its life.
//!
//! Steps of those who run it are taken by the secretary, with the revision that is stored; a test about somebody else
//! or about a stale revision calls the endpoint itself.

use jiff::{SignedDuration, Timestamp};
use shared::attendance::Attendance;
use shared::attendance::{
    AbsenceReason, AbsenceReport, AnswerInvitation, AttendanceAt, CheckIn, DecideAbsence, DecisionOrder,
    Mark, ReportAbsence, RollCall, TakeRollCall, Verdict, WithdrawAbsence,
};
use shared::id::{FileId, MeetingId};
use shared::meeting::{
    AgendaItem, AtRevision, CallMeeting, CancelMeeting, CancelOrder, ChangeMeeting, CloseMeeting,
    CreateMeeting, FindMeeting, MeetingAt, MeetingChange, MeetingKind, MeetingPlan, MeetingView, NewMeeting,
    OpenMeeting,
};
use shared::org::OrgAt;
use shared::paper::PaperAt;

use crate::NONE;
use crate::clock::local;
use crate::country::{BRANCH, COMMITTEE_MEMBER, SECRETARY};
use crate::persona::Persona;
use crate::reply::Reply;
use crate::world::World;

/// A whole plan: a regular meeting on Wednesday, 25/11/2026 at 19:30.
pub fn plan() -> MeetingPlan {
    let item = |title: &str, minutes| AgendaItem { title: title.into(), minutes };
    MeetingPlan {
        kind: MeetingKind::Regular,
        title: "Sinh hoạt chi bộ tháng 11/2026".into(),
        starts_at: local("2026-11-25T19:30"),
        place: "Nhà văn hóa thôn Đông".into(),
        chair: Some(SECRETARY.id),
        minute_taker: Some(COMMITTEE_MEMBER.id),
        agenda: vec![
            item("Đánh giá nhiệm vụ tháng 10", 30),
            item("Thảo luận nhiệm vụ tháng 12", 50),
            item("Kết luận", 15),
        ],
        note: "Đề nghị đọc trước dự thảo nghị quyết.".into(),
    }
}

/// A meeting of the branch.
#[derive(Clone, Copy)]
pub struct Evening<'w> {
    world: &'w World,
    /// Which.
    pub id: MeetingId,
    /// Who takes the steps of those who run it.
    secretary: Persona,
}

impl<'w> Evening<'w> {
    /// The id of the test's `number`th meeting.
    pub const fn id_of(number: u128) -> MeetingId {
        MeetingId::from_parts(1_763_000_000_000, number)
    }

    /// The test's `number`th meeting, whether it is there or not.
    pub const fn at_id(world: &'w World, number: u128) -> Self {
        Self { world, id: Self::id_of(number), secretary: Persona::Secretary }
    }

    /// A draft of [`plan`].
    pub async fn drafted(world: &'w World) -> Self {
        Self::drafted_as(world, 1, plan()).await
    }

    /// A draft of another plan.
    pub async fn drafted_as(world: &'w World, number: u128, plan: MeetingPlan) -> Self {
        Self::drafted_by(world, Persona::Secretary, number, plan).await
    }

    /// The same in the branch of another secretary, who takes the chair and all further steps.
    pub async fn drafted_by(world: &'w World, secretary: Persona, number: u128, plan: MeetingPlan) -> Self {
        let id = Self::id_of(number);
        let own = secretary == Persona::Secretary;
        let plan = match own {
            true => plan,
            false => MeetingPlan { chair: Some(secretary.id()), minute_taker: Some(secretary.id()), ..plan },
        };
        let org = if own { BRANCH } else { secretary.person().branch };
        world.call::<CreateMeeting>(secretary, OrgAt { org }, NONE, NewMeeting { id, plan }).await.ok();
        Self { world, id, secretary }
    }

    /// A meeting of a secretary's branch from the invitation to its end, called two days before and closed two hours after its hour.
    pub async fn held_by(
        world: &'w World,
        secretary: Persona,
        number: u128,
        plan: MeetingPlan,
        but: &[(Persona, CheckIn)],
    ) -> Self {
        let starts_at = plan.starts_at;
        world.clock.set(starts_at - SignedDuration::from_hours(48));
        let evening = Self::drafted_by(world, secretary, number, plan).await;
        evening.call().await.ok();
        world.clock.set(starts_at);
        evening.open().await.ok();
        evening.mark_all_but(but).await.ok();
        world.clock.pass(SignedDuration::from_hours(2));
        evening.close().await.ok();
        evening
    }

    /// A meeting to which the invitations are out.
    pub async fn called(world: &'w World) -> Self {
        Self::called_as(world, 1, plan()).await
    }

    /// The same of another plan.
    pub async fn called_as(world: &'w World, number: u128, plan: MeetingPlan) -> Self {
        let evening = Self::drafted_as(world, number, plan).await;
        evening.call().await.ok();
        evening
    }

    /// A meeting that has just been opened, at its hour.
    pub async fn opened(world: &'w World) -> Self {
        let evening = Self::called(world).await;
        world.clock.set(plan().starts_at);
        evening.open().await.ok();
        evening
    }

    /// Its place in a path.
    pub fn at(&self) -> MeetingAt {
        MeetingAt { meeting: self.id }
    }

    /// Somebody's entry in a path.
    pub fn entry_at(&self, whose: Persona) -> AttendanceAt {
        AttendanceAt { meeting: self.id, member: whose.id() }
    }

    /// A paper of it in a path.
    pub fn paper_at(&self, number: u128) -> PaperAt {
        PaperAt { meeting: self.id, paper: FileId::from_parts(1_763_000_000_000, number) }
    }

    /// The revision that is stored.
    ///
    /// # Panics
    /// When there is no such meeting.
    pub async fn rev(&self) -> u32 {
        let found = self.world.own.find_meeting(self.id).await.expect("the store answers");
        found.expect("the meeting is there").rev
    }

    /// Sends the invitations.
    pub async fn call(&self) -> Reply<CallMeeting> {
        let rev = self.rev().await;
        self.world.call(self.secretary, self.at(), NONE, AtRevision { rev }).await
    }

    /// Changes the plan.
    pub async fn change(&self, plan: MeetingPlan) -> Reply<ChangeMeeting> {
        let rev = self.rev().await;
        self.world.call(self.secretary, self.at(), NONE, MeetingChange { plan, rev }).await
    }

    /// Calls it off.
    pub async fn cancel(&self, reason: &str) -> Reply<CancelMeeting> {
        let order = CancelOrder { reason: reason.into(), rev: self.rev().await };
        self.world.call(self.secretary, self.at(), NONE, order).await
    }

    /// Opens the session.
    pub async fn open(&self) -> Reply<OpenMeeting> {
        let rev = self.rev().await;
        self.world.call(self.secretary, self.at(), NONE, AtRevision { rev }).await
    }

    /// Ends it.
    pub async fn close(&self) -> Reply<CloseMeeting> {
        let rev = self.rev().await;
        self.world.call(self.secretary, self.at(), NONE, AtRevision { rev }).await
    }

    /// "I will come", said by `by` for `whose`.
    pub async fn answer(&self, by: Persona, whose: Persona) -> Reply<AnswerInvitation> {
        self.world.call(by, self.entry_at(whose), NONE, NONE).await
    }

    /// A request to be absent, sent by `by` for `whose`.
    pub async fn report(&self, by: Persona, whose: Persona) -> Reply<ReportAbsence> {
        let report =
            AbsenceReport { reason: AbsenceReason::Duty, text: "Đi công tác tại tỉnh bạn.".into() };
        self.world.call(by, self.entry_at(whose), NONE, report).await
    }

    /// Takes a request back.
    pub async fn withdraw(&self, by: Persona, whose: Persona) -> Reply<WithdrawAbsence> {
        self.world.call(by, self.entry_at(whose), NONE, NONE).await
    }

    /// Decides a request.
    pub async fn decide(&self, by: Persona, whose: Persona, verdict: Verdict) -> Reply<DecideAbsence> {
        let note = match verdict {
            Verdict::Approved => String::new(),
            Verdict::Refused => "Cuộc họp quan trọng, đề nghị thu xếp.".into(),
        };
        let asked_at = self.asked_at(whose).await;
        self.world.call(by, self.entry_at(whose), NONE, DecisionOrder { asked_at, verdict, note }).await
    }

    /// When somebody's request was sent; the present instant without one.
    pub async fn asked_at(&self, whose: Persona) -> Timestamp {
        let absence = self.entry(whose).await.absence;
        absence.map_or_else(|| self.world.clock.now(), |absence| absence.stamp.at)
    }

    /// Marks people now.
    pub async fn mark(&self, by: Persona, marks: &[(Persona, CheckIn)]) -> Reply<TakeRollCall> {
        let at = self.world.clock.now();
        let mark =
            |(whom, check_in): &(Persona, CheckIn)| Mark { member: whom.id(), check_in: *check_in, at };
        self.send_marks(by, marks.iter().map(mark).collect()).await
    }

    /// Sends marks that were taken at other times.
    pub async fn send_marks(&self, by: Persona, marks: Vec<Mark>) -> Reply<TakeRollCall> {
        self.world.call(by, self.at(), NONE, RollCall { marks }).await
    }

    /// Marks everyone summoned as present, and those named as said.
    pub async fn mark_all_but(&self, but: &[(Persona, CheckIn)]) -> Reply<TakeRollCall> {
        let list = self.view(self.secretary).await.attendances;
        let at = self.world.clock.now();
        let exception = |entry: &Attendance| but.iter().find(|(whom, _)| whom.id() == entry.member);
        let is_marked = |entry: &&Attendance| entry.listed_as.is_summoned() || exception(entry).is_some();
        let marks = list.iter().filter(is_marked).map(|entry| Mark {
            member: entry.member,
            check_in: exception(entry).map_or(CheckIn::Present, |(_, check_in)| *check_in),
            at,
        });
        self.send_marks(self.secretary, marks.collect()).await
    }

    /// The meeting as somebody sees it.
    pub async fn view(&self, by: Persona) -> MeetingView {
        self.find(by).await.ok()
    }

    /// The same, allowed or not.
    pub async fn find(&self, by: Persona) -> Reply<FindMeeting> {
        self.world.call(by, self.at(), NONE, NONE).await
    }

    /// Somebody's entry, as the secretary sees it.
    ///
    /// # Panics
    /// When they are not on the list.
    pub async fn entry(&self, whose: Persona) -> Attendance {
        let list = self.view(self.secretary).await.attendances;
        list.into_iter()
            .find(|entry| entry.member == whose.id())
            .expect("the test names somebody on the list")
    }
}
