//! Soạn đợt học tập: planning a campaign, anew, from another one, or changing a draft.

use serde::{Deserialize, Serialize};
use shared::access::{Action, Subject};
use shared::endpoint::Nothing;
use shared::id::{CampaignId, OrgId};
use shared::study::{Campaign, CampaignAt, CampaignView, FindCampaign};
use yew::prelude::*;

use self::form::EditForm;
use self::typed::Start;
use super::desk::not_yours;
use crate::load::use_load;
use crate::parts::{Page, Shape};
use crate::route::{Route, use_query};
use crate::session::use_viewer;

mod form;
mod quiz;
mod typed;

/// A new campaign.
pub fn new_campaign() -> Html {
    html! { <New /> }
}

/// A draft.
pub fn edit_campaign(campaign: CampaignId) -> Html {
    html! { <Existing {campaign} /> }
}

/// After which campaign a new one is made.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
struct Pattern {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    mau: Option<CampaignId>,
}

#[component]
fn New() -> Html {
    let viewer = use_viewer();
    let (pattern, _) = use_query::<Pattern>();
    let may = viewer.may(Action::WriteCampaigns);
    let under = viewer.seat().map(|seat| html! { format!("Thay mặt {}", seat.org.name) }).unwrap_or_default();
    let org = viewer.org();
    html! {
        <Page title="Soạn đợt học tập" back={Route::CampaignDesk} {under}>
            if !may {
                { not_yours() }
            } else if let Some(campaign) = pattern.mau {
                <Copied {campaign} {org} />
            } else {
                <EditForm {org} start={Start::New(org)} />
            }
        </Page>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct CopiedProps {
    campaign: CampaignId,
    org: OrgId,
}

#[component]
fn Copied(props: &CopiedProps) -> Html {
    let load = use_load::<FindCampaign>(CampaignAt { campaign: props.campaign }, Nothing {});
    let org = props.org;
    load.show_as(Shape::Fields, |view| {
        html! { <EditForm {org} start={Start::Copy(org, Box::new(view.campaign.clone()))} /> }
    })
}

#[derive(Clone, PartialEq, Properties)]
struct ExistingProps {
    campaign: CampaignId,
}

#[component]
fn Existing(props: &ExistingProps) -> Html {
    let viewer = use_viewer();
    let campaign = props.campaign;
    let load = use_load::<FindCampaign>(CampaignAt { campaign }, Nothing {});
    let shown = |view: &CampaignView| {
        let Campaign { is_open, path, org, rev, .. } = &view.campaign;
        match !is_open && viewer.may_on(Action::WriteCampaigns, Subject::org(path)) {
            true => {
                html! { <EditForm key={*rev} org={*org} start={Start::Change(Box::new(view.campaign.clone()))} /> }
            }
            false => not_yours(),
        }
    };
    html! {
        <Page title="Sửa đợt học tập" back={Route::Campaign { campaign }}>
            { load.show_as(Shape::Fields, |view| shown(view)) }
        </Page>
    }
}
