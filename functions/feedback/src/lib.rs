//! The two-way channel. Handlers load, ask `may`, apply a pure rule of `shared`, store, reply.

mod counts;
mod files;
mod handle;
mod load;
mod read;
mod send;
mod sheet;

use kit::Routes;
use shared::feedback;

/// The routes of this context.
pub fn routes() -> Routes {
    Routes::new()
        .on(feedback::SendFeedback, send::send_feedback)
        .on(feedback::ListFeedbackAddressees, read::list_feedback_addressees)
        .on(feedback::ListMyFeedback, read::list_my_feedback)
        .on(feedback::ListFeedback, read::list_feedback)
        .on(feedback::SearchFeedback, read::search_feedback)
        .on(feedback::FindFeedback, read::find_feedback)
        .on(feedback::ReceiveFeedback, handle::receive_feedback)
        .on(feedback::AnswerFeedback, handle::answer_feedback)
        .on(feedback::ExtendFeedback, handle::extend_feedback)
        .on(feedback::ForwardFeedback, handle::forward_feedback)
        .on(feedback::WithdrawFeedback, handle::withdraw_feedback)
        .on(feedback::AddFeedbackFile, files::add_feedback_file)
        .on(feedback::HandInFeedbackFile, files::hand_in_feedback_file)
        .on(feedback::OpenFeedbackFile, files::open_feedback_file)
        .on(feedback::RemoveFeedbackFile, files::remove_feedback_file)
        .on(feedback::FindFeedbackCounts, counts::find_feedback_counts)
        .on(feedback::ExportFeedbackCounts, counts::export_feedback_counts)
}
