//! Papers of the meeting ahead of the first branch, and what its members have written about it.

use std::io::{Cursor, Write as _};

use aws_lc_rs::digest::{SHA256, digest};
use jiff::{SignedDuration, Timestamp};
use kit::App;
use rust_xlsxwriter::Workbook;
use shared::file::{FileKind, FileOwner, FileState};
use shared::id::{FileId, MemberId};
use shared::meeting::{Meeting, MeetingState, Stamp};
use shared::opinion::Opinion;
use shared::paper::papers_due_at;
use shared::person::CitizenId;
use store::StoredFile;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::DemoAccounts;
use crate::engines::Fault;
use crate::files::Files;

/// Paragraphs of the draft that is on the table.
const DRAFT: [&str; 7] = [
    "DỰ THẢO NGHỊ QUYẾT",
    "của chi bộ về nhiệm vụ tháng tới",
    "1. Tiếp tục chỉnh trang đường thôn, mỗi hộ góp hai ngày công.",
    "2. Vận động các gia đình phân loại rác tại nhà.",
    "3. Phân công đảng viên giúp đỡ ba hộ cận nghèo.",
    "4. Chuẩn bị nội dung sinh hoạt chuyên đề quý tới.",
    "Đề nghị các đồng chí đọc trước và góp ý bằng văn bản hoặc tại cuộc họp.",
];

/// Paragraphs of what the committee is asked to decide.
const PROPOSAL: [&str; 5] = [
    "TỜ TRÌNH",
    "về chủ trương làm đường liên thôn Đông – thôn Tây",
    "1. Chiều dài 1,2 km, mặt đường bê tông rộng 4 m; làm trước đoạn qua trường học.",
    "2. Kinh phí: ngân sách xã một nửa, các thôn và Nhân dân đóng góp một nửa.",
    "3. Đề nghị Ban Chấp hành cho ý kiến về hướng tuyến và thời gian lấy ý kiến Nhân dân.",
];
const CANDIDATES: [&str; 4] = [
    "DANH SÁCH",
    "quần chúng ưu tú giới thiệu học lớp nhận thức về Đảng",
    "1. Quần chúng do Chi đoàn thôn Đông giới thiệu.",
    "2. Quần chúng do Hội Phụ nữ thôn Tây giới thiệu.",
];

/// What members have written, and whether the secretary wrote it down for them.
const OPINIONS: [(&str, bool); 3] = [
    ("Tôi nhất trí với dự thảo. Đề nghị làm đoạn đường trước nhà văn hóa trước mùa mưa.", false),
    ("Đề nghị nói rõ ai phụ trách từng hộ cận nghèo.", false),
    ("Mắt tôi kém không viết được, nhờ đồng chí bí thư ghi giúp: nên họp sớm hơn nửa giờ.", true),
];

/// Adds them; without accounts there is no branch to add them to.
///
/// # Errors
/// When the store or the folder of files fails.
pub async fn add(app: &App, files: &Files, accounts: &DemoAccounts) -> Result<(), Fault> {
    for account in accounts.rows.iter().filter(|account| account.who.starts_with("Bí thư")) {
        let citizen_id: CitizenId =
            account.citizen_id.parse().map_err(|_| "an account without a citizen id")?;
        let Some(member) = app.store.find_member_by_citizen_id(&citizen_id).await? else { continue };
        let Some(person) = app.store.find_member(member).await? else { continue };
        let now = app.now();
        let until = now.saturating_add(SignedDuration::from_hours(40 * 24))?;
        let meetings = app.store.meetings_between(person.value.branch, now, until).await?;
        let called = meetings.into_iter().map(|it| it.value).find(|it| it.state == MeetingState::Called);
        let Some(meeting) = called else { continue };
        let by = |at| Stamp { by: member, name: account.name.clone(), at };
        papers(app, files, &meeting, by).await?;
        return opinions(app, &meeting, by, &trying(app, accounts).await?).await;
    }
    Ok(())
}

async fn papers(
    app: &App,
    files: &Files,
    meeting: &Meeting,
    by: impl Fn(Timestamp) -> Stamp,
) -> Result<(), Fault> {
    // The first in good time, the last one not, if the meeting is that near.
    let called = meeting.called.as_ref().map_or(app.now(), |stamp| stamp.at).min(papers_due_at(meeting));
    let papers = [
        ("Dự thảo nghị quyết tháng tới.docx", FileKind::Docx, word(&DRAFT)?, called),
        ("Thu nộp đảng phí.xlsx", FileKind::Xlsx, dues()?, app.now()),
    ];
    put(app, files, meeting, by, papers).await
}

/// The papers of the committee's meeting, in good time.
///
/// # Errors
/// When the store or the folder of files fails.
pub async fn of_committee(
    app: &App,
    files: &Files,
    meeting: &Meeting,
    by: impl Fn(Timestamp) -> Stamp,
) -> Result<(), Fault> {
    let at = app.now().min(papers_due_at(meeting));
    let papers = [
        ("Tờ trình đề án đường liên thôn.docx", FileKind::Docx, word(&PROPOSAL)?, at),
        ("Danh sách giới thiệu học lớp nhận thức về Đảng.docx", FileKind::Docx, word(&CANDIDATES)?, at),
    ];
    put(app, files, meeting, by, papers).await
}

/// Puts files beside a meeting, looked into already: name, kind, bytes and since when.
async fn put<const PAPERS: usize>(
    app: &App,
    files: &Files,
    meeting: &Meeting,
    by: impl Fn(Timestamp) -> Stamp,
    papers: [(&str, FileKind, Vec<u8>, Timestamp); PAPERS],
) -> Result<(), Fault> {
    for (number, (name, kind, bytes, at)) in (1..).zip(papers) {
        let file = StoredFile {
            id: FileId::from_parts(u64::try_from(at.as_millisecond()).unwrap_or_default(), number),
            owner: FileOwner::Meeting(meeting.id),
            name: name.to_owned(),
            kind,
            size: bytes.len() as u64,
            sha256: digest(&SHA256, &bytes).as_ref().iter().map(|byte| format!("{byte:02x}")).collect(),
            added: by(at),
            handed_in_at: Some(at),
            replaces: None,
            checks: 1,
            state: FileState::Ready,
        };
        files.put(&file.bytes_key(), &bytes)?;
        app.store.create_file(&file, at).await?;
    }
    Ok(())
}

/// Those whose accounts people try: they have not written yet.
async fn trying(app: &App, accounts: &DemoAccounts) -> Result<Vec<MemberId>, Fault> {
    let mut trying = Vec::new();
    for account in &accounts.rows {
        let citizen_id: CitizenId =
            account.citizen_id.parse().map_err(|_| "an account without a citizen id")?;
        trying.extend(app.store.find_member_by_citizen_id(&citizen_id).await?);
    }
    Ok(trying)
}

async fn opinions(
    app: &App,
    meeting: &Meeting,
    by: impl Fn(Timestamp) -> Stamp,
    trying: &[MemberId],
) -> Result<(), Fault> {
    let list = app.store.find_whole_meeting(meeting.id).await?.map(|(_, list)| list).unwrap_or_default();
    let others = list
        .iter()
        .map(|entry| &entry.value)
        .filter(|entry| entry.listed_as.is_summoned() && !trying.contains(&entry.member));
    for (hours, (entry, (text, is_written_for))) in (1_i64..).zip(others.zip(OPINIONS)) {
        let at = app.now().saturating_sub(SignedDuration::from_hours(hours))?;
        let own = Stamp { by: entry.member, name: entry.name.clone(), at };
        let opinion = Opinion {
            meeting: meeting.id,
            member: entry.member,
            name: entry.name.clone(),
            about: None,
            text: text.to_owned(),
            stamp: if is_written_for { by(at) } else { own },
            rev: 0,
        };
        app.store.create_opinion(&opinion, at).await?;
    }
    Ok(())
}

/// A document of Word with these paragraphs.
pub(super) fn word(paragraphs: &[&str]) -> Result<Vec<u8>, Fault> {
    let paragraph = |text: &&str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let body: String = paragraphs.iter().map(paragraph).collect();
    let head = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
    let main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    let parts = [
        (
            "[Content_Types].xml",
            format!(
                r#"{head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="{main}"/></Types>"#
            ),
        ),
        (
            "_rels/.rels",
            format!(
                r#"{head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#
            ),
        ),
        (
            "word/document.xml",
            format!(
                r#"{head}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>"#
            ),
        ),
    ];
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in parts {
        writer.start_file(name, SimpleFileOptions::default())?;
        writer.write_all(part.as_bytes())?;
    }
    Ok(writer.finish()?.into_inner())
}

/// A workbook of what was paid in.
fn dues() -> Result<Vec<u8>, Fault> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (row, (month, sum)) in (0..).zip([("Tháng", "Đã thu (đồng)"), ("9", "412000"), ("10", "418000")])
    {
        sheet.write_string(row, 0, month)?;
        sheet.write_string(row, 1, sum)?;
    }
    Ok(workbook.save_to_buffer()?)
}
