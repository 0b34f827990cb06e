//! Between the import's engine and the store: what is known within an administrator's reach, and how a change of the
//! plan is written.

use std::collections::BTreeMap;

use jiff::Timestamp;
use kit::{App, Member, Result};
use shared::grant::GrantState;
use shared::id::OrgId;
use shared::member::Standing;
use shared::org::Org;
use shared::person::CitizenId;
use shared::problem::{Problem, ProblemCode};
use shared::time::local_date;
use store::{Identifiers, NewMember, StoreError, Stored, StoredMember};

use crate::orgs::{Reached, branches};
use crate::sheet::{Known, KnownBranch, KnownMember, RosterChange, RosterEntry, Sheet};
use crate::standing;
use crate::transfers::{leaving, move_to};

/// What the plan for a sheet compares with: the branches below `org`, everyone in them, and who of the sheet belongs
/// elsewhere.
pub async fn of(app: &App, org: &Org, sheet: &Sheet) -> Result<Known> {
    let mut known = Known::default();
    let today = local_date(app.now());
    for Reached { org: branch, above } in reach(app, org).await? {
        let mut grants = app.store.grants_in(branch.id).await?;
        grants.retain(|grant| grant.state_on(today) != GrantState::Over);
        for member in app.store.roster(branch.id).await? {
            let (id, entry) = (member.value.id, entry(app, &member.value)?);
            let roles = grants.iter().filter(|grant| grant.member == id).map(|grant| grant.role).collect();
            known.members.insert(entry.citizen_id.clone(), KnownMember { id, entry, roles });
        }
        known.branches.push(KnownBranch { id: branch.id, name: branch.name, above });
    }
    let unknown: Vec<CitizenId> =
        sheet.citizen_ids().into_iter().filter(|id| !known.members.contains_key(id)).collect();
    let taken = app.store.find_members_by_citizen_ids(&unknown).await?;
    let is_taken = |id: &CitizenId| {
        let index = app.store.seal.blind_index(id.reveal());
        taken.iter().any(|(other, _)| *other == index)
    };
    known.elsewhere = unknown.into_iter().filter(|id| is_taken(id)).collect();
    Ok(known)
}

/// The branches a roster of `org` may name.
async fn reach(app: &App, org: &Org) -> Result<Vec<Reached>> {
    let too_wide = || {
        Problem::with(
            ProblemCode::RosterRefused,
            "Phạm vi quá rộng để nhập một danh sách. Xin nhập ở đảng ủy cấp dưới.",
        )
    };
    Ok(branches(app, org).await?.ok_or_else(too_wide)?)
}

/// The chain of each branch, for new members' counters.
pub async fn chains(app: &App, org: &Org) -> Result<BTreeMap<OrgId, Vec<OrgId>>> {
    let branches = reach(app, org).await?;
    Ok(branches.into_iter().map(|reached| (reached.org.id, reached.org.path.ids().to_vec())).collect())
}

fn entry(app: &App, member: &StoredMember) -> Result<RosterEntry> {
    let identifiers = member.identifiers(&app.store.seal)?;
    Ok(RosterEntry {
        name: member.name.clone(),
        born_on: member.born_on,
        gender: member.gender,
        admitted_on: member.admitted_on,
        official_on: member.official_on,
        party_card_no: identifiers.party_card_no,
        branch: member.branch,
        citizen_id: identifiers.citizen_id,
        phone: identifiers.phone,
        standing: member.standing,
    })
}

/// Writes one change of the plan.
///
/// # Errors
/// [`ProblemCode::PreviewOutdated`] when somebody else was quicker.
pub async fn write(
    app: &App,
    by: &Member,
    chains: &BTreeMap<OrgId, Vec<OrgId>>,
    change: &RosterChange,
    now: Timestamp,
) -> Result<()> {
    let written = match change {
        RosterChange::Create { entry, .. } => {
            let chain = chains.get(&entry.branch).ok_or(ProblemCode::PreviewOutdated)?;
            let member = StoredMember::new(new_member(app, entry, chain), &app.store.seal);
            app.store.create_member(&member, now).await
        }
        RosterChange::Update { member, entry, .. } => {
            let chain = chains.get(&entry.branch).ok_or(ProblemCode::PreviewOutdated)?;
            let mut stored = app.store.find_member(*member).await?.ok_or(ProblemCode::PreviewOutdated)?;
            let before = stored.value.standing;
            let moves = stored.value.branch != entry.branch || !entry.standing.belongs();
            if stored.value.branch != entry.branch {
                move_to(app, &mut stored.value, chain).await?;
            }
            overwrite(app, &mut stored, entry);
            let (leaving, mut said) = match moves {
                true => leaving(app, by, &mut stored.value).await?,
                false => Default::default(),
            };
            if before == stored.value.standing {
                app.store.change_member_ending(&stored, &leaving, &said, now).await
            } else {
                // A list says what is, not since when: it counts from the day of the import.
                let record = standing::record(app, by, &stored.value, local_date(now));
                said.push(standing::said_of(&stored.value, before, &record));
                app.store.change_standing(&stored, record, &leaving, &said, now).await
            }
        }
    };
    match written {
        Err(StoreError::Conflict) => Err(ProblemCode::PreviewOutdated.into()),
        other => Ok(other?),
    }
}

fn new_member(app: &App, entry: &RosterEntry, chain: &[OrgId]) -> NewMember {
    NewMember {
        id: app.new_member_id(),
        name: entry.name.clone(),
        born_on: entry.born_on,
        gender: entry.gender,
        admitted_on: entry.admitted_on,
        official_on: entry.official_on,
        branch: entry.branch,
        chain: chain.to_vec(),
        standing: entry.standing,
        identifiers: identifiers(entry),
    }
}

fn identifiers(entry: &RosterEntry) -> Identifiers {
    Identifiers {
        citizen_id: entry.citizen_id.clone(),
        phone: entry.phone.clone(),
        party_card_no: entry.party_card_no.clone(),
    }
}

fn overwrite(app: &App, stored: &mut Stored<StoredMember>, entry: &RosterEntry) {
    let member = &mut stored.value;
    member.name = entry.name.clone();
    member.born_on = entry.born_on;
    member.gender = entry.gender;
    member.admitted_on = entry.admitted_on;
    member.official_on = entry.official_on;
    if entry.standing != Standing::TemporarilyAway {
        member.host = None;
    }
    member.standing = entry.standing;
    member.set_identifiers(&identifiers(entry), &app.store.seal);
}
