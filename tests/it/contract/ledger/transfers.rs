//! What a transfer costs, from the letter of introduction to the receipt.

use jiff::civil::date;
use shared::org::OrgAt;
use shared::transfer::{ListArrivals, ListDepartures, ListTransfersBelow, TransferQuery};
use tests::country::{BRANCH, COMMUNE, SIBLING};
use tests::{NONE, Persona, Relocation, World};

use super::Ledger;

/// The first is sent back, the second taken back, the third received.
pub async fn story(world: &World, ledger: &mut Ledger) {
    let (here, there) = (Persona::Secretary, Persona::SiblingSecretary);
    let step = |number| Relocation::of(world, Persona::CommitteeMember, number);
    ledger.note(&step(1).start().await);
    ledger.note(&step(1).list(here).await);
    let query = TransferQuery::default;
    ledger.note(&world.call::<ListDepartures>(here, OrgAt { org: BRANCH }, query(), NONE).await);
    ledger.note(&world.call::<ListArrivals>(there, OrgAt { org: SIBLING }, query(), NONE).await);
    let (officer, commune) = (Persona::CommuneOfficer, OrgAt { org: COMMUNE });
    ledger.note(&world.call::<ListTransfersBelow>(officer, commune, query(), NONE).await);
    ledger.note(&step(1).give_back(there, 1).await);
    step(2).start().await.ok();
    ledger.note(&step(2).withdraw(here, 1).await);
    step(3).start().await.ok();
    let today = shared::time::local_date(world.clock.now());
    ledger.note(&step(3).receive(there, today.max(date(2026, 11, 16)), 1).await);
}
