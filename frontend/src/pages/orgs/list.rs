//! Tổ chức: the organisation in whose hat one acts; with several hats, the ways to the others.

use shared::endpoint::Nothing;
use shared::member::Seat;
use shared::org::{FindOrg, OrgAt};
use yew::prelude::*;

use super::body::{org_body, org_chain};
use crate::load::use_load;
use crate::parts::{List, ListItem, Page, Section, Width};
use crate::route::Route;
use crate::session::use_viewer;

/// The page.
#[component]
pub fn Orgs() -> Html {
    let viewer = use_viewer();
    let load = use_load::<FindOrg>(OrgAt { org: viewer.org() }, Nothing {});
    let title = load.ready().map_or_else(|| "Tổ chức".to_owned(), |view| view.org.name.clone());
    let under = load.ready().map(org_chain).unwrap_or_default();
    let others: Vec<&Seat> = viewer.me.seats.iter().filter(|seat| seat.org.id != viewer.org()).collect();
    html! {
        <Page {title} {under} width={Width::Wide}>
            { load.show(|view| org_body(&viewer, view, &load.reload)) }
            if !others.is_empty() {
                <Section title="Nơi khác đồng chí có vai trò">
                    <List>{ for others.iter().map(|seat| entry(seat)) }</List>
                </Section>
            }
        </Page>
    }
}

fn entry(seat: &Seat) -> Html {
    let roles: Vec<&str> = seat.roles.iter().map(|role| role.label_in(seat.org.kind)).collect();
    let under = if roles.is_empty() { "Đảng viên".to_owned() } else { roles.join(", ") };
    html! {
        <ListItem key={seat.org.id.to_string()} to={Route::Org { org: seat.org.id }} title={seat.org.name.clone()}
            under={html! { { under } }} />
    }
}
