//! The desk of those who hold campaigns: drafts, and what was opened.

use serde::{Deserialize, Serialize};
use shared::access::Action;
use shared::id::OrgId;
use shared::org::OrgAt;
use shared::study::{Campaign, CampaignQuery, ListCampaigns};
use yew::prelude::*;

use super::words::{state_tag, window};
use crate::dom;
use crate::load::use_pages;
use crate::parts::{ButtonLink, Cluster, EmptyState, Glyph, Kind, List, ListItem, Opt, Page, Segmented};
use crate::route::{Route, use_query};
use crate::session::use_viewer;

/// What the address says.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
struct Shown {
    #[serde(default)]
    dang_soan: bool,
}

/// The page.
#[component]
pub fn CampaignDesk() -> Html {
    let viewer = use_viewer();
    let (shown, change) = use_query::<Shown>();
    let may = viewer.may(Action::WriteCampaigns);
    let under = viewer.seat().map(|seat| html! { &seat.org.name }).unwrap_or_default();
    let action = match may {
        true => {
            html! { <ButtonLink to={Route::NewCampaign} icon={Glyph::Plus}>{ "Soạn đợt học tập" }</ButtonLink> }
        }
        false => Html::default(),
    };
    let tabs = vec![Opt::new(false, "Đã mở"), Opt::new(true, "Đang soạn")];
    html! {
        <Page title="Tổ chức học tập" back={Route::Study} {under} {action}>
            if may {
                <Cluster>
                    <ButtonLink to={Route::QuestionBank} kind={Kind::Secondary} icon={Glyph::Book}>{ "Ngân hàng câu hỏi" }</ButtonLink>
                </Cluster>
                <Segmented<bool> id="campaign-filter" label="Đợt nào" options={tabs} value={Some(shown.dang_soan)}
                    onchange={change.reform(|dang_soan| Shown { dang_soan })} />
                <Campaigns key={shown.dang_soan.to_string()} org={viewer.org()} drafts={shown.dang_soan} />
            } else {
                { not_yours() }
            }
        </Page>
    }
}

/// For whoever acts for nobody in the hat they wear.
pub fn not_yours() -> Html {
    html! {
        <EmptyState icon={Glyph::Lock} title="Chọn nơi mà đồng chí được tổ chức học tập">
            <p>{ "Bí thư, phó bí thư, cán bộ và quản trị tổ chức học tập thay mặt tổ chức của mình. Đồng chí chọn tổ chức ở góc trên màn hình." }</p>
            <ButtonLink to={Route::Study} kind={Kind::Secondary}>{ "Về trang học tập" }</ButtonLink>
        </EmptyState>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct CampaignsProps {
    org: OrgId,
    drafts: bool,
}

#[component]
fn Campaigns(props: &CampaignsProps) -> Html {
    let drafts = Some(props.drafts);
    let at = OrgAt { org: props.org };
    let pages = use_pages::<ListCampaigns, Campaign>(at, move |after| CampaignQuery { drafts, after });
    let title =
        if props.drafts { "Không có bản soạn nào" } else { "Chưa mở đợt học tập nào" };
    let empty = html! {
        <EmptyState icon={Glyph::Book} {title}><p>{ "Đồng chí bấm “Soạn đợt học tập” để bắt đầu." }</p></EmptyState>
    };
    pages.show(empty, |all| html! { <List>{ for all.iter().map(line) }</List> })
}

fn line(campaign: &Campaign) -> Html {
    let now = dom::now();
    html! {
        <ListItem key={campaign.id.to_string()} to={Route::Campaign { campaign: campaign.id }}
            title={campaign.plan.title.clone()} under={html! { window(campaign, now) }} end={state_tag(campaign.state(now))} />
    }
}
