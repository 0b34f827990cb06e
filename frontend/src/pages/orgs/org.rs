//! One organisation.

use shared::endpoint::Nothing;
use shared::id::OrgId;
use shared::org::{FindOrg, OrgAt};
use yew::prelude::*;

use super::body::{org_body, org_chain};
use crate::load::use_load;
use crate::parts::{Page, Width};
use crate::route::Route;
use crate::session::use_viewer;

/// Properties of [`OrgPage`].
#[derive(Clone, PartialEq, Properties)]
pub struct OrgPageProps {
    /// Which.
    pub org: OrgId,
}

/// The page.
#[component]
pub fn OrgPage(props: &OrgPageProps) -> Html {
    let viewer = use_viewer();
    let load = use_load::<FindOrg>(OrgAt { org: props.org }, Nothing {});
    let title = load.ready().map_or_else(|| "Tổ chức".to_owned(), |view| view.org.name.clone());
    let under = load.ready().map(org_chain).unwrap_or_default();
    html! {
        <Page {title} {under} back={Route::Orgs} width={Width::Wide}>
            { load.show(|view| org_body(&viewer, view, &load.reload)) }
        </Page>
    }
}
