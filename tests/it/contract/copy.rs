//! What people read: every code, state and kind that the contract can name has its Vietnamese text. The list of them
//! is taken from the OpenAPI document, so a new one without a text fails here; the snapshot is for reading over.

use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};
use shared::announcement::Urgency;
use shared::assignment::{AssignmentState, AssignmentsOf};
use shared::attendance::{AbsenceReason, CheckIn, ListedAs, Outcome, Verdict};
use shared::audit::{AuditAct, AuditTopic, TransferStep};
use shared::document::{Audience, DocumentAct, DocumentKind, DocumentState, ReadState, ReaderKind};
use shared::feedback::{FeedbackKind, FeedbackLeft, FeedbackPart, FeedbackStage, FeedbackState};
use shared::file::{FileKind, FileRefusal, MarkPlace};
use shared::grant::Role;
use shared::id::MemberId;
use shared::meeting::{MeetingKind, MeetingState};
use shared::meeting_score::{Criterion, MeetingGrade, MinutesTiming};
use shared::member::{AccountState, Standing};
use shared::minutes::{VoteKind, VoteOutcome};
use shared::notice::{FeedbackNews, NoticeAbout};
use shared::openapi;
use shared::org::OrgKind;
use shared::person::{CitizenIdWarning, Gender, PersonProblem};
use shared::problem::ProblemCode;
use shared::profile::{CorrectionState, CorrectionVerdict, Identifier, ProfileField};
use shared::registration::{Agreement, Compared, Opens, RegistrationState};
use shared::report::{KnownFrom, ReportAct, ReportOf, ReportPart, ReportStanding, ReportState};
use shared::roster::{CellError, CellWarning, Column, DateProblem, Mending, RowVerdict};
use shared::statistics::FigureKind;
use shared::study::{CountedAttempt, Difficulty, ImportFormat, PartialCredit, QuestionKind, Review};
use shared::text::SecrecyMark;
use shared::transfer::{TransferStage, TransferState};

/// Those that are no words of their own: a page draws them, each in an exhaustive `match`.
const DRAWN: [&str; 20] = [
    "Answer",
    "Ask",
    "Block",
    "CellRemark",
    "CellState",
    "Destination",
    "DutyAbout",
    "FeedbackAct",
    "FeedbackStamp",
    "FileState",
    "ModuleContent",
    "NewDestination",
    "NewReport",
    "NoticeBody",
    "QuizAnswer",
    "ReportAbout",
    "ReportFigures",
    "RevealedValue",
    "Task",
    "Warning",
];

fn read<T: DeserializeOwned>(value: Value) -> T {
    let text = value.to_string();
    serde_json::from_value(value).unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn text(kind: &str, value: Value) -> String {
    match kind {
        "AuditAct" => read::<AuditAct>(value).label().into(),
        "CountedAttempt" => read::<CountedAttempt>(value).label().into(),
        "Difficulty" => read::<Difficulty>(value).label().into(),
        "ImportFormat" => read::<ImportFormat>(value).label().into(),
        "QuestionKind" => read::<QuestionKind>(value).label().into(),
        "PartialCredit" => read::<PartialCredit>(value).label().into(),
        "Review" => read::<Review>(value).label().into(),
        "CorrectionState" => read::<CorrectionState>(value).label().into(),
        "CorrectionVerdict" => read::<CorrectionVerdict>(value).label().into(),
        "Identifier" => read::<Identifier>(value).label().into(),
        "ProfileField" => read::<ProfileField>(value).label().into(),
        "Criterion" => read::<Criterion>(value).label().into(),
        "MeetingGrade" => read::<MeetingGrade>(value).label().into(),
        "MinutesTiming" => read::<MinutesTiming>(value).label().into(),
        "AuditTopic" => read::<AuditTopic>(value).label().into(),
        "AbsenceReason" => read::<AbsenceReason>(value).label().into(),
        "AccountState" => read::<AccountState>(value).label().into(),
        "Agreement" => read::<Agreement>(value).label().into(),
        "Audience" => read::<Audience>(value).label().into(),
        "CellError" => read::<CellError>(value).to_string(),
        "CellWarning" => read::<CellWarning>(value).to_string(),
        "CheckIn" => read::<CheckIn>(value).label().into(),
        "CitizenIdWarning" => read::<CitizenIdWarning>(value).to_string(),
        "Column" => read::<Column>(value).label().into(),
        "Compared" => read::<Compared>(value).label().into(),
        "DateProblem" => read::<DateProblem>(value).to_string(),
        "DocumentAct" => read::<DocumentAct>(value).label().into(),
        "DocumentKind" => read::<DocumentKind>(value).label().into(),
        "DocumentState" => read::<DocumentState>(value).label().into(),
        "FigureKind" => read::<FigureKind>(value).label().into(),
        "FileKind" => read::<FileKind>(value).label().into(),
        "FileRefusal" => read::<FileRefusal>(value).sentence(),
        "Gender" => read::<Gender>(value).label().into(),
        "ListedAs" => read::<ListedAs>(value).label().into(),
        "MarkPlace" => read::<MarkPlace>(value).label().into(),
        "MeetingKind" => read::<MeetingKind>(value).label().into(),
        "MeetingState" => read::<MeetingState>(value).label().into(),
        "Mending" => read::<Mending>(value).sentence().into(),
        "NoticeAbout" => read::<NoticeAbout>(value).title().into(),
        "Opens" => read::<Opens>(value).label().into(),
        "OrgKind" => read::<OrgKind>(value).label().into(),
        "Outcome" => read::<Outcome>(value).label().into(),
        "PersonProblem" => read::<PersonProblem>(value).to_string(),
        "ProblemCode" => read::<ProblemCode>(value).sentence().into(),
        "RegistrationState" => read::<RegistrationState>(value).label().into(),
        "ReportAct" => read::<ReportAct>(value).label().into(),
        "KnownFrom" => read::<KnownFrom>(value).label().into(),
        "ReportPart" => read::<ReportPart>(value).label().into(),
        "ReportOf" => read::<ReportOf>(value).label().into(),
        "ReportStanding" => read::<ReportStanding>(value).label().into(),
        "ReportState" => read::<ReportState>(value).label().into(),
        "ReaderKind" => read::<ReaderKind>(value).label().into(),
        "ReadState" => read::<ReadState>(value).label().into(),
        "Role" => read::<Role>(value).label().into(),
        "RowVerdict" => read::<RowVerdict>(value).label().into(),
        "SecrecyMark" => read::<SecrecyMark>(value).label().into(),
        "Standing" => read::<Standing>(value).label().into(),
        "FeedbackLeft" => read::<FeedbackLeft>(value).label().into(),
        "FeedbackNews" => read::<FeedbackNews>(value).title().into(),
        "FeedbackPart" => read::<FeedbackPart>(value).label().into(),
        "FeedbackKind" => read::<FeedbackKind>(value).label().into(),
        "FeedbackStage" => read::<FeedbackStage>(value).label().into(),
        "FeedbackState" => read::<FeedbackState>(value).label().into(),
        "TransferStage" => read::<TransferStage>(value).label().into(),
        "TransferState" => read::<TransferState>(value).label().into(),
        "TransferStep" => read::<TransferStep>(value).label().into(),
        "Urgency" => read::<Urgency>(value).label().into(),
        "Verdict" => read::<Verdict>(value).label().into(),
        "AssignmentState" => read::<AssignmentState>(value).label().into(),
        "AssignmentsOf" => read::<AssignmentsOf>(value).label().into(),
        "VoteKind" => read::<VoteKind>(value).label().into(),
        "VoteOutcome" => read::<VoteOutcome>(value).label().into(),
        other => panic!("{other}: say here where its Vietnamese text stands"),
    }
}

#[test]
fn every_code_state_and_kind_has_its_vietnamese_text() {
    let document = openapi::document();
    let schemas = document["components"]["schemas"].as_object().expect("the document has schemas");
    let mut picture = String::new();
    for (kind, schema) in schemas {
        let Some(choices) = schema["oneOf"].as_array().filter(|_| !DRAWN.contains(&kind.as_str())) else {
            assert!(schema.get("enum").is_none(), "{kind}: its values have no documentation");
            continue;
        };
        picture += &format!("{kind}\n");
        for value in choices.iter().flat_map(|choice| values(choice, schemas)) {
            let (name, text) = (name(&value), text(kind, value));
            assert!(!text.trim().is_empty() && !text.contains('_') && text != name, "{kind} {name}: {text}");
            picture += &format!("  {name:<26} {text}\n");
        }
    }
    insta::assert_snapshot!(picture);
}

/// What stands for a value in the picture: the word of the wire.
fn name(value: &Value) -> String {
    let tag = value.get("kind").and_then(Value::as_str);
    let key = value.as_object().and_then(|fields| fields.keys().next());
    tag.or(key.map(String::as_str))
        .or(value.as_str())
        .expect("a choice is a word, or an object with one")
        .to_owned()
}

/// The values of one choice of an enum.
fn values(choice: &Value, schemas: &Map<String, Value>) -> Vec<Value> {
    match choice["enum"].as_array() {
        Some(words) => words.clone(),
        None => vec![sample(choice, schemas)],
    }
}

/// Some value of a schema.
fn sample(schema: &Value, schemas: &Map<String, Value>) -> Value {
    if let Some(word) = schema.get("const") {
        return word.clone();
    }
    if let Some(target) = schema["$ref"].as_str() {
        let name = target.rsplit('/').next().unwrap_or_default();
        return sample(&schemas[name], schemas);
    }
    if let Some(choices) = schema["oneOf"].as_array().or(schema["anyOf"].as_array()) {
        return sample(&choices[0], schemas);
    }
    // What may be left out is of two types; the first one says more.
    let kind = schema["type"].as_str().or(schema["type"][0].as_str());
    match (kind, schema["format"].as_str()) {
        (Some("object"), _) => {
            let fields = schema["properties"].as_object().into_iter().flatten();
            fields.map(|(name, field)| (name.clone(), sample(field, schemas))).collect::<Map<_, _>>().into()
        }
        (Some("array"), _) => json!([sample(&schema["items"], schemas)]),
        (Some("integer"), _) => json!(7),
        (Some("boolean"), _) => json!(true),
        (Some("string"), Some("date")) => json!("2026-11-25"),
        (Some("string"), Some("date-time")) => json!("2026-11-25T12:30:00Z"),
        (Some("string"), _) if schema.get("pattern").is_some() => json!(MemberId::from_parts(1, 1)),
        (Some("string"), _) => json!("…"),
        other => panic!("what is a sample of {other:?}?"),
    }
}
