//! What is typed, and the announcement that it makes.

use jiff::civil::{Date, Time};
use jiff::{Timestamp, ToSpan};
use serde::{Deserialize, Serialize};
use shared::announcement::{Announcement, AnnouncementDraft, AnnouncementWords, Urgency};
use shared::document::Audience;
use shared::id::AnnouncementId;
use shared::org::Org;
use shared::time::{instant, local, local_date};

use crate::dom;
use crate::form::Refusal;

/// For so many days one shows, unless its author says otherwise.
const USUAL_DAYS: i32 = 7;

/// From where writing starts.
#[derive(Debug, Clone, PartialEq)]
pub enum Start {
    /// A new announcement of this organisation.
    New(Org),
    /// One that is out.
    Change(Box<Announcement>),
}

impl Start {
    /// Under which name the unfinished text is kept in this tab.
    pub fn key(&self) -> String {
        match self {
            Self::New(org) => format!("announcement-new-{}", org.id),
            Self::Change(announcement) => format!("announcement-{}-{}", announcement.id, announcement.rev),
        }
    }

    /// What stands in the fields at first.
    pub fn typed(&self) -> Typed {
        match self {
            Self::New(_) => Typed {
                id: dom::new_id(AnnouncementId::from_parts),
                title: String::new(),
                text: String::new(),
                urgency: Some(Urgency::Normal),
                asks_acknowledgement: false,
                audience: Some(Audience::Everyone),
                from_day: None,
                from_time: None,
                last_day: local_date(dom::now()).checked_add(USUAL_DAYS.days()).ok(),
            },
            Self::Change(announcement) => Typed {
                id: announcement.id,
                title: announcement.words.title.clone(),
                text: announcement.words.text.clone(),
                urgency: Some(announcement.urgency),
                asks_acknowledgement: announcement.asks_acknowledgement,
                audience: Some(announcement.audience),
                from_day: None,
                from_time: None,
                last_day: Some(local(announcement.words.expires_at).date()),
            },
        }
    }
}

/// The fields.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Typed {
    /// Of the announcement; drawn once, so that sending again makes no second one.
    pub id: AnnouncementId,
    pub title: String,
    pub text: String,
    pub urgency: Option<Urgency>,
    pub asks_acknowledgement: bool,
    pub audience: Option<Audience>,
    pub from_day: Option<Date>,
    pub from_time: Option<Time>,
    pub last_day: Option<Date>,
}

impl Typed {
    /// The words, which show to the end of the last day.
    ///
    /// # Errors
    /// The day that is missing.
    pub fn words(&self) -> Result<AnnouncementWords, Refusal> {
        let end = self.last_day.and_then(|day| instant(day.at(23, 59, 0, 0)));
        let expires_at =
            end.ok_or_else(|| Refusal::field("expires_at", "Xin chọn ngày cuối cùng còn hiện."))?;
        Ok(AnnouncementWords { title: self.title.clone(), text: self.text.clone(), expires_at })
    }

    /// The announcement, or what is missing.
    ///
    /// # Errors
    /// The fields that must be mended first.
    pub fn draft(&self) -> Result<AnnouncementDraft, Refusal> {
        Ok(AnnouncementDraft {
            words: self.words()?,
            urgency: self.urgency.unwrap_or_default(),
            asks_acknowledgement: self.asks_acknowledgement,
            audience: self.audience.unwrap_or_default(),
            shows_from: self.shows_from()?,
        })
    }

    fn shows_from(&self) -> Result<Option<Timestamp>, Refusal> {
        match (self.from_day, self.from_time) {
            (None, None) => Ok(None),
            (Some(day), Some(time)) => Ok(instant(day.to_datetime(time))),
            _ => Err(Refusal::field(
                "shows_from",
                "Hẹn giờ cần cả ngày và giờ. Nếu gửi ngay, xin để trống cả hai.",
            )),
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, time};

    use super::*;

    fn typed() -> Typed {
        Typed {
            id: AnnouncementId::from_parts(1, 1),
            title: "Họp giao ban".into(),
            text: String::new(),
            urgency: Some(Urgency::Important),
            asks_acknowledgement: false,
            audience: None,
            from_day: None,
            from_time: None,
            last_day: Some(date(2026, 11, 25)),
        }
    }

    #[test]
    fn it_shows_to_the_end_of_its_last_day() {
        let draft = typed().draft().expect("nothing is missing");
        assert_eq!(draft.words.expires_at.to_string(), "2026-11-25T16:59:00Z");
        assert_eq!((draft.shows_from, draft.audience), (None, Audience::Everyone));
    }

    #[test]
    fn an_hour_needs_its_day() {
        let half = Typed { from_time: Some(time(8, 0, 0, 0)), ..typed() };
        assert_eq!(half.draft().expect_err("the day is missing").fields[0].field, "shows_from");
        let whole = Typed { from_day: Some(date(2026, 11, 20)), ..half };
        let at = whole.draft().expect("nothing is missing").shows_from.expect("a time");
        assert_eq!(at.to_string(), "2026-11-20T01:00:00Z");
    }
}
