//! The slip with which a member activates the account: handed over on paper, eight on a sheet.

use yew::prelude::*;

use super::layout::{Muted, WrapProps};
use super::numbered::Numbered;
use super::qr_code::QrCode;
use super::slip::{Code, Slip, Slips};
use crate::route::Route;

/// Properties of [`ActivationSlipCard`].
#[derive(Clone, PartialEq, Properties)]
pub struct ActivationSlipCardProps {
    /// For whom.
    pub name: AttrValue,
    /// The code in groups: `K7QM-2XRA`.
    pub code: AttrValue,
    /// Until when it can be used, in words.
    pub until: AttrValue,
    /// Where the app lives: `https://sotay.example.vn`.
    pub origin: AttrValue,
    /// What the square holds: the code, or on a sample only the page.
    #[prop_or_default]
    pub square: Square,
}

/// What a camera reads off the slip.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Square {
    /// The page with the code filled in. The code stands in the fragment, which no server and no log ever sees.
    #[default]
    WithCode,
    /// The page alone.
    PageOnly,
}

/// Name, code, square, three steps, last day. The citizen id is not on it: who finds the slip can do nothing with it.
#[component]
pub fn ActivationSlipCard(props: &ActivationSlipCardProps) -> Html {
    let page = format!("{}{}", props.origin, Route::Activate.href());
    let plain: String = props.code.chars().filter(char::is_ascii_alphanumeric).collect();
    let text = match props.square {
        Square::WithCode => format!("{page}#ma={plain}"),
        Square::PageOnly => page.clone(),
    };
    let short = page.split_once("://").map_or(page.as_str(), |(_, rest)| rest);
    let steps = vec![
        html! { <>{ "Quét mã vuông bằng máy ảnh điện thoại; hoặc mở " }<span class="address">{ short }</span>{ " và nhập mã ở trên" }</> },
        html! { "Nhập số định danh 12 số" },
        html! { "Tự đặt mật khẩu của đồng chí" },
    ];
    html! {
        <Slip title={&props.name} aside={html! { <QrCode {text} label="Mở trang kích hoạt" /> }}>
            <Code text={&props.code} />
            <Numbered {steps} />
            <Muted>{ &props.until }</Muted>
        </Slip>
    }
}

/// A sheet of [`ActivationSlipCard`]s: on paper eight on a page, with lines to cut along and nothing else.
#[component]
pub fn ActivationSheet(props: &WrapProps) -> Html {
    html! { <div class="activation-sheet"><Slips>{ props.children.clone() }</Slips></div> }
}

/// Where this app lives, as the browser knows it.
pub fn app_origin() -> String {
    web_sys::window().and_then(|window| window.location().origin().ok()).unwrap_or_default()
}
