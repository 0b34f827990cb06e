//! Thông báo: the inbox, one announcement, and the desk of those who speak for an organisation.

mod acknowledge;
mod acknowledgements;
mod announcement;
mod desk;
mod edit;
mod inbox;
mod line;
#[cfg(test)]
mod sample;
mod waiting;

pub use acknowledgements::Acknowledgements;
pub use announcement::AnnouncementPage;
pub use desk::AnnouncementDesk;
pub use edit::{edit_announcement, new_announcement};
pub use inbox::Notices;
pub use line::route as notice_route;
pub use waiting::waiting_card;
