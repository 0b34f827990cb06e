//! The welcome after activating: shown once, on the first page.

use std::cell::Cell;

use yew::prelude::*;

use crate::parts::{Alert, Cluster, LargeText, TextLink, Tone};
use crate::route::Route;

thread_local! {
    static EXPECTED: Cell<bool> = const { Cell::new(false) };
}

/// The next look at the first page greets a new user.
pub fn prepare() {
    EXPECTED.set(true);
}

/// Whether to greet a new user; true for one look only.
#[hook]
pub fn use_welcome() -> bool {
    *use_state(|| EXPECTED.take())
}

/// Says that all is done and how to come back.
pub fn welcome() -> Html {
    html! {
        <Alert tone={Tone::Success} title="Đã kích hoạt xong" live=true>
            <p>{ "Lần sau, đồng chí đăng nhập bằng số định danh và mật khẩu vừa đặt." }</p>
            <Cluster><LargeText /><TextLink to={Route::Guide}>{ "Xem hướng dẫn sử dụng" }</TextLink></Cluster>
        </Alert>
    }
}
