//! Announcements, and the budget of those who publish them.

use jiff::{SignedDuration, Timestamp};
use shared::announcement::{Announcement, AnnouncementBudget};
use shared::endpoint::{Cursor, Page};
use shared::id::{AnnouncementId, OrgId};
use shared::rules::announcement_rules;
use shared::time::local_date;

use crate::connect::Store;
use crate::error::StoreResult;
use crate::item::{Entity, Stored};
use crate::key::{self, Keys};
use crate::table::Order;
use crate::write::Write;

/// Entries of a page of the desk.
const PAGE: usize = 30;

/// Most announcements of one organisation that show at one time; their budget lets it publish fewer.
const MOST: usize = 100;

impl Entity for Announcement {
    const KIND: &'static str = "announcement";

    fn keys(&self) -> Keys {
        key::announcement_keys(self.id, self.org, self.shows_from)
    }
}

impl Entity for AnnouncementBudget {
    const KIND: &'static str = "announcement_budget";

    fn keys(&self) -> Keys {
        key::announcement_budget(self.org).into()
    }

    /// After a week nothing in it counts any more.
    fn expires(&self) -> Option<Timestamp> {
        self.sent.last()?.at.saturating_add(SignedDuration::from_hours(8 * 24)).ok()
    }
}

fn with_rev(stored: Stored<Announcement>) -> Announcement {
    Announcement { rev: stored.rev, ..stored.value }
}

impl Store {
    /// An announcement.
    pub async fn find_announcement(&self, id: AnnouncementId) -> StoreResult<Option<Stored<Announcement>>> {
        self.app.get(&key::announcement(id)).await
    }

    /// What these organisations announce and show now, in no order; up to half a minute old. The same for everybody
    /// below them, so it is read twice a minute by each process and not by each member.
    pub async fn shown_announcements(
        &self,
        orgs: &[OrgId],
        now: Timestamp,
    ) -> StoreResult<Vec<Announcement>> {
        let longest = announcement_rules(local_date(now)).longest;
        let from = now.saturating_sub(longest).unwrap_or(now);
        let mut all = Vec::new();
        for org in orgs {
            let kept = match self.announced.get(*org, MOST, now) {
                Some(kept) => kept,
                None => {
                    let partition = key::announcements(*org, from, now);
                    let page =
                        self.app.page::<Announcement>(&partition, Order::Descending, MOST, None).await?;
                    let read = page.items.into_iter().map(with_rev).collect();
                    self.announced.keep(*org, MOST, now, read)
                }
            };
            all.extend(kept.iter().filter(|announcement| announcement.is_shown(now)).cloned());
        }
        Ok(all)
    }

    /// A page of everything an organisation has announced, newest first.
    pub async fn list_announcements(
        &self,
        org: OrgId,
        after: Option<&Cursor>,
    ) -> StoreResult<Page<Announcement>> {
        let partition = key::announcements_all(org);
        let page = self.app.page::<Announcement>(&partition, Order::Descending, PAGE, after).await?;
        Ok(Page { items: page.items.into_iter().map(with_rev).collect(), next: page.next })
    }

    /// What an organisation has published within a week; `None` when it never did.
    pub async fn find_announcement_budget(
        &self,
        org: OrgId,
    ) -> StoreResult<Option<Stored<AnnouncementBudget>>> {
        self.app.get(&key::announcement_budget(org)).await
    }

    /// Publishes an announcement and counts it, both or neither. `read` is the budget as it was found.
    ///
    /// # Errors
    /// [`crate::StoreError::Conflict`] when the id is taken, or another one was counted at the same moment.
    pub async fn publish_announcement(
        &self,
        announcement: &Announcement,
        budget: AnnouncementBudget,
        read: Option<u32>,
        now: Timestamp,
    ) -> StoreResult<()> {
        self.announced.forget(announcement.org);
        let counted = match read {
            Some(rev) => Write::replace(&Stored { value: budget, rev }, now)?,
            None => Write::create(&budget, now)?,
        };
        self.app.write(vec![Write::create(announcement, now)?, counted]).await
    }

    /// Writes a changed announcement.
    ///
    /// # Errors
    /// [`crate::StoreError::Conflict`] when somebody else changed it.
    pub async fn change_announcement(
        &self,
        announcement: &Stored<Announcement>,
        now: Timestamp,
    ) -> StoreResult<()> {
        self.announced.forget(announcement.value.org);
        self.app.write(vec![Write::replace(announcement, now)?]).await
    }

    /// Loads many announcements without conditions, for tests that need them as they stand.
    pub async fn load_announcements(&self, all: &[Announcement], now: Timestamp) -> StoreResult<()> {
        self.app.load(all, now).await
    }
}
