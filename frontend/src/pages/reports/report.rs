//! One report: its figures, its words, what was done with it, and what comes next.

use std::rc::Rc;

use jiff::civil::Date;
use shared::endpoint::Nothing;
use shared::id::ReportId;
use shared::report::{FindReport, Report, ReportAbout, ReportAt, ReportState, ReportStep, ReportView};
use shared::time::{format_date_time, local_date};
use yew::prelude::*;

use super::answer::Answer;
use super::figures::figures;
use super::periods::capital;
use super::reading::reading;
use super::words::when;
use super::write::Write;
use crate::dom;
use crate::load::{Load, use_load};
use crate::parts::{
    Alert, ButtonLink, Cluster, Kind, List, ListItem, Muted, Page, PrintButton, Section, Step, Steps, Tone,
};
use crate::route::Route;

/// Properties of [`ReportPage`].
#[derive(Clone, PartialEq, Properties)]
pub struct ReportPageProps {
    /// Which.
    pub report: ReportId,
}

/// The page.
#[component]
pub fn ReportPage(props: &ReportPageProps) -> Html {
    let load = use_load::<FindReport>(ReportAt { report: props.report }, Nothing {});
    let title = load.ready().map_or_else(|| "Báo cáo".to_owned(), |view| capital(&view.report.about.title()));
    let under = load.ready().map(|view| html! { &view.report.org_name }).unwrap_or_default();
    html! {
        <Page {title} {under} back={Route::Reports}>
            { load.show(|view| whole(view, &load, local_date(dom::now()))) }
        </Page>
    }
}

fn whole(view: &Rc<ReportView>, load: &Load<ReportView>, today: Date) -> Html {
    let ReportView { report, text, may, .. } = &**view;
    let is_open = matches!(report.state, ReportState::Draft | ReportState::Returned);
    let (view, put, reload) = (view.clone(), load.put.clone(), load.reload.clone());
    html! {
        <>
            { standing(report, today) }
            <Section title="Số liệu" aside={html! { <PrintButton label="In báo cáo" /> }}>
                if let Some(counted) = &report.figures { { figures(counted) } }
                if is_open && may.write && is_running(report, today) {
                    <Muted>{ "Kỳ này chưa hết: số liệu mới tính đến hôm nay." }</Muted>
                }
                if is_open && may.write {
                    <Muted>{ "Số liệu do hệ thống tính, luôn mới đến lúc gửi; sau khi gửi thì giữ nguyên." }</Muted>
                }
            </Section>
            if is_open && may.write {
                <Write {view} put={put.clone()} reload={reload.clone()} />
            } else {
                { reading(text) }
            }
            if report.state == ReportState::Sent && may.receive {
                <Answer report={report.clone()} {put} {reload} />
            }
            { steps(report) }
            { meeting_link(report, may.write) }
        </>
    }
}

/// Whether more may come to its figures, because the period is not over.
fn is_running(report: &Report, today: Date) -> bool {
    matches!(report.about, ReportAbout::Period { period } if today < period.last_day())
}

/// Where it stands: the line of steps, the day, the remarks that ask for something.
fn standing(report: &Report, today: Date) -> Html {
    let now = match report.state {
        ReportState::Draft | ReportState::Returned => 0,
        ReportState::Sent => 1,
        ReportState::Accepted => 3,
    };
    let late = report.state == ReportState::Draft && today > report.due_on;
    html! {
        <>
            <Steps label="Các bước của báo cáo" steps={Step::line(["Viết", "Chờ tiếp nhận", "Đã tiếp nhận"], now)} />
            if let Some(step) = report.open_remarks() {
                <Alert tone={Tone::Warning} title="Cấp trên trả lại, xin bổ sung rồi gửi lại">
                    <p>{ &step.remarks }</p>
                    <p class="muted">{ format!("{}, {}", step.stamp.name, format_date_time(step.stamp.at)) }</p>
                </Alert>
            }
            if late {
                <Alert tone={Tone::Warning}><p>{ format!("{}. Xin gửi sớm.", report.due_text()) }</p></Alert>
            } else {
                <Muted>{ when(report.due_on, report.sent_on) }</Muted>
            }
        </>
    }
}

/// Everything that was done with it, the newest first.
fn steps(report: &Report) -> Html {
    if report.steps.is_empty() {
        return Html::default();
    }
    let step = |step: &ReportStep| {
        let under = html! {
            <>
                { format!("{}, {}", step.stamp.name, format_date_time(step.stamp.at)) }
                if !step.remarks.is_empty() { <>{ ": " }{ &step.remarks }</> }
            </>
        };
        html! { <ListItem title={step.act.label()} {under} /> }
    };
    html! {
        <Section title="Quá trình"><List>{ for report.steps.iter().rev().map(step) }</List></Section>
    }
}

fn meeting_link(report: &Report, is_own: bool) -> Html {
    match report.about {
        ReportAbout::Meeting { meeting, .. } if is_own => html! {
            <Cluster>
                <ButtonLink to={Route::CloseMeeting { meeting }} kind={Kind::Secondary}>{ "Xem kết quả cuộc họp" }</ButtonLink>
            </Cluster>
        },
        _ => Html::default(),
    }
}

#[cfg(test)]
pub(super) mod tests;
