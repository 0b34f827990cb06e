//! The calendar entry (RFC 5545): one UID for its whole life, a rising sequence, a cancellation when it is off.

use insta::assert_snapshot;
use shared::meeting::{CalendarFile, FindCalendarFile, MeetingPlan};
use shared::problem::ProblemCode;
use tests::{Evening, NONE, Persona, World, local, plan};

async fn file(world: &World, evening: &Evening<'_>) -> CalendarFile {
    world.call::<FindCalendarFile>(Persona::Member, evening.at(), NONE, NONE).await.ok()
}

/// The value of the first property of that name, long lines unfolded.
fn property(file: &CalendarFile, name: &str) -> String {
    let text = file.text.replace("\r\n ", "");
    let line = text.lines().find(|line| line.split([':', ';']).next() == Some(name));
    line.and_then(|line| line.split_once(':')).map(|(_, value)| value.to_owned()).unwrap_or_default()
}

#[tokio::test]
async fn a_called_meeting_as_a_calendar_file() {
    let world = World::start().await;
    let evening = Evening::called(&world).await;
    let file = file(&world, &evening).await;
    assert_eq!(file.file_name, "hop-2026-11-25.ics");
    assert_snapshot!(file.text.replace("\r\n", "\n"));
}

#[tokio::test]
async fn a_cancelled_meeting_as_a_calendar_file() {
    let world = World::start().await;
    let evening = Evening::called(&world).await;
    evening.cancel("Bão số 9 đổ bộ.").await.ok();
    assert_snapshot!(file(&world, &evening).await.text.replace("\r\n", "\n"));
}

#[tokio::test]
async fn the_uid_stays_and_the_sequence_rises_with_each_change_people_must_see() {
    let world = World::start().await;
    let evening = Evening::called(&world).await;
    let mut files = vec![file(&world, &evening).await];
    evening.change(MeetingPlan { starts_at: local("2026-11-26T19:30"), ..plan() }).await.ok();
    files.push(file(&world, &evening).await);
    evening.answer(Persona::Member, Persona::Member).await.ok();
    files.push(file(&world, &evening).await);
    evening.cancel("Bão số 9 đổ bộ.").await.ok();
    files.push(file(&world, &evening).await);
    let all = |name: &str| files.iter().map(|file| property(file, name)).collect::<Vec<_>>();
    assert_eq!(all("SEQUENCE"), ["0", "1", "1", "2"]);
    assert_eq!(all("METHOD"), ["PUBLISH", "PUBLISH", "PUBLISH", "CANCEL"]);
    assert_eq!(all("STATUS"), ["CONFIRMED", "CONFIRMED", "CONFIRMED", "CANCELLED"]);
    assert_eq!(
        all("DTSTART"),
        ["20261125T123000Z", "20261126T123000Z", "20261126T123000Z", "20261126T123000Z"]
    );
    let mut uids = all("UID");
    uids.dedup();
    assert_eq!(uids, [format!("{}@sotay", evening.id)]);
}

#[tokio::test]
async fn every_calendar_program_can_read_the_lines() {
    let world = World::start().await;
    let long = MeetingPlan {
        note: "Đề nghị chuẩn bị; đọc trước, rồi\nphát biểu. ".repeat(8), ..plan()
    };
    let evening = Evening::called_as(&world, 1, long).await;
    let file = file(&world, &evening).await;
    assert!(file.text.ends_with("END:VCALENDAR\r\n"));
    for line in file.text.split_terminator("\r\n") {
        assert!(line.len() <= 75 && !line.contains('\n'), "{line}");
    }
    let description = property(&file, "DESCRIPTION");
    assert!(description.contains("chuẩn bị\\; đọc trước\\, rồi\\nphát biểu."), "{description}");
}

#[tokio::test]
async fn the_file_of_a_meeting_is_the_same_each_time() {
    let world = World::start().await;
    let evening = Evening::called(&world).await;
    let first = file(&world, &evening).await;
    assert_eq!(
        first.text,
        file(&world, &evening).await.text,
        "nothing in it comes from the system's clock or chance"
    );
}

#[tokio::test]
async fn only_who_may_see_the_meeting_gets_its_file() {
    let world = World::start().await;
    let evening = Evening::called(&world).await;
    let get = async |by| world.call::<FindCalendarFile>(by, evening.at(), NONE, NONE).await;
    get(Persona::Guest).await.ok();
    get(Persona::SiblingMember).await.refused(ProblemCode::NotFound);
    let draft = Evening::drafted_as(&world, 2, plan()).await;
    let get = async |by| world.call::<FindCalendarFile>(by, draft.at(), NONE, NONE).await;
    get(Persona::Secretary).await.refused(ProblemCode::WrongMeetingState);
    get(Persona::Member).await.refused(ProblemCode::NotFound);
}
