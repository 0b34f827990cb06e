//! What is typed while a meeting is prepared, and the plan that comes of it.

use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};
use shared::assignment::Assignment;
use shared::id::{MeetingId, MemberId};
use shared::meeting::{AgendaItem, Meeting, MeetingKind, MeetingPlan};
use shared::org::OrgKind;
use shared::problem::FieldProblem;
use shared::rules::meeting_rules;
use shared::time::{format_month, instant, local};
use shared::year_plan::PlannedMeeting;

use crate::form::Refusal;

/// When meetings usually begin.
const USUAL_TIME: Time = Time::constant(19, 30, 0, 0);

/// The title: as suggested until somebody writes their own.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub enum Title {
    /// From kind and month.
    #[default]
    Suggested,
    /// Written.
    Own(String),
}

/// An item of the agenda as typed.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct TypedItem {
    /// What is dealt with.
    pub title: String,
    /// For how long.
    pub minutes: Option<u32>,
}

impl TypedItem {
    /// The item in which what was given to do and is open is looked at; `None` when nothing is.
    pub fn review(open: &[Assignment]) -> Option<Self> {
        let first = open.first()?;
        let title = match open.len() {
            1 => format!("Đánh giá nhiệm vụ chưa xong: {}", first.text.what),
            count => format!("Đánh giá {count} nhiệm vụ chưa xong: {}…", first.text.what),
        };
        Some(Self { title: title.chars().take(300).collect(), minutes: Some(10) })
    }
}

/// Everything typed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Typed {
    /// The id of the meeting, also of one that does not exist yet: made once, so that sending twice makes one.
    pub id: MeetingId,
    /// What kind.
    pub kind: Option<MeetingKind>,
    /// The title.
    pub title: Title,
    /// The day.
    pub day: Option<Date>,
    /// The time of day.
    pub time: Option<Time>,
    /// Where.
    pub place: String,
    /// Chủ trì.
    pub chair: Option<MemberId>,
    /// Thư ký.
    pub minute_taker: Option<MemberId>,
    /// In order.
    pub agenda: Vec<TypedItem>,
    /// What to prepare.
    pub note: String,
}

impl Typed {
    /// A new meeting, with the place and the people of the last one.
    pub fn new(id: MeetingId, last: Option<&Meeting>) -> Self {
        let last = last.map(|meeting| &meeting.plan);
        Self {
            id,
            kind: Some(MeetingKind::Regular),
            title: Title::Suggested,
            day: None,
            time: Some(last.map_or(USUAL_TIME, |plan| local(plan.starts_at).time())),
            place: last.map(|plan| plan.place.clone()).unwrap_or_default(),
            chair: last.and_then(|plan| plan.chair),
            minute_taker: last.and_then(|plan| plan.minute_taker),
            agenda: vec![TypedItem::default()],
            note: String::new(),
        }
    }

    /// The same, of a kind that such an organisation holds.
    pub fn held_by(self, org: OrgKind) -> Self {
        let fitting = MeetingKind::ALL.into_iter().find(|kind| kind.fits(org));
        Self { kind: self.kind.filter(|kind| kind.fits(org)).or(fitting), ..self }
    }

    /// The same, as the plan of a year has it: its kind and day, and its theme as title or first item.
    pub fn planned(mut self, row: &PlannedMeeting, year: i16) -> Self {
        (self.id, self.kind, self.day) = (row.meeting, Some(row.kind), row.on(year));
        match (row.theme.as_str(), row.kind) {
            ("", _) => {}
            (theme, MeetingKind::Thematic) => {
                self.title = Title::Own(format!("Sinh hoạt chuyên đề: {theme}"))
            }
            (theme, _) => self.agenda = vec![TypedItem { title: theme.to_owned(), minutes: None }],
        }
        self
    }

    /// The same with an item before all others, in place of one that is still empty.
    pub fn beginning_with(mut self, first: Option<TypedItem>) -> Self {
        if let Some(first) = first {
            self.agenda.retain(|item| *item != TypedItem::default());
            self.agenda.insert(0, first);
        }
        self
    }

    /// A meeting as it is planned now.
    pub fn of(meeting: &Meeting) -> Self {
        let plan = &meeting.plan;
        let starts_at = local(plan.starts_at);
        Self {
            id: meeting.id,
            kind: Some(plan.kind),
            title: Title::Own(plan.title.clone()),
            day: Some(starts_at.date()),
            time: Some(starts_at.time()),
            place: plan.place.clone(),
            chair: plan.chair,
            minute_taker: plan.minute_taker,
            agenda: items(&plan.agenda),
            note: plan.note.clone(),
        }
    }

    /// The title as it stands in its field.
    pub fn title(&self) -> String {
        match &self.title {
            Title::Own(title) => title.clone(),
            Title::Suggested => suggested(self.kind.unwrap_or_default(), self.day),
        }
    }

    /// Minutes the agenda takes.
    pub fn minutes(&self) -> u32 {
        self.agenda.iter().filter_map(|item| item.minutes).fold(0, u32::saturating_add)
    }

    /// The least minutes that this kind of meeting should last, when the agenda takes fewer.
    pub fn too_short(&self, today: Date) -> Option<u16> {
        let least = meeting_rules(self.day.unwrap_or(today)).least_minutes;
        let counts = self.kind == Some(MeetingKind::Regular) && self.minutes() > 0;
        (counts && self.minutes() < u32::from(least)).then_some(least)
    }

    /// The plan to send.
    ///
    /// # Errors
    /// What is missing or wrong, by field.
    pub fn plan(&self) -> Result<MeetingPlan, Refusal> {
        let starts_at = match (self.day, self.time) {
            (Some(day), Some(time)) => instant(day.to_datetime(time)),
            _ => None,
        };
        let (Some(starts_at), Some(kind)) = (starts_at, self.kind) else { return Err(self.missing().into()) };
        let plan = MeetingPlan {
            kind,
            title: self.title().trim().to_owned(),
            starts_at,
            place: self.place.trim().to_owned(),
            chair: self.chair,
            minute_taker: self.minute_taker,
            agenda: self.written().iter().map(TypedItem::item).collect(),
            note: self.note.trim().to_owned(),
        };
        plan.check()?;
        Ok(plan)
    }

    /// The agenda without the empty lines at its end; one in between keeps its number, so that a mistake finds its field.
    fn written(&self) -> &[TypedItem] {
        let count = self.agenda.iter().rposition(|item| !item.is_empty()).map_or(0, |last| last + 1);
        &self.agenda[..count]
    }

    fn missing(&self) -> Vec<FieldProblem> {
        let need =
            |lacks: bool, field: &str, sentence: &str| lacks.then(|| FieldProblem::new(field, sentence));
        [
            need(self.kind.is_none(), "kind", "Xin chọn loại cuộc họp."),
            need(self.day.is_none(), "starts_at", "Xin chọn ngày họp."),
            need(self.time.is_none(), "time", "Xin chọn giờ họp."),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

impl TypedItem {
    fn is_empty(&self) -> bool {
        self.title.trim().is_empty() && self.minutes.is_none()
    }

    fn item(&self) -> AgendaItem {
        let minutes = u16::try_from(self.minutes.unwrap_or_default()).unwrap_or(u16::MAX);
        AgendaItem { title: self.title.trim().to_owned(), minutes }
    }
}

/// An agenda as it stands in the fields.
pub fn items(agenda: &[AgendaItem]) -> Vec<TypedItem> {
    let typed = |item: &AgendaItem| TypedItem {
        title: item.title.clone(),
        minutes: (item.minutes > 0).then_some(u32::from(item.minutes)),
    };
    agenda.iter().map(typed).collect()
}

/// `Sinh hoạt chi bộ tháng 11/2026`.
fn suggested(kind: MeetingKind, day: Option<Date>) -> String {
    let what = match kind {
        MeetingKind::Regular => "Sinh hoạt chi bộ",
        MeetingKind::Thematic => "Sinh hoạt chuyên đề",
        MeetingKind::BranchCommittee => "Họp chi ủy",
        MeetingKind::Committee => "Họp cấp ủy",
    };
    day.map_or_else(|| what.to_owned(), |day| format!("{what} {}", format_month(day)))
}

#[cfg(test)]
mod tests;
