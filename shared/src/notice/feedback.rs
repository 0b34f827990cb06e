//! What people are told of a piece of feedback: its author of each step, those who answer that it came or went up. A
//! notice says what happened to a letter and never what stands in it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{NoticeAbout, PersonalNotice, happened::Told};
use crate::feedback::{Feedback, FeedbackAct, FeedbackStage, FeedbackStamp, FeedbackStep};
use crate::id::{MemberId, OrgId};

/// What happened to it, as the one who is told sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FeedbackNews {
    /// To its author: somebody wrote it down for them.
    WrittenDown,
    /// To its author: it was received.
    Received,
    /// To its author: the answer takes longer.
    Extended,
    /// To its author: it was handed up.
    Forwarded,
    /// To its author: it went up, because nobody had answered.
    Climbed,
    /// To its author, and to those who should have answered: the last day is over, and nobody stands above.
    Overdue,
    /// To its author: it was answered.
    Answered,
    /// To its author: whoever wrote it down has taken it back.
    Withdrawn,
    /// To those who answer: it came.
    Arrived,
    /// To those who answer: it came, because nobody below had answered.
    ClimbedHere,
    /// To those who should have answered: it went up.
    ClimbedAway,
}

impl FeedbackNews {
    /// Every kind.
    pub const ALL: [Self; 11] = [
        Self::WrittenDown,
        Self::Received,
        Self::Extended,
        Self::Forwarded,
        Self::Climbed,
        Self::Overdue,
        Self::Answered,
        Self::Withdrawn,
        Self::Arrived,
        Self::ClimbedHere,
        Self::ClimbedAway,
    ];

    /// The large line.
    pub const fn title(self) -> &'static str {
        match self {
            Self::WrittenDown => "Một ý kiến được ghi thay đồng chí",
            Self::Received => "Ý kiến của đồng chí đã được tiếp nhận",
            Self::Extended => "Nơi nhận xin thêm thời gian trả lời",
            Self::Forwarded => "Ý kiến của đồng chí được chuyển lên cấp trên",
            Self::Climbed => "Quá hạn, ý kiến của đồng chí đã lên cấp trên",
            Self::Overdue => "Ý kiến quá hạn trả lời",
            Self::Answered => "Ý kiến của đồng chí đã được trả lời",
            Self::Withdrawn => "Ý kiến ghi thay đồng chí đã được rút lại",
            Self::Arrived => "Có ý kiến mới gửi đến",
            Self::ClimbedHere => "Có ý kiến cấp dưới để quá hạn",
            Self::ClimbedAway => "Một ý kiến quá hạn đã lên cấp trên",
        }
    }

    /// The line under it.
    pub const fn sentence(self) -> &'static str {
        match self {
            Self::WrittenDown => "Đồng chí mở ra xem đã đúng ý mình chưa.",
            Self::Received => "Đồng chí mở ra xem nơi nhận và hạn trả lời.",
            Self::Extended => "Đồng chí mở ra xem lý do và hạn mới.",
            Self::Forwarded => "Đồng chí mở ra xem lý do và nơi trả lời.",
            Self::Climbed => "Đồng chí không phải gửi lại. Cấp trên có hạn trả lời mới.",
            Self::Overdue => "Không còn cấp nào ở trên để chuyển lên; ý kiến vẫn chờ trả lời.",
            Self::Answered => "Đồng chí mở ra đọc câu trả lời.",
            Self::Withdrawn => "Đồng chí mở ra xem. Nơi nhận không phải trả lời nữa.",
            Self::Arrived => "Đồng chí mở ra đọc, báo tiếp nhận hoặc trả lời.",
            Self::ClimbedHere => "Đồng chí mở ra đọc và trả lời trong hạn mới.",
            Self::ClimbedAway => "Đồng chí vẫn đọc được, không trả lời được nữa.",
        }
    }
}

/// What those who act in the name of an organisation are told of a letter, or need no longer be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToldOffice {
    /// Of which organisation.
    pub org: OrgId,
    /// Whose letter: they are told as its author only.
    pub author: MemberId,
    /// What.
    pub told: Told,
}

/// What its author is told of a change.
pub fn to_author(before: Option<&Feedback>, now: &Feedback) -> Option<PersonalNotice> {
    let step = new_step(before, now)?;
    let news = match step.act {
        FeedbackAct::Sent => FeedbackNews::WrittenDown,
        FeedbackAct::Received => FeedbackNews::Received,
        FeedbackAct::Extended { .. } => FeedbackNews::Extended,
        FeedbackAct::Forwarded { .. } => FeedbackNews::Forwarded,
        FeedbackAct::Climbed { .. } => FeedbackNews::Climbed,
        FeedbackAct::Overdue => FeedbackNews::Overdue,
        FeedbackAct::Answered { .. } => FeedbackNews::Answered,
        FeedbackAct::Withdrawn => FeedbackNews::Withdrawn,
    };
    let about = NoticeAbout::Feedback { feedback: now.id, news };
    let is_told = doer(step) != Some(now.author);
    is_told.then(|| PersonalNotice::new(now.author, step.stamp.at(), about))
}

/// What those who have it, or had it until now, are told of a change.
pub fn to_offices(before: Option<&Feedback>, now: &Feedback) -> Vec<ToldOffice> {
    let Some(step) = new_step(before, now) else { return Vec::new() };
    let tell = |org, news| office(now, org, news, step);
    let had = now.past.last().map(|past| past.holder.org);
    let here = now.holder.org;
    match step.act {
        FeedbackAct::Sent | FeedbackAct::Forwarded { .. } => vec![tell(here, FeedbackNews::Arrived)],
        FeedbackAct::Climbed { .. } => {
            let away = had.map(|had| tell(had, FeedbackNews::ClimbedAway));
            away.into_iter().chain([tell(here, FeedbackNews::ClimbedHere)]).collect()
        }
        FeedbackAct::Overdue => vec![tell(here, FeedbackNews::Overdue)],
        FeedbackAct::Received
        | FeedbackAct::Extended { .. }
        | FeedbackAct::Answered { .. }
        | FeedbackAct::Withdrawn => Vec::new(),
    }
}

/// What those who had something to do need no longer be told: it came to them, and is over or somewhere else now.
pub fn done_by_office(before: Option<&Feedback>, now: &Feedback) -> Option<ToldOffice> {
    let before = before.filter(|before| before.state.stage() == FeedbackStage::Waiting)?;
    let is_elsewhere = before.holder.org != now.holder.org;
    if now.state.stage() == FeedbackStage::Waiting && !is_elsewhere {
        return None;
    }
    let arrival = before.steps.iter().rev().find_map(|step| match step.act {
        FeedbackAct::Sent | FeedbackAct::Forwarded { .. } => Some((step, FeedbackNews::Arrived)),
        FeedbackAct::Climbed { .. } => Some((step, FeedbackNews::ClimbedHere)),
        _ => None,
    });
    arrival.map(|(step, news)| office(before, before.holder.org, news, step))
}

fn office(feedback: &Feedback, org: OrgId, news: FeedbackNews, step: &FeedbackStep) -> ToldOffice {
    let about = NoticeAbout::Feedback { feedback: feedback.id, news };
    let told = Told { about, at: step.stamp.at(), by: doer(step) };
    ToldOffice { org, author: feedback.author, told }
}

/// The step that was taken with this change.
fn new_step<'a>(before: Option<&Feedback>, now: &'a Feedback) -> Option<&'a FeedbackStep> {
    let known = before.map_or(0, |before| before.steps.len());
    if now.steps.len() > known { now.steps.last() } else { None }
}

const fn doer(step: &FeedbackStep) -> Option<MemberId> {
    match &step.stamp {
        FeedbackStamp::Person(stamp) => Some(stamp.by),
        FeedbackStamp::Clock { .. } => None,
    }
}
