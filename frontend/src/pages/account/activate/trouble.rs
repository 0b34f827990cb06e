//! Why activating did not succeed, and for each reason what to do now.

use shared::problem::ProblemCode;
use yew::prelude::*;

use super::super::request_id;
use super::typed::Step;
use crate::api::Failure;
use crate::parts::{Button, Cluster, Gap, Kind, Muted, Text, TextLink, Trouble};
use crate::route::Route;

/// How far activating got.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Progress {
    /// The code still waits.
    #[default]
    Open,
    /// The password is set; only opening the handbook is left.
    Activated,
}

/// Never a dead end: each failure comes with the next step.
pub fn activation_trouble(
    failure: &Failure,
    attempt: u32,
    progress: Progress,
    ongo: &Callback<Step>,
) -> Html {
    let title = match progress {
        Progress::Open => "Chưa kích hoạt được",
        Progress::Activated => "Đã kích hoạt, nhưng chưa mở được sổ tay",
    };
    html! {
        <Trouble {title} {attempt}>
            <Text>{ failure.sentence() }</Text>
            if progress == Progress::Activated {
                <Text>{ "Mật khẩu mới đã có hiệu lực. Xin bấm lại nút ở dưới, hoặc đăng nhập bằng mật khẩu vừa đặt." }</Text>
                <TextLink to={Route::SignIn}>{ "Đăng nhập" }</TextLink>
            } else if failure.code() == Some(ProblemCode::ActivationFailed) {
                { where_to_look(ongo) }
            } else {
                <Text>{ "Những gì đồng chí đã nhập vẫn còn ở đây." }</Text>
            }
            if let Some(id) = request_id(failure) {
                <Muted>{ id }</Muted>
            }
        </Trouble>
    }
}

/// Citizen id or code, or done already without the reply having come through.
fn where_to_look(ongo: &Callback<Step>) -> Html {
    let go = |step: Step| ongo.reform(move |()| step);
    html! {
        <>
            <Cluster gap={Gap::Small}>
                <Button kind={Kind::Secondary} onclick={go(Step::CitizenId)}>{ "Xem lại số định danh" }</Button>
                <Button kind={Kind::Secondary} onclick={go(Step::Code)}>{ "Xem lại mã" }</Button>
            </Cluster>
            <Text>
                { "Nếu vừa bấm kích hoạt lúc mạng chập chờn, tài khoản có thể đã kích hoạt xong. Đồng chí thử đăng nhập bằng mật khẩu vừa đặt." }
            </Text>
            <TextLink to={Route::SignIn}>{ "Thử đăng nhập" }</TextLink>
        </>
    }
}
