//! One organisation.

use std::rc::Rc;

use shared::endpoint::Nothing;
use shared::id::OrgId;
use shared::org::{FindOrg, OrgAt, OrgView};
use yew::prelude::*;

use super::body::{OrgBody, OrgChain};
use crate::load::{Loaded, use_load};
use crate::parts::{Page, Width};
use crate::route::Route;

/// Properties of [`OrgPage`].
#[derive(Clone, PartialEq, Properties)]
pub struct OrgPageProps {
    /// Which.
    pub org: OrgId,
}

/// The page.
#[component]
pub fn OrgPage(props: &OrgPageProps) -> Html {
    let load = use_load::<FindOrg>(OrgAt { org: props.org }, Nothing {});
    let title = load.ready().map_or_else(|| "Tổ chức".to_owned(), |view| view.org.name.clone());
    let under = load.ready().map(|view| html! { <OrgChain view={view.clone()} /> }).unwrap_or_default();
    let ready = {
        let reload = load.reload.clone();
        move |view: Rc<OrgView>| html! { <OrgBody {view} reload={reload.clone()} /> }
    };
    html! {
        <Page {title} {under} back={Route::Orgs} width={Width::Wide}>
            <Loaded<OrgView> {load} {ready} />
        </Page>
    }
}
