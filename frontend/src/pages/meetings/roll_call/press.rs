//! The one press for everyone, and the way on once all are marked.

use shared::attendance::CheckIn;
use shared::id::MemberId;
use yew::prelude::*;

use super::everyone::{asking, everyone};
use super::roll::{Act, Roll};
use super::sync::Taking;
use crate::dom;
use crate::parts::{Button, ButtonLink, Cluster, Glyph, Kind, Text, Toaster};
use crate::route::Route;

/// The press for everyone; once all are marked, where to go on.
pub fn press(taking: &Taking, toast: &Toaster) -> Html {
    let Taking { roll, mark, act } = taking;
    let (view, list) = (&roll.view, roll.entries());
    let marks = everyone(&view.meeting, &list);
    if marks.is_empty() {
        return done(roll);
    }
    let said = said(&marks, asking(&marks, &view.meeting, &list));
    let words = words(&marks);
    let onclick = {
        let (mark, act, marks, toast) = (mark.clone(), act.clone(), marks.clone(), toast.clone());
        Callback::from(move |()| {
            mark.emit(marks.clone());
            let (act, marks) = (act.clone(), marks.clone());
            toast.undoable(
                said.clone(),
                Callback::from(move |()| act.emit(Act::Undo(marks.clone(), dom::now()))),
            );
        })
    };
    html! { <Button icon={Glyph::Check} full=true {onclick}>{ words }</Button> }
}

/// Those about to be marked present, and those with leave to be absent.
fn counted(marks: &[(MemberId, CheckIn)]) -> (usize, usize) {
    let absent = marks.iter().filter(|(_, check_in)| *check_in == CheckIn::Absent).count();
    (marks.len() - absent, absent)
}

/// `Tất cả có mặt (19 người), trừ 1 người được phép vắng`.
pub(super) fn words(marks: &[(MemberId, CheckIn)]) -> String {
    match counted(marks) {
        (present, 0) => format!("Tất cả có mặt ({present} người)"),
        (0, absent) => format!("Ghi vắng {absent} người được phép vắng"),
        (present, absent) => format!("Tất cả có mặt ({present} người), trừ {absent} người được phép vắng"),
    }
}

pub(super) fn said(marks: &[(MemberId, CheckIn)], asking: usize) -> String {
    let parts = match counted(marks) {
        (present, 0) => format!("có mặt {present} đồng chí"),
        (0, absent) => format!("vắng có phép {absent} đồng chí"),
        (present, absent) => format!("có mặt {present} đồng chí, vắng có phép {absent} đồng chí"),
    };
    match asking {
        0 => format!("Đã ghi {parts}."),
        _ => format!("Đã ghi {parts}; {asking} đồng chí trong đó có đơn xin vắng chưa quyết định."),
    }
}

/// Nobody is left for the press for everyone: back to the meeting, which goes on and is ended there.
fn done(roll: &Roll) -> Html {
    let meeting = roll.view.meeting.id;
    let count = roll.entries().iter().filter(|entry| entry.listed_as.is_summoned()).count();
    html! {
        <Cluster>
            <Text>{ format!("Đã điểm danh đủ {count} đồng chí.") }</Text>
            // Only what the server knows shows on the meeting's page.
            if roll.queue.is_empty() {
                <ButtonLink to={Route::Meeting { meeting }} kind={Kind::Secondary}>{ "Về cuộc họp" }</ButtonLink>
            }
        </Cluster>
    }
}
