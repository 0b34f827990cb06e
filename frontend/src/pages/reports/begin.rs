//! Beginning a report: on a period that one chooses, or of a meeting that has just ended.

use shared::id::{MeetingId, OrgId};
use shared::org::OrgAt;
use shared::period::{Period, Span};
use shared::report::{CreateReport, NewReport, Report};
use shared::time::local_date;
use yew::prelude::*;

use super::periods::{choices, recent};
use crate::api::use_api;
use crate::dom;
use crate::form::{Refusal, use_form};
use crate::parts::{Button, Cluster, ErrorSummary, FormFrame, Gap, Glyph, Kind, Opt, Segmented, SelectField};
use crate::route::{Route, use_nav};

/// Properties of [`BeginReport`].
#[derive(Clone, PartialEq, Properties)]
pub struct BeginReportProps {
    /// Whose.
    pub org: OrgId,
    /// Closes the form.
    pub oncancel: Callback<()>,
}

#[derive(Clone, PartialEq)]
struct Typed {
    span: Span,
    period: Option<Period>,
}

/// Which period, then on to the report.
#[component]
pub fn BeginReport(props: &BeginReportProps) -> Html {
    let (api, nav) = (use_api(), use_nav());
    let today = local_date(dom::now());
    let this_month = Period::month_of(today);
    let form = use_form(|| Typed { span: Span::Month(1), period: Some(this_month) });
    let at = OrgAt { org: props.org };
    let send = move |typed: Typed| {
        let api = api.clone();
        async move {
            let period = typed.period.ok_or_else(|| Refusal::field("period", "Xin chọn kỳ báo cáo."))?;
            Ok(api.send::<CreateReport>(&at, &NewReport::Period { period }).await?)
        }
    };
    let onsubmit = form.submit(send, move |report: Report| nav.go(&Route::Report { report: report.id }));
    let spans = [(Span::Month(1), "Tháng"), (Span::Half(1), "6 tháng"), (Span::Year, "Năm")]
        .map(|(span, label)| Opt::new(span, label));
    let span = form.data().span;
    let onspan = {
        let form = form.clone();
        Callback::from(move |span: Span| {
            let newest = recent(today, span).first().copied();
            form.change(move |typed| *typed = Typed { span, period: newest });
        })
    };
    let options = choices(recent(today, span), form.data().period.unwrap_or(this_month));
    html! {
        <FormFrame view={form.view()} {onsubmit}>
            <Segmented<Span> id="span" label="Kỳ báo cáo" show_label=true options={spans.to_vec()} value={Some(span)} onchange={onspan} />
            <SelectField<Period> label="Chọn kỳ" {options} bind={form.bind("period", |typed: &mut Typed| &mut typed.period)} />
            <Cluster gap={Gap::Small}>
                <Button submit=true busy={form.busy()}>{ "Viết báo cáo" }</Button>
                <Button kind={Kind::Secondary} onclick={props.oncancel.clone()}>{ "Thôi" }</Button>
            </Cluster>
        </FormFrame>
    }
}

/// Properties of [`ReportMeeting`].
#[derive(Clone, PartialEq, Properties)]
pub struct ReportMeetingProps {
    /// Whose meeting.
    pub org: OrgId,
    /// Which.
    pub meeting: MeetingId,
}

/// The way from a meeting that is over to its report, which is begun if it is not there yet.
#[component]
pub fn ReportMeeting(props: &ReportMeetingProps) -> Html {
    let (api, nav, form) = (use_api(), use_nav(), use_form(|| ()));
    let (at, meeting) = (OrgAt { org: props.org }, props.meeting);
    let send = move |()| {
        let api = api.clone();
        async move { Ok(api.send::<CreateReport>(&at, &NewReport::Meeting { meeting }).await?) }
    };
    let onclick = form.submit(send, move |report: Report| nav.go(&Route::Report { report: report.id }));
    let view = form.view();
    html! {
        <>
            <ErrorSummary refusal={view.refusal.clone()} attempt={view.attempt} />
            <Cluster>
                <Button icon={Glyph::Document} busy={view.busy} {onclick}>{ "Báo cáo lên cấp trên" }</Button>
            </Cluster>
        </>
    }
}
