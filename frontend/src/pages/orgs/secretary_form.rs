//! The form with which a secretary follows another: one ends, the other begins, in one act.

use jiff::civil::Date;
use shared::grant::{ChangeSecretary, NewSecretary, RoleGrant};
use shared::id::MemberId;
use shared::org::{Org, OrgAt};
use shared::time::local_date;
use yew::prelude::*;

use super::member_picker::MemberPicker;
use crate::api::use_api;
use crate::dom;
use crate::form::{Refusal, use_form};
use crate::parts::{Button, Cluster, DateField, FormFrame, Gap, Kind, Text, TextArea};

/// Properties of [`SecretaryForm`].
#[derive(Clone, PartialEq, Properties)]
pub struct SecretaryFormProps {
    /// Where.
    pub org: Org,
    /// The present secretary.
    pub former: Option<RoleGrant>,
    /// Told when it was done.
    pub onchanged: Callback<RoleGrant>,
    /// Closes the form.
    pub oncancel: Callback<()>,
}

#[derive(Clone, PartialEq)]
struct Typed {
    member: Option<MemberId>,
    from: Option<Date>,
    reason: String,
}

impl Typed {
    fn order(self, former: Option<MemberId>) -> Result<NewSecretary, Refusal> {
        let Some(member) = self.member else {
            return Err(Refusal::field("member", "Xin chọn một đồng chí."));
        };
        let Some(from) = self.from else {
            return Err(Refusal::field("from", "Xin chọn ngày bắt đầu."));
        };
        Ok(NewSecretary { member, former, from, reason: self.reason })
    }
}

/// The new secretary, the first day and why.
#[component]
pub fn SecretaryForm(props: &SecretaryFormProps) -> Html {
    let api = use_api();
    let today = local_date(dom::now());
    let form = use_form(|| Typed { member: None, from: Some(today), reason: String::new() });
    let (at, former) = (OrgAt { org: props.org.id }, props.former.as_ref().map(|grant| grant.member));
    let send = move |typed: Typed| {
        let api = api.clone();
        async move { Ok(api.send::<ChangeSecretary>(&at, &typed.order(former)?).await?) }
    };
    let what = match &props.former {
        Some(grant) => format!(
            "Đồng chí {} thôi làm bí thư vào hôm trước ngày bắt đầu của bí thư mới, và vẫn là đảng viên như trước.",
            grant.name
        ),
        None => "Hiện chưa có bí thư.".to_owned(),
    };
    html! {
        <FormFrame view={form.view()} onsubmit={form.submit(send, props.onchanged.clone())}>
            <Text>{ what }</Text>
            <MemberPicker org={props.org.clone()} bind={form.bind("member", |typed: &mut Typed| &mut typed.member)} />
            <DateField label="Bí thư mới làm việc từ ngày" bind={form.bind("from", |typed: &mut Typed| &mut typed.from)} />
            <TextArea label="Lý do" hint="Ví dụ: theo quyết định chuẩn y của đảng ủy" rows={2} max={300}
                bind={form.bind("reason", |typed: &mut Typed| &mut typed.reason)} />
            <Cluster gap={Gap::Small}>
                <Button submit=true busy={form.busy()}>{ "Thay bí thư" }</Button>
                <Button kind={Kind::Secondary} onclick={props.oncancel.clone()}>{ "Để như cũ" }</Button>
            </Cluster>
        </FormFrame>
    }
}
