//! The inbox (hộp thư): what organisations announce to me, and what the system tells me alone, in one list.
//!
//! A notice to one person is written when something happens to them: a kind and ids, never a name, a number or words of
//! somebody else. Its sentence is composed here, and it leads to the page where the matter itself stands, behind the
//! rights of that page. Its id follows from what happened, so telling it twice makes one notice. It is kept for some
//! weeks; a reminder is taken away as soon as what it reminds of is done.

mod about;
mod endpoints;
pub mod feedback;
pub mod happened;
mod marks;

use jiff::{SignedDuration, Timestamp};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use about::NoticeAbout;
pub use endpoints::{ListMyNotices, MarkNoticesRead, NoticesQuery, ReadOrder};
pub use feedback::FeedbackNews;
pub use marks::ReadMarks;

use crate::announcement::Announcement;
use crate::id::{AnnouncementId, MemberId, NoticeId};
use crate::rules::announcement_rules;
use crate::time::local_date;

/// A notice to one person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PersonalNotice {
    /// Follows from what happened and when.
    pub id: NoticeId,
    /// To whom.
    pub member: MemberId,
    /// When it happened.
    pub at: Timestamp,
    /// What happened.
    pub about: NoticeAbout,
    /// It is no news from then on.
    pub expires_at: Timestamp,
}

impl PersonalNotice {
    /// The notice of what happened to a person at a time.
    pub fn new(member: MemberId, at: Timestamp, about: NoticeAbout) -> Self {
        let life = announcement_rules(local_date(at)).notice_life;
        let expires_at = about.ends_at().or(at.saturating_add(life).ok()).unwrap_or(at);
        Self { id: about.id(at), member, at, about, expires_at }
    }
}

/// What an entry of the inbox is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum NoticeBody {
    /// An announcement to many.
    Announced {
        /// The announcement.
        announcement: Box<Announcement>,
    },
    /// A notice to me alone.
    Personal {
        /// What happened.
        about: NoticeAbout,
    },
}

/// An entry of the inbox.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Notice {
    /// Its id; of an announcement the same as that one's.
    pub id: NoticeId,
    /// Since when it is there.
    pub at: Timestamp,
    /// Whether I have read it; of one that asks to be acknowledged, whether I have done so.
    pub read: bool,
    /// What it is.
    pub body: NoticeBody,
}

impl Notice {
    /// Whether it waits for my "Đã rõ".
    pub fn waits(&self) -> bool {
        matches!(&self.body, NoticeBody::Announced { announcement } if announcement.asks_acknowledgement && !self.read)
    }

    /// What the list is ordered by, newest first.
    pub fn place(&self) -> (Timestamp, NoticeId) {
        (self.at, self.id)
    }
}

/// What of the inbox the first page tells.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Inbox {
    /// How many entries I have not read.
    pub unread: usize,
    /// Announcements that wait for my "Đã rõ": the most urgent first, then the oldest.
    pub waiting: Vec<Announcement>,
    /// Notices of what I have to do, oldest first.
    pub tasks: Vec<PersonalNotice>,
}

impl Inbox {
    /// Counts an inbox of these announcements, all of them for me, and notices.
    pub fn count(
        marks: &ReadMarks,
        announced: Vec<Announcement>,
        personal: Vec<PersonalNotice>,
        now: Timestamp,
    ) -> Self {
        let mut tasks: Vec<_> =
            personal.iter().filter(|it| it.about.is_task() && it.expires_at > now).cloned().collect();
        tasks.sort_by_key(|it| (it.at, it.id));
        let all = entries(marks, announced, personal, now);
        let unread = all.iter().filter(|notice| !notice.read).count();
        let waiting = all.into_iter().rev().filter(Notice::waits);
        let mut waiting: Vec<_> = waiting
            .filter_map(|notice| match notice.body {
                NoticeBody::Announced { announcement } => Some(*announcement),
                NoticeBody::Personal { .. } => None,
            })
            .collect();
        waiting.sort_by_key(|announcement| std::cmp::Reverse(announcement.urgency));
        Self { unread, waiting, tasks }
    }
}

/// The entries that these announcements and notices make, newest first; what is over is left out.
pub fn entries(
    marks: &ReadMarks,
    announced: Vec<Announcement>,
    personal: Vec<PersonalNotice>,
    now: Timestamp,
) -> Vec<Notice> {
    let announced = announced.into_iter().filter(|announcement| announcement.is_shown(now));
    let announced = announced.map(|announcement| Notice {
        id: NoticeId::of_announcement(announcement.id),
        at: announcement.shows_from,
        read: marks.is_read(&announcement),
        body: NoticeBody::Announced { announcement: Box::new(announcement.for_readers()) },
    });
    let personal = personal.into_iter().filter(|notice| notice.expires_at > now);
    let personal = personal.map(|notice| Notice {
        id: notice.id,
        at: notice.at,
        read: marks.has_seen(notice.id, notice.at),
        body: NoticeBody::Personal { about: notice.about },
    });
    let mut all: Vec<_> = announced.chain(personal).collect();
    all.sort_by_key(|notice| std::cmp::Reverse(notice.place()));
    all
}

impl NoticeId {
    /// The entry of an announcement.
    pub fn of_announcement(id: AnnouncementId) -> Self {
        let bits = id.bits();
        // An id is 48 bits of time before 80 random ones; both halves fit by their masks.
        Self::from_parts((bits >> 80) as u64, bits & RANDOM)
    }

    /// The last id of a moment: where a page of notices begins.
    pub fn last_at(at: Timestamp) -> Self {
        Self::from_parts(milliseconds(at), RANDOM)
    }
}

/// The random part of an id.
const RANDOM: u128 = (1 << 80) - 1;

fn milliseconds(at: Timestamp) -> u64 {
    u64::try_from(at.as_millisecond()).unwrap_or(0)
}

/// How long the newest may be on their way: what is announced is kept by each process for half a minute, and a notice
/// follows its event by some seconds. Nothing younger counts as read only because something newer was.
pub const SETTLING: SignedDuration = SignedDuration::from_mins(2);

#[cfg(test)]
mod tests;
