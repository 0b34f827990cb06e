//! What has arrived at the server and what waits, in words.

use yew::prelude::*;

use super::roll::{Act, Line, Roll};
use crate::api::Failure;
use crate::parts::{Alert, Button, Cluster, ConfirmButton, Glyph, Icon, Kind, Tone};

/// One short line, always in sight.
pub fn line_words(roll: &Roll) -> Html {
    let waiting = roll.queue.len();
    let (glyph, words) = match &roll.line {
        Line::Sending => (Glyph::Upload, format!("Đang gửi {waiting} lượt…")),
        Line::Waiting(failure) => (Glyph::Offline, kept(failure, waiting)),
        Line::Refused(_) | Line::Quiet if waiting > 0 => {
            (Glyph::Upload, format!("{waiting} lượt đã lưu trên máy này, chưa gửi."))
        }
        Line::Refused(_) | Line::Quiet => (Glyph::Check, "Đã lưu đủ trong sổ.".to_owned()),
    };
    html! { <p role="status"><Icon {glyph} />{ words }</p> }
}

/// Marks taken without a network are safe, and nobody has to do anything.
fn kept(failure: &Failure, waiting: usize) -> String {
    let why = if *failure == Failure::Offline { "Mất mạng" } else { "Chưa gửi được" };
    format!("{why}: {waiting} lượt đã lưu trên máy này, máy sẽ tự gửi. Đồng chí cứ điểm danh tiếp.")
}

/// Why the server does not take the marks, and what can be done; nothing while it does.
pub fn refusal(roll: &Roll, onact: &Callback<Act>) -> Html {
    let Line::Refused(failure) = &roll.line else { return Html::default() };
    let act = |make: fn() -> Act| onact.reform(move |()| make());
    html! {
        <Alert tone={Tone::Danger} title="Máy chủ chưa nhận điểm danh" live=true>
            <p>{ failure.sentence() }</p>
            <p>{ format!("Máy này còn giữ {} lượt chưa gửi.", roll.queue.len()) }</p>
            <Cluster>
                <Button kind={Kind::Secondary} icon={Glyph::Retry} onclick={act(|| Act::Again)}>{ "Gửi lại" }</Button>
                <ConfirmButton label="Bỏ các lượt chưa gửi" question="Bỏ các lượt chưa gửi?" onconfirm={act(|| Act::GiveUp)}>
                    <p>{ "Danh sách trở về như máy chủ đang ghi. Các lượt chưa gửi trên máy này sẽ mất." }</p>
                </ConfirmButton>
            </Cluster>
        </Alert>
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use shared::attendance::CheckIn;
    use shared::meeting::MeetingState;
    use shared::problem::ProblemCode;
    use yew::Reducible;

    use super::super::super::fixtures::{self, member, minutes_from_start, people};
    use super::super::queue::Queue;
    use super::*;
    use crate::testing::rendered;

    fn after(acts: Vec<Act>) -> String {
        let view = fixtures::view(MeetingState::InSession, people());
        let roll = Rc::new(Roll::new(Rc::new(view), Queue::default()));
        let roll = (*acts.into_iter().fold(roll, Reducible::reduce)).clone();
        rendered(html! { <>{ line_words(&roll) }{ refusal(&roll, &Callback::noop()) }</> })
    }

    fn tap() -> Act {
        Act::Mark(vec![(member(1), CheckIn::Present), (member(2), CheckIn::Absent)], minutes_from_start(1))
    }

    #[test]
    fn it_says_what_waits_and_what_has_arrived() {
        assert!(after(vec![]).contains("Đã lưu đủ trong sổ."));
        assert!(after(vec![tap()]).contains("2 lượt đã lưu trên máy này, chưa gửi."));
        assert!(after(vec![tap(), Act::Begin]).contains("Đang gửi 2 lượt…"));
        let lost = Act::Sent(vec![], Err(Failure::Offline));
        assert!(after(vec![tap(), lost]).contains("Mất mạng: 2 lượt đã lưu trên máy này, máy sẽ tự gửi."));
    }

    #[test]
    fn a_refusal_says_why_and_leaves_the_choice_to_a_person() {
        let refused = Failure::Problem(ProblemCode::WrongMeetingState.into());
        let html = after(vec![tap(), Act::Sent(vec![], Err(refused))]);
        assert!(html.contains("Cuộc họp đang ở bước khác") && html.contains("còn giữ 2 lượt"), "{html}");
        assert!(html.contains("Gửi lại") && html.contains("Bỏ các lượt chưa gửi"), "{html}");
        assert!(!html.contains("máy sẽ tự gửi"), "{html}");
    }
}
