//! Meetings, from preparation to the report.

mod act;
mod assignments;
mod close;
mod decide;
mod edit;
mod list;
mod meeting;
mod minutes;
mod paper;
mod report_absence;
mod resolution;
mod roll_call;
mod words;

#[cfg(test)]
pub(crate) mod fixtures;

pub use assignments::AssignmentsPage;
pub use close::CloseMeeting;
pub(crate) use close::figures;
pub use edit::edit_meeting;
pub use list::Meetings;
pub use meeting::MeetingPage;
pub(crate) use meeting::papers;
pub use minutes::MinutesPage;
pub use report_absence::ReportAbsence;
pub use resolution::ResolutionPage;
pub use roll_call::RollCall;
pub(crate) use roll_call::{forget, waiting};
