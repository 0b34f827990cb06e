//! The way down the tree: province, commune, branch; one list at a time, with a search in it.

use shared::endpoint::Nothing;
use shared::org::OrgKind;
use shared::registration::{ListOrgChoices, OrgChoice, OrgChoiceQuery};
use shared::text::matches;
use yew::prelude::*;

use crate::load::use_pages;
use crate::parts::{Button, Card, EmptyState, Gap, Glyph, Kind, Muted, SearchBox, Stack, Text};

/// A search is worth its place in a list of more than so many.
const MANY: usize = 8;

/// Properties of [`FindBranch`].
#[derive(Clone, PartialEq, Properties)]
pub struct FindBranchProps {
    /// What is asked at the top of the tree.
    #[prop_or(AttrValue::Static("Đồng chí sinh hoạt ở đâu?"))]
    pub title: AttrValue,
    /// Called with the branch.
    pub onchosen: Callback<OrgChoice>,
}

/// Those chosen so far, and what hangs below the last of them.
#[component]
pub fn FindBranch(props: &FindBranchProps) -> Html {
    let way = use_state(Vec::<OrgChoice>::new);
    let under = way.last().map(|org| org.id);
    let pages =
        use_pages::<ListOrgChoices, OrgChoice>(Nothing {}, move |after| OrgChoiceQuery { under, after });
    let words = use_state(String::new);
    let onsearch = {
        let words = words.clone();
        Callback::from(move |to| words.set(to))
    };
    let onchoose = {
        let (way, words, onchosen) = (way.clone(), words.clone(), props.onchosen.clone());
        Callback::from(move |org: OrgChoice| match org.kind {
            OrgKind::Branch => onchosen.emit(org),
            _ => {
                words.set(String::new());
                way.set(way.iter().cloned().chain([org]).collect());
            }
        })
    };
    let onback = {
        let way = way.clone();
        Callback::from(move |()| way.set(way[..way.len().saturating_sub(1)].to_vec()))
    };
    let title = way.last().map_or_else(|| props.title.clone(), |org| org.name.clone().into());
    let count = pages.list.ready().map_or(0, Vec::len);
    html! {
        <Card {title}>
            if !way.is_empty() {
                <div><Button kind={Kind::Tertiary} icon={Glyph::Back} onclick={onback}>{ "Quay lại cấp trên" }</Button></div>
            }
            if count > MANY {
                <SearchBox label="Tìm trong danh sách này" value={(*words).clone()} {onsearch} />
            }
            { pages.show(nothing_below(), |orgs| choices(orgs, &words, &onchoose)) }
        </Card>
    }
}

fn nothing_below() -> Html {
    html! {
        <EmptyState icon={Glyph::Tree} title="Chưa có chi bộ nào ở đây">
            <Text>{ "Xin quay lại cấp trên và chọn nơi khác, hoặc hỏi bí thư chi bộ." }</Text>
        </EmptyState>
    }
}

/// A button for each that matches what is typed.
pub fn choices(orgs: &[OrgChoice], words: &str, onchoose: &Callback<OrgChoice>) -> Html {
    let found: Vec<_> = orgs.iter().filter(|org| matches(words, &org.name)).collect();
    if found.is_empty() {
        return html! { <Muted>{ "Không có tên nào khớp. Có thể gõ một phần tên, không cần dấu." }</Muted> };
    }
    let buttons = found.into_iter().map(|org| {
        let chosen = org.clone();
        let onclick = onchoose.reform(move |()| chosen.clone());
        html! {
            <Button key={org.id.to_string()} kind={Kind::Secondary} full=true {onclick}>{ &org.name }</Button>
        }
    });
    html! { <Stack gap={Gap::Small}>{ for buttons }</Stack> }
}
