//! What is known of what a report is about, in words that its writers can take over: each with where it comes from.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::ReportText;
use crate::assignment::{Assignment, AssignmentState};
use crate::id::MeetingId;
use crate::meeting_score::MinutesTiming;
use crate::member::Standing;
use crate::period::Period;
use crate::standing::StandingRecord;
use crate::statistics::MonthSum;
use crate::time::{format_date, local_date};
use crate::transfer::{Transfer, TransferState};

/// Where something is known from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum KnownFrom {
    /// The self-score of a meeting.
    Score {
        /// Of which.
        meeting: MeetingId,
    },
    /// The minutes of a meeting.
    Minutes {
        /// Of which.
        meeting: MeetingId,
    },
    /// The resolution of a meeting.
    Resolution {
        /// Of which.
        meeting: MeetingId,
    },
    /// What members wrote before a meeting.
    Opinions {
        /// Before which.
        meeting: MeetingId,
    },
    /// What the branch has given to do.
    Assignments,
    /// The sums of the months.
    Statistics,
    /// The transfers to and from the branch.
    Transfers,
    /// The changes of standing, as the profiles of the branch have them.
    Standings,
}

impl KnownFrom {
    /// Vietnamese name.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Score { .. } => "Phiếu tự chấm điểm",
            Self::Minutes { .. } => "Biên bản",
            Self::Resolution { .. } => "Nghị quyết",
            Self::Opinions { .. } => "Ý kiến gửi trước cuộc họp",
            Self::Assignments => "Nhiệm vụ được giao",
            Self::Statistics => "Thống kê",
            Self::Transfers => "Chuyển sinh hoạt",
            Self::Standings => "Trạng thái đảng viên",
        }
    }
}

/// A part of the words of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ReportPart {
    /// Nội dung chính.
    Content,
    /// Kết luận.
    Conclusions,
    /// Khó khăn, vướng mắc.
    Difficulties,
}

impl ReportPart {
    /// Vietnamese name.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Content => "Nội dung chính",
            Self::Conclusions => "Kết luận",
            Self::Difficulties => "Khó khăn, vướng mắc",
        }
    }
}

/// Something that is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Known {
    /// From where.
    pub from: KnownFrom,
    /// Where in the report it belongs.
    pub part: ReportPart,
    /// In words, one sentence or paragraph to a line.
    pub text: String,
}

impl Known {
    /// Something for the main part.
    pub fn content(from: KnownFrom, text: impl Into<String>) -> Self {
        Self { from, part: ReportPart::Content, text: text.into() }
    }
}

impl ReportText {
    /// The words of a part.
    pub const fn part_mut(&mut self, part: ReportPart) -> &mut String {
        match part {
            ReportPart::Content => &mut self.content,
            ReportPart::Conclusions => &mut self.conclusions,
            ReportPart::Difficulties => &mut self.difficulties,
        }
    }

    /// Whether what is known stands in these words.
    pub fn has(&self, known: &Known) -> bool {
        let part = match known.part {
            ReportPart::Content => &self.content,
            ReportPart::Conclusions => &self.conclusions,
            ReportPart::Difficulties => &self.difficulties,
        };
        part.contains(known.text.as_str())
    }

    /// Adds what is known as lines of its own at the end of its part; what stands there already is not added again.
    pub fn take_over(&mut self, known: &Known) {
        if self.has(known) {
            return;
        }
        let part = self.part_mut(known.part);
        if !part.trim().is_empty() {
            part.push('\n');
        }
        part.push_str(&known.text);
    }

    /// The words with which a report begins: everything that is known.
    pub fn of_known(all: &[Known]) -> Self {
        let mut text = Self::default();
        all.iter().for_each(|known| text.take_over(known));
        text
    }

    /// Whether nobody has written anything yet.
    pub fn is_blank(&self) -> bool {
        *self == Self::default()
    }
}

/// What is known of the assignments of a branch: those settled within a period, those open, and those overdue by name.
pub fn of_assignments(all: &[Assignment], period: Option<Period>, today: Date) -> Vec<Known> {
    let is_within = |period: Period, day| (period.first_day()..=period.last_day()).contains(&day);
    let settled = |task: &&Assignment| {
        let on = task.settled.as_ref().map(|settled| local_date(settled.at));
        task.settlement.state == AssignmentState::Done
            && period.is_some_and(|period| on.is_some_and(|day| is_within(period, day)))
    };
    let done = all.iter().filter(settled).count();
    let open: Vec<_> = all.iter().filter(|task| task.settlement.state == AssignmentState::Open).collect();
    let overdue: Vec<_> = open.iter().filter(|task| task.is_overdue(today)).collect();
    let mut known = Vec::new();
    if done + open.len() > 0 {
        let mut said = Vec::new();
        if done > 0 {
            said.push(format!("đã hoàn thành {done} nhiệm vụ"));
        }
        said.push(format!("đang thực hiện {}, quá hạn {}", open.len(), overdue.len()));
        let text = format!("Nhiệm vụ được giao: {}.", said.join("; "));
        known.push(Known::content(KnownFrom::Assignments, text));
    }
    if !overdue.is_empty() {
        let line = |task: &&&Assignment| {
            format!("- {} (hạn {})", task.text.what.trim(), format_date(task.text.due_on))
        };
        let lines: Vec<_> = overdue.iter().map(line).collect();
        let text = format!("Nhiệm vụ quá hạn:\n{}", lines.join("\n"));
        known.push(Known { from: KnownFrom::Assignments, part: ReportPart::Difficulties, text });
    }
    known
}

/// What is known of the meetings of a period.
pub fn of_sum(sum: &MonthSum) -> Option<Known> {
    if sum.meetings() == 0 {
        return None;
    }
    let after = &sum.after;
    let mut text = format!(
        "Đã sinh hoạt thường kỳ {} buổi, chuyên đề {} buổi; tỷ lệ dự họp {}.",
        sum.regular,
        sum.thematic,
        sum.rate().text()
    );
    text += &format!(" Biên bản hoàn tất đúng hạn {}, muộn {}.", after.minutes_in_time, after.minutes_late);
    if after.scored() > 0 {
        text +=
            &format!(" Tự chấm điểm bình quân {}; xếp loại: {}.", after.average_text(), after.grades_text());
    }
    Some(Known::content(KnownFrom::Statistics, text))
}

/// What is known of those who came and left within a period, by the day of the letter.
pub fn of_transfers(arrivals: &[Transfer], departures: &[Transfer]) -> Option<Known> {
    let received = |transfer: &&Transfer| matches!(transfer.state, TransferState::Received { .. });
    let left =
        |transfer: &&Transfer| matches!(transfer.state, TransferState::Received { .. } | TransferState::Left);
    let (came, gone) = (arrivals.iter().filter(received).count(), departures.iter().filter(left).count());
    let text = format!("Tiếp nhận {came} đảng viên chuyển đến; {gone} đảng viên chuyển đi.");
    (came + gone > 0).then(|| Known::content(KnownFrom::Transfers, text))
}

/// What is known of changes of standing within a period: how many of each, in the order of the domain's list.
pub fn of_standings(records: &[StandingRecord]) -> Option<Known> {
    let of = |standing: Standing| {
        let count = records.iter().filter(|record| record.standing == standing).count();
        let label = match standing {
            Standing::Active => "trở lại sinh hoạt".to_owned(),
            other => other.label().to_lowercase().replace("đảng", "Đảng"),
        };
        (count > 0).then(|| format!("{label} {count}"))
    };
    let said: Vec<_> = Standing::ALL.into_iter().filter_map(of).collect();
    let text = format!("Thay đổi trạng thái đảng viên trong kỳ: {}.", said.join(", "));
    (!said.is_empty()).then(|| Known::content(KnownFrom::Standings, text))
}

/// What is known of those who became official members within a period, by the days of all; what is to come is not known.
pub fn of_officials(days: impl Iterator<Item = Date>, period: Period, today: Date) -> Option<Known> {
    let until = period.last_day().min(today);
    let count = days.filter(|day| (period.first_day()..=until).contains(day)).count();
    let text = format!("Công nhận {count} đảng viên chính thức.");
    (count > 0).then(|| Known::content(KnownFrom::Standings, text))
}

/// Whether the minutes of a meeting were signed in time, as a sentence.
pub fn of_minutes(meeting: MeetingId, timing: MinutesTiming) -> Known {
    let text = format!("Biên bản cuộc họp: {}.", timing.label().to_lowercase());
    Known::content(KnownFrom::Minutes { meeting }, text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statistics::AfterSum;

    fn known(part: ReportPart, text: &str) -> Known {
        Known { from: KnownFrom::Statistics, part, text: text.into() }
    }

    #[test]
    fn what_is_known_fills_the_parts_and_is_never_added_twice() {
        let all = [
            known(ReportPart::Content, "Một."),
            known(ReportPart::Content, "Hai."),
            known(ReportPart::Difficulties, "Ba."),
        ];
        let mut text = ReportText::of_known(&all);
        assert_eq!((text.content.as_str(), text.difficulties.as_str()), ("Một.\nHai.", "Ba."));
        text.take_over(&all[0]);
        assert_eq!(text.content, "Một.\nHai.");
        text.content = "Của tôi.".into();
        assert!(!text.has(&all[1]));
        text.take_over(&all[1]);
        assert_eq!(text.content, "Của tôi.\nHai.");
        assert!(ReportText::default().is_blank() && !text.is_blank());
    }

    #[test]
    fn changes_of_standing_are_counted_by_what_they_are() {
        let record = |standing| StandingRecord {
            standing,
            host: None,
            since: jiff::civil::date(2026, 11, 3),
            received_by: None,
            by: crate::id::MemberId::from_parts(1, 1),
            recorded_at: jiff::Timestamp::UNIX_EPOCH,
        };
        let all =
            [Standing::Deceased, Standing::Exempt, Standing::Active, Standing::Exempt, Standing::Resigned];
        let known = of_standings(&all.map(record)).unwrap();
        let expected = "Thay đổi trạng thái đảng viên trong kỳ: trở lại sinh hoạt 1, miễn công tác và sinh hoạt 2, \
                        xin ra khỏi Đảng 1, từ trần 1.";
        assert_eq!((known.from, known.text.as_str()), (KnownFrom::Standings, expected));
        assert_eq!(of_standings(&[]), None);
    }

    #[test]
    fn official_is_who_became_so_within_the_period_until_today() {
        let day = |day| jiff::civil::date(2026, 11, day);
        let period = Period::month_of(day(1));
        let days = [day(1), day(20), day(21), jiff::civil::date(2026, 10, 31)];
        let known = |today| of_officials(days.into_iter(), period, today).map(|known| known.text);
        assert_eq!(known(day(20)).as_deref(), Some("Công nhận 2 đảng viên chính thức."));
        assert_eq!(known(day(30)).as_deref(), Some("Công nhận 3 đảng viên chính thức."));
        assert_eq!(of_officials(std::iter::empty(), period, day(30)), None);
    }

    #[test]
    fn a_period_is_said_in_its_sums() {
        let after = AfterSum { minutes_in_time: 2, points: 180, good: 2, ..AfterSum::default() };
        let sum =
            MonthSum { regular: 2, thematic: 1, summoned: 30, present: 27, after, ..MonthSum::default() };
        assert_eq!(
            of_sum(&sum).map(|known| known.text).as_deref(),
            Some(
                "Đã sinh hoạt thường kỳ 2 buổi, chuyên đề 1 buổi; tỷ lệ dự họp 27/30 (90\u{a0}%). Biên bản hoàn tất \
                 đúng hạn 2, muộn 0. Tự chấm điểm bình quân 90,0 điểm; xếp loại: Tốt 2."
            )
        );
        assert_eq!(of_sum(&MonthSum::default()), None);
    }
}
