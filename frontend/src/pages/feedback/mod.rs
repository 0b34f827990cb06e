//! Ý kiến: what a member has to say, and what comes back.

mod act;
mod counts;
mod desk;
mod export;
mod files;
mod line;
mod mine;
mod new;
#[cfg(test)]
mod tests;
mod thread;
mod words;

pub use counts::FeedbackCountsPage;
pub use desk::FeedbackDesk;
pub use mine::MyFeedback;
pub use new::NewFeedbackPage;
pub use thread::FeedbackPage;
