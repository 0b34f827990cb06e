//! Announcements, the inbox, and what waits for somebody. Handlers load, ask `may`, apply a pure rule of `shared`, store, reply.
//!
//! What happens to one person is told by `jobs`, which follows the stream; here it is only read.

mod acknowledge;
mod desk;
mod duties;
mod inbox;
mod load;
mod publish;

use kit::Routes;
use shared::{announcement, duty, notice};

/// The routes of this context.
pub fn routes() -> Routes {
    Routes::new()
        .on(duty::ListDuties, duties::list_duties)
        .on(notice::ListMyNotices, inbox::list_my_notices)
        .on(notice::MarkNoticesRead, inbox::mark_notices_read)
        .on(announcement::FindAnnouncement, acknowledge::find_announcement)
        .on(announcement::AcknowledgeAnnouncement, acknowledge::acknowledge_announcement)
        .on(announcement::FindAcknowledgements, acknowledge::find_acknowledgements)
        .on(announcement::ListAnnouncements, desk::list_announcements)
        .on(announcement::FindAnnouncementBudget, desk::find_announcement_budget)
        .on(announcement::PublishAnnouncement, publish::publish_announcement)
        .on(announcement::ChangeAnnouncement, desk::change_announcement)
        .on(announcement::WithdrawAnnouncement, desk::withdraw_announcement)
}
