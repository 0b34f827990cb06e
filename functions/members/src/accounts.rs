//! The state of accounts as people are shown it: a request that waits or was refused shows until there is a password.

use std::collections::BTreeSet;

use futures_util::{StreamExt, TryStreamExt, stream};
use kit::{App, Result};
use shared::id::OrgId;
use shared::member::{AccountState, Member};

/// Branches asked about at once.
const AT_ONCE: usize = 12;

/// Looks at the requests in the branches of those who have no password yet.
pub async fn add_requests(app: &App, members: &mut [Member]) -> Result<()> {
    let lacking = members.iter().filter(|member| member.account == AccountState::PreRegistered);
    let branches: BTreeSet<OrgId> = lacking.map(|member| member.branch).collect();
    let requests: Vec<_> = stream::iter(branches)
        .map(|branch| {
            let app = app.clone();
            async move { app.store.requests_of(branch, app.now()).await }
        })
        .buffer_unordered(AT_ONCE)
        .try_collect()
        .await?;
    for member in members {
        let request = requests.iter().find_map(|of_branch| of_branch.get(&member.id));
        member.account = request.map_or(member.account, |request| member.account.asked(*request));
    }
    Ok(())
}
