//! Assignments: beside the minutes of the meeting in which they were given, found by person while they are open, and by
//! organisation always.

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::civil::Date;
use shared::assignment::{Assignment, AssignmentsOf};
use shared::endpoint::{Cursor, Page};
use shared::id::{AssignmentId, MeetingId, MemberId, OrgId};
use shared::resolution::Resolution;
use shared::time::local_date;

use crate::connect::Store;
use crate::error::StoreResult;
use crate::item::{Entity, Stored};
use crate::key::{self, Keys};
use crate::minutes::created_or_replaced;
use crate::table::Order;
use crate::write::Write;

/// Entries of a page of assignments.
const PAGE: usize = 20;

impl Entity for Assignment {
    const KIND: &'static str = "assignment";

    fn keys(&self) -> Keys {
        let settled_on = self.settled.as_ref().map(|settled| local_date(settled.at));
        key::assignment_keys(self.meeting, self.id, self.org, self.text.lead, self.text.due_on, settled_on)
    }
}

impl Store {
    /// An assignment.
    pub async fn find_assignment(
        &self,
        meeting: MeetingId,
        id: AssignmentId,
    ) -> StoreResult<Option<Stored<Assignment>>> {
        self.app.get(&key::assignment(meeting, id)).await
    }

    /// What a person is to do, the most urgent first.
    pub async fn assignments_of(&self, member: MemberId) -> StoreResult<Vec<Stored<Assignment>>> {
        self.app.all(&key::assignments_of(member)).await
    }

    /// A page of the assignments of an organisation: the open ones by their last day, the settled ones latest first.
    pub async fn list_assignments(
        &self,
        org: OrgId,
        of: AssignmentsOf,
        after: Option<&Cursor>,
    ) -> StoreResult<Page<Stored<Assignment>>> {
        match of {
            AssignmentsOf::Open => {
                self.app.page(&key::open_assignments(org), Order::Ascending, PAGE, after).await
            }
            AssignmentsOf::Settled => {
                let all = key::settled_assignments(org, None);
                self.app.page(&all, Order::Descending, PAGE, after).await
            }
        }
    }

    /// What a meeting reviews: everything open by its last day, then what was settled since a day. What is settled or
    /// opened again while this reads is in it once: the index is asked for the open ones on both sides of the settled
    /// ones, and what it names is read from the table itself.
    pub async fn assignments_to_review(
        &self,
        org: OrgId,
        from: Date,
    ) -> StoreResult<Vec<Stored<Assignment>>> {
        let (open, settled) = (key::open_assignments(org), key::settled_assignments(org, Some(from)));
        let mut keys = BTreeSet::new();
        for part in [&open, &settled, &open] {
            let named = self.app.all::<Assignment>(part).await?;
            keys.extend(named.iter().map(|it| key::assignment(it.value.meeting, it.value.id)));
        }
        let keys: Vec<_> = keys.into_iter().collect();
        let mut all: Vec<Stored<Assignment>> = self.app.get_all(&keys).await?;
        all.sort_by_cached_key(|it| {
            let settled_on = it.value.settled.as_ref().map(|settled| local_date(settled.at));
            (settled_on, it.value.text.due_on, it.value.id)
        });
        Ok(all)
    }

    /// Gives an assignment, or corrects it over the revision that was read, while the resolution of its meeting stands
    /// as it was read: what comes too late for an adopted one does not slip into it.
    ///
    /// # Errors
    /// [`crate::StoreError::Conflict`] when somebody else changed it, or wrote or adopted the resolution meanwhile.
    pub async fn give_assignment(
        &self,
        assignment: &Stored<Assignment>,
        resolution: Option<&Stored<Resolution>>,
        now: Timestamp,
    ) -> StoreResult<()> {
        let place = key::resolution(assignment.value.meeting);
        let given = created_or_replaced(assignment, now)?;
        self.app.write(vec![given, Write::check_as_read(resolution, place)]).await
    }

    /// Writes what became of an assignment over the revision that was read.
    ///
    /// # Errors
    /// [`crate::StoreError::Conflict`] when somebody else changed it.
    pub async fn settle_assignment(
        &self,
        assignment: &Stored<Assignment>,
        now: Timestamp,
    ) -> StoreResult<()> {
        self.app.write(vec![Write::replace(assignment, now)?]).await
    }

    /// Removes an assignment, while the resolution of its meeting stands as it was read.
    ///
    /// # Errors
    /// As [`Self::give_assignment`].
    pub async fn remove_assignment(
        &self,
        assignment: &Stored<Assignment>,
        resolution: Option<&Stored<Resolution>>,
    ) -> StoreResult<()> {
        let place = key::resolution(assignment.value.meeting);
        let removed = Write::remove_read(assignment);
        self.app.write(vec![removed, Write::check_as_read(resolution, place)]).await
    }
}
