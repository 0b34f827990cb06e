//! Assignments: beside the minutes of the meeting in which they were given, found by person while they are open, and by
//! organisation always.

use jiff::Timestamp;
use jiff::civil::Date;
use shared::assignment::{Assignment, AssignmentsOf};
use shared::endpoint::{Cursor, Page};
use shared::id::{AssignmentId, MeetingId, MemberId, OrgId};
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

    /// What a meeting reviews: everything open, and what was settled since a day.
    pub async fn assignments_to_review(
        &self,
        org: OrgId,
        from: Date,
    ) -> StoreResult<Vec<Stored<Assignment>>> {
        let mut all = self.app.all(&key::open_assignments(org)).await?;
        all.extend(self.app.all::<Assignment>(&key::settled_assignments(org, Some(from))).await?);
        Ok(all)
    }

    /// Writes an assignment over the revision that was read; 0 for a new one.
    ///
    /// # Errors
    /// [`crate::StoreError::Conflict`] when somebody else changed it.
    pub async fn write_assignment(&self, assignment: &Stored<Assignment>, now: Timestamp) -> StoreResult<()> {
        self.app.write(vec![created_or_replaced(assignment, now)?]).await
    }

    /// Removes an assignment.
    ///
    /// # Errors
    /// [`crate::StoreError::Conflict`] when somebody else changed it.
    pub async fn remove_assignment(&self, assignment: &Stored<Assignment>) -> StoreResult<()> {
        self.app.write(vec![Write::remove_read(assignment)]).await
    }
}
