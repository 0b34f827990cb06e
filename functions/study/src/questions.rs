//! How each question was answered: read from the attempts when somebody asks, so nothing more is written for it while a
//! whole country works.

use std::collections::BTreeMap;

use futures_util::{StreamExt, TryStreamExt, stream};
use kit::{App, Call, Member, Result};
use shared::access::{Action, Subject};
use shared::id::QuestionId;
use shared::problem::ProblemCode;
use shared::study::{
    AttemptClock, FindQuestionStatistics, PooledQuestion, QuestionStatistics, QuizPlan, draw,
};
use store::key::Freshness;
use store::{BranchStudy, WholeCampaign};

use crate::attempt::credits;
use crate::results::seen_from;

/// Branches read at once.
const AT_ONCE: usize = 8;

/// `find_question_statistics`.
pub async fn find_question_statistics(
    app: App,
    by: Member,
    call: Call<FindQuestionStatistics>,
) -> Result<Vec<QuestionStatistics>> {
    let (campaign, org) = seen_from(&app, &by, call.path).await?;
    let whole = app.store.campaign_at_work(campaign.id, app.now()).await?.ok_or(ProblemCode::NotFound)?;
    let Some(quiz) = &whole.campaign.plan.quiz else { return Ok(Vec::new()) };
    // Who looks before and after handing in would learn which answers were right. Who keeps the questions knows them.
    let is_over = AttemptClock::last_arrival(&whole.campaign) <= app.now();
    if !is_over && !by.can(Action::KeepQuestions, Subject::org(&campaign.path)) {
        return Err(ProblemCode::CampaignStillRuns.into());
    }
    let branches = match org.kind.has_members() {
        true => vec![org],
        false => app.store.all_orgs_below(org.id).await?,
    };
    let branches = branches.into_iter().filter(|org| org.kind.has_members());
    let mut tally = Tally::of(&whole.pool);
    let mut studies = stream::iter(branches)
        .map(|branch| app.store.branch_study(campaign.id, branch.id, Freshness::Recent))
        .buffer_unordered(AT_ONCE);
    while let Some(study) = studies.try_next().await? {
        tally.add(&app, &whole, quiz, &study);
    }
    Ok(tally.worst_first())
}

/// How often each question was asked, and what the answers were worth.
struct Tally<'a>(BTreeMap<QuestionId, (&'a PooledQuestion, u32, u64)>);

impl<'a> Tally<'a> {
    fn of(pool: &'a [PooledQuestion]) -> Self {
        Self(pool.iter().map(|pooled| (pooled.id, (pooled, 0, 0))).collect())
    }

    fn add(&mut self, app: &App, whole: &WholeCampaign, quiz: &QuizPlan, study: &BranchStudy) {
        for attempt in study.0.values().flat_map(|member| &member.attempts) {
            let seed =
                app.store.paper_seed(attempt.campaign, &attempt.chain, attempt.member, attempt.result.number);
            let paper = draw(&whole.pool, quiz, seed);
            for (drawn, credit) in paper.iter().zip(credits(&paper, &attempt.answers, quiz)) {
                if let Some((_, asked, points)) = self.0.get_mut(&drawn.pooled.id) {
                    *asked += 1;
                    *points += u64::from(credit);
                }
            }
        }
    }

    /// Those that were asked, the worst answered first.
    fn worst_first(self) -> Vec<QuestionStatistics> {
        let asked = self.0.into_values().filter(|(_, asked, _)| *asked > 0);
        let statistics = |(pooled, asked, points): (&PooledQuestion, u32, u64)| QuestionStatistics {
            text: pooled.question.text.clone(),
            kind: pooled.question.task.kind(),
            topic: pooled.question.topic.clone(),
            asked,
            points,
        };
        let mut all: Vec<_> = asked.map(statistics).collect();
        all.sort_by_key(|it| (it.points / u64::from(it.asked), std::cmp::Reverse(it.asked)));
        all
    }
}
