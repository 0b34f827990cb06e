//! The bar that says when there is no network, and what still works.

use gloo_events::EventListener;
use yew::prelude::*;

use crate::dom;
use crate::parts::{Glyph, Icon};

/// Whether the browser believes that there is a network; follows its changes.
#[hook]
pub fn use_online() -> bool {
    let online = use_state(|| true);
    {
        let online = online.clone();
        use_effect_with((), move |()| {
            online.set(dom::is_online());
            let listen = |name: &'static str, value: bool| {
                let online = online.clone();
                web_sys::window().map(|window| EventListener::new(&window, name, move |_| online.set(value)))
            };
            let listeners = (listen("online", true), listen("offline", false));
            move || drop(listeners)
        });
    }
    *online
}

/// Appears while there is no network.
#[component]
pub fn OfflineBar() -> Html {
    if use_online() {
        return html! { <div role="status"></div> };
    }
    html! {
        <div class="offline-bar" role="status">
            <Icon glyph={Glyph::Offline} />
            <span>
                { "Đang mất mạng. Đồng chí vẫn đọc được nội dung đã mở trước đó và viết tiếp phần đang viết; " }
                { "khi có mạng lại xin gửi." }
            </span>
        </div>
    }
}
