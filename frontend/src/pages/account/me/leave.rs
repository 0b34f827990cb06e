//! Signing out on this device.

use yew::prelude::*;

use crate::api::Failure;
use crate::load::FailureNotice;
use crate::parts::{ConfirmButton, Glyph, Section, Text};
use crate::session::use_session;

/// Signs out; without a network one stays signed in and is told so.
#[component]
pub fn Leave() -> Html {
    let session = use_session();
    let (busy, failure) = (use_state(|| false), use_state(|| None::<Failure>));
    let onconfirm = {
        let (busy, failure) = (busy.clone(), failure.clone());
        Callback::from(move |()| {
            let (session, busy, failure) = (session.clone(), busy.clone(), failure.clone());
            busy.set(true);
            failure.set(None);
            yew::platform::spawn_local(async move {
                if let Err(why) = session.end().await {
                    busy.set(false);
                    failure.set(Some(why));
                }
            });
        })
    };
    let again = onconfirm.clone();
    html! {
        <Section title="Đăng xuất">
            if let Some(failure) = (*failure).clone() {
                <FailureNotice {failure} onretry={again} />
            }
            <div>
                <ConfirmButton label="Đăng xuất khỏi máy này" question="Đăng xuất khỏi máy này?" confirm="Đăng xuất"
                    icon={Glyph::Leave} busy={*busy} {onconfirm}>
                    <Text>{ "Lần sau đồng chí cần số định danh và mật khẩu để vào lại. Phần đang viết dở trên máy này sẽ mất." }</Text>
                </ConfirmButton>
            </div>
        </Section>
    }
}
