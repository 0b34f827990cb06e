//! What the applicant says beside what the roster says.

use shared::registration::{Agreement, Compared, Person, Registration};
use shared::time::{format_date, format_date_time};
use yew::prelude::*;

use super::words::sign;
use crate::parts::{Column, Muted, Row, Table, Tag, Text};

/// The table of fields, and where the request came from.
pub fn beside(registration: &Registration) -> Html {
    let roster = registration.matched.as_ref();
    let agreement = |field: Compared| {
        let fields = &roster?.fields;
        fields.iter().find(|compared| compared.field == field).map(|compared| compared.agreement)
    };
    let row = |field: Compared| {
        let theirs = roster.map(|roster| value(&roster.person, field)).unwrap_or_default();
        Row::new(
            field.label(),
            vec![
                html! { field.label() },
                html! { value(&registration.person, field) },
                html! { theirs },
                agreement(field).map(tag).unwrap_or_default(),
            ],
        )
    };
    let columns =
        ["Mục", "Đơn ghi", "Danh sách ghi", "So sánh"].into_iter().map(Column::text).collect::<Vec<_>>();
    let rows: Vec<_> = Compared::ALL.into_iter().map(row).collect();
    html! {
        <>
            <Table caption={format!("So sánh đơn của đồng chí {} với danh sách", registration.person.name)} {columns} {rows} />
            if roster.is_none() {
                <Text>{ "Chưa thấy ai trong danh sách khớp với đơn này." }</Text>
            }
            <Muted>{ format!("Gửi {}, chi bộ được chọn: {}.", format_date_time(registration.created_at), registration.branch_name) }</Muted>
            { for registration.passings.iter().map(|passing| html! {
                <Muted>{ format!("{} chuyển đến {}. {}", passing.stamp.name, passing.to_name, passing.note) }</Muted>
            }) }
        </>
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
