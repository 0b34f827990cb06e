//! For those above the branches: which branch is looked at, and the way back to the others.

use shared::endpoint::Nothing;
use shared::id::OrgId;
use shared::org::{FindOrg, OrgAt};
use yew::prelude::*;

use crate::load::use_load;
use crate::parts::{Cluster, Text, TextLink};
use crate::route::Route;

/// Properties of [`Picked`].
#[derive(Clone, PartialEq, Properties)]
pub struct PickedProps {
    /// The branch that was chosen.
    pub org: OrgId,
}

/// Which branch was chosen, and the way to another.
#[component]
pub fn Picked(props: &PickedProps) -> Html {
    let branch = use_load::<FindOrg>(OrgAt { org: props.org }, Nothing {});
    html! {
        <Cluster>
            <Text>{ branch.ready().map(|view| view.org.name.clone()).unwrap_or_default() }</Text>
            <TextLink to={Route::Statistics}>{ "Về thống kê chung" }</TextLink>
        </Cluster>
    }
}
