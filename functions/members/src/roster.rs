//! The roster as a list and member by member.

use futures_util::{StreamExt, TryStreamExt, stream};
use kit::{App, Call, Member, Result};
use shared::access::{Action, Subject};
use shared::endpoint::Page;
use shared::member::{AccountState, FindMember, ListMembers, Member as Shown, SearchMembers};
use shared::org::{Org, OrgKind, OrgPath};
use shared::problem::{Problem, ProblemCode};
use shared::text::{matches, name_sort_key};
use store::{Stored, StoredMember};

use crate::accounts::add_requests;
use crate::orgs;

/// Most members that a search shows; more means that the words say too little.
const MOST_FOUND: usize = 50;

/// Longest words of a search, in characters.
const LONGEST_SEARCH: usize = 100;

/// Rosters read at once.
const AT_ONCE: usize = 12;

/// `list_members`.
pub async fn list_members(app: App, by: Member, call: Call<ListMembers>) -> Result<Page<Shown>> {
    let org = orgs::load(&app, &by, call.path.org, Action::ReadRoster).await?.value;
    if let Some(account) = call.query.account {
        return whose_account(&app, &org, "", account).await;
    }
    if org.kind != OrgKind::Branch {
        let sentence = "Xin chọn một chi bộ, hoặc nhập tên để tìm trong toàn đảng bộ.";
        return Err(Problem::field("org", sentence).into());
    }
    let page = app.store.list_members(org.id, call.query.after.as_ref()).await?;
    Ok(Page { items: shown(&app, &page.items).await?, next: page.next })
}

/// `search_members`.
pub async fn search_members(app: App, by: Member, call: Call<SearchMembers>) -> Result<Page<Shown>> {
    let org = orgs::load(&app, &by, call.path.org, Action::ReadRoster).await?.value;
    let words = call.body.words.trim();
    if words.is_empty() || words.chars().count() > LONGEST_SEARCH {
        let sentence = format!("Xin nhập họ tên cần tìm, không quá {LONGEST_SEARCH} ký tự.");
        return Err(Problem::field("words", sentence).into());
    }
    match call.body.account {
        Some(account) => whose_account(&app, &org, words, account).await,
        None => search(&app, &org, words).await,
    }
}

/// Everyone of a branch whose account stands so; a branch is small enough to be read whole.
async fn whose_account(app: &App, org: &Org, words: &str, account: AccountState) -> Result<Page<Shown>> {
    if org.kind != OrgKind::Branch {
        let sentence = "Xin chọn một chi bộ để xem theo tình trạng tài khoản.";
        return Err(Problem::field("account", sentence).into());
    }
    let mut items = shown(app, &app.store.roster(org.id).await?).await?;
    items.retain(|member| member.account == account && matches(words, member.name.as_str()));
    Ok(Page { items, next: None })
}

/// Everyone in the organisation's branches whose name has these words.
async fn search(app: &App, org: &Org, words: &str) -> Result<Page<Shown>> {
    let too_wide = || {
        Problem::field("words", "Phạm vi quá rộng để tìm theo tên. Xin chọn một đảng ủy cấp dưới rồi tìm.")
    };
    let branches = orgs::branches(app, org).await?.ok_or_else(too_wide)?;
    let rosters: Vec<_> = stream::iter(branches)
        .map(|branch| {
            let app = app.clone();
            async move { app.store.roster(branch.org.id).await }
        })
        .buffer_unordered(AT_ONCE)
        .try_collect()
        .await?;
    let mut found: Vec<_> = rosters.into_iter().flatten().collect();
    found.retain(|member: &Stored<StoredMember>| matches(words, member.value.name.as_str()));
    found.sort_by_cached_key(|member| name_sort_key(member.value.name.as_str()));
    found.truncate(MOST_FOUND);
    Ok(Page { items: shown(app, &found).await?, next: None })
}

async fn shown(app: &App, members: &[Stored<StoredMember>]) -> Result<Vec<Shown>> {
    let seal = &app.store.seal;
    let shown = members.iter().map(|member| member.shown(seal));
    let mut shown = shown.collect::<std::result::Result<Vec<_>, _>>()?;
    add_requests(app, &mut shown).await?;
    Ok(shown)
}

/// `find_member`.
pub async fn find_member(app: App, by: Member, call: Call<FindMember>) -> Result<Shown> {
    let member = app.store.find_member(call.path.member).await?.ok_or(ProblemCode::NotFound)?;
    let path = OrgPath::from_chain(&member.value.chain);
    let host = match member.value.host {
        Some(host) => app.store.find_org(host).await?.map(|org| org.value.path),
        None => None,
    };
    let subject = Subject { org: &path, member: Some(member.value.id), host: host.as_ref() };
    by.may(Action::ReadMember, subject)?;
    let mut shown = [member.shown(&app.store.seal)?];
    add_requests(&app, &mut shown).await?;
    let [shown] = shown;
    Ok(shown)
}
