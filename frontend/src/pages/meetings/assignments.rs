//! Nhiệm vụ: what one was given to do, and saying what became of it; for those who lead, those of the whole branch.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use shared::assignment::{
    Assignment, AssignmentAt, AssignmentState, AssignmentsOf, AssignmentsQuery, ListAssignments,
    ListMyAssignments, SettleAssignment, Settlement, SettlementOrder,
};
use shared::endpoint::Nothing;
use shared::id::OrgId;
use shared::org::OrgAt;
use shared::time::{format_date, local_date};
use yew::prelude::*;

use super::act::reload_offer;
use crate::api::use_api;
use crate::dom;
use crate::form::{Refusal, use_draft_form};
use crate::load::{use_load, use_pages};
use crate::parts::{
    Button, Card, Choice, Disclosure, EmptyState, FormFrame, Glyph, Kind, Muted, Opt, Page, Section,
    Segmented, Stack, Tag, TextArea, Tone, use_toast,
};
use crate::route::{Route, use_query};
use crate::session::use_viewer;

/// How an assignment stands, in a word with its colour and sign.
pub fn state_tag(state: AssignmentState) -> Html {
    let (tone, icon) = match state {
        AssignmentState::Open => (Tone::Info, Glyph::Clock),
        AssignmentState::Done => (Tone::Success, Glyph::Check),
        AssignmentState::Dropped => (Tone::Neutral, Glyph::Cross),
    };
    html! { <Tag {tone} {icon}>{ state.label() }</Tag> }
}

/// Until when, and that it is too late.
pub fn due_words(assignment: &Assignment, today: Date) -> String {
    let due = format_date(assignment.text.due_on);
    match assignment.is_overdue(today) {
        true => format!("quá hạn {due}"),
        false => format!("hạn {due}"),
    }
}

/// What I was given to do; nothing while there is none.
#[component]
pub fn MyAssignments() -> Html {
    let load = use_load::<ListMyAssignments>(Nothing {}, Nothing {});
    let Some(mine) = load.ready().filter(|mine| !mine.is_empty()) else { return Html::default() };
    html! {
        <Section title="Nhiệm vụ của đồng chí">
            { for mine.iter().map(|assignment| card(assignment, &load.reload)) }
        </Section>
    }
}

/// Which of the branch's assignments are shown, as the address says.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
struct Shown {
    #[serde(default, rename = "loai")]
    of: AssignmentsOf,
}

/// The page of those who lead.
#[component]
pub fn AssignmentsPage() -> Html {
    let (viewer, (shown, show)) = (use_viewer(), use_query::<Shown>());
    let options: Vec<_> =
        [AssignmentsOf::Open, AssignmentsOf::Settled].map(|of| Opt::new(of, of.label())).into();
    let onchange = show.reform(|of: AssignmentsOf| Shown { of });
    html! {
        <Page title="Nhiệm vụ đã giao" back={Route::Meetings}>
            <Segmented<AssignmentsOf> id="of" label="Xem" {options} value={Some(shown.of)} {onchange} />
            <OfBranch key={shown.of.label()} org={viewer.org()} of={shown.of} />
        </Page>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct OfBranchProps {
    org: OrgId,
    of: AssignmentsOf,
}

/// The assignments of a branch, page by page.
#[component]
fn OfBranch(props: &OfBranchProps) -> Html {
    let of = props.of;
    let at = OrgAt { org: props.org };
    let pages = use_pages::<ListAssignments, Assignment>(at, move |after| AssignmentsQuery { of, after });
    let empty = html! {
        <EmptyState icon={Glyph::Check} title="Không có nhiệm vụ nào">
            <p>{ "Nhiệm vụ được giao ở trang nghị quyết của từng cuộc họp." }</p>
        </EmptyState>
    };
    let reload = pages.list.reload.clone();
    pages.show(empty, move |all| {
        let cards = all.iter().map(|assignment| card(assignment, &reload));
        html! { <Stack>{ for cards }</Stack> }
    })
}

fn card(assignment: &Assignment, reload: &Callback<()>) -> Html {
    let today = local_date(dom::now());
    let state = assignment.settlement.state;
    let aside = match assignment.is_overdue(today) {
        true => html! { <Tag tone={Tone::Danger} icon={Glyph::Warning}>{ "Quá hạn" }</Tag> },
        false => state_tag(state),
    };
    html! {
        <Card key={assignment.id.to_string()} title={assignment.text.what.clone()} level={3} {aside}>
            <Muted>{ format!("{}, {}. {}", assignment.lead_name, due_words(assignment, today), assignment.meeting_title) }</Muted>
            if !assignment.settlement.result.is_empty() { <p>{ &assignment.settlement.result }</p> }
            if !state.is_settled() {
                <Disclosure summary="Báo kết quả">
                    <Settle key={assignment.rev} assignment={assignment.clone()} ondone={reload.clone()} />
                </Disclosure>
            }
        </Card>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct SettleProps {
    assignment: Assignment,
    ondone: Callback<()>,
}

#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
struct Typed {
    state: Option<AssignmentState>,
    result: String,
}

/// Done or dropped, with the result. Several of these stand on one page, so the names of its fields bear the id.
#[component]
fn Settle(props: &SettleProps) -> Html {
    let (api, toast) = (use_api(), use_toast());
    let Assignment { id, meeting, rev, .. } = props.assignment;
    let form = use_draft_form(&format!("settlement-{id}"), Typed::default);
    let send = move |typed: Typed| {
        let api = api.clone();
        async move {
            let Some(state) = typed.state else {
                return Err(Refusal::field("state", "Xin chọn kết quả."));
            };
            let settlement = Settlement { state, result: typed.result.trim().to_owned() };
            let at = AssignmentAt { meeting, assignment: id };
            Ok(api.send::<SettleAssignment>(&at, &SettlementOrder { settlement, rev }).await?)
        }
    };
    let ondone = props.ondone.clone();
    let onsubmit = form.submit(send, move |_: Assignment| {
        toast.show("Đã ghi kết quả nhiệm vụ.");
        ondone.emit(());
    });
    let options: Vec<_> =
        [AssignmentState::Done, AssignmentState::Dropped].map(|state| Opt::new(state, state.label())).into();
    html! {
        <FormFrame view={form.view()} {onsubmit}>
            { reload_offer(&form.view(), &props.ondone) }
            <Choice<AssignmentState> label="Kết quả" {options} bind={form.bind(format!("state-{id}"), |typed: &mut Typed| &mut typed.state)} />
            <TextArea label="Kết quả cụ thể, hoặc lý do thôi" rows={3} max={Some(1000)}
                bind={form.bind(format!("result-{id}"), |typed: &mut Typed| &mut typed.result)} />
            <Button submit=true kind={Kind::Secondary} busy={form.busy()}>{ "Ghi kết quả" }</Button>
        </FormFrame>
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use shared::assignment::AssignmentText;
    use shared::id::AssignmentId;
    use shared::meeting::MeetingState;

    use super::super::fixtures::{meeting, member, stamp};
    use super::*;
    use crate::testing::rendered;

    #[test]
    fn what_is_overdue_says_so_and_what_is_done_does_not() {
        let text = AssignmentText { what: "Thu quỹ".into(), lead: member(2), due_on: date(2026, 12, 20) };
        let meeting = meeting(MeetingState::Closed);
        let mut given = Assignment::new(AssignmentId::from_parts(1, 1), &meeting, text, stamp(1, 60));
        assert_eq!(due_words(&given, date(2026, 12, 20)), "hạn 20/12/2026");
        assert_eq!(due_words(&given, date(2026, 12, 21)), "quá hạn 20/12/2026");
        given.settlement.state = AssignmentState::Done;
        assert_eq!(due_words(&given, date(2026, 12, 21)), "hạn 20/12/2026");
        assert!(rendered(state_tag(AssignmentState::Dropped)).contains("Thôi thực hiện"));
    }
}
