//! The bank of questions: looked through, changed, brought in and taken out.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use shared::org::OrgAt;
use shared::problem::ProblemCode;
use shared::study::{
    ChangeQuestion, CountQuestions, ExportQuestions, ImportFormat, ImportQuestions, PreviewQuestionImport,
    QuestionAt, QuestionChange, QuestionFile, QuestionImport, QuestionSearch, SearchQuestions,
};
use tests::country::COMMUNE;
use tests::study::{question, question_id};
use tests::{Course, NONE, Persona, World};

const OFFICER: Persona = Persona::CommuneOfficer;
const AT: OrgAt = OrgAt { org: COMMUNE };

fn gift(text: &str) -> QuestionFile {
    QuestionFile { format: ImportFormat::Gift, base64: STANDARD.encode(text) }
}

const FILE: &str = "$CATEGORY: Điều lệ\n\nAi triệu tập sinh hoạt chi bộ? {=Chi ủy ~Tổ đảng}\n\n\
    Chi bộ họp mỗi tháng một lần. {TRUE}\n\nCâu này không có ngoặc\n";

#[tokio::test]
async fn questions_are_found_by_words_topic_and_difficulty() {
    let world = World::start().await;
    Course::of_commune(&world, 1).fill_bank().await;
    let found = async |search: QuestionSearch| {
        let page = world.call::<SearchQuestions>(OFFICER, AT, NONE, search).await.ok();
        page.items.len()
    };
    assert_eq!(found(QuestionSearch::default()).await, 8);
    assert_eq!(found(QuestionSearch { words: "cau hoi 3".into(), ..Default::default() }).await, 1);
    assert_eq!(found(QuestionSearch { topic: "Điều lệ".into(), ..Default::default() }).await, 0);
    let counts = world.call::<CountQuestions>(OFFICER, AT, NONE, NONE).await.ok();
    assert_eq!((counts.len(), counts[0].counts), (1, [0, 8, 0]));
}

#[tokio::test]
async fn a_question_that_somebody_else_changed_is_not_written_over() {
    let world = World::start().await;
    Course::of_commune(&world, 1).fill_bank().await;
    let at = QuestionAt { org: COMMUNE, question: question_id(1) };
    let change = |number, rev| QuestionChange { draft: question(number), rev };
    world.call::<ChangeQuestion>(OFFICER, at, NONE, change(20, 1)).await.ok();
    let stale = world.call::<ChangeQuestion>(OFFICER, at, NONE, change(21, 1)).await;
    stale.refused(ProblemCode::Stale);
}

#[tokio::test]
async fn a_file_is_shown_first_and_brings_each_question_once() {
    let world = World::start().await;
    let preview = world.call::<PreviewQuestionImport>(OFFICER, AT, NONE, gift(FILE)).await.ok();
    assert_eq!((preview.new_lines(), preview.errors.len(), preview.errors[0].line), (2, 1, 7));
    assert_eq!(preview.lines[0].question.topic, "Điều lệ");
    let import = |fingerprint: &str| QuestionImport { file: gift(FILE), fingerprint: fingerprint.into() };
    let other = world.call::<ImportQuestions>(OFFICER, AT, NONE, import("another")).await;
    other.refused(ProblemCode::PreviewOutdated);
    let done = world.call::<ImportQuestions>(OFFICER, AT, NONE, import(&preview.fingerprint)).await.ok();
    assert_eq!((done.added, done.known), (2, 0));
    let again = world.call::<PreviewQuestionImport>(OFFICER, AT, NONE, gift(FILE)).await.ok();
    assert_eq!(again.new_lines(), 0);
    let done = world.call::<ImportQuestions>(OFFICER, AT, NONE, import(&preview.fingerprint)).await.ok();
    assert_eq!((done.added, done.known), (0, 2), "the second time adds nothing");
    // What was taken out can be brought in elsewhere, and here it is known.
    let sheet = world.call::<ExportQuestions>(OFFICER, AT, NONE, NONE).await.ok();
    let exported = world.call::<PreviewQuestionImport>(OFFICER, AT, NONE, gift(&sheet.text)).await.ok();
    assert!(exported.lines.iter().all(|line| line.is_known) && exported.errors.is_empty());
    assert_eq!(exported.lines.len(), 2);
}

#[tokio::test]
async fn a_file_that_is_none_says_why() {
    let world = World::start().await;
    let file = QuestionFile { format: ImportFormat::Xlsx, base64: STANDARD.encode(b"PK no sheet") };
    let refused = world.call::<PreviewQuestionImport>(OFFICER, AT, NONE, file).await;
    refused.refused(ProblemCode::QuestionFileRefused);
}
