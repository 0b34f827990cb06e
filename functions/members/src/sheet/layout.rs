//! Which cells of a row hold what: the header's claims settled, one field to each column.

use std::collections::BTreeMap;

use shared::person::Gender;
use shared::roster::{Column, GuessedColumn, HeaderRows, RosterRefusal, column_letters};
use shared::text::fold;

use super::columns::{Claim, Meaning, words};
use super::grid::{Grid, Raw};
use super::header::Header;

/// Rows of data looked at when two columns claim one field.
const SAMPLE: usize = 60;

/// How to read a row.
#[derive(Debug, Clone)]
pub(super) struct Layout {
    /// Where the header stands.
    pub header: Header,
    /// First row below the header and the row of column numbers.
    pub data: usize,
    /// The columns of the full name, to be joined.
    pub names: Vec<usize>,
    /// The columns of the birth date, with the gender a column stands for.
    pub births: Vec<(usize, Option<Gender>)>,
    /// The column of each other field.
    pub single: BTreeMap<Column, usize>,
    /// Columns of running numbers.
    pub ordinals: Vec<usize>,
}

impl Layout {
    /// Settles a header's claims.
    ///
    /// # Errors
    /// When a required column is missing; the branch column is the plan's business.
    pub fn of(grid: &Grid, header: Header) -> Result<Self, RosterRefusal> {
        let data = below(grid, &header);
        let mut layout =
            Self { data, names: vec![], births: vec![], single: BTreeMap::new(), ordinals: vec![], header };
        layout.settle_fields(grid);
        layout.settle_names(grid);
        layout.settle_births();
        let missing: Vec<Column> = Column::READ
            .into_iter()
            .filter(|column| column.is_required() && *column != Column::Branch && !layout.has(*column))
            .collect();
        if missing.is_empty() { Ok(layout) } else { Err(RosterRefusal::MissingColumns(missing)) }
    }

    /// Whether the sheet says anything about this field.
    pub fn has(&self, column: Column) -> bool {
        match column {
            Column::FullName => !self.names.is_empty(),
            Column::BornOn => !self.births.is_empty(),
            Column::Gender => {
                self.single.contains_key(&column) || self.births.iter().any(|(_, gender)| gender.is_some())
            }
            other => self.single.contains_key(&other),
        }
    }

    /// The fields the sheet has, in the order of the profile.
    pub fn fields(&self) -> Vec<Column> {
        Column::READ.into_iter().filter(|column| self.has(*column)).collect()
    }

    /// Where the header stands, as people count rows.
    pub fn header_rows(&self) -> HeaderRows {
        let number = |row: usize| u32::try_from(row + 1).expect("a sheet has at most 20,000 rows");
        HeaderRows { first: number(self.header.first), last: number(self.header.last) }
    }

    /// Every column with what it was taken for.
    pub fn guessed(&self) -> Vec<GuessedColumn> {
        let columns = self.header.parts.iter().enumerate();
        columns
            .map(|(index, parts)| GuessedColumn {
                letters: column_letters(index),
                header: parts.join(" / "),
                column: self.meaning(index),
            })
            .collect()
    }

    fn meaning(&self, index: usize) -> Column {
        if self.names.contains(&index) {
            return Column::FullName;
        }
        if self.births.iter().any(|(column, _)| *column == index) {
            return Column::BornOn;
        }
        self.single.iter().find(|(_, column)| **column == index).map_or(Column::Ignored, |(field, _)| *field)
    }

    /// Gives each field the column with the best words; of equal ones that whose cells look right, then the left one.
    fn settle_fields(&mut self, grid: &Grid) {
        for field in Column::READ {
            let claims = self.claims(|meaning| meaning == Meaning::Field(field));
            let best = claims
                .into_iter()
                .rev()
                .max_by_key(|(column, claim)| (claim.score, (self.fit(grid, *column, field) * 100.0) as u32));
            if let Some((column, _)) = best {
                self.single.insert(field, column);
            }
        }
        self.ordinals = self
            .claims(|meaning| meaning == Meaning::Ordinal)
            .into_iter()
            .map(|(column, _)| column)
            .collect();
    }

    /// A full name in one column, or family name and given name side by side.
    fn settle_names(&mut self, grid: &Grid) {
        let full = self.single.remove(&Column::FullName);
        let family = self.claims(|meaning| meaning == Meaning::FamilyName).first().map(|(column, _)| *column);
        let given = self.claims(|meaning| meaning == Meaning::GivenName).first().map(|(column, _)| *column);
        self.names = match (full, family, given) {
            (_, Some(family), Some(given)) => vec![family, given],
            (Some(full), ..) if self.is_continued(grid, full) => vec![full, full + 1],
            (Some(full), ..) => vec![full],
            (None, Some(family), None) => vec![family],
            (None, None, Some(given)) => vec![given],
            (None, None, None) => vec![],
        };
    }

    /// One header `Họ và tên` merged over two columns: the right one has no label and single words with capitals.
    fn is_continued(&self, grid: &Grid, full: usize) -> bool {
        let is_unlabelled = self.header.parts.get(full + 1).is_some_and(Vec::is_empty);
        let names = self.sample(grid, full).count();
        let given: Vec<String> =
            self.sample(grid, full + 1).map(|raw| shared::text::tidy(&raw.written())).collect();
        let is_given_name = |name: &String| {
            name.chars().all(char::is_alphabetic) && name.chars().next().is_some_and(char::is_uppercase)
        };
        is_unlabelled && names > 0 && given.len() * 10 >= names * 9 && given.iter().all(is_given_name)
    }

    /// A birth date in one column, or in one for each gender.
    fn settle_births(&mut self) {
        let by_gender: Vec<(usize, Option<Gender>)> = self
            .header
            .claims
            .iter()
            .enumerate()
            .filter_map(|(column, claim)| match claim.as_ref()?.meaning {
                Meaning::BornAs(gender) => Some((column, Some(gender))),
                _ => None,
            })
            .collect();
        let plain = self.single.remove(&Column::BornOn);
        self.births = match plain {
            Some(column) if by_gender.is_empty() => vec![(column, None)],
            _ => by_gender,
        };
    }

    fn claims(&self, wanted: impl Fn(Meaning) -> bool) -> Vec<(usize, Claim)> {
        let claims = self.header.claims.iter().enumerate();
        claims
            .filter_map(|(column, claim)| Some((column, (*claim)?)))
            .filter(|(_, claim)| wanted(claim.meaning))
            .collect()
    }

    /// Share of the cells in a column that look like the field.
    fn fit(&self, grid: &Grid, column: usize, field: Column) -> f32 {
        let (mut seen, mut fitting) = (0.0, 0.0);
        for raw in self.sample(grid, column) {
            seen += 1.0;
            fitting += if looks_like(raw, field) { 1.0 } else { 0.0 };
        }
        if seen > 0.0 { fitting / seen } else { 0.0 }
    }

    fn sample<'a>(&self, grid: &'a Grid, column: usize) -> impl Iterator<Item = &'a Raw> {
        let rows = self.data..grid.rows.len().min(self.data + SAMPLE);
        rows.map(move |row| grid.cell(row, column)).filter(|raw| !raw.is_blank())
    }
}

/// The first row of data: below the header, and below a row that numbers the columns `(1) (2) (3)`.
fn below(grid: &Grid, header: &Header) -> usize {
    let next = header.last + 1;
    let cells = grid.rows.get(next).map(Vec::as_slice).unwrap_or_default();
    let texts: Vec<String> =
        cells.iter().filter(|raw| !raw.is_blank()).map(|raw| words(&raw.written())).collect();
    let are_numbers = texts.len() > 2 && texts.iter().all(|text| text.len() <= 2);
    if are_numbers { next + 1 } else { next }
}

fn looks_like(raw: &Raw, field: Column) -> bool {
    let text = fold(&raw.written());
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    match field {
        Column::BornOn | Column::AdmittedOn | Column::OfficialOn => {
            matches!(raw, Raw::Day(_)) || digits >= 6 && text.contains(['/', '-', '.'])
        }
        Column::Gender => matches!(text.as_str(), "nam" | "nu"),
        Column::CitizenId => (10..=12).contains(&digits) && !text.contains('/'),
        Column::Phone => (9..=11).contains(&digits) && !text.contains('/'),
        Column::PartyCardNo => matches!(digits, 7 | 8 | 11 | 12),
        Column::Branch => digits < 4 && text.contains(' '),
        Column::FullName => digits == 0 && text.contains(' '),
        Column::Standing | Column::Ignored => digits == 0,
    }
}
