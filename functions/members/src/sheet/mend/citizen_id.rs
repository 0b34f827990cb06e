//! Citizen ids: twelve digits, of which spreadsheets like to drop the zeros in front.

use jiff::civil::Date;
use shared::person::{CitizenId, Gender, PersonProblem};
use shared::roster::{CellError, Mending};

use super::super::grid::Raw;
use super::{Mended, digits_text, whole};

/// A citizen id. Zeros lost in front are put back where the cell is a number or the file plain text; in a cell of
/// text, where a digit may as well be missing elsewhere, only when the result fits birth date and gender.
pub(crate) fn citizen_id(
    cell: &Raw,
    is_plain_text: bool,
    born_on: Option<Date>,
    gender: Option<Gender>,
) -> Mended<CitizenId> {
    if matches!(cell, Raw::Number(number) if whole(*number).is_none()) {
        return Mended::wrong(cell.written(), CellError::Person(PersonProblem::CitizenIdSigns));
    }
    let (text, quotes) = match digits_text(cell) {
        Ok((text, _)) if text.is_empty() => return Mended::empty(),
        Ok(read) => read,
        Err(error) => return Mended::wrong(cell.written(), error),
    };
    let problem = match text.parse::<CitizenId>() {
        Ok(id) => return good(id).after(quotes),
        Err(problem) => problem,
    };
    let may_have_lost_zeros = is_plain_text || matches!(cell, Raw::Number(_));
    match padded(&text) {
        Some(id) if may_have_lost_zeros || fits(&id, born_on, gender) => {
            good(id).after([Mending::LeadingZero])
        }
        _ => Mended::wrong(text, CellError::Person(problem)),
    }
}

fn good(id: CitizenId) -> Mended<CitizenId> {
    let shown = id.reveal().to_owned();
    Mended::good(id, shown)
}

/// Ten or eleven digits with zeros in front: places are numbered from 001, so more than two are never lost. Nine
/// digits are the old identity card and stay what they are.
fn padded(text: &str) -> Option<CitizenId> {
    let is_number = matches!(text.len(), 10 | 11) && text.bytes().all(|byte| byte.is_ascii_digit());
    let id: CitizenId = is_number.then(|| format!("{text:0>12}"))?.parse().ok()?;
    (id.hints().place > 0).then_some(id)
}

fn fits(id: &CitizenId, born_on: Option<Date>, gender: Option<Gender>) -> bool {
    match (born_on, gender) {
        (Some(born_on), Some(gender)) => id.warnings(born_on, gender).is_empty(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use shared::roster::CellRemark;

    use super::*;

    fn wrong_length(digits: usize) -> CellError {
        CellError::Person(PersonProblem::CitizenIdLength(digits))
    }

    fn text(text: &str) -> Raw {
        Raw::Text(text.to_owned())
    }

    fn read(cell: &Raw) -> Mended<CitizenId> {
        citizen_id(cell, false, Some(date(1944, 4, 8)), Some(Gender::Female))
    }

    #[test]
    fn lost_zeros_come_back_where_that_is_certain() {
        let zero = [CellRemark::Mended(Mending::LeadingZero)];
        for (cell, shown) in [
            (Raw::Number(12_144_577_814.0), "012144577814"),
            (Raw::Number(7_074_877_645.0), "007074877645"),
            (text("12144577814"), "012144577814"),
        ] {
            let mended = read(&cell);
            assert_eq!((mended.text.as_str(), &mended.remarks[..]), (shown, &zero[..]));
        }
        let of_another = read(&text("12044577814"));
        assert_eq!(
            of_another.remarks,
            [CellRemark::Error(wrong_length(11))],
            "says a man: may lack any digit"
        );
        assert!(
            citizen_id(&text("12044577814"), true, None, None).value.is_some(),
            "text files lose zeros as numbers do"
        );
    }

    #[test]
    fn good_ids_are_read_in_every_form() {
        for (cell, remarks) in [
            (text("084151050631"), vec![]),
            (text(" 084 151 050 631 "), vec![]),
            (text("=\"084151050631\""), vec![CellRemark::Mended(Mending::ExcelText)]),
            (text("'084151050631"), vec![CellRemark::Mended(Mending::ExcelText)]),
        ] {
            let mended = read(&cell);
            assert_eq!((mended.text.as_str(), mended.remarks), ("084151050631", remarks));
        }
        assert_eq!(read(&Raw::Number(201_144_577_814.0)).text, "201144577814");
        assert_eq!(read(&Raw::Empty), Mended::empty());
    }

    #[test]
    fn what_is_no_id_says_why() {
        let person = CellError::Person;
        for (cell, error) in [
            (text("12345"), wrong_length(5)),
            (text("0912345678"), wrong_length(10)),
            (text("012345678"), person(PersonProblem::CitizenIdOldCard)),
            (Raw::Number(12_345_678.0), wrong_length(8)),
            (text("08415105063A"), person(PersonProblem::CitizenIdSigns)),
            (text("8,41510E+10"), CellError::ShortenedNumber),
            (Raw::Number(84_151_050_631.5), person(PersonProblem::CitizenIdSigns)),
            (Raw::Fault("#REF!".into()), CellError::Fault("#REF!".into())),
        ] {
            assert_eq!(read(&cell).remarks, [CellRemark::Error(error)], "{cell:?}");
        }
    }
}
