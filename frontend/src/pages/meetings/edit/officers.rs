//! Who chairs and who takes the minutes, chosen from the roster, or from the committee when only that meets.

use shared::endpoint::Nothing;
use shared::grant::ListGrants;
use shared::id::{MemberId, OrgId};
use shared::member::{ListMembers, Member, RosterQuery, Standing};
use shared::org::OrgAt;
use yew::prelude::*;

use crate::api::Failure;
use crate::form::Bind;
use crate::load::{FailureNotice, LoadState, Pages, use_load, use_pages};
use crate::parts::{Opt, SelectField};

/// Properties of [`Officers`].
#[derive(Clone, PartialEq, Properties)]
pub struct OfficersProps {
    /// Whose roster.
    pub org: OrgId,
    /// Whether only the committee meets: then they are of it.
    pub committee: bool,
    /// Chủ trì.
    pub chair: Bind<Option<MemberId>>,
    /// Thư ký.
    pub minute_taker: Bind<Option<MemberId>>,
    /// People chosen before, with their names: they can be chosen also while the roster is not here.
    pub known: Vec<(MemberId, AttrValue)>,
}

/// The two fields; those who can be chosen come meanwhile.
#[component]
pub fn Officers(props: &OfficersProps) -> Html {
    match props.committee {
        true => html! { <OfCommittee ..props.clone() /> },
        false => html! { <OfBranch ..props.clone() /> },
    }
}

/// Chosen from the holders of seats.
#[component]
fn OfCommittee(props: &OfficersProps) -> Html {
    let load = use_load::<ListGrants>(OrgAt { org: props.org }, Nothing {});
    let mut seats: Vec<Opt<MemberId>> = Vec::new();
    for grant in load.ready().into_iter().flatten().filter(|grant| grant.role.leads_branch()) {
        if !seats.iter().any(|seat| seat.value == grant.member) {
            seats.push(Opt::new(grant.member, grant.name.clone()));
        }
    }
    let failure = match &load.state {
        LoadState::Failed(failure) => Some((failure.clone(), load.reload.clone())),
        _ => None,
    };
    fields(props, with_known(seats, &props.known), failure)
}

/// Chosen from the roster.
#[component]
fn OfBranch(props: &OfficersProps) -> Html {
    let pages = use_whole_roster(props.org);
    let roster = pages.list.ready().cloned().unwrap_or_default();
    let options = options(&roster, &props.known);
    let failure = match &pages.list.state {
        LoadState::Failed(failure) => Some((failure.clone(), pages.list.reload.clone())),
        _ => pages.failure.clone().map(|failure| (failure, pages.onmore.clone())),
    };
    fields(props, options, failure)
}

fn fields(
    props: &OfficersProps,
    options: Vec<Opt<MemberId>>,
    failure: Option<(Failure, Callback<()>)>,
) -> Html {
    html! {
        <>
            if let Some((failure, onretry)) = failure {
                <FailureNotice {failure} {onretry} />
            }
            <SelectField<MemberId> label="Chủ trì" bind={props.chair.clone()} options={options.clone()} none="Chưa chọn" />
            <SelectField<MemberId> label="Thư ký ghi biên bản" bind={props.minute_taker.clone()} {options} none="Chưa chọn" />
        </>
    }
}

/// Every page of the roster, one after the other.
#[hook]
fn use_whole_roster(org: OrgId) -> Pages<Member> {
    let pages = use_pages::<ListMembers, Member>(OrgAt { org }, |after| RosterQuery { account: None, after });
    let onmore = pages.onmore.clone();
    let goes_on = pages.more && !pages.busy && pages.failure.is_none();
    use_effect_with((goes_on, pages.list.ready().map(Vec::len)), move |(goes_on, _)| {
        if *goes_on {
            onmore.emit(());
        }
    });
    pages
}

/// Those who take part in the branch, and whoever was chosen before.
fn options(roster: &[Member], known: &[(MemberId, AttrValue)]) -> Vec<Opt<MemberId>> {
    let active =
        roster.iter().filter(|member| matches!(member.standing, Standing::Active | Standing::Exempt));
    with_known(active.map(|member| Opt::new(member.id, member.name.as_str().to_owned())).collect(), known)
}

fn with_known(mut options: Vec<Opt<MemberId>>, known: &[(MemberId, AttrValue)]) -> Vec<Opt<MemberId>> {
    for (member, name) in known {
        if !options.iter().any(|option| option.value == *member) {
            options.push(Opt::new(*member, name.clone()));
        }
    }
    options
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_was_chosen_before_can_still_be_chosen() {
        let known = [(MemberId::from_parts(1, 1), "Lê Văn Bình".into())];
        assert_eq!(options(&[], &known), [Opt::new(known[0].0, "Lê Văn Bình")]);
    }
}
