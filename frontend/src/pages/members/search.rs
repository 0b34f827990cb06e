//! Looking for people by name. What is typed travels as a body and stays in the memory of the app: neither the address of
//! a page nor that of a call ever holds the name of somebody.

use std::cell::RefCell;

use shared::endpoint::{Nothing, url};
use shared::id::OrgId;
use shared::member::{AccountState, ListMembers, Member, MemberSearch, RosterQuery, SearchMembers};
use shared::org::OrgAt;
use yew::prelude::*;

use crate::api::Source;
use crate::load::{Pages, use_pages_of};
use crate::session::use_viewer;

thread_local! {
    /// The last words and where they were typed, so that coming back from somebody shows the same list.
    static LAST: RefCell<Option<(String, String)>> = const { RefCell::new(None) };
}

/// The words that are searched in an organisation, with the way to change them.
#[hook]
pub fn use_words(org: OrgId) -> (Option<String>, Callback<String>) {
    let viewer = use_viewer();
    let place = format!("{} {org}", viewer.me.member.id);
    let known = || {
        LAST.with_borrow(|last| last.as_ref().filter(|(at, _)| *at == place).map(|(_, words)| words.clone()))
    };
    let words = use_state(known);
    let change = {
        let words = words.clone();
        Callback::from(move |typed: String| {
            let typed = Some(typed.trim().to_owned()).filter(|typed| !typed.is_empty());
            LAST.set(typed.clone().map(|typed| (place.clone(), typed)));
            words.set(typed);
        })
    };
    ((*words).clone(), change)
}

/// The members of a branch; with words those whose names match, of all branches below when it is a committee.
#[hook]
pub fn use_members(org: OrgId, words: Option<String>, account: Option<AccountState>) -> Pages<Member> {
    use_pages_of(move |after| {
        let at = OrgAt { org };
        match words.clone() {
            Some(words) => {
                // A question is a plain struct, and those can be written.
                let question = serde_json::to_string(&MemberSearch { words, account }).unwrap_or_default();
                Source::of::<SearchMembers>(url::<SearchMembers>(&at, &Nothing {})).asking(question)
            }
            None => Source::of::<ListMembers>(url::<ListMembers>(&at, &RosterQuery { account, after })),
        }
    })
}
