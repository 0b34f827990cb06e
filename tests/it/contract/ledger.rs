//! What each endpoint costs in the database, on a branch of thirty members: calls and capacity units as the database
//! reports them. The snapshot is the budget; `cargo xtask ledger` prints what was measured.

mod attachments;
mod duties;
mod feedback;
mod minutes;
mod people;
mod registrations;
mod roster;
mod transfers;
mod year_plan;

pub(crate) use roster::roster;

use std::path::Path;

use insta::assert_snapshot;
use jiff::civil::date;
use serde_json::{Value, json};
use shared::attendance::{CheckIn, Verdict};
use shared::audit::{AuditQuery, AuditTopic, CheckAudit, ListAudit};
use shared::document::{
    CreateDocxUpload, DocumentKind, DocxUploadAt, FeedQuery, FindNextNumber, ListDocuments, ListMyDocuments,
    NewDocxUpload, NumberQuery, OfficeQuery, ReadDocx, SearchDocuments, SearchQuery,
};
use shared::endpoint::{Endpoint, Verb};
use shared::grant::{
    ChangeSecretary, EndGrant, GrantAt, GrantEnd, GrantRole, ListGrants, ListSeats, NewSecretary, Role,
    SeatsQuery,
};
use shared::health::CheckHealth;
use shared::id::{DocxUploadId, MemberId, OrgId, RosterImportId};
use shared::meeting::{
    CreateMeeting, FindCalendarFile, ListMeetings, MeetingPlan, MeetingsQuery, NewMeeting, RemoveMeeting,
};
use shared::member::{
    ChangeStanding, FindMe, FindMember, ListMembers, MemberAt, RosterQuery, Standing, StandingChange,
};
use shared::opinion::{ListOpinions, OpinionQuery, OpinionText, WithdrawOpinion, WriteOpinion};
use shared::org::{CreateOrg, FindOrg, ListOrgs, NewOrg, OrgAt, OrgKind, OrgName, RenameOrg};
use shared::paper::{AddPaper, HandInPaper, ListPapers, OpenPaper, RemovePaper};
use shared::problem::ProblemCode;
use shared::profile::{
    CorrectionAt, CorrectionDecision, CorrectionOrder, CorrectionVerdict, DecideCorrection, Identifier,
    ListCorrections, ListWaitingCorrections, ProfileField, ProposeCorrection, RevealIdentifier, RevealOrder,
    RevealedValue,
};
use shared::roster_import::{
    ConfirmRosterImport, CreateRosterImport, NewRosterImport, PreviewRosterImport, RosterImportAt,
};
use shared::session::{CodeOrder, EndSession, IssueActivationCodes, ListSessions, SessionAt};
use shared::standing::ListStandings;
use shared::statistics::{FindBranchStatistics, FindMemberStatistics, YearQuery};
use store::{Cost, NewMember, StoredMember};
use tests::country::{BRANCH, COMMUNE};
use tests::desk::{docx, paper};
use tests::{Browser, Desk, Evening, NONE, Persona, Reply, World, local, new_grant, new_paper, pdf, plan};

use super::rows;

/// Members of the branch beside the people of the tests' country.
const MORE: u128 = 20;
/// What one waits for on the home screen after a cold start.
const HOME: [&str; 3] = ["refresh_session", "find_me", "list_duties"];

/// The first cost of each endpoint, in the order of the story.
#[derive(Default)]
pub(super) struct Ledger(Vec<(&'static str, Cost)>);

impl Ledger {
    /// Notes what a call has cost that did what it was asked to.
    #[track_caller]
    pub(super) fn note<E: Endpoint>(&mut self, reply: &Reply<E>) -> E::Reply {
        let answer = reply.ok();
        if self.0.iter().all(|(name, _)| *name != E::NAME) {
            self.0.push((E::NAME, reply.raw.cost));
        }
        answer
    }

    fn cost(&self, name: &str) -> Cost {
        let found = self.0.iter().find(|(known, _)| *known == name);
        found.unwrap_or_else(|| panic!("{name}: call it here, so that it is counted")).1
    }

    /// A line for each endpoint, in the order of the registry.
    fn lines(&self) -> Vec<Value> {
        let line = |name: &str| {
            let Cost { calls, read_units, write_units } = self.cost(name);
            json!({ "name": name, "calls": calls, "read_units": read_units, "write_units": write_units })
        };
        rows().iter().map(|row| line(row.name)).collect()
    }
}

#[tokio::test]
async fn what_each_endpoint_costs() {
    let world = World::start().await;
    let mut ledger = Ledger::default();
    story(&world, &mut ledger).await;
    let lines: Vec<String> = ledger.lines().iter().map(Value::to_string).collect();
    let text = format!("[\n  {}\n]\n", lines.join(",\n  "));
    std::fs::write(Path::new(env!("CARGO_TARGET_TMPDIR")).join("ledger.json"), &text).unwrap();
    let home: f64 = HOME.iter().map(|name| ledger.cost(name).read_units).sum();
    assert!(home <= 4.0, "the home screen reads {home} units");
    assert_snapshot!(text);
}

/// Calls every endpoint once, each where it does what it is for.
pub(super) async fn story(world: &World, ledger: &mut Ledger) {
    fill(world).await;
    accounts(world, ledger).await;
    registrations::story(world, ledger).await;
    organisations(world, ledger).await;
    import(world, ledger).await;
    meeting(world, ledger).await;
    afterwards(world, ledger).await;
    super::reporting::story(world, ledger).await;
    documents(world, ledger).await;
    transfers::story(world, ledger).await;
    feedback::story(world, ledger).await;
    super::noticing::story(world, ledger).await;
    super::studying::story(world, ledger).await;
}

/// Makes the branch as large as branches are.
async fn fill(world: &World) {
    let store = &world.own;
    let model = store.find_member(Persona::Member.id()).await.unwrap().unwrap().value;
    let more = (0..MORE).map(|number| {
        let mut identifiers = model.identifiers(&store.seal).unwrap();
        identifiers.citizen_id = format!("0010810{number:05}").parse().unwrap();
        let new = NewMember {
            id: MemberId::from_parts(1_700_000_000_000, 1000 + number),
            name: model.name.clone(),
            born_on: model.born_on,
            gender: model.gender,
            admitted_on: model.admitted_on,
            official_on: model.official_on,
            branch: model.branch,
            chain: model.chain.clone(),
            standing: model.standing,
            identifiers,
        };
        StoredMember::new(new, &store.seal)
    });
    store.load_members(&more.collect::<Vec<_>>(), world.clock.now()).await.unwrap();
}

async fn accounts(world: &World, ledger: &mut Ledger) {
    let password = "con trâu ăn cỏ bờ đê";
    ledger.note(&world.call::<CheckHealth>(Persona::Anonymous, NONE, NONE, NONE).await);
    let order = CodeOrder { members: vec![Persona::Member.id()] };
    let at = OrgAt { org: BRANCH };
    let issued = world.call::<IssueActivationCodes>(Persona::Secretary, at, NONE, order).await;
    let slip = ledger.note(&issued).remove(0);
    let citizen_id = Persona::Member.person().citizen_id;
    let mut browser = Browser::new(world).at("203.0.113.9");
    ledger.note(&browser.activate(citizen_id, &slip.code, password).await);
    ledger.note(&browser.sign_out().await);
    ledger.note(&browser.sign_in(citizen_id, password).await);
    ledger.note(&browser.refresh().await);
    let mut other = Browser::new(world);
    let session = other.sign_in(citizen_id, password).await.ok().session;
    ledger.note(&browser.call::<ListSessions>(NONE, NONE, NONE).await);
    ledger.note(&browser.call::<EndSession>(SessionAt { session }, NONE, NONE).await);
    // Somebody of the same chain has opened the app within the last half minute: what is the same for both is there.
    world.call::<FindMe>(Persona::Member, NONE, NONE, NONE).await.ok();
    ledger.note(&browser.call::<FindMe>(NONE, NONE, NONE).await);
}

async fn organisations(world: &World, ledger: &mut Ledger) {
    let (branch, commune) = (OrgAt { org: BRANCH }, OrgAt { org: COMMUNE });
    let admin = Persona::CommuneAdmin;
    ledger.note(&world.call::<FindOrg>(admin, branch, NONE, NONE).await);
    ledger.note(&world.call::<ListOrgs>(admin, commune, Default::default(), NONE).await);
    let new =
        NewOrg { id: OrgId::from_parts(1, 77), kind: OrgKind::Branch, name: "Chi bộ thôn Nam".into() };
    ledger.note(&world.call::<CreateOrg>(admin, commune, NONE, new.clone()).await);
    let name = OrgName { name: "Chi bộ thôn Nam Hạ".into() };
    ledger.note(&world.call::<RenameOrg>(admin, OrgAt { org: new.id }, NONE, name).await);
    let grant = new_grant(Persona::Fellow.id(), Role::BranchCommitteeMember);
    ledger.note(&world.call::<GrantRole>(admin, branch, NONE, grant).await);
    ledger.note(&world.call::<ListGrants>(Persona::Secretary, branch, NONE, NONE).await);
    let at = GrantAt { org: BRANCH, member: Persona::Fellow.id(), role: Role::BranchCommitteeMember };
    let end = GrantEnd { reason: "Chuyển công tác".into() };
    ledger.note(&world.call::<EndGrant>(admin, at, NONE, end).await);
    rights(world, ledger).await;
    profile(world, ledger).await;
    ledger.note(&world.call::<ListMembers>(Persona::Secretary, branch, RosterQuery::default(), NONE).await);
    people::story(world, ledger).await;
    let at = MemberAt { member: Persona::Fellow.id() };
    ledger.note(&world.call::<FindMember>(Persona::Secretary, at, NONE, NONE).await);
    let change = StandingChange {
        standing: Standing::Exempt,
        host: None,
        since: jiff::civil::date(2026, 11, 16),
        rev: 1,
    };
    ledger.note(&world.call::<ChangeStanding>(Persona::Secretary, at, NONE, change).await);
    ledger.note(&world.call::<ListStandings>(Persona::Secretary, at, NONE, NONE).await);
}

/// A number shown in full, a name that is corrected and a citizen id too.
async fn profile(world: &World, ledger: &mut Ledger) {
    let (by, me) = (Persona::Secretary, Persona::Exempt);
    let at = MemberAt { member: me.id() };
    let order = RevealOrder {
        identifier: Identifier::CitizenId,
        value: RevealedValue::Present,
        reason: "Đối chiếu thẻ đảng".into(),
    };
    ledger.note(&world.call::<RevealIdentifier>(by, at, NONE, order).await);
    for (field, value) in [(ProfileField::CitizenId, "001141000998"), (ProfileField::Name, "Đỗ Thị Hương")]
    {
        let at = CorrectionAt { member: me.id(), field };
        let order = CorrectionOrder { value: value.into(), note: "Theo thẻ căn cước mới".into() };
        ledger.note(&world.call::<ProposeCorrection>(me, at, NONE, order).await);
        let branch = OrgAt { org: BRANCH };
        let waiting =
            ledger.note(&world.call::<ListWaitingCorrections>(by, branch, NONE, NONE).await).remove(0);
        let verdict = CorrectionVerdict::Accepted;
        let decision = CorrectionDecision { verdict, note: String::new(), rev: waiting.rev };
        ledger.note(&world.call::<DecideCorrection>(by, at, NONE, decision).await);
    }
    ledger.note(&world.call::<ListCorrections>(me, at, NONE, NONE).await);
}

/// A secretary who follows another, and what the log says of it.
async fn rights(world: &World, ledger: &mut Ledger) {
    let (admin, branch, commune) = (Persona::CommuneAdmin, OrgAt { org: BRANCH }, OrgAt { org: COMMUNE });
    ledger.note(&world.call::<ListSeats>(admin, commune, NONE, SeatsQuery::default()).await);
    let change = |member: Persona, former: Persona| NewSecretary {
        member: member.id(),
        former: Some(former.id()),
        from: date(2026, 11, 16),
        reason: "Kiện toàn chi ủy".into(),
    };
    let (old, new) = (Persona::Secretary, Persona::Fellow);
    ledger.note(&world.call::<ChangeSecretary>(admin, branch, NONE, change(new, old)).await);
    ledger.note(&world.call::<ListAudit>(admin, branch, AuditQuery::default(), NONE).await);
    for query in [
        AuditQuery { topic: Some(AuditTopic::Rights), ..AuditQuery::default() },
        AuditQuery { member: Some(new.id()), ..AuditQuery::default() },
    ] {
        world.call::<ListAudit>(admin, branch, query, NONE).await.ok();
    }
    ledger.note(&world.call::<CheckAudit>(admin, branch, NONE, NONE).await);
    world.call::<ChangeSecretary>(admin, branch, NONE, change(old, new)).await.ok();
}

/// Imports a list that brings one member.
async fn import(world: &World, ledger: &mut Ledger) {
    let file = roster();
    let id = RosterImportId::from_parts(1_763_000_000_000, 1);
    let (admin, at) = (Persona::CommuneAdmin, RosterImportAt { org: COMMUNE, import: id });
    let new = NewRosterImport { id, file_name: "Danh sách.xlsx".into(), size: file.len() as u64 };
    let created = world.call::<CreateRosterImport>(admin, OrgAt { org: COMMUNE }, NONE, new).await;
    let place = ledger.note(&created);
    assert_eq!(world.send_to_storage(Verb::Put, &place.url, file).await.status, 200);
    ledger.note(&world.call::<PreviewRosterImport>(admin, at, NONE, NONE).await);
    let imported = ledger.note(&world.call::<ConfirmRosterImport>(admin, at, NONE, NONE).await);
    assert_eq!(imported.created, 1);
}

/// A meeting from its draft to its end.
async fn meeting(world: &World, ledger: &mut Ledger) {
    let at = OrgAt { org: BRANCH };
    let new = NewMeeting { id: Evening::id_of(1), plan: plan() };
    ledger.note(&world.call::<CreateMeeting>(Persona::Secretary, at, NONE, new).await);
    let evening = Evening::at_id(world, 1);
    ledger.note(&evening.call().await);
    let note = "Mang theo sổ tay.".to_owned();
    ledger.note(&evening.change(MeetingPlan { note, ..plan() }).await);
    duties::story(world, ledger).await;
    ledger.note(&world.call::<ListMeetings>(Persona::Secretary, at, MeetingsQuery::default(), NONE).await);
    ledger.note(&evening.find(Persona::Secretary).await);
    ledger.note(&world.call::<FindCalendarFile>(Persona::Member, evening.at(), NONE, NONE).await);
    ledger.note(&evening.answer(Persona::Member, Persona::Member).await);
    ledger.note(&evening.report(Persona::Member, Persona::Member).await);
    ledger.note(&evening.withdraw(Persona::Member, Persona::Member).await);
    evening.report(Persona::Member, Persona::Member).await.ok();
    ledger.note(&evening.decide(Persona::Secretary, Persona::Member, Verdict::Approved).await);
    papers(world, &evening, ledger).await;
    opinions(world, &evening, ledger).await;
    world.clock.set(plan().starts_at);
    ledger.note(&evening.open().await);
    ledger.note(&evening.mark_all_but(&[(Persona::Member, CheckIn::Absent)]).await);
    ledger.note(&evening.close().await);
    minutes::story(world, &evening, ledger).await;
}

/// A paper that comes, is read, is replaced and goes.
async fn papers(world: &World, evening: &Evening<'_>, ledger: &mut Ledger) {
    let by = Persona::Secretary;
    for (number, replaces) in [(1, None), (2, Some(1))] {
        let (bytes, at) = (pdf("Du thao"), evening.paper_at(number));
        let new = new_paper(number, "Dự thảo nghị quyết.pdf", &bytes, replaces);
        let upload = ledger.note(&world.call::<AddPaper>(by, evening.at(), NONE, new).await);
        world.put_file(&upload.place.unwrap(), bytes).await;
        ledger.note(&world.call::<HandInPaper>(by, at, NONE, NONE).await);
        world.run_jobs().await;
        ledger.note(&world.call::<ListPapers>(Persona::Member, evening.at(), NONE, NONE).await);
        ledger.note(&world.call::<OpenPaper>(Persona::Member, at, NONE, NONE).await);
    }
    let new = new_paper(3, "Báo cáo.pdf", &pdf("Bao cao"), None);
    world.call::<AddPaper>(by, evening.at(), NONE, new).await.ok();
    ledger.note(&world.call::<RemovePaper>(by, evening.paper_at(3), NONE, NONE).await);
}

/// Two opinions, one of which is taken back.
async fn opinions(world: &World, evening: &Evening<'_>, ledger: &mut Ledger) {
    let text = OpinionText {
        about: None, text: "Đề nghị làm đường thôn trước mùa mưa.".into(), rev: 0
    };
    for whose in [Persona::Member, Persona::Fellow] {
        let at = evening.entry_at(whose);
        ledger.note(&world.call::<WriteOpinion>(whose, at, NONE, text.clone()).await);
    }
    ledger.note(&world.call::<ListOpinions>(Persona::Secretary, evening.at(), NONE, NONE).await);
    let at = evening.entry_at(Persona::Fellow);
    let whole = OpinionQuery::default();
    ledger.note(&world.call::<WithdrawOpinion>(Persona::Fellow, at, whole, NONE).await);
}

/// The year's figures, and two meetings that come to nothing.
async fn afterwards(world: &World, ledger: &mut Ledger) {
    let year = YearQuery { year: Some(2026) };
    let at = OrgAt { org: BRANCH };
    ledger.note(&world.call::<FindBranchStatistics>(Persona::Secretary, at, year, NONE).await);
    let at = MemberAt { member: Persona::Member.id() };
    ledger.note(&world.call::<FindMemberStatistics>(Persona::Member, at, year, NONE).await);
    year_plan::story(world, ledger).await;
    let later = MeetingPlan { starts_at: local("2027-01-20T19:30"), ..plan() };
    let evening = Evening::called_as(world, 2, later.clone()).await;
    ledger.note(&evening.cancel("Bão số 9 đổ bộ.").await);
    let draft = Evening::drafted_as(world, 3, later).await;
    ledger.note(&world.call::<RemoveMeeting>(Persona::Secretary, draft.at(), NONE, NONE).await);
}

/// A document of the commune from its draft to its end, and one that comes to nothing.
async fn documents(world: &World, ledger: &mut Ledger) {
    let (commune, officer) = (OrgAt { org: COMMUNE }, Persona::CommuneOfficer);
    let file = docx("Kính gửi các chi bộ.");
    let new = NewDocxUpload { id: DocxUploadId::from_parts(1, 1), size: file.len() as u64 };
    let place = ledger.note(&world.call::<CreateDocxUpload>(officer, commune, NONE, new).await);
    assert_eq!(world.send_to_storage(Verb::Put, &place.url, file).await.status, 200);
    let at = DocxUploadAt { org: COMMUNE, upload: new.id };
    ledger.note(&world.call::<ReadDocx>(officer, at, NONE, NONE).await);
    let (first, newer, draft) =
        (Desk::of_commune(world, 1), Desk::of_commune(world, 2), Desk::of_commune(world, 3));
    ledger.note(&first.create(paper()).await);
    ledger.note(&first.change(officer, paper()).await);
    attachments::story(world, &first, ledger).await;
    ledger.note(&first.hand_in().await);
    ledger.note(&first.give_back(Persona::CommuneAdmin, "Thiếu nơi nhận.").await);
    first.hand_in().await.ok();
    ledger.note(&first.check(Persona::CommuneAdmin).await);
    ledger.note(&first.steps(officer).await);
    let query = NumberQuery { kind: DocumentKind::Resolution, signed_on: paper().head.signed_on };
    let next = ledger.note(&world.call::<FindNextNumber>(officer, commune, query, NONE).await);
    let published = first.publish(next.serial.expect("resolutions bear numbers"), None).await;
    ledger.note(&published);
    let cost = published.raw.cost.write_units;
    assert!(cost <= 20.0, "publishing to everybody writes {cost} units");
    ledger.note(&first.find(Persona::Member).await);
    ledger.note(&first.open(Persona::Member).await);
    ledger.note(&first.confirm(Persona::Member).await);
    ledger.note(&world.call::<ListMyDocuments>(Persona::Member, NONE, FeedQuery::default(), NONE).await);
    world.follow_changes().await;
    let search = SearchQuery { q: "vu dong".into(), ..SearchQuery::default() };
    let found = world.call::<SearchDocuments>(Persona::Member, NONE, NONE, search).await;
    assert_eq!(ledger.note(&found).items.len(), 1);
    ledger.note(&first.receipts(Persona::Secretary, BRANCH).await);
    ledger.note(&world.call::<ListDocuments>(officer, commune, OfficeQuery::default(), NONE).await);
    first.receipts(Persona::CommuneAdmin, COMMUNE).await.ok();
    newer.create(paper()).await.ok();
    newer.hand_in().await.ok();
    newer.check(Persona::CommuneAdmin).await.ok();
    newer.publish(1, None).await.refused(ProblemCode::Invalid);
    newer.publish(9, None).await.ok();
    ledger.note(&first.replace(&newer).await);
    ledger.note(&newer.withdraw("Ban hành nhầm thẩm quyền.").await);
    draft.create(paper()).await.ok();
    ledger.note(&draft.remove().await);
}
