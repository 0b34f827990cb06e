//! The log of an organisation, for those who answer for it.

use std::collections::{BTreeSet, HashMap};

use kit::{App, Call, Member, Result};
use shared::access::Action;
use shared::audit::{AuditCheck, AuditEntry, AuditLine, CheckAudit, ListAudit};
use shared::endpoint::Page;
use shared::id::MemberId;

use crate::orgs;

/// `list_audit`.
pub async fn list_audit(app: App, by: Member, call: Call<ListAudit>) -> Result<Page<AuditLine>> {
    let org = orgs::load(&app, &by, call.path.org, Action::ReadAudit).await?.value;
    let page = app.store.list_audit(org.id, &call.query, app.now()).await?;
    let names = names(&app, &page.items).await?;
    let name = |member: Option<MemberId>| member.and_then(|member| names.get(&member).cloned());
    let line = |entry: AuditEntry| AuditLine {
        by_name: name(entry.by),
        member_name: name(Some(entry.act.member())),
        former_name: name(entry.act.former()),
        entry,
    };
    Ok(Page { items: page.items.into_iter().map(line).collect(), next: page.next })
}

/// The names of everybody in these entries.
async fn names(app: &App, entries: &[AuditEntry]) -> Result<HashMap<MemberId, String>> {
    let people = entries.iter().flat_map(|entry| entry.by.into_iter().chain(entry.act.people()));
    let ids: Vec<_> = people.collect::<BTreeSet<_>>().into_iter().collect();
    let found = app.store.find_members(&ids).await?;
    Ok(found.into_iter().map(|member| (member.value.id, member.value.name.as_str().to_owned())).collect())
}

/// `check_audit`.
pub async fn check_audit(app: App, by: Member, call: Call<CheckAudit>) -> Result<AuditCheck> {
    let org = orgs::load(&app, &by, call.path.org, Action::ReadAudit).await?.value;
    let check = app.store.check_audit(org.id).await?;
    if let Some(number) = check.broken_at {
        tracing::error!(org = %org.id, number, "the log of an organisation is broken");
    }
    Ok(check)
}
