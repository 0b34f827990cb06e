//! OpenDocument spreadsheets.

use std::io::Cursor;

use calamine::{Ods, OdsError, Reader, SheetVisible};
use shared::roster::RosterRefusal;

use super::super::grid::{Grid, MOST_EXTENT, MOST_MEGABYTES, MOST_ROWS, MOST_SHEETS, Room};
use super::from_ranges;

/// Reads the visible sheets.
pub(super) fn read(bytes: &[u8], content: &[u8]) -> Result<Vec<Grid>, RosterRefusal> {
    check_extent(content)?;
    let mut book = Ods::new(Cursor::new(bytes)).map_err(|error| match error {
        OdsError::Password => RosterRefusal::Encrypted,
        _ => RosterRefusal::Damaged,
    })?;
    let sheets = book.sheets_metadata().to_vec();
    let visible = sheets.iter().filter(|sheet| sheet.visible == SheetVisible::Visible).take(MOST_SHEETS);
    let mut room = Room::default();
    visible
        .map(|sheet| {
            let cells = book.worksheet_range(&sheet.name).map_err(|_| RosterRefusal::Damaged)?;
            let formulas = book.worksheet_formula(&sheet.name).map_err(|_| RosterRefusal::Damaged)?;
            from_ranges(sheet.name.clone(), cells, &formulas, &mut room)
        })
        .collect()
}

/// Rows and cells say how often they repeat; this walks the tags and adds up what that amounts to, before a reader
/// writes it all out. Empty rows at the end of a sheet, which every such file has by the million, do not count.
fn check_extent(content: &[u8]) -> Result<(), RosterRefusal> {
    let mut extent = Extent::default();
    for tag in content.split(|byte| *byte == b'<') {
        if tag.starts_with(b"table:table ") || tag.starts_with(b"table:table>") {
            extent = Extent::default();
        } else if tag.starts_with(b"table:table-row") {
            extent.end_row();
            extent.repeats = repeats(tag, b"number-rows-repeated=");
        } else if tag.starts_with(b"table:table-cell") || tag.starts_with(b"table:covered-table-cell") {
            let used = contains(tag, b"office:value-type") || contains(tag, b"table:formula");
            extent.add_cells(repeats(tag, b"number-columns-repeated="), used);
        } else if tag.starts_with(b"/table:table>") {
            extent.end_row();
        } else if tag.starts_with(b"text:p") {
            extent.add_cells(0, true);
        }
        extent.check()?;
    }
    Ok(())
}

/// How far one sheet reaches.
#[derive(Default)]
struct Extent {
    /// Rows up to the last used one.
    rows: u64,
    /// Empty rows behind it.
    empty_rows: u64,
    /// Columns up to the last used one.
    columns: u64,
    /// The row being read: how often it repeats, its cells, whether any is used.
    repeats: u64,
    column: u64,
    is_row_used: bool,
}

impl Extent {
    fn add_cells(&mut self, repeats: u64, used: bool) {
        self.column = self.column.saturating_add(repeats);
        if used {
            self.is_row_used = true;
            self.columns = self.columns.max(self.column);
        }
    }

    fn end_row(&mut self) {
        if self.is_row_used {
            self.rows = self.rows.saturating_add(self.empty_rows).saturating_add(self.repeats);
            self.empty_rows = 0;
        } else {
            self.empty_rows = self.empty_rows.saturating_add(self.repeats);
        }
        (self.repeats, self.column, self.is_row_used) = (0, 0, false);
    }

    fn check(&self) -> Result<(), RosterRefusal> {
        if self.rows > u64::from(MOST_ROWS) {
            return Err(RosterRefusal::TooManyRows { most: MOST_ROWS });
        }
        if self.rows.max(1).saturating_mul(self.columns) > u64::from(MOST_EXTENT) {
            return Err(RosterRefusal::TooLarge { most_megabytes: MOST_MEGABYTES });
        }
        Ok(())
    }
}

/// The number of a repeat attribute, 1 without it.
fn repeats(tag: &[u8], attribute: &[u8]) -> u64 {
    let Some(at) = tag.windows(attribute.len()).position(|window| window == attribute) else { return 1 };
    let value = &tag[at + attribute.len() + 1..];
    let digits = value.iter().take_while(|byte| byte.is_ascii_digit());
    digits.fold(0, |number: u64, digit| number.saturating_mul(10).saturating_add(u64::from(digit - b'0')))
}

fn contains(bytes: &[u8], searched: &[u8]) -> bool {
    bytes.windows(searched.len()).any(|window| window == searched)
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;
    use crate::sheet::grid::Raw;

    const CELL: &str =
        r#"<table:table-cell office:value-type="string"><text:p>Họ và tên</text:p></table:table-cell>"#;

    fn content(rows: &str) -> String {
        format!(
            r#"<?xml version="1.0"?><office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet><table:table table:name="DS">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"#
        )
    }

    fn file(content: &str) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, part) in [
            ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
            ("content.xml", content),
            ("META-INF/manifest.xml", "<manifest:manifest/>"),
        ] {
            writer.start_file(name, SimpleFileOptions::default()).expect("memory takes every part");
            writer.write_all(part.as_bytes()).expect("memory takes every byte");
        }
        writer.finish().expect("memory takes the directory").into_inner()
    }

    #[test]
    fn a_sheet_with_a_million_empty_rows_at_its_end_is_read() {
        let day = r#"<table:table-cell office:value-type="date" office:date-value="1985-02-03"/>"#;
        let end = r#"<table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>"#;
        let content = content(&format!("<table:table-row>{CELL}{day}</table:table-row>{end}"));
        let sheets = read(&file(&content), content.as_bytes()).expect("a plain sheet");
        assert_eq!(sheets[0].cell(0, 0), &Raw::Text("Họ và tên".into()));
        assert_eq!(sheets[0].cell(0, 1), &Raw::Day(jiff::civil::date(1985, 2, 3)));
    }

    #[test]
    fn repeats_that_blow_up_are_refused_before_they_are_written_out() {
        let gap =
            r#"<table:table-row table:number-rows-repeated="1000000"><table:table-cell/></table:table-row>"#;
        let far_down = content(&format!("{gap}<table:table-row>{CELL}</table:table-row>"));
        assert_eq!(check_extent(far_down.as_bytes()), Err(RosterRefusal::TooManyRows { most: MOST_ROWS }));
        let wide =
            CELL.replace("<table:table-cell ", r#"<table:table-cell table:number-columns-repeated="16000" "#);
        let square = content(&format!(
            r#"<table:table-row table:number-rows-repeated="10000">{wide}</table:table-row>"#
        ));
        assert_eq!(
            check_extent(square.as_bytes()),
            Err(RosterRefusal::TooLarge { most_megabytes: MOST_MEGABYTES })
        );
    }
}
