//! What the office of a committee has on its desk.

use kit::{App, Call, Member, Result};
use shared::access::Action;
use shared::document::{Document, FindNextNumber, ListDocuments, NextNumber, number_place};
use shared::endpoint::Page;
use shared::time::local_date;

use crate::load;

/// `list_documents`.
pub async fn list_documents(app: App, by: Member, call: Call<ListDocuments>) -> Result<Page<Document>> {
    let org = load::org(&app, &by, call.path.org, Action::WriteDocuments).await?;
    let page = app.store.list_documents(org.id, call.query.state, call.query.after.as_ref()).await?;
    Ok(Page { items: page.items.into_iter().map(load::shown).collect(), next: page.next })
}

/// `find_next_number`.
pub async fn find_next_number(app: App, by: Member, call: Call<FindNextNumber>) -> Result<NextNumber> {
    let org = load::org(&app, &by, call.path.org, Action::WriteDocuments).await?;
    let signed_on = call.query.signed_on.unwrap_or(local_date(app.now()));
    let Some(place) = number_place(org.id, org.kind, call.query.kind, signed_on) else {
        return Ok(NextNumber { serial: None });
    };
    let last = app.store.last_document_number(&place).await?;
    Ok(NextNumber { serial: Some(last + 1) })
}
