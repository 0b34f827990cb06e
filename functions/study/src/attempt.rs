//! An attempt: two calls and one write.
//!
//! `start` writes nothing. What it must remember stands in the ticket: who began which attempt when. The ticket is sealed
//! under the data keys, for its holder alone, so nobody can read, change or lend it, and when a data key follows another,
//! tickets under the old one are good to their end. The paper is not in it, because it is drawn again
//! (`shared::study::draw`) from a seed that only the server can make.

use std::sync::Arc;

use jiff::Timestamp;
use kit::{App, Call, Member, Result};
use serde::{Deserialize, Serialize};
use shared::id::{CampaignId, OrgId};
use shared::problem::{Problem, ProblemCode};
use shared::study::{
    Answer, AttemptClock, AttemptResult, AttemptReview, AttemptSubmission, CampaignState, Drawn, QuizPlan,
    ReviewAttempt, ReviewedQuestion, StartAttempt, StartedAttempt, SubmitAttempt, credit, draw,
};
use store::{StoreError, StoredAttempt, WholeCampaign};

use crate::load;

/// What a ticket says.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Ticket {
    campaign: CampaignId,
    /// From the organisation that holds the campaign to the branch in which the attempt counts.
    chain: Vec<OrgId>,
    number: u8,
    started_at: Timestamp,
}

/// `start_attempt`.
pub async fn start_attempt(app: App, by: Member, call: Call<StartAttempt>) -> Result<StartedAttempt> {
    let whole = load::to_take_part(&app, &by, call.path.campaign).await?;
    let (campaign, now) = (&whole.campaign, app.now());
    let quiz = campaign.plan.quiz.as_ref().ok_or(ProblemCode::WrongCampaignState)?;
    if campaign.state(now) != CampaignState::Running {
        return Err(ProblemCode::WrongCampaignState.into());
    }
    let made = app.store.attempts_of(campaign.id, load::branch(&by)?, by.id()).await?;
    let number = made.iter().map(|attempt| attempt.result.number).max().unwrap_or(0) + 1;
    if number > quiz.attempts {
        return Err(ProblemCode::NoAttemptLeft.into());
    }
    let ticket = Ticket { campaign: campaign.id, chain: load::chain(&by, campaign), number, started_at: now };
    let text = serde_json::to_string(&ticket).map_err(|error| kit::Failure::Internal(error.to_string()))?;
    let paper = draw(&whole.pool, quiz, app.store.paper_seed(campaign.id, &ticket.chain, by.id(), number));
    Ok(StartedAttempt {
        number,
        ticket: app.store.seal_ticket(&text, by.id()),
        questions: paper.iter().map(Drawn::asked).collect(),
        clock: AttemptClock::of(campaign, quiz, now),
        now,
    })
}

/// `submit_attempt`.
pub async fn submit_attempt(app: App, by: Member, call: Call<SubmitAttempt>) -> Result<AttemptReview> {
    let ticket = opened(&app, &by, &call.body).filter(|ticket| ticket.campaign == call.path.campaign);
    let Some(ticket) = ticket else {
        // Whoever has none learns no more of the campaign than anybody.
        load::to_take_part(&app, &by, call.path.campaign).await?;
        return Err(ProblemCode::WrongTicket.into());
    };
    // Rights were asked when the ticket was made; it holds also for somebody who has moved to another branch since.
    let whole = app.store.campaign_at_work(ticket.campaign, app.now()).await?;
    let whole = whole.ok_or(ProblemCode::NotFound)?;
    let quiz = whole.campaign.plan.quiz.as_ref().ok_or(ProblemCode::WrongTicket)?;
    let attempt = marked(&app, &by, &whole, quiz, ticket, call.body)?;
    let clock = AttemptClock::of(&whole.campaign, quiz, attempt.started_at);
    let written = match clock.takes(attempt.result.finished_at, app.now()) {
        true => app.store.create_attempt(&attempt, app.now()).await,
        false => Err(StoreError::Conflict),
    };
    match written {
        Ok(()) => Ok(review(&app, &by, &whole, quiz, &attempt, usize::from(attempt.result.number))),
        Err(StoreError::Conflict) => again(&app, &by, &whole, quiz, &attempt).await,
        Err(error) => Err(error.into()),
    }
}

/// The ticket, when it is one of ours for the caller.
fn opened(app: &App, by: &Member, submission: &AttemptSubmission) -> Option<Ticket> {
    let text = app.store.open_ticket(&submission.ticket, by.id()).ok()?;
    serde_json::from_str(&text).ok().filter(|ticket: &Ticket| !ticket.chain.is_empty())
}

/// The attempt with what it came to.
fn marked(
    app: &App,
    by: &Member,
    whole: &Arc<WholeCampaign>,
    quiz: &QuizPlan,
    ticket: Ticket,
    submission: AttemptSubmission,
) -> Result<StoredAttempt> {
    let seed = app.store.paper_seed(ticket.campaign, &ticket.chain, by.id(), ticket.number);
    let paper = draw(&whole.pool, quiz, seed);
    let answers = tidied(submission.answers, paper.len())?;
    let clock = AttemptClock::of(&whole.campaign, quiz, ticket.started_at);
    let points = points(&paper, &answers, quiz);
    let result = AttemptResult {
        number: ticket.number,
        finished_at: clock.finished_at(submission.finished_at, app.now()),
        points,
        passed: quiz.passes(points),
    };
    let Ticket { campaign, chain, started_at, .. } = ticket;
    Ok(StoredAttempt { campaign, chain, member: by.id(), started_at, answers, result })
}

fn tidied(answers: Vec<Option<Answer>>, questions: usize) -> Result<Vec<Option<Answer>>> {
    let is_too_long = |answer: &Answer| match answer {
        Answer::Chosen(chosen) => chosen.len() > 8,
        Answer::Said(_) => false,
        Answer::Written(words) => words.chars().count() > Answer::LONGEST,
    };
    if answers.len() != questions {
        let sentence = "Số câu trả lời không khớp với đề. Xin tải lại trang rồi nộp lại.";
        return Err(Problem::field("answers", sentence).into());
    }
    if answers.iter().flatten().any(is_too_long) {
        return Err(Problem::field("answers", "Câu trả lời dài quá 200 ký tự. Xin viết ngắn hơn.").into());
    }
    Ok(answers.into_iter().map(|answer| answer.filter(|answer| !answer.is_empty())).collect())
}

/// Thousandths of all points of a paper.
fn points(paper: &[Drawn<'_>], answers: &[Option<Answer>], quiz: &QuizPlan) -> u16 {
    let sum: usize = credits(paper, answers, quiz).map(usize::from).sum();
    u16::try_from(sum / paper.len().max(1)).unwrap_or(u16::MAX)
}

/// What each answer on a paper is worth.
pub fn credits<'a>(
    paper: &'a [Drawn<'a>],
    answers: &'a [Option<Answer>],
    quiz: &'a QuizPlan,
) -> impl Iterator<Item = u16> + 'a {
    paper.iter().zip(answers).map(|(drawn, answer)| {
        let answer = answer.as_ref().map(|answer| drawn.answer(answer));
        credit(&drawn.pooled.question.task, answer.as_ref(), quiz.partial)
    })
}

/// The answer to an attempt that is not written now: the one that it made the first time, when there is one.
async fn again(
    app: &App,
    by: &Member,
    whole: &WholeCampaign,
    quiz: &QuizPlan,
    sent: &StoredAttempt,
) -> Result<AttemptReview> {
    let branch = *sent.chain.last().ok_or(ProblemCode::WrongTicket)?;
    let number = sent.result.number;
    let there = app.store.find_attempt(sent.campaign, branch, by.id(), number).await?;
    match there {
        Some(there) if there.answers == sent.answers => {
            Ok(review(app, by, whole, quiz, &there, usize::from(number)))
        }
        Some(_) => Err(ProblemCode::AttemptTaken.into()),
        None => Err(ProblemCode::AttemptLate.into()),
    }
}

/// `review_attempt`.
pub async fn review_attempt(app: App, by: Member, call: Call<ReviewAttempt>) -> Result<AttemptReview> {
    let whole = load::to_take_part(&app, &by, call.path.campaign).await?;
    let quiz = whole.campaign.plan.quiz.as_ref().ok_or(ProblemCode::NotFound)?;
    let made = app.store.attempts_of(whole.campaign.id, load::branch(&by)?, by.id()).await?;
    let wanted = made.iter().find(|attempt| attempt.result.number == call.path.number);
    let attempt = wanted.ok_or(ProblemCode::NotFound)?;
    Ok(review(&app, &by, &whole, quiz, attempt, made.len()))
}

/// What an attempt came to, with the right answers when they may be seen.
fn review(
    app: &App,
    by: &Member,
    whole: &WholeCampaign,
    quiz: &QuizPlan,
    attempt: &StoredAttempt,
    made: usize,
) -> AttemptReview {
    let is_over = AttemptClock::last_arrival(&whole.campaign) <= app.now();
    let questions = quiz.reveals(made, is_over).then(|| {
        let seed = app.store.paper_seed(attempt.campaign, &attempt.chain, by.id(), attempt.result.number);
        let paper = draw(&whole.pool, quiz, seed);
        let credits: Vec<_> = credits(&paper, &attempt.answers, quiz).collect();
        let reviewed = |((drawn, answer), credit): ((&Drawn<'_>, &Option<Answer>), u16)| ReviewedQuestion {
            asked: drawn.asked(),
            answer: answer.clone(),
            credit,
            right: drawn.right(),
            explanation: drawn.pooled.question.explanation.clone(),
        };
        paper.iter().zip(&attempt.answers).zip(credits).map(reviewed).collect()
    });
    AttemptReview { result: attempt.result, questions, review: quiz.review }
}
