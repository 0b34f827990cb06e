//! Text with separators, as spreadsheets export it: UTF-8, UTF-16 or windows-1258; commas, semicolons, tabs.

use csv::{ReaderBuilder, StringRecord};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1258};
use shared::roster::RosterRefusal;

use super::super::grid::{Grid, Raw, Room};

/// Records looked at to find the separator.
const SAMPLE: usize = 60;

/// Reads the file as one sheet. A cell that begins with `=` counts as a formula, except `="0123"`, with which
/// spreadsheets keep zeros.
pub(super) fn read(file_name: &str, bytes: &[u8]) -> Result<Grid, RosterRefusal> {
    let mut text =
        decode(bytes).ok_or(RosterRefusal::NotASpreadsheet)?.replace("\r\n", "\n").replace('\r', "\n");
    text.push('\n');
    let (separator, text) = separator(&text);
    let name = file_name.rsplit_once('.').map_or(file_name, |(name, _)| name);
    let mut grid = Grid { name: name.to_owned(), is_plain_text: true, ..Grid::default() };
    let mut room = Room::default();
    for (row, record) in Rows::new(records(text, separator)) {
        let record = record?;
        for (column, field) in record.iter().enumerate() {
            if is_formula(field) {
                grid.formulas.insert((row as usize, column));
            }
            let raw = if field.is_empty() { Raw::Empty } else { Raw::Text(field.to_owned()) };
            room.put(&mut grid, row, column, raw)?;
        }
    }
    Ok(grid)
}

fn is_formula(field: &str) -> bool {
    let field = field.trim();
    field.starts_with('=') && !(field.starts_with("=\"") && field.ends_with('"'))
}

/// The text of the file; `None` when it is none.
fn decode(bytes: &[u8]) -> Option<String> {
    let (encoding, bytes) = match Encoding::for_bom(bytes) {
        Some((encoding, length)) => (encoding, &bytes[length..]),
        None => (guess(bytes), bytes),
    };
    let (text, had_errors) = encoding.decode_without_bom_handling(bytes);
    let is_text = !text.trim().is_empty()
        && !text.chars().any(|sign| sign.is_control() && !matches!(sign, '\t' | '\r' | '\n'));
    let starts = text.trim_start();
    let is_markup = ["<", "{\\rtf", "%PDF"].iter().any(|start| starts.starts_with(start));
    (is_text && !is_markup && !(had_errors && encoding == UTF_8)).then(|| text.into_owned())
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let zeros = |parity: usize| bytes.iter().skip(parity).step_by(2).filter(|byte| **byte == 0).count();
    let many = bytes.len() / 5;
    match (zeros(0), zeros(1)) {
        (0, odd) if odd > many => UTF_16LE,
        (even, 0) if even > many => UTF_16BE,
        _ if std::str::from_utf8(bytes).is_ok() => UTF_8,
        _ => WINDOWS_1258,
    }
}

/// The separator, and the text without the line `sep=;` that Excel understands. The separator is the one that gives
/// the most cells in rows wide enough for a roster.
fn separator(text: &str) -> (u8, &str) {
    let first_line = text.lines().next().unwrap_or_default();
    if let Some(&[separator]) = first_line.trim().strip_prefix("sep=").map(str::as_bytes) {
        return (separator, text.get(first_line.len()..).unwrap_or_default());
    }
    let cells = |separator: u8| {
        let widths = records(text, separator)
            .into_records()
            .take(SAMPLE)
            .filter_map(Result::ok)
            .map(|record| record.len());
        widths.filter(|width| *width > 2).sum::<usize>()
    };
    let best = b",;\t|".iter().copied().rev().max_by_key(|separator| cells(*separator));
    (best.unwrap_or(b','), text)
}

fn records(text: &str, separator: u8) -> csv::Reader<&[u8]> {
    ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes())
}

/// Records with their row numbers from 0. The reader skips empty lines, people count them; a line break within
/// quotes is none.
struct Rows<'a> {
    records: csv::StringRecordsIntoIter<&'a [u8]>,
    next_row: u32,
}

impl<'a> Rows<'a> {
    fn new(reader: csv::Reader<&'a [u8]>) -> Self {
        Self { records: reader.into_records(), next_row: 0 }
    }
}

impl Iterator for Rows<'_> {
    type Item = (u32, Result<StringRecord, RosterRefusal>);

    fn next(&mut self) -> Option<Self::Item> {
        let start = self.records.reader().position().line();
        let Ok(record) = self.records.next()? else {
            return Some((self.next_row, Err(RosterRefusal::Damaged)));
        };
        let lines_read = self.records.reader().position().line() - start;
        let own_lines = 1 + record.iter().map(|field| field.matches('\n').count() as u64).sum::<u64>();
        let empty_lines = u32::try_from(lines_read.saturating_sub(own_lines)).unwrap_or(u32::MAX);
        let row = self.next_row.saturating_add(empty_lines);
        self.next_row = row.saturating_add(1);
        Some((row, Ok(record)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Họ và tên;Ngày sinh;Ghi chú\nLê Thị Hường;03/02/1985;a, b\n";

    fn text(grid: &Grid, row: usize, column: usize) -> String {
        grid.cell(row, column).written()
    }

    #[test]
    fn every_common_encoding_reads_alike() {
        let wide = |bytes: fn(u16) -> [u8; 2]| TEXT.encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
        let files: [(&str, Vec<u8>); 5] = [
            ("UTF-8", TEXT.into()),
            ("UTF-8 with mark", [b"\xEF\xBB\xBF", TEXT.as_bytes()].concat()),
            ("UTF-16 LE with mark", [vec![0xFF, 0xFE], wide(u16::to_le_bytes)].concat()),
            ("UTF-16 BE with mark", [vec![0xFE, 0xFF], wide(u16::to_be_bytes)].concat()),
            ("UTF-16 LE", wide(u16::to_le_bytes)),
        ];
        for (encoding, bytes) in files {
            let grid = read("ds.csv", &bytes).expect(encoding);
            assert_eq!(text(&grid, 1, 0), "Lê Thị Hường", "{encoding}");
            assert_eq!(text(&grid, 1, 2), "a, b", "{encoding}");
        }
    }

    #[test]
    fn the_vietnamese_code_page_of_windows_is_read() {
        // ê and ư are letters of the page, the tones ̣ (0xF2) and ̀ (0xCC) follow their letter.
        let bytes = b"H\xF2o t\xEAn,S\xF4,Chi\nL\xEA Th\x69\xF2 H\xFD\xF5\xCCng,1,2\n";
        let grid = read("ds.csv", bytes).expect("text of the code page");
        assert_eq!(shared::text::tidy(&text(&grid, 1, 0)), "Lê Thị Hường");
    }

    #[test]
    fn separators_are_found() {
        for separator in [",", ";", "\t", "|"] {
            let grid = read("ds.csv", TEXT.replace(", ", " ").replace(';', separator).as_bytes())
                .expect("plain text");
            assert_eq!(text(&grid, 1, 1), "03/02/1985", "{separator}");
        }
        let named = read("ds.csv", format!("sep=;\n{TEXT}").as_bytes()).expect("plain text");
        assert_eq!(text(&named, 2, 1), "03/02/1985", "the line sep= keeps its row");
    }

    #[test]
    fn rows_are_counted_as_people_see_them() {
        let grid = read("ds.csv", b"Tieu de\n\n\na,b,\"hai\ndong\"\nc,d,e\n").expect("plain text");
        assert_eq!(text(&grid, 3, 0), "a");
        assert_eq!(text(&grid, 4, 0), "c");
    }

    #[test]
    fn formulas_are_noticed_and_quoted_digits_are_none() {
        let grid = read("ds.csv", b"a,b,c\n\"=\"\"0123\"\"\",=1+1,x\n").expect("plain text");
        assert_eq!(grid.formulas.into_iter().collect::<Vec<_>>(), [(1, 1)]);
    }
}
