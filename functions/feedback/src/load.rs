//! Loading with the check that belongs to it: what one may not see is not found.

use kit::{App, Member, Result};
use shared::access::{Action, Subject};
use shared::feedback::{Feedback, FeedbackHolder, FeedbackRights, FeedbackStage, FeedbackView};
use shared::id::{FeedbackId, OrgId};
use shared::org::{Org, OrgPath};
use shared::problem::ProblemCode;

use crate::files;

/// An organisation, for an act on it.
pub async fn org(app: &App, by: &Member, id: OrgId, action: Action) -> Result<Org> {
    let org = app.store.find_org(id).await?.ok_or(ProblemCode::NotFound)?.value;
    by.may(action, Subject::org(&org.path))?;
    Ok(org)
}

/// A piece of feedback that the caller may read; everybody else does not learn that it exists.
pub async fn feedback(app: &App, by: &Member, id: FeedbackId) -> Result<Feedback> {
    let feedback = app.store.find_feedback(id).await?.ok_or(ProblemCode::NotFound)?;
    let reads = feedback.subjects().any(|subject| by.can(Action::ReadFeedback, subject));
    match reads || withdraws(by, &feedback) {
        true => Ok(feedback),
        false => Err(ProblemCode::NotFound.into()),
    }
}

/// Whether the caller may take it back: its author, or who wrote it down for them.
pub fn withdraws(by: &Member, feedback: &Feedback) -> bool {
    let whose = |member| Subject::member(&feedback.branch.path, member);
    let writers = std::iter::once(feedback.author).chain(feedback.writer());
    writers.into_iter().any(|member| by.can(Action::WithdrawFeedback, whose(member)))
}

/// The organisation directly above.
pub async fn above(app: &App, path: &OrgPath) -> Result<Option<FeedbackHolder>> {
    let Some(above) = path.parent() else { return Ok(None) };
    Ok(app.store.find_org(above).await?.map(|org| FeedbackHolder::of(&org.value)))
}

/// As the caller sees it.
pub async fn view(app: &App, by: &Member, feedback: Feedback) -> Result<FeedbackView> {
    let waits = feedback.state.stage() == FeedbackStage::Waiting;
    let handle = waits && by.can(Action::HandleFeedback, feedback.subject());
    let withdraw = waits && withdraws(by, &feedback);
    let above = if handle { above(app, &feedback.holder.path).await? } else { None };
    let files = files::of(app, by, &feedback).await?;
    Ok(FeedbackView {
        feedback,
        files,
        above: above.map(|above| above.name),
        may: FeedbackRights { handle, withdraw },
    })
}
