//! Choosing by hand whom of the roster a registration is about.

use shared::id::MemberId;
use shared::registration::{Approval, Opens, Registration};
use yew::prelude::*;

use super::approve::Approve;
use crate::form::Bind;
use crate::pages::orgs::MemberPicker;
use crate::parts::{Button, Cluster, Kind, Muted, Stack, Text};
use crate::session::use_viewer;

/// Properties of [`Choose`].
#[derive(Clone, PartialEq, Properties)]
pub struct ChooseProps {
    /// Which.
    pub registration: Registration,
    /// The way to approve.
    pub approve: Approve,
    /// It stays as it is.
    pub onclose: Callback<()>,
}

/// A search over the branch and the button that approves for the member found.
#[component]
pub fn Choose(props: &ChooseProps) -> Html {
    let (viewer, chosen) = (use_viewer(), use_state(|| None::<MemberId>));
    let onchange = {
        let chosen = chosen.clone();
        Callback::from(move |member| chosen.set(member))
    };
    let bind = Bind::new("member", *chosen, onchange);
    let order = chosen.map(|member| Approval {
        registration: props.registration.id,
        member,
        opens: Opens::First,
        rev: props.registration.rev,
    });
    let org = viewer.seat().map(|seat| seat.org.clone());
    html! {
        <Stack>
            if let Some(org) = org {
                <MemberPicker label="Đồng chí trong danh sách" {org} {bind} />
            }
            <Text>{ "Đồng chí được chọn sẽ đăng nhập bằng số định danh trong danh sách và mật khẩu đặt trong đơn." }</Text>
            <Cluster>
                if let Some(order) = order {
                    <Button busy={props.approve.busy} onclick={props.approve.send.reform(move |()| vec![order])}>{ "Duyệt cho đồng chí này" }</Button>
                } else {
                    <Muted>{ "Xin chọn một đồng chí." }</Muted>
                }
                <Button kind={Kind::Secondary} onclick={props.onclose.clone()}>{ "Để sau" }</Button>
            </Cluster>
        </Stack>
    }
}
