//! Announcements (thông báo): a short word of an organisation to itself and everything below.
//!
//! An announcement is published once for its whole audience, as a document is, and read from there; it shows from a time
//! on and expires. An urgent one asks everybody to say "Đã rõ". Because a phone that rings too often is not heard any
//! more, every level has a budget for each seven days ([`budget`]); what is longer than a few paragraphs is a document.
//!
//! Afterwards its words and its end can be changed, and it can be taken back. Its urgency and audience stay: whoever was
//! called urgently once is not to wonder whether it was meant.

mod budget;
mod draft;
mod endpoints;

use jiff::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use budget::{AnnouncementBudget, BudgetLeft, SentAnnouncement};
pub use draft::{AnnouncementDraft, AnnouncementWords};
pub use endpoints::*;

use crate::document::Audience;
use crate::id::{AnnouncementId, MemberId, OrgId};
use crate::meeting::Stamp;
use crate::org::{Org, OrgKind, OrgPath};
use crate::problem::{Problem, ProblemCode};

/// How urgent an announcement is.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Urgency {
    /// Thường.
    #[default]
    Normal,
    /// Quan trọng.
    Important,
    /// Khẩn: everybody is asked to acknowledge it.
    Urgent,
}

impl Urgency {
    /// Every urgency.
    pub const ALL: [Self; 3] = [Self::Normal, Self::Important, Self::Urgent];

    /// Vietnamese name.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Normal => "Thường",
            Self::Important => "Quan trọng",
            Self::Urgent => "Khẩn",
        }
    }
}

/// Who worked on an announcement; for those who staff its organisation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AnnouncementWork {
    /// Who published it.
    pub published: Stamp,
    /// Who changed it last.
    pub changed: Option<Stamp>,
    /// Who took it back.
    pub withdrawn: Option<Stamp>,
}

/// An announcement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Announcement {
    /// Its id.
    pub id: AnnouncementId,
    /// Whose word it is.
    pub org: OrgId,
    /// Name of that organisation.
    pub org_name: String,
    /// What that is.
    pub org_kind: OrgKind,
    /// Where that stands in the tree.
    pub path: OrgPath,
    /// What is read, and until when.
    pub words: AnnouncementWords,
    /// How urgent.
    pub urgency: Urgency,
    /// Whether everybody is asked to acknowledge it.
    pub asks_acknowledgement: bool,
    /// For whom.
    pub audience: Audience,
    /// From when on it is read; may lie ahead.
    pub shows_from: Timestamp,
    /// When its words were changed.
    pub changed_at: Option<Timestamp>,
    /// When it was taken back.
    pub withdrawn_at: Option<Timestamp>,
    /// Who worked on it; `None` for readers.
    pub work: Option<AnnouncementWork>,
    /// Revision, to be sent back with a change.
    #[serde(default)]
    pub rev: u32,
}

/// Where an announcement stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AnnouncementState {
    /// Waits for its time.
    Waiting,
    /// Is read now.
    Shown,
    /// Its time is over.
    Expired,
    /// Taken back.
    Withdrawn,
}

impl AnnouncementState {
    /// Vietnamese name.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Waiting => "Hẹn giờ",
            Self::Shown => "Đang hiện",
            Self::Expired => "Đã hết hạn",
            Self::Withdrawn => "Đã thu hồi",
        }
    }
}

impl Announcement {
    /// The announcement that a checked draft makes.
    pub fn published(id: AnnouncementId, org: &Org, draft: AnnouncementDraft, stamp: Stamp) -> Self {
        Self {
            id,
            org: org.id,
            org_name: org.name.clone(),
            org_kind: org.kind,
            path: org.path.clone(),
            words: draft.words,
            urgency: draft.urgency,
            asks_acknowledgement: draft.asks_acknowledgement || draft.urgency == Urgency::Urgent,
            audience: draft.audience,
            shows_from: draft.shows_from.unwrap_or(stamp.at).max(stamp.at),
            changed_at: None,
            withdrawn_at: None,
            work: Some(AnnouncementWork { published: stamp, changed: None, withdrawn: None }),
            rev: 0,
        }
    }

    /// Whether this is what that person made of this draft: the same request, sent again. Words that were changed since
    /// cannot be compared any more.
    pub fn came_of(&self, draft: &AnnouncementDraft, author: MemberId) -> bool {
        let Some(work) = &self.work else { return false };
        let at = work.published.at;
        let words = self.changed_at.is_some() || self.words == draft.words.clone().tidy();
        work.published.by == author
            && words
            && self.urgency == draft.urgency
            && self.asks_acknowledgement == (draft.asks_acknowledgement || draft.urgency == Urgency::Urgent)
            && self.audience == draft.audience
            && self.shows_from == draft.shows_from.unwrap_or(at).max(at)
    }

    /// Where it stands.
    pub fn state(&self, now: Timestamp) -> AnnouncementState {
        match self {
            _ if self.withdrawn_at.is_some() => AnnouncementState::Withdrawn,
            _ if self.words.expires_at <= now => AnnouncementState::Expired,
            _ if self.shows_from > now => AnnouncementState::Waiting,
            _ => AnnouncementState::Shown,
        }
    }

    /// Whether readers have it before them now.
    pub fn is_shown(&self, now: Timestamp) -> bool {
        self.state(now) == AnnouncementState::Shown
    }

    /// Takes other words or another end.
    ///
    /// # Errors
    /// [`ProblemCode::WrongDocumentState`] once it is over.
    pub fn rewrite(&mut self, words: AnnouncementWords, stamp: Stamp) -> Result<(), Problem> {
        self.expect_open(stamp.at)?;
        self.words = words;
        self.changed_at = Some(stamp.at);
        if let Some(work) = &mut self.work {
            work.changed = Some(stamp);
        }
        Ok(())
    }

    /// Takes it back: nobody reads it any more.
    ///
    /// # Errors
    /// [`ProblemCode::WrongDocumentState`] once it is over.
    pub fn withdraw(&mut self, stamp: Stamp) -> Result<(), Problem> {
        self.expect_open(stamp.at)?;
        self.withdrawn_at = Some(stamp.at);
        if let Some(work) = &mut self.work {
            work.withdrawn = Some(stamp);
        }
        Ok(())
    }

    fn expect_open(&self, now: Timestamp) -> Result<(), Problem> {
        match self.state(now) {
            AnnouncementState::Waiting | AnnouncementState::Shown => Ok(()),
            AnnouncementState::Expired | AnnouncementState::Withdrawn => {
                let sentence =
                    "Thông báo đã hết hạn hoặc đã thu hồi nên không sửa được nữa. Xin tải lại để xem.";
                Err(Problem::with(ProblemCode::WrongDocumentState, sentence))
            }
        }
    }

    /// As readers see it.
    #[must_use]
    pub fn for_readers(self) -> Self {
        Self { work: None, ..self }
    }
}

#[cfg(test)]
mod tests;
