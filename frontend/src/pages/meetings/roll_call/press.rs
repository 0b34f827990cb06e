//! The one press for everyone, and the way on once all are marked.

use shared::attendance::CheckIn;
use shared::meeting::MeetingState;
use yew::prelude::*;

use super::everyone::{all_present, asking, rest};
use super::roll::{Act, Roll};
use super::sync::Taking;
use crate::dom;
use crate::parts::{Button, ButtonLink, Glyph, Muted, Toaster};
use crate::route::Route;

/// The press for everyone; once all are marked, where to go on.
pub fn press(taking: &Taking, toast: &Toaster) -> Html {
    let Taking { roll, mark, act } = taking;
    let (view, list) = (&roll.view, roll.entries());
    let marks = all_present(&view.meeting, &list);
    if marks.is_empty() {
        return done(roll);
    }
    let asking = asking(&marks, &view.meeting, &list);
    let onclick = {
        let (mark, act, marks, toast) = (mark.clone(), act.clone(), marks.clone(), toast.clone());
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

/// Nobody is left for the press for everyone.
fn done(roll: &Roll) -> Html {
    let view = &roll.view;
    let left = rest(&roll.entries(), CheckIn::Absent).len();
    if left > 0 {
        return html! { <Muted>{ format!("Còn {left} đồng chí được phép vắng, chưa điểm danh.") }</Muted> };
    }
    if view.may.run && view.meeting.state == MeetingState::InSession {
        let to = Route::CloseMeeting { meeting: view.meeting.id };
        return html! { <ButtonLink {to} icon={Glyph::Forward} full=true>{ "Đã điểm danh đủ, sang phần kết thúc" }</ButtonLink> };
    }
    html! { <Muted>{ "Đã điểm danh đủ." }</Muted> }
}
