//! What people are told of a letter: its author of each step, those who answer when it comes; nobody of their own act.

use shared::id::NoticeId;
use shared::notice::{FeedbackNews, NoticeAbout, NoticeBody, NoticesQuery};
use tests::board::{notices, titles};
use tests::country::BRANCH;
use tests::voice::Voice;
use tests::{Persona, World};

const SAYS: Persona = Persona::Member;

/// What somebody was told of letters, oldest first.
async fn news(world: &World, who: Persona) -> Vec<FeedbackNews> {
    let all = notices(world, who, NoticesQuery::default()).await.items;
    let of_letters = all.into_iter().rev().filter_map(|notice| match notice.body {
        NoticeBody::Personal { about: NoticeAbout::Feedback { news, .. } } => Some(news),
        _ => None,
    });
    of_letters.collect()
}

#[tokio::test]
async fn the_author_is_told_of_every_step_and_the_offices_of_what_comes_to_them() {
    let world = World::start().await;
    let voice = Voice::of(&world, SAYS, 1);
    voice.send(BRANCH).await.ok();
    world.follow_changes().await;
    assert!(news(&world, SAYS).await.is_empty(), "who wrote it knows");
    assert_eq!(news(&world, Persona::Secretary).await, [FeedbackNews::Arrived]);
    assert_eq!(news(&world, Persona::Deputy).await, [FeedbackNews::Arrived]);
    for step in 1..=3 {
        world.clock.pass(jiff::SignedDuration::from_mins(1));
        match step {
            1 => voice.receive(Persona::Secretary, 1).await.status(),
            2 => voice.extend(Persona::Deputy, 2).await.status(),
            _ => voice.forward(Persona::Secretary, 3).await.status(),
        };
        world.follow_changes().await;
    }
    assert!(news(&world, Persona::Deputy).await.is_empty(), "it lies elsewhere");
    assert_eq!(news(&world, Persona::CommuneOfficer).await, [FeedbackNews::Arrived]);
    world.clock.pass(jiff::SignedDuration::from_mins(1));
    voice.answer(Persona::CommuneOfficer, 4).await.ok();
    world.follow_changes().await;
    let all =
        [FeedbackNews::Received, FeedbackNews::Extended, FeedbackNews::Forwarded, FeedbackNews::Answered];
    assert_eq!(news(&world, SAYS).await, all);
    assert!(news(&world, Persona::CommuneAdmin).await.is_empty(), "it is answered");
    // What the stream brings again tells nothing again and brings nothing back.
    let records = world.stream_records().await;
    world.hand_over(&records, 7).await;
    assert_eq!(news(&world, SAYS).await, all);
    assert!(news(&world, Persona::Deputy).await.is_empty());
}

#[tokio::test]
async fn whoever_it_was_written_down_for_learns_of_it() {
    let world = World::start().await;
    let voice = Voice::of(&world, SAYS, 1);
    voice.send_as(Persona::Secretary, voice.order(BRANCH)).await.ok();
    world.follow_changes().await;
    assert_eq!(titles(&world, SAYS).await, ["Một ý kiến được ghi thay đồng chí"]);
    assert!(news(&world, Persona::Secretary).await.is_empty(), "who wrote it down knows");
    assert_eq!(news(&world, Persona::Deputy).await, [FeedbackNews::Arrived]);
    world.clock.pass(jiff::SignedDuration::from_mins(1));
    voice.withdraw(Persona::Secretary, 1).await.ok();
    world.follow_changes().await;
    assert_eq!(titles(&world, SAYS).await[0], "Ý kiến ghi thay đồng chí đã được rút lại");
}

#[tokio::test]
async fn a_notice_holds_nothing_of_the_letter() {
    let world = World::start().await;
    let voice = Voice::of(&world, SAYS, 1);
    voice.send(BRANCH).await.ok();
    voice.answer(Persona::Secretary, 1).await.ok();
    world.follow_changes().await;
    let last = NoticeId::from_parts((1 << 48) - 1, (1 << 80) - 1);
    for who in [SAYS, Persona::Secretary, Persona::Deputy] {
        for notice in world.own.notices_to(who.id(), last, 10).await.unwrap() {
            let NoticeAbout::Feedback { .. } = notice.about else { continue };
            let text = serde_json::to_string(&notice).unwrap();
            assert!(!text.contains("Lịch họp") && !text.contains("thứ Bảy"), "{text}");
        }
    }
}
