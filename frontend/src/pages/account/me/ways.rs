//! The ways by right that the bar of a phone has no room for.

use shared::access::Action;
use yew::prelude::*;

use crate::parts::{List, ListItem, Section};
use crate::route::Route;
use crate::session::Viewer;
use crate::shell::ways_by_right;

/// The work that comes with the hat one wears, and what every member has a say in.
pub fn more_ways(viewer: &Viewer) -> Html {
    let mut ways: Vec<(Route, &str)> =
        ways_by_right(viewer).into_iter().map(|way| (way.to, way.label)).collect();
    let is_branch = viewer.seat().is_none_or(|seat| seat.org.kind.has_members());
    if is_branch && viewer.may(Action::IssueActivationCodes) {
        ways.push((Route::ActivationSlips, "Phiếu kích hoạt"));
    }
    ways.push((Route::MyFeedback, "Ý kiến"));
    html! {
        <Section title="Công việc của tôi">
            <List>
                { for ways.into_iter().map(|(to, title)| html! { <ListItem {to} {title} /> }) }
            </List>
        </Section>
    }
}
