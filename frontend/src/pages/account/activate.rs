//! Kích hoạt tài khoản: citizen id, code of the slip, new password; one question at a time.
//!
//! The code of a scanned slip comes in the fragment of the address, which no server sees; it is taken out of the
//! address at once.

use shared::rules::{SignInRules, sign_in_rules};
use shared::time::local_date;
use yew::prelude::*;

use self::activating::{Activating, Outcome};
pub(super) use self::arrival::somebody_else;
use self::arrival::{use_focus_on, use_scanned};
use self::steps::{ask_citizen_id, ask_code, ask_password, sample_slip};
use self::trouble::activation_trouble;
use self::typed::{AtStep, Step, Typed};
use super::split;
use crate::api::use_api;
use crate::dom;
use crate::form::{Form, use_form};
use crate::pages::today::welcome;
use crate::parts::{Button, Card, Cluster, FormFrame, Kind, Page, Steps, TextLink, app_origin};
use crate::route::{Route, use_nav, use_query};
use crate::session::use_session;

mod activating;
mod arrival;
mod steps;
#[cfg(test)]
mod tests;
mod trouble;
mod typed;

/// The page.
#[component]
pub fn Activate() -> Html {
    let (session, nav) = (use_session(), use_nav());
    let (at, set_at) = use_query::<AtStep>();
    let form = use_form(Typed::default);
    let scanned = use_scanned(&form, set_at.reform(|()| AtStep::default()));
    let step = at.shown(form.data());
    use_focus_on(step);
    let activating = Activating { api: use_api(), session: session.clone(), done: use_mut_ref(|| None) };
    let progress = activating.progress();
    let rules = rules_now();
    let onsubmit = form.submit(
        move |typed: Typed| activating.clone().answer(step, typed, rules),
        move |outcome: Outcome| match outcome {
            Outcome::Next => nav.go_with(&Route::Activate, &step.next().at()),
            Outcome::SignedIn => {
                welcome::prepare();
                nav.replace(&Route::Today);
            }
        },
    );
    let ongo = set_at.reform(Step::at);
    let (view, failure) = split(form.view());
    let attempt = view.attempt;
    html! {
        <Page title="Kích hoạt tài khoản">
            <Steps label="Các bước kích hoạt" steps={crate::parts::Step::line(Step::LABELS, step.index())} />
            { somebody_else(&session.state) }
            <Card>
                <FormFrame {view} {onsubmit}>
                    if let Some(failure) = failure {
                        { activation_trouble(&failure, attempt, progress, &ongo) }
                    }
                    { question(&form, step, scanned, &rules) }
                    <Cluster>
                        <Button submit=true busy={form.busy()}>
                            { if step == Step::Password { "Kích hoạt và vào sổ tay" } else { "Tiếp tục" } }
                        </Button>
                        if let Some(before) = step.before() {
                            <Button kind={Kind::Tertiary} onclick={ongo.reform(move |()| before)}>{ "Bước trước" }</Button>
                        }
                    </Cluster>
                </FormFrame>
            </Card>
            if step == Step::Code && !scanned {
                { sample_slip(&app_origin()) }
            }
            <div><TextLink to={Route::SignIn}>{ "Đã có mật khẩu? Đăng nhập" }</TextLink></div>
        </Page>
    }
}

fn rules_now() -> SignInRules {
    sign_in_rules(local_date(dom::now()))
}

fn question(form: &Form<Typed>, step: Step, scanned: bool, rules: &SignInRules) -> Html {
    match step {
        Step::CitizenId => {
            let bind = form.bind("citizen_id", |typed: &mut Typed| &mut typed.citizen_id);
            ask_citizen_id(bind, scanned)
        }
        Step::Code => {
            let bind = form.bind("code", |typed: &mut Typed| &mut typed.code);
            ask_code(bind, scanned)
        }
        Step::Password => {
            let bind = form.bind("password", |typed: &mut Typed| &mut typed.password);
            ask_password(bind, &form.data().citizen_id, rules.password_least_chars)
        }
    }
}
