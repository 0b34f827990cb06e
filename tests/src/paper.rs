//! Papers of a meeting: files as people have them, and the way of a file through the storage and `jobs`.

use rust_xlsxwriter::Workbook;
use sha2::{Digest, Sha256};
use shared::endpoint::Verb;
use shared::file::{FilePlace, NewFile};
use shared::id::FileId;
use shared::paper::NewPaper;

use crate::world::World;

/// A PDF of one page that says `text`, in letters without marks.
pub fn pdf(text: &str) -> Vec<u8> {
    let content = format!("BT /F1 14 Tf 60 780 Td ({text}) Tj ET");
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R \
         /Resources << /Font << /F1 5 0 R >> >> >>"
            .to_owned(),
        format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned(),
    ];
    let (mut file, mut places) = ("%PDF-1.4\n".to_owned(), String::new());
    for (number, object) in (1..).zip(&objects) {
        places += &format!("{:010} 00000 n \n", file.len());
        file += &format!("{number} 0 obj\n{object}\nendobj\n");
    }
    let start = file.len();
    let size = objects.len() + 1;
    file += &format!("xref\n0 {size}\n0000000000 65535 f \n{places}");
    file += &format!("trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n");
    file.into_bytes()
}

/// A workbook of one sheet with `text` in a cell.
///
/// # Panics
/// Never: a cell takes a short text.
pub fn workbook(text: &str) -> Vec<u8> {
    let mut workbook = Workbook::new();
    workbook.add_worksheet().write_string(2, 1, text).expect("a cell takes a short text");
    workbook.save_to_buffer().expect("memory takes a workbook")
}

/// The test's `number`th paper, perhaps in the place of another.
pub fn new_paper(number: u128, name: &str, bytes: &[u8], replaces: Option<u128>) -> NewPaper {
    let id = |number| FileId::from_parts(1_763_000_000_000, number);
    let sha256 = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    let file = NewFile { id: id(number), name: name.into(), size: bytes.len() as u64, sha256 };
    NewPaper { file, replaces: replaces.map(id) }
}

impl World {
    /// Puts a file where it belongs, as a browser would.
    ///
    /// # Panics
    /// When the storage refuses it.
    pub async fn put_file(&self, place: &FilePlace, bytes: Vec<u8>) {
        let raw = self.send_to_storage_with(Verb::Put, &place.url, &place.headers, bytes).await;
        assert_eq!(raw.status, 200, "{}", String::from_utf8_lossy(&raw.bytes));
    }

    /// Hands the whole stream to `jobs`, until nothing follows any more.
    pub async fn run_jobs(&self) {
        let mut seen = 0;
        loop {
            let records = self.stream_records().await;
            if records.len() == seen {
                return;
            }
            self.hand_over(&records[seen..], 100).await;
            seen = records.len();
        }
    }
}
