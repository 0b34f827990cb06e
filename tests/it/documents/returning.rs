//! The second pair of eyes gives a document back; its authors mend it and hand it in again.

use jiff::SignedDuration;
use shared::document::{DocumentAct, DocumentState, ListDocuments, OfficeQuery};
use shared::notice::NoticeAbout;
use shared::org::OrgAt;
use shared::problem::ProblemCode;
use tests::board::{inbox, titles};
use tests::country::COMMUNE;
use tests::desk::paper;
use tests::{Desk, NONE, Persona, World};

const TO_CHECK: &str = "Có văn bản chờ duyệt";
const RETURNED: &str = "Văn bản được trả lại để sửa";

/// What somebody has to do with documents, as the first page says.
async fn duties(world: &World, by: Persona) -> Vec<&'static str> {
    let tasks = inbox(world, by).await.tasks.into_iter();
    let about = tasks.map(|task| task.about);
    let of_documents = about.filter(|about| {
        matches!(about, NoticeAbout::DocumentReturned { .. } | NoticeAbout::DocumentToCheck { .. })
    });
    of_documents.map(|about| about.title()).collect()
}

#[tokio::test]
async fn what_is_given_back_comes_to_its_authors_and_goes_when_it_is_handed_in_again() {
    let world = World::start().await;
    let desk = Desk::of_commune(&world, 1);
    let (author, checker) = (Persona::CommuneOfficer, Persona::CommuneAdmin);
    desk.create(paper()).await.ok();
    desk.check(checker).await.refused(ProblemCode::WrongDocumentState);
    desk.hand_in().await.ok();
    world.follow_changes().await;
    assert_eq!(duties(&world, checker).await, [TO_CHECK]);
    assert!(duties(&world, author).await.is_empty(), "who wrote it does not check it");
    assert!(duties(&world, Persona::Secretary).await.is_empty(), "another organisation");

    desk.give_back(author, "Thiếu nơi nhận.").await.refused(ProblemCode::WrongDocumentState);
    assert_eq!(desk.give_back(checker, "Ơ").await.refused(ProblemCode::Invalid).fields[0].field, "remark");
    let returned = desk.give_back(checker, "  Thiếu  nơi nhận. ").await.ok();
    let remark = returned.work.unwrap().returned.unwrap();
    assert_eq!((remark.text.as_str(), remark.stamp.by), ("Thiếu nơi nhận.", checker.id()));
    world.follow_changes().await;
    assert_eq!(duties(&world, author).await, [RETURNED]);
    assert!(duties(&world, checker).await.is_empty(), "it was dealt with");
    assert!(titles(&world, author).await.contains(&RETURNED.to_owned()));

    desk.change(author, paper()).await.ok();
    world.follow_changes().await;
    assert_eq!(duties(&world, author).await, [RETURNED], "mended, and not handed in yet");
    world.clock.pass(SignedDuration::from_mins(1));
    desk.hand_in().await.ok();
    world.follow_changes().await;
    assert!(duties(&world, author).await.is_empty());
    assert_eq!(duties(&world, checker).await, [TO_CHECK]);
    desk.check(checker).await.ok();
    desk.publish(5, None).await.ok();
    world.follow_changes().await;
    assert!(duties(&world, checker).await.is_empty());
    let seen = desk.find(Persona::Member).await.ok();
    assert!(seen.document.work.is_none(), "remarks are the office's business");
}

#[tokio::test]
async fn nobody_who_wrote_in_it_checks_it_or_gives_it_back() {
    let world = World::start().await;
    let desk = Desk::of_branch(&world, 1);
    desk.create(paper()).await.ok();
    desk.change(Persona::Deputy, paper()).await.ok();
    desk.change(Persona::Secretary, paper()).await.ok();
    desk.hand_in().await.ok();
    // The deputy wrote in between.
    desk.check(Persona::Deputy).await.refused(ProblemCode::WrongDocumentState);
    desk.give_back(Persona::Deputy, "Thiếu nơi nhận.").await.refused(ProblemCode::WrongDocumentState);
    for stranger in [Persona::Member, Persona::CommuneAdmin] {
        desk.give_back(stranger, "Thiếu nơi nhận.").await.refused(ProblemCode::NotFound);
        desk.steps(stranger).await.refused(ProblemCode::NotFound);
    }
}

#[tokio::test]
async fn the_office_sees_every_step() {
    let world = World::start().await;
    let desk = Desk::of_commune(&world, 1);
    desk.create(paper()).await.ok();
    for _ in 0..3 {
        desk.change(Persona::CommuneOfficer, paper()).await.ok();
    }
    desk.hand_in().await.ok();
    desk.give_back(Persona::CommuneAdmin, "Thiếu nơi nhận.").await.ok();
    let waiting = async |state| {
        let query = OfficeQuery { state, after: None };
        let at = OrgAt { org: COMMUNE };
        world.call::<ListDocuments>(Persona::CommuneAdmin, at, query, NONE).await.ok().items.len()
    };
    assert_eq!((waiting(DocumentState::Draft).await, waiting(DocumentState::HandedIn).await), (1, 0));
    desk.hand_in().await.ok();
    assert_eq!((waiting(DocumentState::Draft).await, waiting(DocumentState::HandedIn).await), (0, 1));
    desk.check(Persona::CommuneAdmin).await.ok();
    desk.publish(5, None).await.ok();
    desk.withdraw("Ban hành nhầm thẩm quyền.").await.ok();
    let steps = desk.steps(Persona::CommuneOfficer).await.ok();
    let acts: Vec<_> = steps.iter().map(|step| (step.number, step.act)).collect();
    use DocumentAct::{Begun, Checked, HandedIn, Published, Returned, Withdrawn, Written};
    let expected = [Begun, Written, HandedIn, Returned, HandedIn, Checked, Published, Withdrawn];
    assert_eq!(acts, (1..).zip(expected).collect::<Vec<_>>(), "writing on is one step");
    assert_eq!(steps[3].remark.as_deref(), Some("Thiếu nơi nhận."));
    assert_eq!(steps[3].stamp.by, Persona::CommuneAdmin.id());
    desk.steps(Persona::Member).await.refused(ProblemCode::NotFound);
}

#[tokio::test]
async fn what_is_removed_waits_for_nobody_and_leaves_nothing() {
    let world = World::start().await;
    let desk = Desk::of_commune(&world, 1);
    desk.create(paper()).await.ok();
    desk.hand_in().await.ok();
    world.follow_changes().await;
    assert_eq!(duties(&world, Persona::CommuneAdmin).await, [TO_CHECK]);
    desk.remove().await.ok();
    world.follow_changes().await;
    assert!(duties(&world, Persona::CommuneAdmin).await.is_empty());
    assert!(world.own.document_steps(desk.at().document).await.unwrap().is_empty());
}
