//! The guide speaks of what is there: pages, buttons, pictures.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use yew_router::Routable;

use super::text::{GuideText, Step};
use super::*;

const WORDS: &str = include_str!("../../../static/guide/guide.json");

fn guide() -> GuideText {
    serde_json::from_str(WORDS).expect("the guide is written as the app reads it")
}

fn steps(guide: &GuideText) -> impl Iterator<Item = &Step> {
    guide.chapters.iter().flat_map(|chapter| &chapter.tasks).flat_map(|task| &task.steps)
}

/// Everything below a folder that the app is written in.
fn sources(folder: &Path) -> String {
    let mut all = String::new();
    for entry in fs::read_dir(folder).expect("a folder of the project").flatten() {
        let path = entry.path();
        if path.is_dir() {
            all += &sources(&path);
        } else if path.extension().is_some_and(|kind| kind == "rs") && !path.ends_with("guide/tests.rs") {
            all += &fs::read_to_string(&path).expect("a source file is text");
        }
    }
    all
}

fn below(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

#[test]
fn what_the_guide_tells_to_press_stands_on_a_page() {
    let pages = sources(&below("src")) + &sources(&below("../shared/src"));
    let guide = guide();
    let quoted = steps(&guide).flat_map(|step| step.text.split('“').skip(1));
    let quoted = quoted.map(|rest| rest.split_once('”').expect("a quotation ends").0);
    let unknown: Vec<&str> = quoted.filter(|words| !pages.contains(&format!("\"{words}\""))).collect();
    assert!(unknown.is_empty(), "no page has these words: {unknown:#?}");
}

#[test]
fn every_task_has_an_address_of_its_own_and_opens_a_page() {
    let guide = guide();
    let mut seen = BTreeSet::new();
    for task in guide.chapters.iter().flat_map(|chapter| &chapter.tasks) {
        assert!(seen.insert(&task.id), "{} stands twice", task.id);
        let to = Route::GuideTask { task: task.id.clone() };
        assert_eq!(Route::recognize(&to.href()), Some(to));
        if let Some(path) = &task.opens {
            assert_ne!(Route::recognize(path), Some(Route::NotFound), "{} opens {path}", task.id);
        }
    }
}

#[test]
fn every_picture_is_there_once_and_none_is_left_over() {
    let guide = guide();
    let named: Vec<_> = steps(&guide).filter_map(|step| step.picture.as_ref()).collect();
    let wanted: BTreeSet<_> = named.iter().map(|picture| format!("{}.webp", picture.name)).collect();
    assert_eq!(wanted.len(), named.len(), "a picture stands twice");
    let files = fs::read_dir(below("static/guide")).expect("the folder of the guide");
    let there: BTreeSet<_> = files.flatten().filter_map(|file| file.file_name().into_string().ok()).collect();
    let there: BTreeSet<_> = there.into_iter().filter(|name| name.ends_with(".webp")).collect();
    assert_eq!(there, wanted, "`cargo xtask guide` takes the pictures");
    assert!(named.iter().all(|picture| picture.shows.ends_with('.')), "a picture says what it shows");
}

#[test]
fn a_task_is_found_by_words_without_marks_and_knows_its_neighbours() {
    let guide = guide();
    let found = guide.found("diem danh");
    assert!(found.iter().flat_map(|chapter| &chapter.tasks).any(|task| task.id == "diem-danh"));
    assert!(guide.found("khong co tu nay o dau").is_empty());
    assert_eq!(guide.found("").len(), guide.chapters.len());
    let place = guide.task("tra-loi-giay-moi").expect("a task");
    let id = |task: Option<&text::Task>| task.map(|task| task.id.clone());
    assert_eq!((id(place.before), id(place.after)), (Some("kich-hoat".into()), Some("xin-vang".into())));
    assert_eq!(guide.task("khong-co"), None);
}
