//! The campaigns that are for me, those that run first.

use shared::access::Action;
use shared::endpoint::Nothing;
use shared::study::{CampaignState, ListMyCampaigns, MyCampaign};
use yew::prelude::*;

use super::quiz::is_kept;
use super::words::{standing, state_tag, window};
use crate::dom;
use crate::load::use_load;
use crate::parts::{Alert, ButtonLink, EmptyState, Glyph, Kind, List, ListItem, Page, Shape, Tone};
use crate::route::Route;
use crate::session::use_viewer;

/// The page.
#[component]
pub fn Study() -> Html {
    let viewer = use_viewer();
    let load = use_load::<ListMyCampaigns>(Nothing {}, Nothing {});
    let action = match viewer.may(Action::WriteCampaigns) {
        true => {
            html! { <ButtonLink to={Route::CampaignDesk} kind={Kind::Secondary} icon={Glyph::Pencil}>{ "Tổ chức học tập" }</ButtonLink> }
        }
        false => Html::default(),
    };
    let me = viewer.me.member.id;
    html! {
        <Page title="Học tập" {action}>
            { load.show_as(Shape::Rows, |all| html! {
                <>
                    { for all.iter().filter(|it| is_kept(it.campaign.id, me)).map(unfinished) }
                    { list(all) }
                </>
            }) }
        </Page>
    }
}

/// A paper lies on this device that was not handed in.
fn unfinished(mine: &MyCampaign) -> Html {
    html! {
        <Alert tone={Tone::Warning} title="Có bài làm chưa nộp trên máy này">
            <p>{ &mine.campaign.plan.title }</p>
            <ButtonLink to={Route::TakeQuiz { campaign: mine.campaign.id }}>{ "Mở bài làm" }</ButtonLink>
        </Alert>
    }
}

fn list(all: &[MyCampaign]) -> Html {
    if all.is_empty() {
        return html! {
            <EmptyState icon={Glyph::Book} title="Chưa có đợt học tập nào">
                <p>{ "Đợt học tập của chi bộ và các cấp trên sẽ hiện ở đây." }</p>
            </EmptyState>
        };
    }
    html! { <List>{ for all.iter().map(line) }</List> }
}

fn line(mine: &MyCampaign) -> Html {
    let (campaign, now) = (&mine.campaign, dom::now());
    let under = [campaign.org_name.clone(), window(campaign, now)];
    let end = match (campaign.state(now), standing(campaign, &mine.attempts)) {
        (CampaignState::Running | CampaignState::Over, Some(standing)) => standing,
        (state, _) => state_tag(state),
    };
    html! {
        <ListItem key={campaign.id.to_string()} to={Route::Campaign { campaign: campaign.id }}
            title={campaign.plan.title.clone()} under={html! { under.join(" · ") }} {end} />
    }
}
