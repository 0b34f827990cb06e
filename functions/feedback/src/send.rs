//! Sending it.

use kit::{App, Call, Failure, Member, Result};
use shared::access::{Action, Subject};
use shared::endpoint::Page;
use shared::feedback::{
    Author, Feedback, FeedbackHolder, FeedbackStage, FeedbackText, FeedbackView, NewFeedback, SendFeedback,
};
use shared::id::{MemberId, OrgId};
use shared::org::OrgPath;
use shared::problem::{Problem, ProblemCode};
use shared::rules::feedback_rules;
use shared::time::local_date;
use store::StoreError;

use crate::load;
use crate::read::addressees;

/// How often a number is tried that somebody else gets at the same moment.
const TRIES: u8 = 8;

/// `send_feedback`.
pub async fn send_feedback(app: App, by: Member, call: Call<SendFeedback>) -> Result<FeedbackView> {
    let author = author(&app, &by, call.path.member).await?;
    let NewFeedback { id, to, text } = call.body;
    let text = text.checked().map_err(Problem::invalid)?;
    let to = addressee(&app, &author.branch.path, to).await?;
    if let Some(before) = app.store.find_feedback(id).await? {
        return match before.is_sent_again(&text, author.member, &to) {
            true => load::view(&app, &by, before).await,
            false => Err(ProblemCode::IdTaken.into()),
        };
    }
    check_room(&app, author.member).await?;
    let feedback = numbered(&app, &by, id, text, author, to).await?;
    load::view(&app, &by, feedback).await
}

/// Whose it is: the caller, or a member of a branch that the caller leads.
async fn author(app: &App, by: &Member, member: MemberId) -> Result<Author> {
    let member = app.store.find_member(member).await?.ok_or(ProblemCode::NotFound)?.value;
    let path = OrgPath::from_chain(&member.chain);
    by.may(Action::SendFeedback, Subject::member(&path, member.id))?;
    if !member.standing.belongs() {
        return Err(ProblemCode::Forbidden.into());
    }
    let branch = app.store.find_org(member.branch).await?.ok_or(ProblemCode::NotFound)?.value;
    Ok(Author {
        member: member.id,
        name: member.name.as_str().to_owned(),
        branch: FeedbackHolder::of(&branch),
    })
}

async fn addressee(app: &App, branch: &OrgPath, to: OrgId) -> Result<FeedbackHolder> {
    let found = addressees(app, branch).await?.into_iter().find(|holder| holder.org == to);
    let wrong = || Problem::field("to", "Xin chọn nơi nhận: chi bộ, hoặc cấp ủy trực tiếp của chi bộ.");
    Ok(found.ok_or_else(wrong)?)
}

/// A person who waits for so many answers is not heard better by sending more.
async fn check_room(app: &App, author: MemberId) -> Result<()> {
    let most = feedback_rules(local_date(app.now())).most_waiting;
    let Page { items, .. } = app.store.feedback_of(author, None).await?;
    let waiting = items.iter().filter(|feedback| feedback.state.stage() == FeedbackStage::Waiting).count();
    if waiting < most { Ok(()) } else { Err(ProblemCode::FeedbackFull.into()) }
}

/// Sends it under the next number; where somebody else gets that at the same moment, under the one after.
async fn numbered(
    app: &App,
    by: &Member,
    id: shared::id::FeedbackId,
    text: FeedbackText,
    author: Author,
    to: FeedbackHolder,
) -> Result<Feedback> {
    let stamp = by.stamp(app).await?;
    let year = local_date(stamp.at).year();
    for _ in 0..TRIES {
        let next = app.store.next_feedback_number(to.org, year).await?;
        let (text, author, to) = (text.clone(), author.clone(), to.clone());
        let feedback = Feedback::send(id, text, author, to, next.number(), stamp.clone());
        match app.store.create_feedback(feedback, next, app.now()).await {
            Ok(feedback) => return Ok(feedback),
            Err(StoreError::Conflict) => {}
            Err(error) => return Err(error.into()),
        }
        if let Some(before) = app.store.find_feedback(id).await? {
            return Ok(before);
        }
    }
    Err(Failure::from(ProblemCode::Stale))
}
