//! The one press for everyone, and the way on once all are marked.

use shared::attendance::CheckIn;
use shared::meeting::MeetingState;
use yew::prelude::*;

use super::everyone::{all_present, asking, rest};
use super::roll::{Act, Roll};
use super::sync::Taking;
use crate::dom;
use crate::parts::{Button, ButtonLink, Glyph, Muted, use_toast};
use crate::route::Route;

/// Properties of [`Press`].
#[derive(Clone, PartialEq, Properties)]
pub struct PressProps {
    /// The roll call.
    pub taking: Taking,
}

/// The press for everyone; once all are marked, where to go on.
#[component]
pub fn Press(props: &PressProps) -> Html {
    let (toast, Taking { roll, mark, act }) = (use_toast(), &props.taking);
    let (view, list) = (&roll.view, roll.entries());
    let marks = all_present(&view.meeting, &list);
    if marks.is_empty() {
        return html! { <Done roll={roll.clone()} /> };
    }
    let asking = asking(&marks, &view.meeting, &list);
    let onclick = {
        let (mark, act, marks) = (mark.clone(), act.clone(), marks.clone());
        Callback::from(move |()| {
            mark.emit(marks.clone());
            let (act, marks) = (act.clone(), marks.clone());
            toast.undoable(
                said(marks.len(), asking),
                Callback::from(move |()| act.emit(Act::Undo(marks.clone(), dom::now()))),
            );
        })
    };
    html! {
        <Button icon={Glyph::Check} full=true {onclick}>
            { format!("Tất cả có mặt ({} người)", marks.len()) }
        </Button>
    }
}

pub(super) fn said(count: usize, asking: usize) -> String {
    match asking {
        0 => format!("Đã ghi có mặt {count} đồng chí."),
        _ => format!(
            "Đã ghi có mặt {count} đồng chí, trong đó {asking} đồng chí có đơn xin vắng chưa quyết định."
        ),
    }
}

#[derive(Clone, PartialEq, Properties)]
struct DoneProps {
    roll: Roll,
}

/// Nobody is left for the press for everyone.
#[component]
fn Done(props: &DoneProps) -> Html {
    let view = &props.roll.view;
    let left = rest(&props.roll.entries(), CheckIn::Absent).len();
    if left > 0 {
        return html! { <Muted>{ format!("Còn {left} đồng chí được phép vắng, chưa điểm danh.") }</Muted> };
    }
    if view.may.run && view.meeting.state == MeetingState::InSession {
        let to = Route::CloseMeeting { meeting: view.meeting.id };
        return html! { <ButtonLink {to} icon={Glyph::Forward} full=true>{ "Đã điểm danh đủ, sang phần kết thúc" }</ButtonLink> };
    }
    html! { <Muted>{ "Đã điểm danh đủ." }</Muted> }
}
