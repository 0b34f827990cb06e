//! Statistics up the tree, and the spreadsheet.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use insta::assert_json_snapshot;
use shared::meeting::{MeetingKind, MeetingPlan};
use shared::org::OrgAt;
use shared::problem::ProblemCode;
use shared::statistics::{ExportTreeStatistics, FindTreeStatistics, PeriodQuery};
use tests::country::{BRANCH, COMMUNE, FAR_COMMUNE, PROVINCE};
use tests::{Evening, NONE, Persona, World, local};

fn query(period: &str) -> PeriodQuery {
    PeriodQuery { period: period.parse().ok() }
}

async fn autumn() -> World {
    let world = World::start().await;
    let on = |day: &str, kind| MeetingPlan { starts_at: local(day), kind, ..tests::plan() };
    for (secretary, number, plan) in [
        (Persona::Secretary, 1, on("2026-10-20T19:30", MeetingKind::Regular)),
        (Persona::Secretary, 2, on("2026-11-18T19:30", MeetingKind::Regular)),
        (Persona::Secretary, 3, on("2026-11-25T19:30", MeetingKind::Thematic)),
        (Persona::SiblingSecretary, 4, on("2026-11-20T19:30", MeetingKind::Regular)),
        (Persona::FarSecretary, 5, on("2026-11-21T19:30", MeetingKind::Regular)),
    ] {
        Evening::held_by(&world, secretary, number, plan, &[]).await;
    }
    world.follow_changes().await;
    world
}

#[tokio::test]
async fn a_committee_sees_its_sum_its_months_and_those_below() {
    let world = autumn().await;
    let at = OrgAt { org: COMMUNE };
    let reply = world.call::<FindTreeStatistics>(Persona::CommuneOfficer, at, query("2026-11"), NONE).await;
    assert_json_snapshot!("november_of_a_commune", reply.shown());
    let year = world.call::<FindTreeStatistics>(Persona::CommuneAdmin, at, query("2026"), NONE).await.ok();
    assert_eq!((year.sum.regular, year.sum.thematic), (3, 1));
    assert_eq!(year.below.iter().map(|below| below.sum.meetings()).sum::<u32>(), year.sum.meetings());
    let at = OrgAt { org: PROVINCE };
    let above =
        world.call::<FindTreeStatistics>(Persona::ProvinceAdmin, at, query("2026-Q4"), NONE).await.ok();
    assert_eq!((above.sum.regular, above.sum.thematic, above.sum.branches), (4, 1, 4));
    let of = |org| above.below.iter().find(|below| below.org == org).unwrap().sum;
    assert_eq!((of(COMMUNE), of(FAR_COMMUNE).regular), (year.sum, 1));
}

#[tokio::test]
async fn sums_are_seen_from_above_and_by_those_who_speak_for_the_organisation() {
    let world = autumn().await;
    let cases = [
        (Persona::Secretary, ProblemCode::Forbidden),
        (Persona::Member, ProblemCode::Forbidden),
        (Persona::FarSecretary, ProblemCode::NotFound),
    ];
    world
        .refuses::<FindTreeStatistics>(&cases, || OrgAt { org: COMMUNE }, || query("2026-11"), || NONE)
        .await;
    world
        .refuses::<ExportTreeStatistics>(&cases, || OrgAt { org: COMMUNE }, || query("2026-11"), || NONE)
        .await;
    for by in [Persona::Secretary, Persona::CommuneOfficer, Persona::ProvinceAdmin] {
        let at = OrgAt { org: BRANCH };
        let own = world.call::<FindTreeStatistics>(by, at, query("2026-11"), NONE).await.ok();
        assert_eq!((own.sum.meetings(), own.below.len()), (2, 0));
    }
}

#[tokio::test]
async fn the_spreadsheet_holds_the_same_numbers() {
    let world = autumn().await;
    let at = OrgAt { org: COMMUNE };
    let file =
        world.call::<ExportTreeStatistics>(Persona::CommuneOfficer, at, query("2026-11"), NONE).await.ok();
    assert_eq!(file.file_name, "thong-ke-2026-11.xlsx");
    let bytes = STANDARD.decode(&file.base64).unwrap();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut text = |name: &str| std::io::read_to_string(archive.by_name(name).unwrap()).unwrap();
    let (strings, sheet) = (text("xl/sharedStrings.xml"), text("xl/worksheets/sheet1.xml"));
    assert!(
        strings.contains("Thống kê sinh hoạt tháng 11/2026") && strings.contains("Chi bộ thôn Đoài"),
        "{strings}"
    );
    // Line 5 is the first branch, 7 the sum; column B counts branches, C regular meetings.
    for cell in ["r=\"B5\"><v>1</v>", "r=\"C7\" s=\"1\"><v>2</v>", "r=\"D7\" s=\"1\"><v>1</v>"] {
        assert!(sheet.contains(cell), "{cell}: {sheet}");
    }
}
