//! The rows of a plan as fields.

use std::rc::Rc;

use shared::id::MeetingId;
use shared::meeting::MeetingKind;
use shared::time::local_date;
use shared::year_plan::{
    Lack, MOST_ROWS, PlannedMeeting, WriteYearPlan, YearPlan, YearPlanAt, YearPlanChange, YearPlanView,
    checked, gaps, is_planned,
};
use yew::prelude::*;

use super::super::meetings::reload_offer;
use super::typed::TypedRow;
use crate::api::use_api;
use crate::dom;
use crate::form::{Form, use_draft_form};
use crate::parts::{
    Button, Card, Cluster, FormFrame, Glyph, Grid, Kind, Muted, NumberField, Opt, SelectField, StickyAction,
    TextField, use_toast,
};
use crate::route::{Route, use_nav};

type Rows = Vec<TypedRow>;

/// Properties of [`PlanForm`].
#[derive(Clone, PartialEq, Properties)]
pub struct PlanFormProps {
    /// The plan as it is stored.
    pub view: Rc<YearPlanView>,
    /// Last year's rows.
    pub earlier: Vec<PlannedMeeting>,
    /// Loads the plan anew.
    pub onreload: Callback<()>,
}

/// The form.
#[component]
pub fn PlanForm(props: &PlanFormProps) -> Html {
    let (api, nav, toast) = (use_api(), use_nav(), use_toast());
    let PlanFormProps { view, earlier, onreload } = props;
    let plan = &view.plan;
    let (at, rev, kind) = (YearPlanAt { org: plan.org, year: plan.year }, plan.rev, view.issuer.kind);
    let form = use_draft_form(&format!("plan-{}-{}", at.org, at.year), || {
        plan.rows.iter().map(TypedRow::of).collect::<Rows>()
    });
    let kinds: Vec<_> = MeetingKind::ALL.into_iter().filter(|it| is_planned(*it, kind)).collect();
    let usual = kinds.first().copied().unwrap_or_default();
    let onsubmit = {
        let send = move |rows: Rows| {
            let api = api.clone();
            async move {
                let rows: Vec<_> = rows.iter().map(|row| row.row(usual)).collect();
                checked(rows.clone(), kind, at.year)?;
                Ok(api.send::<WriteYearPlan>(&at, &YearPlanChange { rows, rev }).await?)
            }
        };
        form.submit(send, move |_: YearPlan| {
            toast.show("Đã lưu kế hoạch.");
            nav.back(&Route::YearPlan);
        })
    };
    let count = form.data().len();
    html! {
        <FormFrame view={form.view()} {onsubmit}>
            { reload_offer(&form.view(), onreload) }
            <Muted>{ "Mỗi dòng là một kỳ họp. Chưa biết ngày thì chỉ cần chọn tháng." }</Muted>
            { begin(&form, earlier) }
            { for (0..count).map(|index| row(&form, index, &kinds)) }
            if count < MOST_ROWS { { more(&form, view, usual) } }
            <StickyAction><Button submit=true busy={form.busy()}>{ "Lưu kế hoạch" }</Button></StickyAction>
        </FormFrame>
    }
}

fn new_id() -> MeetingId {
    dom::new_id(MeetingId::from_parts)
}

/// An empty plan can begin with last year's.
fn begin(form: &Form<Rows>, earlier: &[PlannedMeeting]) -> Html {
    if !form.data().is_empty() || earlier.is_empty() {
        return Html::default();
    }
    let onclick = {
        let (form, earlier) = (form.clone(), earlier.to_vec());
        Callback::from(move |()| {
            let rows: Rows = earlier.iter().map(|row| TypedRow::again(row, new_id())).collect();
            form.change(move |typed| *typed = rows);
        })
    };
    html! {
        <Cluster>
            <Button kind={Kind::Secondary} icon={Glyph::Retry} {onclick}>{ format!("Chép {} dòng của năm trước", earlier.len()) }</Button>
        </Cluster>
    }
}

/// Another row, or one for each month and quarter that has none.
fn more(form: &Form<Rows>, view: &YearPlanView, usual: MeetingKind) -> Html {
    let onadd = {
        let form = form.clone();
        Callback::from(move |()| {
            let row = TypedRow::new(new_id(), None, Some(usual));
            form.change(move |typed| typed.push(row));
        })
    };
    let rows: Vec<_> = form.data().iter().map(|row| row.row(usual)).collect();
    let today = local_date(dom::now());
    let mut missing = gaps(&rows, &view.meetings, view.issuer.kind, view.plan.year, today);
    missing.retain(|gap| gap.lack == Lack::NotPlanned);
    let onfill = {
        let (form, missing) = (form.clone(), missing.clone());
        Callback::from(move |()| {
            let rows: Rows = missing.iter().map(|gap| TypedRow::filling(*gap, new_id())).collect();
            form.change(move |typed| {
                typed.extend(rows);
                typed.sort_by_key(|row| (row.month, row.day.unwrap_or(u32::MAX)));
                typed.truncate(MOST_ROWS);
            });
        })
    };
    html! {
        <Cluster>
            <Button kind={Kind::Secondary} icon={Glyph::Plus} onclick={onadd}>{ "Thêm dòng" }</Button>
            if !missing.is_empty() {
                <Button kind={Kind::Secondary} icon={Glyph::Calendar} onclick={onfill}>
                    { format!("Thêm {} kỳ còn thiếu", missing.len()) }
                </Button>
            }
        </Cluster>
    }
}

fn row(form: &Form<Rows>, index: usize, kinds: &[MeetingKind]) -> Html {
    let name = |field: &str| format!("rows.{index}.{field}");
    let months: Vec<_> = (1..=12_i8).map(|month| Opt::new(month, format!("Tháng {month}"))).collect();
    let kinds: Vec<_> = kinds.iter().map(|kind| Opt::new(*kind, kind.label())).collect();
    let onremove = {
        let form = form.clone();
        Callback::from(move |()| {
            form.change(move |rows| {
                if index < rows.len() {
                    rows.remove(index);
                }
            });
        })
    };
    let label = format!("Bỏ dòng {}", index + 1);
    html! {
        <Card key={form.data()[index].meeting.to_string()} title={format!("Kỳ họp {}", index + 1)} level={2} aside={html! {
            <Button kind={Kind::Tertiary} icon={Glyph::Trash} {label} onclick={onremove}>{ "Bỏ" }</Button>
        }}>
            <Grid>
                <SelectField<i8> label="Tháng" options={months} bind={form.bind(name("month"), move |rows: &mut Rows| &mut rows[index].month)} />
                <NumberField label="Ngày" optional=true bind={form.bind(name("day"), move |rows: &mut Rows| &mut rows[index].day)} />
                <SelectField<MeetingKind> label="Loại" options={kinds} bind={form.bind(name("kind"), move |rows: &mut Rows| &mut rows[index].kind)} />
            </Grid>
            <TextField label="Nội dung, chuyên đề" optional=true max={Some(200)}
                bind={form.bind(name("theme"), move |rows: &mut Rows| &mut rows[index].theme)} />
            <TextField label="Người chuẩn bị" optional=true max={Some(120)}
                bind={form.bind(name("prepared_by"), move |rows: &mut Rows| &mut rows[index].prepared_by)} />
            <TextField label="Ghi chú" optional=true max={Some(300)}
                bind={form.bind(name("note"), move |rows: &mut Rows| &mut rows[index].note)} />
        </Card>
    }
}
