//! An organisation's own reports, and beginning a new one.

use shared::endpoint::PageQuery;
use shared::id::OrgId;
use shared::org::OrgAt;
use shared::report::{ListReports, Report};
use shared::time::local_date;
use yew::prelude::*;

use super::begin::BeginReport;
use super::periods::capital;
use super::words::{state_tag, when};
use crate::dom;
use crate::load::use_pages;
use crate::parts::{Button, Card, EmptyState, Glyph, Kind, List, ListItem, Section, Text};
use crate::route::Route;

/// Properties of [`OwnReports`].
#[derive(Clone, PartialEq, Properties)]
pub struct OwnReportsProps {
    /// Whose.
    pub org: OrgId,
    /// Whether the viewer writes them.
    pub may_write: bool,
    /// Whether it is a committee above the branches.
    pub is_committee: bool,
}

/// The reports, those due last first.
#[component]
pub fn OwnReports(props: &OwnReportsProps) -> Html {
    let pages = use_pages::<ListReports, Report>(OrgAt { org: props.org }, |after| PageQuery { after });
    let begins = use_state(|| false);
    let show = |to: bool| {
        let begins = begins.clone();
        Callback::from(move |()| begins.set(to))
    };
    let aside = html! {
        if props.may_write && !*begins {
            <Button kind={Kind::Secondary} icon={Glyph::Plus} onclick={show(true)}>{ "Viết báo cáo định kỳ" }</Button>
        }
    };
    let title = if props.is_committee {
        "Báo cáo của mình lên cấp trên"
    } else {
        "Báo cáo lên cấp trên"
    };
    html! {
        <Section {title} {aside}>
            if *begins {
                <Card title="Viết báo cáo định kỳ" level={3}>
                    <BeginReport org={props.org} oncancel={show(false)} />
                </Card>
            }
            { pages.show(empty(props.is_committee), |reports| html! { <List>{ for reports.iter().map(line) }</List> }) }
        </Section>
    }
}

fn empty(is_committee: bool) -> Html {
    let sentence = match is_committee {
        true => "Báo cáo định kỳ được điền sẵn từ số liệu của các tổ chức trực thuộc.",
        false => "Báo cáo cuộc họp tự có sau khi chi bộ kết thúc cuộc họp, số liệu được điền sẵn.",
    };
    html! {
        <EmptyState icon={Glyph::Document} title="Chưa có báo cáo nào"><Text>{ sentence }</Text></EmptyState>
    }
}

fn line(report: &Report) -> Html {
    let end = state_tag(report, local_date(dom::now()));
    html! {
        <ListItem key={report.id.to_string()} to={Route::Report { report: report.id }}
            title={capital(&report.about.title())} under={html! { when(report.due_on, report.sent_on) }} {end} />
    }
}
