//! Requests for an account in the branch of the first secretary: some that agree with the roster, one that does not,
//! and one of somebody whom nobody there knows, which lies with the committee above.

use jiff::SignedDuration;
use kit::App;
use shared::id::RegistrationId;
use shared::org::OrgPath;
use shared::registration::Applicant;
use store::{
    Admission, ChosenPassword, NewStoredRegistration, QueuePlaces, StoredAccount, StoredMember,
    StoredRegistration,
};

use super::accounts::Persona;
use super::{PASSWORD, days_before};
use crate::engines::Fault;

/// How many of those without an account ask for one.
const ASKING: usize = 4;
/// They are kept as long as others.
const LIFE: SignedDuration = SignedDuration::from_hours(60 * 24);
/// That of somebody whom nobody knows waits as long as others like it.
const HOLD: SignedDuration = SignedDuration::from_hours(7 * 24);

/// Writes them; nothing where there is no secretary or everybody has an account.
pub async fn write(app: &App, personas: &[Persona]) -> Result<(), Fault> {
    let Some(secretary) = personas.iter().find(|persona| persona.who.starts_with("Bí thư Chi bộ")) else {
        return Ok(());
    };
    let Some(secretary) = app.store.find_member(secretary.member).await? else { return Ok(()) };
    let path = OrgPath::from_chain(&secretary.value.chain);
    let Some(branch) = app.store.find_org(secretary.value.branch).await? else { return Ok(()) };
    let roster = app.store.roster(branch.value.id).await?;
    let without = roster
        .into_iter()
        .map(|stored| stored.value)
        .filter(|member| member.account == StoredAccount::NotActivated && member.standing.belongs());
    let hash = identity::hash(PASSWORD.to_owned(), app.random()).await?;
    for (number, member) in (1..).zip(without.take(ASKING)) {
        let lies_with = if number == ASKING { path.above().unwrap_or(path.clone()) } else { path.clone() };
        let new = asking(app, &member, number, lies_with, &branch.value.name)?;
        let chosen = ChosenPassword { registration: new.id, hash: hash.clone(), expires_at: new.expires_at };
        let stored = StoredRegistration::new(new, &app.store.seal);
        app.store.create_registration(&stored, &chosen, &QueuePlaces::default(), app.now()).await?;
    }
    Ok(())
}

/// The third mistook a digit of the phone; the last is known to nobody under this name.
fn asking(
    app: &App,
    member: &StoredMember,
    number: usize,
    path: OrgPath,
    branch_name: &str,
) -> Result<NewStoredRegistration, Fault> {
    let of = member.identifiers(&app.store.seal)?;
    let phone = match (&of.phone, number) {
        (Some(phone), 1 | 2) => phone.clone(),
        _ => "0912000345".parse()?,
    };
    let stranger = number == ASKING;
    let name = if stranger { "Lưu Thị Hạnh Phước".parse()? } else { member.name.clone() };
    let citizen_id = if stranger { "001189009345".parse()? } else { of.citizen_id };
    // One a day.
    let created_at = days_before(app.now(), i64::try_from(number)?);
    let expires_at = created_at.saturating_add(LIFE).unwrap_or(created_at);
    Ok(NewStoredRegistration {
        id: RegistrationId::from_parts(u64::try_from(created_at.as_millisecond())?, member.id.bits() >> 48),
        applicant: Applicant { name, born_on: member.born_on, citizen_id, phone },
        branch_name: branch_name.to_owned(),
        org: path.org().unwrap_or(member.branch),
        path,
        matched: (!stranger).then_some(member.id),
        created_at,
        expires_at,
        held_until: if stranger { created_at.saturating_add(HOLD).unwrap_or(created_at) } else { expires_at },
        admission: Admission::Waiting,
        place: None,
    })
}
