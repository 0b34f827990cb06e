//! The roster of one branch: search and list, as it stands on the pages `Đảng viên` and `Tổ chức`.

use serde::{Deserialize, Serialize};
use shared::id::OrgId;
use shared::member::AccountState;
use shared::time::local_date;
use yew::prelude::*;

use super::member_list::member_list;
use super::search::{use_members, use_words};
use crate::dom;
use crate::form::Bind;
use crate::parts::{DelayedSearch, EmptyState, Glyph, Opt, SelectField, Stack, Text};
use crate::route::use_query;

/// Which accounts are shown, as the address keeps it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
struct Shown {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    tai_khoan: Option<AccountState>,
}

/// The state of accounts that is looked for, with the way to change it.
#[hook]
fn use_account() -> Bind<Option<AccountState>> {
    let (shown, change) = use_query::<Shown>();
    Bind::new("tai_khoan", shown.tai_khoan, change.reform(move |tai_khoan| Shown { tai_khoan }))
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
    let (words, onsearch) = use_words(props.org);
    let bind = use_account();
    let account = bind.value;
    let pages = use_members(props.org, words.clone(), account);
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
