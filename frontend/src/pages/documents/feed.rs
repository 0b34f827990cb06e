//! Văn bản: everything my chain of organisations hands down, newest first, and the search in it.

use serde::{Deserialize, Serialize};
use shared::access::Action;
use shared::document::{DocumentKind, FeedEntry, FeedQuery, ListMyDocuments};
use shared::endpoint::Nothing;
use shared::id::OrgId;
use shared::org::{FindOrg, Org, OrgAt, OrgPath, OrgView};
use shared::time::local_date;
use yew::prelude::*;

use super::found::Found;
use super::line::{feed_line, series};
use crate::dom;
use crate::form::Bind;
use crate::load::{Load, use_load, use_pages};
use crate::parts::{
    ButtonLink, Cluster, DelayedSearch, Disclosure, EmptyState, Glyph, Grid, List, Opt, Page, SelectField,
    Toggle,
};
use crate::route::{Route, use_query_and_words};
use crate::session::use_viewer;

/// Years back that the filter offers.
const YEARS: i16 = 5;

/// What the address says. What is searched for is not among it: words that people type stand in no address.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Shown {
    /// Only of this kind.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub loai: Option<DocumentKind>,
    /// Only from this organisation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub co_quan: Option<OrgId>,
    /// Only of this year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nam: Option<i16>,
    /// Only what I have not opened; the search knows nothing of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chua_xem: Option<bool>,
}

impl Shown {
    /// Whether a filter is set.
    pub fn is_narrowed(&self) -> bool {
        self.loai.is_some() || self.co_quan.is_some() || self.nam.is_some() || self.chua_xem.is_some()
    }
}

/// The page.
#[component]
pub fn Documents() -> Html {
    let viewer = use_viewer();
    let ((shown, words), put) = use_query_and_words::<Shown>();
    let onsearch = {
        let now = shown.clone();
        put.reform(move |words| (now.clone(), words))
    };
    let change = {
        let words = words.clone();
        put.reform(move |shown| (shown, words.clone()))
    };
    let onunread = {
        let now = shown.clone();
        change.reform(move |()| Shown {
            chua_xem: if now.chua_xem.is_some() { None } else { Some(true) },
            ..now.clone()
        })
    };
    let onwiden = change.reform(|()| Shown::default());
    let action = match viewer.may(Action::WriteDocuments) {
        true => {
            html! { <ButtonLink to={Route::Office} icon={Glyph::Pencil}>{ "Soạn, phát hành" }</ButtonLink> }
        }
        false => Html::default(),
    };
    html! {
        <Page title="Văn bản" under={html! { "Của chi bộ và các cấp trên" }} {action}>
            <DelayedSearch label="Tìm theo từ hoặc số văn bản" value={words.clone()} {onsearch} />
            <Disclosure summary="Lọc văn bản" open={shown.is_narrowed()}>
                if let Some(host) = viewer.actor.host.as_ref().and_then(OrgPath::org) {
                    <GuestFilters {host} shown={shown.clone()} {change} />
                } else {
                    <Filters shown={shown.clone()} {change} />
                }
            </Disclosure>
            if words.is_empty() {
                <Cluster>
                    <Toggle pressed={shown.chua_xem.is_some()} onclick={onunread}>{ "Chỉ văn bản chưa xem" }</Toggle>
                </Cluster>
                <Newest {shown} />
            } else {
                <Found {words} {shown} {onwiden} />
            }
        </Page>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct NewestProps {
    shown: Shown,
}

/// Everything, the newest first.
#[component]
fn Newest(props: &NewestProps) -> Html {
    let Shown { loai, co_quan, nam, chua_xem } = props.shown;
    let pages = use_pages::<ListMyDocuments, FeedEntry>(Nothing {}, |after| FeedQuery {
        kind: loai,
        org: co_quan,
        year: nam,
        unread: chua_xem,
        after,
    });
    let empty = html! {
        <EmptyState icon={Glyph::Document} title="Chưa có văn bản nào">
            if props.shown.is_narrowed() {
                <p>{ "Không có văn bản nào như vậy. Đồng chí bỏ bớt điều kiện lọc để xem thêm." }</p>
            } else {
                <p>{ "Khi cấp ủy phát hành văn bản, văn bản sẽ hiện ở đây." }</p>
            }
        </EmptyState>
    };
    pages.show(empty, |entries| {
        let series = series(entries.iter().map(|entry| &entry.document));
        html! { <List>{ for entries.iter().map(|entry| feed_line(entry, &series)) }</List> }
    })
}

#[derive(Clone, PartialEq, Properties)]
struct FiltersProps {
    shown: Shown,
    change: Callback<Shown>,
}

/// Changes one filter and leaves the others.
fn changed<V: 'static>(props: &FiltersProps, with: fn(Shown, V) -> Shown) -> Callback<V> {
    let now = props.shown.clone();
    props.change.reform(move |value| with(now.clone(), value))
}

/// An organisation and all above it, from the top down.
fn lineage(view: &OrgView) -> impl Iterator<Item = &Org> {
    view.ancestors.iter().chain([&view.org])
}

/// The filters of whoever reads what one chain hands down.
#[component]
fn Filters(props: &FiltersProps) -> Html {
    let viewer = use_viewer();
    let chain = use_load::<FindOrg>(OrgAt { org: viewer.me.member.branch }, Nothing {});
    fields(props, bodies(&[&chain]))
}

#[derive(Clone, PartialEq, Properties)]
struct GuestFiltersProps {
    host: OrgId,
    shown: Shown,
    change: Callback<Shown>,
}

/// The filters of a guest, who reads what two chains hand down.
#[component]
fn GuestFilters(props: &GuestFiltersProps) -> Html {
    let viewer = use_viewer();
    let chain = use_load::<FindOrg>(OrgAt { org: viewer.me.member.branch }, Nothing {});
    let host = use_load::<FindOrg>(OrgAt { org: props.host }, Nothing {});
    let GuestFiltersProps { shown, change, .. } = props.clone();
    fields(&FiltersProps { shown, change }, bodies(&[&chain, &host]))
}

/// The organisations of these chains, each once.
fn bodies(chains: &[&Load<OrgView>]) -> Vec<Opt<OrgId>> {
    let mut bodies: Vec<Opt<OrgId>> = Vec::new();
    for org in chains.iter().filter_map(|chain| chain.ready()).flat_map(lineage) {
        if bodies.iter().all(|known| known.value != org.id) {
            bodies.push(Opt::new(org.id, org.name.clone()));
        }
    }
    bodies
}

/// Kind, issuing body and year.
fn fields(props: &FiltersProps, bodies: Vec<Opt<OrgId>>) -> Html {
    let shown = &props.shown;
    let kinds = DocumentKind::ALL.map(|kind| Opt::new(kind, kind.label())).to_vec();
    let this_year = local_date(dom::now()).year();
    let years =
        (0..YEARS).map(|back| Opt::new(this_year - back, (this_year - back).to_string())).collect::<Vec<_>>();
    html! {
        <Grid>
            <SelectField<DocumentKind> label="Loại văn bản" optional=true none="Mọi loại" options={kinds}
                bind={Bind::new("loai", shown.loai, changed(props, |now, loai| Shown { loai, ..now }))} />
            <SelectField<OrgId> label="Cơ quan ban hành" optional=true none="Mọi cấp" options={bodies}
                bind={Bind::new("co_quan", shown.co_quan, changed(props, |now, co_quan| Shown { co_quan, ..now }))} />
            <SelectField<i16> label="Năm" optional=true none="Mọi năm" options={years}
                bind={Bind::new("nam", shown.nam, changed(props, |now, nam| Shown { nam, ..now }))} />
        </Grid>
    }
}
