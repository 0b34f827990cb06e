//! The desk of those who speak for an organisation: what was announced, what may still be, changing and taking back.

use kit::{App, Call, Member, Result};
use shared::access::Action;
use shared::announcement::{
    Announcement, AnnouncementBudget, AnnouncementView, BudgetLeft, ChangeAnnouncement,
    FindAnnouncementBudget, ListAnnouncements, WithdrawAnnouncement,
};
use shared::endpoint::Page;
use store::Stored;

use crate::load;

/// `list_announcements`.
pub async fn list_announcements(
    app: App,
    by: Member,
    call: Call<ListAnnouncements>,
) -> Result<Page<Announcement>> {
    let org = load::org(&app, &by, call.path.org, Action::WriteAnnouncements).await?;
    Ok(app.store.list_announcements(org.id, call.query.after.as_ref()).await?)
}

/// `find_announcement_budget`.
pub async fn find_announcement_budget(
    app: App,
    by: Member,
    call: Call<FindAnnouncementBudget>,
) -> Result<BudgetLeft> {
    let org = load::org(&app, &by, call.path.org, Action::WriteAnnouncements).await?;
    let found = app.store.find_announcement_budget(org.id).await?;
    let budget = found.map_or_else(|| AnnouncementBudget::unused(org.id), |found| found.value);
    Ok(budget.left(org.kind, app.now()))
}

/// `change_announcement`.
pub async fn change_announcement(
    app: App,
    by: Member,
    call: Call<ChangeAnnouncement>,
) -> Result<AnnouncementView> {
    let mut stored = load::to_write(&app, &by, call.path.announcement).await?;
    let words = call.body.words.checked(stored.value.shows_from, app.now())?;
    if is_repeated(&stored, call.body.rev, |it| it.words == words) {
        return view(&app, &by, stored).await;
    }
    kit::check_rev(&stored, call.body.rev)?;
    stored.value.rewrite(words, by.stamp(&app).await?)?;
    save(&app, &by, stored).await
}

/// `withdraw_announcement`.
pub async fn withdraw_announcement(
    app: App,
    by: Member,
    call: Call<WithdrawAnnouncement>,
) -> Result<AnnouncementView> {
    let mut stored = load::to_write(&app, &by, call.path.announcement).await?;
    if is_repeated(&stored, call.body.rev, |it| it.withdrawn_at.is_some()) {
        return view(&app, &by, stored).await;
    }
    kit::check_rev(&stored, call.body.rev)?;
    stored.value.withdraw(by.stamp(&app).await?)?;
    save(&app, &by, stored).await
}

/// Whether the change that the caller asks for on `rev` was the last one made: the same request again, after its reply
/// was lost on the way.
fn is_repeated(stored: &Stored<Announcement>, rev: u32, done: impl FnOnce(&Announcement) -> bool) -> bool {
    rev.checked_add(1) == Some(stored.rev) && done(&stored.value)
}

async fn save(app: &App, by: &Member, stored: Stored<Announcement>) -> Result<AnnouncementView> {
    app.store.change_announcement(&stored, app.now()).await?;
    view(app, by, Stored { rev: stored.rev + 1, ..stored }).await
}

/// The announcement as those see it who publish it.
pub async fn view(app: &App, by: &Member, stored: Stored<Announcement>) -> Result<AnnouncementView> {
    let marks = app.store.find_read_marks(by.id()).await?.value;
    let is_reader = load::is_reader(app, by, &stored.value).await?;
    Ok(load::view(by, stored, is_reader, &marks))
}
