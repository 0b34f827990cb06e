//! Soạn thông báo: writing one, with a look at how it will read; changing the words of one that is out.

use shared::access::{Action, Subject};
use shared::announcement::{AnnouncementAt, AnnouncementState, AnnouncementView, FindAnnouncement};
use shared::endpoint::Nothing;
use shared::id::AnnouncementId;
use yew::prelude::*;

use self::form::EditForm;
use self::typed::Start;
use super::desk::{Budget, not_yours};
use crate::dom;
use crate::load::use_load;
use crate::parts::{Page, Shape};
use crate::route::Route;
use crate::session::use_viewer;

mod form;
mod typed;

/// A new announcement.
pub fn new_announcement() -> Html {
    html! { <New /> }
}

/// One that is out.
pub fn edit_announcement(announcement: AnnouncementId) -> Html {
    html! { <Existing {announcement} /> }
}

#[component]
fn New() -> Html {
    let viewer = use_viewer();
    let org = viewer.seat().map(|seat| seat.org.clone()).filter(|_| viewer.may(Action::WriteAnnouncements));
    let under = org.as_ref().map_or_else(Html::default, |org| html! { { format!("Thay mặt {}", org.name) } });
    html! {
        <Page title="Soạn thông báo" back={Route::AnnouncementDesk} {under}>
            if let Some(org) = org {
                <Budget org={org.id} />
                <EditForm start={Start::New(org)} />
            } else {
                { not_yours() }
            }
        </Page>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct ExistingProps {
    announcement: AnnouncementId,
}

#[component]
fn Existing(props: &ExistingProps) -> Html {
    let viewer = use_viewer();
    let announcement = props.announcement;
    let load = use_load::<FindAnnouncement>(AnnouncementAt { announcement }, Nothing {});
    let shown = |view: &AnnouncementView| {
        let may = viewer.may_on(Action::WriteAnnouncements, Subject::org(&view.announcement.path));
        match view.announcement.state(dom::now()) {
            AnnouncementState::Waiting | AnnouncementState::Shown if may => html! {
                <EditForm key={view.announcement.rev} start={Start::Change(Box::new(view.announcement.clone()))}
                    onreload={load.reload.clone()} />
            },
            _ => not_yours(),
        }
    };
    html! {
        <Page title="Sửa thông báo" back={Route::Announcement { announcement }}>
            { load.show_as(Shape::Fields, |view| shown(view)) }
        </Page>
    }
}
