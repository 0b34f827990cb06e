//! Endpoints of the inbox. It is everybody's own, so no right is asked.

use jiff::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Inbox, Notice};
use crate::endpoint::{Cursor, Page};
use crate::endpoints;
use crate::id::NoticeId;

/// Query of the inbox, newest first.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct NoticesQuery {
    /// Only what is not read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unread: Option<bool>,
    /// Where to go on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Cursor>,
}

/// Marks entries as read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ReadOrder {
    /// Everything up to then: the time of the newest entry that was shown.
    #[serde(default)]
    pub until: Option<Timestamp>,
    /// These; at most 60. Always said, so that an empty order is no order.
    pub notices: Vec<NoticeId>,
}

endpoints! {
    /// My inbox, newest first: what is announced to me and what I am told alone.
    ListMyNotices = "list_my_notices": Get "/api/me/notices" by Member { query: NoticesQuery, reply: Page<Notice> }
    /// Marks entries as read.
    MarkNoticesRead = "mark_notices_read": Post "/api/me/notices/read" by Member { body: ReadOrder, reply: Inbox }
}
