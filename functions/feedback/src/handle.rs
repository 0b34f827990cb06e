//! What the holder does with it, and taking it back.

use kit::{App, Call, Member, Result};
use shared::access::Action;
use shared::feedback::{
    AnswerFeedback, ExtendFeedback, Feedback, FeedbackAct, FeedbackState, FeedbackView, ForwardFeedback,
    ReceiveFeedback, WithdrawFeedback,
};
use shared::id::FeedbackId;
use shared::meeting::Stamp;
use shared::problem::{Problem, ProblemCode};

use crate::load;

/// `receive_feedback`.
pub async fn receive_feedback(app: App, by: Member, call: Call<ReceiveFeedback>) -> Result<FeedbackView> {
    let feedback = to_handle(&app, &by, call.path.feedback).await?;
    if feedback.state == FeedbackState::Received {
        return load::view(&app, &by, feedback).await;
    }
    step(&app, &by, feedback, call.body.rev, |feedback, stamp| feedback.receive(stamp)).await
}

/// `answer_feedback`.
pub async fn answer_feedback(app: App, by: Member, call: Call<AnswerFeedback>) -> Result<FeedbackView> {
    let feedback = to_handle(&app, &by, call.path.feedback).await?;
    let said = call.body.text.trim();
    if matches!(feedback.last_by(by.id()), Some(FeedbackAct::Answered { text }) if text == said) {
        return load::view(&app, &by, feedback).await;
    }
    step(&app, &by, feedback, call.body.rev, |feedback, stamp| feedback.answer(said, stamp)).await
}

/// `extend_feedback`.
pub async fn extend_feedback(app: App, by: Member, call: Call<ExtendFeedback>) -> Result<FeedbackView> {
    let feedback = to_handle(&app, &by, call.path.feedback).await?;
    let given = shared::text::tidy(&call.body.reason);
    if matches!(feedback.last_by(by.id()), Some(FeedbackAct::Extended { reason, .. }) if *reason == given) {
        return load::view(&app, &by, feedback).await;
    }
    step(&app, &by, feedback, call.body.rev, |feedback, stamp| feedback.extend(&given, stamp)).await
}

/// `forward_feedback`. A repeat comes from somebody who no longer holds it.
pub async fn forward_feedback(app: App, by: Member, call: Call<ForwardFeedback>) -> Result<FeedbackView> {
    let found = app.store.find_feedback(call.path.feedback).await?.ok_or(ProblemCode::NotFound)?;
    let given = shared::text::tidy(&call.body.reason);
    let is_so = |act: &FeedbackAct| matches!(act, FeedbackAct::Forwarded { reason, .. } if *reason == given);
    if found.last_by(by.id()).is_some_and(is_so) {
        return load::view(&app, &by, found).await;
    }
    let feedback = to_handle(&app, &by, call.path.feedback).await?;
    let above = load::above(&app, &feedback.holder.path).await?;
    let top = || Problem::with(ProblemCode::Forbidden, "Không còn cấp nào ở trên để chuyển lên.");
    let above = above.ok_or_else(top)?;
    step(&app, &by, feedback, call.body.rev, |feedback, stamp| feedback.forward(above, &given, stamp)).await
}

/// `withdraw_feedback`.
pub async fn withdraw_feedback(app: App, by: Member, call: Call<WithdrawFeedback>) -> Result<FeedbackView> {
    let feedback = load::feedback(&app, &by, call.path.feedback).await?;
    if !load::withdraws(&by, &feedback) {
        return Err(ProblemCode::Forbidden.into());
    }
    if feedback.state == FeedbackState::Withdrawn {
        return load::view(&app, &by, feedback).await;
    }
    step(&app, &by, feedback, call.body.rev, |feedback, stamp| feedback.withdraw(stamp)).await
}

async fn to_handle(app: &App, by: &Member, id: FeedbackId) -> Result<Feedback> {
    let feedback = load::feedback(app, by, id).await?;
    match by.can(Action::HandleFeedback, feedback.subject()) {
        true => Ok(feedback),
        false => Err(ProblemCode::Forbidden.into()),
    }
}

async fn step(
    app: &App,
    by: &Member,
    mut feedback: Feedback,
    rev: u32,
    take: impl FnOnce(&mut Feedback, Stamp) -> std::result::Result<(), Problem>,
) -> Result<FeedbackView> {
    let stamp = by.stamp(app).await?;
    take(&mut feedback, stamp)?;
    if feedback.rev != rev {
        return Err(ProblemCode::Stale.into());
    }
    let feedback = app.store.write_feedback(feedback, app.now()).await?;
    load::view(app, by, feedback).await
}
