//! Large files, broken files, any files.

use std::io::{Cursor, Read, Write};
use std::sync::LazyLock;

use proptest::prelude::*;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::*;

fn people(count: usize) -> Vec<Vec<Put>> {
    let person = |index: usize| {
        let mut cells = with(HUONG, Column::CitizenId, format!("0341850{index:05}").as_str());
        cells[0] = Put::Text(format!("NGUYỄN THỊ {}", ["HƯỜNG", "HOA", "HẠNH"][index % 3]));
        cells[6] = Put::Text(format!("{} - Đảng ủy xã Yên Hòa", BRANCHES[index % 3]));
        cells
    };
    roster((0..count).map(person))
}

/// Rows grow alike, so a tenth of a full file stands for the whole.
#[test]
fn the_preview_of_a_full_file_fits_the_reply_of_a_function() {
    let mut known = empty_commune();
    let file = csv(&people(500));
    let first = planned(&file, &known);
    apply(&mut known, &first.changes);
    let changed = String::from_utf8(file).expect("the file is text").replace("0912345678", "0912345679");
    let second = planned(changed.as_bytes(), &known);
    assert_eq!((first.preview.sums.new, second.preview.sums.changed), (500, 500));
    for plan in [first, second] {
        let json = serde_json::to_string(&plan.preview).expect("a preview is plain data");
        let in_an_envelope = serde_json::to_string(&json).expect("a text is plain data");
        let of_a_full_file = in_an_envelope.len() * 10;
        assert!(of_a_full_file < 5_000_000, "replies hold 6 MB, this would have {of_a_full_file} bytes");
    }
}

static SMALL: LazyLock<Vec<u8>> = LazyLock::new(|| xlsx(&people(3)));

/// The small workbook with some bytes of one part written over.
fn damaged(part: usize, at: usize, damage: &str) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(SMALL.as_slice())).expect("a whole workbook");
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).expect("a whole part");
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).expect("a whole part");
        if index == part % 8 {
            let at = at % bytes.len();
            let end = bytes.len().min(at + damage.len());
            bytes.splice(at..end, damage.bytes());
        }
        writer.start_file(entry.name().expect("a plain name"), stored).expect("memory takes every part");
        writer.write_all(&bytes).expect("memory takes every byte");
    }
    writer.finish().expect("memory takes the directory").into_inner()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_cut_workbook_is_refused(cut in 4..SMALL.len()) {
        prop_assert_eq!(refusal(&SMALL[..cut]), RosterRefusal::Damaged);
    }

    #[test]
    fn a_workbook_with_damage_inside_is_read_or_refused(part in 0usize..8, at in 0usize..4_000, damage in "[<>/&\"=a-z0-9]{0,12}") {
        if let Ok(sheet) = read("ds.xlsx", &damaged(part, at, &damage)) {
            let _ = plan(&sheet, &empty_commune(), TODAY);
        }
    }

    #[test]
    fn any_text_in_any_cell_is_read_or_refused(cells in prop::collection::vec(".{0,24}", 10)) {
        let cells: Vec<Put> = cells.into_iter().map(Put::Text).collect();
        let sheet = read("ds.xlsx", &xlsx(&roster([cells, row(&BINH)]))).expect("a header and a good row");
        let plan = plan(&sheet, &empty_commune(), TODAY).expect("every column is there");
        prop_assert!(verdicts(&plan).contains(&(3, RowVerdict::New)));
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..300), kind in 0usize..4) {
        let start: &[u8] = [&b""[..], b"PK\x03\x04", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", b"\xFF\xFE"][kind];
        let _ = read("ds", &[start, &bytes].concat());
    }
}
