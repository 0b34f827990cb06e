//! The meeting has ended: what it came to.

use std::rc::Rc;

use shared::attendance::{Attendance, Outcome};
use shared::meeting::MeetingView;
use shared::statistics::MeetingFigures;
use shared::time::format_date_time;
use yew::prelude::*;

use super::super::decide::Requests;
use super::super::meeting::with_entry;
use super::figures::{Figures, Names, Shares, sentence};
use crate::parts::{Lead, Muted, PrintButton, Section};

/// Properties of [`MeetingResult`].
#[derive(Clone, PartialEq, Properties)]
pub struct MeetingResultProps {
    /// The meeting, closed.
    pub view: Rc<MeetingView>,
    /// Takes the meeting as it becomes: a request can still be decided.
    pub put: Callback<MeetingView>,
    /// Loads the page anew.
    pub onreload: Callback<()>,
}

/// The sentence, the picture, the figures.
#[component]
pub fn MeetingResult(props: &MeetingResultProps) -> Html {
    let MeetingView { meeting, attendances, .. } = &*props.view;
    let figures = MeetingFigures::count(meeting, attendances);
    let names: Names = attendances.iter().map(|entry| (entry.member, entry.name.clone())).collect();
    let waiting: Vec<_> = attendances
        .iter()
        .filter(|entry| entry.outcome(meeting) == Outcome::AwaitingDecision)
        .cloned()
        .collect();
    let ondone = {
        let (view, put) = (props.view.clone(), props.put.clone());
        Callback::from(move |entry: Attendance| put.emit(with_entry(&view, entry)))
    };
    html! {
        <>
            <Lead>{ sentence(&figures) }</Lead>
            <Shares figures={figures.clone()} />
            if !waiting.is_empty() {
                <Section title="Đơn xin vắng chưa quyết định">
                    <Muted>{ "Quyết định lúc này được ghi là muộn. Chưa quyết định thì không tính là vắng không phép." }</Muted>
                    <Requests entries={waiting} {ondone} onreload={props.onreload.clone()} />
                </Section>
            }
            <Section title="Các số liệu" aside={html! { <PrintButton /> }}>
                <Muted>{ "Bấm vào từng số để xem cách tính và những đồng chí trong đó." }</Muted>
                <Figures {figures} {names} />
            </Section>
            if let Some(closed) = &meeting.closed {
                <Muted>{ format!("{} kết thúc cuộc họp, {}.", closed.name, format_date_time(closed.at)) }</Muted>
            }
        </>
    }
}
