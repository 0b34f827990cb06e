//! A model of an evening: acts of people in any order, applied by the rules of `shared`, as the handlers do.

use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;
use shared::attendance::{
    AbsenceReason, AbsenceReport, Attendance, CheckIn, Decision, ListedAs, Listing, Mark, Outcome, Verdict,
    check_roll_call,
};
use shared::grant::Role;
use shared::id::{MeetingId, MemberId, OrgId};
use shared::meeting::{Meeting, MeetingKind, MeetingPlan, MeetingState, Stamp};
use shared::org::OrgPath;
use shared::statistics::Listed;

/// Something that somebody does. People are numbered as in [`people`].
#[derive(Debug, Clone)]
pub enum Act {
    /// Time passes.
    Wait(SignedDuration),
    /// "I will come."
    Answer(usize),
    /// Asks to be absent, with one of two texts.
    Report(usize, bool),
    /// Takes it back.
    Withdraw(usize),
    /// One of three people decides.
    Decide(usize, u64, Verdict),
    /// The meeting is moved to so long after now.
    Move(SignedDuration),
    /// A mark, tapped so many seconds ago.
    Mark(usize, CheckIn, i64),
    /// The session begins.
    Open,
    /// Everyone who is not marked yet is marked, and the session ends.
    Close,
}

/// Any mark.
pub fn check_in() -> impl Strategy<Value = CheckIn> {
    prop::sample::select(&CheckIn::ALL[..])
}

/// Any act.
pub fn act() -> impl Strategy<Value = Act> {
    let who = || 0..people().len();
    let verdict = prop::sample::select(&[Verdict::Approved, Verdict::Refused][..]);
    prop_oneof![
        3 => (1_i64..40).prop_map(|minutes| Act::Wait(SignedDuration::from_mins(minutes))),
        2 => who().prop_map(Act::Answer),
        4 => (who(), any::<bool>()).prop_map(|(who, text)| Act::Report(who, text)),
        1 => who().prop_map(Act::Withdraw),
        4 => (who(), 0_u64..3, verdict).prop_map(|(who, by, verdict)| Act::Decide(who, by, verdict)),
        1 => (10_i64..300).prop_map(|minutes| Act::Move(SignedDuration::from_mins(minutes))),
        8 => (who(), check_in(), 0_i64..3600).prop_map(|(who, check_in, ago)| Act::Mark(who, check_in, ago)),
        1 => Just(Act::Open),
        1 => Just(Act::Close),
    ]
}

/// Two of each way to stand on a list of a branch.
pub fn people() -> Vec<ListedAs> {
    let ways = [
        ListedAs::Official,
        ListedAs::Probationary,
        ListedAs::TemporaryHere,
        ListedAs::Exempt,
        ListedAs::Suspended,
        ListedAs::TemporaryElsewhere,
    ];
    ways.into_iter().flat_map(|way| [way, way]).collect()
}

/// A meeting with its list, and the clock on the wall.
pub struct Evening {
    pub meeting: Meeting,
    pub list: Vec<Attendance>,
    pub now: Timestamp,
    /// The first decision on each request that still stands.
    pub first_decisions: Vec<(MemberId, Decision)>,
}

impl Evening {
    /// A meeting called an hour before its start in the `month`th month after May 2026, after these acts.
    pub fn of(month: u8, kind: MeetingKind, acts: &[Act]) -> Self {
        let starts_at: Timestamp =
            format!("2026-{:02}-10T12:30:00Z", month + 5).parse().expect("the test writes a timestamp");
        let org = OrgId::from_parts(1, 1);
        let id = MeetingId::from_parts(u64::from(month), 1);
        let stamp = Stamp { by: MemberId::from_parts(1, 0), name: "Lê Văn Cần".into(), at: starts_at };
        let plan = MeetingPlan {
            kind,
            title: "Sinh hoạt".into(),
            starts_at,
            place: "Nhà văn hóa".into(),
            chair: None,
            minute_taker: None,
            agenda: vec![],
            note: String::new(),
        };
        let meeting = Meeting {
            id,
            org,
            org_name: "Chi bộ".into(),
            path: OrgPath::root(org),
            plan,
            chair_name: String::new(),
            minute_taker_name: String::new(),
            state: MeetingState::Called,
            round: 1,
            calendar_sequence: 0,
            called: Some(stamp),
            opened: None,
            closed: None,
            cancelled: None,
            rev: 1,
        };
        let listing = |(number, listed_as): (u128, ListedAs)| {
            let name = format!("Người Thứ {number}");
            Attendance::new(id, Listing { member: MemberId::from_parts(2, number), name, listed_as })
        };
        let list = (0..).zip(people()).map(listing).collect();
        let now = starts_at - SignedDuration::from_hours(1);
        let mut evening = Self { meeting, list, now, first_decisions: Vec::new() };
        acts.iter().for_each(|act| evening.apply(act));
        evening
    }

    /// As statistics take it.
    pub fn listed(self) -> Listed {
        (self.meeting, self.list)
    }

    /// Merges a mark; one that comes when no roll is taken is refused.
    pub fn mark(&mut self, mark: Mark) {
        let stamp = self.stamp(0);
        let entry = self
            .list
            .iter_mut()
            .find(|entry| entry.member == mark.member)
            .expect("the mark is on somebody of the list");
        let _refused = entry.mark(&self.meeting, mark, stamp, self.now);
    }

    fn stamp(&self, by: u64) -> Stamp {
        Stamp { by: MemberId::from_parts(1, u128::from(by)), name: "Người ghi".into(), at: self.now }
    }

    fn apply(&mut self, act: &Act) {
        match act {
            Act::Wait(time) => self.now += *time,
            Act::Answer(who) => {
                let stamp = self.stamp(9);
                let said = self.list[*who].answer_attending(&self.meeting, stamp).is_ok();
                self.forget_if(said, *who);
            }
            Act::Report(who, other) => {
                let text = if *other { "Việc khác" } else { "" };
                let report = AbsenceReport { reason: AbsenceReason::Duty, text: text.into() };
                let stamp = self.stamp(9);
                let before = self.list[*who].clone();
                let said = self.list[*who].report_absence(&self.meeting, report, stamp).is_ok();
                self.forget_if(said && self.list[*who] != before, *who);
            }
            Act::Withdraw(who) => {
                let said = self.list[*who].withdraw_absence(&self.meeting, self.now).is_ok();
                self.forget_if(said, *who);
            }
            Act::Decide(who, by, verdict) => self.decide(*who, *by, *verdict),
            Act::Move(later) => {
                if self.meeting.state == MeetingState::Called {
                    self.meeting.plan.starts_at = self.now + *later;
                    self.meeting.round += 1;
                    self.first_decisions.clear();
                }
            }
            Act::Mark(who, check_in, ago) => {
                let at = self.now - SignedDuration::from_secs(*ago);
                self.mark(Mark { member: self.list[*who].member, check_in: *check_in, at });
            }
            Act::Open => {
                let may = check_roll_call(&self.meeting, self.now).is_ok();
                if may && self.meeting.state == MeetingState::Called {
                    self.meeting.state = MeetingState::InSession;
                }
            }
            Act::Close => self.close(),
        }
    }

    fn decide(&mut self, who: usize, by: u64, verdict: Verdict) {
        let stamp = self.stamp(by);
        let decision = Decision { verdict, stamp, role: Role::Secretary, note: String::new(), round: 0 };
        let entry = &mut self.list[who];
        let asked_at = entry.absence.as_ref().map_or(self.now, |absence| absence.stamp.at);
        let is_taken = entry.decide_absence(&self.meeting, asked_at, decision).is_ok();
        let is_first = !self.first_decisions.iter().any(|(whose, _)| *whose == entry.member);
        if let (true, true, Some(absence)) = (is_taken, is_first, &entry.absence) {
            self.first_decisions.extend(absence.decision.clone().map(|decision| (entry.member, decision)));
        }
    }

    /// A new word of the member themself makes an earlier decision moot.
    fn forget_if(&mut self, said: bool, who: usize) {
        let member = self.list[who].member;
        self.first_decisions.retain(|(whose, _)| !said || *whose != member);
    }

    fn close(&mut self) {
        if self.meeting.state != MeetingState::InSession {
            return;
        }
        let at = self.now;
        let open = self.list.iter().filter(|entry| entry.outcome(&self.meeting) == Outcome::NotTaken);
        let open: Vec<_> = open.map(|entry| entry.member).collect();
        open.into_iter().for_each(|member| self.mark(Mark { member, check_in: CheckIn::Absent, at }));
        if self.list.iter().all(|entry| entry.outcome(&self.meeting) != Outcome::NotTaken) {
            self.meeting.state = MeetingState::Closed;
        }
    }
}
