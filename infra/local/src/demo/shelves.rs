//! Shelves of the search for what the demo has published: built with the data, because its records in the stream are
//! forgotten.

use kit::App;
use search::Entry;
use shared::person::CitizenId;

use super::DemoAccounts;
use crate::engines::Fault;
use crate::files::Files;

/// Builds those of the chain of the first branch; nobody else of the demo has published anything.
///
/// # Errors
/// When the store or the folder of files fails.
pub async fn build(app: &App, files: &Files, accounts: &DemoAccounts) -> Result<(), Fault> {
    let Some(account) = accounts.rows.iter().find(|account| account.who.starts_with("Bí thư")) else {
        return Ok(());
    };
    let citizen_id: CitizenId = account.citizen_id.parse().map_err(|_| "an account without a citizen id")?;
    let Some(member) = app.store.find_member_by_citizen_id(&citizen_id).await? else { return Ok(()) };
    let Some(person) = app.store.find_member(member).await? else { return Ok(()) };
    for org in person.value.chain {
        let library = app.store.library_with_texts(org).await?;
        let entries = library.into_iter().filter_map(|(document, body)| Entry::of(document, &body));
        let (shelf, bytes) = indexing::pack(org, entries.collect(), None, app.now())?;
        files.put(&shelf.bytes_key(), &bytes)?;
        app.store.put_up_shelf(None, shelf, app.now()).await?;
    }
    Ok(())
}
