//! The policy as it is seen from outside: every endpoint, called by everyone, on something of the branch. The picture
//! in the snapshot is the review: what changes in it is a change of who may do what.
//!
//! Requests are such that whoever is allowed fails at the next check, or changes nothing that matters, so that the
//! order of callers does not show.

use axum::body::Body;
use http::Request;
use http::header::AUTHORIZATION;
use serde_json::{Value, json};
use shared::endpoint::Door;
use shared::id::RosterImportId;
use shared::org::OrgAt;
use shared::roster_import::{CreateRosterImport, NewRosterImport};
use tests::country::{BRANCH, COMMUNE};
use tests::{Evening, NONE, Persona, World};

use super::{Row, rows};

/// A body for each endpoint that takes one.
fn body(name: &str) -> Value {
    let member = Persona::Member.id();
    let plan = json!({
        "kind": "regular", "title": "", "starts_at": "2026-11-25T12:30:00Z", "place": "",
        "chair": null, "minute_taker": null, "agenda": [],
    });
    match name {
        "issue_activation_codes" => json!({ "members": [member] }),
        "change_standing" => json!({ "standing": "active", "rev": 0 }),
        "create_org" => json!({ "id": COMMUNE, "kind": "cell", "name": "Tổ đảng" }),
        "rename_org" => json!({ "name": "" }),
        "grant_role" => json!({ "member": "01hf7yat00000000000000zzzz", "role": "deputy_secretary" }),
        "create_roster_import" => json!({ "id": import(), "file_name": "", "size": 0 }),
        "create_meeting" => json!({ "id": Evening::id_of(9), "plan": plan }),
        "change_meeting" => json!({ "plan": plan, "rev": 0 }),
        "cancel_meeting" => json!({ "reason": "", "rev": 0 }),
        "call_meeting" | "open_meeting" | "close_meeting" => json!({ "rev": 0 }),
        "report_absence" => json!({ "reason": "other", "text": "" }),
        "decide_absence" => json!({ "asked_at": "2026-11-20T00:00:00Z", "verdict": "approved" }),
        "take_roll_call" => json!({ "marks": [] }),
        "preview_roster_import" | "confirm_roster_import" | "answer_invitation" => json!({}),
        other => panic!("{other}: give it a body here, so that it is covered"),
    }
}

fn import() -> RosterImportId {
    RosterImportId::from_parts(1_763_000_000_000, 1)
}

fn path(row: &Row) -> String {
    let org = if matches!(row.name, "list_orgs" | "create_org") { COMMUNE } else { BRANCH };
    row.path
        .replace("{org}", &org.to_string())
        .replace("{member}", &Persona::Member.id().to_string())
        .replace("{meeting}", &Evening::id_of(1).to_string())
        .replace("{session}", "01hf7yat00000000000000006d")
        .replace("{import}", &import().to_string())
        .replace("{role}", "branch_committee_member")
}

/// A request of this endpoint in somebody's name.
pub(crate) async fn request(world: &World, row: &Row, by: Persona) -> Request<Body> {
    let token = match by.find_person() {
        Some(person) => Some(format!("Bearer {}", world.token(person.id).await)),
        None => None,
    };
    let body = match row.verb.as_str() {
        "GET" | "DELETE" => Body::empty(),
        _ => Body::from(body(row.name).to_string()),
    };
    let request = Request::builder().method(row.verb.as_str()).uri(path(row));
    let request = match token {
        Some(token) => request.header(AUTHORIZATION, token),
        None => request,
    };
    request.body(body).expect("a good request")
}

async fn answer(world: &World, row: &Row, by: Persona) -> &'static str {
    let raw = world.send(request(world, row, by).await).await;
    match raw.status {
        401 => "who?",
        403 => "known",
        404 => "·",
        200 | 409 | 422 => "YES",
        other => panic!("{} by {by:?}: {other} {}", row.name, raw.json()),
    }
}

/// A world in which there is something of each kind to act on.
pub(crate) async fn world() -> World {
    let world = World::start().await;
    Evening::called(&world).await;
    let new = NewRosterImport { id: import(), file_name: "danh sach.xlsx".into(), size: 10 };
    world.call::<CreateRosterImport>(Persona::BranchAdmin, OrgAt { org: BRANCH }, NONE, new).await.ok();
    world
}

#[tokio::test]
async fn who_may_do_what() {
    let columns = [
        Persona::Anonymous,
        Persona::Secretary,
        Persona::Deputy,
        Persona::CommitteeMember,
        Persona::Member,
        Persona::Fellow,
        Persona::Probationary,
        Persona::Exempt,
        Persona::Suspended,
        Persona::Away,
        Persona::Guest,
        Persona::BranchAdmin,
        Persona::CommuneAdmin,
        Persona::ProvinceAdmin,
        Persona::SiblingMember,
        Persona::SiblingSecretary,
        Persona::FarMember,
        Persona::FarSecretary,
    ];
    let world = world().await;
    let mut picture =
        String::from("YES: allowed; known: 403; ·: 404; who?: 401. The person in a path is Member.\n\n");
    picture += &line("", columns.iter().map(|by| format!("{by:?}")));
    for row in rows().iter().filter(|row| row.door == Door::Member && row.name != "end_session") {
        let mut answers = Vec::new();
        for by in columns {
            answers.push(answer(&world, row, by).await.to_owned());
        }
        picture += &line(row.name, answers.into_iter());
    }
    insta::assert_snapshot!(picture);
}

fn line(name: &str, cells: impl Iterator<Item = String>) -> String {
    let cells: Vec<_> = cells.map(|cell| format!("{cell:<16}")).collect();
    format!("{}\n", format!("{name:<24}{}", cells.concat()).trim_end())
}
