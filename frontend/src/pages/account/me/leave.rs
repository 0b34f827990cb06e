//! Signing out on this device.

use yew::prelude::*;

use crate::api::Failure;
use crate::load::FailureNotice;
use crate::pages::meetings;
use crate::parts::{ConfirmButton, Glyph, Section, Text};
use crate::session::{use_session, use_viewer};

/// Signs out; without a network one stays signed in and is told so.
#[component]
pub fn Leave() -> Html {
    let (session, me) = (use_session(), use_viewer().actor.member);
    let (busy, failure) = (use_state(|| false), use_state(|| None::<Failure>));
    let onconfirm = {
        let (busy, failure) = (busy.clone(), failure.clone());
        Callback::from(move |()| {
            let (session, busy, failure) = (session.clone(), busy.clone(), failure.clone());
            busy.set(true);
            failure.set(None);
            yew::platform::spawn_local(async move {
                match session.end().await {
                    Ok(()) => meetings::forget(me),
                    Err(why) => {
                        busy.set(false);
                        failure.set(Some(why));
                    }
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
                    <Text>{ "Lần sau đồng chí cần số định danh và mật khẩu để vào lại. Những gì máy này giữ để đọc khi mất mạng và phần đang viết dở sẽ được xóa." }</Text>
                    if !meetings::waiting(me).is_empty() {
                        <Text><strong>{ "Trên máy này còn điểm danh chưa gửi lên máy chủ; đăng xuất bây giờ thì mất. Xin mở trang Điểm danh khi có mạng để gửi trước." }</strong></Text>
                    }
                </ConfirmButton>
            </div>
        </Section>
    }
}
