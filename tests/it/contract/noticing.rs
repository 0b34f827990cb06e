//! The part of the ledger's story in which a committee announces something and a member reads it.

use shared::announcement::{FindAnnouncementBudget, ListAnnouncements, Urgency};
use shared::notice::{ListMyNotices, MarkNoticesRead, NoticesQuery, ReadOrder};
use shared::org::OrgAt;
use tests::country::{BRANCH, COMMUNE};
use tests::{Board, NONE, Persona, World};

use super::ledger::Ledger;

/// An announcement from its publication to its end.
pub(super) async fn story(world: &World, ledger: &mut Ledger) {
    let (officer, commune) = (Persona::CommuneOfficer, OrgAt { org: COMMUNE });
    let board = Board::of_commune(world, 1);
    ledger.note(&world.call::<FindAnnouncementBudget>(officer, commune, NONE, NONE).await);
    let mut draft = board.draft();
    draft.urgency = Urgency::Urgent;
    // As long as one may be: what it costs is a budget.
    draft.words.text = "Đề nghị các chi bộ cử người trực. ".repeat(44);
    let published = board.publish(draft.clone()).await;
    ledger.note(&published);
    let cost = published.raw.cost.write_units;
    assert!(cost <= 20.0, "announcing to everybody writes {cost} units");
    ledger.note(&world.call::<ListAnnouncements>(officer, commune, Default::default(), NONE).await);
    ledger.note(&board.change(draft.words).await);
    ledger.note(&world.call::<ListMyNotices>(Persona::Member, NONE, NoticesQuery::default(), NONE).await);
    ledger.note(&board.find(Persona::Member).await);
    ledger.note(&board.acknowledge(Persona::Member).await);
    world.follow_changes().await;
    ledger.note(&board.acknowledgements(Persona::Secretary, BRANCH).await);
    board.acknowledgements(Persona::CommuneAdmin, COMMUNE).await.ok();
    let order = ReadOrder { until: Some(world.clock.now()), notices: Vec::new() };
    ledger.note(&world.call::<MarkNoticesRead>(Persona::Member, NONE, NONE, order).await);
    ledger.note(&board.withdraw().await);
}
