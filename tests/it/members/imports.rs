//! Roster import from the announcement to the roster. How sheets are read is tested with the reader itself.

use insta::assert_json_snapshot;
use jiff::civil::Date;
use rust_xlsxwriter::Workbook;
use shared::endpoint::Verb;
use shared::id::RosterImportId;
use shared::member::{
    ChangeStanding, FindMember, ListMembers, MemberAt, RosterQuery, Standing, StandingChange,
};
use shared::org::OrgAt;
use shared::problem::ProblemCode;
use shared::profile::{CorrectionAt, CorrectionOrder, ProfileField, ProposeCorrection};
use shared::roster_import::{
    ConfirmRosterImport, CreateRosterImport, NewRosterImport, PreviewRosterImport, RosterImportAt,
};
use shared::time::format_date;
use tests::country::{BRANCH, COMMUNE, SIBLING};
use tests::{NONE, Persona, Reply, World};

const HEADER: [&str; 8] = [
    "Họ và tên",
    "Ngày sinh",
    "Giới tính",
    "Ngày vào Đảng",
    "Ngày chính thức",
    "Chi bộ",
    "Số định danh",
    "Số điện thoại",
];

/// Somebody new, somebody known, and a row that goes back.
const ROWS: [[&str; 8]; 3] = [
    [
        "Trịnh Thị Xuân",
        "02/03/1988",
        "Nữ",
        "19/05/2012",
        "19/05/2013",
        "Chi bộ thôn Đông",
        "001188000201",
        "0987654321",
    ],
    [
        "Phạm Thị Đào",
        "12/03/1981",
        "Nữ",
        "19/05/2010",
        "19/05/2011",
        "Chi bộ thôn Đông",
        "001181000104",
        "0911111111",
    ],
    [
        "Nguyễn Văn Yên",
        "30/02/1990",
        "Nam",
        "19/05/2015",
        "19/05/2016",
        "Chi bộ thôn Đông",
        "001090000202",
        "0912121212",
    ],
];

fn sheet(rows: &[[&str; 8]]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (row, cells) in (0..).zip(std::iter::once(&HEADER).chain(rows)) {
        for (column, cell) in (0..).zip(cells) {
            sheet.write_string(row, column, *cell).unwrap();
        }
    }
    workbook.save_to_buffer().unwrap()
}

fn at(number: u128) -> RosterImportAt {
    RosterImportAt { org: COMMUNE, import: RosterImportId::from_parts(1_763_000_000_000, number) }
}

async fn upload(world: &World, number: u128, file: Vec<u8>) {
    let new = NewRosterImport {
        id: at(number).import,
        file_name: "Danh sách đảng viên.xlsx".into(),
        size: file.len() as u64,
    };
    let to = OrgAt { org: COMMUNE };
    let place = world.call::<CreateRosterImport>(Persona::CommuneAdmin, to, NONE, new).await.ok();
    let put = world.send_to_storage(Verb::Put, &place.url, file).await;
    assert_eq!(put.status, 200, "{}", String::from_utf8_lossy(&put.bytes));
}

async fn preview(world: &World, number: u128) -> Reply<PreviewRosterImport> {
    world.call(Persona::CommuneAdmin, at(number), NONE, NONE).await
}

async fn confirm(world: &World, number: u128) -> Reply<ConfirmRosterImport> {
    world.call(Persona::CommuneAdmin, at(number), NONE, NONE).await
}

async fn names(world: &World) -> Vec<String> {
    let at = OrgAt { org: BRANCH };
    let page = world.call::<ListMembers>(Persona::Secretary, at, RosterQuery::default(), NONE).await.ok();
    page.items.iter().map(|member| member.name.as_str().to_owned()).collect()
}

#[tokio::test]
async fn what_was_previewed_is_imported_once_however_often_it_is_confirmed() {
    let world = World::start().await;
    let before = names(&world).await;
    upload(&world, 1, sheet(&ROWS)).await;
    let shown = preview(&world, 1).await.ok();
    assert_json_snapshot!("the_sums_of_the_preview", shown.sums);
    assert_eq!(names(&world).await, before, "a preview changes nothing");
    let first = confirm(&world, 1).await.ok();
    assert_eq!((first.created, first.changed, first.same, first.refused), (1, 1, 0, 1));
    let again = confirm(&world, 1).await.ok();
    assert_eq!((again.created, again.changed), (1, 1), "the outcome of the first time");
    let after = names(&world).await;
    assert_eq!(after.len(), before.len() + 1);
    assert!(after.contains(&"Trịnh Thị Xuân".to_owned()));
}

#[tokio::test]
async fn rows_that_were_given_back_come_as_a_workbook() {
    let world = World::start().await;
    upload(&world, 1, sheet(&ROWS)).await;
    preview(&world, 1).await.ok();
    let url = confirm(&world, 1).await.ok().refused_workbook.expect("one row was given back");
    let file = world.send_to_storage(Verb::Get, &url, Vec::new()).await;
    assert_eq!(file.status, 200);
    assert!(file.bytes.starts_with(b"PK"), "a workbook");
}

#[tokio::test]
async fn the_same_file_again_finds_everybody_known() {
    let world = World::start().await;
    for number in 1..=2 {
        upload(&world, number, sheet(&ROWS[..2])).await;
        preview(&world, number).await.ok();
    }
    confirm(&world, 1).await.ok();
    confirm(&world, 2).await.refused(ProblemCode::PreviewOutdated);
    let shown = preview(&world, 2).await.ok();
    assert_eq!((shown.sums.new, shown.sums.changed, shown.sums.same), (0, 0, 2));
    let outcome = confirm(&world, 2).await.ok();
    assert_eq!((outcome.created, outcome.changed, outcome.same), (0, 0, 2));
}

#[tokio::test]
async fn what_the_sheet_does_not_speak_of_stays_as_it_is() {
    let world = World::start().await;
    upload(&world, 1, sheet(&ROWS)).await;
    preview(&world, 1).await.ok();
    let change = StandingChange {
        standing: Standing::Exempt,
        host: None,
        since: jiff::civil::date(2026, 11, 16),
        rev: 1,
    };
    let at = MemberAt { member: Persona::Member.id() };
    world.call::<ChangeStanding>(Persona::Secretary, at, NONE, change).await.ok();
    confirm(&world, 1).await.ok();
    let member = world.call::<FindMember>(Persona::Secretary, at, NONE, NONE).await.ok();
    assert_eq!((member.standing, member.rev), (Standing::Exempt, 3));
    assert_eq!(member.phone.as_deref(), Some("•••••••111"), "and what it speaks of is taken over");
    assert!(member.party_card_no.is_some());
}

#[tokio::test]
async fn nothing_is_confirmed_that_was_not_shown() {
    let world = World::start().await;
    upload(&world, 1, sheet(&ROWS)).await;
    confirm(&world, 1).await.refused(ProblemCode::PreviewOutdated);
}

#[tokio::test]
async fn a_file_that_never_came_and_one_that_is_no_list_are_told_apart_from_a_list() {
    let world = World::start().await;
    let new = NewRosterImport { id: at(1).import, file_name: "a.xlsx".into(), size: 5 };
    let to = OrgAt { org: COMMUNE };
    let place = world.call::<CreateRosterImport>(Persona::CommuneAdmin, to, NONE, new).await.ok();
    let missing = preview(&world, 1).await;
    missing.refused(ProblemCode::RosterRefused);
    assert_eq!(world.send_to_storage(Verb::Put, &place.url, b"hello".to_vec()).await.status, 200);
    let broken = preview(&world, 1).await;
    broken.refused(ProblemCode::RosterRefused);
    assert_json_snapshot!([missing.shown(), broken.shown()]);
}

#[tokio::test]
async fn an_import_is_found_only_under_its_own_organisation() {
    let world = World::start().await;
    upload(&world, 1, sheet(&ROWS)).await;
    let elsewhere = RosterImportAt { org: BRANCH, ..at(1) };
    let reply = world.call::<PreviewRosterImport>(Persona::CommuneAdmin, elsewhere, NONE, NONE).await;
    reply.refused(ProblemCode::NotFound);
}

#[tokio::test]
async fn a_citizen_id_that_lives_elsewhere_is_never_taken_over() {
    let world = World::start().await;
    let mut row = ROWS[0];
    row[6] = Persona::FarMember.person().citizen_id;
    upload(&world, 1, sheet(&[row])).await;
    let shown = preview(&world, 1).await.ok();
    assert_eq!((shown.sums.new, shown.sums.refused), (0, 1));
    confirm(&world, 1).await.ok();
    let far = world.own.find_member(Persona::FarMember.id()).await.unwrap().unwrap();
    assert_eq!(far.value.name.as_str(), "Hà Văn Sơn");
}

#[tokio::test]
async fn whoever_a_list_moves_to_another_branch_takes_no_seat_along() {
    let world = World::start().await;
    let deputy = world.own.find_member(Persona::Deputy.id()).await.unwrap().unwrap().value;
    let day = |day: Date| format_date(day);
    let row = [
        deputy.name.as_str(),
        &day(deputy.born_on),
        deputy.gender.label(),
        &day(deputy.admitted_on),
        &deputy.official_on.map(day).unwrap_or_default(),
        "Chi bộ thôn Đoài",
        Persona::Deputy.person().citizen_id,
        "0912345678",
    ];
    let proposed = CorrectionAt { member: Persona::Deputy.id(), field: ProfileField::Phone };
    let order = CorrectionOrder { value: "0912 555 670".into(), note: String::new() };
    world.call::<ProposeCorrection>(Persona::Deputy, proposed, NONE, order).await.ok();
    upload(&world, 1, sheet(&[row])).await;
    assert_eq!(preview(&world, 1).await.ok().sums.changed, 1);
    confirm(&world, 1).await.ok();
    let waiting = world.own.corrections_waiting(SIBLING).await.unwrap();
    assert_eq!(waiting.len(), 1, "what they proposed is for the new branch to decide");
    assert!(world.own.corrections_waiting(BRANCH).await.unwrap().is_empty());
    let moved = world.own.find_member(Persona::Deputy.id()).await.unwrap().unwrap().value;
    assert_eq!(moved.branch, SIBLING);
    assert!(world.own.grants_of(moved.id).await.unwrap().is_empty());
}
