//! Văn bản: everything my chain of organisations hands down, newest first.

use serde::{Deserialize, Serialize};
use shared::access::Action;
use shared::document::{DocumentKind, FeedEntry, FeedQuery, ListMyDocuments};
use shared::endpoint::Nothing;
use shared::id::OrgId;
use shared::org::FindOrg;
use shared::org::OrgAt;
use shared::time::local_date;
use yew::prelude::*;

use super::line::feed_line;
use crate::dom;
use crate::form::Bind;
use crate::load::{use_load, use_pages};
use crate::parts::{ButtonLink, Disclosure, EmptyState, Glyph, Grid, List, Opt, Page, SelectField};
use crate::route::{Route, use_query};
use crate::session::use_viewer;

/// Years back that the filter offers.
const YEARS: i16 = 5;

/// What the address says.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
struct Shown {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    loai: Option<DocumentKind>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    co_quan: Option<OrgId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    nam: Option<i16>,
}

/// The page.
#[component]
pub fn Documents() -> Html {
    let viewer = use_viewer();
    let (shown, change) = use_query::<Shown>();
    let pages = use_pages::<ListMyDocuments, FeedEntry>(Nothing {}, |after| FeedQuery {
        kind: shown.loai,
        org: shown.co_quan,
        year: shown.nam,
        after,
    });
    let is_narrowed = shown != Shown::default();
    let empty = html! {
        <EmptyState icon={Glyph::Document} title="Chưa có văn bản nào">
            if is_narrowed {
                <p>{ "Không có văn bản nào như vậy. Đồng chí bỏ bớt điều kiện lọc để xem thêm." }</p>
            } else {
                <p>{ "Khi cấp ủy phát hành văn bản, văn bản sẽ hiện ở đây." }</p>
            }
        </EmptyState>
    };
    let action = match viewer.may(Action::WriteDocuments) {
        true => {
            html! { <ButtonLink to={Route::Office} icon={Glyph::Pencil}>{ "Soạn, phát hành" }</ButtonLink> }
        }
        false => Html::default(),
    };
    html! {
        <Page title="Văn bản" under={html! { "Của chi bộ và các cấp trên" }} {action}>
            <Disclosure summary="Lọc văn bản" open={is_narrowed}>
                <Filters {shown} {change} />
            </Disclosure>
            { pages.show(empty, |entries| html! { <List>{ for entries.iter().map(feed_line) }</List> }) }
        </Page>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct FiltersProps {
    shown: Shown,
    change: Callback<Shown>,
}

/// Kind, issuing body and year.
#[component]
fn Filters(props: &FiltersProps) -> Html {
    let viewer = use_viewer();
    let chain = use_load::<FindOrg>(OrgAt { org: viewer.me.member.branch }, Nothing {});
    let FiltersProps { shown, change } = props;
    let bodies = chain.ready().map_or_else(Vec::new, |view| {
        let orgs = view.ancestors.iter().chain([&view.org]);
        orgs.map(|org| Opt::new(org.id, org.name.clone())).collect()
    });
    let kinds = DocumentKind::ALL.map(|kind| Opt::new(kind, kind.label())).to_vec();
    let this_year = local_date(dom::now()).year();
    let years =
        (0..YEARS).map(|back| Opt::new(this_year - back, (this_year - back).to_string())).collect::<Vec<_>>();
    let now = *shown;
    html! {
        <Grid>
            <SelectField<DocumentKind> label="Loại văn bản" optional=true none="Mọi loại" options={kinds}
                bind={Bind::new("loai", now.loai, change.reform(move |loai| Shown { loai, ..now }))} />
            <SelectField<OrgId> label="Cơ quan ban hành" optional=true none="Mọi cấp" options={bodies}
                bind={Bind::new("co_quan", now.co_quan, change.reform(move |co_quan| Shown { co_quan, ..now }))} />
            <SelectField<i16> label="Năm" optional=true none="Mọi năm" options={years}
                bind={Bind::new("nam", now.nam, change.reform(move |nam| Shown { nam, ..now }))} />
        </Grid>
    }
}
