//! What administrators and secretaries did lately: roles given and ended, a number looked at, profiles to correct. Two
//! branches have lost their secretary, so that there is something to see and to do.

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use shared::audit::{AuditAct, AuditDraft};
use shared::grant::{Role, RoleGrant};
use shared::id::{MemberId, OrgId};
use shared::member::AccountState;
use shared::profile::{CorrectionState, CorrectionVerdict, Identifier, ProfileField, ProfileValue};
use shared::time::local_date;
use store::{Store, StoreResult, StoredCorrection};

use super::accounts::Persona;
use super::{days_before, transfers};

/// The places among the branches of the commune, by name, that have no secretary.
const LEADERLESS: [usize; 2] = [3, 11];

/// Writes it over a demo that is there.
pub async fn write(store: &Store, personas: &[Persona], now: Timestamp) -> StoreResult<()> {
    let of = |who: &str| personas.iter().find(|persona| persona.who.starts_with(who)).map(|one| one.member);
    let (Some(admin), Some(secretary)) = (of("Quản trị xã"), of("Bí thư")) else { return Ok(()) };
    let Some(seat) = seat(store, secretary, Role::Secretary).await? else { return Ok(()) };
    congress(store, &seat, days_before(now, 75)).await?;
    if let Some(parent) = seat.path.parent() {
        transfers::log(store, parent).await?;
        leave(store, parent, admin, days_before(now, 4)).await?;
    }
    if let (Some(deputy), Some(member)) = (of("Phó bí thư"), of("Đảng viên Chi")) {
        look(store, &seat, deputy, member, days_before(now, 9)).await?;
        lock(store, &seat, secretary, member, days_before(now, 8)).await?;
        propose(store, member, ProfileField::Phone, "0912 555 670", days_before(now, 2)).await?;
        refuse(store, deputy, member, days_before(now, 1)).await?;
    }
    if let Some(elder) = of("Đảng viên cao tuổi") {
        propose(store, elder, ProfileField::BornOn, "03/02/1941", days_before(now, 3)).await?;
        propose(store, elder, ProfileField::CitizenId, "001041000977", days_before(now, 1)).await?;
    }
    Ok(())
}

async fn seat(store: &Store, member: MemberId, role: Role) -> StoreResult<Option<RoleGrant>> {
    Ok(store.grants_of(member).await?.into_iter().find(|grant| grant.role == role))
}

/// The committee as the last congress elected it.
async fn congress(store: &Store, seat: &RoleGrant, at: Timestamp) -> StoreResult<()> {
    let said = |grant: RoleGrant| AuditDraft {
        org: grant.org,
        by: grant.granted_by,
        act: AuditAct::RoleGranted {
            member: grant.member,
            role: grant.role,
            from: grant.from,
            until: grant.until,
            reason: grant.reason,
        },
    };
    let drafts: Vec<_> = store.grants_in(seat.org).await?.into_iter().map(said).collect();
    store.write_logged(&[], &drafts, at).await
}

/// The secretaries of two branches retire.
async fn leave(store: &Store, commune: OrgId, admin: MemberId, at: Timestamp) -> StoreResult<()> {
    let branches = store.all_orgs_below(commune).await?;
    for branch in LEADERLESS.into_iter().filter_map(|place| branches.get(place)) {
        for grant in store.grants_in(branch.id).await? {
            if grant.role != Role::Secretary {
                continue;
            }
            if let Some(grant) = store.find_grant(grant.member, grant.org, grant.role).await? {
                let reason = "Nghỉ công tác vì lý do sức khỏe, chờ kiện toàn".to_owned();
                let act = AuditAct::RoleEnded { member: grant.value.member, role: Role::Secretary, reason };
                let said = AuditDraft { org: branch.id, by: Some(admin), act };
                store.end_grant(&grant, said, at).await?;
            }
        }
    }
    Ok(())
}

/// The deputy compares a card with the profile.
async fn look(
    store: &Store,
    seat: &RoleGrant,
    by: MemberId,
    member: MemberId,
    at: Timestamp,
) -> StoreResult<()> {
    let reason = "Đối chiếu với thẻ đảng viên mẫu mới".to_owned();
    let act = AuditAct::IdentifierRevealed { member, identifier: Identifier::PartyCardNo, reason };
    store.write_logged(&[], &[AuditDraft { org: seat.org, by: Some(by), act }], at).await
}

/// A phone was lost: the account was locked, and opened again the next morning.
async fn lock(
    store: &Store,
    seat: &RoleGrant,
    by: MemberId,
    member: MemberId,
    at: Timestamp,
) -> StoreResult<()> {
    let (active, locked) = (AccountState::Active, AccountState::Locked);
    let level = store.find_org(seat.org).await?.map(|org| org.value.name).unwrap_or_default();
    let next_morning = days_before(at, -1);
    for (before, after, reason, at) in [
        (active, locked, "Đồng chí báo mất điện thoại", at),
        (locked, active, "Đã tìm lại được điện thoại", next_morning),
    ] {
        let (level, reason) = (level.clone(), reason.to_owned());
        let act = AuditAct::AccountChanged { member, before, after, level, reason };
        store.write_logged(&[], &[AuditDraft { org: seat.org, by: Some(by), act }], at).await?;
    }
    Ok(())
}

async fn propose(
    store: &Store,
    member: MemberId,
    field: ProfileField,
    text: &str,
    at: Timestamp,
) -> StoreResult<()> {
    let Some(found) = store.find_member(member).await? else { return Ok(()) };
    let Ok(value) = ProfileValue::parse(field, text, last_day(at)) else { return Ok(()) };
    let note = "Theo thẻ căn cước".to_owned();
    let correction = StoredCorrection::new(&found.value, &value, note, at, &store.seal);
    store.propose_correction(&correction, None, at).await
}

/// A day that is over, for what is proposed at that moment.
fn last_day(at: Timestamp) -> Date {
    let day = local_date(at);
    day.checked_sub(1.day()).unwrap_or(day)
}

/// A proposal that the deputy could not follow.
async fn refuse(store: &Store, by: MemberId, member: MemberId, at: Timestamp) -> StoreResult<()> {
    propose(store, member, ProfileField::AdmittedOn, "20/05/2011", at).await?;
    let found = store.find_correction(member, ProfileField::AdmittedOn).await?;
    let (Some(mut decided), Some(decider)) = (found, store.find_member(by).await?) else { return Ok(()) };
    let verdict = CorrectionVerdict::Refused;
    let note = "Quyết định kết nạp ghi đúng như hồ sơ".to_owned();
    let field = ProfileField::AdmittedOn;
    let before = match store.find_member(member).await? {
        Some(found) => found.value.value_of(field, &store.seal)?.map(|value| value.shown()),
        None => None,
    };
    let after = Some(decided.value.value(&store.seal)?.shown());
    let act = AuditAct::CorrectionDecided { member, field, verdict, before, after, note: note.clone() };
    let said = AuditDraft { org: decided.value.branch, by: Some(by), act };
    let by_name = decider.value.name.as_str().to_owned();
    decided.value.state = CorrectionState::Decided { verdict, by_name, at, note };
    store.refuse_correction(&decided, said, at).await
}
