//! Đăng nhập. The gate shows it at whatever address was asked for, so signing in leads on to that page by itself.

use shared::endpoint::Nothing;
use shared::problem::FieldProblem;
use shared::session::{SignIn as SignInEndpoint, SignInAttempt};
use yew::prelude::*;
use yew_router::hooks::use_route;

use super::{citizen_id_mistake, request_id, split};
use crate::api::{Failure, use_api};
use crate::form::{Bind, Refusal, use_form};
use crate::parts::{
    Button, ButtonLink, Card, Disclosure, FormFrame, Keys, Kind, Muted, Numbered, Page, PasswordField,
    Section, Text, TextField, TextLink, Trouble,
};
use crate::route::Route;
use crate::session::use_session;

#[cfg(test)]
mod tests;

#[derive(Clone, PartialEq, Default)]
struct Typed {
    citizen_id: String,
    password: String,
}

/// The page.
#[component]
pub fn SignIn() -> Html {
    let (api, session) = (use_api(), use_session());
    let asked_for = use_route::<Route>().filter(|route| !matches!(route, Route::SignIn | Route::Today));
    let form = use_form(Typed::default);
    let onsubmit = form.submit(
        move |typed: Typed| {
            let (api, session) = (api.clone(), session.clone());
            async move {
                let signed_in = api.send::<SignInEndpoint>(&Nothing {}, &checked(typed)?).await?;
                Ok(session.begin(signed_in).await?)
            }
        },
        |()| {},
    );
    let citizen_id = form.bind("citizen_id", |typed: &mut Typed| &mut typed.citizen_id);
    let password = form.bind("password", |typed: &mut Typed| &mut typed.password);
    let (view, failure) = split(form.view());
    let attempt = view.attempt;
    html! {
        <Page title="Đăng nhập">
            if asked_for.is_some() {
                <Text>{ "Đồng chí đăng nhập để mở trang này." }</Text>
            }
            <Card>
                <FormFrame {view} {onsubmit}>
                    if let Some(failure) = failure {
                        { trouble(&failure, attempt) }
                    }
                    { fields(citizen_id, password) }
                    <Button submit=true full=true busy={form.busy()}>{ "Đăng nhập" }</Button>
                </FormFrame>
            </Card>
            { forgotten_password() }
            { first_time() }
        </Page>
    }
}

/// What can be seen to be wrong before asking the server.
fn checked(typed: Typed) -> Result<SignInAttempt, Refusal> {
    let mut wrong = Vec::new();
    if let Some(sentence) = citizen_id_mistake(&typed.citizen_id) {
        wrong.push(FieldProblem::new("citizen_id", sentence));
    }
    if typed.password.is_empty() {
        wrong.push(FieldProblem::new("password", "Xin nhập mật khẩu."));
    }
    if wrong.is_empty() {
        Ok(SignInAttempt { citizen_id: typed.citizen_id, password: typed.password })
    } else {
        Err(wrong.into())
    }
}

fn fields(citizen_id: Bind<String>, password: Bind<String>) -> Html {
    html! {
        <>
            <TextField label="Số định danh" hint="12 số trên thẻ căn cước" keys={Keys::Digits} autocomplete="username"
                bind={citizen_id} />
            <PasswordField bind={password} />
        </>
    }
}

fn trouble(failure: &Failure, attempt: u32) -> Html {
    html! {
        <Trouble title="Chưa đăng nhập được" {attempt}>
            <Text>{ failure.sentence() }</Text>
            if let Some(id) = request_id(failure) {
                <Muted>{ id }</Muted>
            }
        </Trouble>
    }
}

fn forgotten_password() -> Html {
    let steps = vec![
        html! { "Xin bí thư hoặc phó bí thư chi bộ cấp phiếu kích hoạt mới." },
        html! { "Kích hoạt lại bằng mã trên phiếu và tự đặt mật khẩu mới." },
    ];
    html! {
        <Disclosure summary="Quên mật khẩu?">
            <Numbered {steps} />
            <TextLink to={Route::Activate}>{ "Tôi đã có phiếu mới" }</TextLink>
        </Disclosure>
    }
}

fn first_time() -> Html {
    html! {
        <Section title="Lần đầu dùng sổ tay?">
            <Text>{ "Chi bộ phát cho mỗi đồng chí một phiếu kích hoạt có mã riêng. Có phiếu rồi thì chỉ mất vài phút." }</Text>
            <div><ButtonLink to={Route::Activate} kind={Kind::Secondary}>{ "Kích hoạt tài khoản" }</ButtonLink></div>
            <div><TextLink to={Route::Register}>{ "Chưa có phiếu? Đăng ký để chi bộ duyệt" }</TextLink></div>
            <div><TextLink to={Route::Guide}>{ "Hướng dẫn sử dụng" }</TextLink></div>
        </Section>
    }
}
