//! Refusing, with a reason that the applicant reads.

use shared::registration::{
    RefuseRegistration, Registration, RegistrationAt, RegistrationRefusal, check_reason,
};
use yew::prelude::*;

use crate::api::{Failure, use_api};
use crate::form::{Refusal, use_form};
use crate::parts::{Button, Cluster, FormFrame, Kind, Muted, TextArea};

/// Properties of [`Refuse`].
#[derive(Clone, PartialEq, Properties)]
pub struct RefuseProps {
    /// Which.
    pub registration: Registration,
    /// It is refused.
    pub onchanged: Callback<()>,
    /// It stays as it is.
    pub onclose: Callback<()>,
}

/// The form in the dialog.
#[component]
pub fn Refuse(props: &RefuseProps) -> Html {
    let api = use_api();
    let form = use_form(String::new);
    let (at, rev) = (RegistrationAt { registration: props.registration.id }, props.registration.rev);
    let onsubmit = form.submit(
        move |reason: String| {
            let api = api.clone();
            async move {
                check_reason(&reason).map_err(|problem| Refusal::from(Failure::Problem(problem)))?;
                Ok(api.send::<RefuseRegistration>(&at, &RegistrationRefusal { reason, rev }).await?)
            }
        },
        props.onchanged.reform(|_: Registration| ()),
    );
    html! {
        <FormFrame view={form.view()} {onsubmit}>
            <TextArea label="Lý do" hint="Người đăng ký sẽ đọc lý do này." rows={3} max={Some(500)}
                bind={form.bind("reason", |reason: &mut String| reason)} />
            <Muted>{ "Đơn bị từ chối không mở lại được; người đăng ký có thể gửi đơn khác." }</Muted>
            <Cluster>
                <Button submit=true kind={Kind::Danger} busy={form.busy()}>{ "Từ chối đơn" }</Button>
                <Button kind={Kind::Secondary} onclick={props.onclose.clone()}>{ "Để sau" }</Button>
            </Cluster>
        </FormFrame>
    }
}
