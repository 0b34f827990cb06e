//! Files of the documents of the demo: what readers fill in and send back.

use aws_lc_rs::digest::{SHA256, digest};
use kit::App;
use shared::document::DocumentKind;
use shared::file::{FileKind, FileOwner, FileState};
use shared::id::FileId;
use shared::person::CitizenId;
use store::StoredFile;

use super::DemoAccounts;
use super::papers::word;
use crate::engines::Fault;
use crate::files::Files;

/// What is attached to each plan that is out: a name and the paragraphs.
const FORMS: [(&str, &[&str]); 2] = [
    (
        "Mẫu đăng ký việc làm theo.docx",
        &["PHIẾU ĐĂNG KÝ", "Họ và tên: ........................", "Việc đăng ký: ........................"],
    ),
    (
        "Danh sách phân công.docx",
        &["DANH SÁCH PHÂN CÔNG", "Tổ 1: đường làng", "Tổ 2: nhà văn hóa", "Tổ 3: kênh mương nội đồng"],
    ),
];

/// Adds them to the plans that the chain of the first branch has published.
///
/// # Errors
/// When the store or the folder of files fails.
pub async fn add(app: &App, files: &Files, accounts: &DemoAccounts) -> Result<(), Fault> {
    let Some(account) = accounts.rows.iter().find(|account| account.who.starts_with("Bí thư")) else {
        return Ok(());
    };
    let citizen_id: CitizenId = account.citizen_id.parse().map_err(|_| "an account without a citizen id")?;
    let Some(member) = app.store.find_member_by_citizen_id(&citizen_id).await? else { return Ok(()) };
    let Some(person) = app.store.find_member(member).await? else { return Ok(()) };
    for org in person.value.chain {
        for (document, _) in app.store.library_with_texts(org).await? {
            let Some(work) = document.work.filter(|_| document.head.kind == DocumentKind::Plan) else {
                continue;
            };
            for (number, (name, paragraphs)) in (1..).zip(FORMS) {
                let (bytes, at) = (word(paragraphs)?, work.author.at);
                let file = StoredFile {
                    id: FileId::from_parts(u64::try_from(at.as_millisecond()).unwrap_or_default(), number),
                    owner: FileOwner::Document(document.id),
                    name: name.to_owned(),
                    kind: FileKind::Docx,
                    size: bytes.len() as u64,
                    sha256: digest(&SHA256, &bytes)
                        .as_ref()
                        .iter()
                        .map(|byte| format!("{byte:02x}"))
                        .collect(),
                    added: work.author.clone(),
                    handed_in_at: Some(at),
                    replaces: None,
                    checks: 1,
                    state: FileState::Ready,
                };
                files.put(&file.bytes_key(), &bytes)?;
                app.store.create_file(&file, at).await?;
            }
        }
    }
    Ok(())
}
