use std::collections::BTreeSet;
use std::sync::Arc;

use aws_sdk_dynamodbstreams::types::ShardIteratorType;
use kit::{App, Config, Verifier};
use shared::id::MemberId;
use shared::meeting::{MeetingKind, MeetingState};
use shared::time::local_date;
use store::{DataKeys, Endpoints, Patience};

use super::{Demo, commune, now};
use crate::demo::{Import, committee, import, is_loaded, load};
use crate::engines::Dynamo;
use crate::tables;

const PREFIX: &str = "demo-";

async fn start() -> (Dynamo, App) {
    let dynamo = Dynamo::start(None).await.unwrap();
    tables::create_missing(&dynamo.client(), PREFIX).await.unwrap();
    let endpoints = Endpoints {
        dynamodb: Some(dynamo.endpoint().to_owned()),
        s3: None,
        table_prefix: PREFIX.into(),
        bucket: "demo".into(),
        patience: Patience::default(),
    };
    let config = Config {
        endpoints,
        data_key: DataKeys::of(vec![[7; 32]], Some([9; 32])).unwrap(),
        verifier: Verifier::from_public_key(&[1; 32]),
        signer: None,
        proxies: Some(0),
    };
    let app = App::connect(&config).await.with_clock(Arc::new(now));
    (dynamo, app)
}

/// What can be read of a demo that was written.
async fn check(app: &App, demo: Demo) {
    assert!(is_loaded(app).await.unwrap());
    let made = commune(demo, 0);
    let branch = made.orgs[1].id;
    let roster = app.store.roster(branch).await.unwrap();
    let people: Vec<MemberId> =
        made.members.iter().filter(|one| one.profile.branch == branch).map(|one| one.id()).collect();
    assert_eq!(roster.len(), people.len());
    assert!(roster.iter().all(|stored| people.contains(&stored.value.id) && stored.rev == 1));
    let counts = app.store.find_counts(made.orgs[0].id).await.unwrap();
    assert_eq!(counts.members as usize, made.members.iter().filter(|one| one.belongs()).count());
    for persona in &made.personas {
        let found = app.store.find_member_by_citizen_id(&persona.citizen_id).await.unwrap();
        assert_eq!(found, Some(persona.member));
        assert!(app.store.find_password(persona.member).await.unwrap().is_some());
    }
    let secretary = made.grants.iter().find(|grant| grant.org == branch).unwrap();
    assert!(app.store.grants_of(secretary.member).await.unwrap().contains(secretary));
    let (meeting, list) = &made.meetings[0];
    let (stored, stored_list) = app.store.find_whole_meeting(meeting.id).await.unwrap().unwrap();
    assert_eq!(&stored.value, meeting);
    assert_eq!(stored_list.len(), list.len());
    let check = app.store.check_audit(branch).await.unwrap();
    assert!(check.whole > 3 && check.broken_at.is_none(), "{check:?}");
    assert!(!app.store.corrections_waiting(branch).await.unwrap().is_empty());
    let below = app.store.all_orgs_below(made.orgs[0].id).await.unwrap();
    assert_eq!(below.len(), made.orgs.len() - 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_branch_is_written_by_requests_once() {
    let (_dynamo, app) = start().await;
    assert!(!is_loaded(&app).await.unwrap());
    let accounts = load(&app, Demo::Branch, |_| {}).await.unwrap();
    assert_eq!(accounts.rows.len(), 8);
    check(&app, Demo::Branch).await;
    assert!(load(&app, Demo::Commune, |_| {}).await.is_err());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_commune_is_imported_and_leaves_no_member_in_the_stream() {
    let (dynamo, app) = start().await;
    let into = Import::into(dynamo.database(), format!("{PREFIX}app"));
    import(&app, into, Demo::Commune, |_| {}).await.unwrap();
    check(&app, Demo::Commune).await;
    let kinds = kinds_in_stream(&dynamo).await;
    // A handful of others goes by requests; nobody counts or follows them.
    let followed = ["member", "receipt", "meeting", "attendance", "month_row"];
    assert!(kinds.contains("org_counts"), "{kinds:?}");
    assert!(followed.iter().all(|kind| !kinds.contains(*kind)), "{kinds:?}");
}

/// What the change stream tells of.
async fn kinds_in_stream(dynamo: &Dynamo) -> BTreeSet<String> {
    let described = dynamo.client().describe_table().table_name(format!("{PREFIX}app")).send().await.unwrap();
    let arn = described.table.unwrap().latest_stream_arn.unwrap();
    let streams = dynamo.streams();
    let stream = streams.describe_stream().stream_arn(&arn).send().await.unwrap().stream_description.unwrap();
    let shard = stream.shards()[0].shard_id().unwrap().to_owned();
    let request = streams.get_shard_iterator().stream_arn(&arn).shard_id(shard);
    let from = request.shard_iterator_type(ShardIteratorType::TrimHorizon).send().await.unwrap();
    let (mut kinds, mut from) = (BTreeSet::new(), from.shard_iterator);
    while let Some(iterator) = from {
        let page = streams.get_records().shard_iterator(iterator).send().await.unwrap();
        let images = page.records().iter().filter_map(|record| record.dynamodb()?.new_image()?.get("kind"));
        kinds.extend(images.map(|kind| kind.as_s().unwrap().clone()));
        // An open shard always has a next page; an empty one is the end of what was written.
        from = page.next_shard_iterator().filter(|_| !page.records().is_empty()).map(str::to_owned);
    }
    kinds
}

#[tokio::test]
async fn without_a_demo_nothing_is_written() {
    let (_dynamo, app) = start().await;
    assert_eq!(load(&app, Demo::None, |_| {}).await.unwrap().rows, []);
    assert!(!is_loaded(&app).await.unwrap());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_committee_of_a_commune_has_met_and_will_meet_and_has_a_plan() {
    let (dynamo, app) = start().await;
    let into = Import::into(dynamo.database(), format!("{PREFIX}app"));
    let accounts = import(&app, into, Demo::Commune, |_| {}).await.unwrap();
    let files = crate::files::Files::open(None).unwrap();
    committee::add(&app, &files, &accounts).await.unwrap();
    let made = commune(Demo::Commune, 0);
    let (org, year) = (made.orgs[0].id, local_date(now()).year());
    let plan = app.store.find_year_plan(org, year).await.unwrap().unwrap().value;
    let mut states = Vec::new();
    for row in &plan.rows {
        let Some(meeting) = app.store.find_meeting(row.meeting).await.unwrap() else { continue };
        states.push(meeting.value.state);
        let whole = app.store.find_whole_minutes(row.meeting).await.unwrap();
        let opinions = app.store.opinions_on(row.meeting).await.unwrap();
        if meeting.value.state == MeetingState::Closed {
            assert!(whole.minutes.unwrap().value.signed.is_some());
            let adopted = whole.resolution.unwrap().value.adoption.unwrap();
            assert_eq!(adopted.number.symbol, "ĐU");
        } else {
            assert!(opinions.iter().any(|opinion| opinion.value.about.is_some()), "{}", opinions.len());
            let papers = app.store.files_of(shared::file::FileOwner::Meeting(row.meeting)).await.unwrap();
            assert_eq!(papers.len(), 2, "its papers are there");
        }
    }
    assert_eq!(states, [MeetingState::Closed, MeetingState::Called]);
    let branch = app.store.find_year_plan(made.orgs[1].id, year).await.unwrap().unwrap().value;
    assert!(branch.rows.len() > 12, "{}", branch.rows.len());
    assert!(branch.rows.iter().all(|row| !row.theme.is_empty()), "every row says what it is about");
    assert!(
        branch.rows.iter().all(|row| row.month < 12 || row.kind != MeetingKind::Regular),
        "a gap to be told"
    );
}
