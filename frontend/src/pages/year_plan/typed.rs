//! What is typed while a year is planned.

use serde::{Deserialize, Serialize};
use shared::id::MeetingId;
use shared::meeting::MeetingKind;
use shared::year_plan::{Gap, PlannedMeeting};

/// A row as typed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TypedRow {
    /// The id of its meeting.
    pub meeting: MeetingId,
    /// 1 to 12.
    pub month: Option<i8>,
    /// The day.
    pub day: Option<u32>,
    /// What kind.
    pub kind: Option<MeetingKind>,
    /// What it is about.
    pub theme: String,
    /// Who prepares it.
    pub prepared_by: String,
    /// Anything else.
    pub note: String,
}

impl TypedRow {
    /// A new row.
    pub fn new(meeting: MeetingId, month: Option<i8>, kind: Option<MeetingKind>) -> Self {
        let (theme, prepared_by, note) = Default::default();
        Self { meeting, month, day: None, kind, theme, prepared_by, note }
    }

    /// A row that is stored.
    pub fn of(row: &PlannedMeeting) -> Self {
        Self {
            meeting: row.meeting,
            month: Some(row.month),
            day: row.day.and_then(|day| u32::try_from(day).ok()),
            kind: Some(row.kind),
            theme: row.theme.clone(),
            prepared_by: row.prepared_by.clone(),
            note: row.note.clone(),
        }
    }

    /// The same meeting a year later: another one, on a day that is still to be chosen.
    pub fn again(row: &PlannedMeeting, meeting: MeetingId) -> Self {
        Self { meeting, day: None, ..Self::of(row) }
    }

    /// What fills a gap: the regular meeting of a month, the thematic one in the middle of a quarter.
    pub fn filling(gap: Gap, meeting: MeetingId) -> Self {
        Self::new(meeting, Some(gap.from + (gap.until - gap.from) / 2), Some(gap.kind))
    }

    /// The row to send. What is missing is 0, which the rule refuses by name.
    pub fn row(&self, otherwise: MeetingKind) -> PlannedMeeting {
        PlannedMeeting {
            meeting: self.meeting,
            month: self.month.unwrap_or_default(),
            day: self.day.map(|day| i8::try_from(day).unwrap_or(i8::MAX)),
            kind: self.kind.unwrap_or(otherwise),
            theme: self.theme.clone(),
            prepared_by: self.prepared_by.clone(),
            note: self.note.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use shared::year_plan::Lack;

    use super::*;

    #[test]
    fn a_gap_is_filled_in_its_middle_and_last_years_row_has_no_day_yet() {
        let id = MeetingId::from_parts(1, 1);
        let gap = Gap { kind: MeetingKind::Thematic, from: 4, until: 6, lack: Lack::NotPlanned };
        assert_eq!(TypedRow::filling(gap, id).month, Some(5));
        let typed = TypedRow { day: Some(25), ..TypedRow::new(id, Some(3), Some(MeetingKind::Regular)) };
        let stored = typed.row(MeetingKind::Regular);
        assert_eq!(TypedRow::of(&stored), typed);
        let again = TypedRow::again(&stored, MeetingId::from_parts(2, 2));
        assert_eq!((again.day, again.month, again.meeting), (None, Some(3), MeetingId::from_parts(2, 2)));
        assert_eq!(TypedRow::new(id, None, None).row(MeetingKind::Committee).month, 0);
    }
}
