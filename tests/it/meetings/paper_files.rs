//! Papers as Word files: opened again, they say what the page says, in the same order.

use std::io::{Cursor, Read as _};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use shared::minutes::ExportMinutes;
use shared::party_form::{PaperFile, minutes_form, resolution_form};
use shared::problem::ProblemCode;
use shared::resolution::ExportResolution;
use tests::{
    Evening, NONE, Persona, Scribe, World, assignment_text, minutes_text, plan, resolution_text, vote_text,
};
use zip::ZipArchive;

/// The words of a file, a paragraph to a line, without what is empty.
fn lines(file: &PaperFile) -> Vec<String> {
    let bytes = STANDARD.decode(&file.base64).expect("base 64");
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("a package");
    let mut xml = String::new();
    archive.by_name("word/document.xml").expect("its main part").read_to_string(&mut xml).expect("text");
    let paragraphs = xml.split("</w:p>").map(|paragraph| {
        let words = paragraph.split("<w:t").skip(1).filter_map(|rest| {
            let (_, text) = rest.split_once('>')?;
            text.split_once("</w:t>").map(|(text, _)| text.replace("&quot;", "\"").replace("&amp;", "&"))
        });
        words.collect::<String>()
    });
    paragraphs.filter(|line| !line.trim().is_empty()).collect()
}

/// A meeting with everything that is written of it, signed and adopted.
async fn written(world: &World) -> Scribe<'_> {
    let evening = Evening::held_by(world, Persona::Secretary, 1, plan(), &[]).await;
    let scribe = Scribe::of(world, evening);
    let by = Persona::Secretary;
    let present = scribe.view(by).await.base.present;
    scribe.record(by, 1, vote_text(present, 0), 0).await.ok();
    scribe.write(by, minutes_text(), 0).await.ok();
    scribe.sign(by, 1).await.ok();
    scribe.give(by, 1, assignment_text(Persona::Fellow), 0).await.ok();
    scribe.resolve(by, resolution_text(), 0).await.ok();
    scribe.adopt(by, 1, 1).await.ok();
    scribe
}

/// What a file shows that no paper says: signs between its parts.
fn is_said(line: &str) -> bool {
    !["*", "-----", "Nơi nhận:"].contains(&line)
}

#[tokio::test]
async fn the_minutes_say_in_word_what_the_page_says() {
    let world = World::start().await;
    let scribe = written(&world).await;
    let file = world.call::<ExportMinutes>(Persona::Fellow, scribe.evening.at(), NONE, NONE).await.ok();
    assert_eq!(file.file_name, "bien-ban-2026-11-25.docx");
    let form = minutes_form(&scribe.view(Persona::Fellow).await).unwrap();
    let found: Vec<_> = lines(&file).into_iter().filter(|line| is_said(line)).collect();
    assert_eq!(found, form.lines());
}

#[tokio::test]
async fn the_resolution_says_in_word_what_the_page_says() {
    let world = World::start().await;
    let scribe = written(&world).await;
    let file = world.call::<ExportResolution>(Persona::Fellow, scribe.evening.at(), NONE, NONE).await.ok();
    assert_eq!(file.file_name, "nghi-quyet-2026-11-25.docx");
    let form = resolution_form(&scribe.resolution(Persona::Fellow).await).unwrap();
    let found = lines(&file).into_iter().filter(|line| is_said(line));
    let found: Vec<_> = found.map(|line| line.trim_start_matches("- ").to_owned()).collect();
    assert_eq!(found, form.lines());
}

#[tokio::test]
async fn what_may_not_be_read_is_no_file_either() {
    let world = World::start().await;
    let evening = Evening::held_by(&world, Persona::Secretary, 1, plan(), &[]).await;
    let export = async |by| world.call::<ExportMinutes>(by, evening.at(), NONE, NONE).await;
    export(Persona::Fellow).await.refused(ProblemCode::MinutesNotSigned);
    export(Persona::SiblingMember).await.refused(ProblemCode::NotFound);
    let resolution = world.call::<ExportResolution>(Persona::Fellow, evening.at(), NONE, NONE).await;
    resolution.refused(ProblemCode::WrongMeetingState);
}
