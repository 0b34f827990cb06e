//! Refusing several at once for one reason: how made-up requests are cleared away.

use std::collections::BTreeSet;

use shared::id::{OrgId, RegistrationId};
use shared::org::OrgAt;
use shared::registration::{
    RefuseRegistrations, RefusedRegistration, Registration, RegistrationOutcome, RegistrationRefusals,
    RegistrationState, check_reason,
};
use shared::time::format_date;
use yew::prelude::*;

use super::words::cleared;
use crate::api::{Failure, use_api};
use crate::form::{Bind, Refusal, use_form};
use crate::parts::{
    Button, Checkbox, Cluster, Dialog, FormFrame, Gap, Glyph, Kind, Muted, Stack, TextArea, use_toast,
};

/// Properties of [`ClearAway`].
#[derive(Clone, PartialEq, Properties)]
pub struct ClearAwayProps {
    /// With whom they lie.
    pub org: OrgId,
    /// Those that are listed.
    pub registrations: Vec<Registration>,
    /// Reads the list anew.
    pub onchanged: Callback<()>,
}

/// The button and what it opens; nothing while at most one could be meant. Whoever the roster knows by their number is
/// looked at alone.
#[component]
pub fn ClearAway(props: &ClearAwayProps) -> Html {
    let open = use_state(|| false);
    let unknown: Vec<Registration> =
        props.registrations.iter().filter(|one| is_unknown(one)).cloned().collect();
    let set = |to: bool| {
        let open = open.clone();
        Callback::from(move |()| open.set(to))
    };
    let ondone = {
        let (close, changed) = (set(false), props.onchanged.clone());
        Callback::from(move |()| {
            close.emit(());
            changed.emit(());
        })
    };
    if unknown.len() < 2 {
        return Html::default();
    }
    html! {
        <>
            <Cluster>
                <Button kind={Kind::Secondary} icon={Glyph::Cross} onclick={set(true)}>{ "Từ chối nhiều đơn" }</Button>
            </Cluster>
            <Dialog open={*open} title="Từ chối nhiều đơn cùng một lý do" onclose={set(false)}>
                <Chosen org={props.org} registrations={unknown} onchanged={ondone} />
            </Dialog>
        </>
    }
}

/// Waits, and nobody of the roster fits.
pub fn is_unknown(registration: &Registration) -> bool {
    registration.state == RegistrationState::Pending && registration.matched.is_none()
}

/// What is chosen and why.
#[derive(Clone, Default, PartialEq)]
struct Typed {
    chosen: BTreeSet<RegistrationId>,
    reason: String,
}

#[component]
fn Chosen(props: &ClearAwayProps) -> Html {
    let (api, toast) = (use_api(), use_toast());
    let form = use_form(Typed::default);
    let data = form.data().clone();
    let (org, all) = (props.org, props.registrations.clone());
    let send = move |typed: Typed| {
        let (api, all) = (api.clone(), all.clone());
        async move {
            let refused: Vec<_> = all
                .iter()
                .filter(|one| typed.chosen.contains(&one.id))
                .map(|one| RefusedRegistration { registration: one.id, rev: one.rev })
                .collect();
            if refused.is_empty() {
                return Err(Refusal::field("refused", "Xin chọn ít nhất một đơn."));
            }
            check_reason(&typed.reason).map_err(|problem| Refusal::from(Failure::Problem(problem)))?;
            let body = RegistrationRefusals { refused, reason: typed.reason };
            Ok(api.send::<RefuseRegistrations>(&OrgAt { org }, &body).await?)
        }
    };
    let onchanged = props.onchanged.clone();
    let onsubmit = form.submit(send, move |outcomes: Vec<RegistrationOutcome>| {
        toast.show(cleared(&outcomes));
        onchanged.emit(());
    });
    let choose = |ids: BTreeSet<RegistrationId>| {
        let form = form.clone();
        Callback::from(move |()| {
            let ids = ids.clone();
            form.change(move |typed| typed.chosen = ids);
        })
    };
    let box_of = |one: &Registration| {
        let (form, id) = (form.clone(), one.id);
        let onchange = Callback::from(move |to: bool| {
            form.change(move |typed: &mut Typed| {
                if to {
                    typed.chosen.insert(id)
                } else {
                    typed.chosen.remove(&id)
                };
            });
        });
        let bind = Bind::new(id.to_string(), data.chosen.contains(&id), onchange);
        let hint = format!("Sinh {} · {}", format_date(one.person.born_on), one.branch_name);
        html! { <Checkbox key={id.to_string()} label={one.person.name.to_string()} {hint} {bind} /> }
    };
    let everybody = props.registrations.iter().take(RegistrationRefusals::MOST).map(|one| one.id).collect();
    html! {
        <FormFrame view={form.view()} {onsubmit}>
            <Cluster gap={Gap::Small}>
                <Button kind={Kind::Tertiary} onclick={choose(everybody)}>{ "Chọn tất cả" }</Button>
                <Button kind={Kind::Tertiary} onclick={choose(BTreeSet::new())}>{ "Bỏ chọn" }</Button>
                <Muted>{ format!("Đã chọn {} đơn", data.chosen.len()) }</Muted>
            </Cluster>
            <div id="refused" tabindex="-1">
                <Stack gap={Gap::Small}>{ for props.registrations.iter().map(box_of) }</Stack>
            </div>
            <TextArea label="Lý do" hint="Mỗi người đăng ký sẽ đọc lý do này." rows={2} max={Some(500)}
                bind={form.bind("reason", |typed: &mut Typed| &mut typed.reason)} />
            <Muted>{ "Đơn bị từ chối không mở lại được; người đăng ký có thể gửi đơn khác." }</Muted>
            <Cluster>
                <Button submit=true kind={Kind::Danger} busy={form.busy()}>{ "Từ chối các đơn đã chọn" }</Button>
            </Cluster>
        </FormFrame>
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::registration;
    use super::*;
    use crate::testing::rendered;

    fn shown(registrations: Vec<Registration>) -> String {
        let props =
            ClearAwayProps { org: OrgId::from_parts(1, 1), registrations, onchanged: Callback::noop() };
        rendered(html! { <ClearAway ..props /> })
    }

    #[test]
    fn the_dialog_lists_whom_nobody_knows_and_nothing_is_chosen_before() {
        let other = Registration { id: RegistrationId::from_parts(1, 2), ..registration(false) };
        let registrations = vec![registration(false), other];
        assert!(shown(registrations.clone()).contains("Từ chối nhiều đơn cùng một lý do"));
        let props =
            ClearAwayProps { org: OrgId::from_parts(1, 1), registrations, onchanged: Callback::noop() };
        let html = rendered(html! { <Chosen ..props /> });
        assert!(html.contains("Đã chọn 0 đơn") && html.contains("Từ chối các đơn đã chọn"), "{html}");
        assert_eq!(html.matches("type=\"checkbox\"").count(), 2, "{html}");
        assert!(!html.contains("checked"), "{html}");
    }

    #[test]
    fn there_is_nothing_to_clear_away_of_one() {
        assert!(shown(vec![registration(false), registration(true)]).is_empty());
    }
}
