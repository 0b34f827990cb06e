//! Loading with the check that belongs to it: what one may not see is not found.

use kit::{App, Member, Result};
use shared::access::{Action, Subject};
use shared::announcement::{
    Announcement, AnnouncementRights, AnnouncementState, AnnouncementView, AnnouncementWords,
};
use shared::id::{AnnouncementId, NoticeId, OrgId};
use shared::member::MemberClass;
use shared::notice::{Inbox, ReadMarks};
use shared::org::Org;
use shared::problem::ProblemCode;
use shared::time::local_date;
use store::Stored;

/// More than anybody is told within the time for which notices are kept.
const MOST_NOTICES: usize = 200;

/// An organisation, for an act on it.
pub async fn org(app: &App, by: &Member, id: OrgId, action: Action) -> Result<Org> {
    let org = app.store.find_org(id).await?.ok_or(ProblemCode::NotFound)?.value;
    by.may(action, Subject::org(&org.path))?;
    Ok(org)
}

/// An announcement, for an act of those who publish it. Whoever does not may not know of what is not out yet.
pub async fn to_write(app: &App, by: &Member, id: AnnouncementId) -> Result<Stored<Announcement>> {
    let announcement = app.store.find_announcement(id).await?.ok_or(ProblemCode::NotFound)?;
    let subject = Subject::org(&announcement.value.path);
    let waits = announcement.value.state(app.now()) == AnnouncementState::Waiting;
    if waits && !by.can(Action::WriteAnnouncements, subject) {
        return Err(ProblemCode::NotFound.into());
    }
    by.may(Action::WriteAnnouncements, subject)?;
    Ok(announcement)
}

/// An announcement as this caller may have it before them, and whether it is for them.
///
/// # Errors
/// [`ProblemCode::NotFound`] for whoever may not know of it.
pub async fn to_read(app: &App, by: &Member, id: AnnouncementId) -> Result<(Stored<Announcement>, bool)> {
    let found = app.store.find_announcement(id).await?.ok_or(ProblemCode::NotFound)?;
    let announcement = &found.value;
    let is_reader = is_reader(app, by, announcement).await?;
    let subject = Subject::org(&announcement.path);
    if by.can(Action::WriteAnnouncements, subject) {
        return Ok((found, is_reader));
    }
    if announcement.shows_from > app.now() {
        return Err(ProblemCode::NotFound.into());
    }
    by.may(Action::ReadAnnouncements, subject)?;
    if is_reader { Ok((found, true)) } else { Err(ProblemCode::NotFound.into()) }
}

/// Whether the caller belongs to the audience of an announcement.
pub async fn is_reader(app: &App, by: &Member, announcement: &Announcement) -> Result<bool> {
    let class = if announcement.audience.asks_class() { class_of(app, by).await? } else { None };
    Ok(announcement.audience.includes(&announcement.path, &by.actor, class))
}

/// What is announced to the caller now.
pub async fn announced(app: &App, by: &Member) -> Result<Vec<Announcement>> {
    let mut all = app.store.shown_announcements(&by.actor.reading_chain(), app.now()).await?;
    let asks_class = all.iter().any(|announcement| announcement.audience.asks_class());
    let class = if asks_class { class_of(app, by).await? } else { None };
    all.retain(|it| it.audience.includes(&it.path, &by.actor, class));
    Ok(all)
}

/// Official or probationary: the token does not say.
pub async fn class_of(app: &App, by: &Member) -> Result<Option<MemberClass>> {
    let me = app.store.find_member(by.id()).await?;
    Ok(me.map(|me| me.value.class(local_date(app.now()))))
}

/// The caller's inbox, counted with these marks.
pub async fn inbox(app: &App, by: &Member, marks: &ReadMarks) -> Result<Inbox> {
    let last = NoticeId::last_at(app.now());
    let personal = app.store.notices_to(by.id(), last, MOST_NOTICES).await?;
    Ok(Inbox::count(marks, announced(app, by).await?, personal, app.now()))
}

/// The announcement as this caller may see it: of one that was taken back, readers have the title alone.
pub fn view(
    by: &Member,
    stored: Stored<Announcement>,
    is_reader: bool,
    marks: &ReadMarks,
) -> AnnouncementView {
    let write = by.can(Action::WriteAnnouncements, Subject::org(&stored.value.path));
    let mut announcement = Announcement { rev: stored.rev, ..stored.value };
    if !write {
        announcement = announcement.for_readers();
        if announcement.withdrawn_at.is_some() {
            let words = announcement.words;
            announcement.words = AnnouncementWords { text: String::new(), ..words };
        }
    }
    AnnouncementView {
        acknowledged: marks.has_acknowledged(announcement.id),
        announcement,
        may: AnnouncementRights { write, read: is_reader },
    }
}
