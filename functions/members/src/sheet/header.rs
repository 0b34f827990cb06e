//! Finding the header: below titles and notes, in one row or merged over two or three.

use super::columns::{Claim, Meaning, claim};
use super::grid::{Grid, Raw};
use shared::roster::Column;

/// Rows searched from the top.
const SEARCHED: usize = 60;
/// A header may be merged over so many rows.
const DEEPEST: usize = 3;
/// A row is a header when it names at least so many different fields.
const FEWEST_FIELDS: usize = 3;
/// A longer text is a sentence, not the name of a column.
const LONGEST: usize = 100;

/// The header of a sheet.
#[derive(Debug, Clone)]
pub(super) struct Header {
    /// First row, from 0.
    pub first: usize,
    /// Last row.
    pub last: usize,
    /// For each column the parts of its header, top to bottom.
    pub parts: Vec<Vec<String>>,
    /// For each column what its words say.
    pub claims: Vec<Option<Claim>>,
}

impl Header {
    /// How good a header this is: fields named, then how well the words fit.
    pub fn quality(&self) -> (usize, usize) {
        let mut fields: Vec<Column> = Vec::new();
        let mut score = 0;
        for claim in self.claims.iter().flatten() {
            let field = match claim.meaning {
                Meaning::Field(column) => column,
                Meaning::FamilyName => Column::FullName,
                Meaning::BornAs(_) => Column::BornOn,
                Meaning::GivenName | Meaning::Ordinal => continue,
            };
            score += claim.score;
            if !fields.contains(&field) {
                fields.push(field);
            }
        }
        (fields.len(), score)
    }
}

/// The best header among the first rows. Of equally good ones the one with most labels in its first row (a title
/// stands alone), then the deepest (narrower labels under a group that is not kept), then the first.
pub(super) fn find(grid: &Grid) -> Option<Header> {
    let mut best: Option<(Header, (usize, usize, usize, usize))> = None;
    for first in 0..grid.rows.len().min(SEARCHED) {
        let labels = labels(grid, first).iter().flatten().count();
        for depth in 1..=DEEPEST {
            let Some(header) = read(grid, first, depth) else { break };
            let (fields, score) = header.quality();
            let rank = (fields, score, labels, depth);
            if fields >= FEWEST_FIELDS && best.as_ref().is_none_or(|(_, found)| rank > *found) {
                best = Some((header, rank));
            }
        }
    }
    best.map(|(header, _)| header)
}

/// Reads rows as a header of this depth; `None` when the deeper rows cannot belong to one.
fn read(grid: &Grid, first: usize, depth: usize) -> Option<Header> {
    let last = first + depth - 1;
    if last >= grid.rows.len() || grid.is_blank_row(first) {
        return None;
    }
    if depth > 1 && holds_data(grid, first) {
        return None;
    }
    let mut parts = labels(grid, first);
    for row in first + 1..=last {
        parts = deepen(grid, row, parts)?;
    }
    let claims = parts.iter().map(|parts| claim(parts)).collect();
    Some(Header { first, last, parts, claims })
}

/// Numbers, days and long digits: such a row is no upper row of a header.
fn holds_data(grid: &Grid, row: usize) -> bool {
    let is_data = |raw: &Raw| match raw {
        Raw::Number(_) | Raw::Day(_) => true,
        other => other.written().bytes().filter(u8::is_ascii_digit).count() > 4,
    };
    grid.rows[row].iter().any(is_data)
}

fn labels(grid: &Grid, row: usize) -> Vec<Vec<String>> {
    (0..grid.width()).map(|column| Vec::from_iter(label(grid, row, column))).collect()
}

fn label(grid: &Grid, row: usize, column: usize) -> Option<String> {
    let text = grid.text(row, column);
    (!text.is_empty() && text.chars().count() <= LONGEST).then_some(text)
}

/// Adds a row of narrower labels under `parts`. A column without a label above takes the one to its left: that is
/// how a label merged over several columns is stored. `None` when the row holds data (digits, dates, something under
/// the column of names) or one text only: a heading between people.
fn deepen(grid: &Grid, row: usize, parts: Vec<Vec<String>>) -> Option<Vec<Vec<String>>> {
    let mut deeper = Vec::with_capacity(parts.len());
    let mut group: Vec<String> = Vec::new();
    let mut labelled = 0;
    for (column, above) in parts.into_iter().enumerate() {
        let is_name = claim(&above)
            .is_some_and(|claim| claim.meaning == Meaning::Field(Column::FullName) && claim.score >= 100);
        if !above.is_empty() {
            group.clone_from(&above);
        }
        match grid.cell(row, column) {
            raw if raw.is_blank() => deeper.push(above),
            Raw::Text(_) if !is_name => {
                let own =
                    label(grid, row, column).filter(|own| !own.chars().any(|sign| sign.is_ascii_digit()))?;
                labelled += 1;
                deeper.push(group.iter().cloned().chain([own]).collect());
            }
            _ => return None,
        }
    }
    (labelled > 1).then_some(deeper)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid(rows: &[&[&str]]) -> Grid {
        let cell = |text: &&str| if text.is_empty() { Raw::Empty } else { Raw::Text((*text).to_owned()) };
        Grid { rows: rows.iter().map(|row| row.iter().map(cell).collect()).collect(), ..Grid::default() }
    }

    fn place(rows: &[&[&str]]) -> Option<(usize, usize)> {
        find(&grid(rows)).map(|header| (header.first, header.last))
    }

    const DATA: &[&str] = &["1", "Lê Thị Hường", "03/02/1985", "Nữ"];

    #[test]
    fn a_header_is_found_below_titles_and_notes() {
        let rows: &[&[&str]] = &[
            &["DANH SÁCH ĐẢNG VIÊN CHI BỘ THÔN ĐÔNG"],
            &["Ghi chú: cột họ và tên, ngày sinh, giới tính, số định danh là bắt buộc"],
            &[],
            &["STT", "Họ và tên", "Ngày sinh", "Giới tính"],
            DATA,
        ];
        assert_eq!(place(rows), Some((3, 3)));
        assert_eq!(place(&rows[..3]), None);
    }

    #[test]
    fn labels_merged_over_two_rows_are_joined() {
        let rows: &[&[&str]] = &[
            &["STT", "Họ và tên", "Ngày, tháng, năm", "", "", "Quê quán", ""],
            &["", "", "Sinh", "Vào Đảng", "Chính thức", "Xã", "Tỉnh"],
            &["1", "Lê Thị Hường", "03/02/1985", "01/01/2010", "01/01/2011", "Yên Hòa", "Hà Nội"],
        ];
        let header = find(&grid(rows)).expect("a plain header");
        assert_eq!((header.first, header.last), (0, 1));
        assert_eq!(header.parts[3], ["Ngày, tháng, năm", "Vào Đảng"]);
        assert_eq!(header.claims[6], None);
    }

    #[test]
    fn narrower_labels_belong_to_the_header_even_when_not_kept() {
        let rows: &[&[&str]] = &[
            &["ĐẢNG BỘ XÃ YÊN HÒA", "", "", "ĐẢNG CỘNG SẢN VIỆT NAM"],
            &["STT", "Họ và tên", "Ngày sinh", "Giới tính", "Quê quán", ""],
            &["", "", "", "", "Xã", "Tỉnh"],
            DATA,
        ];
        assert_eq!(place(rows), Some((1, 2)), "and the line above is no part of it");
    }

    #[test]
    fn a_heading_between_header_and_people_is_no_label() {
        let rows: &[&[&str]] =
            &[&["STT", "Họ và tên", "Ngày sinh", "Giới tính"], &["CHI BỘ THÔN ĐÔNG"], DATA];
        assert_eq!(place(rows), Some((0, 0)));
    }

    #[test]
    fn a_first_row_of_data_is_not_taken_for_a_second_row_of_labels() {
        let rows: &[&[&str]] = &[
            &["Họ và tên", "Giới tính", "Chi bộ", "Dân tộc"],
            &["Lê Thị Hường", "Nữ", "Chi bộ thôn Đông", "Kinh"],
        ];
        assert_eq!(place(rows), Some((0, 0)));
        let without_name: &[&[&str]] = &[&["Họ và tên", "Giới tính", "Ngày sinh"], &["", "Nữ", "03/02/1985"]];
        assert_eq!(place(without_name), Some((0, 0)));
    }
}
