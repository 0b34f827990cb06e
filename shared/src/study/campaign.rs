//! A campaign: draft, open within its window, over.

use jiff::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::CampaignPlan;
use crate::id::{CampaignId, OrgId};
use crate::meeting::Stamp;
use crate::org::{Org, OrgPath};
use crate::problem::{Problem, ProblemCode};

/// Where a campaign stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CampaignState {
    /// Its office works on it.
    Draft,
    /// Announced, before its window.
    Ahead,
    /// Within its window.
    Running,
    /// Past its window, or ended before.
    Over,
}

impl CampaignState {
    /// Every state.
    pub const ALL: [Self; 4] = [Self::Draft, Self::Ahead, Self::Running, Self::Over];

    /// Vietnamese name.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Draft => "Đang soạn",
            Self::Ahead => "Sắp mở",
            Self::Running => "Đang diễn ra",
            Self::Over => "Đã kết thúc",
        }
    }
}

/// Who worked on a campaign; for its office.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CampaignWork {
    /// Who wrote it last.
    pub written: Stamp,
    /// Who opened it.
    pub opened: Option<Stamp>,
    /// Who ended it before its time.
    pub closed: Option<Stamp>,
}

/// A campaign.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Campaign {
    /// Its id.
    pub id: CampaignId,
    /// Who holds it.
    pub org: OrgId,
    /// Name of that organisation.
    pub org_name: String,
    /// Where that stands in the tree.
    pub path: OrgPath,
    /// What is planned.
    pub plan: CampaignPlan,
    /// Whether it was opened: what it asks is frozen from then on.
    pub is_open: bool,
    /// When it was ended before its time.
    pub closed_at: Option<Timestamp>,
    /// Who worked on it; `None` for members.
    pub work: Option<CampaignWork>,
    /// Revision, to be sent back with a change.
    #[serde(default)]
    pub rev: u32,
}

impl Campaign {
    /// A new draft.
    pub fn draft(id: CampaignId, org: &Org, plan: CampaignPlan, stamp: Stamp) -> Self {
        Self {
            id,
            org: org.id,
            org_name: org.name.clone(),
            path: org.path.clone(),
            plan,
            is_open: false,
            closed_at: None,
            work: Some(CampaignWork { written: stamp, opened: None, closed: None }),
            rev: 0,
        }
    }

    /// When nobody may begin any more.
    pub fn ends_at(&self) -> Timestamp {
        self.closed_at.map_or(self.plan.closes_at, |closed| closed.min(self.plan.closes_at))
    }

    /// Where it stands.
    pub fn state(&self, now: Timestamp) -> CampaignState {
        match self {
            _ if !self.is_open => CampaignState::Draft,
            _ if self.ends_at() <= now => CampaignState::Over,
            _ if self.plan.opens_at > now => CampaignState::Ahead,
            _ => CampaignState::Running,
        }
    }

    /// Changes what is planned.
    ///
    /// # Errors
    /// [`ProblemCode::WrongCampaignState`] once it is open.
    pub fn rewrite(&mut self, plan: CampaignPlan, stamp: Stamp) -> Result<(), Problem> {
        self.expect_draft()?;
        self.plan = plan;
        self.noted(|work| work.written = stamp);
        Ok(())
    }

    /// Opens it: from then on members have it before them.
    ///
    /// # Errors
    /// [`ProblemCode::WrongCampaignState`] when it is open already; a wrong field when its time is past, or there is
    /// nothing in it.
    pub fn open(&mut self, stamp: Stamp) -> Result<(), Problem> {
        self.expect_draft()?;
        if self.plan.closes_at <= stamp.at {
            return Err(Problem::field("closes_at", "Thời điểm kết thúc đã qua. Xin sửa trước khi mở đợt."));
        }
        if self.plan.modules.is_empty() && self.plan.quiz.is_none() && self.plan.contests.is_empty() {
            let sentence = "Đợt học tập chưa có gì. Xin thêm nội dung, bài trắc nghiệm hoặc cuộc thi.";
            return Err(Problem::field("modules", sentence));
        }
        self.is_open = true;
        self.noted(|work| work.opened = Some(stamp));
        Ok(())
    }

    /// Ends it before its time.
    ///
    /// # Errors
    /// [`ProblemCode::WrongCampaignState`] when it is a draft or over.
    pub fn close(&mut self, stamp: Stamp) -> Result<(), Problem> {
        match self.state(stamp.at) {
            CampaignState::Ahead | CampaignState::Running => {}
            CampaignState::Draft | CampaignState::Over => return Err(ProblemCode::WrongCampaignState.into()),
        }
        self.closed_at = Some(stamp.at);
        self.noted(|work| work.closed = Some(stamp));
        Ok(())
    }

    fn expect_draft(&self) -> Result<(), Problem> {
        if self.is_open { Err(ProblemCode::WrongCampaignState.into()) } else { Ok(()) }
    }

    fn noted(&mut self, note: impl FnOnce(&mut CampaignWork)) {
        if let Some(work) = &mut self.work {
            note(work);
        }
    }

    /// As members see it.
    #[must_use]
    pub fn for_members(self) -> Self {
        Self { work: None, ..self }
    }
}
