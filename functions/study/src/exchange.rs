//! Bringing questions into a bank from a file, and taking a bank out as one.
//!
//! Nothing is kept between showing and bringing in: both work out the same from the file and the bank, and the
//! fingerprint says whether it is still the same. The id of an imported question is made from what it asks, so that two
//! who import one file at one moment bring each question once.

use std::collections::BTreeSet;

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use futures_util::{StreamExt, TryStreamExt, stream};
use kit::{App, Call, Member, Result};
use sha2::{Digest, Sha256};
use shared::access::Action;
use shared::id::{OrgId, QuestionId};
use shared::problem::{Problem, ProblemCode};
use shared::rules::study_rules;
use shared::study::{
    ExportQuestions, ImportLine, ImportPreview, ImportQuestions, ImportedQuestions, PreviewQuestionImport,
    Question, QuestionDraft, QuestionFile, QuestionSheet,
};
use shared::time::local_date;
use store::StoreError;

use crate::import::{self, ReadLine};
use crate::load;

/// Writes under way at once.
const AT_ONCE: usize = 8;

/// `preview_question_import`.
pub async fn preview_question_import(
    app: App,
    by: Member,
    call: Call<PreviewQuestionImport>,
) -> Result<ImportPreview> {
    let org = load::org(&app, &by, call.path.org, Action::KeepQuestions).await?;
    let bank = app.store.all_questions(org.id).await?;
    preview(&call.body, org.id, &bank)
}

/// `import_questions`.
pub async fn import_questions(
    app: App,
    by: Member,
    call: Call<ImportQuestions>,
) -> Result<ImportedQuestions> {
    let org = load::org(&app, &by, call.path.org, Action::KeepQuestions).await?;
    let bank = app.store.all_questions(org.id).await?;
    let preview = preview(&call.body.file, org.id, &bank)?;
    // Who sends it again because no reply came finds everything there, which needs no other look.
    if preview.new_lines() > 0 && preview.fingerprint != call.body.fingerprint {
        return Err(Problem::with(ProblemCode::PreviewOutdated, OUTDATED).into());
    }
    if bank.len() + preview.new_lines() > study_rules(local_date(app.now())).most_questions {
        return Err(ProblemCode::BankFull.into());
    }
    let (known, new): (Vec<_>, Vec<_>) = preview.lines.into_iter().partition(|line| line.is_known);
    let added = stream::iter(new)
        .map(|line| add(&app, org.id, line.question))
        .buffer_unordered(AT_ONCE)
        .try_fold(0, async |added, one| Ok(added + one))
        .await?;
    Ok(ImportedQuestions { added, known: u32::try_from(known.len()).unwrap_or(u32::MAX) })
}

const OUTDATED: &str =
    "Ngân hàng câu hỏi đã thay đổi từ lúc xem trước. Chưa có gì được nhập; xin xem trước lại.";

/// Adds one; gives how many were added, none when somebody else has just brought the same.
async fn add(app: &App, org: OrgId, draft: QuestionDraft) -> Result<u32> {
    let question = Question { id: id_of(org, &draft), org, draft, rev: 0 };
    match app.store.create_question(&question, app.now()).await {
        Ok(()) => Ok(1),
        Err(StoreError::Conflict) => Ok(0),
        Err(error) => Err(error.into()),
    }
}

/// What a file would bring into a bank.
fn preview(file: &QuestionFile, org: OrgId, bank: &[Question]) -> Result<ImportPreview> {
    let bytes = STANDARD.decode(file.base64.trim()).map_err(|_| ProblemCode::Unreadable)?;
    let (read, mut errors) = import::read(file.format, &bytes)?;
    let mut known: BTreeSet<String> = bank.iter().map(|question| question.draft.identity()).collect();
    let ids: BTreeSet<QuestionId> = bank.iter().map(|question| question.id).collect();
    let mut lines = Vec::new();
    for ReadLine { line, question } in read {
        match question.checked() {
            Ok(question) => {
                let is_new = known.insert(question.identity()) && !ids.contains(&id_of(org, &question));
                lines.push(ImportLine { line, question, is_known: !is_new });
            }
            Err(problem) => errors.push(import::refused(line, problem)),
        }
    }
    errors.sort_by_key(|error| error.line);
    let fingerprint = fingerprint(&lines)?;
    Ok(ImportPreview { lines, errors, fingerprint })
}

/// Names exactly these lines. Which of them are new is no part of it: an import that broke off goes on when it is sent
/// again, and each line is added once.
fn fingerprint(lines: &[ImportLine]) -> Result<String> {
    let named: Vec<_> = lines.iter().map(|line| (line.line, &line.question)).collect();
    let json = serde_json::to_vec(&named).map_err(|error| kit::Failure::Internal(error.to_string()))?;
    Ok(URL_SAFE_NO_PAD.encode(Sha256::digest(json)))
}

/// The id of an imported question.
fn id_of(org: OrgId, draft: &QuestionDraft) -> QuestionId {
    let hash = Sha256::digest(format!("{org}\n{}", draft.identity()));
    let bits = hash.first_chunk().map_or(0, |bytes| u128::from_be_bytes(*bytes));
    QuestionId::from_parts(1, bits >> 48)
}

/// `export_questions`.
pub async fn export_questions(app: App, by: Member, call: Call<ExportQuestions>) -> Result<QuestionSheet> {
    let org = load::org(&app, &by, call.path.org, Action::KeepQuestions).await?;
    let bank = app.store.all_questions(org.id).await?;
    let drafts: Vec<_> = bank.into_iter().map(|question| question.draft).collect();
    Ok(QuestionSheet { file_name: "ngan-hang-cau-hoi.gift".into(), text: import::gift::write(&drafts) })
}
