//! Roster import: announce, preview, confirm. The preview changes nothing; confirming does exactly what it showed.

use std::sync::Arc;

use futures_util::{StreamExt, TryStreamExt, stream};
use jiff::Timestamp;
use kit::{App, Call, Member, Result};
use shared::access::Action;
use shared::org::Org;
use shared::problem::{Problem, ProblemCode};
use shared::roster::{RosterPreview, RosterRefusal};
use shared::roster_import::{
    ConfirmRosterImport, CreateRosterImport, PreviewRosterImport, RosterImportAt, RosterImported, UploadPlace,
};
use shared::time::local_date;
use store::{ImportState, StoreError, Stored, StoredImport};

use crate::known;
use crate::orgs;
use crate::sheet::{self, RosterPlan, Sheet};

/// Largest roster file, in bytes.
const MOST_BYTES: u64 = (sheet::MOST_MEGABYTES as u64) << 20;

/// Writes under way at once.
const AT_ONCE: usize = 12;

/// `create_roster_import`.
pub async fn create_roster_import(
    app: App,
    by: Member,
    call: Call<CreateRosterImport>,
) -> Result<UploadPlace> {
    let org = orgs::load(&app, &by, call.path.org, Action::ImportRoster).await?.value;
    let new = call.body;
    if new.size > MOST_BYTES {
        return Err(refused(&RosterRefusal::TooLarge { most_megabytes: sheet::MOST_MEGABYTES }).into());
    }
    if new.size == 0 || new.file_name.trim().is_empty() || new.file_name.chars().count() > 200 {
        return Err(Problem::field("file_name", "Xin chọn một tệp danh sách.").into());
    }
    let import = StoredImport {
        id: new.id,
        org: org.id,
        by: by.id(),
        file_name: new.file_name,
        size: new.size,
        begun_at: app.now(),
        state: ImportState::Announced,
    };
    match app.store.create_import(&import, app.now()).await {
        Err(StoreError::Conflict) => check_same(&app, &import).await?,
        other => other?,
    }
    Ok(UploadPlace { url: app.store.files.presign_put(&import.file_key(), import.size).await? })
}

/// A repeated announcement must be of the same file.
async fn check_same(app: &App, wanted: &StoredImport) -> Result<()> {
    let found = app.store.find_import(wanted.org, wanted.id).await?.ok_or(ProblemCode::IdTaken)?.value;
    let same = found.by == wanted.by && found.file_name == wanted.file_name && found.size == wanted.size;
    if same { Ok(()) } else { Err(ProblemCode::IdTaken.into()) }
}

/// `preview_roster_import`.
pub async fn preview_roster_import(
    app: App,
    by: Member,
    call: Call<PreviewRosterImport>,
) -> Result<RosterPreview> {
    let (org, mut import) = load(&app, &by, call.path).await?;
    let (_, plan) = read_and_plan(&app, &org, &import.value).await?;
    if !matches!(import.value.state, ImportState::Imported { .. }) {
        let state = ImportState::Previewed { digest: digest(&app, &plan.preview)? };
        if std::mem::replace(&mut import.value.state, state.clone()) != state {
            app.store.change_import(&import, app.now()).await?;
        }
    }
    Ok(plan.preview)
}

/// `confirm_roster_import`.
pub async fn confirm_roster_import(
    app: App,
    by: Member,
    call: Call<ConfirmRosterImport>,
) -> Result<RosterImported> {
    let (org, mut import) = load(&app, &by, call.path).await?;
    let previewed = match &import.value.state {
        ImportState::Announced => return Err(ProblemCode::PreviewOutdated.into()),
        ImportState::Imported { outcome } => {
            return with_workbook(&app, &import.value, outcome.clone()).await;
        }
        ImportState::Previewed { digest } => digest.clone(),
    };
    let (sheet, plan) = read_and_plan(&app, &org, &import.value).await?;
    if digest(&app, &plan.preview)? != previewed {
        return Err(ProblemCode::PreviewOutdated.into());
    }
    write_refused(&app, &import.value, &sheet, &plan.preview).await?;
    apply(&app, &by, &org, &plan).await?;
    let sums = &plan.preview.sums;
    let outcome = RosterImported {
        created: count(sums.new),
        changed: count(sums.changed),
        same: count(sums.same),
        refused: count(sums.refused),
        refused_workbook: None,
    };
    import.value.state = ImportState::Imported { outcome: outcome.clone() };
    app.store.change_import(&import, app.now()).await?;
    with_workbook(&app, &import.value, outcome).await
}

fn count(sum: u32) -> usize {
    usize::try_from(sum).unwrap_or(usize::MAX)
}

async fn load(app: &App, by: &Member, at: RosterImportAt) -> Result<(Org, Stored<StoredImport>)> {
    let org = orgs::load(app, by, at.org, Action::ImportRoster).await?.value;
    let import = app.store.find_import(at.org, at.import).await?.ok_or(ProblemCode::NotFound)?;
    Ok((org, import))
}

/// Reads the uploaded file and compares it with what is stored.
async fn read_and_plan(app: &App, org: &Org, import: &StoredImport) -> Result<(Sheet, RosterPlan)> {
    let size = app.store.files.size(&import.file_key()).await?;
    let size = size.ok_or_else(|| {
        let sentence = "Máy chủ chưa nhận được tệp. Xin gửi lại tệp danh sách.";
        Problem::with(ProblemCode::RosterRefused, sentence)
    })?;
    if size > MOST_BYTES {
        return Err(refused(&RosterRefusal::TooLarge { most_megabytes: sheet::MOST_MEGABYTES }).into());
    }
    let bytes = app.store.files.read(&import.file_key()).await?;
    let name = import.file_name.clone();
    let sheet = tokio::task::spawn_blocking(move || sheet::read(&name, &bytes)).await;
    let sheet = sheet.map_err(|error| kit::Failure::Internal(error.to_string()))?;
    let sheet = sheet.map_err(|refusal| refused(&refusal))?;
    let known = known::of(app, org, &sheet).await?;
    let plan = sheet::plan(&sheet, &known, local_date(app.now())).map_err(|refusal| refused(&refusal))?;
    Ok((sheet, plan))
}

fn refused(refusal: &RosterRefusal) -> Problem {
    Problem::with(ProblemCode::RosterRefused, refusal.to_string())
}

/// A fingerprint of everything the administrator was shown.
fn digest(app: &App, preview: &RosterPreview) -> Result<String> {
    let json = serde_json::to_string(preview).map_err(|error| kit::Failure::Internal(error.to_string()))?;
    let hash = app.store.seal.keyed_hash("roster preview", &json);
    Ok(hash.iter().map(|byte| format!("{byte:02x}")).collect())
}

/// Writes every change of the plan. One that is cut off leaves whole members behind, and previewing again shows the
/// rest.
async fn apply(app: &App, by: &Member, org: &Org, plan: &RosterPlan) -> Result<()> {
    let chains = Arc::new(known::chains(app, org).await?);
    let now: Timestamp = app.now();
    stream::iter(plan.changes.clone())
        .map(|change| {
            let (app, by, chains) = (app.clone(), by.clone(), Arc::clone(&chains));
            async move { known::write(&app, &by, &chains, &change, now).await }
        })
        .buffer_unordered(AT_ONCE)
        .try_collect::<Vec<()>>()
        .await?;
    Ok(())
}

async fn write_refused(
    app: &App,
    import: &StoredImport,
    sheet: &Sheet,
    preview: &RosterPreview,
) -> Result<()> {
    if preview.sums.refused == 0 {
        return Ok(());
    }
    let workbook = sheet::refused_workbook(sheet, preview);
    let workbook = workbook.map_err(|error| kit::Failure::Internal(error.to_string()))?;
    Ok(app.store.files.write(&import.refused_key(), workbook).await?)
}

async fn with_workbook(app: &App, import: &StoredImport, outcome: RosterImported) -> Result<RosterImported> {
    let refused_workbook = match outcome.refused {
        0 => None,
        _ => Some(app.store.files.presign_get(&import.refused_key(), "dong-bi-tra-lai.xlsx").await?),
    };
    Ok(RosterImported { refused_workbook, ..outcome })
}
