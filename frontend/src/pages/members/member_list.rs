//! Members as a list, with what needs to be noticed about each.

use jiff::civil::Date;
use shared::id::OrgId;
use shared::member::{AccountState, Member, MemberClass, Standing};
use yew::prelude::*;

use crate::parts::{Cluster, Gap, List, ListItem, Tag, Tone};
use crate::route::Route;

/// The members in the order in which the server sends them, each leading to their page; `branches` are the names to
/// show where the list goes over several.
pub fn member_list(members: &[Member], today: Date, branches: &[(OrgId, AttrValue)]) -> Html {
    let branch = |member: &Member| branches.iter().find(|(id, _)| *id == member.branch);
    html! {
        <List>{ for members.iter().map(|member| html! {
            <ListItem key={member.id.to_string()} to={Route::Member { member: member.id }}
                title={member.name.as_str().to_owned()} under={under(member, branch(member).map(|(_, name)| name))}
                end={member_tags(member, today)} />
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

/// What needs to be noticed: probationary, another standing than the usual, account not activated.
pub fn member_tags(member: &Member, today: Date) -> Html {
    let belongs = member.standing.belongs();
    let probationary = belongs && member.class(today) == MemberClass::Probationary;
    html! {
        <Cluster gap={Gap::Small}>
            if probationary { <Tag tone={Tone::Info}>{ MemberClass::Probationary.label() }</Tag> }
            if member.standing != Standing::Active {
                <Tag tone={standing_tone(member.standing)}>{ member.standing.label() }</Tag>
            }
            if member.transfer.is_some() { <Tag tone={Tone::Info}>{ "Đang chuyển đi" }</Tag> }
            if belongs && member.account != AccountState::Active {
                <Tag tone={account_tone(member.account)}>{ member.account.label() }</Tag>
            }
        </Cluster>
    }
}

/// The colour of an account.
pub(super) const fn account_tone(account: AccountState) -> Tone {
    match account {
        AccountState::Active => Tone::Success,
        AccountState::Pending => Tone::Info,
        AccountState::PreRegistered | AccountState::Rejected => Tone::Warning,
        AccountState::Locked => Tone::Danger,
        AccountState::Closed => Tone::Neutral,
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
