//! The policy as it is seen from outside: every endpoint, called by everyone, on something of every place in the tree.
//! The picture in the snapshot is the review: what changes in it is a change of who may do what.
//!
//! Requests are such that whoever is allowed fails at the next check, or changes nothing that matters, so that the
//! order of callers does not show. An endpoint without a body or a target here fails the test.

mod bodies;
mod targets;

use axum::body::Body;
use http::Request;
use http::header::AUTHORIZATION;
use jiff::SignedDuration;
use jiff::civil::date;
use shared::assignment::{Assignment, AssignmentText};
use shared::document::{Document, DocumentState};
use shared::endpoint::Door;
use shared::file::{FileKind, FileOwner, FileState};
use shared::meeting::AtRevision;
use shared::meeting::{CallMeeting, CreateMeeting, FindMeeting, MeetingAt, MeetingPlan, NewMeeting, Stamp};
use shared::org::OrgAt;
use shared::report::{CreateReport, NewReport, ReportAt, ReportChange, ReportText, SendReport};
use shared::roster_import::{CreateRosterImport, NewRosterImport};
use shared::study::{AttemptResult, Campaign};
use store::{Stored, StoredAttempt, StoredFile};
use tests::board::announced;
use tests::desk::published;
use tests::study::{chain_of, opened};
use tests::{Evening, NONE, Persona, Relocation, World, ask_for_account, plan, registration_of};

use super::{Row, rows};
use targets::{ORGS, Target};

/// A caller of the picture: somebody of the country, or one whose session is over.
#[derive(Clone, Copy)]
struct Column {
    short: &'static str,
    by: Persona,
    says: &'static str,
    is_over: bool,
}

const fn column(short: &'static str, by: Persona, says: &'static str) -> Column {
    Column { short, by, says, is_over: false }
}

const COLUMNS: [Column; 20] = [
    column("Anon", Persona::Anonymous, "not signed in"),
    Column {
        short: "Over", by: Persona::Secretary, says: "secretary of Đông, session over", is_over: true
    },
    column("Sec", Persona::Secretary, "secretary of Đông"),
    column("Dep", Persona::Deputy, "deputy secretary of Đông"),
    column("Com", Persona::CommitteeMember, "member of the committee of Đông"),
    column("Mem", Persona::Member, "official member of Đông"),
    column("Fel", Persona::Fellow, "another one"),
    column("Prob", Persona::Probationary, "probationary member of Đông"),
    column("Exm", Persona::Exempt, "exempt member of Đông"),
    column("Susp", Persona::Suspended, "suspended member of Đông"),
    column("Away", Persona::Away, "member of Đông who meets elsewhere"),
    column("AdmB", Persona::BranchAdmin, "administrator of Đông, its member"),
    column("Gst", Persona::Guest, "member of Đoài who meets in Đông"),
    column("SibM", Persona::SiblingMember, "member of Đoài"),
    column("SibS", Persona::SiblingSecretary, "secretary of Đoài"),
    column("AdmC", Persona::CommuneAdmin, "administrator of Phúc Lâm, member of Đoài"),
    column("Off", Persona::CommuneOfficer, "officer of Phúc Lâm, member of Đoài"),
    column("FarM", Persona::FarMember, "member of Hạ"),
    column("FarS", Persona::FarSecretary, "secretary of Hạ"),
    column("AdmP", Persona::ProvinceAdmin, "administrator of Sơn Thủy, member of Hạ"),
];

const LEGEND: &str = "\
Who may do what, on what.   YES allowed   403 known but not allowed   ·  404, as if it did not exist   401 who?

Sơn Thủy (province) has the communes Phúc Lâm, with the branches Đông and Đoài, and Phúc Sơn, with the branch Hạ. To
people of Đông: Đông is their own, Đoài a sibling, Phúc Lâm the parent, Hạ far away; to an administrator of Phúc Lâm,
Phúc Lâm is the own, Đông and Đoài are children, Sơn Thủy the parent, Phúc Sơn a sibling, Hạ far away.
Nobody here brings a cookie, which is all that refresh_session asks for.

";

#[tokio::test]
async fn who_may_do_what() {
    let world = world().await;
    let tokens = tokens(&world).await;
    let mut picture = LEGEND.to_owned();
    for column in COLUMNS {
        picture += &format!("{:<6}{}\n", column.short, column.says);
    }
    let mut cells = 0;
    for row in rows() {
        picture += &format!("\n{}\n", line(row.name, COLUMNS.map(|column| column.short.to_owned())));
        for target in targets::of(&row) {
            let mut answers = COLUMNS.map(|_| String::new());
            for (index, column) in COLUMNS.into_iter().enumerate() {
                answers[index] = answer(&world, &row, &target, column, tokens[index].as_deref()).await;
                cells += 1;
            }
            picture += &format!("{}\n", line(&format!("  {}", target.says), answers));
        }
    }
    picture += &format!("\n{} endpoints, {} callers, {cells} answers.\n", rows().len(), COLUMNS.len());
    insta::assert_snapshot!(picture);
}

/// A world with a meeting that is called and a report that is sent in each branch, and an announced roster file in each organisation.
pub(crate) async fn world() -> World {
    let world = World::start().await;
    Evening::called(&world).await;
    for (target, secretary, member) in [
        (targets::SIBLING, Persona::SiblingSecretary, Persona::SiblingMember),
        (targets::FAR, Persona::FarSecretary, Persona::FarMember),
    ] {
        let meeting = target.meeting;
        let plan = MeetingPlan { chair: Some(secretary.id()), minute_taker: Some(member.id()), ..plan() };
        let new = NewMeeting { id: meeting, plan };
        world.call::<CreateMeeting>(secretary, OrgAt { org: target.org }, NONE, new).await.ok();
        let rev =
            world.call::<FindMeeting>(secretary, MeetingAt { meeting }, NONE, NONE).await.ok().meeting.rev;
        world.call::<CallMeeting>(secretary, MeetingAt { meeting }, NONE, AtRevision { rev }).await.ok();
    }
    for place in targets::PLACES {
        let number = place.meeting.bits() & 0xff;
        ask_for_account(&world, registration_of(place.member.person(), number, place.org)).await.ok();
    }
    let documents = targets::DOCUMENTS.map(|(id, _)| FileOwner::Document(id));
    let letters = targets::PLACES.map(|place| FileOwner::Feedback(place.voice(&world).at().feedback));
    let owners = targets::meetings().map(FileOwner::Meeting).into_iter().chain(documents).chain(letters);
    for owner in owners {
        let file = StoredFile {
            id: targets::paper(),
            owner,
            name: "Dự thảo.pdf".into(),
            kind: FileKind::Pdf,
            size: 1,
            sha256: "0a".repeat(32),
            added: Stamp { by: Persona::Secretary.id(), name: "Bí thư".into(), at: world.clock.now() },
            handed_in_at: None,
            replaces: None,
            checks: 0,
            state: FileState::Uploading,
        };
        world.own.create_file(&file, world.clock.now()).await.expect("the store answers");
    }
    for place in targets::PLACES {
        give_something_to_do(&world, place).await;
        place.voice(&world).send(place.org).await.ok();
    }
    for secretary in [Persona::Secretary, Persona::SiblingSecretary, Persona::FarSecretary] {
        report(&world, secretary).await;
    }
    let documents = targets::DOCUMENTS.map(|(id, org)| {
        let document = published(org, id.bits() & 0xff, world.clock.now());
        match id == targets::DRAFT {
            true => (
                Document { state: DocumentState::Draft, published_at: None, ..document },
                shared::document::Body::default(),
            ),
            false => (document, shared::document::Body::default()),
        }
    });
    world.own.load_documents(&documents, world.clock.now()).await.unwrap();
    let announcements = targets::DOCUMENTS.map(|(id, org)| {
        let waits = SignedDuration::from_hours(if id == targets::DRAFT { 1 } else { 0 });
        announced(org, id.bits() & 0xff, world.clock.now().saturating_add(waits).unwrap())
    });
    world.own.load_announcements(&announcements, world.clock.now()).await.unwrap();
    study(&world).await;
    for (_, org) in ORGS {
        let new = NewRosterImport { id: targets::import(), file_name: "danh sach.xlsx".into(), size: 10 };
        world.call::<CreateRosterImport>(Persona::ProvinceAdmin, OrgAt { org }, NONE, new).await.ok();
    }
    for (secretary, place, to) in [
        (Persona::Secretary, targets::PLACES[0], targets::SIBLING.org),
        (Persona::SiblingSecretary, targets::SIBLING, targets::PLACES[0].org),
        (Persona::FarSecretary, targets::FAR, targets::PLACES[0].org),
    ] {
        let transfer = Relocation::of(&world, place.member, 1);
        transfer.start_as(secretary, transfer.order(to).await).await.ok();
    }
    world
}

/// A campaign beside each document, in which everybody has made their only attempt.
async fn study(world: &World) {
    let now = world.clock.now();
    let campaigns = targets::DOCUMENTS.map(|(id, org)| {
        let campaign = opened(org, id.bits() & 0xff, now);
        (Campaign { is_open: id != targets::DRAFT, ..campaign }, Vec::new())
    });
    world.own.load_campaigns(&campaigns, now).await.unwrap();
    let mut attempts = Vec::new();
    for (campaign, _) in campaigns.iter().filter(|(campaign, _)| campaign.is_open) {
        for persona in Persona::PEOPLE {
            let chain = chain_of(persona, campaign.org);
            let result = AttemptResult { number: 1, finished_at: now, points: 0, passed: false };
            let (campaign, member) = (campaign.id, persona.id());
            let attempt =
                StoredAttempt { campaign, chain, member, started_at: now, answers: Vec::new(), result };
            attempts.extend((!attempt.chain.is_empty()).then_some(attempt));
        }
    }
    world.own.load_attempts(&attempts, now).await.unwrap();
}

/// Something that the member of a place has to do.
async fn give_something_to_do(world: &World, place: targets::Place) {
    let meeting =
        world.own.find_meeting(place.meeting).await.unwrap().expect("each branch has a meeting").value;
    let given = Stamp { by: place.member.id(), name: "Bí thư".into(), at: world.clock.now() };
    let text =
        AssignmentText { what: "Thu quỹ".into(), lead: place.member.id(), due_on: date(2026, 12, 20) };
    let assignment = Assignment::new(targets::assignment(), &meeting, text, given);
    let new = Stored { value: assignment, rev: 0 };
    world.own.give_assignment(&new, None, world.clock.now()).await.expect("the store answers");
}

/// The report of a secretary's branch, sent upward.
async fn report(world: &World, secretary: Persona) {
    let (org, period) = (secretary.person().branch, targets::reported());
    let new = NewReport::Period { period };
    let begun = world.call::<CreateReport>(secretary, OrgAt { org }, NONE, new).await.ok();
    let text = ReportText { content: "Đã họp.".into(), ..ReportText::default() };
    let change = ReportChange { text, rev: begun.rev };
    world.call::<SendReport>(secretary, ReportAt { report: begun.id }, NONE, change).await.ok();
}

/// A token for each column; those of sessions that are over were signed as long ago as a token lives.
async fn tokens(world: &World) -> Vec<Option<String>> {
    let life = SignedDuration::from_mins(10);
    let mut tokens = Vec::new();
    for column in COLUMNS {
        let Some(person) = column.by.find_person() else {
            tokens.push(None);
            continue;
        };
        world.clock.pass(if column.is_over { -life } else { SignedDuration::ZERO });
        tokens.push(Some(world.token(person.id).await));
        world.clock.pass(if column.is_over { life } else { SignedDuration::ZERO });
    }
    tokens
}

/// A request of this endpoint in somebody's name, on the first of its targets.
pub(crate) async fn request(world: &World, row: &Row, by: Persona) -> Request<Body> {
    let token = match by.find_person() {
        Some(person) => Some(world.token(person.id).await),
        None => None,
    };
    request_on(row, &targets::of(row)[0], by, token.as_deref())
}

fn request_on(row: &Row, target: &Target, by: Persona, token: Option<&str>) -> Request<Body> {
    let body = match row.verb.as_str() {
        "GET" | "DELETE" => Body::empty(),
        _ => Body::from(bodies::of(row.name, target).to_string()),
    };
    let request = Request::builder().method(row.verb.as_str()).uri(target.path(row, by));
    let request = match token {
        Some(token) => request.header(AUTHORIZATION, format!("Bearer {token}")),
        None => request,
    };
    request.body(body).expect("a good request")
}

async fn answer(world: &World, row: &Row, target: &Target, column: Column, token: Option<&str>) -> String {
    let raw = world.send(request_on(row, target, column.by, token)).await;
    match raw.status {
        401 | 403 => raw.status.to_string(),
        404 => "·".to_owned(),
        200 | 409 | 422 => "YES".to_owned(),
        400 if row.door == Door::Anyone => "YES".to_owned(),
        other => panic!("{} of {} by {}: {other} {}", row.name, target.says, column.short, raw.json()),
    }
}

fn line(name: &str, cells: [String; COLUMNS.len()]) -> String {
    let cells = cells.map(|cell| format!("{cell:<5}"));
    format!("{name:<26}{}", cells.concat()).trim_end().to_owned()
}
