//! In the hat of a committee: search over all its branches, or open one of them.

use shared::access::Action;
use shared::id::OrgId;
use shared::org::Org;
use shared::time::local_date;
use yew::prelude::*;

use super::member_list::member_list;
use super::roster::nobody;
use super::search::{use_members, use_words};
use crate::dom;
use crate::load::Pages;
use crate::pages::orgs::{org_list, use_orgs_below};
use crate::parts::{DelayedSearch, EmptyState, Glyph, Muted, Section, Stack, Text};
use crate::session::use_viewer;

/// How many a search finds at most; as many as these may be too few.
const MOST_FOUND: usize = 50;

/// Properties of [`CommitteeSearch`].
#[derive(Clone, PartialEq, Properties)]
pub struct CommitteeSearchProps {
    /// The committee.
    pub org: OrgId,
}

/// A search over every branch below; without words, the organisations below.
#[component]
pub fn CommitteeSearch(props: &CommitteeSearchProps) -> Html {
    let (words, onsearch) = use_words(props.org);
    let may_list = use_viewer().may(Action::ListOrgs);
    html! {
        <Stack>
            <DelayedSearch label="Tìm trong toàn đảng bộ" value={words.clone().unwrap_or_default()} {onsearch} />
            if may_list {
                <SearchOrBrowse org={props.org} {words} />
            } else if let Some(words) = words {
                <Found org={props.org} {words} />
            } else {
                <EmptyState icon={Glyph::Search} title="Xin gõ họ tên để tìm">
                    <Text>{ "Có thể gõ một phần tên, không cần dấu." }</Text>
                </EmptyState>
            }
        </Stack>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct SearchOrBrowseProps {
    org: OrgId,
    words: Option<String>,
}

/// What was found, or the organisations to choose from.
#[component]
fn SearchOrBrowse(props: &SearchOrBrowseProps) -> Html {
    let below: Pages<Org> = use_orgs_below(props.org);
    let names = |orgs: &Vec<Org>| {
        orgs.iter().map(|org| (org.id, AttrValue::from(org.name.clone()))).collect::<Vec<_>>()
    };
    let branches = below.list.ready().map(names).unwrap_or_default();
    match props.words.clone() {
        Some(words) => html! { <Found org={props.org} {words} {branches} /> },
        None => html! {
            <Section title="Hoặc mở một tổ chức">{ org_list(&below) }</Section>
        },
    }
}

#[derive(Clone, PartialEq, Properties)]
struct FoundProps {
    org: OrgId,
    words: String,
    #[prop_or_default]
    branches: Vec<(OrgId, AttrValue)>,
}

/// The members whose names match.
#[component]
fn Found(props: &FoundProps) -> Html {
    let pages = use_members(props.org, Some(props.words.clone()), None);
    let today = local_date(dom::now());
    pages.show(nobody(Some(&props.words)), |members| {
        html! {
            <Stack>
                { member_list(members, today, &props.branches) }
                if members.len() >= MOST_FOUND {
                    <Muted>{ "Còn có thể có thêm người khớp. Xin gõ thêm họ, tên đệm để thấy đúng người." }</Muted>
                }
            </Stack>
        }
    })
}
