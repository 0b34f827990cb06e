//! Why activating did not succeed, and for each reason what to do now.

use shared::problem::ProblemCode;
use yew::prelude::*;

use super::super::request_id;
use super::typed::Step;
use crate::api::Failure;
use crate::parts::{Button, Cluster, Gap, Kind, Muted, Text, TextLink, Trouble};
use crate::route::Route;

/// Properties of [`ActivationTrouble`].
#[derive(Clone, PartialEq, Properties)]
pub struct ActivationTroubleProps {
    /// What went wrong.
    pub failure: Failure,
    /// How often.
    pub attempt: u32,
    /// How far it got.
    pub progress: Progress,
    /// Goes to a step.
    pub ongo: Callback<Step>,
}

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
#[component]
pub fn ActivationTrouble(props: &ActivationTroubleProps) -> Html {
    let ActivationTroubleProps { failure, attempt, progress, ongo } = props.clone();
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
                <WhereToLook {ongo} />
            } else {
                <Text>{ "Những gì đồng chí đã nhập vẫn còn ở đây." }</Text>
            }
            if let Some(id) = request_id(&failure) {
                <Muted>{ id }</Muted>
            }
        </Trouble>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct WhereToLookProps {
    ongo: Callback<Step>,
}

/// Citizen id or code, or done already without the reply having come through.
#[component]
fn WhereToLook(props: &WhereToLookProps) -> Html {
    let go = |step: Step| props.ongo.reform(move |()| step);
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
