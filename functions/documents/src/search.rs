//! Searching what my chain of organisations has handed down.

use std::sync::Arc;

use ::search::{Asked, Question, Shelf, search};
use kit::{App, Call, Failure, Member, Result};
use shared::access::{Action, Subject};
use shared::document::{Audience, SearchDocuments, SearchHit, SearchQuery};
use shared::endpoint::Page;
use shared::id::OrgId;
use shared::member::MemberClass;
use shared::problem::ProblemCode;

use crate::{feed, load, shelves};

/// Documents of a page.
const PAGE: usize = 20;

/// Most documents that a question shows; who has not found it by then asks another way.
const MOST: usize = 200;

/// `search_documents`.
pub async fn search_documents(app: App, by: Member, call: Call<SearchDocuments>) -> Result<Page<SearchHit>> {
    let query = call.body;
    let orgs = feed::orgs_of(&by, query.org)?;
    let name = name_of(&query);
    let skip = query.after.as_ref().map_or(Ok(0), |after| app.store.open_found(&name, after))?;
    let shelves = shelves::of(&app, &orgs).await?;
    let class = class(&app, &by, &shelves).await?;
    let asked = shelves.iter().map(|(org, shelf)| asked(&by, *org, shelf, class));
    let asked = asked.collect::<Result<Vec<_>>>()?;
    let words = query.words()?;
    let question = Question::read(&words, app.now()).narrowed(query.kind, query.year);
    let hits = search(&asked, &question, skip, PAGE).map_err(internal)?;
    let next = skip + PAGE;
    let more = hits.more && next < MOST;
    Ok(Page { items: hits.items, next: more.then(|| app.store.seal_found(&name, next)) })
}

/// A shelf, and for which audiences of it the caller is.
fn asked<'a>(by: &Member, org: OrgId, shelf: &'a Shelf, class: Option<MemberClass>) -> Result<Asked<'a>> {
    let path = by.actor.path_to(org).ok_or(ProblemCode::NotFound)?;
    by.may(Action::ReadDocuments, Subject::org(&path))?;
    let mine = |audience: &Audience| audience.includes(&path, &by.actor, class);
    Ok(Asked { org, shelf, audiences: Audience::ALL.into_iter().filter(mine).collect() })
}

/// Official or probationary, read only when something on these shelves depends on it.
async fn class(app: &App, by: &Member, shelves: &[(OrgId, Arc<Shelf>)]) -> Result<Option<MemberClass>> {
    let narrowed = Audience::ALL.into_iter().filter(|audience| audience.asks_class());
    for audience in narrowed {
        for (_, shelf) in shelves {
            if shelf.holds(audience).map_err(internal)? {
                return load::class_of(app, by).await;
            }
        }
    }
    Ok(None)
}

/// What a cursor is good for: this question and no other.
fn name_of(query: &SearchQuery) -> String {
    let SearchQuery { q, kind, org, year, .. } = query;
    format!("{q:?} {kind:?} {org:?} {year:?}")
}

fn internal(error: ::search::SearchError) -> Failure {
    Failure::Internal(error.to_string())
}
