//! How often an organisation may speak.

use jiff::SignedDuration;
use shared::announcement::{AnnouncementDraft, BudgetLeft, FindAnnouncementBudget, Urgency};
use shared::org::OrgAt;
use shared::problem::ProblemCode;
use tests::country::{BRANCH, COMMUNE};
use tests::{Board, NONE, Persona, World};

async fn left(world: &World, by: Persona, org: shared::id::OrgId) -> BudgetLeft {
    world.call::<FindAnnouncementBudget>(by, OrgAt { org }, NONE, NONE).await.ok()
}

#[tokio::test]
async fn a_committee_that_has_spoken_often_waits_a_week() {
    let world = World::start().await;
    let urgent = |board: &Board<'_>| AnnouncementDraft { urgency: Urgency::Urgent, ..board.draft() };
    for number in 1..=2 {
        let board = Board::of_commune(&world, number);
        board.publish(urgent(&board)).await.ok();
    }
    let third = Board::of_commune(&world, 3);
    let refused = third.publish(urgent(&third)).await.refused(ProblemCode::BudgetSpent);
    assert_eq!(
        refused.sentence,
        "Trong 7 ngày qua tổ chức đã gửi đủ 2 thông báo khẩn. Có thể gửi tiếp từ thứ Hai, 23/11/2026, 08:00. Nếu cần gửi ngay, xin chọn mức “Quan trọng”."
    );
    third.find(Persona::CommuneOfficer).await.refused(ProblemCode::NotFound);
    for number in 3..=5 {
        let board = Board::of_commune(&world, number);
        board.publish(board.draft()).await.ok();
    }
    let sixth = Board::of_commune(&world, 6);
    sixth.publish(sixth.draft()).await.refused(ProblemCode::BudgetSpent);
    // The same once more is no other one, and taking one back gives nothing back.
    third.publish(third.draft()).await.ok();
    third.withdraw().await.ok();
    sixth.publish(sixth.draft()).await.refused(ProblemCode::BudgetSpent);
    assert_eq!(left(&world, Persona::CommuneOfficer, COMMUNE).await.left, 0);
    assert_eq!(left(&world, Persona::Secretary, BRANCH).await.left, 7, "a branch speaks for itself");
    world.clock.pass(SignedDuration::from_hours(7 * 24));
    sixth.publish(urgent(&sixth)).await.ok();
}

#[tokio::test]
async fn those_who_announce_at_the_same_moment_are_both_counted() {
    let world = World::start().await;
    let boards = [1, 2, 3].map(|number| Board::of_commune(&world, number));
    let drafts = boards.each_ref().map(Board::draft);
    let [first, second, third] = drafts;
    let (one, two, three) =
        tokio::join!(boards[0].publish(first), boards[1].publish(second), boards[2].publish(third));
    for reply in [one, two, three] {
        reply.ok();
    }
    assert_eq!(left(&world, Persona::CommuneOfficer, COMMUNE).await.left, 2);
}
