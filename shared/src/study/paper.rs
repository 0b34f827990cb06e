//! Papers: which questions somebody is asked, and in which order. Drawn from a seed, so the same seed gives the same
//! paper again and nobody has to keep it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Answer, Question, QuestionDraft, QuizPlan, Task};
use crate::id::{CampaignId, QuestionId};
use crate::problem::{FieldProblem, Problem};

/// So many times what a paper needs is kept of each kind of question when a campaign is opened.
const POOL_FACTOR: usize = 5;

/// From what a paper is drawn. The same for one person, campaign and attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seed(pub u64);

impl Seed {
    /// Gives each thing a place that nobody can guess without the seed and that never changes (the mixing function of
    /// `SplitMix64`).
    fn place(self, of: u128) -> u64 {
        let low = u64::try_from(of & u128::from(u64::MAX)).unwrap_or(u64::MAX);
        let high = u64::try_from(of >> 64).unwrap_or(u64::MAX);
        mixed(mixed(self.0 ^ low).wrapping_add(high))
    }
}

const fn mixed(value: u64) -> u64 {
    let value = value.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let value = (value ^ (value >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let value = (value ^ (value >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    value ^ (value >> 31)
}

/// A question as it was when the campaign was opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PooledQuestion {
    /// Its id in the bank.
    pub id: QuestionId,
    /// For which of the plan's draws it stands.
    pub draw: u8,
    /// What is written.
    pub question: QuestionDraft,
}

/// The questions that a campaign draws from: five times what each draw needs, or all there are. Each question stands
/// for one draw alone, the most particular that takes it.
///
/// # Errors
/// Names each draw for which the bank has too few.
pub fn pool(
    bank: &[Question],
    quiz: &QuizPlan,
    campaign: CampaignId,
) -> Result<Vec<PooledQuestion>, Problem> {
    let seed = Seed(mixed(u64::try_from(campaign.bits() & u128::from(u64::MAX)).unwrap_or(u64::MAX)));
    let mut all: Vec<_> = bank.iter().collect();
    all.sort_by_key(|question| (seed.place(question.id.bits()), question.id));
    let mut order: Vec<usize> = (0..quiz.draws.len()).collect();
    order.sort_by_key(|index| {
        let draw = &quiz.draws[*index];
        (draw.topic.is_empty(), draw.difficulty.is_none())
    });
    let (mut pooled, mut wrong) = (Vec::new(), Vec::new());
    for index in order {
        let draw = &quiz.draws[index];
        let fits = |question: &&Question| draw.takes(&question.draft);
        let (fitting, rest): (Vec<_>, Vec<_>) = all.into_iter().partition(fits);
        let (count, there) = (usize::from(draw.count), fitting.len());
        if there < count {
            let sentence = format!("Ngân hàng chỉ còn {there} câu thuộc nhóm này, đề cần {count} câu.");
            wrong.push(FieldProblem::new(format!("quiz.draws.{index}.count"), sentence));
        }
        let place = u8::try_from(index).unwrap_or(u8::MAX);
        let taken = fitting.iter().take(count * POOL_FACTOR);
        pooled.extend(taken.map(|question| PooledQuestion {
            id: question.id,
            draw: place,
            question: question.draft.clone(),
        }));
        // What this draw leaves, a wider one may use.
        all = rest.into_iter().chain(fitting.into_iter().skip(count * POOL_FACTOR)).collect();
    }
    if wrong.is_empty() { Ok(pooled) } else { Err(Problem::invalid(wrong)) }
}

/// What is to be done with a question, without what is right.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Ask {
    /// Choose one.
    Single(Vec<String>),
    /// Choose all that are right.
    Multiple(Vec<String>),
    /// Say whether it is right.
    TrueFalse,
    /// Write a few words.
    ShortAnswer,
}

/// A question as it is asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AskedQuestion {
    /// What is asked.
    pub text: String,
    /// What is to be done.
    pub ask: Ask,
}

/// A question on a paper, its choices in the order of that paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawn<'a> {
    /// Which.
    pub pooled: &'a PooledQuestion,
    /// At each place of the paper, the place of that choice in the bank.
    order: Vec<u8>,
}

impl Drawn<'_> {
    /// As it is asked.
    pub fn asked(&self) -> AskedQuestion {
        let task = &self.pooled.question.task;
        let choices = || {
            let at = |place: &u8| task.choices().get(usize::from(*place)).cloned().unwrap_or_default();
            self.order.iter().map(at).collect()
        };
        let ask = match task {
            Task::Single { .. } => Ask::Single(choices()),
            Task::Multiple { .. } => Ask::Multiple(choices()),
            Task::TrueFalse { .. } => Ask::TrueFalse,
            Task::ShortAnswer { .. } => Ask::ShortAnswer,
        };
        AskedQuestion { text: self.pooled.question.text.clone(), ask }
    }

    /// An answer on the paper, in the places of the bank; places that the paper does not have are no answer.
    pub fn answer(&self, answer: &Answer) -> Answer {
        match answer {
            Answer::Chosen(chosen) => {
                let at = |place: &u8| self.order.get(usize::from(*place)).copied().unwrap_or(u8::MAX);
                Answer::Chosen(chosen.iter().map(at).collect())
            }
            other => other.clone(),
        }
    }

    /// What is right, in the places of the paper.
    pub fn right(&self) -> Answer {
        let shown = |is_right: &dyn Fn(u8) -> bool| {
            let places = (0u8..).zip(&self.order).filter(|(_, bank)| is_right(**bank));
            Answer::Chosen(places.map(|(place, _)| place).collect())
        };
        match &self.pooled.question.task {
            Task::Single { right, .. } => shown(&|place| place == *right),
            Task::Multiple { right, .. } => shown(&|place| right.contains(&place)),
            Task::TrueFalse { right } => Answer::Said(*right),
            Task::ShortAnswer { accepted } => Answer::Written(accepted.first().cloned().unwrap_or_default()),
        }
    }
}

/// Draws a paper: of each kind as many as the plan says, in an order of its own.
pub fn draw<'a>(pool: &'a [PooledQuestion], quiz: &QuizPlan, seed: Seed) -> Vec<Drawn<'a>> {
    let mut ranked: Vec<_> = pool.iter().map(|pooled| (seed.place(pooled.id.bits()), pooled)).collect();
    ranked.sort_by_key(|(place, pooled)| (*place, pooled.id));
    let mut left: Vec<u8> = quiz.draws.iter().map(|draw| draw.count).collect();
    let mut paper = Vec::with_capacity(quiz.questions());
    for (_, pooled) in ranked {
        let Some(left) = left.get_mut(usize::from(pooled.draw)).filter(|left| **left > 0) else { continue };
        *left -= 1;
        paper.push(Drawn { pooled, order: order_of(pooled, seed) });
    }
    paper
}

fn order_of(pooled: &PooledQuestion, seed: Seed) -> Vec<u8> {
    let choices = u8::try_from(pooled.question.task.choices().len()).unwrap_or(u8::MAX);
    let mut order: Vec<u8> = (0..choices).collect();
    order.sort_by_key(|place| seed.place(pooled.id.bits() ^ (u128::from(*place) + 1)));
    order
}
