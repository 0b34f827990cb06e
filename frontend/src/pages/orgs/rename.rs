//! Changes the name of an organisation.

use shared::org::{Org, OrgAt, OrgName, RenameOrg};
use shared::text::tidy;
use yew::prelude::*;

use crate::api::use_api;
use crate::form::use_form;
use crate::parts::{Button, Cluster, Dialog, FormFrame, Gap, Glyph, Kind, TextField, use_toast};
use crate::session::use_session;

/// Properties of [`Rename`].
#[derive(Clone, PartialEq, Properties)]
pub struct RenameProps {
    /// Which.
    pub org: Org,
    /// Told when it was renamed.
    pub onrenamed: Callback<()>,
}

/// A button that opens the field for the new name.
#[component]
pub fn Rename(props: &RenameProps) -> Html {
    let (open, toast, session) = (use_state(|| false), use_toast(), use_session());
    let show = |to: bool| {
        let open = open.clone();
        Callback::from(move |()| open.set(to))
    };
    let onrenamed = {
        let (close, onrenamed, org) = (show(false), props.onrenamed.clone(), props.org.id);
        Callback::from(move |name: String| {
            close.emit(());
            onrenamed.emit(());
            session.rename(org, name);
            toast.show("Đã đổi tên tổ chức.");
        })
    };
    html! {
        <Cluster>
            <Button kind={Kind::Secondary} icon={Glyph::Pencil} onclick={show(true)}>{ "Đổi tên tổ chức" }</Button>
            <Dialog open={*open} title="Đổi tên tổ chức" onclose={show(false)}>
                <RenameForm org={props.org.clone()} {onrenamed} oncancel={show(false)} />
            </Dialog>
        </Cluster>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct RenameFormProps {
    org: Org,
    onrenamed: Callback<String>,
    oncancel: Callback<()>,
}

#[component]
fn RenameForm(props: &RenameFormProps) -> Html {
    let api = use_api();
    let form = use_form(|| props.org.name.clone());
    let at = OrgAt { org: props.org.id };
    let send = move |name: String| {
        let api = api.clone();
        async move {
            api.send::<RenameOrg>(&at, &OrgName { name: name.clone() }).await?;
            Ok(tidy(&name))
        }
    };
    let onsubmit = form.submit(send, props.onrenamed.clone());
    html! {
        <FormFrame view={form.view()} {onsubmit}>
            <TextField label="Tên mới" hint="Từ 3 đến 150 ký tự" max={150}
                bind={form.bind("name", |name: &mut String| name)} />
            <Cluster gap={Gap::Small}>
                <Button submit=true busy={form.busy()}>{ "Đổi tên" }</Button>
                <Button kind={Kind::Secondary} onclick={props.oncancel.clone()}>{ "Để như cũ" }</Button>
            </Cluster>
        </FormFrame>
    }
}
