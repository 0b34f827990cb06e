//! The first page of a member before whom something of everything stands: a meeting, something to do, a document to
//! confirm.

use shared::assignment::Assignment;
use shared::document::Body;
use shared::duty::ListDuties;
use shared::meeting::Stamp;
use store::Stored;
use tests::country::PROVINCE;
use tests::desk::published;

use tests::{Evening, NONE, Persona, World, assignment_text};

use super::Ledger;

/// Looks at the first page.
pub async fn story(world: &World, ledger: &mut Ledger) {
    let now = world.clock.now();
    let mut document = published(PROVINCE, 90, now);
    "Về phòng, chống cháy rừng".clone_into(&mut document.head.r#abstract);
    world.own.load_documents(&[(document, Body::default())], now).await.expect("the store answers");
    let meeting = world.own.find_meeting(Evening::id_of(1)).await.expect("the store answers");
    let given = Stamp { by: Persona::Secretary.id(), name: "Bí thư".into(), at: now };
    let meeting = meeting.expect("it was called").value;
    let id = shared::id::AssignmentId::from_parts(1_763_000_000_000, 90);
    let value = Assignment::new(id, &meeting, assignment_text(Persona::Member), given);
    world.own.give_assignment(&Stored { value, rev: 0 }, None, now).await.expect("the store answers");
    // Somebody of the same chain has looked within the last half minute: what is the same for both is there.
    world.call::<ListDuties>(Persona::Fellow, NONE, NONE, NONE).await.ok();
    let list = ledger.note(&world.call::<ListDuties>(Persona::Member, NONE, NONE, NONE).await);
    assert_eq!((list.meetings.len(), list.duties.len()), (1, 2));
    for office in [Persona::Secretary, Persona::CommuneOfficer] {
        world.call::<ListDuties>(office, NONE, NONE, NONE).await.ok();
    }
}
