//! Picking members of a branch by name.

use std::collections::BTreeMap;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use shared::id::{MemberId, OrgId};
use shared::member::{AccountState, ListMembers, Member, RosterQuery};
use shared::org::OrgAt;
use yew::prelude::*;

use crate::form::Bind;
use crate::load::{Paged, use_pages};
use crate::parts::{Checkbox, EmptyState, Gap, Glyph, Muted, SearchBox, Stack, Text};

/// The search waits this long for the next letter, in milliseconds.
const PAUSE: u32 = 300;

/// Properties of [`PickMembers`].
#[derive(Clone, PartialEq, Properties)]
pub struct PickMembersProps {
    /// Of which branch.
    pub org: OrgId,
    /// Those picked so far.
    pub members: BTreeMap<MemberId, String>,
    /// Adds a member or takes them out.
    pub ontoggle: Callback<(MemberId, String)>,
}

/// A search, those found, and the names of those picked.
#[component]
pub fn PickMembers(props: &PickMembersProps) -> Html {
    let PickMembersProps { org, members, ontoggle } = props.clone();
    let (typed, words) = (use_state(String::new), use_state(|| None::<String>));
    {
        let words = words.clone();
        use_effect_with((*typed).clone(), move |typed| {
            let asked = Some(typed.trim().to_owned()).filter(|typed| !typed.is_empty());
            let timer = (asked != *words).then(|| Timeout::new(PAUSE, move || words.set(asked)));
            move || drop(timer)
        });
    }
    let q = (*words).clone();
    let pages =
        use_pages::<ListMembers, Member>(OrgAt { org }, move |after| RosterQuery { q: q.clone(), after });
    let onsearch = {
        let typed = typed.clone();
        Callback::from(move |text| typed.set(text))
    };
    let picked = members.clone();
    html! {
        <Stack>
            <Picked members={members.clone()} />
            <SearchBox label="Tìm theo họ tên" value={(*typed).clone()} {onsearch} />
            <Paged<Member> {pages} empty={nobody()} ready={move |found: Rc<Vec<Member>>| html! {
                <Boxes {found} members={picked.clone()} ontoggle={ontoggle.clone()} />
            }} />
        </Stack>
    }
}

fn nobody() -> Html {
    html! {
        <EmptyState icon={Glyph::Search} title="Không tìm thấy ai">
            <Text>{ "Xin thử viết ít chữ hơn, ví dụ chỉ tên." }</Text>
        </EmptyState>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct PickedProps {
    members: BTreeMap<MemberId, String>,
}

/// Keeps those picked in sight while one searches for others.
#[component]
fn Picked(props: &PickedProps) -> Html {
    let names: Vec<&str> = props.members.values().map(String::as_str).collect();
    match names.len() {
        0 => html! { <Muted>{ "Chưa chọn đồng chí nào." }</Muted> },
        count => html! { <Text>{ format!("Đã chọn {count}: {}.", names.join(", ")) }</Text> },
    }
}

/// Properties of [`Boxes`].
#[derive(Clone, PartialEq, Properties)]
pub struct BoxesProps {
    /// Those found.
    pub found: Rc<Vec<Member>>,
    /// Those picked.
    pub members: BTreeMap<MemberId, String>,
    /// Adds a member or takes them out.
    pub ontoggle: Callback<(MemberId, String)>,
}

/// A box for each who still belongs to the branch: nobody else can get a code.
#[component]
pub fn Boxes(props: &BoxesProps) -> Html {
    let boxes = props.found.iter().filter(|member| member.standing.belongs()).map(|member| {
        let (id, name) = (member.id, member.name.to_string());
        let onchange = {
            let name = name.clone();
            props.ontoggle.reform(move |_: bool| (id, name.clone()))
        };
        let hint = match member.account {
            AccountState::NotActivated => "Chưa kích hoạt",
            AccountState::Activated => "Đã kích hoạt; mã mới dùng để đặt lại mật khẩu",
        };
        let bind = Bind::new(id.to_string(), props.members.contains_key(&id), onchange);
        html! { <Checkbox key={id.to_string()} label={name} {hint} {bind} /> }
    });
    html! { <Stack gap={Gap::Small}>{ for boxes }</Stack> }
}
