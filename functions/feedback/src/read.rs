//! Reading it, and the lists of both sides.

use kit::{App, Call, Member, Result};
use shared::access::Action;
use shared::endpoint::Page;
use shared::feedback::{
    Feedback, FeedbackHolder, FeedbackLine, FeedbackNumber, FeedbackView, FindFeedback, ListFeedback,
    ListFeedbackAddressees, ListMyFeedback, SearchFeedback,
};
use shared::org::OrgPath;
use shared::problem::Problem;
use shared::time::local_date;

use crate::load;

/// `list_feedback_addressees`.
pub async fn list_feedback_addressees(
    app: App,
    by: Member,
    _: Call<ListFeedbackAddressees>,
) -> Result<Vec<FeedbackHolder>> {
    addressees(&app, &by.actor.branch).await
}

/// To whom somebody of that branch may write: the branch, and the organisation directly above it.
pub async fn addressees(app: &App, branch: &OrgPath) -> Result<Vec<FeedbackHolder>> {
    let Some(own) = branch.org() else { return Ok(Vec::new()) };
    let own = app.store.find_org(own).await?.map(|org| FeedbackHolder::of(&org.value));
    Ok(own.into_iter().chain(load::above(app, branch).await?).collect())
}

/// `list_my_feedback`.
pub async fn list_my_feedback(
    app: App,
    by: Member,
    call: Call<ListMyFeedback>,
) -> Result<Page<FeedbackLine>> {
    Ok(lines(app.store.feedback_of(by.id(), call.query.after.as_ref()).await?))
}

/// `list_feedback`.
pub async fn list_feedback(app: App, by: Member, call: Call<ListFeedback>) -> Result<Page<FeedbackLine>> {
    let org = load::org(&app, &by, call.path.org, Action::ListFeedback).await?;
    Ok(lines(app.store.feedback_with(org.id, &call.query).await?))
}

/// `search_feedback`.
pub async fn search_feedback(app: App, by: Member, call: Call<SearchFeedback>) -> Result<Page<FeedbackLine>> {
    let org = load::org(&app, &by, call.path.org, Action::ListFeedback).await?;
    let number = FeedbackNumber::typed(&call.body.number, local_date(app.now()).year());
    let wrong = || Problem::field("number", "Xin ghi số của ý kiến, ví dụ 12/2026.");
    let found = app.store.feedback_under(org.id, number.ok_or_else(wrong)?).await?;
    Ok(lines(Page { items: found, next: None }))
}

/// `find_feedback`.
pub async fn find_feedback(app: App, by: Member, call: Call<FindFeedback>) -> Result<FeedbackView> {
    let feedback = load::feedback(&app, &by, call.path.feedback).await?;
    load::view(&app, &by, feedback).await
}

fn lines(page: Page<Feedback>) -> Page<FeedbackLine> {
    Page { items: page.items.into_iter().map(FeedbackLine::from).collect(), next: page.next }
}
