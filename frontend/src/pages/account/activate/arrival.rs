//! How one comes to a step: with a scanned slip, from the step before, on a phone that somebody else uses.

use yew::prelude::*;
use yew_router::hooks::use_location;

use super::typed::{Step, Typed, code_in};
use crate::dom;
use crate::form::Form;
use crate::parts::{Alert, TextLink, Tone};
use crate::route::Route;
use crate::session::SessionState;

/// Fills in the code of a scanned slip and calls `clear` to take it out of the address; says whether there was one.
#[hook]
pub fn use_scanned(form: &Form<Typed>, clear: Callback<()>) -> bool {
    let fragment = use_location().map(|location| location.hash().to_owned()).unwrap_or_default();
    let scanned = use_state(|| false);
    {
        let (form, scanned) = (form.clone(), scanned.clone());
        use_effect_with(fragment, move |fragment| {
            if let Some(code) = code_in(fragment) {
                form.change(move |typed| typed.code = code);
                scanned.set(true);
                clear.emit(());
            }
        });
    }
    *scanned
}

/// Puts the focus on the field of a new step.
#[hook]
pub fn use_focus_on(step: Step) {
    let first = use_mut_ref(|| true);
    use_effect_with(step, move |step| {
        if !first.replace(false) {
            dom::focus_by_id(step.field());
        }
    });
}

/// A shared phone: says whose account is open on it now.
pub fn somebody_else(state: &SessionState) -> Html {
    let SessionState::SignedIn(viewer) = state else { return Html::default() };
    html! {
        <Alert tone={Tone::Info}>
            <p>{ format!("Máy này đang đăng nhập tài khoản của đồng chí {}. Kích hoạt xong, máy sẽ chuyển sang tài khoản mới.", viewer.me.member.name) }</p>
            <TextLink to={Route::Today}>{ "Không kích hoạt, về trang Hôm nay" }</TextLink>
        </Alert>
    }
}
