//! "Đã rõ": one press, on the announcement itself or on the first page.

use shared::announcement::{AcknowledgeAnnouncement, AnnouncementAt};
use shared::endpoint::Nothing;
use shared::id::AnnouncementId;
use shared::notice::Inbox;
use yew::prelude::*;

use crate::api::use_api;
use crate::form::use_form;
use crate::parts::{Button, Cluster, ErrorSummary, Glyph, TextLink, use_toast};
use crate::route::Route;
use crate::session::use_session;

/// Properties of [`AcknowledgeButton`].
#[derive(Clone, PartialEq, Properties)]
pub struct AcknowledgeButtonProps {
    /// Which announcement.
    pub announcement: AnnouncementId,
    /// Its title, for screen readers.
    pub title: AttrValue,
    /// Leads to the announcement as well.
    #[prop_or_default]
    pub linked: bool,
    /// It was said.
    #[prop_or_default]
    pub ondone: Callback<()>,
}

/// The button. A second press, or one on another device, changes nothing.
#[component]
pub fn AcknowledgeButton(props: &AcknowledgeButtonProps) -> Html {
    let (api, toast, session, form) = (use_api(), use_toast(), use_session(), use_form(|| ()));
    let AcknowledgeButtonProps { announcement, title, linked, ondone } = props.clone();
    let at = AnnouncementAt { announcement };
    let send = move |()| {
        let api = api.clone();
        async move { Ok(api.send::<AcknowledgeAnnouncement>(&at, &Nothing {}).await?) }
    };
    let onclick = form.submit(send, move |inbox: Inbox| {
        toast.show("Đã ghi nhận đồng chí đã rõ.");
        ondone.emit(());
        session.put_inbox(inbox);
    });
    html! {
        <>
            <ErrorSummary refusal={form.view().refusal} attempt={form.view().attempt} />
            <Cluster>
                <Button icon={Glyph::Check} busy={form.busy()} label={format!("Đã rõ: {title}")} {onclick}>{ "Đã rõ" }</Button>
                if linked {
                    <TextLink to={Route::Announcement { announcement }}>{ "Mở thông báo" }</TextLink>
                }
            </Cluster>
        </>
    }
}
