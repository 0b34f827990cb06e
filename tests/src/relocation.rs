//! A member on the way from one branch to another: the steps of a transfer, so that a test names only the step it is
//! about.

use jiff::civil::Date;
use jiff::civil::date;
use shared::endpoint::Page;
use shared::id::{OrgId, TransferId};
use shared::meeting::AtRevision;
use shared::member::MemberAt;
use shared::org::OrgAt;
use shared::transfer::{
    ListArrivals, ListDepartures, ListTransfers, NewDestination, NewTransfer, ReceiveTransfer,
    ReturnTransfer, StartTransfer, Transfer, TransferAt, TransferQuery, TransferReceipt, TransferReturn,
    TransferStage, WithdrawTransfer,
};

use crate::NONE;
use crate::country::{BRANCH, SIBLING};
use crate::persona::Persona;
use crate::reply::Reply;
use crate::world::World;

/// The day on which worlds begin.
const TODAY: Date = date(2026, 11, 16);

/// A transfer of somebody of the country.
#[derive(Clone, Copy)]
pub struct Relocation<'w> {
    world: &'w World,
    who: Persona,
    number: u128,
}

impl<'w> Relocation<'w> {
    /// The transfer of somebody with this number.
    pub const fn of(world: &'w World, who: Persona, number: u128) -> Self {
        Self { world, who, number }
    }

    /// The id of a transfer with this number.
    pub const fn id_of(number: u128) -> TransferId {
        TransferId::from_parts(1_763_000_000_000, number)
    }

    /// Names it in a path.
    pub fn at(&self) -> TransferAt {
        TransferAt { member: self.who.id(), transfer: Self::id_of(self.number) }
    }

    /// The revision of the member as stored now.
    ///
    /// # Panics
    /// When the store does not answer.
    pub async fn member_rev(&self) -> u32 {
        let found = self.world.own.find_member(self.who.id()).await.expect("the store answers");
        found.expect("everybody of the country is stored").rev
    }

    /// What starts it, towards a branch.
    pub async fn order(&self, to: OrgId) -> NewTransfer {
        NewTransfer {
            id: Self::id_of(self.number),
            to: NewDestination::Branch { org: to },
            letter_on: TODAY,
            letter_no: Some("12-GT/ĐU".into()),
            reason: "Chuyển nơi cư trú".into(),
            rev: self.member_rev().await,
        }
    }

    /// Starts it with this order.
    pub async fn start_as(&self, by: Persona, order: NewTransfer) -> Reply<StartTransfer> {
        self.world.call(by, MemberAt { member: self.who.id() }, NONE, order).await
    }

    /// Starts it from [`BRANCH`] to [`SIBLING`] in the name of the secretary.
    pub async fn start(&self) -> Reply<StartTransfer> {
        self.start_as(Persona::Secretary, self.order(SIBLING).await).await
    }

    /// Receives it.
    pub async fn receive(&self, by: Persona, papers_on: Date, rev: u32) -> Reply<ReceiveTransfer> {
        self.world.call(by, self.at(), NONE, TransferReceipt { papers_on, rev }).await
    }

    /// Sends it back.
    pub async fn give_back(&self, by: Persona, rev: u32) -> Reply<ReturnTransfer> {
        let reason = "Giấy giới thiệu chưa có dấu".into();
        self.world.call(by, self.at(), NONE, TransferReturn { reason, rev }).await
    }

    /// Takes it back.
    pub async fn withdraw(&self, by: Persona, rev: u32) -> Reply<WithdrawTransfer> {
        self.world.call(by, self.at(), NONE, AtRevision { rev }).await
    }

    /// All transfers of that member.
    pub async fn list(&self, by: Persona) -> Reply<ListTransfers> {
        self.world.call(by, MemberAt { member: self.who.id() }, NONE, NONE).await
    }

    /// The transfers to [`SIBLING`].
    pub async fn arrivals(world: &World, by: Persona, stage: TransferStage) -> Page<Transfer> {
        let query = TransferQuery { stage, after: None };
        world.call::<ListArrivals>(by, OrgAt { org: SIBLING }, query, NONE).await.ok()
    }

    /// The transfers from [`BRANCH`].
    pub async fn departures(world: &World, by: Persona, stage: TransferStage) -> Page<Transfer> {
        let query = TransferQuery { stage, after: None };
        world.call::<ListDepartures>(by, OrgAt { org: BRANCH }, query, NONE).await.ok()
    }
}
