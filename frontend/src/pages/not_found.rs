//! An address that leads nowhere.

use yew::prelude::*;

use crate::parts::{ButtonLink, Page, Text};
use crate::route::Route;

/// Says that nothing is here and leads back.
pub fn not_found() -> Html {
    html! {
        <Page title="Không có trang này">
            <Text>{ "Địa chỉ có thể bị gõ thiếu, hoặc nội dung đã được chuyển đi." }</Text>
            <div><ButtonLink to={Route::Today}>{ "Về trang Hôm nay" }</ButtonLink></div>
        </Page>
    }
}
