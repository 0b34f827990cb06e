//! Writing a demo down: communes are made and sealed on several threads, and written as they come.

use std::sync::Arc;

use jiff::Timestamp;
use kit::{App, Failure};
use shared::attendance::Attendance;
use shared::grant::RoleGrant;
use shared::meeting::Meeting;
use shared::org::Org;
use store::{Entity, Store, StoreError, StoredMember, StoredPassword};
use tokio::task::JoinSet;

use super::accounts::{DemoAccounts, PASSWORD, Persona};
use super::counts::Counts;
use super::handbook::Handbook;
use super::import::Import;
use super::people::Person;
use super::{Demo, is_loaded};
use crate::engines::Fault;

/// Entities that one task writes by requests.
const TOGETHER: usize = 100;
/// Tasks that write by requests at a time.
const AT_A_TIME: usize = 8;
/// Organisations counted in one transaction, which also holds the mark.
const COUNTED_TOGETHER: usize = 99;

/// How to write.
#[derive(Debug, Clone)]
pub enum Way {
    /// By requests to the store, as the product does.
    Requests,
    /// By the import of the embedded engine.
    Import(Import),
}

/// A commune, sealed and ready to be written.
struct Written {
    orgs: Vec<Org>,
    members: Vec<StoredMember>,
    grants: Vec<RoleGrant>,
    meetings: Vec<Meeting>,
    attendances: Vec<Attendance>,
}

/// What is needed of a commune once it is written.
struct Done {
    people: Vec<Person>,
    personas: Vec<Persona>,
}

/// Writes a demo.
///
/// # Errors
/// When demo data are there already, or the store fails.
pub async fn load(
    app: &App,
    way: Way,
    demo: Demo,
    progress: impl Fn(&str),
) -> Result<DemoAccounts, Fault> {
    if demo == Demo::None {
        return Ok(DemoAccounts::default());
    }
    if is_loaded(app).await? {
        return Err("demo data are there already".into());
    }
    let handbook = Arc::new(Handbook::new(demo, app.now()));
    let (counts, personas) = communes(app, &way, &handbook, &progress).await?;
    progress("counts and accounts");
    write_counts(&app.store, counts, app.now()).await?;
    write_passwords(app, &personas).await?;
    // The Centre comes last: its presence says that everything else is there.
    let top = vec![handbook.province.clone(), handbook.centre.clone()];
    way.put(&app.store, top, app.now()).await?;
    Ok(DemoAccounts::of(&personas))
}

/// Makes and writes every commune, as many at a time as there are processors.
async fn communes(
    app: &App,
    way: &Way,
    handbook: &Arc<Handbook>,
    progress: &impl Fn(&str),
) -> Result<(Counts, Vec<Persona>), Fault> {
    let at_a_time = std::thread::available_parallelism().map_or(2, usize::from).min(4);
    let mut waiting = 0..handbook.communes();
    let mut running = JoinSet::new();
    let (mut counts, mut personas, mut done) = (Counts::default(), Vec::new(), 0);
    loop {
        while running.len() < at_a_time
            && let Some(index) = waiting.next()
        {
            running.spawn(commune(app.clone(), way.clone(), handbook.clone(), index));
        }
        let Some(joined) = running.join_next().await else { return Ok((counts, personas)) };
        let commune = joined??;
        counts.add(&commune.people);
        personas.extend(commune.personas);
        done += 1;
        if done % 10 == 0 || done == handbook.communes() {
            progress(&format!("{done} of {} communes", handbook.communes()));
        }
    }
}

async fn commune(app: App, way: Way, handbook: Arc<Handbook>, index: usize) -> Result<Done, Fault> {
    let store = app.store.clone();
    let made = tokio::task::spawn_blocking(move || -> Result<_, Fault> {
        let commune = handbook.commune(index).map_err(Failure::from)?;
        let (meetings, lists): (Vec<_>, Vec<_>) = commune.meetings.into_iter().unzip();
        let written = Written {
            orgs: commune.orgs,
            members: commune.members.iter().map(|person| sealed(person, &store)).collect(),
            grants: commune.grants,
            meetings,
            attendances: lists.into_iter().flatten().collect(),
        };
        Ok((written, Done { people: commune.members, personas: commune.personas }))
    });
    let (written, done) = made.await??;
    way.write(&app.store, written, app.now()).await?;
    Ok(done)
}

fn sealed(person: &Person, store: &Store) -> StoredMember {
    let mut member = StoredMember::new(person.profile.clone(), &store.seal);
    member.host = person.host;
    member.account = person.account;
    member
}

impl Way {
    async fn write(&self, store: &Store, commune: Written, now: Timestamp) -> Result<(), Fault> {
        let Self::Import(import) = self else {
            self.put(store, commune.orgs, now).await?;
            in_tasks(store, commune.members, move |store, part| async move {
                store.load_members(&part, now).await
            })
            .await?;
            self.put(store, commune.grants, now).await?;
            self.put(store, commune.attendances, now).await?;
            return self.put(store, commune.meetings, now).await;
        };
        let (import, store) = (import.clone(), store.clone());
        let written = tokio::task::spawn_blocking(move || {
            let mut items = store.member_items(&commune.members, now)?;
            items.extend(Store::items(&commune.orgs, now)?);
            items.extend(Store::items(&commune.grants, now)?);
            items.extend(Store::items(&commune.attendances, now)?);
            items.extend(Store::items(&commune.meetings, now)?);
            import.put(items)
        });
        written.await?
    }

    async fn put<T>(&self, store: &Store, entities: Vec<T>, now: Timestamp) -> Result<(), Fault>
    where
        T: Entity + Clone + Send + Sync + 'static,
    {
        match self {
            Self::Requests => {
                in_tasks(store, entities, move |store, part| async move { store.app.load(&part, now).await })
                    .await
            }
            Self::Import(import) => {
                let (import, items) = (import.clone(), Store::items(&entities, now)?);
                tokio::task::spawn_blocking(move || import.put(items)).await?
            }
        }
    }
}

/// Writes many entities, a part of them in each task.
async fn in_tasks<T, Writing>(
    store: &Store,
    entities: Vec<T>,
    write: impl Fn(Store, Vec<T>) -> Writing,
) -> Result<(), Fault>
where
    T: Clone,
    Writing: Future<Output = Result<(), StoreError>> + Send + 'static,
{
    let mut running = JoinSet::new();
    for part in entities.chunks(TOGETHER) {
        if running.len() >= AT_A_TIME
            && let Some(joined) = running.join_next().await
        {
            joined??;
        }
        running.spawn(write(store.clone(), part.to_vec()));
    }
    while let Some(joined) = running.join_next().await {
        joined??;
    }
    Ok(())
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
