//! Publishing, within the budget of the organisation.

use kit::{App, Call, Failure, Member, Result};
use shared::access::Action;
use shared::announcement::{
    Announcement, AnnouncementBudget, AnnouncementDraft, AnnouncementView, PublishAnnouncement,
    SentAnnouncement,
};
use shared::org::Org;
use shared::problem::ProblemCode;
use store::{StoreError, Stored};

use crate::{desk, load};

/// How often the budget is counted when another one of the same organisation publishes too.
const TRIES: usize = 4;

/// `publish_announcement`.
pub async fn publish_announcement(
    app: App,
    by: Member,
    call: Call<PublishAnnouncement>,
) -> Result<AnnouncementView> {
    let org = load::org(&app, &by, call.path.org, Action::WriteAnnouncements).await?;
    let sent = call.body.draft.clone();
    // First of all, because what was right then may have run out meanwhile.
    if let Some(there) = app.store.find_announcement(call.body.id).await? {
        return again(&app, &by, &org, there, &sent).await;
    }
    let draft = call.body.draft.checked(app.now())?;
    let announcement = Announcement::published(call.body.id, &org, draft, by.stamp(&app).await?);
    for _ in 0..TRIES {
        match within_budget(&app, &org, &announcement).await {
            Ok(()) => return desk::view(&app, &by, Stored { rev: 1, value: announcement }).await,
            Err(Failure::Store(StoreError::Conflict)) => {}
            Err(failure) => return Err(failure),
        }
        if let Some(there) = app.store.find_announcement(announcement.id).await? {
            return again(&app, &by, &org, there, &sent).await;
        }
    }
    Err(ProblemCode::Stale.into())
}

/// The answer to a repeated request: the announcement that it made the first time.
async fn again(
    app: &App,
    by: &Member,
    org: &Org,
    there: Stored<Announcement>,
    sent: &AnnouncementDraft,
) -> Result<AnnouncementView> {
    match there.value.org == org.id && there.value.came_of(sent, by.id()) {
        true => desk::view(app, by, there).await,
        false => Err(ProblemCode::IdTaken.into()),
    }
}

async fn within_budget(app: &App, org: &Org, announcement: &Announcement) -> Result<()> {
    let found = app.store.find_announcement_budget(org.id).await?;
    let read = found.as_ref().map(|found| found.rev);
    let mut budget = found.map_or_else(|| AnnouncementBudget::unused(org.id), |found| found.value);
    let (id, at, urgency) = (announcement.id, app.now(), announcement.urgency);
    budget.spend(org.kind, SentAnnouncement { id, at, urgency })?;
    Ok(app.store.publish_announcement(announcement, budget, read, app.now()).await?)
}
