//! What somebody has read: a point in time up to which everything is read, and single entries after it.
//!
//! One small item a person says it for all entries, so that "mark all" costs one write however many there are.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::SETTLING;
use crate::announcement::Announcement;
use crate::id::{AnnouncementId, MemberId, NoticeId};

/// Most entries that are noted one by one; beyond it the oldest notes are dropped, and those entries count as unread
/// until everything is marked.
const MOST: usize = 60;

/// What somebody has read and acknowledged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadMarks {
    /// Who.
    pub member: MemberId,
    /// Everything up to then is read.
    pub read_until: Option<Timestamp>,
    /// Of what is newer, these are read too.
    pub read: Vec<NoticeId>,
    /// Announcements acknowledged; the receipt itself stands beside the announcement.
    pub acknowledged: Vec<AnnouncementId>,
}

impl ReadMarks {
    /// Nothing read yet.
    pub const fn none(member: MemberId) -> Self {
        Self { member, read_until: None, read: Vec::new(), acknowledged: Vec::new() }
    }

    /// Whether an entry was read.
    pub fn has_seen(&self, id: NoticeId, at: Timestamp) -> bool {
        self.read_until.is_some_and(|until| at <= until) || self.read.contains(&id)
    }

    /// Whether an announcement was acknowledged.
    pub fn has_acknowledged(&self, id: AnnouncementId) -> bool {
        self.acknowledged.contains(&id)
    }

    /// Whether an announcement needs no attention any more. One that asks to be acknowledged does until it is, so the
    /// reminder of it is the count itself and costs nothing.
    pub fn is_read(&self, announcement: &Announcement) -> bool {
        match announcement.asks_acknowledgement {
            true => self.has_acknowledged(announcement.id),
            false => self.has_seen(NoticeId::of_announcement(announcement.id), announcement.shows_from),
        }
    }

    /// Marks everything up to a time, and these. What was there for too short a time to have reached everybody is read
    /// only when it is named.
    pub fn mark(&mut self, until: Option<Timestamp>, named: &[NoticeId], now: Timestamp) {
        let settled = now.saturating_sub(SETTLING).unwrap_or(now);
        if let Some(until) = until {
            self.read_until = self.read_until.max(Some(until.min(settled)));
        }
        for id in named {
            note(&mut self.read, *id);
        }
    }

    /// Notes an acknowledgement.
    pub fn acknowledge(&mut self, id: AnnouncementId) {
        note(&mut self.acknowledged, id);
    }
}

fn note<T: PartialEq>(notes: &mut Vec<T>, new: T) {
    if !notes.contains(&new) {
        notes.push(new);
    }
    let over = notes.len().saturating_sub(MOST);
    notes.drain(..over);
}
