//! Passing a registration on: one level up, or, from a committee, to an organisation directly below.

use shared::id::OrgId;
use shared::registration::{PassRegistration, PassingOrder, Registration, RegistrationAt};
use yew::prelude::*;

use crate::api::use_api;
use crate::form::{Refusal, use_form};
use crate::pages::orgs::use_orgs_below;
use crate::parts::{Button, Choice, Cluster, FormFrame, Kind, Opt, TextArea};
use crate::session::use_viewer;

/// Properties of [`Pass`].
#[derive(Clone, PartialEq, Properties)]
pub struct PassProps {
    /// Which.
    pub registration: Registration,
    /// It has gone on.
    pub onchanged: Callback<()>,
    /// It stays where it is.
    pub onclose: Callback<()>,
}

/// To whom.
#[derive(Debug, Clone, Copy, PartialEq)]
enum To {
    Above,
    Below(OrgId),
}

#[derive(Clone, PartialEq, Default)]
struct Typed {
    to: Option<To>,
    note: String,
}

/// The form in the dialog.
#[component]
pub fn Pass(props: &PassProps) -> Html {
    let (api, viewer) = (use_api(), use_viewer());
    let form = use_form(Typed::default);
    let (at, rev) = (RegistrationAt { registration: props.registration.id }, props.registration.rev);
    let onsubmit = form.submit(
        move |typed: Typed| {
            let api = api.clone();
            async move {
                let to = match typed.to {
                    Some(To::Above) => None,
                    Some(To::Below(org)) => Some(org),
                    None => return Err(Refusal::field("to", "Xin chọn nơi chuyển đến.")),
                };
                let order = PassingOrder { to, note: typed.note, rev };
                Ok(api.send::<PassRegistration>(&at, &order).await?)
            }
        },
        props.onchanged.reform(|_: Registration| ()),
    );
    let is_branch = viewer.seat().is_none_or(|seat| seat.org.kind.has_members());
    let bind = form.bind("to", |typed: &mut Typed| &mut typed.to);
    html! {
        <FormFrame view={form.view()} {onsubmit}>
            if is_branch {
                <Choice<To> label="Chuyển đến" options={vec![above()]} {bind} />
            } else {
                <Places org={viewer.org()} {bind} />
            }
            <TextArea label="Lời nhắn" optional=true rows={2} max={Some(500)}
                bind={form.bind("note", |typed: &mut Typed| &mut typed.note)} />
            <Cluster>
                <Button submit=true busy={form.busy()}>{ "Chuyển đơn" }</Button>
                <Button kind={Kind::Secondary} onclick={props.onclose.clone()}>{ "Để sau" }</Button>
            </Cluster>
        </FormFrame>
    }
}

fn above() -> Opt<To> {
    Opt::new(To::Above, "Cấp trên trực tiếp").note("Đảng ủy biết đồng chí này thuộc chi bộ nào")
}

#[derive(Clone, PartialEq, Properties)]
struct PlacesProps {
    org: OrgId,
    bind: crate::form::Bind<Option<To>>,
}

/// The organisations below, and the one above.
#[component]
fn Places(props: &PlacesProps) -> Html {
    let pages = use_orgs_below(props.org);
    let below = pages.list.ready().map(|orgs| orgs.to_vec()).unwrap_or_default();
    let options: Vec<_> =
        below.iter().map(|org| Opt::new(To::Below(org.id), org.name.clone())).chain([above()]).collect();
    let more = pages.onmore.reform(|_: ()| ());
    html! {
        <>
            <Choice<To> label="Chuyển đến" {options} bind={props.bind.clone()} />
            if pages.more {
                <Button kind={Kind::Tertiary} busy={pages.busy} onclick={more}>{ "Xem thêm tổ chức" }</Button>
            }
        </>
    }
}
