//! The self-score sheet of a meeting (phiếu tự chấm điểm): seven criteria, a hundred points, a grade.
//!
//! What the system knows is proposed, each with its reason ([`propose`]); what happened in the room only the branch
//! knows, so conduct and principles are never proposed. Those who lead confirm or change every criterion, and who
//! departs from a proposal says why. The sheet belongs to the report of the meeting: while that is with those above the
//! sheet stands as it is, and when the report comes back it is open again (`infra/decisions/0022`).

mod endpoints;
mod facts;
mod propose;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use endpoints::*;
pub use facts::{MinutesTiming, ScoreFacts};
pub use propose::{Proposal, propose};

use crate::id::MeetingId;
use crate::meeting::{Meeting, MeetingState, Stamp};
use crate::problem::{FieldProblem, Problem, ProblemCode};
use crate::report::ReportState;
use crate::rules::meeting_score_rules;
use crate::time::local_date;

/// Longest remark, in characters.
const LONGEST: usize = 500;

/// What is scored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Criterion {
    /// How long it lasted, and whether it began in time.
    Time,
    /// Who came.
    Attendance,
    /// Invitation, papers, agenda.
    Preparation,
    /// How it was led and discussed.
    Conduct,
    /// The principles of the Party's meetings.
    Principles,
    /// What became of the last resolution.
    LastResolution,
    /// Conclusion, minutes, resolution.
    Closing,
}

impl Criterion {
    /// Every criterion, in the order of the sheet.
    pub const ALL: [Self; 7] = [
        Self::Time,
        Self::Attendance,
        Self::Preparation,
        Self::Conduct,
        Self::Principles,
        Self::LastResolution,
        Self::Closing,
    ];

    /// Vietnamese name.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Time => "Thời gian",
            Self::Attendance => "Tỷ lệ dự họp",
            Self::Preparation => "Công tác chuẩn bị",
            Self::Conduct => "Tiến hành sinh hoạt",
            Self::Principles => "Thực hiện nguyên tắc",
            Self::LastResolution => "Kết quả thực hiện nghị quyết kỳ trước",
            Self::Closing => "Kết thúc sinh hoạt",
        }
    }

    /// What is looked at, in words.
    pub const fn rule(self) -> &'static str {
        match self {
            Self::Time => "Bắt đầu đúng giờ, đủ thời lượng quy định.",
            Self::Attendance => "Tỷ lệ đảng viên dự họp; không vắng không phép, không vắng nhiều kỳ liền.",
            Self::Preparation => "Mời họp và gửi tài liệu trước một ngày; có chương trình.",
            Self::Conduct => "Điều hành, báo cáo, thảo luận, tự phê bình và phê bình.",
            Self::Principles => "Tập trung dân chủ, tính lãnh đạo, tính giáo dục, tính chiến đấu.",
            Self::LastResolution => "Nhiệm vụ đến hạn đã hoàn thành.",
            Self::Closing => "Kết luận, thông qua biên bản và nghị quyết.",
        }
    }

    /// The most points, on the day of the meeting.
    pub fn most(self, day: Date) -> u8 {
        meeting_score_rules(day).most[self as usize]
    }
}

/// The grade of a meeting (xếp loại).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum MeetingGrade {
    /// Tốt.
    Good,
    /// Khá.
    Fair,
    /// Trung bình.
    Average,
    /// Kém.
    Poor,
}

impl MeetingGrade {
    /// Every grade, the best first.
    pub const ALL: [Self; 4] = [Self::Good, Self::Fair, Self::Average, Self::Poor];

    /// Vietnamese name.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Good => "Tốt",
            Self::Fair => "Khá",
            Self::Average => "Trung bình",
            Self::Poor => "Kém",
        }
    }

    /// The grade of so many points, by the rule of the day of the meeting.
    pub fn of(points: u8, day: Date) -> Self {
        let from = meeting_score_rules(day).grades;
        let reached = from.into_iter().zip(Self::ALL).find(|(from, _)| points >= *from);
        reached.map_or(Self::Poor, |(_, grade)| grade)
    }
}

/// One criterion of a sheet, as those who lead confirmed it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ScoreLine {
    /// Which.
    pub criterion: Criterion,
    /// Points.
    pub points: u8,
    /// What the system proposed then; `None` where it proposes nothing.
    #[serde(default)]
    pub proposed: Option<u8>,
    /// Why, when it is not what was proposed; otherwise as people like.
    #[serde(default)]
    pub remark: String,
}

/// The sheet of a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MeetingScore {
    /// Of which meeting.
    pub meeting: MeetingId,
    /// The day of the meeting, whose rule holds.
    pub day: Date,
    /// Every criterion once, in the order of the sheet.
    pub lines: Vec<ScoreLine>,
    /// Who confirmed it last, and when.
    pub written: Stamp,
    /// Revision, to be sent back with a change; 0 while nothing is stored.
    #[serde(default)]
    pub rev: u32,
}

/// A score in a line: points and grade.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ScoreShort {
    /// Of a hundred.
    pub points: u8,
    /// What that is called.
    pub grade: MeetingGrade,
}

impl ScoreShort {
    /// `92/100 điểm, xếp loại Tốt`.
    pub fn text(self) -> String {
        format!("{}/100 điểm, xếp loại {}", self.points, self.grade.label())
    }
}

impl MeetingScore {
    /// All points.
    pub fn points(&self) -> u8 {
        total(&self.lines)
    }

    /// Points and grade.
    pub fn short(&self) -> ScoreShort {
        ScoreShort { points: self.points(), grade: MeetingGrade::of(self.points(), self.day) }
    }
}

/// The points of all lines.
pub fn total(lines: &[ScoreLine]) -> u8 {
    lines.iter().fold(0, |sum: u8, line| sum.saturating_add(line.points))
}

/// Whether a meeting is scored: one of the whole branch that is over.
///
/// # Errors
/// [`ProblemCode::WrongMeetingState`].
pub fn check_scorable(meeting: &Meeting) -> Result<(), Problem> {
    let sentence = match meeting.state {
        _ if meeting.plan.kind.is_of_committee() => {
            "Chỉ chấm điểm sinh hoạt chi bộ; cuộc họp của cấp ủy không chấm điểm."
        }
        MeetingState::Closed => return Ok(()),
        _ => "Cuộc họp chưa kết thúc nên chưa chấm điểm được. Xin kết thúc cuộc họp trước.",
    };
    Err(Problem::with(ProblemCode::WrongMeetingState, sentence))
}

/// Whether the sheet can still be changed: not while the report of the meeting is with those above.
///
/// # Errors
/// As [`check_scorable`]; [`ProblemCode::WrongReportState`].
pub fn check_open(meeting: &Meeting, report: Option<ReportState>) -> Result<(), Problem> {
    check_scorable(meeting)?;
    match report {
        None | Some(ReportState::Draft | ReportState::Returned) => Ok(()),
        Some(ReportState::Sent | ReportState::Accepted) => {
            let sentence = "Báo cáo của cuộc họp đã gửi cấp trên nên phiếu chấm điểm giữ nguyên. Chỉ sửa được khi \
                            cấp trên trả lại báo cáo.";
            Err(Problem::with(ProblemCode::WrongReportState, sentence))
        }
    }
}

/// The lines of a sheet as they may be kept, each with what is proposed for it now.
///
/// # Errors
/// [`ProblemCode::Invalid`] naming each wrong field.
pub fn check_lines(
    lines: Vec<ScoreLine>,
    proposals: &[Proposal],
    day: Date,
) -> Result<Vec<ScoreLine>, Problem> {
    if !lines.iter().map(|line| line.criterion).eq(Criterion::ALL) {
        return Err(Problem::field("lines", "Phiếu phải có đủ bảy mục, mỗi mục một lần."));
    }
    let mut wrong = Vec::new();
    let mut kept = Vec::with_capacity(lines.len());
    for (at, line) in lines.into_iter().enumerate() {
        let most = line.criterion.most(day);
        if line.points > most {
            let sentence = format!("{} cho từ 0 đến {most} điểm.", line.criterion.label());
            wrong.push(FieldProblem::new(format!("lines.{at}.points"), sentence));
        }
        let proposal = proposals.iter().find(|proposal| proposal.criterion == line.criterion);
        let line = ScoreLine {
            proposed: proposal.and_then(|proposal| proposal.points),
            remark: line.remark.trim().to_owned(),
            ..line
        };
        if let Some(sentence) = wrong_remark(&line) {
            wrong.push(FieldProblem::new(format!("lines.{at}.remark"), sentence));
        }
        kept.push(line);
    }
    if wrong.is_empty() { Ok(kept) } else { Err(Problem::invalid(wrong)) }
}

fn wrong_remark(line: &ScoreLine) -> Option<String> {
    let departs = line.proposed.is_some_and(|proposed| proposed != line.points);
    let label = line.criterion.label();
    match line.remark.chars().count() {
        0..3 if departs => Some(format!("{label}: điểm khác đề xuất, xin ghi lý do.")),
        length if length > LONGEST => Some(format!("{label}: ghi chú dài quá {LONGEST} ký tự.")),
        _ => None,
    }
}

/// The day whose rule holds for a meeting.
pub fn scored_on(meeting: &Meeting) -> Date {
    local_date(meeting.plan.starts_at)
}

#[cfg(test)]
mod tests;
