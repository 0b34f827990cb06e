//! The meeting has ended: what it came to.

use std::rc::Rc;

use shared::attendance::{Attendance, Outcome};
use shared::meeting::MeetingView;
use shared::meeting_score::check_scorable;
use shared::report::Report;
use shared::statistics::MeetingFigures;
use shared::time::format_date_time;
use yew::prelude::*;

use super::super::decide::Requests;
use super::super::meeting::with_entry;
use super::super::score::ScoreOfMeeting;
use super::figures::{Names, figures, sentence, shares};
use crate::load::Load;
use crate::pages::reports::ReportMeeting;
use crate::parts::{Lead, Muted, PrintButton, Section};

/// The sentence, the picture, the figures.
pub fn result(view: &Rc<MeetingView>, load: &Load<MeetingView>) -> Html {
    let MeetingView { meeting, attendances, .. } = &**view;
    let counted = MeetingFigures::count(meeting, attendances);
    let names: Names = attendances.iter().map(|entry| (entry.member, entry.name.clone())).collect();
    let waiting: Vec<_> = attendances
        .iter()
        .filter(|entry| entry.outcome(meeting) == Outcome::AwaitingDecision)
        .cloned()
        .collect();
    let ondone = {
        let (view, put) = (view.clone(), load.put.clone());
        Callback::from(move |entry: Attendance| put.emit(with_entry(&view, entry)))
    };
    html! {
        <>
            <Lead>{ sentence(&counted) }</Lead>
            { shares(&counted) }
            if check_scorable(meeting).is_ok() {
                <ScoreOfMeeting meeting={meeting.id} />
            }
            if view.may.run && Report::is_owed_for(meeting) {
                <ReportMeeting org={meeting.org} meeting={meeting.id} />
            }
            if !waiting.is_empty() {
                <Section title="Đơn xin vắng chưa quyết định">
                    <Muted>{ "Quyết định lúc này được ghi là muộn. Chưa quyết định thì không tính là vắng không phép." }</Muted>
                    <Requests entries={waiting} {ondone} onreload={load.reload.clone()} />
                </Section>
            }
            <Section title="Các số liệu" aside={html! { <PrintButton /> }}>
                <Muted>{ "Bấm vào từng số để xem cách tính và những đồng chí trong đó." }</Muted>
                { figures(&counted, &names) }
            </Section>
            if let Some(closed) = &meeting.closed {
                <Muted>{ format!("{} kết thúc cuộc họp, {}.", closed.name, format_date_time(closed.at)) }</Muted>
            }
        </>
    }
}
