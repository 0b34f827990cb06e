//! Names of people and branches: letters, capitals and spaces.

use shared::person::PersonName;
use shared::roster::{CellError, Mending};
use shared::text::{is_legacy, tidy, title_case_name};

use super::super::grid::Raw;
use super::{Mended, unquoted};

/// A full name from the cells that hold its parts.
pub(crate) fn name(cells: &[&Raw]) -> Mended<PersonName> {
    let text = match joined(cells) {
        Ok(text) if tidy(&text).is_empty() => return Mended::empty(),
        Ok(text) => text,
        Err(wrong) => return wrong.into_mended(),
    };
    match text.parse::<PersonName>() {
        Err(problem) => Mended::wrong(tidy(&text), CellError::Person(problem)),
        Ok(name) => {
            let capitals = (title_case_name(&text) != tidy(&text)).then_some(Mending::Capitals);
            let shown = name.as_str().to_owned();
            Mended::good(name, shown).after(letters(&text).into_iter().chain(capitals))
        }
    }
}

/// The name of a branch as written, tidy. Which branch it is, the plan decides.
pub(crate) fn branch(cell: &Raw) -> Mended<String> {
    match joined(&[cell]) {
        Ok(text) if tidy(&text).is_empty() => Mended::empty(),
        Ok(text) => Mended::good(tidy(&text), tidy(&text)).after(letters(&text)),
        Err(wrong) => wrong.into_mended(),
    }
}

/// An unreadable cell before it is known what it should have been.
struct Wrong(String, CellError);

impl Wrong {
    fn into_mended<T>(self) -> Mended<T> {
        Mended::wrong(self.0, self.1)
    }
}

/// The texts of the cells joined by spaces, checked for faults and old fonts.
fn joined(cells: &[&Raw]) -> Result<String, Wrong> {
    let mut parts = Vec::new();
    for cell in cells.iter().filter(|cell| !cell.is_blank()) {
        match cell {
            Raw::Fault(fault) => return Err(Wrong(fault.clone(), CellError::Fault(fault.clone()))),
            other => parts.push(unquoted(&other.written()).0.to_owned()),
        }
    }
    let text = parts.join(" ");
    if is_legacy(&text) { Err(Wrong(tidy(&text), CellError::LegacyFont)) } else { Ok(text) }
}

/// What making the text tidy mended.
fn letters(text: &str) -> Vec<Mending> {
    let letter_d = text.contains(['Ð', 'ð', 'Ɖ']);
    let composed = text.chars().any(|sign| ('\u{300}'..='\u{36f}').contains(&sign) && sign != '\u{306}');
    let visible: String = tidy(text).chars().filter(|sign| sign.is_whitespace()).collect();
    let space: String = text.chars().filter(|sign| sign.is_whitespace()).collect();
    let hidden = text.contains(['\u{ad}', '\u{200b}', '\u{200c}', '\u{200d}', '\u{feff}']);
    let spacing = hidden || space != visible;
    [(letter_d, Mending::LetterD), (composed, Mending::Composed), (spacing, Mending::Spacing)]
        .into_iter()
        .filter_map(|(found, mending)| found.then_some(mending))
        .collect()
}

#[cfg(test)]
mod tests {
    use shared::person::PersonProblem;
    use shared::roster::CellRemark;

    use super::*;

    fn read(text: &str) -> Mended<PersonName> {
        name(&[&Raw::Text(text.to_owned())])
    }

    #[test]
    fn names_are_mended_and_the_mending_told() {
        let cases: [(&str, &str, &[Mending]); 6] = [
            ("Hồ Cát Ly", "Hồ Cát Ly", &[]),
            ("BÙI HẢI THỤY", "Bùi Hải Thụy", &[Mending::Capitals]),
            ("\u{d0}ỗ Văn Đức", "Đỗ Văn Đức", &[Mending::LetterD]),
            ("Lê Thị Hu\u{31b}o\u{31b}\u{300}ng", "Lê Thị Hường", &[Mending::Composed]),
            (" Lê  Thị\u{a0}Hường\u{200b}", "Lê Thị Hường", &[Mending::Spacing]),
            ("LÊ \u{d0}ÀO ", "Lê Đào", &[Mending::LetterD, Mending::Spacing, Mending::Capitals]),
        ];
        for (text, shown, mendings) in cases {
            let mended = read(text);
            let expected: Vec<CellRemark> = mendings.iter().copied().map(CellRemark::Mended).collect();
            assert_eq!((mended.text.as_str(), mended.remarks), (shown, expected), "{text}");
            assert!(mended.value.is_some());
        }
    }

    #[test]
    fn what_is_no_name_says_why() {
        let cases = [
            ("Hường", CellError::Person(PersonProblem::NameOneWord)),
            ("Nguyễn Văn 2", CellError::Person(PersonProblem::NameSign('2'))),
            ("NguyÔn V¨n Hïng", CellError::LegacyFont),
            ("Nguyeãn Vaên Huøng", CellError::LegacyFont),
        ];
        for (text, error) in cases {
            assert_eq!(read(text).remarks, [CellRemark::Error(error)], "{text}");
        }
        assert_eq!(
            name(&[&Raw::Fault("#N/A".into())]).remarks,
            [CellRemark::Error(CellError::Fault("#N/A".into()))]
        );
        assert_eq!(read(" \u{200b} "), Mended::empty());
    }

    #[test]
    fn a_name_in_two_cells_is_joined() {
        let parts = [Raw::Text("Nguyễn Thị".into()), Raw::Text("Hường".into())];
        assert_eq!(name(&parts.iter().collect::<Vec<_>>()).text, "Nguyễn Thị Hường");
    }
}
