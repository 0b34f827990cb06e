//! Files that take long, and bytes that come late.

use serde_json::json;
use shared::file::{FileOwner, FileState};
use shared::id::FileId;
use shared::meeting::MeetingAt;
use shared::paper::{AddPaper, HandInPaper, PaperAt, RemovePaper};
use store::StoredFile;
use tests::line::TEMPLATE;
use tests::{Evening, NONE, Persona, World, new_paper, pdf};

use super::replays::answer;

/// The packing of a paper of the meeting: a workbook of zeros, tiny as it comes and as large as this when unpacked.
fn unpacks_to(megabytes: usize) -> Vec<u8> {
    use std::io::{Cursor, Write as _};
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let zeros = vec![b' '; megabytes << 20];
    for (name, bytes) in [
        ("[Content_Types].xml", b"<Types/>".as_slice()),
        ("xl/workbook.xml", b"<workbook/>"),
        ("xl/worksheets/sheet1.xml", b"<worksheet/>"),
        ("xl/padding.bin", &zeros),
    ] {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).expect("memory takes a file");
        zip.write_all(bytes).expect("memory takes every byte");
    }
    zip.finish().expect("memory takes the directory").into_inner()
}

/// A paper of the meeting that is handed in.
async fn hand_in(world: &World, number: u128, name: &str, bytes: Vec<u8>) -> PaperAt {
    let at = MeetingAt { meeting: Evening::id_of(1) };
    let new = new_paper(number, name, &bytes, None);
    let paper = PaperAt { meeting: at.meeting, paper: new.file.id };
    let upload = world.call::<AddPaper>(Persona::Secretary, at, NONE, new).await.ok();
    world.put_file(&upload.place.expect("a new file has a place"), bytes).await;
    world.call::<HandInPaper>(Persona::Secretary, paper, NONE, NONE).await.ok();
    paper
}

async fn stored(world: &World, id: FileId) -> StoredFile {
    let files = world.own.files_of(FileOwner::Meeting(Evening::id_of(1))).await.unwrap();
    files.into_iter().map(|file| file.value).find(|file| file.id == id).expect("it is there")
}

#[tokio::test]
async fn a_file_that_takes_long_holds_nobody_up() {
    let world = World::start().await;
    Evening::called(&world).await;
    let long = hand_in(&world, 1, "Bảng lớn.xlsx", unpacks_to(60)).await;
    let short = hand_in(&world, 2, "Dự thảo.pdf", pdf("Du thao")).await;
    world.run_jobs().await;
    assert_eq!(stored(&world, short.paper).await.state, FileState::Ready, "the batch went on");
    let waiting = stored(&world, long.paper).await;
    assert_eq!((waiting.state, waiting.checks), (FileState::Checking, 1));
    let done = answer(&world, json!({ "work_off_files": {} })).await.unwrap();
    assert_eq!(done, json!({ "looked": 1, "cleared": 0 }));
    assert_eq!(stored(&world, long.paper).await.state, FileState::Ready, "looked into to the end");
    assert_eq!(answer(&world, json!({ "work_off_files": {} })).await.unwrap()["looked"], 0);
}

#[tokio::test]
async fn bytes_that_come_after_their_file_was_removed_are_cleared_away() {
    let world = World::start().await;
    let at = Evening::called(&world).await.at();
    let bytes = pdf("Du thao");
    let new = new_paper(1, "Dự thảo.pdf", &bytes, None);
    let paper = PaperAt { meeting: at.meeting, paper: new.file.id };
    let upload = world.call::<AddPaper>(Persona::Secretary, at, NONE, new).await.ok();
    let place = upload.place.expect("a new file has a place");
    world.put_file(&place, bytes.clone()).await;
    world.call::<HandInPaper>(Persona::Secretary, paper, NONE, NONE).await.ok();
    world.run_jobs().await;
    let key = stored(&world, paper.paper).await.bytes_key();
    world.call::<RemovePaper>(Persona::Secretary, paper, NONE, NONE).await.ok();
    world.run_jobs().await;
    assert_eq!(world.own.files.size(&key).await.unwrap(), None);
    // The address still works, and somebody uses it.
    world.put_file(&place, bytes).await;
    assert!(world.own.files.size(&key).await.unwrap().is_some());
    let early = answer(&world, json!({ "work_off_files": {} })).await.unwrap();
    assert_eq!(early["cleared"], 0, "it may come again until the address has run out");
    world.clock.pass(jiff::SignedDuration::from_mins(21));
    assert_eq!(answer(&world, json!({ "work_off_files": {} })).await.unwrap()["cleared"], 1);
    assert_eq!(world.own.files.size(&key).await.unwrap(), None);
}

#[test]
fn the_schedule_says_a_word_that_is_understood() {
    let events = &TEMPLATE["Resources"]["JobsFunction"]["Properties"]["Events"];
    let input = events["FileWork"]["Properties"]["Input"].as_str().expect("a word");
    let payload = serde_json::from_str(input).unwrap();
    assert!(matches!(payload, jobs::Payload::Command(jobs::Command::WorkOffFiles {})), "{input}");
}
