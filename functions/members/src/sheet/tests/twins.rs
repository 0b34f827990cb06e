//! Rows about one person, people under one number.

use shared::roster::{CellError, CellWarning};

use super::*;

fn id_errors(plan: &RosterPlan, number: u32) -> Vec<&CellError> {
    cell(plan, number, Column::CitizenId).errors().collect()
}

#[test]
fn two_people_with_one_citizen_id_are_both_refused() {
    let rows = roster([
        row(&HUONG),
        row(&BINH),
        with(
            [
                "Phạm Văn Chính",
                "01/01/1985",
                "Nam",
                "19/05/2010",
                "19/05/2011",
                "",
                "Chi bộ thôn Đông",
                "",
                "",
                "",
            ],
            Column::CitizenId,
            HUONG[7],
        ),
    ]);
    let plan = planned(&xlsx(&rows), &empty_commune());
    assert_eq!(verdicts(&plan), [(2, RowVerdict::Refused), (3, RowVerdict::New), (4, RowVerdict::Refused)]);
    assert_eq!(id_errors(&plan, 2), [&CellError::CitizenIdShared(vec![4])]);
    assert_eq!(id_errors(&plan, 4), [&CellError::CitizenIdShared(vec![2])]);
    assert!(row_of(&plan, 2).reasons(&plan.preview.fields)[0].contains("dòng 4"));
    assert_eq!(plan.changes.len(), 1);
}

#[test]
fn one_person_twice_with_other_values_is_refused_twice() {
    let plan =
        planned(&xlsx(&roster([row(&HUONG), with(HUONG, Column::Phone, "0987000111")])), &empty_commune());
    assert_eq!(id_errors(&plan, 2), [&CellError::PersonTwice(vec![3])]);
    assert_eq!(id_errors(&plan, 3), [&CellError::PersonTwice(vec![2])]);
}

#[test]
fn a_repeated_row_counts_once() {
    let repeated = with(HUONG, Column::FullName, "NGUYỄN THỊ HƯỜNG");
    let plan = planned(&xlsx(&roster([row(&HUONG), repeated.clone(), repeated])), &empty_commune());
    let of = RowVerdict::Repeated { of: 2 };
    assert_eq!(verdicts(&plan), [(2, RowVerdict::New), (3, of), (4, of)]);
    assert_eq!((plan.changes.len(), plan.preview.sums.repeated), (1, 2));
}

#[test]
fn a_repeated_wrong_row_is_given_back_once() {
    let wrong = with(HUONG, Column::BornOn, "1985");
    let plan = planned(&xlsx(&roster([wrong.clone(), wrong])), &empty_commune());
    assert_eq!(verdicts(&plan), [(2, RowVerdict::Refused), (3, RowVerdict::Repeated { of: 2 })]);
}

#[test]
fn one_name_and_birth_date_under_two_numbers_is_a_warning() {
    let plan = planned(
        &xlsx(&roster([row(&HUONG), with(HUONG, Column::CitizenId, "034185000132")])),
        &empty_commune(),
    );
    assert_eq!(plan.preview.sums.new, 2);
    for (number, row) in [(2, 3), (3, 2)] {
        let warnings: Vec<_> = cell(&plan, number, Column::CitizenId).warnings().collect();
        assert_eq!(warnings, [&CellWarning::NamesakeInFile { row }]);
    }
}
