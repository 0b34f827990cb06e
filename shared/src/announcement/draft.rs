//! What those who speak for an organisation write.

use jiff::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Urgency;
use crate::document::Audience;
use crate::problem::{FieldProblem, Problem};
use crate::rules::{AnnouncementRules, announcement_rules};
use crate::text::{find_mark_in_name, find_mark_in_text, tidy, to_nfc};
use crate::time::local_date;

const SECRET: &str = "Nội dung có dấu chỉ độ mật. Nội dung mật không được đưa lên đây dưới bất kỳ hình thức nào; xin xử lý theo quy định về bảo vệ bí mật nhà nước.";

/// What is read, and until when: the part that can still be changed afterwards.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AnnouncementWords {
    /// 5 to 150 characters.
    pub title: String,
    /// Plain paragraphs, one a line; may be empty when the title says all.
    pub text: String,
    /// Nobody reads it from then on.
    pub expires_at: Timestamp,
}

/// A new announcement as it is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AnnouncementDraft {
    /// What is read, and until when.
    pub words: AnnouncementWords,
    /// How urgent.
    #[serde(default)]
    pub urgency: Urgency,
    /// Whether everybody is asked to acknowledge it; an urgent one always does.
    #[serde(default)]
    pub asks_acknowledgement: bool,
    /// For whom.
    #[serde(default)]
    pub audience: Audience,
    /// From when on it is read; left out, or in the past, from now on.
    #[serde(default)]
    pub shows_from: Option<Timestamp>,
}

impl AnnouncementWords {
    /// The paragraphs of the text.
    pub fn paragraphs(&self) -> impl Iterator<Item = &str> {
        self.text.lines().map(str::trim).filter(|line| !line.is_empty())
    }

    /// The same without what typing leaves behind.
    #[must_use]
    pub fn tidy(self) -> Self {
        Self { title: tidy(&self.title), text: to_nfc(self.text.trim()), ..self }
    }

    /// The same, for an announcement that shows from `shows_from` on.
    ///
    /// # Errors
    /// [`crate::problem::ProblemCode::Invalid`] naming each wrong field.
    pub fn checked(self, shows_from: Timestamp, now: Timestamp) -> Result<Self, Problem> {
        let rules = announcement_rules(local_date(now));
        let (words, wrong) = self.tidied(shows_from, now, rules);
        if wrong.is_empty() { Ok(words) } else { Err(Problem::invalid(wrong)) }
    }

    fn tidied(
        self,
        shows_from: Timestamp,
        now: Timestamp,
        rules: AnnouncementRules,
    ) -> (Self, Vec<FieldProblem>) {
        let words = self.tidy();
        let mut wrong = Vec::new();
        let mut refuse = |field: &str, sentence: String| wrong.push(FieldProblem::new(field, sentence));
        if !(5..=150).contains(&words.title.chars().count()) {
            refuse("title", "Xin ghi tiêu đề, từ 5 đến 150 ký tự.".into());
        } else if find_mark_in_name(&words.title).is_some() {
            refuse("title", SECRET.into());
        }
        if words.text.chars().count() > rules.most_text {
            let most = rules.most_text;
            refuse(
                "text",
                format!("Thông báo dài quá {most} ký tự. Nội dung dài xin phát hành thành văn bản."),
            );
        } else if find_mark_in_text(&words.text).is_some() {
            refuse("text", SECRET.into());
        }
        let last = shows_from.saturating_add(rules.longest).unwrap_or(shows_from);
        if words.expires_at <= shows_from || words.expires_at <= now {
            refuse("expires_at", "Thời điểm hết hạn phải sau lúc thông báo bắt đầu hiện.".into());
        } else if words.expires_at > last {
            let days = rules.longest.as_hours() / 24;
            refuse("expires_at", format!("Thông báo hiện nhiều nhất {days} ngày. Xin chọn ngày sớm hơn."));
        }
        (words, wrong)
    }
}

impl AnnouncementDraft {
    /// The same without what typing leaves behind.
    ///
    /// # Errors
    /// [`crate::problem::ProblemCode::Invalid`] naming each wrong field.
    pub fn checked(self, now: Timestamp) -> Result<Self, Problem> {
        let rules = announcement_rules(local_date(now));
        let shows_from = self.shows_from.unwrap_or(now).max(now);
        let (words, mut wrong) = self.words.tidied(shows_from, now, rules);
        if shows_from > now.saturating_add(rules.ahead).unwrap_or(now) {
            let days = rules.ahead.as_hours() / 24;
            wrong.push(FieldProblem::new("shows_from", format!("Chỉ hẹn giờ trong vòng {days} ngày tới.")));
        }
        if wrong.is_empty() { Ok(Self { words, ..self }) } else { Err(Problem::invalid(wrong)) }
    }
}
