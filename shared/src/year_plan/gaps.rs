//! What a plan leaves out that the rules ask for: a month without a regular meeting, a quarter without a thematic one.

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::{KnownMeeting, PlannedMeeting, first_of, is_planned};
use crate::meeting::{MeetingKind, MeetingState};
use crate::org::OrgKind;
use crate::rules::meeting_rules;
use crate::time::local_date;

/// What is missing in a span of months.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lack {
    /// The span is over and no such meeting was called.
    NotHeld,
    /// The span goes on or lies ahead, and none is planned.
    NotPlanned,
}

/// Months in which a kind of meeting is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gap {
    /// Which kind.
    pub kind: MeetingKind,
    /// The first month, 1 to 12.
    pub from: i8,
    /// The last one.
    pub until: i8,
    /// What is missing.
    pub lack: Lack,
}

impl Gap {
    /// `Tháng 3 chưa có sinh hoạt thường kỳ trong kế hoạch`.
    pub fn sentence(self) -> String {
        let when = match self.until - self.from {
            0 => format!("Tháng {}", self.from),
            2 => format!("Quý {}", roman(self.from)),
            _ => format!("Từ tháng {} đến tháng {}", self.from, self.until),
        };
        let what = match self.kind {
            MeetingKind::Thematic => "sinh hoạt chuyên đề",
            MeetingKind::Regular => "sinh hoạt thường kỳ",
            MeetingKind::BranchCommittee | MeetingKind::Committee => "cuộc họp",
        };
        match self.lack {
            Lack::NotHeld => format!("{when} đã qua mà không có {what}."),
            Lack::NotPlanned => format!("{when} chưa có {what} trong kế hoạch."),
        }
    }
}

const fn roman(first_month: i8) -> &'static str {
    match first_month {
        1..=3 => "I",
        4..=6 => "II",
        7..=9 => "III",
        _ => "IV",
    }
}

/// What is missing in the year of a plan, by the rules of its first day: of what is over only meetings count, of what goes
/// on or lies ahead also what is planned. The rules ask it of branches; other committees set their own.
pub fn gaps(
    rows: &[PlannedMeeting],
    known: &[KnownMeeting],
    org: OrgKind,
    year: i16,
    today: Date,
) -> Vec<Gap> {
    let rules = meeting_rules(first_of(year, 1));
    let spans =
        [(MeetingKind::Regular, rules.months_of_regular), (MeetingKind::Thematic, rules.months_of_thematic)];
    let spans = spans.into_iter().filter(|(kind, _)| is_planned(*kind, org));
    let mut missing: Vec<Gap> = spans
        .flat_map(|(kind, months)| {
            (1..=12_i8)
                .step_by(usize::from(months.unsigned_abs().max(1)))
                .map(move |from| (kind, from, months))
        })
        .filter_map(|(kind, from, months)| {
            let until = (from + months - 1).min(12);
            let is_over = first_of(year, until).saturating_add(1.month()) <= today;
            let counts = |meeting: &&KnownMeeting| meeting.kind == kind && takes_place(meeting.state);
            let in_span = |month: i8| (from..=until).contains(&month);
            let is_met = known.iter().filter(counts).any(|meeting| {
                let day = local_date(meeting.starts_at);
                day.year() == year && in_span(day.month())
            });
            let called_off = |row: &PlannedMeeting| {
                known
                    .iter()
                    .any(|meeting| meeting.id == row.meeting && meeting.state == MeetingState::Cancelled)
            };
            let is_planned =
                !is_over && rows.iter().any(|row| row.kind == kind && in_span(row.month) && !called_off(row));
            let lack = if is_over { Lack::NotHeld } else { Lack::NotPlanned };
            (!is_met && !is_planned).then_some(Gap { kind, from, until, lack })
        })
        .collect();
    missing.sort_by_key(|gap| (gap.from, gap.until));
    missing
}

/// Whether a meeting counts as one that takes place or took place: a draft nobody knows of does not, nor one called off.
const fn takes_place(state: MeetingState) -> bool {
    matches!(state, MeetingState::Called | MeetingState::InSession | MeetingState::Closed)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::super::tests::row;
    use super::*;
    use crate::id::MeetingId;
    use crate::time::instant;

    fn met(number: u128, kind: MeetingKind, day: Date, state: MeetingState) -> KnownMeeting {
        let starts_at = instant(day.at(19, 30, 0, 0)).unwrap();
        KnownMeeting { id: MeetingId::from_parts(1, number), kind, starts_at, state }
    }

    fn sentences(rows: &[PlannedMeeting], known: &[KnownMeeting], today: Date) -> Vec<String> {
        let found = gaps(rows, known, OrgKind::Branch, 2026, today);
        found.into_iter().map(Gap::sentence).collect()
    }

    #[test]
    fn an_empty_plan_lacks_every_month_and_every_quarter() {
        let found = gaps(&[], &[], OrgKind::Branch, 2026, date(2025, 12, 1));
        assert_eq!(found.len(), 12 + 4);
        assert!(found.iter().all(|gap| gap.lack == Lack::NotPlanned));
        assert_eq!(found[1].sentence(), "Quý I chưa có sinh hoạt chuyên đề trong kế hoạch.");
        assert!(gaps(&[], &[], OrgKind::PartyCommittee, 2026, date(2025, 12, 1)).is_empty());
    }

    #[test]
    fn ahead_a_plan_is_enough_and_what_is_over_must_have_been_held() {
        use MeetingKind::{Regular, Thematic};
        let mut rows: Vec<_> =
            (1..=12_u8).map(|month| row(month.into(), month.cast_signed(), Regular)).collect();
        rows.extend(
            [(101, 1), (102, 4), (103, 7), (104, 10)].map(|(number, month)| row(number, month, Thematic)),
        );
        assert!(sentences(&rows, &[], date(2025, 12, 31)).is_empty());
        let mut known = vec![
            met(1, Regular, date(2026, 1, 25), MeetingState::Closed),
            met(2, Regular, date(2026, 2, 25), MeetingState::Cancelled),
            met(200, Thematic, date(2026, 2, 26), MeetingState::Closed),
        ];
        let today = date(2026, 4, 10);
        let missing = [
            "Tháng 2 đã qua mà không có sinh hoạt thường kỳ.",
            "Tháng 3 đã qua mà không có sinh hoạt thường kỳ.",
        ];
        assert_eq!(sentences(&rows, &known, today), missing);
        known.push(met(4, Regular, date(2026, 4, 25), MeetingState::Cancelled));
        let found = sentences(&rows, &known, today);
        assert_eq!(found.last().unwrap(), "Tháng 4 chưa có sinh hoạt thường kỳ trong kế hoạch.");
        known.push(met(300, Regular, date(2026, 4, 28), MeetingState::Called));
        assert_eq!(sentences(&rows, &known, today), missing, "another one stands in for what was called off");
    }

    #[test]
    fn a_draft_and_a_meeting_of_another_year_do_not_count() {
        let known = [
            met(1, MeetingKind::Regular, date(2026, 1, 25), MeetingState::Draft),
            met(2, MeetingKind::Regular, date(2025, 2, 25), MeetingState::Closed),
        ];
        let found = sentences(&[], &known, date(2026, 3, 1));
        assert_eq!(found[0], "Tháng 1 đã qua mà không có sinh hoạt thường kỳ.");
        assert!(found.contains(&"Tháng 2 đã qua mà không có sinh hoạt thường kỳ.".to_owned()), "{found:?}");
    }
}
