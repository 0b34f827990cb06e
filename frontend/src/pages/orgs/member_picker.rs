//! Chooses a member by name.

use jiff::civil::Date;
use shared::id::MemberId;
use shared::member::Member;
use shared::org::Org;
use shared::time::format_date;
use yew::prelude::*;

use crate::form::Bind;
use crate::load::{FailureNotice, LoadState};
use crate::pages::members::use_members;
use crate::parts::{Choice, DelayedSearch, Muted, Opt, Pager, Shape, Skeleton, Stack};

/// Properties of [`MemberPicker`].
#[derive(Clone, PartialEq, Properties)]
pub struct MemberPickerProps {
    /// From whom: the members of a branch, or of all branches of a committee.
    pub org: Org,
    /// What is asked.
    #[prop_or(AttrValue::Static("Đồng chí được trao quyền"))]
    pub label: AttrValue,
    /// The form's value.
    pub bind: Bind<Option<MemberId>>,
}

/// A search and those who were found: nobody before there are words, so that the form stays short.
#[component]
pub fn MemberPicker(props: &MemberPickerProps) -> Html {
    let words = use_state(String::new);
    let onsearch = {
        let words = words.clone();
        Callback::from(move |to| words.set(to))
    };
    let open = !words.is_empty();
    let hint = match props.org.kind.has_members() {
        true => "Gõ họ tên ở ô trên để tìm trong chi bộ",
        false => "Gõ họ tên ở ô trên để tìm trong toàn đảng bộ",
    };
    html! {
        <Stack>
            <DelayedSearch label="Tìm đồng chí theo họ tên" value={(*words).clone()} {onsearch} />
            if open {
                <Candidates org={props.org.clone()} label={&props.label} words={(*words).clone()} bind={props.bind.clone()} />
            } else {
                <Choice<MemberId> label={&props.label} {hint}
                    options={Vec::new()} bind={props.bind.clone()} />
            }
        </Stack>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct CandidatesProps {
    org: Org,
    label: AttrValue,
    words: String,
    bind: Bind<Option<MemberId>>,
}

/// The members to choose from.
#[component]
fn Candidates(props: &CandidatesProps) -> Html {
    let words = Some(props.words.clone()).filter(|words| !words.is_empty());
    let pages = use_members(props.org.id, words, None);
    let members = match &pages.list.state {
        LoadState::Loading => return html! { <Skeleton shape={Shape::Rows} /> },
        LoadState::Failed(failure) => {
            return html! { <FailureNotice failure={failure.clone()} onretry={pages.list.reload.clone()} /> };
        }
        LoadState::Ready(members) => members,
    };
    let options: Vec<_> = members.iter().filter(|member| member.standing.belongs()).map(option).collect();
    if options.is_empty() {
        return html! { <Muted>{ "Không có ai khớp. Có thể gõ một phần tên, không cần dấu." }</Muted> };
    }
    html! {
        <>
            <Choice<MemberId> label={&props.label} {options} bind={props.bind.clone()} />
            <Pager shown={members.len()} more={pages.more} busy={pages.busy} onmore={pages.onmore.clone()} />
        </>
    }
}

/// Name and birth date tell namesakes apart.
fn option(member: &Member) -> Opt<MemberId> {
    let born: Date = member.born_on;
    Opt::new(member.id, member.name.as_str().to_owned()).note(format!("Sinh ngày {}", format_date(born)))
}
