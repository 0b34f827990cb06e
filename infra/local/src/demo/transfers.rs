//! Members on their way, in the first commune: some come to the branch of the first secretary, one of them late with
//! the papers, one leaves it, and one was sent back. Elsewhere in the commune one should have been settled by now, one
//! has just begun, and one has arrived.

use jiff::{SignedDuration, Timestamp};
use shared::grant::RoleGrant;
use shared::id::{OrgId, TransferId};
use shared::meeting::Stamp;
use shared::org::Org;
use shared::time::local_date;
use shared::transfer::{
    Destination, NewDestination, NewTransfer, Transfer, TransferBranch, TransferStage, TransferState,
    Transferred,
};
use store::{Store, StoreResult};

use super::days_before;
use super::handbook::Commune;
use super::people::Person;

/// A letter of introduction.
struct Letter {
    days_ago: i64,
    number: &'static str,
    reason: &'static str,
}

const ARRIVING: Letter =
    Letter { days_ago: 12, number: "41-GT/ĐU", reason: "Chuyển nơi cư trú về thôn" };
const LATE: Letter =
    Letter { days_ago: 64, number: "17-GT/ĐU", reason: "Nghỉ hưu, về sinh hoạt nơi cư trú" };
const LEAVING: Letter =
    Letter { days_ago: 10, number: "52-GT/ĐU", reason: "Theo gia đình sang thôn bên" };
const FORGOTTEN: Letter =
    Letter { days_ago: 118, number: "09-GT/ĐU", reason: "Chuyển nơi cư trú theo con" };
const BEGUN: Letter = Letter { days_ago: 11, number: "47-GT/ĐU", reason: "Chuyển sang hợp tác xã" };
const ARRIVED: Letter = Letter { days_ago: 32, number: "35-GT/ĐU", reason: "Mua nhà ở thôn bên" };
const SENT_BACK: Letter = Letter { days_ago: 20, number: "38-GT/ĐU", reason: "Chuyển nơi công tác" };

/// The transfers of a commune; none beside the first, and none where there is only one branch.
pub fn of(index: usize, commune: &Commune, now: Timestamp) -> Vec<Transfer> {
    let [_, here, near, far, ..] = commune.orgs.as_slice() else { return Vec::new() };
    if index > 0 {
        return Vec::new();
    }
    let known = |person: &&Person| commune.is_known(person);
    // Whoever has an account in the next branch sees on their own page where it stands.
    let coming = plain(commune, near).find(known).or_else(|| plain(commune, near).next());
    let mut staying = plain(commune, here).filter(|person| !known(person)).rev();
    let begun = |person: Option<&Person>, from, to, letter| {
        person.and_then(|person| begun(commune, person, from, to, letter, now))
    };
    let waiting = [
        begun(coming, near, here, &ARRIVING),
        begun(plain(commune, far).next(), far, here, &LATE),
        begun(staying.next(), here, near, &LEAVING),
    ];
    let sent_back = begun(staying.next(), here, far, &SENT_BACK).and_then(|it| returned(commune, it, far));
    let elsewhere = elsewhere(commune, now);
    waiting.into_iter().chain([sent_back]).chain(elsewhere).flatten().collect()
}

/// Between branches that have nothing to do with the first secretary: what the office of the commune looks after.
fn elsewhere(commune: &Commune, now: Timestamp) -> Vec<Option<Transfer>> {
    let [_, _, _, _, one, two, three, ..] = commune.orgs.as_slice() else { return Vec::new() };
    let first = |branch| plain(commune, branch).find(|person| !commune.is_known(person));
    let begun = |person: Option<&Person>, from, to, letter| {
        person.and_then(|person| begun(commune, person, from, to, letter, now))
    };
    vec![
        begun(first(one), one, two, &FORGOTTEN),
        begun(first(two), two, three, &BEGUN),
        // Whoever has arrived is on the roster of the receiving branch.
        begun(first(three), one, three, &ARRIVED).and_then(|it| received(commune, it, three)),
    ]
}

/// Nine days later the papers were presented and found in order.
fn received(commune: &Commune, transfer: Transfer, to: &Org) -> Option<Transfer> {
    let at = transfer.started.at.saturating_add(SignedDuration::from_hours(9 * 24)).ok()?;
    let state = TransferState::Received { papers_on: local_date(at), stamp: stamp(&commune.grants, to, at)? };
    Some(Transfer { state, ..transfer })
}

/// Members of a branch who take part and hold no role.
fn plain<'a>(commune: &'a Commune, branch: &Org) -> impl DoubleEndedIterator<Item = &'a Person> + use<'a> {
    let id = branch.id;
    let is_free = |person: &&Person| commune.grants.iter().all(|grant| grant.member != person.id());
    commune
        .members
        .iter()
        .filter(move |person| person.profile.branch == id && person.can_lead())
        .filter(is_free)
}

/// A transfer that the secretary of the branch has started.
fn begun(
    commune: &Commune,
    person: &Person,
    from: &Org,
    to: &Org,
    letter: &Letter,
    now: Timestamp,
) -> Option<Transfer> {
    let started = stamp(&commune.grants, from, days_before(now, letter.days_ago))?;
    let branch = |org: &Org| TransferBranch { org: org.id, name: org.name.clone(), path: org.path.clone() };
    let millisecond = u64::try_from(started.at.as_millisecond()).ok()?;
    let new = NewTransfer {
        id: TransferId::from_parts(millisecond, person.id().bits() >> 48),
        to: NewDestination::Branch { org: to.id },
        letter_on: local_date(started.at),
        letter_no: Some(letter.number.to_owned()),
        reason: letter.reason.to_owned(),
        rev: 0,
    };
    let who = Transferred {
        member: person.id(),
        name: person.name().to_owned(),
        admitted_on: person.profile.admitted_on,
        official_on: person.profile.official_on,
        from: branch(from),
    };
    Some(Transfer::begin(new, who, Destination::Branch(branch(to)), started))
}

/// Two days later the receiving branch missed something.
fn returned(commune: &Commune, transfer: Transfer, to: &Org) -> Option<Transfer> {
    let at = transfer.started.at.saturating_add(SignedDuration::from_hours(50)).ok()?;
    let reason = "Hồ sơ thiếu bản tự kiểm điểm năm 2025".to_owned();
    let state = TransferState::Returned { reason, stamp: stamp(&commune.grants, to, at)? };
    Some(Transfer { state, ..transfer })
}

/// In the name of whoever leads a branch.
fn stamp(grants: &[RoleGrant], org: &Org, at: Timestamp) -> Option<Stamp> {
    let leads = grants.iter().filter(|grant| grant.org == org.id).min_by_key(|grant| grant.role)?;
    Some(Stamp { by: leads.member, name: leads.name.clone(), at })
}

/// What the logs of the branches say of all this, each step at its time, the earliest first.
pub async fn log(store: &Store, committee: OrgId) -> StoreResult<()> {
    let mut all = Vec::new();
    for stage in TransferStage::ALL {
        all.extend(store.list_transfers_below(committee, stage, None).await?.items);
    }
    let mut steps: Vec<(Stamp, Transfer)> = Vec::new();
    for transfer in all {
        let end = match &transfer.state {
            TransferState::Received { stamp, .. }
            | TransferState::Returned { stamp, .. }
            | TransferState::Withdrawn { stamp } => Some(stamp.clone()),
            TransferState::Waiting | TransferState::Left => None,
        };
        steps.extend(end.map(|stamp| (stamp, transfer.clone())));
        steps.push((transfer.started.clone(), Transfer { state: TransferState::Waiting, ..transfer }));
    }
    steps.sort_by_key(|(stamp, _)| stamp.at);
    for (stamp, transfer) in steps {
        store.write_logged(&[], &transfer.said(stamp.by), stamp.at).await?;
    }
    Ok(())
}
