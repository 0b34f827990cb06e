//! What waits for somebody, read where it lies: of each list its first few, so that an office with hundreds of requests
//! costs its first page no more than one with three.

use jiff::Timestamp;
use jiff::civil::Date;
use shared::assignment::Assignment;
use shared::attendance::Attendance;
use shared::feedback::{Feedback, FeedbackStage};
use shared::id::{MeetingId, MemberId, OrgId};
use shared::meeting::{Meeting, MeetingState, MyMeeting};
use shared::registration::RegistrationState;
use shared::transfer::{Transfer, TransferStage};

use crate::connect::Store;
use crate::correction::StoredCorrection;
use crate::error::StoreResult;
use crate::item::{Entity, Stored, from_item, kind_of};
use crate::key;
use crate::registration::StoredRegistration;
use crate::table::Order;
use crate::transfer_line::TransferLine;

/// So many of a kind are looked at.
const FEW: usize = 3;

/// What waits with an organisation to be decided.
#[derive(Debug, Clone, Default)]
pub struct Requests {
    /// Proposals to correct a profile, the oldest first.
    pub corrections: Vec<StoredCorrection>,
    /// Whether there are more of them.
    pub more_corrections: bool,
    /// Requests for an account, whose time ends first before the others.
    pub registrations: Vec<StoredRegistration>,
    /// Whether there are more of them.
    pub more_registrations: bool,
}

/// Transfers that wait to be received.
#[derive(Debug, Clone, Default)]
pub struct Arrivals {
    /// The days of their letters, the oldest first, and whose they are.
    pub letters: Vec<(MemberId, Date)>,
    /// Whether there are more.
    pub more: bool,
}

impl Store {
    /// The meetings of these organisations that start in `[from, until]` and are no drafts, each with the entry of that
    /// person, soonest first. Of a committee's meeting nobody learns who is not on its list.
    pub async fn my_meetings(
        &self,
        member: MemberId,
        orgs: impl IntoIterator<Item = OrgId>,
        from: Timestamp,
        until: Timestamp,
    ) -> StoreResult<Vec<MyMeeting>> {
        let mut meetings = Vec::new();
        for org in orgs {
            meetings.extend(self.meetings_between(org, from, until).await?);
        }
        meetings.retain(|meeting| meeting.value.state != MeetingState::Draft);
        let ids: Vec<_> = meetings.iter().map(|meeting| meeting.value.id).collect();
        let mut entries = self.attendances_of(member, &ids).await?;
        let with_entry = |meeting: Stored<Meeting>| {
            let mine = entries.iter().position(|entry| entry.value.meeting == meeting.value.id);
            let mine = mine.map(|index| entries.swap_remove(index));
            let mine = mine.map(|entry| Attendance { rev: entry.rev, ..entry.value });
            let is_known = mine.is_some() || !meeting.value.plan.kind.is_of_committee();
            is_known.then_some(MyMeeting { meeting: Meeting { rev: meeting.rev, ..meeting.value }, mine })
        };
        let mut mine: Vec<_> = meetings.into_iter().filter_map(with_entry).collect();
        mine.sort_by_key(|mine| (mine.meeting.plan.starts_at, mine.meeting.id));
        Ok(mine)
    }

    /// The first requests to be absent from a meeting that nobody has decided, and whether there are more.
    pub async fn absences_waiting(&self, meeting: MeetingId) -> StoreResult<(Vec<Attendance>, bool)> {
        let partition = key::absences_waiting(meeting);
        let page = self.app.page::<Attendance>(&partition, Order::Ascending, FEW, None).await?;
        let more = page.next.is_some();
        Ok((page.items.into_iter().map(|stored| stored.value).collect(), more))
    }

    /// The first things that a person is to do, by the last day.
    pub async fn next_assignments(&self, member: MemberId) -> StoreResult<Vec<Assignment>> {
        let partition = key::assignments_of(member);
        let page = self.app.page::<Assignment>(&partition, Order::Ascending, FEW, None).await?;
        Ok(page.items.into_iter().map(|stored| stored.value).collect())
    }

    /// The first requests that wait with an organisation, of both kinds in one query; a second one only where the first
    /// kind fills it.
    pub async fn requests_waiting(&self, org: OrgId, now: Timestamp) -> StoreResult<Requests> {
        let partition = key::requests_waiting(org);
        let (items, last) = self.app.page_of_items(&partition, Order::Ascending, FEW, None).await?;
        let mut requests = Requests::default();
        for item in items {
            match kind_of(&item) {
                StoredCorrection::KIND => requests.corrections.push(from_item(item)?.value),
                StoredRegistration::KIND => {
                    let registration = from_item::<StoredRegistration>(item)?.value;
                    if registration.held_until() > now {
                        requests.registrations.push(registration);
                    }
                }
                _ => {}
            }
        }
        if last.is_some() {
            requests.more_corrections = requests.corrections.len() == FEW;
            let state = RegistrationState::Pending;
            let page = self.list_registrations_by(org, state, FEW, None, now).await?;
            requests.more_registrations = page.next.is_some();
            requests.registrations = page.items.into_iter().map(|stored| stored.value).collect();
        }
        Ok(requests)
    }

    /// The first transfers to a branch that wait.
    pub async fn arrivals_at(&self, branch: OrgId) -> StoreResult<Arrivals> {
        let partition = key::arrivals(branch, TransferStage::Waiting);
        let page = self.app.page::<Transfer>(&partition, Order::Ascending, FEW, None).await?;
        let letters = page.items.iter().map(|it| (it.value.member, it.value.letter_on)).collect();
        Ok(Arrivals { letters, more: page.next.is_some() })
    }

    /// The transfers to the branches directly below a committee, among the first that wait below it.
    pub async fn arrivals_below(&self, committee: OrgId) -> StoreResult<Arrivals> {
        let partition = key::transfers_below(committee, TransferStage::Waiting);
        let page = self.app.page::<TransferLine>(&partition, Order::Ascending, FEW * FEW, None).await?;
        let letters: Vec<_> = page.items.iter().filter_map(|line| line.value.arrival()).collect();
        Ok(Arrivals { more: page.next.is_some() && !letters.is_empty(), letters })
    }

    /// The first two pieces of feedback that wait with an organisation, and whether there are more.
    pub async fn first_feedback_with(&self, org: OrgId) -> StoreResult<(Vec<Feedback>, bool)> {
        let partition = key::feedback_with(org, FeedbackStage::Waiting);
        // What people write may be long, so one is looked at beside the first.
        let page = self.app.page::<Feedback>(&partition, Order::Ascending, 2, None).await?;
        let more = page.next.is_some();
        Ok((page.items.into_iter().map(|stored| stored.value).collect(), more))
    }
}
