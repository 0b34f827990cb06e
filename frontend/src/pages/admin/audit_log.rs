//! Nhật ký: who did what in an organisation, month by month.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use shared::audit::{AuditLine, AuditMonth, AuditQuery, AuditTopic, ListAudit};
use shared::endpoint::Nothing;
use shared::id::OrgId;
use shared::org::{FindOrg, OrgAt, OrgKind};
use shared::time::{format_month, local_date};
use yew::prelude::*;

use super::audit_line::audit_line;
use super::check::CheckLog;
use crate::dom;
use crate::form::Bind;
use crate::load::{use_load, use_pages};
use crate::parts::{
    Button, Cluster, DateField, EmptyState, Gap, Glyph, Kind, List, Muted, Opt, Page, PrintButton,
    SelectField, Stack, Text, Width,
};
use crate::route::{Route, use_query};

/// Properties of [`AuditLog`].
#[derive(Clone, PartialEq, Properties)]
pub struct AuditLogProps {
    /// Of which organisation.
    pub org: OrgId,
}

/// Which month or day and which topic, as the address keeps it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
struct Shown {
    #[serde(default, rename = "thang", skip_serializing_if = "Option::is_none")]
    month: Option<AuditMonth>,
    #[serde(default, rename = "ngay", skip_serializing_if = "Option::is_none")]
    day: Option<Date>,
    #[serde(default, rename = "viec", skip_serializing_if = "Option::is_none")]
    topic: Option<AuditTopic>,
}

/// The page.
#[component]
pub fn AuditLog(props: &AuditLogProps) -> Html {
    let org = use_load::<FindOrg>(OrgAt { org: props.org }, Nothing {});
    let (shown, change) = use_query::<Shown>();
    let (name, kind) = match org.ready() {
        Some(view) => (view.org.name.clone(), view.org.kind),
        None => (String::new(), OrgKind::Branch),
    };
    let now = AuditMonth::of(dom::now());
    let month = shown.month.unwrap_or(now);
    let under = html! { <Muted>{ name }</Muted> };
    html! {
        <Page title="Nhật ký" {under} back={Route::Org { org: props.org }} width={Width::Wide}>
            if shown.day.is_none() {
                <Cluster>
                    { turner(month, now, &change.reform(move |month| Shown { month: Some(month), ..shown })) }
                </Cluster>
            }
            { topics(shown, &change) }
            { day(shown, local_date(dom::now()), &change) }
            <Entries org={props.org} {kind} {month} day={shown.day} topic={shown.topic} />
            <Cluster>
                <PrintButton label={if shown.day.is_some() { "In nhật ký ngày này" } else { "In nhật ký tháng này" }} />
            </Cluster>
            <CheckLog org={props.org} />
        </Page>
    }
}

/// The month with the way to the one before and the one after.
fn turner(month: AuditMonth, now: AuditMonth, onturn: &Callback<AuditMonth>) -> Html {
    let to = |month: AuditMonth| onturn.reform(move |()| month);
    html! {
        <Cluster gap={Gap::Small}>
            <Button kind={Kind::Secondary} icon={Glyph::Back} onclick={to(month.previous())}>{ "Tháng trước" }</Button>
            <strong>{ capital(&format_month(month.first_day())) }</strong>
            if month < now {
                <Button kind={Kind::Secondary} icon={Glyph::Forward} onclick={to(month.next())}>{ "Tháng sau" }</Button>
            }
        </Cluster>
    }
}

/// `tháng 11/2026` at the beginning of a line.
fn capital(text: &str) -> String {
    text.replacen('t', "T", 1)
}

fn topics(shown: Shown, change: &Callback<Shown>) -> Html {
    let options = AuditTopic::ALL.map(|topic| Opt::new(topic, topic.label())).to_vec();
    let onchange = change.reform(move |topic| Shown { topic, ..shown });
    let bind = Bind::new("topic", shown.topic, onchange);
    html! { <SelectField<AuditTopic> label="Loại việc" {options} none="Mọi việc" {bind} /> }
}

/// One day alone, and the way back to the whole month.
fn day(shown: Shown, today: Date, change: &Callback<Shown>) -> Html {
    let bind = Bind::new("day", shown.day, change.reform(move |day| Shown { day, ..shown }));
    let whole = change.reform(move |()| Shown { day: None, ..shown });
    html! {
        <>
            <DateField label="Chỉ một ngày" optional=true max={today} {bind} />
            if shown.day.is_some() {
                <Cluster><Button kind={Kind::Secondary} onclick={whole}>{ "Xem cả tháng" }</Button></Cluster>
            }
        </>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct EntriesProps {
    org: OrgId,
    kind: OrgKind,
    month: AuditMonth,
    day: Option<Date>,
    topic: Option<AuditTopic>,
}

/// The entries of a month or a day, the newest first.
#[component]
fn Entries(props: &EntriesProps) -> Html {
    let (month, day, topic, kind) = (Some(props.month), props.day, props.topic, props.kind);
    let pages = use_pages::<ListAudit, AuditLine>(OrgAt { org: props.org }, move |after| AuditQuery {
        month,
        day,
        topic,
        member: None,
        after,
    });
    let empty = html! {
        <EmptyState icon={Glyph::Document} title={if day.is_some() { "Ngày này không có việc nào được ghi" } else { "Tháng này chưa có việc nào được ghi" }}>
            <Text>{ "Nhật ký ghi lại việc trao và kết thúc quyền, xem số của đảng viên, sửa hồ sơ, đổi trạng thái, chuyển sinh hoạt, khóa tài khoản." }</Text>
        </EmptyState>
    };
    html! {
        <Stack>
            { pages.show(empty, |lines| html! { <List>{ for lines.iter().map(|line| audit_line(line, kind)) }</List> }) }
        </Stack>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::rendered;

    fn chosen(day: Option<Date>) -> String {
        let today = jiff::civil::date(2026, 11, 25);
        rendered(super::day(Shown { day, ..Shown::default() }, today, &Callback::noop()))
    }

    #[test]
    fn a_day_is_chosen_and_the_whole_month_is_one_press_away() {
        let html = chosen(Some(jiff::civil::date(2026, 11, 16)));
        assert!(html.contains("16/11/2026") || html.contains("2026-11-16"), "{html}");
        assert!(html.contains("Xem cả tháng"), "{html}");
        let html = chosen(None);
        assert!(html.contains("Chỉ một ngày") && !html.contains("Xem cả tháng"), "{html}");
    }

    #[test]
    fn the_address_keeps_the_day() {
        let shown = Shown { day: Some(jiff::civil::date(2026, 11, 16)), ..Shown::default() };
        let text = serde_json::to_string(&shown).unwrap();
        assert_eq!(text, r#"{"ngay":"2026-11-16"}"#);
        assert_eq!(serde_json::from_str::<Shown>(&text).unwrap(), shown);
    }
}
