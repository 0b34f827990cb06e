//! Questions as people ask them, over about sixty made-up documents: what is found, in which order, and what never is.

mod library;

use std::fmt::Write as _;

use jiff::{SignedDuration, Timestamp};
use library::{entries, now, shelves};
use search::{Asked, Entry, Hits, Question, Shelf, search};
use shared::document::{Audience, DocumentKind, DocumentState, Marked, Replacement};
use shared::id::OrgId;
use unicode_normalization::UnicodeNormalization;

const CHAIN: [&str; 4] = ["centre", "province", "commune", "branch"];

/// What an official member of the branch without a role may have.
const MEMBER: [Audience; 2] = [Audience::Everyone, Audience::Official];

fn found(
    shelves: &[(OrgId, Shelf)],
    audiences: &[Audience],
    question: &Question,
    skip: usize,
    take: usize,
) -> Hits {
    let asked: Vec<_> = shelves
        .iter()
        .map(|(org, shelf)| Asked { org: *org, shelf, audiences: audiences.to_vec() })
        .collect();
    search(&asked, question, skip, take).expect("the shelves are whole")
}

fn ask(text: &str) -> Question {
    Question::read(text, now())
}

fn names(hits: &Hits) -> Vec<String> {
    let name = |hit: &shared::document::SearchHit| {
        format!("{} · {}", hit.document.title(), hit.document.head.r#abstract)
    };
    hits.items.iter().map(name).collect()
}

fn shown(marked: &[Marked]) -> String {
    let part = |part: &Marked| if part.hit { format!("[{}]", part.text) } else { part.text.clone() };
    marked.iter().map(part).collect()
}

#[test]
fn ten_questions_with_and_without_marks() {
    let shelves = shelves(&CHAIN);
    let mut told = String::new();
    for text in [
        "chuyển đổi số",
        "chuyen doi so",
        "hòa bình",
        "hoà bình",
        "hoa binh",
        "339 qd tw",
        "05-NQ/ĐU",
        "thủy sản",
        "dang vien cao tuoi",
        "Nguyễn Thị Hường",
        "sinh hoạt chuyên đề quý II",
        "kiem tra giam sat",
        "không có trong văn bản nào cả",
    ] {
        writeln!(told, "\n== {text}").unwrap();
        for hit in found(&shelves, &MEMBER, &ask(text), 0, 6).items {
            writeln!(told, "{} · {}", hit.document.title(), shown(&hit.r#abstract)).unwrap();
            writeln!(told, "    {}", shown(&hit.snippet)).unwrap();
        }
    }
    print!("{told}");
    insta::assert_snapshot!(told);
}

#[test]
fn the_place_of_the_tone_and_the_way_of_storing_do_not_matter() {
    let shelves = shelves(&CHAIN);
    let all = |text: &str| names(&found(&shelves, &MEMBER, &ask(text), 0, 50));
    for (one, other) in [("hoà bình", "hòa bình"), ("THUỶ SẢN", "thủy sản"), ("văn hoá", "văn hóa")]
    {
        assert_eq!(all(one), all(other));
        assert!(!all(one).is_empty(), "{one}");
    }
    let apart: String = "chuyển đổi số".nfd().collect();
    assert_eq!(all(&apart), all("chuyển đổi số"));
}

#[test]
fn the_very_marks_come_first_and_others_are_still_found() {
    let shelves = shelves(&CHAIN);
    let hits = names(&found(&shelves, &MEMBER, &ask("hòa bình"), 0, 50));
    let place = |part: &str| hits.iter().position(|name| name.contains(part)).unwrap_or(usize::MAX);
    let (peace, village, pots) =
        (place("hòa bình và hữu nghị"), place("lịch sử đảng bộ xã"), place("hoa kiểng"));
    assert!(peace < pots && village < pots && pots != usize::MAX, "{hits:?}");
}

#[test]
fn a_number_is_found_however_it_is_typed() {
    let shelves = shelves(&CHAIN);
    for text in ["339 qd tw", "339-QĐ/TW", "số 339 qđ", "339qd", "quyết định 339"] {
        let first = names(&found(&shelves, &MEMBER, &ask(text), 0, 1));
        assert!(first[0].starts_with("Quyết định số 339-QĐ/TW"), "{text}: {first:?}");
    }
    for text in ["5 nq du", "05-NQ/ĐU"] {
        let first = names(&found(&shelves, &MEMBER, &ask(text), 0, 1));
        assert!(first[0].starts_with("Nghị quyết số 05-NQ/ĐU"), "{text}: {first:?}");
    }
}

#[test]
fn nothing_beside_the_chain_is_ever_found() {
    let shelves = shelves(&CHAIN);
    let everybody = Audience::ALL;
    for text in ["Tân Lập", "tan lap", "thôn Đoài", "sản xuất vụ đông", "hòa giải", "339 qd du", "đầm tôm"]
    {
        for hit in found(&shelves, &everybody, &ask(text), 0, 50).items {
            let org = hit.document.org;
            assert!(shelves.iter().any(|(id, _)| *id == org), "{text}");
            let told = format!("{} {}", shown(&hit.r#abstract), shown(&hit.snippet));
            assert!(!told.contains("Tân Lập") && !told.contains("hội hòa giải"), "{text}: {told}");
        }
    }
    // A shelf under the name of another organisation gives nothing: what it holds is not of that one.
    let (_, far) = library::shelves(&["far"]).remove(0);
    let wrong = [(library::org("commune").id, far)];
    assert!(found(&wrong, &everybody, &ask("Tân Lập"), 0, 50).items.is_empty());
}

#[test]
fn an_audience_is_part_of_the_question() {
    let shelves = shelves(&CHAIN);
    let all = |audiences: &[Audience], text: &str| names(&found(&shelves, audiences, &ask(text), 0, 50));
    let everyone = [Audience::Everyone];
    assert!(all(&everyone, "quy chế làm việc").is_empty());
    assert_eq!(all(&[Audience::Everyone, Audience::Committees], "quy chế làm việc").len(), 1);
    assert!(all(&everyone, "rèn luyện mười hai tháng").is_empty());
    assert!(all(&MEMBER, "rèn luyện mười hai tháng").is_empty());
    assert_eq!(all(&MEMBER, "quần chúng ưu tú").len(), 1);
    assert_eq!(all(&Audience::ALL, "rèn luyện mười hai tháng").len(), 1);
    assert!(all(&[], "chi bộ").is_empty());
}

#[test]
fn filters_narrow_what_is_found() {
    let shelves = shelves(&CHAIN);
    let count = |question: &Question| found(&shelves, &MEMBER, question, 0, 50).items.len();
    let all = ask("chuyển đổi số");
    let plans = all.clone().narrowed(Some(DocumentKind::Plan), None);
    let in_2025 = all.clone().narrowed(None, Some(2025));
    assert!(count(&all) > count(&plans) && count(&plans) > 0);
    let hits = found(&shelves, &MEMBER, &in_2025, 0, 50).items;
    assert!(!hits.is_empty() && hits.len() < count(&all));
    assert!(hits.iter().all(|hit| hit.document.published_at.unwrap().to_string().starts_with("2025")));
    let one: Vec<_> = shelves.into_iter().filter(|(org, _)| *org == library::org("commune").id).collect();
    let of_commune = found(&one, &MEMBER, &all, 0, 50).items;
    assert!(of_commune.iter().all(|hit| hit.document.org == library::org("commune").id));
}

#[test]
fn pages_follow_each_other_without_a_gap() {
    let shelves = shelves(&CHAIN);
    let question = ask("chi bộ");
    let whole = names(&found(&shelves, &MEMBER, &question, 0, 50));
    let (mut seen, mut more) = (Vec::new(), true);
    while more {
        let page = found(&shelves, &MEMBER, &question, seen.len(), 3);
        seen.extend(names(&page));
        more = page.more;
    }
    assert!(whole.len() > 6);
    assert_eq!(seen, whole);
}

#[test]
fn what_lies_ahead_is_not_found_before_its_time() {
    let day: Timestamp = "2026-11-18T01:00:00Z".parse().unwrap();
    let shelves = shelves(&["commune"]);
    let at = |until| names(&found(&shelves, &MEMBER, &Question::read("khánh thành cầu", until), 0, 9)).len();
    assert_eq!((at(day), at(day + SignedDuration::from_hours(2))), (0, 1));
}

#[test]
fn a_replaced_document_comes_after_the_one_in_force() {
    let mut commune = entries().remove("commune").unwrap();
    let place = commune.iter().position(|entry| entry.document.title().contains("05-NQ/ĐU")).unwrap();
    let mut old = commune[place].clone();
    let newer = &commune[place].document;
    let replaced = Replacement { by: newer.id, title: newer.title(), at: now() };
    (old.document.state, old.document.replaced) = (DocumentState::Replaced, Some(replaced));
    commune.insert(0, old);
    let shelf = Shelf::open(&Shelf::build(&commune).unwrap()).unwrap();
    let hits = found(&[(library::org("commune").id, shelf)], &MEMBER, &ask("sản xuất vụ đông"), 0, 5).items;
    let states: Vec<_> = hits.iter().map(|hit| hit.document.state).collect();
    assert_eq!(states[..2], [DocumentState::Published, DocumentState::Replaced]);
    assert!(hits[1].document.replaced.is_some());
}

#[test]
fn a_shelf_gives_back_what_was_put_on_it_and_is_made_the_same_twice() {
    let commune = entries().remove("commune").unwrap();
    let bytes = Shelf::build(&commune).unwrap();
    assert_eq!(bytes, Shelf::build(&commune).unwrap());
    let shelf = Shelf::open(&bytes).unwrap();
    assert_eq!(shelf.entries().unwrap(), commune);
    let none: [Entry; 0] = [];
    let empty = Shelf::open(&Shelf::build(&none).unwrap()).unwrap();
    assert!(empty.is_empty() && empty.entries().unwrap().is_empty());
    println!("{} documents: {} bytes packed, {} in memory", commune.len(), bytes.len(), shelf.bytes());
    assert!(Shelf::open(b"no shelf").is_err() && Shelf::open(&bytes[..bytes.len() / 2]).is_err());
}
