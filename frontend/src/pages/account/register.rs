//! Đăng ký tài khoản: for those without a slip. First the branch, then who one is and a password; the branch compares
//! with its roster and opens the account.

use shared::id::RegistrationId;
use shared::registration::{CreateRegistration, OrgChoice};
use yew::prelude::*;

pub use self::find_branch::FindBranch;
use self::sent::Sent;
use self::typed::{Typed, fields};
use super::{request_id, split};
use crate::api::use_api;
use crate::dom;
use crate::form::use_form;
use crate::parts::{
    Button, Card, Cluster, Fact, Facts, FormFrame, Kind, Muted, Page, Steps, Text, TextLink, Trouble,
};
use crate::prefs;
use crate::route::Route;
use crate::session::use_session;
use shared::endpoint::Nothing;

mod find_branch;
mod sent;
#[cfg(test)]
mod tests;
mod typed;

const STEPS: [&str; 3] = ["Chọn chi bộ", "Khai thông tin", "Chi bộ duyệt"];

/// The page: the request that this device has sent, or the way to one.
#[component]
pub fn Register() -> Html {
    let (branch, sent) = (use_state(|| None::<OrgChoice>), use_state(prefs::registration));
    let choose = {
        let branch = branch.clone();
        Callback::from(move |chosen| branch.set(chosen))
    };
    let onsent = {
        let sent = sent.clone();
        Callback::from(move |id: Option<RegistrationId>| {
            prefs::keep_registration(id);
            sent.set(id);
        })
    };
    let at = match (&*sent, &*branch) {
        (Some(_), _) => 2,
        (None, Some(_)) => 1,
        (None, None) => 0,
    };
    html! {
        <Page title="Đăng ký tài khoản">
            <Steps label="Các bước đăng ký" steps={crate::parts::Step::line(STEPS, at)} />
            if let Some(id) = *sent {
                <Sent {id} onagain={onsent.reform(|()| None)} />
            } else if let Some(chosen) = &*branch {
                <Details branch={chosen.clone()} onother={choose.reform(|()| None)}
                    onsent={onsent.reform(|id: RegistrationId| Some(id))} />
            } else {
                <Text>{ "Đồng chí nào có phiếu kích hoạt thì không cần đăng ký. Chưa có phiếu, xin tìm chi bộ của mình trước." }</Text>
                <div><TextLink to={Route::Activate}>{ "Tôi có phiếu kích hoạt" }</TextLink></div>
                <FindBranch onchosen={choose.reform(Some)} />
            }
            <div><TextLink to={Route::SignIn}>{ "Đã có mật khẩu? Đăng nhập" }</TextLink></div>
        </Page>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct DetailsProps {
    branch: OrgChoice,
    onother: Callback<()>,
    onsent: Callback<RegistrationId>,
}

/// Who one is, as the papers say it, and the password that the account will have.
#[component]
fn Details(props: &DetailsProps) -> Html {
    let (api, session) = (use_api(), use_session());
    // One id for one request, however often it is sent; what was mended since is another request.
    let last = use_mut_ref(|| None::<(Typed, RegistrationId)>);
    let form = use_form(Typed::default);
    let branch = props.branch.id;
    let onsubmit = form.submit(
        move |typed: Typed| {
            let before = last.borrow().clone().filter(|(sent, _)| *sent == typed);
            let id = before.map_or_else(|| dom::new_id(RegistrationId::from_parts), |(_, id)| id);
            last.replace(Some((typed.clone(), id)));
            let api = api.clone();
            async move {
                api.send::<CreateRegistration>(&Nothing {}, &typed.request(id, branch)?).await?;
                Ok(id)
            }
        },
        props.onsent.clone(),
    );
    let (view, failure) = split(form.view());
    let attempt = view.attempt;
    html! {
        <>
            { super::activate::somebody_else(&session.state) }
            <Card>
                <Facts><Fact name="Chi bộ">{ &props.branch.name }</Fact></Facts>
                <FormFrame {view} {onsubmit}>
                    if let Some(failure) = failure {
                        <Trouble title="Chưa gửi được đơn" {attempt}>
                            <Text>{ failure.sentence() }</Text>
                            <Text>{ "Những gì đồng chí đã nhập vẫn còn ở đây." }</Text>
                            if let Some(id) = request_id(&failure) {
                                <Muted>{ id }</Muted>
                            }
                        </Trouble>
                    }
                    { fields(&form) }
                    <Cluster>
                        <Button submit=true busy={form.busy()}>{ "Gửi đơn đăng ký" }</Button>
                        <Button kind={Kind::Tertiary} onclick={props.onother.clone()}>{ "Chọn chi bộ khác" }</Button>
                    </Cluster>
                </FormFrame>
            </Card>
        </>
    }
}
