//! Opens a page whose code may still have to come.

use gloo_timers::future::TimeoutFuture;
use yew::platform::spawn_local;
use yew::prelude::*;

use super::split::{self, Part};
use crate::api::Failure;
use crate::load::FailureNotice;
use crate::online::use_online;
use crate::parts::{Page, Shape, Skeleton};
use crate::route::Route;
use crate::session::Viewer;

/// Properties of [`Lazy`].
#[derive(Clone, PartialEq, Properties)]
pub struct LazyProps {
    /// Which page.
    pub route: Route,
}

/// The page at an address: at once when its part is here, after a skeleton when it comes, and with a word and a button
/// when it does not come.
#[component]
pub fn Lazy(props: &LazyProps) -> Html {
    let opened =
        use_state(|| (split::part(&props.route) == Part::First).then(|| Ok(split::first(&props.route))));
    let tries = use_state(|| 0_u32);
    let online = use_online();
    {
        let opened = opened.clone();
        use_effect_with((props.route.clone(), *tries), move |(route, _)| {
            let route = route.clone();
            if opened.is_none() {
                spawn_local(async move { opened.set(Some(split::open(route).await)) });
            }
        });
    }
    match &*opened {
        None => html! { <Skeleton shape={Shape::Cards} /> },
        Some(Ok(page)) => page.clone(),
        Some(Err(_)) => {
            let onretry = Callback::from(move |()| {
                opened.set(None);
                tries.set(*tries + 1);
            });
            let failure = if online { Failure::Timeout } else { Failure::Offline };
            html! {
                <Page title="Chưa mở được trang">
                    <FailureNotice {failure} {onretry} />
                </Page>
            }
        }
    }
}

/// Long enough for the first page to be there, in milliseconds.
const A_MOMENT: u32 = 2_000;

/// Fetches the parts that somebody will open next, one after the other, so that a page opens at once and what was
/// begun goes on where the network ends. What does not come is fetched when it is opened.
pub fn fetch_ahead(viewer: &Viewer) {
    let office = (!viewer.actor.roles.is_empty()).then_some(Part::Office);
    spawn_local(async move {
        TimeoutFuture::new(A_MOMENT).await;
        for part in std::iter::once(Part::Member).chain(office) {
            if split::fetch(part).await.is_err() {
                return;
            }
        }
    });
}
