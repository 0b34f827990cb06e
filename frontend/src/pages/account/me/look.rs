//! How the app looks on this device.

use yew::prelude::*;

use crate::parts::{Muted, Opt, Section, Segmented};
use crate::prefs::{Scheme, TextSize};

/// Size of the letters, light or dark; both take effect at once and stay on this device.
#[component]
pub fn Look() -> Html {
    let (size, scheme) = (use_state(TextSize::kept), use_state(Scheme::kept));
    let onsize = {
        let size = size.clone();
        Callback::from(move |chosen: TextSize| {
            chosen.keep();
            size.set(chosen);
        })
    };
    let onscheme = {
        let scheme = scheme.clone();
        Callback::from(move |chosen: Scheme| {
            chosen.keep();
            scheme.set(chosen);
        })
    };
    let sizes = vec![Opt::new(TextSize::Normal, "Chữ thường"), Opt::new(TextSize::Large, "Chữ lớn")];
    let schemes = vec![
        Opt::new(Scheme::Auto, "Theo máy"),
        Opt::new(Scheme::Light, "Nền sáng"),
        Opt::new(Scheme::Dark, "Nền tối"),
    ];
    html! {
        <Section title="Cách hiển thị">
            <Segmented<TextSize> id="text-size" label="Cỡ chữ" show_label=true options={sizes} value={Some(*size)} onchange={onsize} />
            <Segmented<Scheme> id="scheme" label="Màu nền" show_label=true options={schemes} value={Some(*scheme)} onchange={onscheme} />
            <Muted>{ "Chỉ áp dụng cho máy này." }</Muted>
        </Section>
    }
}
