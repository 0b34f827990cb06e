//! Searching: through the stream and the object storage, from publishing to what each reader finds.

use jiff::SignedDuration;
use serde_json::{Value, json};
use shared::document::{
    Audience, Body, Document, DocumentKind, DocumentState, Marked, SearchDocuments, SearchHit, SearchQuery,
    markup,
};
use shared::endpoint::Page;
use shared::id::OrgId;
use shared::problem::ProblemCode;
use store::StoreError;
use tests::country::{BRANCH, COMMUNE, FAR_BRANCH, FAR_COMMUNE, PROVINCE, SIBLING};
use tests::desk::{paper, published};
use tests::line::TEMPLATE;
use tests::{Desk, NONE, Persona, World};

fn ask(q: &str) -> SearchQuery {
    SearchQuery { q: q.into(), ..SearchQuery::default() }
}

async fn found(world: &World, by: Persona, query: SearchQuery) -> Page<SearchHit> {
    world.call::<SearchDocuments>(by, NONE, NONE, query).await.ok()
}

async fn titles(world: &World, by: Persona, q: &str) -> Vec<String> {
    found(world, by, ask(q)).await.items.iter().map(|hit| hit.document.head.r#abstract.clone()).collect()
}

fn plain(marked: &[Marked]) -> String {
    marked.iter().map(|part| part.text.as_str()).collect()
}

/// A document that is out, with words of its own.
fn document(world: &World, org: OrgId, number: u128, title: &str, text: &str) -> (Document, Body) {
    let mut document = published(org, number, world.clock.now());
    document.head.r#abstract = title.into();
    (document, Body::of(markup::read(text)))
}

/// Puts documents there as if their offices had published them, and lets the stream bring them to the shelves.
async fn shelve(world: &World, documents: &[(Document, Body)]) {
    world.own.load_documents(documents, world.clock.now()).await.unwrap();
    world.follow_changes().await;
}

#[tokio::test]
async fn a_new_document_is_found_within_a_minute_and_a_withdrawn_one_is_not() {
    let world = World::start().await;
    let desk = Desk::of_commune(&world, 1);
    assert!(titles(&world, Persona::Member, "vu dong").await.is_empty());
    desk.issue(paper(), 5).await;
    world.follow_changes().await;
    // What Lambda waits for a batch, and what a reader goes without asking.
    world.clock.pass(SignedDuration::from_secs(40));
    let hits = found(&world, Persona::Member, ask("vu dong")).await;
    insta::assert_json_snapshot!(hits.items[0].r#abstract);
    assert_eq!(titles(&world, Persona::Member, "05-NQ/ĐU").await.len(), 1);
    assert_eq!(titles(&world, Persona::Member, "khoai tay").await.len(), 1);
    desk.withdraw("Ban hành nhầm thẩm quyền.").await.ok();
    world.follow_changes().await;
    world.clock.pass(SignedDuration::from_secs(40));
    assert!(titles(&world, Persona::Member, "vu dong").await.is_empty());
}

#[tokio::test]
async fn a_snippet_leads_to_its_paragraph() {
    let world = World::start().await;
    let desk = Desk::of_commune(&world, 1);
    desk.issue(paper(), 5).await;
    world.follow_changes().await;
    let hit = found(&world, Persona::Member, ask("khoai tây")).await.items.remove(0);
    let body = desk.find(Persona::Member).await.ok().body;
    let paragraph = body.0.iter().find(|paragraph| Some(&paragraph.id) == hit.paragraph.as_ref());
    assert_eq!(paragraph.unwrap().block.words(), plain(&hit.snippet));
    let marks: Vec<_> = hit.snippet.iter().filter(|part| part.hit).map(|part| part.text.as_str()).collect();
    assert_eq!(marks, ["khoai tây"]);
}

#[tokio::test]
async fn what_is_published_for_later_is_found_from_then_on() {
    let world = World::start().await;
    let desk = Desk::of_commune(&world, 1);
    desk.create(paper()).await.ok();
    desk.hand_in().await.ok();
    desk.check(Persona::CommuneAdmin).await.ok();
    desk.publish(5, Some(world.clock.now() + SignedDuration::from_hours(3))).await.ok();
    world.follow_changes().await;
    assert!(titles(&world, Persona::Member, "vụ đông").await.is_empty());
    world.clock.pass(SignedDuration::from_hours(3));
    assert_eq!(titles(&world, Persona::Member, "vụ đông").await.len(), 1);
}

#[tokio::test]
async fn nobody_finds_what_another_commune_or_branch_has() {
    let world = World::start().await;
    let orgs = [PROVINCE, COMMUNE, BRANCH, SIBLING, FAR_COMMUNE, FAR_BRANCH];
    let titles_of = ["của tỉnh", "của xã", "của chi bộ", "của chi bộ bên", "của xã xa", "của chi bộ xa"];
    let document = |(number, (org, title)): (u128, (&OrgId, &str))| {
        document(&world, *org, number, &format!("Kế hoạch trồng cây {title}"), "Mỗi người một cây.")
    };
    let all: Vec<_> = (1..).zip(orgs.iter().zip(titles_of)).map(document).collect();
    shelve(&world, &all).await;
    for (by, mine) in [
        (Persona::Member, ["của tỉnh", "của xã", "của chi bộ"]),
        (Persona::SiblingMember, ["của tỉnh", "của xã", "của chi bộ bên"]),
        (Persona::FarMember, ["của tỉnh", "của xã xa", "của chi bộ xa"]),
        // Whoever administers more finds no more: one's own chain is what one reads.
        (Persona::CommuneAdmin, ["của tỉnh", "của xã", "của chi bộ bên"]),
    ] {
        let page = found(&world, by, ask("trồng cây")).await;
        let mut seen: Vec<_> = page.items.iter().map(|hit| hit.document.head.r#abstract.clone()).collect();
        seen.sort();
        let mut mine = mine.map(|title| format!("Kế hoạch trồng cây {title}"));
        mine.sort();
        assert_eq!(seen, mine, "{by:?}");
        assert!(page.next.is_none());
    }
    let beside = SearchQuery { org: Some(SIBLING), ..ask("trồng cây") };
    let reply = world.call::<SearchDocuments>(Persona::Member, NONE, NONE, beside).await;
    reply.refused(ProblemCode::NotFound);
    let own = SearchQuery { org: Some(COMMUNE), ..ask("trồng cây") };
    assert_eq!(found(&world, Persona::Member, own).await.items.len(), 1);
}

#[tokio::test]
async fn an_audience_narrows_who_finds_it() {
    let world = World::start().await;
    let narrowed = [Audience::Everyone, Audience::Committees, Audience::Official, Audience::Probationary];
    let document = |(number, audience): (u128, Audience)| {
        let title = format!("Tài liệu tập huấn số {number}");
        let (mut document, body) = document(&world, COMMUNE, number, &title, "Nội dung.");
        document.head.audience = audience;
        (document, body)
    };
    let all: Vec<_> = (1..).zip(narrowed).map(document).collect();
    shelve(&world, &all).await;
    let numbers = async |by| {
        let mut titles = titles(&world, by, "tập huấn").await;
        titles.sort();
        titles.iter().map(|title| title.rsplit(' ').next().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(numbers(Persona::Member).await, ["1", "3"]);
    assert_eq!(numbers(Persona::Probationary).await, ["1", "4"]);
    assert_eq!(numbers(Persona::Secretary).await, ["1", "2", "3"]);
}

#[tokio::test]
async fn pages_and_filters_belong_to_their_question() {
    let world = World::start().await;
    let document = |number: u128| {
        let org = [PROVINCE, COMMUNE, BRANCH][usize::try_from(number % 3).unwrap()];
        let (mut document, body) =
            document(&world, org, number, &format!("Về vệ sinh môi trường {number}"), "");
        document.head.kind =
            if number.is_multiple_of(2) { DocumentKind::Plan } else { DocumentKind::Resolution };
        (document, body)
    };
    let all: Vec<_> = (1..=45).map(document).collect();
    shelve(&world, &all).await;
    let (mut seen, mut after) = (Vec::new(), None);
    loop {
        let page = found(&world, Persona::Member, SearchQuery { after, ..ask("ve sinh") }).await;
        seen.extend(page.items.into_iter().map(|hit| hit.document.id));
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    let count = seen.len();
    seen.sort();
    seen.dedup();
    assert_eq!((count, seen.len()), (45, 45), "each once");
    let plans = SearchQuery { kind: Some(DocumentKind::Plan), ..ask("ve sinh") };
    let page = found(&world, Persona::Member, plans).await;
    assert!(
        page.items.len() == 20 && page.items.iter().all(|hit| hit.document.head.kind == DocumentKind::Plan)
    );
    let last_year = SearchQuery { year: Some(2025), ..ask("ve sinh") };
    assert!(found(&world, Persona::Member, last_year).await.items.is_empty());
    // A position in one question is none in another.
    let stranger = SearchQuery { after: page.next, ..ask("môi trường") };
    let reply = world.call::<SearchDocuments>(Persona::Member, NONE, NONE, stranger).await;
    reply.refused(ProblemCode::Unreadable);
    for nothing in ["", "  ", "?!"] {
        let reply = world.call::<SearchDocuments>(Persona::Member, NONE, NONE, ask(nothing)).await;
        assert_eq!(reply.refused(ProblemCode::Invalid).fields[0].field, "q");
    }
}

#[tokio::test]
async fn a_replaced_document_says_by_what() {
    let world = World::start().await;
    let (old, new) = (Desk::of_commune(&world, 1), Desk::of_commune(&world, 2));
    old.issue(paper(), 5).await;
    new.issue(paper(), 6).await;
    old.replace(&new).await.ok();
    world.follow_changes().await;
    let hits = found(&world, Persona::Member, ask("vụ đông")).await.items;
    let states: Vec<_> = hits.iter().map(|hit| hit.document.state).collect();
    assert_eq!(states, [DocumentState::Published, DocumentState::Replaced]);
    assert_eq!(hits[1].document.replaced.as_ref().unwrap().title, "Nghị quyết số 06-NQ/ĐU");
    assert!(hits.iter().all(|hit| hit.document.work.is_none()), "who worked on it is the office's business");
}

#[tokio::test]
async fn records_that_come_twice_or_in_disorder_leave_the_same_shelf() {
    let world = World::start().await;
    for number in 1..=4_u32 {
        Desk::of_commune(&world, u128::from(number)).issue(paper(), number).await;
    }
    Desk::of_commune(&world, 2).withdraw("Ban hành nhầm thẩm quyền.").await.ok();
    let mut records = world.stream_records().await;
    world.hand_over(&records, 100).await;
    let first = world.own.find_shelf(COMMUNE).await.unwrap().unwrap();
    assert_eq!((first.value.documents, first.rev), (3, 1), "a storm in one batch is one building");
    records.reverse();
    world.hand_over(&records, 3).await;
    let again = world.own.find_shelf(COMMUNE).await.unwrap().unwrap();
    assert_eq!(again, first, "nothing was left to do");
}

#[tokio::test]
async fn a_lost_shelf_is_built_anew_from_the_table() {
    let world = World::start().await;
    Desk::of_commune(&world, 1).issue(paper(), 1).await;
    world.follow_changes().await;
    let shelf = world.own.find_shelf(COMMUNE).await.unwrap().unwrap();
    world.own.files.remove(&shelf.value.bytes_key()).await.unwrap();
    Desk::of_commune(&world, 2).issue(paper(), 2).await;
    world.follow_changes().await;
    assert_eq!(world.own.find_shelf(COMMUNE).await.unwrap().unwrap().value.documents, 2);
}

/// The shelf of an organisation, as a release before this one would have left it.
async fn of_another_format(world: &World, org: OrgId) {
    let shelf = world.own.find_shelf(org).await.unwrap().unwrap();
    let old = store::StoredShelf { format: 0, ..shelf.value.clone() };
    world.own.put_up_shelf(Some(shelf), old, world.clock.now()).await.unwrap();
    world.clock.pass(SignedDuration::from_secs(40));
}

async fn told(world: &World, order: Value) -> Value {
    let order = serde_json::from_value(order).unwrap();
    let answer = indexing::answer(world.app_of("indexing"), order).await;
    serde_json::to_value(answer.unwrap_or_else(|error| panic!("{error}"))).unwrap()
}

#[tokio::test]
async fn a_raised_format_empties_no_search() {
    let world = World::start().await;
    Desk::of_commune(&world, 1).issue(paper(), 1).await;
    world.follow_changes().await;
    of_another_format(&world, COMMUNE).await;
    assert_eq!(titles(&world, Persona::Member, "vụ đông").await.len(), 1, "read as it is");
    // One that this release cannot read is left out; what it can read of the chain is found.
    Desk::of_branch(&world, 2).issue(paper(), 1).await;
    world.follow_changes().await;
    let shelf = world.own.find_shelf(COMMUNE).await.unwrap().unwrap();
    let foreign = store::StoredShelf { name: "foreign".into(), place: None, ..shelf.value.clone() };
    world.own.files.write(&foreign.bytes_key(), foreign_shelf()).await.unwrap();
    world.own.put_up_shelf(Some(shelf), foreign, world.clock.now()).await.unwrap();
    world.clock.pass(SignedDuration::from_secs(40));
    assert_eq!(titles(&world, Persona::Member, "vụ đông").await.len(), 1, "that of the branch");
    assert_eq!(told(&world, json!({ "rebuild": { "org": COMMUNE } })).await["documents"], 1);
    world.clock.pass(SignedDuration::from_secs(40));
    assert_eq!(titles(&world, Persona::Member, "vụ đông").await.len(), 2);
}

/// A shelf as a release with other fields would pack it.
fn foreign_shelf() -> Vec<u8> {
    use std::io::{Cursor, Read as _, Write as _};
    let shelf = search::Shelf::build(&[]).unwrap();
    let mut from = zip::ZipArchive::new(Cursor::new(shelf)).unwrap();
    let mut to = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..from.len() {
        let mut file = from.by_index(index).unwrap();
        let (name, mut bytes) = (file.name().unwrap().into_owned(), Vec::new());
        file.read_to_end(&mut bytes).unwrap();
        if name == "meta.json" {
            let text = String::from_utf8(bytes).unwrap();
            bytes = text.replace("title_sounded", "title_as_typed").into_bytes();
        }
        to.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        to.write_all(&bytes).unwrap();
    }
    to.finish().unwrap().into_inner()
}

#[tokio::test]
async fn all_shelves_are_built_anew_in_as_many_calls_as_that_takes() {
    let world = World::start().await;
    Desk::of_commune(&world, 1).issue(paper(), 1).await;
    Desk::of_branch(&world, 2).issue(paper(), 1).await;
    world.follow_changes().await;
    of_another_format(&world, COMMUNE).await;
    of_another_format(&world, BRANCH).await;
    let call = async || told(&world, json!({ "rebuild_all": { "round": "first", "seconds": 0 } })).await;
    let first = call().await;
    assert!(first["ended_at"].is_null() && first["visited"] == 1, "only the root: {first}");
    let (mut calls, mut last) = (1, first);
    while last["ended_at"].is_null() {
        (calls, last) = (calls + 1, call().await);
        assert!(calls < 100, "{last}");
    }
    assert_eq!((&last["visited"], &last["built"], &last["failed"]), (&json!(6), &json!(2), &json!(0)));
    for org in [COMMUNE, BRANCH] {
        assert_eq!(world.own.find_shelf(org).await.unwrap().unwrap().value.format, search::FORMAT);
    }
    assert!(world.own.find_shelf(SIBLING).await.unwrap().is_none(), "it has handed nothing down");
    assert_eq!(call().await, last, "the same round is over");
    // Another name begins anew, and one call may come to the end.
    let again = told(&world, json!({ "rebuild_all": { "round": "second" } })).await;
    assert_eq!((&again["visited"], again["ended_at"].is_null()), (&json!(6), false));
}

#[tokio::test]
async fn clearing_away_an_old_shelf_never_meets_a_newer_one_of_the_same_content() {
    let world = World::start().await;
    let (first, second) = (Desk::of_commune(&world, 1), Desk::of_commune(&world, 2));
    first.issue(paper(), 1).await;
    world.follow_changes().await;
    let old = world.own.find_shelf(COMMUNE).await.unwrap().unwrap().value;
    second.issue(paper(), 2).await;
    world.follow_changes().await;
    second.withdraw("Ban hành nhầm thẩm quyền.").await.ok();
    world.follow_changes().await;
    let new = world.own.find_shelf(COMMUNE).await.unwrap().unwrap().value;
    assert_eq!(new.name, old.name, "the same content again");
    // Whoever wanted to clear away the old one comes late.
    world.own.files.remove(&old.bytes_key()).await.unwrap();
    world.clock.pass(SignedDuration::from_secs(40));
    assert!(world.own.files.find(&new.bytes_key()).await.unwrap().is_some());
}

#[tokio::test]
async fn a_shelf_that_was_taken_down_is_looked_for_anew() {
    let world = World::start().await;
    let mut shelves = Vec::new();
    for number in 1..=3_u32 {
        Desk::of_commune(&world, u128::from(number)).issue(paper(), number).await;
        world.follow_changes().await;
        shelves.push(world.own.find_shelf(COMMUNE).await.unwrap().unwrap().value);
        if number == 1 {
            // From now on this process believes for half a minute that the first one is the newest.
            assert_eq!(titles(&world, Persona::Member, "vụ đông").await.len(), 1);
        }
    }
    assert!(world.own.files.find(&shelves[0].bytes_key()).await.unwrap().is_none(), "two are kept");
    assert!(world.own.files.find(&shelves[1].bytes_key()).await.unwrap().is_some());
    assert!(!titles(&world, Persona::Member, "vụ đông").await.is_empty());
    let stale = world.own.put_up_shelf(None, shelves[0].clone(), world.clock.now()).await;
    assert!(matches!(stale, Err(StoreError::Conflict)));
}

#[tokio::test]
async fn what_is_searched_for_stands_in_no_address() {
    assert!(!shared::endpoint::url::<SearchDocuments>(&NONE, &NONE).contains('?'));
    let world = World::start().await;
    let token = world.token(Persona::Member.id()).await;
    let request = http::Request::builder().uri("/api/me/documents/search?q=t%E1%BB%91%20c%C3%A1o");
    let request = request.header(http::header::AUTHORIZATION, format!("Bearer {token}"));
    let raw = world.send(request.body(axum::body::Body::empty()).unwrap()).await;
    assert_eq!(raw.problem().code, ProblemCode::WrongVerb);
}

/// Lambda's filter of a stream, as much of it as ours uses: every name leads on, a list holds the values that fit.
fn fits(pattern: &Value, found: &Value) -> bool {
    match pattern {
        Value::Array(values) => values.contains(found),
        Value::Object(fields) => fields.iter().all(|(name, pattern)| fits(pattern, &found[name])),
        _ => false,
    }
}

#[tokio::test]
async fn the_filter_of_the_stream_lets_through_what_matters() {
    let events =
        &TEMPLATE["Resources"]["IndexingFunction"]["Properties"]["Events"]["Published"]["Properties"];
    let pattern = events["FilterCriteria"]["Filters"][0]["Pattern"].as_str().expect("there is a filter");
    let pattern: Value = serde_json::from_str(pattern).unwrap();
    let world = World::start().await;
    let desk = Desk::of_commune(&world, 1);
    desk.issue(paper(), 1).await;
    desk.withdraw("Ban hành nhầm thẩm quyền.").await.ok();
    let records = world.stream_records().await;
    let json = records.iter().map(|record| serde_json::to_value(record).unwrap());
    let through: Vec<_> = json.filter(|record| fits(&pattern, record)).collect();
    let states: Vec<_> = through
        .iter()
        .map(|record| record["dynamodb"]["NewImage"]["data"]["M"]["state"]["S"].clone())
        .collect();
    assert_eq!(states, ["published", "withdrawn"]);
}
