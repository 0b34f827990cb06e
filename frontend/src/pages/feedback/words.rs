//! The steps in words.

use shared::feedback::{Feedback, FeedbackAct, FeedbackStamp, FeedbackStep};
use shared::time::{format_date_time, format_day};

/// What happened, as a line.
pub fn said(step: &FeedbackStep) -> String {
    let at = &step.at;
    match &step.act {
        FeedbackAct::Sent => format!("Gửi đến {at}"),
        FeedbackAct::Received => format!("{at} đã tiếp nhận"),
        FeedbackAct::Extended { due_on, .. } => {
            format!("{at} gia hạn trả lời đến {}", format_day(*due_on))
        }
        FeedbackAct::Forwarded { to, .. } => format!("{at} chuyển lên {to}"),
        FeedbackAct::Climbed { to } => format!("Quá hạn chưa trả lời nên tự chuyển lên {to}"),
        FeedbackAct::Overdue => format!("{at} chưa trả lời trong hạn; không còn cấp nào ở trên"),
        FeedbackAct::Answered { .. } => format!("{at} trả lời"),
        FeedbackAct::Withdrawn => "Rút lại".into(),
    }
}

/// What was written with it, if anything.
pub fn written(act: &FeedbackAct) -> Option<&str> {
    match act {
        FeedbackAct::Extended { reason, .. } | FeedbackAct::Forwarded { reason, .. } => Some(reason),
        FeedbackAct::Answered { text } => Some(text),
        _ => None,
    }
}

/// Who, and when.
pub fn by(stamp: &FeedbackStamp) -> String {
    match stamp {
        FeedbackStamp::Person(stamp) => {
            format!("Đồng chí {}, {}", stamp.name, format_date_time(stamp.at))
        }
        FeedbackStamp::Clock { at } => format_date_time(*at),
    }
}

/// Who wrote it down, where that was not the author.
pub fn on_behalf(feedback: &Feedback) -> Option<String> {
    match &feedback.steps.first()?.stamp {
        FeedbackStamp::Person(stamp) if feedback.is_on_behalf() => {
            Some(format!("Đồng chí {} ghi thay", stamp.name))
        }
        _ => None,
    }
}
