//! Files refused as a whole, rows refused one by one, and the workbook that goes back.

use shared::person::{CitizenIdWarning, Gender, PersonProblem};
use shared::roster::{CellError, CellWarning, DateProblem};

use super::super::refused_workbook;
use super::*;

#[test]
fn formulas_are_refused_with_their_cell() {
    let formula = |cell: &str| RosterRefusal::Formula { sheet: "Sheet1".into(), cell: cell.into() };
    let rows = roster([row(&HUONG), with(BINH, Column::CitizenId, Put::Formula("=H2+1"))]);
    assert_eq!(refusal(&xlsx(&rows)), formula("H3"));
    let note =
        |cell: Put| vec![[row(&HEADER), row(&["Ghi chú"])].concat(), [row(&HUONG), vec![cell]].concat()];
    assert_eq!(
        refusal(&xlsx(&note(Put::Formula("=NOW()")))),
        formula("K2"),
        "in a column that is not kept too"
    );
    let csv = csv(&roster([with(HUONG, Column::FullName, "=HYPERLINK(\"x\")")]));
    assert_eq!(refusal(&csv), RosterRefusal::Formula { sheet: "Danh sach".into(), cell: "A2".into() });
}

#[test]
fn running_numbers_and_totals_may_be_formulas() {
    let numbered = |number: Put, person: &[&str]| [vec![number], row(person)].concat();
    let rows = [
        numbered("STT".into(), &HEADER),
        numbered(Put::Number(1.0), &HUONG),
        numbered(Put::Formula("=A2+1"), &BINH),
        numbered("Tổng số".into(), &[]).into_iter().chain([Put::Formula("=COUNTA(B2:B3)")]).collect(),
    ];
    assert_eq!(planned(&xlsx(&rows), &empty_commune()).preview.sums.new, 2);
}

#[test]
fn files_without_a_roster_are_refused() {
    assert_eq!(refusal(&xlsx(&[row(&["Kinh", "Tày"])])), RosterRefusal::NoHeader);
    assert_eq!(refusal(&xlsx(&[])), RosterRefusal::NoHeader);
    assert_eq!(refusal(&xlsx(&roster([]))), RosterRefusal::Empty);
    let short = [row(&["Họ và tên", "Giới tính", "Chi bộ"]), row(&["Lê An", "Nam", "Chi bộ thôn Đông"])];
    let missing = vec![Column::BornOn, Column::AdmittedOn, Column::OfficialOn, Column::CitizenId];
    assert_eq!(refusal(&xlsx(&short)), RosterRefusal::MissingColumns(missing));
    let legacy =
        [row(&["Hä vµ tªn", "Ngµy sinh", "Giíi tÝnh", "Sè thÎ"]), row(&["NguyÔn V¨n Hïng", "", "", ""])];
    assert_eq!(refusal(&xlsx(&legacy)), RosterRefusal::LegacyFont);
}

#[test]
fn rows_that_only_look_empty_count_as_rows() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    fill(sheet, &roster([row(&HUONG)]));
    let border = Format::new().set_border(rust_xlsxwriter::FormatBorder::Thin);
    for line in 2..20_001 {
        sheet.write_blank(line, 0, &border).expect("the cell lies within a sheet");
    }
    assert_eq!(refusal(&save(&mut book)), RosterRefusal::TooManyRows { most: 20_000 });
}

#[test]
fn more_people_than_a_file_may_have_are_refused() {
    let people =
        (0..5_001).map(|index| with(HUONG, Column::CitizenId, format!("0341850{index:05}").as_str()));
    assert_eq!(refusal(&csv(&roster(people))), RosterRefusal::TooManyPeople { most: 5_000 });
}

#[test]
fn errors_are_found_cell_by_cell() {
    use Column::{AdmittedOn, BornOn, Branch, CitizenId, FullName, OfficialOn, Standing};
    let cases: [(Column, Put, Column, CellError); 16] = [
        (FullName, "".into(), FullName, CellError::Missing),
        (FullName, "Hường".into(), FullName, CellError::Person(PersonProblem::NameOneWord)),
        (FullName, "Nguyeãn Thò Höôøng".into(), FullName, CellError::LegacyFont),
        (BornOn, "không rõ".into(), BornOn, CellError::Date(DateProblem::NotADate)),
        (BornOn, Put::Number(1985.0), BornOn, CellError::Date(DateProblem::YearOnly)),
        (BornOn, "3/2/85".into(), BornOn, CellError::Date(DateProblem::TwoDigitYear)),
        (BornOn, "".into(), BornOn, CellError::Missing),
        (BornOn, "03/02/2011".into(), AdmittedOn, CellError::AdmittedBeforeBirth),
        (AdmittedOn, "19/05/2030".into(), AdmittedOn, CellError::Date(DateProblem::Future)),
        (AdmittedOn, "20/05/2011".into(), OfficialOn, CellError::OfficialBeforeAdmission),
        (Column::Gender, "x".into(), Column::Gender, CellError::Person(PersonProblem::Gender)),
        (Branch, "Chi bộ thôn Tây".into(), Branch, CellError::UnknownBranch("Chi bộ thôn Tây".into())),
        (CitizenId, "".into(), CitizenId, CellError::Missing),
        (CitizenId, "3,41850E+10".into(), CitizenId, CellError::ShortenedNumber),
        (OfficialOn, "".into(), OfficialOn, CellError::OfficialDateMissing),
        (Standing, "???".into(), Standing, CellError::UnknownStanding),
    ];
    let official = {
        let mut person = HUONG;
        person[9] = "Chính thức";
        person
    };
    for (column, put, wrong, error) in cases {
        let plan = planned(&xlsx(&roster([with(official, column, put)])), &empty_commune());
        assert_eq!(verdicts(&plan), [(2, RowVerdict::Refused)], "{error:?}");
        assert!(
            cell(&plan, 2, wrong).errors().any(|found| *found == error),
            "{error:?} in {:?}",
            row_of(&plan, 2)
        );
        assert_eq!(plan.changes, []);
    }
}

#[test]
fn warnings_let_the_row_pass() {
    use Column::{BornOn, CitizenId, Gender as GenderColumn, OfficialOn, PartyCardNo, Phone, Standing};
    let cases: [(Column, &str, Column, CellWarning); 9] = [
        (
            BornOn,
            "03/02/1986",
            CitizenId,
            CellWarning::CitizenId(CitizenIdWarning::BirthYear { in_id: 1985, given: 1986 }),
        ),
        (
            GenderColumn,
            "Nam",
            CitizenId,
            CellWarning::CitizenId(CitizenIdWarning::Gender { in_id: Gender::Female }),
        ),
        (BornOn, "20/05/1992", Column::AdmittedOn, CellWarning::UnderAge { age: 17, least: 18 }),
        (OfficialOn, "", OfficialOn, CellWarning::LongProbation { months: 12 }),
        (OfficialOn, "", PartyCardNo, CellWarning::CardWithoutOfficialDate),
        (PartyCardNo, "034185000132", PartyCardNo, CellWarning::CardOfAnother),
        (PartyCardNo, "mất", PartyCardNo, CellWarning::LeftOut(PersonProblem::CardSigns)),
        (Phone, "09", Phone, CellWarning::LeftOut(PersonProblem::Phone)),
        (Standing, "Dự bị", Standing, CellWarning::ClassDisagrees),
    ];
    for (column, text, warned, warning) in cases {
        let plan = planned(&xlsx(&roster([with(HUONG, column, text)])), &empty_commune());
        assert_eq!(verdicts(&plan), [(2, RowVerdict::New)], "{warning:?}");
        assert!(
            cell(&plan, 2, warned).warnings().any(|found| *found == warning),
            "{warning:?} in {:?}",
            row_of(&plan, 2)
        );
    }
}

#[test]
fn the_returned_workbook_can_be_corrected_and_sent_again() {
    let wrong = with(HUONG, Column::BornOn, "=1+1 không rõ");
    let bytes = csv(&roster([
        row(&BINH),
        with(HUONG, Column::BornOn, "không rõ"),
        with(BINH, Column::CitizenId, Put::Number(1.0)),
    ]));
    assert!(matches!(refusal(&csv(&roster([wrong]))), RosterRefusal::Formula { .. }));
    let sheet = read("ds.csv", &bytes).expect("readable");
    let plan = super::plan(&sheet, &empty_commune(), TODAY).expect("every column is there");
    let back = refused_workbook(&sheet, &plan.preview).expect("two rows fit any workbook");
    let again = planned(&back, &empty_commune());
    assert_eq!(verdicts(&again), [(2, RowVerdict::Refused), (3, RowVerdict::Refused)]);
    assert_eq!(cell(&again, 2, Column::CitizenId).text, HUONG[7], "zeros are kept: everything is text");
    let reasons = again.preview.columns.last().expect("a column behind");
    assert_eq!((reasons.header.as_str(), reasons.column), ("Lý do trả lại", Column::Ignored));
}
