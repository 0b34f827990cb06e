//! The plan to read: what is missing, the rows with the meetings made of them, and the paper.

use std::rc::Rc;

use jiff::civil::Date;
use shared::endpoint::Nothing;
use shared::meeting::MeetingState;
use shared::party_form::year_plan_form;
use shared::time::{format_date_time, format_day, local_date};
use shared::year_plan::{FindYearPlan, KnownMeeting, PlannedMeeting, YearPlanView, gaps};
use yew::prelude::*;

use super::PlanQuery;
use crate::dom;
use crate::load::use_load;
use crate::parts::{
    Alert, Button, ButtonLink, Cluster, Column, EmptyState, Gap, Glyph, Kind, Muted, Page, PrintButton,
    QueryLink, Row, ScreenOnly, Stack, Table, TextLink, Tone, Width, printed_in_form,
};
use crate::route::{Route, use_query};
use crate::session::use_viewer;

/// The page.
#[component]
pub fn YearPlanPage() -> Html {
    let viewer = use_viewer();
    let (query, set) = use_query::<PlanQuery>();
    let at = query.at(&viewer);
    let load = use_load::<FindYearPlan>(at, Nothing {});
    let under = load.ready().map(|view| html! { &view.issuer.name }).unwrap_or_default();
    let action = match load.ready() {
        Some(view) if view.may.write => html! {
            <QueryLink to={Route::EditYearPlan} name="nam" value={at.year.to_string()} kind={Kind::Primary}
                icon={Glyph::Pencil}>{ if view.plan.rows.is_empty() { "Lập kế hoạch" } else { "Sửa kế hoạch" } }</QueryLink>
        },
        _ => Html::default(),
    };
    let turn = |to: i16| {
        let set = set.clone();
        Callback::from(move |()| set.emit(PlanQuery { nam: Some(to), ..query }))
    };
    html! {
        <Page title={format!("Kế hoạch sinh hoạt năm {}", at.year)} {under} {action} back={Route::Meetings} width={Width::Wide}>
            <ScreenOnly>
                <Cluster>
                    <Button kind={Kind::Tertiary} onclick={turn(at.year - 1)}>{ format!("Năm {}", at.year - 1) }</Button>
                    <Button kind={Kind::Tertiary} onclick={turn(at.year + 1)}>{ format!("Năm {}", at.year + 1) }</Button>
                </Cluster>
            </ScreenOnly>
            { load.show(|view| content(view, local_date(dom::now()))) }
        </Page>
    }
}

fn content(view: &Rc<YearPlanView>, today: Date) -> Html {
    let plan = &view.plan;
    if plan.rows.is_empty() {
        return html! {
            <>
                { missing(view, today) }
                <EmptyState icon={Glyph::Calendar} title={format!("Chưa có kế hoạch năm {}", plan.year)}>
                    if view.may.write {
                        <p>{ "Đồng chí bấm “Lập kế hoạch”; có thể chép kế hoạch năm trước rồi sửa lại." }</p>
                    } else {
                        <p>{ "Khi bí thư lập kế hoạch, kế hoạch sẽ hiện ở đây." }</p>
                    }
                </EmptyState>
            </>
        };
    }
    let rows = plan.rows.iter().map(|row| line(view, row)).collect::<Vec<_>>();
    let columns =
        ["Thời gian", "Loại", "Nội dung, chuyên đề", "Chuẩn bị", "Cuộc họp"].map(Column::text).to_vec();
    let written =
        plan.written.as_ref().map(|stamp| format!("{} lập, {}.", stamp.name, format_date_time(stamp.at)));
    html! {
        <>
            { missing(view, today) }
            <Table caption={format!("Các kỳ họp trong kế hoạch năm {}", plan.year)} {columns} {rows} />
            <ScreenOnly>
                <Stack gap={Gap::Small}>
                    <Muted>{ written.unwrap_or_default() }</Muted>
                    <Cluster><PrintButton label="In kế hoạch" /></Cluster>
                </Stack>
            </ScreenOnly>
            { printed_in_form(&year_plan_form(view, today), Html::default(), "") }
        </>
    }
}

/// What the rules ask for and the year does not have.
fn missing(view: &YearPlanView, today: Date) -> Html {
    let plan = &view.plan;
    let missing = gaps(&plan.rows, &view.meetings, view.issuer.kind, plan.year, today);
    if missing.is_empty() {
        return Html::default();
    }
    html! {
        <ScreenOnly>
            <Alert tone={Tone::Warning} title="Chưa đủ theo quy định">
                <p>{ "Mỗi tháng có sinh hoạt thường kỳ, mỗi quý có ít nhất một lần sinh hoạt chuyên đề." }</p>
                <ul>{ for missing.into_iter().map(|gap| html! { <li>{ gap.sentence() }</li> }) }</ul>
            </Alert>
        </ScreenOnly>
    }
}

fn line(view: &YearPlanView, row: &PlannedMeeting) -> Row {
    let year = view.plan.year;
    let when = row.on(year).map_or_else(|| format!("Tháng {}", row.month), format_day);
    let what = html! {
        <Stack gap={Gap::Small}>
            if !row.theme.is_empty() { <span>{ &row.theme }</span> }
            if !row.note.is_empty() { <Muted>{ &row.note }</Muted> }
        </Stack>
    };
    let known = view.meetings.iter().find(|meeting| meeting.id == row.meeting);
    let cells = vec![
        html! { when },
        html! { { row.kind.label() } },
        if row.theme.is_empty() && row.note.is_empty() { Html::default() } else { what },
        html! { &row.prepared_by },
        meeting(view, row, known),
    ];
    Row::new(row.meeting.to_string(), cells)
}

/// The meeting made of a row, or the way to make it.
fn meeting(view: &YearPlanView, row: &PlannedMeeting, known: Option<&KnownMeeting>) -> Html {
    match known {
        Some(known) => {
            let words = format!("{}, {}", known.state.label(), format_date_time(known.starts_at));
            match view.may.open && known.state != MeetingState::Cancelled {
                true => html! { <TextLink to={Route::Meeting { meeting: known.id }}>{ words }</TextLink> },
                false => html! { words },
            }
        }
        None if view.may.write => html! {
            <ScreenOnly>
                <ButtonLink to={Route::MakePlanned { year: view.plan.year, meeting: row.meeting }} kind={Kind::Secondary}
                    icon={Glyph::Calendar}>{ "Lên lịch cuộc họp" }</ButtonLink>
            </ScreenOnly>
        },
        None => html! { "Chưa lên lịch" },
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use shared::id::MeetingId;
    use shared::meeting::MeetingKind;
    use shared::org::OrgPath;
    use shared::year_plan::{YearPlan, YearPlanRights};

    use super::super::super::meetings::fixtures::{issuer, minutes_from_start};
    use super::*;
    use crate::testing::rendered;

    fn view(write: bool) -> YearPlanView {
        let row = |number: u128, month: i8, kind: MeetingKind| PlannedMeeting {
            meeting: MeetingId::from_parts(1, number),
            month,
            day: None,
            kind,
            theme: "Xây dựng nông thôn mới".into(),
            prepared_by: "Đồng chí phó bí thư".into(),
            note: String::new(),
        };
        let issuer = issuer();
        let rows = vec![row(1, 11, MeetingKind::Regular), row(2, 12, MeetingKind::Thematic)];
        let (starts_at, state) = (minutes_from_start(0), MeetingState::Called);
        let meetings = vec![KnownMeeting { id: rows[0].meeting, kind: rows[0].kind, starts_at, state }];
        let plan = YearPlan { rows, ..YearPlan::of(issuer.org, OrgPath::root(issuer.org), 2026) };
        YearPlanView { issuer, plan, meetings, may: YearPlanRights { write, open: write } }
    }

    fn shown(view: YearPlanView) -> String {
        rendered(content(&Rc::new(view), date(2026, 11, 20)))
    }

    #[test]
    fn a_row_leads_to_its_meeting_or_to_making_it_and_what_is_missing_is_told() {
        let html = shown(view(true));
        for text in [
            "Đã mời họp, thứ Tư, 25/11/2026, 19:30",
            "Lên lịch cuộc họp",
            "Xây dựng nông thôn mới",
            "Đồng chí phó bí thư",
            "Tháng 12 chưa có sinh hoạt thường kỳ trong kế hoạch.",
            "Quý III đã qua mà không có sinh hoạt chuyên đề.",
            "Đảng Cộng sản Việt Nam",
        ] {
            assert!(html.contains(text), "{text}: {html}");
        }
        assert!(!html.contains("Tháng 11 chưa có"), "{html}");
    }

    #[test]
    fn who_only_reads_makes_nothing() {
        let html = shown(view(false));
        assert!(html.contains("Chưa lên lịch") && !html.contains("Lên lịch cuộc họp"), "{html}");
        let empty = YearPlanView { plan: YearPlan { rows: Vec::new(), ..view(false).plan }, ..view(false) };
        assert!(shown(empty).contains("Khi bí thư lập kế hoạch"));
    }
}
