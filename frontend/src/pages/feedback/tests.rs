//! The words of a thread.

use jiff::Timestamp;
use shared::feedback::{FeedbackAct, FeedbackStamp, FeedbackStep};
use shared::id::MemberId;
use shared::meeting::Stamp;

use super::words::{by, said, written};

fn step(act: FeedbackAct) -> FeedbackStep {
    let at: Timestamp = "2026-11-16T12:30:00Z".parse().unwrap();
    let stamp = match act {
        FeedbackAct::Climbed { .. } => FeedbackStamp::Clock { at },
        _ => {
            FeedbackStamp::Person(Stamp {
                by: MemberId::from_parts(1, 1), name: "Trần Thị Bình".into(), at
            })
        }
    };
    FeedbackStep { act, at: "Chi bộ thôn Đông".into(), stamp }
}

#[test]
fn each_step_is_a_sentence_of_its_own() {
    let reason = || "Chờ ý kiến của đảng ủy".to_owned();
    let due_on = jiff::civil::date(2026, 12, 1);
    let to = || "Đảng ủy xã Phúc Lâm".to_owned();
    for (act, words) in [
        (FeedbackAct::Sent, "Gửi đến Chi bộ thôn Đông"),
        (FeedbackAct::Received, "Chi bộ thôn Đông đã tiếp nhận"),
        (
            FeedbackAct::Extended { reason: reason(), due_on },
            "Chi bộ thôn Đông gia hạn trả lời đến thứ Ba, 01/12/2026",
        ),
        (
            FeedbackAct::Forwarded { reason: reason(), to: to() },
            "Chi bộ thôn Đông chuyển lên Đảng ủy xã Phúc Lâm",
        ),
        (FeedbackAct::Climbed { to: to() }, "Quá hạn chưa trả lời nên tự chuyển lên Đảng ủy xã Phúc Lâm"),
        (FeedbackAct::Overdue, "Chi bộ thôn Đông chưa trả lời trong hạn; không còn cấp nào ở trên"),
        (FeedbackAct::Answered { text: "Đồng ý.".into() }, "Chi bộ thôn Đông trả lời"),
        (FeedbackAct::Withdrawn, "Rút lại"),
    ] {
        assert_eq!(said(&step(act)), words);
    }
}

#[test]
fn what_was_written_and_by_whom_stands_with_the_step() {
    let answered = step(FeedbackAct::Answered { text: "Đồng ý.".into() });
    assert_eq!(written(&answered.act), Some("Đồng ý."));
    assert!(by(&answered.stamp).starts_with("Đồng chí Trần Thị Bình, "));
    let climbed = step(FeedbackAct::Climbed { to: "Đảng ủy".into() });
    assert!(written(&climbed.act).is_none() && !by(&climbed.stamp).contains("Đồng chí"));
}
