//! Biên bản: written in the session and after it, signed off, then read as a paper by the whole branch.

mod add;
mod sign;
mod vote;
mod votes;
mod write;

use std::rc::Rc;

use shared::endpoint::Nothing;
use shared::id::MeetingId;
use shared::meeting::{Meeting, MeetingAt, MeetingState};
use shared::minutes::{FindMinutes, Minutes, MinutesView, minutes_due_on};
use shared::party_form::minutes_form;
use shared::time::{format_date_time, format_day};
use yew::prelude::*;

use self::add::AddToMinutes;
use self::votes::Votes;
use self::write::WriteMinutes;
use super::paper::{Paper, SavePaper, changed_since};
use crate::load::{Load, use_load};
use crate::parts::{
    Alert, ButtonLink, Cluster, EmptyState, Glyph, Kind, Muted, Page, PrintButton, Tone, Unfold, party_paper,
};
use crate::route::Route;

/// Properties of [`MinutesPage`].
#[derive(Clone, PartialEq, Properties)]
pub struct MinutesPageProps {
    /// Of which meeting.
    pub meeting: MeetingId,
}

/// The page.
#[component]
pub fn MinutesPage(props: &MinutesPageProps) -> Html {
    let load = use_load::<FindMinutes>(MeetingAt { meeting: props.meeting }, Nothing {});
    let under = load.ready().map(|view| html! { &view.meeting.plan.title }).unwrap_or_default();
    html! {
        <Page title="Biên bản" back={Route::Meeting { meeting: props.meeting }} {under}>
            { load.show(|view| content(view, &load)) }
        </Page>
    }
}

fn content(view: &Rc<MinutesView>, load: &Load<MinutesView>) -> Html {
    let Some(minutes) = &view.minutes else {
        return nothing_yet(&view.meeting, "Biên bản đang được ghi. Khi hoàn tất, đồng chí đọc được ở đây.");
    };
    match &minutes.signed {
        Some(_) => signed(view, minutes, load),
        None if shared::minutes::has_minutes(&view.meeting) => being_written(view, load),
        None => nothing_yet(&view.meeting, "Biên bản được ghi từ khi cuộc họp bắt đầu."),
    }
}

fn nothing_yet(meeting: &Meeting, sentence: &str) -> Html {
    html! {
        <EmptyState icon={Glyph::Document} title="Chưa có biên bản">
            <p>{ sentence }</p>
            <ButtonLink to={Route::Meeting { meeting: meeting.id }} kind={Kind::Secondary}>{ "Về cuộc họp" }</ButtonLink>
        </EmptyState>
    }
}

/// The paper, who signed it, and what may still be added.
fn signed(view: &Rc<MinutesView>, minutes: &Minutes, load: &Load<MinutesView>) -> Html {
    let stamp = minutes.signed.as_ref();
    let words = stamp.map(|stamp| format!("{} hoàn tất, {}.", stamp.name, format_date_time(stamp.at)));
    html! {
        <>
            if minutes.is_late(&view.meeting) {
                <Muted>{ format!("Hoàn tất sau hạn {}.", format_day(minutes_due_on(&view.meeting))) }</Muted>
            }
            <Muted>{ words.unwrap_or_default() }</Muted>
            <Cluster>
                <PrintButton label="In biên bản" />
                <SavePaper at={MeetingAt { meeting: view.meeting.id }} paper={Paper::Minutes} />
            </Cluster>
            { changed_since(&view.figures_since) }
            if let Some(form) = minutes_form(view) { { party_paper(&form) } }
            if view.may.sign {
                <AddToMinutes meeting={view.meeting.id} rev={minutes.rev} ondone={load.reload.clone()} />
            }
        </>
    }
}

/// The fields, the votes, the look of the paper, the signature.
fn being_written(view: &Rc<MinutesView>, load: &Load<MinutesView>) -> Html {
    let due = format_day(minutes_due_on(&view.meeting));
    let inside = {
        let view = view.clone();
        Callback::from(move |()| minutes_form(&view).map(|form| party_paper(&form)).unwrap_or_default())
    };
    let is_over = view.meeting.state == MeetingState::Closed;
    html! {
        <>
            <Muted>{ format!("Hoàn tất trước hết {due}. Số liệu dự họp lấy từ điểm danh, không phải nhập.") }</Muted>
            <Votes view={view.clone()} ondone={load.reload.clone()} />
            <WriteMinutes view={view.clone()} {is_over} load={load.clone()} />
            if !is_over {
                <Alert tone={Tone::Info}><p>{ "Cuộc họp đang diễn ra. Hoàn tất biên bản được sau khi kết thúc cuộc họp." }</p></Alert>
            }
            <Unfold summary="Xem bản đã lưu theo thể thức" {inside} />
        </>
    }
}

#[cfg(test)]
mod tests;
