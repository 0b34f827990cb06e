//! Members as a list, with what needs to be noticed about each.

use std::rc::Rc;

use jiff::civil::Date;
use shared::id::OrgId;
use shared::member::{AccountState, Member, MemberClass, Standing};
use yew::prelude::*;

use crate::parts::{Cluster, Gap, List, ListItem, Tag, Tone};
use crate::route::Route;

/// Properties of [`MemberList`].
#[derive(Clone, PartialEq, Properties)]
pub struct MemberListProps {
    /// In the order in which the server sends them.
    pub members: Rc<Vec<Member>>,
    /// Decides who is still probationary.
    pub today: Date,
    /// Names of branches to show, where the list goes over several.
    #[prop_or_default]
    pub branches: Vec<(OrgId, AttrValue)>,
}

/// The members, each leading to their page.
#[component]
pub fn MemberList(props: &MemberListProps) -> Html {
    let branch = |member: &Member| props.branches.iter().find(|(id, _)| *id == member.branch);
    html! {
        <List>{ for props.members.iter().map(|member| html! {
            <ListItem key={member.id.to_string()} to={Route::Member { member: member.id }}
                title={member.name.as_str().to_owned()} under={under(member, branch(member).map(|(_, name)| name))}
                end={html! { <MemberTags member={member.clone()} today={props.today} /> }} />
        }) }</List>
    }
}

fn under(member: &Member, branch: Option<&AttrValue>) -> Html {
    let years = format!("Sinh {} · vào Đảng {}", member.born_on.year(), member.admitted_on.year());
    match branch {
        Some(branch) => html! { { format!("{branch} · {years}") } },
        None => html! { { years } },
    }
}

/// Properties of [`MemberTags`].
#[derive(Clone, PartialEq, Properties)]
pub struct MemberTagsProps {
    /// Whom.
    pub member: Member,
    /// Decides who is still probationary.
    pub today: Date,
}

/// What needs to be noticed: probationary, another standing than the usual, account not activated.
#[component]
pub fn MemberTags(props: &MemberTagsProps) -> Html {
    let member = &props.member;
    let belongs = member.standing.belongs();
    let probationary = belongs && member.class(props.today) == MemberClass::Probationary;
    html! {
        <Cluster gap={Gap::Small}>
            if probationary { <Tag tone={Tone::Info}>{ MemberClass::Probationary.label() }</Tag> }
            if member.standing != Standing::Active {
                <Tag tone={standing_tone(member.standing)}>{ member.standing.label() }</Tag>
            }
            if belongs && member.account == AccountState::NotActivated {
                <Tag tone={Tone::Warning}>{ "Chưa kích hoạt" }</Tag>
            }
        </Cluster>
    }
}

/// The colour of a standing.
pub(super) const fn standing_tone(standing: Standing) -> Tone {
    match standing {
        Standing::Active => Tone::Success,
        Standing::Exempt | Standing::TemporarilyAway => Tone::Info,
        Standing::Suspended => Tone::Warning,
        _ => Tone::Neutral,
    }
}
