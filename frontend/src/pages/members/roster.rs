//! The roster of one branch: search and list, as it stands on the pages `Đảng viên` and `Tổ chức`.

use serde::{Deserialize, Serialize};
use shared::id::OrgId;
use shared::member::{AccountState, ListMembers, Member, RosterQuery};
use shared::org::OrgAt;
use shared::time::local_date;
use yew::prelude::*;

use super::member_list::member_list;
use crate::dom;
use crate::form::Bind;
use crate::load::use_pages;
use crate::parts::{DelayedSearch, EmptyState, Glyph, Opt, SelectField, Stack, Text};
use crate::route::use_query;

/// What is searched, as the address keeps it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
struct Words {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    q: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    tai_khoan: Option<AccountState>,
}

/// The words to search with the way to change them; both live in the address.
#[hook]
pub(super) fn use_words() -> (Option<String>, Callback<String>) {
    let (query, change) = use_query::<Words>();
    let (words, tai_khoan) = (query.q.filter(|words| !words.trim().is_empty()), query.tai_khoan);
    let onwords = change.reform(move |words: String| {
        let q = Some(words).filter(|words| !words.is_empty());
        Words { q, tai_khoan }
    });
    (words, onwords)
}

/// The state of accounts that is looked for, with the way to change it.
#[hook]
fn use_account() -> Bind<Option<AccountState>> {
    let (query, change) = use_query::<Words>();
    let value = query.tai_khoan;
    Bind::new("tai_khoan", value, change.reform(move |tai_khoan| Words { tai_khoan, ..query.clone() }))
}

/// Properties of [`Roster`].
#[derive(Clone, PartialEq, Properties)]
pub struct RosterProps {
    /// Whose roster: a branch.
    pub org: OrgId,
}

/// The members by given name, with a search that the server answers.
#[component]
pub fn Roster(props: &RosterProps) -> Html {
    let (words, onsearch) = use_words();
    let bind = use_account();
    let account = bind.value;
    let pages = {
        let words = words.clone();
        use_pages::<ListMembers, Member>(OrgAt { org: props.org }, move |after| RosterQuery {
            q: words.clone(),
            account,
            after,
        })
    };
    let today = local_date(dom::now());
    html! {
        <Stack>
            <DelayedSearch label="Tìm theo họ tên" value={words.clone().unwrap_or_default()} {onsearch} />
            <SelectField<AccountState> label="Tài khoản" {bind} options={accounts()} none="Tất cả" />
            { pages.show(nothing(words.as_deref(), account), |members| member_list(members, today, &[])) }
        </Stack>
    }
}

fn accounts() -> Vec<Opt<AccountState>> {
    AccountState::ALL.into_iter().map(|state| Opt::new(state, state.label())).collect()
}

/// Nobody whose account stands so, or nobody at all.
fn nothing(words: Option<&str>, account: Option<AccountState>) -> Html {
    match (words, account) {
        (None, Some(account)) => html! {
            <EmptyState icon={Glyph::Search} title={format!("Không có tài khoản nào “{}”", account.label())}>
                <Text>{ "Xin chọn tình trạng khác, hoặc “Tất cả”." }</Text>
            </EmptyState>
        },
        (words, _) => nobody(words),
    }
}

/// Nobody found, or nobody there yet.
pub(super) fn nobody(words: Option<&str>) -> Html {
    match words {
        Some(words) => html! {
            <EmptyState icon={Glyph::Search} title={format!("Không có ai khớp với “{words}”")}>
                <Text>{ "Có thể gõ một phần tên, không cần dấu. Xin thử lại với ít chữ hơn." }</Text>
            </EmptyState>
        },
        None => html! {
            <EmptyState icon={Glyph::People} title="Chi bộ chưa có đảng viên nào trong sổ">
                <Text>{ "Quản trị cấp trên nhập danh sách từ tệp Excel mà chi bộ đang giữ." }</Text>
            </EmptyState>
        },
    }
}
