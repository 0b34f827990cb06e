//! How the request stands that this device has sent.

use shared::endpoint::Nothing;
use shared::id::RegistrationId;
use shared::registration::{FindRegistration, RegistrationAt, RegistrationState, RegistrationStatus};
use shared::time::format_date_time;
use yew::prelude::*;

use crate::load::use_load;
use crate::parts::{
    Alert, Button, ButtonLink, Card, Cluster, Fact, Facts, Glyph, Kind, Numbered, Text, Tone,
};
use crate::route::Route;

/// Properties of [`Sent`].
#[derive(Clone, PartialEq, Properties)]
pub struct SentProps {
    /// Which.
    pub id: RegistrationId,
    /// Forgets it and begins another.
    pub onagain: Callback<()>,
}

/// The state, and what to do in it.
#[component]
pub fn Sent(props: &SentProps) -> Html {
    let load = use_load::<FindRegistration>(RegistrationAt { registration: props.id }, Nothing {});
    let again = html! {
        <Button kind={Kind::Tertiary} onclick={props.onagain.clone()}>{ "Gửi đơn khác" }</Button>
    };
    let reload = load.reload.clone();
    html! {
        <>
            { load.show(move |status| standing(status, &reload)) }
            <Cluster>{ again }</Cluster>
        </>
    }
}

/// Waiting, open or refused.
pub fn standing(status: &RegistrationStatus, reload: &Callback<()>) -> Html {
    let facts = html! {
        <Facts>
            <Fact name="Chi bộ">{ &status.branch_name }</Fact>
            <Fact name="Gửi lúc">{ format_date_time(status.created_at) }</Fact>
        </Facts>
    };
    match status.state {
        RegistrationState::Pending => {
            let steps = vec![
                html! { "Bí thư hoặc chi ủy đối chiếu với danh sách đảng viên." },
                html! { "Được duyệt là đồng chí đăng nhập được ngay bằng số định danh và mật khẩu vừa đặt." },
                html! { "Muốn nhanh hơn, đồng chí báo bí thư một tiếng tại buổi sinh hoạt." },
            ];
            html! {
                <Card title="Đơn đang chờ chi bộ duyệt">
                    { facts }
                    <Numbered {steps} />
                    <div><Button kind={Kind::Secondary} icon={Glyph::Retry} onclick={reload.clone()}>{ "Xem đã duyệt chưa" }</Button></div>
                </Card>
            }
        }
        RegistrationState::Approved => html! {
            <Card title="Tài khoản đã được mở">
                { facts }
                <Text>{ "Đồng chí đăng nhập bằng số định danh và mật khẩu đã đặt lúc đăng ký." }</Text>
                <div><ButtonLink to={Route::SignIn}>{ "Đăng nhập" }</ButtonLink></div>
            </Card>
        },
        RegistrationState::Refused => html! {
            <Card title="Đơn chưa được duyệt">
                { facts }
                <Alert tone={Tone::Warning}><p>{ &status.reason }</p></Alert>
                <Text>{ "Đồng chí xem lại theo lý do trên rồi gửi đơn khác, hoặc hỏi trực tiếp bí thư chi bộ." }</Text>
            </Card>
        },
    }
}
