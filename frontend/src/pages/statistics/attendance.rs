//! Thống kê dự họp: a branch's year in one sentence, one picture and the tables behind.

mod branch;
mod members;
mod months;
mod pick;
mod warnings;

use serde::{Deserialize, Serialize};
use shared::id::OrgId;
use shared::period::Period;
use shared::time::local_date;
use yew::prelude::*;

use self::branch::BranchYear;
use self::pick::Picked;
use super::tree::TreeSums;
use crate::dom;
use crate::form::Bind;
use crate::parts::{Opt, Page, SelectField, Width};
use crate::route::use_query;
use crate::session::use_viewer;

/// How many years one can look back.
const YEARS: i16 = 5;

/// What the address says.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Asked {
    /// Which year; this year when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nam: Option<i16>,
    /// Which branch; the one in whose hat one acts when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chi_bo: Option<OrgId>,
    /// The organisation whose sums are looked at; the one in whose hat one acts when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duoi: Option<OrgId>,
    /// Over which period; this month when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ky: Option<Period>,
}

/// The page.
#[component]
pub fn Statistics() -> Html {
    let viewer = use_viewer();
    let (asked, onask) = use_query::<Asked>();
    let seat = viewer.seat();
    let is_branch = seat.is_none_or(|seat| seat.org.kind.has_members());
    let this_year = local_date(dom::now()).year();
    let year = asked.nam.unwrap_or(this_year);
    let onyear = onask.reform(move |year: Option<i16>| Asked { nam: year, ..asked });
    let branch = asked.chi_bo.or_else(|| is_branch.then(|| viewer.org()));
    let own = seat.filter(|seat| branch == Some(seat.org.id));
    let under = own.map(|seat| html! { &seat.org.name }).unwrap_or_default();
    html! {
        <Page title="Thống kê dự họp" width={Width::Wide} {under}>
            if let Some(org) = branch {
                if own.is_none() { <Picked {org} /> }
                { years(year, this_year, onyear) }
                <BranchYear key={format!("{org} {year}")} {org} {year} />
            } else {
                <TreeSums org={asked.duoi.unwrap_or_else(|| viewer.org())} {asked} {onask} />
            }
        </Page>
    }
}

/// The list of years.
fn years(year: i16, this_year: i16, onyear: Callback<Option<i16>>) -> Html {
    let first = this_year.min(year) - YEARS + 1;
    let options: Vec<_> =
        (first..=this_year.max(year)).rev().map(|year| Opt::new(year, year.to_string())).collect();
    let bind = Bind::new("nam", Some(year), onyear);
    html! { <SelectField<i16> label="Năm" {bind} {options} none="Năm nay" /> }
}
