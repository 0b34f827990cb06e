//! Endpoints of announcements: reading one, and the desk of those who speak for an organisation.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Announcement, AnnouncementDraft, AnnouncementWords, BudgetLeft};
use crate::document::ReceiptReport;
use crate::endpoint::{Page, PageQuery};
use crate::endpoints;
use crate::id::{AnnouncementId, OrgId};
use crate::meeting::AtRevision;
use crate::notice::Inbox;
use crate::org::OrgAt;

/// Names an announcement in a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AnnouncementAt {
    /// The announcement.
    pub announcement: AnnouncementId,
}

/// Names an announcement and an organisation in a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AcknowledgementsAt {
    /// The announcement.
    pub announcement: AnnouncementId,
    /// From where it is looked at.
    pub org: OrgId,
}

/// What the caller may do with an announcement.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AnnouncementRights {
    /// Change it, take it back.
    pub write: bool,
    /// Belong to its audience.
    pub read: bool,
}

/// An announcement with what the caller has to do with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AnnouncementView {
    /// The announcement.
    pub announcement: Announcement,
    /// Whether I have acknowledged it.
    pub acknowledged: bool,
    /// What I may do here, by `access::may`.
    pub may: AnnouncementRights,
}

/// A new announcement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct NewAnnouncement {
    /// Chosen by the caller, so that a repeated request makes one announcement.
    pub id: AnnouncementId,
    /// What is written.
    pub draft: AnnouncementDraft,
}

/// Other words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AnnouncementChange {
    /// The whole as it shall be.
    pub words: AnnouncementWords,
    /// The revision that was read.
    pub rev: u32,
}

endpoints! {
    /// One announcement.
    FindAnnouncement = "find_announcement": Get "/api/announcements/{announcement}" by Member {
        path: AnnouncementAt, reply: AnnouncementView
    }
    /// "Đã rõ", where that is asked for.
    AcknowledgeAnnouncement = "acknowledge_announcement": Post "/api/announcements/{announcement}/acknowledge" by Member {
        path: AnnouncementAt, reply: Inbox
    }
    /// Who has acknowledged, as seen from an organisation.
    FindAcknowledgements = "find_acknowledgements": Get "/api/announcements/{announcement}/acknowledgements/{org}" by Member {
        path: AcknowledgementsAt, reply: ReceiptReport
    }
    /// What an organisation has announced, newest first, for those who speak for it.
    ListAnnouncements = "list_announcements": Get "/api/orgs/{org}/announcements" by Member {
        path: OrgAt, query: PageQuery, reply: Page<Announcement>
    }
    /// What is left of its budget.
    FindAnnouncementBudget = "find_announcement_budget": Get "/api/orgs/{org}/announcement-budget" by Member {
        path: OrgAt, reply: BudgetLeft
    }
    /// Publishes an announcement; the same id again gives the same announcement.
    PublishAnnouncement = "publish_announcement": Post "/api/orgs/{org}/announcements" by Member {
        path: OrgAt, body: NewAnnouncement, reply: AnnouncementView
    }
    /// Changes its words or its end.
    ChangeAnnouncement = "change_announcement": Put "/api/announcements/{announcement}" by Member {
        path: AnnouncementAt, body: AnnouncementChange, reply: AnnouncementView
    }
    /// Takes it back.
    WithdrawAnnouncement = "withdraw_announcement": Post "/api/announcements/{announcement}/withdraw" by Member {
        path: AnnouncementAt, body: AtRevision, reply: AnnouncementView
    }
}
