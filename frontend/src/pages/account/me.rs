//! Cá nhân: who I am in the handbook, my year, my devices, how the app looks, signing out.

use yew::prelude::*;

use self::correct::MyCorrections;
use self::devices::Devices;
use self::leave::Leave;
use self::look::Look;
use self::profile::profile;
use self::roles::roles;
use self::waiting::MyWaiting;
use self::ways::more_ways;
use self::year::MyYear;
use crate::pages::members::{MaskedNumber, masked};
use crate::pages::transfers::MemberTransfers;
use crate::parts::Page;
use crate::session::use_viewer;

mod correct;
mod devices;
mod leave;
mod look;
mod profile;
mod roles;
#[cfg(test)]
mod sample;
#[cfg(test)]
mod tests;
mod waiting;
mod ways;
mod year;

/// The page.
#[component]
pub fn MePage() -> Html {
    let viewer = use_viewer();
    let me = &viewer.me;
    let number = |identifier| {
        let masked = masked(&me.member, identifier);
        html! { <MaskedNumber member={me.member.id} {identifier} {masked} may_reveal=true /> }
    };
    html! {
        <Page title="Cá nhân">
            { more_ways(&viewer) }
            <MyWaiting member={me.member.id} branch_name={me.branch_name.clone()} />
            <Look />
            { profile(&me.member, &me.branch_name, number) }
            <MemberTransfers member={me.member.id} />
            <MyCorrections member={me.member.id} />
            { roles(&me.seats) }
            <MyYear member={me.member.id} />
            <Devices />
            <Leave />
        </Page>
    }
}
