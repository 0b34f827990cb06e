//! Publishing: the number, and from when on it is read.

use jiff::Timestamp;
use jiff::civil::{Date, Time};
use shared::document::{
    Document, DocumentAt, FindNextNumber, NextNumber, NumberQuery, PublishDocument, PublishOrder,
};
use shared::org::OrgAt;
use shared::time::{instant, local_date};
use yew::prelude::*;

use super::super::act::{ActProps, reload_offer};
use crate::api::use_api;
use crate::dom;
use crate::form::{Refusal, use_form};
use crate::load::use_load;
use crate::parts::{
    Button, Choice, Cluster, DateField, Dialog, FormFrame, Glyph, Keys, Opt, Text, TextField, TimeField,
    use_toast,
};

/// When.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum When {
    #[default]
    Now,
    Later,
}

#[derive(Debug, Clone, Default, PartialEq)]
struct Typed {
    serial: String,
    when: Option<When>,
    day: Option<Date>,
    time: Option<Time>,
}

impl Typed {
    /// What is ordered, or what is missing.
    fn order(
        &self,
        has_number: bool,
        next: Option<u32>,
    ) -> Result<(Option<u32>, Option<Timestamp>), Refusal> {
        let typed = self.serial.trim();
        let serial = if typed.is_empty() { next } else { typed.parse().ok() };
        if has_number && serial.is_none() {
            return Err(Refusal::field("serial", "Xin ghi số văn bản bằng chữ số."));
        }
        if self.when != Some(When::Later) {
            return Ok((serial.filter(|_| has_number), None));
        }
        let Some((day, time)) = self.day.zip(self.time) else {
            return Err(Refusal::field("at", "Xin chọn ngày và giờ phát hành."));
        };
        Ok((serial.filter(|_| has_number), instant(day.to_datetime(time))))
    }
}

/// The button with its dialog.
#[component]
pub fn PublishButton(props: &ActProps) -> Html {
    let open = use_state(|| false);
    let set = |to: bool| {
        let open = open.clone();
        Callback::from(move |()| open.set(to))
    };
    html! {
        <>
            <Button icon={Glyph::Send} onclick={set(true)}>{ "Phát hành" }</Button>
            <Dialog open={*open} title="Phát hành văn bản" onclose={set(false)}><PublishForm ..props.clone() /></Dialog>
        </>
    }
}

#[component]
fn PublishForm(props: &ActProps) -> Html {
    let (api, toast, form) = (use_api(), use_toast(), use_form(Typed::default));
    let document = &props.view.document;
    let today = local_date(dom::now());
    let has_number = document.head.has_number(today);
    let query = NumberQuery { kind: document.head.kind, signed_on: document.head.signed_on };
    let next = use_load::<FindNextNumber>(OrgAt { org: document.org }, query);
    let next = document.head.serial.or(next.ready().and_then(|NextNumber { serial }| *serial));
    let onsubmit = {
        let (at, rev, put) = (DocumentAt { document: document.id }, document.rev, props.put());
        let send = move |typed: Typed| {
            let api = api.clone();
            async move {
                let (serial, when) = typed.order(has_number, next)?;
                Ok(api.send::<PublishDocument>(&at, &PublishOrder { at: when, serial, rev }).await?)
            }
        };
        form.submit(send, move |document: Document| {
            toast.show(format!("Đã phát hành {}.", document.title()));
            put.emit(document);
        })
    };
    let times = vec![Opt::new(When::Now, "Ngay bây giờ"), Opt::new(When::Later, "Hẹn giờ")];
    let hint = next.map(|next| AttrValue::from(format!("Để trống thì lấy số {next:02}.")));
    html! {
        <FormFrame view={form.view()} {onsubmit}>
            { reload_offer(&form.view(), &props.load.reload) }
            <Text>{ format!("Gửi tới: {} thuộc {} và các tổ chức trực thuộc. Văn bản đã phát hành không sửa được nữa.",
                document.head.audience.label().to_lowercase(), document.org_name) }</Text>
            if has_number {
                <TextField label="Số văn bản" optional=true {hint} keys={Keys::Digits} max={Some(5)}
                    bind={form.bind("serial", |typed: &mut Typed| &mut typed.serial)} />
            }
            <Choice<When> label="Phát hành lúc nào" options={times} bind={form.bind("when", |typed: &mut Typed| &mut typed.when)} />
            if form.data().when == Some(When::Later) {
                <DateField label="Ngày phát hành" min={Some(today)} bind={form.bind("at", |typed: &mut Typed| &mut typed.day)} />
                <TimeField label="Giờ phát hành" bind={form.bind("time", |typed: &mut Typed| &mut typed.time)} />
            }
            <Cluster><Button submit=true icon={Glyph::Send} busy={form.busy()}>{ "Phát hành" }</Button></Cluster>
        </FormFrame>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_order_takes_the_next_number_unless_another_is_typed() {
        let typed = |serial: &str| Typed { serial: serial.into(), ..Typed::default() };
        assert_eq!(typed("").order(true, Some(7)), Ok((Some(7), None)));
        assert_eq!(typed(" 12 ").order(true, Some(7)), Ok((Some(12), None)));
        assert!(typed("mười").order(true, Some(7)).is_err() && typed("").order(true, None).is_err());
        assert_eq!(typed("").order(false, None), Ok((None, None)));
        let later = Typed { when: Some(When::Later), ..typed("5") };
        assert!(later.order(true, None).is_err(), "without a day and a time");
    }
}
