//! Asking for an account: the roster says which branch it concerns, whatever the applicant chose.

use jiff::SignedDuration;
use kit::{Anyone, App, Call, Result};
use shared::id::MemberId;
use shared::org::{Org, OrgPath};
use shared::problem::{Problem, ProblemCode};
use shared::registration::{
    Applicant, CreateRegistration, FindRegistration, NewRegistration, RegistrationState, RegistrationStatus,
};
use shared::rules::sign_in_rules;
use shared::text::fold;
use shared::time::local_date;
use store::{
    ChosenPassword, FreePlace, NewStoredRegistration, QueueOf, QueuePlaces, StoreError, StoredRegistration,
};

use super::queue::{Known, Queues, admit};
use crate::sign_in::{NOBODY, digits};
use crate::{limits, password};

/// The engine drops what is over some time within two days; the password must not go first.
const LATER: SignedDuration = SignedDuration::from_hours(7 * 24);

/// How often a request looks for a place behind others.
const TRIES: usize = 8;

/// `create_registration`. What it answers never tells whether the roster knows the applicant.
pub async fn create_registration(
    app: App,
    by: Anyone,
    call: Call<CreateRegistration>,
) -> Result<RegistrationStatus> {
    let new = call.body;
    let now = app.now();
    let applicant = new.read(local_date(now))?;
    password::check(&new.password, &[&digits(&new.citizen_id)], now)?;
    // Whoever sends again because no reply came has not asked for anything more.
    limits::take_for_address(&app, limits::LOOKING, &by.address).await?;
    if let Some(before) = app.store.find_registration(new.id).await? {
        return sent_again(&app, &before.value, &applicant);
    }
    limits::take_for_address(&app, limits::ASKING, &by.address).await?;
    limits::take_for_person(&app, limits::ASKING_FOR, applicant.citizen_id.reveal()).await?;
    let branch = app.store.find_org(new.branch).await?.map(|stored| stored.value);
    let branch = branch.filter(|org| org.kind.has_members()).ok_or_else(no_branch)?;
    let found = place(&app, &applicant, &branch).await?;
    let hash = password::hash(new.password.clone(), app.random()).await?;
    for _ in 0..TRIES {
        let (registration, places) = stored(&app, &by, &new, &applicant, &branch, &found).await?;
        let expires_at = registration.expires_at.saturating_add(LATER).unwrap_or(registration.expires_at);
        let chosen = ChosenPassword { registration: new.id, hash: hash.clone(), expires_at };
        match app.store.create_registration(&registration, &chosen, &places, now).await {
            Ok(()) => return answer(&registration),
            Err(StoreError::Conflict) => {}
            Err(error) => return Err(error.into()),
        }
        // The same request came twice at the same moment; or somebody else took the place, and there are others.
        if let Some(before) = app.store.find_registration(new.id).await? {
            return sent_again(&app, &before.value, &applicant);
        }
    }
    Err(ProblemCode::RegistrationsFull.into())
}

fn no_branch() -> Problem {
    Problem::field("branch", "Xin chọn chi bộ nơi đồng chí đang sinh hoạt.")
}

/// The same request again is answered the same; another one under the same id is refused.
fn sent_again(app: &App, before: &StoredRegistration, applicant: &Applicant) -> Result<RegistrationStatus> {
    match before.applicant(&app.store.seal)? == *applicant {
        true => answer(before),
        false => Err(ProblemCode::IdTaken.into()),
    }
}

/// What the sender is told: how it stands, or that the branch takes no more until somebody has decided it.
fn answer(registration: &StoredRegistration) -> Result<RegistrationStatus> {
    match registration.admission.is_told() || registration.decision.is_some() {
        true => Ok(status(registration)),
        false => Err(ProblemCode::RegistrationsFull.into()),
    }
}

/// With whom a request lies, and what the roster knows of its sender.
struct Place {
    known: Known,
    matched: Option<MemberId>,
    path: OrgPath,
}

/// The registration as it will be kept, and the places in queues that it takes. It can be asked about for the same time
/// whatever the roster knows, also when nobody ever sees it.
async fn stored(
    app: &App,
    by: &Anyone,
    new: &NewRegistration,
    applicant: &Applicant,
    branch: &Org,
    found: &Place,
) -> Result<(StoredRegistration, QueuePlaces)> {
    let now = app.now();
    let rules = sign_in_rules(local_date(now));
    let person = match found.known {
        Known::ByName(member) => member,
        Known::ByNumber | Known::Not => NOBODY,
    };
    let queues = Queues {
        branch: app.store.find_queue(QueueOf::Branch(branch.id)).await?,
        person: app.store.find_queue(QueueOf::Member(person)).await?,
        address: app.store.find_queue(QueueOf::Address(limits::mark(app, &by.address))).await?,
    };
    let admitted = admit(found.known, &queues, &rules, new.id.bits(), now);
    let new = NewStoredRegistration {
        id: new.id,
        applicant: applicant.clone(),
        branch_name: branch.name.clone(),
        org: found.path.org().unwrap_or(branch.id),
        path: found.path.clone(),
        matched: found.matched,
        created_at: now,
        expires_at: now.saturating_add(rules.registration_life).unwrap_or(now),
        held_until: admitted.held_until,
        admission: admitted.admission,
        place: admitted.places.waiting.as_ref().map(FreePlace::place),
    };
    Ok((StoredRegistration::new(new, &app.store.seal), admitted.places))
}

/// With whom it lies: the branch of the member whose citizen id it is; else the branch that was named, when somebody
/// of this name and birth date is on its roster; else the organisation above that branch. The same is read whoever it
/// is, so that the time of an answer does not tell.
async fn place(app: &App, applicant: &Applicant, branch: &Org) -> Result<Place> {
    let id = app.store.find_member_by_citizen_id(&applicant.citizen_id).await?;
    let member = app.store.find_member(id.unwrap_or(NOBODY)).await?;
    let roster = app.store.roster(branch.id).await?;
    if let Some(member) = member.filter(|member| member.value.standing.belongs()) {
        let path = OrgPath::from_chain(&member.value.chain);
        return Ok(Place { known: Known::ByNumber, matched: Some(member.value.id), path });
    }
    let name = fold(applicant.name.as_str());
    let mut namesakes = roster.into_iter().map(|stored| stored.value).filter(|member| {
        member.standing.belongs() && member.born_on == applicant.born_on && fold(member.name.as_str()) == name
    });
    Ok(match (namesakes.next(), namesakes.next()) {
        (Some(one), other) => {
            let matched = other.is_none().then_some(one.id);
            Place { known: Known::ByName(one.id), matched, path: branch.path.clone() }
        }
        (None, _) => {
            let path = branch.path.above().unwrap_or_else(|| branch.path.clone());
            Place { known: Known::Not, matched: None, path }
        }
    })
}

/// `find_registration`.
pub async fn find_registration(
    app: App,
    by: Anyone,
    call: Call<FindRegistration>,
) -> Result<RegistrationStatus> {
    limits::take_for_address(&app, limits::LOOKING, &by.address).await?;
    let found = app.store.find_registration(call.path.registration).await?.ok_or(ProblemCode::NotFound)?;
    // Whoever was told that the branch takes no more learns nothing else before it is decided.
    Ok(answer(&found.value).map_err(|_| ProblemCode::NotFound)?)
}

fn status(registration: &StoredRegistration) -> RegistrationStatus {
    let refused = registration.decision.as_ref().filter(|_| registration.state == RegistrationState::Refused);
    RegistrationStatus {
        state: registration.state,
        branch_name: registration.branch_name.clone(),
        created_at: registration.created_at,
        reason: refused.map(|decision| decision.reason.clone()).unwrap_or_default(),
    }
}
