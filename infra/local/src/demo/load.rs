//! Writing a demo down: communes are made and sealed on several threads, and written as they come.

use std::sync::Arc;

use jiff::Timestamp;
use kit::{App, Failure};
use shared::transfer::{Transfer, TransferState};
use store::{Store, StoreError, StoredMember, StoredPassword, TransferLine};
use tokio::task::JoinSet;

use super::accounts::{DemoAccounts, PASSWORD, Persona};
use super::counts::Counts;
use super::documents;
use super::feedback;
use super::handbook::Handbook;
use super::minutes;
use super::notices;
use super::people::Person;
use super::reports::{Sums, Upward};
use super::rights;
use super::scores::{self, After};
use super::study;
use super::transfers;
use super::way::{Way, Written};
use super::{Demo, is_loaded, registrations};
use crate::engines::Fault;

/// Organisations counted in one transaction, which also holds the mark.
const COUNTED_TOGETHER: usize = 99;

/// What is needed of a commune once it is written.
struct Done {
    people: Vec<Person>,
    personas: Vec<Persona>,
    sums: Sums,
}

/// Writes a demo.
///
/// # Errors
/// When demo data are there already, or the store fails.
pub async fn load(app: &App, way: Way, demo: Demo, progress: impl Fn(&str)) -> Result<DemoAccounts, Fault> {
    if demo == Demo::None {
        return Ok(DemoAccounts::default());
    }
    if is_loaded(app).await? {
        return Err("demo data are there already".into());
    }
    let handbook = Arc::new(Handbook::new(demo, app.now()));
    let (counts, sums, personas) = communes(app, &way, &handbook, &progress).await?;
    progress("documents");
    let made = documents::all(&handbook, &handbook.commune(0).map_err(Failure::from)?, app.now());
    let (mut documents, mut steps) = (Vec::new(), Vec::new());
    for made in made.map_err(Failure::from)? {
        documents.push((made.document, made.body));
        steps.extend(made.steps);
    }
    app.store.load_documents(&documents, app.now()).await?;
    app.store.load_document_steps(&steps, app.now()).await?;
    announcements(app, &way, &handbook).await?;
    study::write(app, &handbook.commune(0).map_err(Failure::from)?).await?;
    progress("counts and accounts");
    write_counts(&app.store, counts, app.now()).await?;
    way.put(&app.store, sums.rows(), app.now()).await?;
    write_passwords(app, &personas).await?;
    registrations::write(app, &personas).await?;
    rights::write(&app.store, &personas, app.now()).await?;
    // The Centre comes last: its presence says that everything else is there.
    let top = vec![handbook.province.clone(), handbook.centre.clone()];
    way.put(&app.store, top, app.now()).await?;
    Ok(DemoAccounts::of(&personas))
}

async fn announcements(app: &App, way: &Way, handbook: &Handbook) -> Result<(), Fault> {
    let commune = handbook.commune(0).map_err(Failure::from)?;
    let all = notices::announcements(handbook, &commune, app.now()).map_err(Failure::from)?;
    way.put(&app.store, notices::budgets(&all, app.now()), app.now()).await?;
    way.put(&app.store, all, app.now()).await
}

/// Makes and writes every commune, as many at a time as there are processors.
async fn communes(
    app: &App,
    way: &Way,
    handbook: &Arc<Handbook>,
    progress: &impl Fn(&str),
) -> Result<(Counts, Sums, Vec<Persona>), Fault> {
    let at_a_time = std::thread::available_parallelism().map_or(2, usize::from).min(4);
    let mut waiting = 0..handbook.communes();
    let mut running = JoinSet::new();
    let (mut counts, mut sums, mut personas, mut done) = (Counts::default(), Sums::default(), Vec::new(), 0);
    loop {
        while running.len() < at_a_time
            && let Some(index) = waiting.next()
        {
            running.spawn(commune(app.clone(), way.clone(), handbook.clone(), index));
        }
        let Some(joined) = running.join_next().await else { return Ok((counts, sums, personas)) };
        let commune = joined??;
        counts.add(&commune.people);
        sums.add(commune.sums);
        personas.extend(commune.personas);
        done += 1;
        if done % 10 == 0 || done == handbook.communes() {
            progress(&format!("{done} of {} communes", handbook.communes()));
        }
    }
}

async fn commune(app: App, way: Way, handbook: Arc<Handbook>, index: usize) -> Result<Done, Fault> {
    let (store, now) = (app.store.clone(), app.now());
    let made = tokio::task::spawn_blocking(move || -> Result<_, Fault> {
        let commune = handbook.commune(index).map_err(Failure::from)?;
        let said = feedback::of(index, &commune, now).map_err(Failure::from)?;
        let after = minutes::Written::of(index, &commune, now).map_err(Failure::from)?;
        let scores = scores::scores(index, &commune, &after).map_err(Failure::from)?;
        let upward = Upward::of(index, &commune, &After::of(&after, &scores), now).map_err(Failure::from)?;
        let transfers = transfers::of(index, &commune, now);
        let told = notices::notices(&commune, &upward.reports, now);
        let (meetings, lists): (Vec<_>, Vec<_>) = commune.meetings.into_iter().unzip();
        let written = Written {
            orgs: commune.orgs,
            members: commune.members.iter().map(|person| sealed(person, &transfers, &store)).collect(),
            grants: commune.grants,
            meetings,
            attendances: lists.into_iter().flatten().collect(),
        };
        let Upward { reports, texts, sums } = upward;
        Ok((
            written,
            transfers,
            said,
            after,
            scores,
            reports,
            texts,
            told,
            Done { people: commune.members, personas: commune.personas, sums },
        ))
    });
    let (written, transfers, said, after, scores, reports, texts, told, done) = made.await??;
    way.write(&app.store, written, now).await?;
    way.put(&app.store, transfers.iter().flat_map(TransferLine::all_of).collect(), now).await?;
    way.put(&app.store, transfers, now).await?;
    way.put(&app.store, said.all, now).await?;
    way.put(&app.store, said.numbers, now).await?;
    way.put(&app.store, said.numbered, now).await?;
    way.put(&app.store, said.due, now).await?;
    way.put(&app.store, said.held, now).await?;
    way.put(&app.store, said.rows, now).await?;
    way.put(&app.store, after.minutes, now).await?;
    way.put(&app.store, after.votes, now).await?;
    way.put(&app.store, after.assignments, now).await?;
    way.put(&app.store, after.resolutions, now).await?;
    way.put(&app.store, after.numbers, now).await?;
    way.put(&app.store, scores, now).await?;
    way.put(&app.store, reports, now).await?;
    way.put(&app.store, texts, now).await?;
    way.put(&app.store, told, now).await?;
    Ok(done)
}

fn sealed(person: &Person, transfers: &[Transfer], store: &Store) -> StoredMember {
    let mut member = StoredMember::new(person.profile.clone(), &store.seal);
    member.host = person.host;
    member.account = person.account;
    let mut waiting = transfers.iter().filter(|transfer| transfer.state == TransferState::Waiting);
    member.transfer = waiting.find(|transfer| transfer.member == member.id).map(|transfer| transfer.id);
    member
}

async fn write_counts(store: &Store, counts: Counts, now: Timestamp) -> Result<(), Fault> {
    for (number, part) in counts.all().chunks(COUNTED_TOGETHER).enumerate() {
        match store.count_once(&[format!("demo-{number}")], part, now).await {
            // An attempt that broke off had counted these already.
            Ok(()) | Err(StoreError::Conflict) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

async fn write_passwords(app: &App, personas: &[Persona]) -> Result<(), Fault> {
    let hash = identity::hash(PASSWORD.to_owned(), app.random()).await?;
    for persona in personas {
        let password = StoredPassword { member: persona.member, hash: hash.clone() };
        app.store.put_password(&password, app.now()).await?;
    }
    Ok(())
}
