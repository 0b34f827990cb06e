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
use store::{ChosenPassword, NewStoredRegistration, StoreError, StoredRegistration};

use crate::sign_in::digits;
use crate::{limits, password};

/// The engine drops what is over some time within two days; the password must not go first.
const LATER: SignedDuration = SignedDuration::from_hours(7 * 24);

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
    let registration = stored(&app, &new, applicant, &branch).await?;
    let hash = password::hash(new.password, app.random()).await?;
    let expires_at = registration.expires_at.saturating_add(LATER).unwrap_or(registration.expires_at);
    let chosen = ChosenPassword { registration: new.id, hash, expires_at };
    match app.store.create_registration(&registration, &chosen, now).await {
        // The same request came twice at the same moment.
        Ok(()) | Err(StoreError::Conflict) => Ok(status(&registration)),
        Err(error) => Err(error.into()),
    }
}

fn no_branch() -> Problem {
    Problem::field("branch", "Xin chọn chi bộ nơi đồng chí đang sinh hoạt.")
}

/// The same request again is answered the same; another one under the same id is refused.
fn sent_again(app: &App, before: &StoredRegistration, applicant: &Applicant) -> Result<RegistrationStatus> {
    match before.applicant(&app.store.seal)? == *applicant {
        true => Ok(status(before)),
        false => Err(ProblemCode::IdTaken.into()),
    }
}

async fn stored(
    app: &App,
    new: &NewRegistration,
    applicant: Applicant,
    branch: &Org,
) -> Result<StoredRegistration> {
    let now = app.now();
    let (matched, path) = place(app, &applicant, branch).await?;
    let life = sign_in_rules(local_date(now)).registration_life;
    let new = NewStoredRegistration {
        id: new.id,
        applicant,
        branch_name: branch.name.clone(),
        org: path.org().unwrap_or(branch.id),
        path,
        matched,
        created_at: now,
        expires_at: now.saturating_add(SignedDuration::from_secs(life.as_secs())).unwrap_or(now),
    };
    Ok(StoredRegistration::new(new, &app.store.seal))
}

/// With whom it lies: the branch of the member whose citizen id it is; else the branch that was named, when somebody
/// of this name and birth date is on its roster; else the organisation above that branch.
async fn place(app: &App, applicant: &Applicant, branch: &Org) -> Result<(Option<MemberId>, OrgPath)> {
    if let Some(id) = app.store.find_member_by_citizen_id(&applicant.citizen_id).await? {
        let member = app.store.find_member(id).await?.filter(|member| member.value.standing.belongs());
        if let Some(member) = member {
            return Ok((Some(id), OrgPath::from_chain(&member.value.chain)));
        }
    }
    let name = fold(applicant.name.as_str());
    let roster = app.store.roster(branch.id).await?;
    let mut namesakes = roster.into_iter().map(|stored| stored.value).filter(|member| {
        member.standing.belongs() && member.born_on == applicant.born_on && fold(member.name.as_str()) == name
    });
    match (namesakes.next(), namesakes.next()) {
        (Some(member), None) => Ok((Some(member.id), branch.path.clone())),
        (Some(_), Some(_)) => Ok((None, branch.path.clone())),
        (None, _) => Ok((None, branch.path.above().unwrap_or_else(|| branch.path.clone()))),
    }
}

/// `find_registration`.
pub async fn find_registration(
    app: App,
    by: Anyone,
    call: Call<FindRegistration>,
) -> Result<RegistrationStatus> {
    limits::take_for_address(&app, limits::LOOKING, &by.address).await?;
    let found = app.store.find_registration(call.path.registration).await?;
    Ok(status(&found.ok_or(ProblemCode::NotFound)?.value))
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
