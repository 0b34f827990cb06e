//! Files compared with what the system holds.

use shared::grant::Role;
use shared::id::OrgId;
use shared::member::Standing;
use shared::roster::{CellError, CellState, CellWarning};

use super::*;

#[test]
fn the_same_file_again_changes_nothing() {
    let rows = roster([
        with(HUONG, Column::FullName, "NGUYỄN THỊ HƯỜNG"),
        with(BINH, Column::CitizenId, Put::Number(34_090_000_456.0)),
        with(
            [
                "Lê Thị Hoà",
                "1/2/1970",
                "nữ",
                "01-03-1995",
                "1996-03-01",
                "",
                "thôn đoài",
                "034170000789",
                "",
                "Miễn SH",
            ],
            Column::Phone,
            "không có",
        ),
    ]);
    let mut known = empty_commune();
    let first = planned(&xlsx(&rows), &known);
    assert_eq!((first.preview.sums.new, first.changes.len()), (3, 3));
    apply(&mut known, &first.changes);
    for bytes in [xlsx(&rows), csv(&rows)] {
        let again = planned(&bytes, &known);
        assert_eq!((again.preview.sums.same, again.preview.sums.imported()), (3, 0));
        assert_eq!(again.changes, []);
        let states = again.preview.rows.iter().flat_map(|row| &row.cells).map(|cell| &cell.state);
        assert!(states.into_iter().all(|state| matches!(state, CellState::Same | CellState::Empty)));
    }
}

#[test]
fn a_change_names_its_fields_and_masks_what_was_known() {
    let known = commune_of([row(&HUONG)]);
    let plan = planned(&xlsx(&roster([with(HUONG, Column::Phone, "0987000111")])), &known);
    assert_eq!(verdicts(&plan), [(2, RowVerdict::Changed)]);
    assert_eq!(cell(&plan, 2, Column::Phone).state, CellState::Changed { before: "•••••••678".into() });
    assert_eq!(cell(&plan, 2, Column::FullName).state, CellState::Same);
    let [RosterChange::Update { row: 2, member, entry, changed }] = &plan.changes[..] else {
        panic!("one update expected: {:?}", plan.changes);
    };
    assert_eq!((changed, Some(*member)), (&vec![Column::Phone], row_of(&plan, 2).member));
    assert_eq!(entry.phone.as_ref().map(|phone| phone.reveal()), Some("0987000111"));
}

#[test]
fn an_empty_cell_erases_nothing() {
    let known = commune_of([with(HUONG, Column::Standing, "Miễn sinh hoạt")]);
    let bare = [
        "Nguyễn Thị Hường",
        "03/02/1985",
        "Nữ",
        "19/05/2010",
        "",
        "",
        "Chi bộ thôn Đông",
        "034185000123",
        "-",
        "",
    ];
    let plan = planned(&xlsx(&roster([row(&bare)])), &known);
    assert_eq!(verdicts(&plan), [(2, RowVerdict::Same)]);
    assert_eq!(cell(&plan, 2, Column::OfficialOn).state, CellState::Empty);
}

#[test]
fn the_words_official_and_probationary_leave_the_standing_alone() {
    let known = commune_of([with(HUONG, Column::Standing, "Miễn sinh hoạt")]);
    let plan = planned(&xlsx(&roster([with(HUONG, Column::Standing, "Chính thức")])), &known);
    assert_eq!(verdicts(&plan), [(2, RowVerdict::Same)]);
    let plan = planned(&xlsx(&roster([with(HUONG, Column::Standing, "Đang sinh hoạt")])), &known);
    assert_eq!(
        cell(&plan, 2, Column::Standing).state,
        CellState::Changed { before: Standing::Exempt.label().into() }
    );
}

#[test]
fn spelling_a_name_another_way_is_no_change() {
    let known = commune_of([with(HUONG, Column::FullName, "Nguyễn Thị Hoà")]);
    for name in ["NGUYỄN THỊ HÒA", "Nguyễn  Thị Hoa\u{300}", "Nguyễn Thị Hòa"] {
        let plan = planned(&xlsx(&roster([with(HUONG, Column::FullName, name)])), &known);
        assert_eq!(verdicts(&plan), [(2, RowVerdict::Same)], "{name}");
    }
    let plan = planned(&xlsx(&roster([with(HUONG, Column::FullName, "Nguyễn Thị Hoa")])), &known);
    assert_eq!(verdicts(&plan), [(2, RowVerdict::Changed)]);
}

#[test]
fn moving_to_another_branch_is_told() {
    let known = commune_of([row(&HUONG)]);
    let plan = planned(&xlsx(&roster([with(HUONG, Column::Branch, "Chi bộ Trường THCS")])), &known);
    let branch = cell(&plan, 2, Column::Branch);
    assert_eq!(branch.state, CellState::Changed { before: "Chi bộ thôn Đông".into() });
    let warnings: Vec<_> = branch.warnings().collect();
    assert_eq!(warnings, [&CellWarning::MovesBranch { from: "Chi bộ thôn Đông".into() }]);
}

#[test]
fn the_end_of_a_role_is_told() {
    let mut known = commune_of([row(&HUONG)]);
    for member in known.members.values_mut() {
        member.roles = vec![Role::Secretary];
    }
    let ends = CellWarning::EndsRoles { roles: "Bí thư".into() };
    let plan = planned(&xlsx(&roster([with(HUONG, Column::Branch, "Chi bộ Trường THCS")])), &known);
    assert!(cell(&plan, 2, Column::Branch).warnings().any(|warning| *warning == ends));
    let plan = planned(&xlsx(&roster([row(&HUONG)])), &known);
    assert!(!cell(&plan, 2, Column::Branch).warnings().any(|warning| *warning == ends));
}

#[test]
fn nobody_is_written_over_by_somebody_else() {
    let known = commune_of([row(&HUONG)]);
    let stranger = with(BINH, Column::CitizenId, HUONG[7]);
    let plan = planned(&xlsx(&roster([stranger])), &known);
    assert_eq!(verdicts(&plan), [(2, RowVerdict::Refused)]);
    assert!(cell(&plan, 2, Column::CitizenId).errors().any(|error| *error == CellError::CitizenIdOfAnother));
    assert_eq!(plan.changes, []);
}

#[test]
fn members_out_of_reach_stay_out_of_reach() {
    let mut known = empty_commune();
    known.elsewhere.extend(HUONG[7].parse());
    let plan = planned(&xlsx(&roster([row(&HUONG)])), &known);
    let errors: Vec<_> = cell(&plan, 2, Column::CitizenId).errors().collect();
    assert_eq!(errors, [&CellError::KnownElsewhere]);
}

#[test]
fn a_known_person_under_another_number_is_a_warning() {
    let known = commune_of([row(&HUONG)]);
    let plan = planned(&xlsx(&roster([with(HUONG, Column::CitizenId, "034185000132")])), &known);
    assert_eq!(verdicts(&plan), [(2, RowVerdict::New)]);
    assert!(
        cell(&plan, 2, Column::CitizenId).warnings().any(|warning| *warning == CellWarning::NamesakeKnown)
    );
}

#[test]
fn the_citizen_ids_of_a_file_are_known_before_it_is_compared() {
    let sheet =
        read("ds.xlsx", &xlsx(&roster([row(&HUONG), with(BINH, Column::CitizenId, "x")]))).expect("readable");
    let ids: Vec<_> = sheet.citizen_ids().into_iter().map(|id| id.reveal().to_owned()).collect();
    assert_eq!(ids, [HUONG[7]]);
}

#[test]
fn one_branch_needs_no_column_of_branches() {
    let without = |person: [&str; 10]| {
        row(&person).into_iter().enumerate().filter(|(index, _)| *index != 6).map(|(_, cell)| cell).collect()
    };
    let bytes = xlsx(&[without(HEADER), without(HUONG)]);
    let mut known = empty_commune();
    known.branches.truncate(1);
    let plan = planned(&bytes, &known);
    let [RosterChange::Create { entry, .. }] = &plan.changes[..] else { panic!("one new member expected") };
    assert_eq!(entry.branch, OrgId::from_parts(1, 0));
    let sheet = read("ds.xlsx", &bytes).expect("readable");
    assert_eq!(
        super::plan(&sheet, &empty_commune(), TODAY).err(),
        Some(RosterRefusal::MissingColumns(vec![Column::Branch]))
    );
}
