//! A branch as it meets: who is on the list, and the walk of a meeting through its states by the shared rules.

use jiff::Timestamp;
use shared::attendance::{
    AbsenceReport, Attendance, Candidate, CheckIn, CommitteeSeat, Decision, Mark, Verdict, summon,
};
use shared::grant::Role;
use shared::id::{MeetingId, MemberId};
use shared::meeting::{Meeting, MeetingKind, MeetingPlan, MeetingState, Stamp};
use shared::member::class;
use shared::problem::Problem;
use shared::time::local_date;
use store::StoredAccount;

use super::words;
use crate::demo::dice::Dice;
use crate::demo::handbook::Branch;
use crate::demo::people::Person;

/// A branch with its guests.
pub struct Hall<'a> {
    /// The branch.
    pub branch: &'a Branch,
    guests: Vec<&'a Person>,
}

impl<'a> Hall<'a> {
    /// The hall of one of these branches.
    pub fn of(branches: &'a [Branch], at: usize) -> Self {
        let branch = &branches[at];
        let everyone = branches.iter().flat_map(|branch| &branch.people);
        Self { branch, guests: everyone.filter(|person| person.host == Some(branch.org.id)).collect() }
    }

    fn person(&self, id: MemberId) -> Option<&Person> {
        self.branch.people.iter().chain(self.guests.iter().copied()).find(|person| person.id() == id)
    }

    /// Who leads the meeting.
    pub fn chair(&self) -> &'a Person {
        &self.branch.people[self.branch.seats.secretary]
    }

    /// Who writes the minutes: of the committee, else anybody who takes part.
    pub fn minute_taker(&self) -> &'a Person {
        let seats = &self.branch.seats;
        let seated = seats.members.last().copied().or(seats.deputy).map(|at| &self.branch.people[at]);
        let anybody =
            || self.branch.people.iter().find(|one| one.can_lead() && one.id() != self.chair().id());
        seated.or_else(anybody).unwrap_or_else(|| self.chair())
    }

    /// A draft with everything that calling it needs.
    pub fn draft(&self, dice: &mut Dice, kind: MeetingKind, starts_at: Timestamp) -> Meeting {
        let (milliseconds, random) = dice.id();
        let plan = MeetingPlan {
            kind,
            title: words::title(kind, local_date(starts_at)),
            starts_at,
            place: self.branch.place.hall.clone(),
            chair: Some(self.chair().id()),
            minute_taker: Some(self.minute_taker().id()),
            agenda: words::agenda(kind),
            note: String::new(),
        };
        let org = &self.branch.org;
        Meeting {
            id: MeetingId::from_parts(milliseconds, random),
            org: org.id,
            org_name: org.name.clone(),
            path: org.path.clone(),
            plan,
            chair_name: self.chair().name().to_owned(),
            minute_taker_name: self.minute_taker().name().to_owned(),
            state: MeetingState::Draft,
            round: 1,
            calendar_sequence: 0,
            called: None,
            opened: None,
            closed: None,
            cancelled: None,
            rev: 0,
        }
    }

    /// Calls a meeting: fixes the list.
    ///
    /// # Errors
    /// When the plan is not complete.
    pub fn call(&self, meeting: &mut Meeting, at: Timestamp) -> Result<Vec<Attendance>, Problem> {
        meeting.plan.check_callable(at)?;
        meeting.state = MeetingState::Called;
        meeting.called = Some(stamp(self.chair(), at));
        let day = local_date(meeting.plan.starts_at);
        let people =
            self.branch.people.iter().enumerate().map(|(at, person)| (self.branch.seats.holds(at), person));
        let people = people.chain(self.guests.iter().map(|guest| (false, *guest)));
        let listings =
            people.filter(|(_, person)| person.profile.admitted_on <= day).filter_map(|(seated, person)| {
                let candidate = Candidate {
                    member: person.id(),
                    name: person.name().to_owned(),
                    class: class(person.profile.official_on, day),
                    standing: person.profile.standing,
                    branch: person.profile.branch,
                    host: person.host,
                    seat: if seated { CommitteeSeat::Held } else { CommitteeSeat::None },
                };
                summon(meeting.plan.kind, meeting.org, &candidate)
            });
        Ok(listings.map(|listing| Attendance::new(meeting.id, listing)).collect())
    }

    /// Whoever answers for a person: they themself, or the secretary for one who has never signed in.
    fn answering(&self, entry: &Attendance, at: Timestamp) -> Stamp {
        let person = self.person(entry.member).filter(|person| person.account == StoredAccount::Activated);
        stamp(person.unwrap_or_else(|| self.chair()), at)
    }

    /// Somebody says that they will come.
    ///
    /// # Errors
    /// When answers are not taken.
    pub fn promise(&self, meeting: &Meeting, entry: &mut Attendance, at: Timestamp) -> Result<(), Problem> {
        entry.answer_attending(meeting, self.answering(entry, at))
    }

    /// Somebody asks to be absent.
    ///
    /// # Errors
    /// When answers are not taken.
    pub fn ask(
        &self,
        dice: &mut Dice,
        meeting: &Meeting,
        entry: &mut Attendance,
        at: Timestamp,
    ) -> Result<(), Problem> {
        let born = self.person(entry.member).map_or(1980, |person| person.profile.born_on.year());
        let (reason, text) = words::reason(dice, local_date(at).year() - born);
        let report = AbsenceReport { reason, text: text.to_owned() };
        entry.report_absence(meeting, report, self.answering(entry, at))
    }

    /// One of the committee decides, though not on their own request.
    ///
    /// # Errors
    /// When there is nothing to decide.
    pub fn decide(
        &self,
        dice: &mut Dice,
        meeting: &Meeting,
        entry: &mut Attendance,
        verdict: Verdict,
        at: Timestamp,
    ) -> Result<(), Problem> {
        let seats = self.branch.seats.all().map(|(role, at)| (role, &self.branch.people[at]));
        let mut seats: Vec<(Role, &Person)> = seats.collect();
        if seats.len() > 1 {
            seats.retain(|(_, person)| person.id() != entry.member);
        }
        let (role, person) = seats[dice.below(seats.len())];
        let reason = entry.absence.as_ref().map(|absence| absence.report.reason).unwrap_or_default();
        let note = match verdict {
            Verdict::Approved => words::remark(dice, reason),
            Verdict::Refused => words::NOT_GIVEN,
        };
        let asked_at = entry.absence.as_ref().map_or(at, |absence| absence.stamp.at);
        let stamp = stamp(person, at);
        let decision = Decision { verdict, stamp, role, note: note.to_owned(), round: meeting.round };
        entry.decide_absence(meeting, asked_at, decision)
    }

    /// The minute-taker marks somebody.
    ///
    /// # Errors
    /// When the roll may not be taken.
    pub fn mark(
        &self,
        meeting: &Meeting,
        entry: &mut Attendance,
        check_in: CheckIn,
        at: Timestamp,
    ) -> Result<(), Problem> {
        let mark = Mark { member: entry.member, check_in, at };
        entry.mark(meeting, mark, stamp(self.minute_taker(), at), at).map(drop)
    }
}

/// Who did something, and when.
pub fn stamp(person: &Person, at: Timestamp) -> Stamp {
    Stamp { by: person.id(), name: person.name().to_owned(), at }
}
