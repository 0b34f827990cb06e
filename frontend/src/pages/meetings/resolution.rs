//! Nghị quyết: what became of last month's tasks, where one goes, who does what; adopted by a vote of the meeting.

mod adopt;
mod give;
mod write;

use std::rc::Rc;

use shared::assignment::Assignment;
use shared::endpoint::Nothing;
use shared::id::MeetingId;
use shared::meeting::{Meeting, MeetingAt};
use shared::minutes::has_minutes;
use shared::party_form::resolution_form;
use shared::resolution::{FindResolution, ResolutionView, ReviewedTask};
use shared::time::{format_date, local_date};
use yew::prelude::*;

use self::give::{GiveAssignment, TakeBack};
use self::write::WriteResolution;
use super::assignments::{due_words, state_tag};
use super::paper::{Paper, SavePaper, changed_since, scored_since};
use crate::dom;
use crate::load::{Load, use_load};
use crate::parts::{
    ButtonLink, Cluster, Disclosure, EmptyState, Glyph, Kind, List, ListItem, Muted, Page, PrintButton,
    Section, Unfold, party_paper,
};
use crate::route::Route;

/// Properties of [`ResolutionPage`].
#[derive(Clone, PartialEq, Properties)]
pub struct ResolutionPageProps {
    /// Of which meeting.
    pub meeting: MeetingId,
}

/// The page.
#[component]
pub fn ResolutionPage(props: &ResolutionPageProps) -> Html {
    let load = use_load::<FindResolution>(MeetingAt { meeting: props.meeting }, Nothing {});
    let under = load.ready().map(|view| html! { &view.meeting.plan.title }).unwrap_or_default();
    html! {
        <Page title="Nghị quyết" back={Route::Meeting { meeting: props.meeting }} {under}>
            { load.show(|view| content(view, &load)) }
        </Page>
    }
}

fn content(view: &Rc<ResolutionView>, load: &Load<ResolutionView>) -> Html {
    let Some(resolution) = &view.resolution else {
        return nothing_yet(
            &view.meeting,
            "Nghị quyết đang được soạn. Khi ban hành, đồng chí đọc được ở đây.",
        );
    };
    match resolution.adoption {
        Some(_) => adopted(view),
        None if has_minutes(&view.meeting) => being_written(view, load),
        None => nothing_yet(&view.meeting, "Nghị quyết được soạn từ khi cuộc họp bắt đầu."),
    }
}

fn nothing_yet(meeting: &Meeting, sentence: &str) -> Html {
    html! {
        <EmptyState icon={Glyph::Document} title="Chưa có nghị quyết">
            <p>{ sentence }</p>
            <ButtonLink to={Route::Meeting { meeting: meeting.id }} kind={Kind::Secondary}>{ "Về cuộc họp" }</ButtonLink>
        </EmptyState>
    }
}

fn adopted(view: &Rc<ResolutionView>) -> Html {
    html! {
        <>
            <Cluster>
                <PrintButton label="In nghị quyết" />
                <SavePaper at={MeetingAt { meeting: view.meeting.id }} paper={Paper::Resolution} />
            </Cluster>
            { changed_since(&view.figures_since) }
            { scored_since(view.score_since) }
            if let Some(form) = resolution_form(view) { { party_paper(&form) } }
        </>
    }
}

/// The review, what is given to do, the fields, the look of the paper.
fn being_written(view: &Rc<ResolutionView>, load: &Load<ResolutionView>) -> Html {
    let inside = {
        let view = view.clone();
        Callback::from(move |()| resolution_form(&view).map(|form| party_paper(&form)).unwrap_or_default())
    };
    html! {
        <>
            <Section title="Nhiệm vụ kỳ trước">
                if view.review.is_empty() {
                    <Muted>{ "Không có nhiệm vụ nào của các kỳ họp trước cần đánh giá." }</Muted>
                } else {
                    <List>{ for view.review.iter().map(reviewed) }</List>
                }
            </Section>
            <Section title="Giao nhiệm vụ">
                if !view.assignments.is_empty() {
                    <List>{ for view.assignments.iter().map(|given| assigned(view, given, load)) }</List>
                }
                <Disclosure summary="Giao một nhiệm vụ">
                    <GiveAssignment key={view.assignments.len()} view={view.clone()} given={None::<Assignment>}
                        ondone={load.reload.clone()} />
                </Disclosure>
            </Section>
            <WriteResolution view={view.clone()} load={load.clone()} />
            <Unfold summary="Xem bản đã lưu theo thể thức" {inside} />
        </>
    }
}

fn reviewed(task: &ReviewedTask) -> Html {
    let mut under = format!("{}, hạn {}", task.lead_name, format_date(task.due_on));
    if !task.settlement.result.is_empty() {
        under += &format!(". {}", task.settlement.result);
    }
    html! { <ListItem title={task.what.clone()} under={html! { under }} end={state_tag(task.settlement.state)} /> }
}

fn assigned(view: &Rc<ResolutionView>, given: &Assignment, load: &Load<ResolutionView>) -> Html {
    let under = html! { <>{ &given.lead_name }{ ", " }{ due_words(given, local_date(dom::now())) }</> };
    html! {
        <ListItem key={given.id.to_string()} title={given.text.what.clone()} {under} end={html! {
            <TakeBack given={given.clone()} meeting={view.meeting.id} ondone={load.reload.clone()} />
        }} />
    }
}

#[cfg(test)]
mod tests;
