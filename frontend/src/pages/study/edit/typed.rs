//! What is typed, and the plan that it makes.

use jiff::civil::{Date, Time, time};
use jiff::{Timestamp, ToSpan};
use serde::{Deserialize, Serialize};
use shared::document::Audience;
use shared::id::{CampaignId, DocumentId, OrgId};
use shared::study::{
    Campaign, CampaignPlan, ContestLink, CountedAttempt, Difficulty, DrawRule, Module, ModuleContent,
    PartialCredit, QuizPlan, Review,
};
use shared::time::{instant, local, local_date};

use crate::dom;
use crate::form::Refusal;

/// So many days a campaign runs, unless its office says otherwise.
const USUAL_DAYS: i32 = 14;

/// From where writing starts.
#[derive(Debug, Clone, PartialEq)]
pub enum Start {
    /// A new campaign of this organisation.
    New(OrgId),
    /// A new one after another.
    Copy(OrgId, Box<Campaign>),
    /// A draft.
    Change(Box<Campaign>),
}

impl Start {
    /// Under which name the unfinished text is kept in this tab.
    pub fn key(&self) -> String {
        match self {
            Self::New(org) => format!("campaign-new-{org}"),
            Self::Copy(org, campaign) => format!("campaign-copy-{org}-{}", campaign.id),
            Self::Change(campaign) => format!("campaign-{}-{}", campaign.id, campaign.rev),
        }
    }

    /// What stands in the fields at first.
    pub fn typed(&self) -> Typed {
        let fresh = || Typed::empty(dom::new_id(CampaignId::from_parts), local_date(dom::now()));
        match self {
            Self::New(_) => fresh(),
            Self::Copy(_, campaign) => {
                let Typed { id, opens_on, opens_time, closes_on, closes_time, .. } = fresh();
                let copied = Typed::of(campaign);
                Typed { id, opens_on, opens_time, closes_on, closes_time, ..copied }
            }
            Self::Change(campaign) => Typed::of(campaign),
        }
    }
}

/// What a module is, as it is chosen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ModuleKind {
    /// A text.
    #[default]
    Text,
    /// A document of the handbook.
    Document,
    /// A video elsewhere.
    Video,
}

/// The fields of a module.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct TypedModule {
    pub title: String,
    pub kind: Option<ModuleKind>,
    pub content: String,
}

/// The fields of a draw.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct TypedDraw {
    pub topic: Option<String>,
    pub difficulty: Option<Difficulty>,
    pub count: Option<u32>,
}

/// The fields.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Typed {
    /// Drawn once, so that sending again makes no second campaign.
    pub id: CampaignId,
    pub title: String,
    pub about: String,
    pub audience: Option<Audience>,
    pub opens_on: Option<Date>,
    pub opens_time: Option<Time>,
    pub closes_on: Option<Date>,
    pub closes_time: Option<Time>,
    pub modules: Vec<TypedModule>,
    pub has_quiz: bool,
    pub draws: Vec<TypedDraw>,
    pub pass_mark: Option<u32>,
    pub attempts: Option<u32>,
    pub minutes: Option<u32>,
    pub counts: Option<CountedAttempt>,
    pub partial: Option<PartialCredit>,
    pub review: Option<Review>,
    pub contests: Vec<ContestLink>,
}

impl Typed {
    fn empty(id: CampaignId, today: Date) -> Self {
        Self {
            id,
            title: String::new(),
            about: String::new(),
            audience: Some(Audience::Everyone),
            opens_on: Some(today),
            opens_time: Some(time(8, 0, 0, 0)),
            closes_on: today.checked_add(USUAL_DAYS.days()).ok(),
            closes_time: Some(time(22, 0, 0, 0)),
            modules: Vec::new(),
            has_quiz: true,
            draws: vec![TypedDraw { topic: None, difficulty: None, count: Some(10) }],
            pass_mark: Some(50),
            attempts: Some(2),
            minutes: Some(20),
            counts: Some(CountedAttempt::Best),
            partial: Some(PartialCredit::AllOrNothing),
            review: Some(Review::WhenOver),
            contests: Vec::new(),
        }
    }

    fn of(campaign: &Campaign) -> Self {
        let plan = &campaign.plan;
        let (opens, closes) = (local(plan.opens_at), local(plan.closes_at));
        let base = Self::empty(campaign.id, opens.date());
        let base = match &plan.quiz {
            Some(quiz) => base.with_quiz(quiz),
            None => Self { has_quiz: false, ..base },
        };
        Self {
            title: plan.title.clone(),
            about: plan.about.clone(),
            audience: Some(plan.audience),
            opens_time: Some(opens.time()),
            closes_on: Some(closes.date()),
            closes_time: Some(closes.time()),
            modules: plan.modules.iter().map(TypedModule::of).collect(),
            contests: plan.contests.clone(),
            ..base
        }
    }

    fn with_quiz(self, quiz: &QuizPlan) -> Self {
        let draw = |draw: &DrawRule| TypedDraw {
            topic: Some(draw.topic.clone()).filter(|topic| !topic.is_empty()),
            difficulty: draw.difficulty,
            count: Some(u32::from(draw.count)),
        };
        Self {
            draws: quiz.draws.iter().map(draw).collect(),
            pass_mark: Some(u32::from(quiz.pass_mark)),
            attempts: Some(u32::from(quiz.attempts)),
            minutes: quiz.minutes.map(u32::from),
            counts: Some(quiz.counts),
            partial: Some(quiz.partial),
            review: Some(quiz.review),
            ..self
        }
    }

    /// The plan, or what is missing.
    ///
    /// # Errors
    /// The fields that must be mended first.
    pub fn plan(&self) -> Result<CampaignPlan, Refusal> {
        let modules = self.modules.iter().enumerate().map(|(index, module)| module.module(index));
        Ok(CampaignPlan {
            title: self.title.clone(),
            about: self.about.clone(),
            audience: self.audience.unwrap_or_default(),
            opens_at: moment("opens_at", self.opens_on, self.opens_time)?,
            closes_at: moment("closes_at", self.closes_on, self.closes_time)?,
            modules: modules.collect::<Result<_, _>>()?,
            quiz: self.has_quiz.then(|| self.quiz()),
            contests: self.contests.clone(),
        })
    }

    fn quiz(&self) -> QuizPlan {
        let small = |number: Option<u32>| number.and_then(|number| u8::try_from(number).ok()).unwrap_or(0);
        let draw = |draw: &TypedDraw| DrawRule {
            topic: draw.topic.clone().unwrap_or_default(),
            difficulty: draw.difficulty,
            count: small(draw.count),
        };
        QuizPlan {
            draws: self.draws.iter().map(draw).collect(),
            pass_mark: small(self.pass_mark),
            attempts: small(self.attempts),
            counts: self.counts.unwrap_or_default(),
            minutes: self.minutes.map(|minutes| u16::try_from(minutes).unwrap_or(u16::MAX)),
            partial: self.partial.unwrap_or_default(),
            review: self.review.unwrap_or_default(),
        }
    }
}

impl TypedModule {
    fn of(module: &Module) -> Self {
        let (kind, content) = match &module.content {
            ModuleContent::Text(text) => (ModuleKind::Text, text.clone()),
            ModuleContent::Video(address) => (ModuleKind::Video, address.clone()),
            ModuleContent::Document(id) => (ModuleKind::Document, id.to_string()),
        };
        Self { title: module.title.clone(), kind: Some(kind), content }
    }

    fn module(&self, index: usize) -> Result<Module, Refusal> {
        let content = match self.kind.unwrap_or_default() {
            ModuleKind::Text => ModuleContent::Text(self.content.clone()),
            ModuleKind::Video => ModuleContent::Video(self.content.clone()),
            ModuleKind::Document => ModuleContent::Document(document(&self.content).ok_or_else(|| {
                let sentence = "Xin dán địa chỉ trang của văn bản trong Sổ tay.";
                Refusal::field(format!("modules.{index}.content"), sentence)
            })?),
        };
        Ok(Module { title: self.title.clone(), content })
    }
}

/// The document that a pasted address names.
fn document(address: &str) -> Option<DocumentId> {
    address.split(['/', '?', '#']).find_map(|part| part.trim().parse().ok())
}

fn moment(field: &str, day: Option<Date>, at: Option<Time>) -> Result<Timestamp, Refusal> {
    let moment = day.zip(at).and_then(|(day, at)| instant(day.to_datetime(at)));
    moment.ok_or_else(|| Refusal::field(field, "Xin chọn cả ngày và giờ."))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn what_is_typed_makes_a_plan_and_a_plan_is_typed_again() {
        let mut typed = Typed::empty(CampaignId::from_parts(1, 1), date(2026, 11, 20));
        typed.title = "Học tập Nghị quyết".into();
        let id = DocumentId::from_parts(1, 7);
        typed.modules = vec![TypedModule {
            title: "Toàn văn".into(),
            kind: Some(ModuleKind::Document),
            content: format!("https://so-tay.example/van-ban/{id}?x=1"),
        }];
        let plan = typed.plan().expect("nothing is missing");
        assert_eq!(plan.opens_at.to_string(), "2026-11-20T01:00:00Z");
        assert_eq!(plan.modules[0].content, ModuleContent::Document(id));
        assert_eq!(plan.quiz.as_ref().map(QuizPlan::questions), Some(10));
        typed.modules[0].content = "không phải địa chỉ".into();
        assert_eq!(typed.plan().expect_err("no document").fields[0].field, "modules.0.content");
        let half = Typed { closes_time: None, ..typed };
        assert!(half.plan().is_err());
    }
}
