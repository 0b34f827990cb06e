//! Học tập: the campaigns that are for me, taking a quiz, and for an office planning campaigns, keeping questions and
//! looking at results.

mod bank;
mod campaign;
mod desk;
mod edit;
mod import;
mod list;
mod quiz;
mod results;
mod review;
mod words;

pub use bank::QuestionBank;
pub use campaign::CampaignPage;
pub use desk::CampaignDesk;
pub use edit::{edit_campaign, new_campaign};
pub use import::ImportQuestions;
pub use list::Study;
pub use quiz::TakeQuiz;
pub use results::StudyResultsPage;
pub use review::ReviewPage;
