//! Publishing, numbers, and what comes after.

use jiff::SignedDuration;
use shared::document::{DocumentState, FindNextNumber, NumberQuery};
use shared::org::OrgAt;
use shared::problem::ProblemCode;
use tests::country::COMMUNE;
use tests::desk::{feed, paper};
use tests::{Desk, NONE, Persona, World};

#[tokio::test]
async fn a_number_is_given_once_in_a_term_and_the_next_one_is_known() {
    let world = World::start().await;
    let (first, second) = (Desk::of_commune(&world, 1), Desk::of_commune(&world, 2));
    let query = NumberQuery { kind: paper().head.kind, signed_on: paper().head.signed_on };
    let next = async || {
        let at = OrgAt { org: COMMUNE };
        world.call::<FindNextNumber>(Persona::CommuneOfficer, at, query, NONE).await.ok().serial
    };
    assert_eq!(next().await, Some(1));
    let published = first.issue(paper(), 5).await;
    assert_eq!(published.title(), "Nghị quyết số 05-NQ/ĐU");
    assert_eq!(next().await, Some(6));
    second.create(paper()).await.ok();
    second.hand_in().await.ok();
    second.check(Persona::CommuneAdmin).await.ok();
    let refused = second.publish(5, None).await.refused(ProblemCode::Invalid);
    assert_eq!(refused.fields[0].field, "serial");
    assert_eq!(second.find(Persona::CommuneAdmin).await.ok().document.state, DocumentState::Checked);
    second.publish(6, None).await.ok();
    // Another body counts for itself.
    Desk::of_branch(&world, 3).issue(paper(), 5).await;
}

#[tokio::test]
async fn what_is_published_for_later_is_read_from_then_on() {
    let world = World::start().await;
    let desk = Desk::of_commune(&world, 1);
    desk.create(paper()).await.ok();
    desk.hand_in().await.ok();
    desk.check(Persona::CommuneAdmin).await.ok();
    let later = world.clock.now().saturating_add(SignedDuration::from_hours(3)).unwrap();
    desk.publish(1, Some(later)).await.ok();
    desk.find(Persona::Member).await.refused(ProblemCode::NotFound);
    assert!(feed(&world, Persona::Member, Default::default()).await.items.is_empty());
    world.clock.set(later);
    assert_eq!(desk.find(Persona::Member).await.ok().body.0.len(), 3);
    assert_eq!(feed(&world, Persona::Member, Default::default()).await.items.len(), 1);
}

#[tokio::test]
async fn a_replaced_one_names_the_newer_and_a_withdrawn_one_says_why() {
    let world = World::start().await;
    let (old, new) = (Desk::of_commune(&world, 1), Desk::of_commune(&world, 2));
    old.issue(paper(), 1).await;
    old.replace(&new).await.refused(ProblemCode::Invalid);
    let newer = new.issue(paper(), 2).await;
    old.replace(&new).await.ok();
    let replaced = old.find(Persona::Member).await.ok().document.replaced.expect("it is replaced");
    assert_eq!((replaced.by, replaced.title), (newer.id, newer.title()));
    new.withdraw("vì").await.refused(ProblemCode::Invalid);
    new.withdraw("Ban hành nhầm thẩm quyền.").await.ok();
    let seen = new.find(Persona::Member).await.ok();
    assert_eq!(seen.document.withdrawn.map(|it| it.reason), Some("Ban hành nhầm thẩm quyền.".into()));
    assert!(seen.body.is_empty() && seen.document.work.is_none(), "its text is gone for readers");
    assert!(!new.find(Persona::CommuneOfficer).await.ok().body.is_empty(), "and stays for its office");
    let feed = feed(&world, Persona::Member, Default::default()).await.items;
    assert_eq!(feed.iter().map(|entry| entry.document.id).collect::<Vec<_>>(), [old.at().document]);
    new.remove().await.refused(ProblemCode::WrongDocumentState);
}
