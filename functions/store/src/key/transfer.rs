//! Transfers of membership.

use jiff::civil::Date;
use shared::id::{MemberId, OrgId, TransferId};
use shared::transfer::TransferStage;

use super::{Index, Key, Keys, Partition, Range, key, partition};

/// A transfer.
pub fn transfer(member: MemberId, id: TransferId) -> Key {
    key(format!("MBR#{member}"), format!("TRF#{id}"))
}

/// All keys of a transfer: in the list of the branch that the member leaves, and of the one that receives.
pub fn transfer_keys(
    member: MemberId,
    id: TransferId,
    from: OrgId,
    to: Option<OrgId>,
    stage: TransferStage,
    letter_on: Date,
) -> Keys {
    let place = place(id, stage, letter_on);
    let keys = Keys::from(transfer(member, id)).gsi1(format!("TRS#{from}"), place.clone());
    match to {
        Some(to) => keys.gsi2(format!("TRT#{to}"), place),
        None => keys,
    }
}

/// All keys of the line that a committee has of a transfer of a branch below it.
pub fn transfer_line_keys(committee: OrgId, id: TransferId, stage: TransferStage, letter_on: Date) -> Keys {
    let pk = format!("TRC#{committee}");
    Keys::from(key(pk.clone(), id.to_string())).gsi2(pk, place(id, stage, letter_on))
}

/// The transfers of all branches below a committee in one stage, by the day of the letter.
pub fn transfers_below(committee: OrgId, stage: TransferStage) -> Partition {
    partition(Index::Gsi2, format!("TRC#{committee}"), Range::Prefix(stage_prefix(stage)))
}

/// The transfers of a member, as they were started.
pub fn transfers_of(member: MemberId) -> Partition {
    partition(Index::Main, format!("MBR#{member}"), Range::Prefix("TRF#".into()))
}

/// The transfers from a branch in one stage, by the day of the letter.
pub fn departures(from: OrgId, stage: TransferStage) -> Partition {
    partition(Index::Gsi1, format!("TRS#{from}"), Range::Prefix(stage_prefix(stage)))
}

/// The transfers to a branch in one stage, by the day of the letter.
pub fn arrivals(to: OrgId, stage: TransferStage) -> Partition {
    partition(Index::Gsi2, format!("TRT#{to}"), Range::Prefix(stage_prefix(stage)))
}

/// The transfers from a branch that are over, with letters from one day to another.
pub fn departures_between(branch: OrgId, from: Date, until: Date) -> Partition {
    partition(Index::Gsi1, format!("TRS#{branch}"), over_between(from, until))
}

/// The transfers to a branch that are over, with letters from one day to another.
pub fn arrivals_between(branch: OrgId, from: Date, until: Date) -> Partition {
    partition(Index::Gsi2, format!("TRT#{branch}"), over_between(from, until))
}

fn over_between(from: Date, until: Date) -> Range {
    let over = stage_prefix(TransferStage::Over);
    // `~` sorts after every sign of an id.
    Range::Between(format!("{over}{from}"), format!("{over}{until}#~"))
}

fn place(id: TransferId, stage: TransferStage, letter_on: Date) -> String {
    format!("{}{letter_on}#{id}", stage_prefix(stage))
}

fn stage_prefix(stage: TransferStage) -> String {
    format!("{}#", stage.as_str())
}
