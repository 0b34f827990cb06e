//! Approving: one, or all that agree with the roster in everything.

use shared::id::OrgId;
use shared::member::AccountState;
use shared::org::OrgAt;
use shared::registration::{
    Approval, Approvals, ApproveRegistrations, Opens, Registration, RegistrationOutcome, RegistrationState,
};
use yew::prelude::*;

use super::words::outcome;
use crate::api::use_api;
use crate::form::use_form;
use crate::parts::{Alert, ConfirmButton, Glyph, Kind, Text, Tone, use_toast};

/// The way to approve.
#[derive(Clone, PartialEq)]
pub struct Approve {
    /// Sends these.
    pub send: Callback<Vec<Approval>>,
    /// They are on their way.
    pub busy: bool,
    /// Why they did not get through.
    pub failure: Option<AttrValue>,
}

/// Approves for a branch, says what became of it and reads the list anew.
#[hook]
pub fn use_approve(org: OrgId, reload: Callback<()>) -> Approve {
    let (api, toast) = (use_api(), use_toast());
    let form = use_form(Vec::<Approval>::new);
    let done = move |outcomes: Vec<RegistrationOutcome>| {
        toast.show(outcome(&outcomes));
        reload.emit(());
    };
    let submit = form.submit(
        move |approvals: Vec<Approval>| {
            let api = api.clone();
            async move {
                let body = Approvals { approvals };
                Ok(api.send::<ApproveRegistrations>(&OrgAt { org }, &body).await?)
            }
        },
        done,
    );
    let view = form.view();
    let failure = view.refusal.failure.map(|failure| AttrValue::from(failure.sentence().to_owned()));
    let send = Callback::from(move |approvals: Vec<Approval>| {
        form.change(move |chosen| *chosen = approvals);
        submit.emit(());
    });
    Approve { send, busy: view.busy, failure }
}

/// Of one registration for that member of the roster which it seems to be about.
pub fn approval(registration: &Registration) -> Option<Approval> {
    let matched = registration.matched.as_ref()?;
    let opens = match matched.account {
        AccountState::Active => Opens::Again,
        _ => Opens::First,
    };
    Some(Approval { registration: registration.id, member: matched.member, opens, rev: registration.rev })
}

/// One press for all that agree in everything.
pub fn approve_many(registrations: &[Registration], approve: &Approve) -> Html {
    let mut agreeing: Vec<Approval> = registrations
        .iter()
        .filter(|registration| registration.state == RegistrationState::Pending)
        .filter(|registration| registration.matched.as_ref().is_some_and(|matched| matched.agrees()))
        .filter_map(approval)
        .collect();
    // Two requests for one member: somebody has to look which of them is true.
    let all = agreeing.clone();
    agreeing.retain(|one| all.iter().filter(|other| other.member == one.member).count() == 1);
    agreeing.truncate(Approvals::MOST);
    let count = agreeing.len();
    let onconfirm = approve.send.reform(move |()| agreeing.clone());
    html! {
        <>
            if let Some(failure) = &approve.failure {
                <Alert tone={Tone::Danger}><p>{ failure }</p></Alert>
            }
            if count > 1 {
                <ConfirmButton label={format!("Duyệt cả {count} đơn khớp danh sách")} question={format!("Duyệt {count} đơn?")}
                    confirm="Duyệt" kind={Kind::Primary} icon={Glyph::Check} busy={approve.busy} {onconfirm}>
                    <Text>{ "Những đơn này không có mục nào khác với danh sách của chi bộ. Các đồng chí sẽ đăng nhập được ngay." }</Text>
                </ConfirmButton>
            }
        </>
    }
}
