//! What an office plans for a campaign.

use jiff::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::QuizPlan;
use crate::document::Audience;
use crate::id::DocumentId;
use crate::problem::{FieldProblem, Problem};
use crate::rules::{StudyRules, study_rules};
use crate::text::{find_mark_in_name, find_mark_in_text, tidy, to_nfc};
use crate::time::local_date;

const SECRET: &str =
    "Nội dung có dấu chỉ độ mật. Nội dung mật không được đưa lên đây dưới bất kỳ hình thức nào.";

/// What a module is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ModuleContent {
    /// A document that this organisation or one above has handed down.
    Document(DocumentId),
    /// A text, a paragraph a line.
    Text(String),
    /// A video somewhere else: an address that begins with `https://`.
    Video(String),
}

/// A piece of what is to be studied.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Module {
    /// What it is called.
    pub title: String,
    /// What it is.
    pub content: ModuleContent,
}

/// A contest that others hold, somewhere else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ContestLink {
    /// What it is called.
    pub title: String,
    /// Where; begins with `https://`.
    pub address: String,
}

/// A campaign as it is planned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CampaignPlan {
    /// What it is called, 5 to 200 characters.
    pub title: String,
    /// What it is about; a paragraph a line.
    #[serde(default)]
    pub about: String,
    /// For whom.
    #[serde(default)]
    pub audience: Audience,
    /// From when on.
    pub opens_at: Timestamp,
    /// Until when.
    pub closes_at: Timestamp,
    /// What is to be studied.
    #[serde(default)]
    pub modules: Vec<Module>,
    /// The quiz, when there is one.
    #[serde(default)]
    pub quiz: Option<QuizPlan>,
    /// Contests that others hold. Who has taken part is noted by their place here, so once the campaign is open they
    /// do not change.
    #[serde(default)]
    pub contests: Vec<ContestLink>,
}

impl CampaignPlan {
    /// The same without what typing leaves behind.
    ///
    /// # Errors
    /// [`crate::problem::ProblemCode::Invalid`] naming each wrong field.
    pub fn checked(self, now: Timestamp) -> Result<Self, Problem> {
        let rules = study_rules(local_date(now));
        let plan = self.tidied();
        let mut wrong = plan.faults(&rules);
        wrong.extend(plan.quiz.iter().flat_map(|quiz| quiz.faults(&rules)));
        if wrong.is_empty() { Ok(plan) } else { Err(Problem::invalid(wrong)) }
    }

    fn tidied(mut self) -> Self {
        self.title = tidy(&self.title);
        self.about = to_nfc(self.about.trim());
        for module in &mut self.modules {
            module.title = tidy(&module.title);
            match &mut module.content {
                ModuleContent::Text(text) => *text = to_nfc(text.trim()),
                ModuleContent::Video(address) => *address = address.trim().to_owned(),
                ModuleContent::Document(_) => {}
            }
        }
        for contest in &mut self.contests {
            (contest.title, contest.address) = (tidy(&contest.title), contest.address.trim().to_owned());
        }
        self.quiz = self.quiz.map(QuizPlan::tidied);
        self
    }

    fn faults(&self, rules: &StudyRules) -> Vec<FieldProblem> {
        let mut wrong = self.head_faults(rules);
        let mut refuse = |field: String, sentence: &str| wrong.push(FieldProblem::new(field, sentence));
        if self.modules.len() > rules.most_modules {
            refuse("modules".into(), "Một đợt có nhiều nhất 30 nội dung.");
        }
        for (index, module) in self.modules.iter().enumerate() {
            if find_mark_in_name(&module.title).is_some() {
                refuse(format!("modules.{index}.title"), SECRET);
            }
            if !is_title(&module.title) {
                refuse(format!("modules.{index}.title"), "Xin ghi tên nội dung, từ 3 đến 200 ký tự.");
            }
            if let Some(sentence) = module.content.fault(rules) {
                refuse(format!("modules.{index}.content"), sentence);
            }
        }
        if self.contests.len() > rules.most_contests {
            refuse("contests".into(), "Một đợt có nhiều nhất 10 cuộc thi liên kết.");
        }
        for (index, contest) in self.contests.iter().enumerate() {
            if find_mark_in_name(&contest.title).is_some() {
                refuse(format!("contests.{index}.title"), SECRET);
            }
            if !is_title(&contest.title) {
                refuse(format!("contests.{index}.title"), "Xin ghi tên cuộc thi, từ 3 đến 200 ký tự.");
            }
            if !is_address(&contest.address) {
                refuse(format!("contests.{index}.address"), ADDRESS);
            }
        }
        wrong
    }

    fn head_faults(&self, rules: &StudyRules) -> Vec<FieldProblem> {
        let mut wrong = Vec::new();
        let mut refuse = |field: &str, sentence: &str| wrong.push(FieldProblem::new(field, sentence));
        if !(5..=200).contains(&self.title.chars().count()) {
            refuse("title", "Xin ghi tên đợt học tập, từ 5 đến 200 ký tự.");
        }
        if self.about.chars().count() > 3000 {
            refuse("about", "Phần giới thiệu dài quá 3000 ký tự. Xin viết ngắn hơn.");
        }
        for (field, text) in [("title", &self.title), ("about", &self.about)] {
            if find_mark_in_text(text).is_some() {
                refuse(field, SECRET);
            }
        }
        if self.closes_at <= self.opens_at {
            refuse("closes_at", "Thời điểm kết thúc phải sau thời điểm bắt đầu.");
        } else if self.closes_at.duration_since(self.opens_at) > rules.longest {
            refuse("closes_at", "Một đợt kéo dài nhiều nhất một năm.");
        }
        wrong
    }
}

const ADDRESS: &str = "Xin ghi địa chỉ bắt đầu bằng https://, dưới 500 ký tự.";

impl ModuleContent {
    fn fault(&self, rules: &StudyRules) -> Option<&'static str> {
        match self {
            Self::Document(_) => None,
            Self::Text(text) if find_mark_in_text(text).is_some() => Some(SECRET),
            Self::Text(text) => (!(1..=rules.most_text).contains(&text.chars().count())).then_some(
                "Xin ghi nội dung, nhiều nhất 8000 ký tự. Bài dài hơn xin phát hành thành văn bản.",
            ),
            Self::Video(address) => (!is_address(address)).then_some(ADDRESS),
        }
    }
}

fn is_title(title: &str) -> bool {
    (3..=200).contains(&title.chars().count())
}

/// An address that a page may link to: plain `https`, nothing hidden in it.
fn is_address(address: &str) -> bool {
    let rest = address.strip_prefix("https://").unwrap_or_default();
    let host = rest.split('/').next().unwrap_or_default();
    address.len() < 500
        && host.contains('.')
        && !host.contains('@')
        && address
            .chars()
            .all(|sign| !sign.is_whitespace() && !sign.is_control() && !"<>\"'`\\".contains(sign))
}
