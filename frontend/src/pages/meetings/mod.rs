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
mod print;
mod report_absence;
mod resolution;
mod roll_call;
mod score;
mod words;

#[cfg(test)]
pub(crate) mod fixtures;

pub(crate) use act::reload_offer;
pub use assignments::AssignmentsPage;
pub use close::CloseMeeting;
pub(crate) use close::figures;
pub use edit::{Planned, edit_meeting, new_planned};
pub use list::Meetings;
pub use meeting::MeetingPage;
pub(crate) use meeting::papers;
pub use minutes::MinutesPage;
pub use print::PrintMeeting;
pub use report_absence::ReportAbsence;
pub use resolution::ResolutionPage;
pub use roll_call::RollCall;
pub(crate) use roll_call::{forget, waiting};
pub use score::MeetingScorePage;
