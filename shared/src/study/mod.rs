//! Study (học tập): campaigns with materials and a quiz, the bank of questions, attempts and what they came to.
//!
//! # How a quiz withstands the opening minute
//! An attempt is two calls and one write. *Start* draws a paper and seals a ticket that says who began when; nothing is
//! stored. *Submit* brings the ticket and the answers, is marked, and leaves one item whose key is the person, the
//! campaign and the number of the attempt. The paper is drawn again from the frozen pool by [`draw()`], so it never has to be
//! kept, and handing in twice finds the first item.
//!
//! # What stays with the server
//! [`Question`] holds what is right and is for those who keep the bank. [`AskedQuestion`] is what a reader gets: its type
//! has no place for a right answer. [`ReviewedQuestion`] follows when the campaign allows it, see [`QuizPlan::reveals`].

mod answer;
mod attempt;
mod campaign;
mod endpoints;
mod import;
mod paper;
mod plan;
mod question;
mod quiz;
mod results;

pub use answer::{Answer, PartialCredit, WHOLE, credit, same_answer};
pub use attempt::{AttemptClock, AttemptResult, counted};
pub use campaign::{Campaign, CampaignState, CampaignWork};
pub use endpoints::*;
pub use import::{
    ImportFormat, ImportLine, ImportPreview, ImportedQuestions, LineError, QuestionFile, QuestionSheet,
};
pub use paper::{Ask, AskedQuestion, Drawn, PooledQuestion, Seed, draw, pool};
pub use plan::{CampaignPlan, ContestLink, Module, ModuleContent};
pub use question::{Difficulty, Question, QuestionDraft, QuestionKind, Task};
pub use quiz::{CountedAttempt, DrawRule, QuizPlan, Review};
pub use results::{BANDS, MemberResult, QuestionStatistics, StudyResults, UnitResult, UnitSum, band};

#[cfg(test)]
mod tests;
