//! Meetings, from preparation to the report.

mod act;
mod close;
mod decide;
mod edit;
mod list;
mod meeting;
mod report_absence;
mod roll_call;
mod words;

#[cfg(test)]
pub(crate) mod fixtures;

pub use close::CloseMeeting;
pub(crate) use close::figures;
pub use edit::edit_meeting;
pub use list::Meetings;
pub use meeting::MeetingPage;
pub(crate) use meeting::papers;
pub use report_absence::ReportAbsence;
pub use roll_call::RollCall;
