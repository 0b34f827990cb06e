//! What the applicant says beside what the roster says.

use shared::registration::{Agreement, Compared, Person, Registration};
use shared::time::{format_date, format_date_time};
use yew::prelude::*;

use super::words::sign;
use crate::parts::{Cluster, Fact, Facts, Gap, Muted, Tag, Text};

/// A line for each field, with both values where they differ, and where the request came from.
pub fn beside(registration: &Registration) -> Html {
    html! {
        <>
            <Facts>{ for Compared::ALL.into_iter().map(|field| line(registration, field)) }</Facts>
            if registration.matched.is_none() {
                <Text>{ "Chưa thấy ai trong danh sách khớp với đơn này." }</Text>
            }
            <Muted>{ format!("Gửi {}, chi bộ được chọn: {}.", format_date_time(registration.created_at), registration.branch_name) }</Muted>
            { for registration.passings.iter().map(|passing| html! {
                <Muted>{ format!("{} chuyển đến {}. {}", passing.stamp.name, passing.to_name, passing.note) }</Muted>
            }) }
        </>
    }
}

fn line(registration: &Registration, field: Compared) -> Html {
    let theirs = value(&registration.person, field);
    let Some(roster) = &registration.matched else {
        return html! { <Fact name={field.label()}>{ theirs }</Fact> };
    };
    let compared = roster.fields.iter().find(|compared| compared.field == field);
    let agreement = compared.map_or(Agreement::Missing, |compared| compared.agreement);
    html! {
        <Fact name={field.label()}>
            if agreement == Agreement::Different {
                <Text>{ format!("Đơn ghi: {theirs}") }</Text>
                <Text>{ format!("Danh sách ghi: {}", value(&roster.person, field)) }</Text>
                { tag(agreement) }
            } else {
                <Cluster gap={Gap::Small}>{ theirs }{ tag(agreement) }</Cluster>
            }
        </Fact>
    }
}

fn tag(agreement: Agreement) -> Html {
    let (tone, icon, label) = sign(agreement);
    html! { <Tag {tone} {icon}>{ label }</Tag> }
}

fn value(person: &Person, field: Compared) -> String {
    match field {
        Compared::Name => person.name.to_string(),
        Compared::BornOn => format_date(person.born_on),
        Compared::CitizenId => person.citizen_id.clone(),
        Compared::Phone => person.phone.clone().unwrap_or_else(|| "Chưa có".to_owned()),
    }
}
