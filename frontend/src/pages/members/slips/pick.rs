//! Picking members of a branch by name.

use std::collections::BTreeMap;

use gloo_timers::callback::Timeout;
use shared::id::{MemberId, OrgId};
use shared::member::{AccountState, Member};
use yew::prelude::*;

use crate::form::Bind;
use crate::pages::members::use_members;
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
    let PickMembersProps { org, members, ontoggle } = props;
    let (typed, words) = (use_state(String::new), use_state(|| None::<String>));
    {
        let words = words.clone();
        use_effect_with((*typed).clone(), move |typed| {
            let asked = Some(typed.trim().to_owned()).filter(|typed| !typed.is_empty());
            let timer = (asked != *words).then(|| Timeout::new(PAUSE, move || words.set(asked)));
            move || drop(timer)
        });
    }
    let pages = use_members(*org, (*words).clone(), None);
    let onsearch = {
        let typed = typed.clone();
        Callback::from(move |text| typed.set(text))
    };
    html! {
        <Stack>
            { picked_names(members) }
            <SearchBox label="Tìm theo họ tên" value={(*typed).clone()} {onsearch} />
            { pages.show(nobody(), |found| boxes(found, members, ontoggle)) }
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

/// Keeps those picked in sight while one searches for others.
fn picked_names(members: &BTreeMap<MemberId, String>) -> Html {
    let names: Vec<&str> = members.values().map(String::as_str).collect();
    match names.len() {
        0 => html! { <Muted>{ "Chưa chọn đồng chí nào." }</Muted> },
        count => html! { <Text>{ format!("Đã chọn {count}: {}.", names.join(", ")) }</Text> },
    }
}

/// A box for each who still belongs to the branch: nobody else can get a code.
pub fn boxes(
    found: &[Member],
    picked: &BTreeMap<MemberId, String>,
    ontoggle: &Callback<(MemberId, String)>,
) -> Html {
    let boxes = found.iter().filter(|member| member.standing.belongs()).map(|member| {
        let (id, name) = (member.id, member.name.to_string());
        let onchange = {
            let name = name.clone();
            ontoggle.reform(move |_: bool| (id, name.clone()))
        };
        let hint = match member.account {
            AccountState::Locked => "Đang khóa; mở khóa trước thì mã mới dùng được",
            AccountState::Active => "Đã kích hoạt; mã mới dùng để đặt lại mật khẩu",
            other => other.label(),
        };
        let bind = Bind::new(id.to_string(), picked.contains_key(&id), onchange);
        html! { <Checkbox key={id.to_string()} label={name} {hint} {bind} /> }
    });
    html! { <Stack gap={Gap::Small}>{ for boxes }</Stack> }
}
