//! The two-way channel. Handlers load, ask `may`, apply a pure rule of `shared`, store, reply.

mod handle;
mod load;
mod read;
mod send;

use kit::Routes;
use shared::feedback;

/// The routes of this context.
pub fn routes() -> Routes {
    Routes::new()
        .on(feedback::SendFeedback, send::send_feedback)
        .on(feedback::ListFeedbackAddressees, read::list_feedback_addressees)
        .on(feedback::ListMyFeedback, read::list_my_feedback)
        .on(feedback::ListFeedback, read::list_feedback)
        .on(feedback::FindFeedback, read::find_feedback)
        .on(feedback::ReceiveFeedback, handle::receive_feedback)
        .on(feedback::AnswerFeedback, handle::answer_feedback)
        .on(feedback::ExtendFeedback, handle::extend_feedback)
        .on(feedback::ForwardFeedback, handle::forward_feedback)
        .on(feedback::WithdrawFeedback, handle::withdraw_feedback)
}
