//! The inbox: what is announced and what I am told alone, newest first.

use serde::{Deserialize, Serialize};
use shared::access::Action;
use shared::endpoint::Nothing;
use shared::notice::{ListMyNotices, Notice, NoticesQuery, ReadOrder};
use yew::prelude::*;

use super::line::notice_line;
use crate::dom;
use crate::load::{Pages, use_pages};
use crate::parts::{
    Button, ButtonLink, Cluster, EmptyState, Glyph, Kind, List, Opt, Page, Segmented, use_toast,
};
use crate::route::{Route, use_query};
use crate::session::{use_session, use_viewer};

/// Most entries that one order names.
const MOST_NAMED: usize = 60;

/// What the address says.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
struct Shown {
    #[serde(default)]
    chua_doc: bool,
}

/// The page.
#[component]
pub fn Notices() -> Html {
    let (viewer, session) = (use_viewer(), use_session());
    let (shown, change) = use_query::<Shown>();
    let unread = shown.chua_doc.then_some(true);
    let pages = use_pages::<ListMyNotices, Notice>(Nothing {}, |after| NoticesQuery { unread, after });
    {
        let session = session.clone();
        use_effect_with((), move |()| session.look_into_inbox());
    }
    let count = viewer.me.inbox.unread;
    let tabs = vec![Opt::new(false, "Tất cả"), Opt::new(true, format!("Chưa đọc ({count})"))];
    let onopen = Callback::from(move |id| session.mark_read(ReadOrder { until: None, notices: vec![id] }));
    let action = match viewer.may(Action::WriteAnnouncements) {
        true => {
            html! { <ButtonLink to={Route::AnnouncementDesk} icon={Glyph::Pencil}>{ "Soạn thông báo" }</ButtonLink> }
        }
        false => Html::default(),
    };
    let now = dom::now();
    html! {
        <Page title="Thông báo" {action}>
            <Segmented<bool> id="inbox-filter" label="Thông báo nào" options={tabs} value={Some(shown.chua_doc)}
                onchange={change.reform(|chua_doc| Shown { chua_doc })} />
            if count > 0 { <MarkAll pages={pages.clone()} /> }
            { pages.show(empty(shown.chua_doc), |notices| html! {
                <List>{ for notices.iter().map(|notice| notice_line(notice, now, &onopen)) }</List>
            }) }
        </Page>
    }
}

fn empty(only_unread: bool) -> Html {
    let (title, next) = match only_unread {
        true => ("Đồng chí đã đọc hết", "Chọn “Tất cả” để xem lại thông báo cũ."),
        false => ("Chưa có thông báo nào", "Thông báo của chi bộ và các cấp trên sẽ hiện ở đây."),
    };
    html! { <EmptyState icon={Glyph::Bell} {title}><p>{ next }</p></EmptyState> }
}

#[derive(Clone, PartialEq, Properties)]
struct MarkAllProps {
    pages: Pages<Notice>,
}

/// Marks what is shown, and everything before it.
#[component]
fn MarkAll(props: &MarkAllProps) -> Html {
    let (session, toast) = (use_session(), use_toast());
    let pages = props.pages.clone();
    let onclick = Callback::from(move |()| {
        let Some(shown) = pages.list.ready().filter(|shown| !shown.is_empty()) else { return };
        let order = ReadOrder {
            until: shown.first().map(|notice| notice.at),
            notices: shown.iter().take(MOST_NAMED).map(|notice| notice.id).collect(),
        };
        session.mark_read(order);
        // What waits for "Đã rõ" goes on waiting.
        let read = |notice: &Notice| Notice { read: notice.read || !notice.waits(), ..notice.clone() };
        pages.list.put.emit(shown.iter().map(read).collect());
        toast.show("Đã đánh dấu đọc hết.");
    });
    html! {
        <Cluster>
            <Button kind={Kind::Secondary} icon={Glyph::Check} {onclick}>{ "Đánh dấu đã đọc hết" }</Button>
        </Cluster>
    }
}
