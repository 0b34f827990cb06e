//! Every change is asked for twice, as whoever never heard a reply does: the second time the answer is the same, or a
//! refusal that says why, and nothing stored has changed.

use std::collections::BTreeMap;

use insta::assert_snapshot;
use jiff::civil::date;
use serde_json::Value;
use shared::announcement::{
    AcknowledgeAnnouncement, AnnouncementChange, AnnouncementDraft, AnnouncementWords, ChangeAnnouncement,
    NewAnnouncement, PublishAnnouncement, Urgency, WithdrawAnnouncement,
};
use shared::attendance::{
    AbsenceReason, AbsenceReport, AnswerInvitation, CheckIn, DecideAbsence, DecisionOrder, Mark,
    ReportAbsence, RollCall, TakeRollCall, Verdict, WithdrawAbsence,
};
use shared::document::{
    AddAttachment, AttachmentAt, ChangeDocument, CheckDocument, ConfirmDocument, CreateDocument,
    CreateDocxUpload, DocumentAt, DocumentChange, DocxUploadAt, HandInAttachment, HandInDocument,
    NewDocument, NewDocxUpload, OpenDocument, PublishDocument, PublishOrder, ReadDocx, RemoveAttachment,
    RemoveDocument, ReplaceDocument, ReplaceOrder, ReturnDocument, ReturnOrder, WithdrawDocument,
    WithdrawOrder,
};
use shared::endpoint::{Endpoint, Verb};
use shared::grant::{ChangeSecretary, EndGrant, GrantAt, GrantEnd, GrantRole, NewSecretary, Role};
use shared::id::{DocxUploadId, OrgId, RosterImportId};
use shared::meeting::{
    AtRevision, CallMeeting, CancelMeeting, CancelOrder, ChangeMeeting, CloseMeeting, CreateMeeting,
    MeetingChange, MeetingPlan, NewMeeting, OpenMeeting, RemoveMeeting,
};
use shared::member::{AccountState, ChangeStanding, MemberAt, Standing, StandingChange};
use shared::notice::{MarkNoticesRead, ReadOrder};
use shared::org::{CreateOrg, NewOrg, OrgAt, OrgKind, OrgName, RenameOrg};
use shared::profile::{
    CorrectionAt, CorrectionDecision, CorrectionOrder, CorrectionVerdict, DecideCorrection, Identifier,
    ProfileField, ProposeCorrection, RevealIdentifier, RevealOrder, RevealedValue,
};
use shared::registration::{
    AccountChange, Approval, Approvals, ApproveRegistrations, ChangeAccount, CreateRegistration, Opens,
    PassRegistration, PassingOrder, RefuseRegistration, RegistrationAt, RegistrationRefusal,
};
use shared::report::{
    AcceptReport, ChangeReport, CreateReport, ListReportLines, NewReport, ReportAnswer, ReportAt,
    ReportChange, ReportText, ReportsQuery, ReturnReport, SendReport,
};
use shared::roster_import::{
    ConfirmRosterImport, CreateRosterImport, NewRosterImport, PreviewRosterImport, RosterImportAt,
};
use shared::session::{
    ActivateAccount, CodeOrder, EndSession, IssueActivationCodes, RefreshSession, SessionAt, SignIn, SignOut,
};
use tests::country::{BRANCH, COMMUNE};
use tests::desk::{docx, paper};
use tests::{
    Board, Browser, Desk, Evening, NONE, Persona, Raw, World, new_grant, new_paper, pdf, plan,
    registration_id, registration_of,
};

use super::{minutes, stored};
use crate::contract::ledger::roster;
use crate::contract::rows;

const PASSWORD: &str = "con trâu ăn cỏ bờ đê";

/// What the second time brought, by endpoint.
pub(super) struct Repeats<'w> {
    pub(super) world: &'w World,
    second: BTreeMap<&'static str, String>,
}

impl Repeats<'_> {
    /// Calls an endpoint twice and notes how the second time differs; gives the first answer.
    pub(super) async fn twice<E: Endpoint>(&mut self, by: Persona, path: E::Path, body: E::Body) -> E::Reply
    where
        E::Path: Clone,
        E::Body: Clone,
        E::Query: From<shared::endpoint::Nothing>,
    {
        let query = || NONE.into();
        let first = self.world.call::<E>(by, path.clone(), query(), body.clone()).await;
        let answer = first.ok();
        let before = stored(self.world).await;
        let second = self.world.call::<E>(by, path, query(), body).await;
        self.note::<E>(&first.raw, &second.raw, before == stored(self.world).await);
        answer
    }

    fn note<E: Endpoint>(&mut self, first: &Raw, second: &Raw, is_untouched: bool) {
        let answer = match second.status {
            200 if without_signatures(first.json()) == without_signatures(second.json()) => {
                "the same".to_owned()
            }
            200 => "another".to_owned(),
            _ => serde_json::to_value(second.problem().code).unwrap().as_str().unwrap().to_owned(),
        };
        let stored = if is_untouched { "nothing" } else { "written again" };
        self.second.insert(E::NAME, format!("{:<26}{answer:<20}{stored}", E::NAME));
    }

    fn picture(&self) -> String {
        let changes = rows().into_iter().filter(|row| !row.verb.reads());
        let line = |name: &str| {
            let line = self.second.get(name);
            line.unwrap_or_else(|| panic!("{name}: ask for it twice here, so that it is covered")).clone()
        };
        let lines: Vec<_> = changes.map(|row| line(row.name)).collect();
        format!("{:<26}{:<20}stored anew\n\n{}\n", "", "second answer", lines.join("\n"))
    }
}

/// An answer without the signatures in addresses, which tell the second in which they were made.
fn without_signatures(mut value: Value) -> Value {
    if let Some(place) = value.get_mut("place").filter(|place| place.is_object()) {
        *place = without_signatures(place.take());
    }
    if let Some(url) = value.get_mut("url") {
        *url = url.as_str().unwrap_or_default().split('?').next().unwrap_or_default().into();
    }
    value
}

#[tokio::test]
async fn the_second_time_is_the_same_or_says_why_not() {
    let world = World::start().await;
    let mut repeats = Repeats { world: &world, second: BTreeMap::new() };
    organisations(&mut repeats).await;
    import(&mut repeats).await;
    meeting(&mut repeats).await;
    answers(&mut repeats).await;
    super::papers::papers(&mut repeats).await;
    super::papers::opinions(&mut repeats).await;
    hall(&mut repeats).await;
    minutes::twice(&mut repeats).await;
    report(&mut repeats).await;
    accounts(&mut repeats).await;
    registrations(&mut repeats).await;
    super::people::people(&mut repeats).await;
    documents(&mut repeats).await;
    super::transfers::transfers(&mut repeats).await;
    super::feedback::feedback(&mut repeats).await;
    announcements(&mut repeats).await;
    super::study::twice(&mut repeats).await;
    assert_snapshot!(repeats.picture());
}

async fn organisations(repeats: &mut Repeats<'_>) {
    let admin = Persona::CommuneAdmin;
    let new =
        NewOrg { id: OrgId::from_parts(1, 77), kind: OrgKind::Branch, name: "Chi bộ thôn Nam".into() };
    let at = OrgAt { org: new.id };
    repeats.twice::<CreateOrg>(admin, OrgAt { org: COMMUNE }, new).await;
    repeats.twice::<RenameOrg>(admin, at, OrgName { name: "Chi bộ thôn Nam Hạ".into() }).await;
    let (member, role) = (Persona::Fellow.id(), Role::BranchCommitteeMember);
    repeats.twice::<GrantRole>(admin, OrgAt { org: BRANCH }, new_grant(member, role)).await;
    let end = GrantEnd { reason: "Chuyển công tác".into() };
    repeats.twice::<EndGrant>(admin, GrantAt { org: BRANCH, member, role }, end).await;
    for (member, former) in [(Persona::Fellow, Persona::Secretary), (Persona::Secretary, Persona::Fellow)] {
        let (member, former) = (member.id(), Some(former.id()));
        let reason = "Kiện toàn chi ủy".to_owned();
        let change = NewSecretary { member, former, from: date(2026, 11, 16), reason };
        repeats.twice::<ChangeSecretary>(admin, OrgAt { org: BRANCH }, change).await;
    }
    profile(repeats).await;
    let change = StandingChange {
        standing: Standing::Exempt,
        host: None,
        since: jiff::civil::date(2026, 11, 16),
        rev: 1,
    };
    repeats.twice::<ChangeStanding>(Persona::Secretary, MemberAt { member }, change).await;
}

async fn profile(repeats: &mut Repeats<'_>) {
    let (by, me) = (Persona::Secretary, Persona::Exempt);
    let reason = "Đối chiếu thẻ đảng".to_owned();
    let order = RevealOrder { identifier: Identifier::Phone, value: RevealedValue::Present, reason };
    repeats.twice::<RevealIdentifier>(by, MemberAt { member: me.id() }, order).await;
    let at = CorrectionAt { member: me.id(), field: ProfileField::CitizenId };
    let order = CorrectionOrder { value: "001141000998".into(), note: String::new() };
    let rev = repeats.twice::<ProposeCorrection>(me, at, order).await.rev;
    let verdict = CorrectionVerdict::Accepted;
    let decision = CorrectionDecision { verdict, note: "Đã đối chiếu".into(), rev };
    repeats.twice::<DecideCorrection>(by, at, decision).await;
}

async fn import(repeats: &mut Repeats<'_>) {
    let file = roster();
    let id = RosterImportId::from_parts(1_763_000_000_000, 1);
    let (admin, at) = (Persona::CommuneAdmin, RosterImportAt { org: COMMUNE, import: id });
    let new = NewRosterImport { id, file_name: "Danh sách.xlsx".into(), size: file.len() as u64 };
    let place = repeats.twice::<CreateRosterImport>(admin, OrgAt { org: COMMUNE }, new).await;
    assert_eq!(repeats.world.send_to_storage(Verb::Put, &place.url, file).await.status, 200);
    repeats.twice::<PreviewRosterImport>(admin, at, NONE).await;
    repeats.twice::<ConfirmRosterImport>(admin, at, NONE).await;
}

async fn meeting(repeats: &mut Repeats<'_>) {
    let (by, at) = (Persona::Secretary, OrgAt { org: BRANCH });
    for number in 1..=3 {
        let new = NewMeeting { id: Evening::id_of(number), plan: plan() };
        repeats.twice::<CreateMeeting>(by, at, new).await;
    }
    let [evening, cancelled, removed] = [1, 2, 3].map(|number| Evening::at_id(repeats.world, number).at());
    repeats.twice::<RemoveMeeting>(by, removed, NONE).await;
    for at in [evening, cancelled] {
        repeats.twice::<CallMeeting>(by, at, AtRevision { rev: 1 }).await;
    }
    let plan = MeetingPlan { note: "Mang theo sổ tay.".into(), ..plan() };
    repeats.twice::<ChangeMeeting>(by, evening, MeetingChange { plan, rev: 2 }).await;
    repeats
        .twice::<CancelMeeting>(by, cancelled, CancelOrder { reason: "Bão số 9 đổ bộ.".into(), rev: 2 })
        .await;
}

async fn answers(repeats: &mut Repeats<'_>) {
    let me = Persona::Member;
    let at = Evening::at_id(repeats.world, 1).entry_at(me);
    let report =
        AbsenceReport { reason: AbsenceReason::Duty, text: "Đi công tác tại tỉnh bạn.".into() };
    repeats.twice::<AnswerInvitation>(me, at, NONE).await;
    repeats.twice::<ReportAbsence>(me, at, report.clone()).await;
    repeats.twice::<WithdrawAbsence>(me, at, NONE).await;
    repeats.twice::<ReportAbsence>(me, at, report).await;
    let asked_at = repeats.world.clock.now();
    let order = DecisionOrder { asked_at, verdict: Verdict::Approved, note: String::new() };
    repeats.twice::<DecideAbsence>(Persona::Secretary, at, order).await;
}

async fn hall(repeats: &mut Repeats<'_>) {
    let (by, at) = (Persona::Secretary, Evening::at_id(repeats.world, 1).at());
    repeats.world.clock.set(plan().starts_at);
    repeats.twice::<OpenMeeting>(by, at, AtRevision { rev: 3 }).await;
    let list = Evening::at_id(repeats.world, 1).view(by).await.attendances;
    let now = repeats.world.clock.now();
    let mark = |member| Mark { member, check_in: CheckIn::Present, at: now };
    let marks = list.iter().map(|entry| mark(entry.member)).collect();
    repeats.twice::<TakeRollCall>(by, at, RollCall { marks }).await;
    repeats.twice::<CloseMeeting>(by, at, AtRevision { rev: 4 }).await;
}

async fn report(repeats: &mut Repeats<'_>) {
    let (by, above) = (Persona::Secretary, Persona::CommuneOfficer);
    let new = NewReport::Meeting { meeting: Evening::id_of(1) };
    let report = repeats.twice::<CreateReport>(by, OrgAt { org: BRANCH }, new).await.id;
    let at = ReportAt { report };
    let change = |rev| {
        let text = ReportText { content: "Đã họp.".into(), ..ReportText::default() };
        ReportChange { text, rev }
    };
    let answer = |rev| ReportAnswer { remarks: "Xin bổ sung kết luận.".into(), rev };
    repeats.twice::<ChangeReport>(by, at, change(1)).await;
    repeats.twice::<SendReport>(by, at, change(2)).await;
    let lines = ReportsQuery { q: Some("dong".into()), ..ReportsQuery::default() };
    repeats.twice::<ListReportLines>(above, OrgAt { org: COMMUNE }, lines).await;
    repeats.twice::<ReturnReport>(above, at, answer(3)).await;
    repeats.twice::<SendReport>(by, at, change(4)).await;
    repeats.twice::<AcceptReport>(above, at, answer(5)).await;
}

/// A file of a draft.
async fn attachments(repeats: &mut Repeats<'_>, document: DocumentAt) {
    let (by, world, bytes) = (Persona::CommuneOfficer, repeats.world, pdf("Bieu mau"));
    let new = new_paper(1, "Biểu mẫu.pdf", &bytes, None).file;
    let at = AttachmentAt { document: document.document, attachment: new.id };
    let upload = repeats.twice::<AddAttachment>(by, document, new).await;
    world.put_file(&upload.place.unwrap(), bytes).await;
    repeats.twice::<HandInAttachment>(by, at, NONE).await;
    world.run_jobs().await;
    repeats.twice::<RemoveAttachment>(by, at, NONE).await;
}

async fn documents(repeats: &mut Repeats<'_>) {
    let (officer, admin, at) = (Persona::CommuneOfficer, Persona::CommuneAdmin, OrgAt { org: COMMUNE });
    let file = docx("Kính gửi các chi bộ.");
    let new = NewDocxUpload { id: DocxUploadId::from_parts(1, 1), size: file.len() as u64 };
    let place = repeats.twice::<CreateDocxUpload>(officer, at, new).await;
    assert_eq!(repeats.world.send_to_storage(Verb::Put, &place.url, file).await.status, 200);
    repeats.twice::<ReadDocx>(officer, DocxUploadAt { org: COMMUNE, upload: new.id }, NONE).await;
    let [first, newer, removed] = [1, 2, 3].map(|number| Desk::of_commune(repeats.world, number).at());
    for it in [first, newer, removed] {
        let new = NewDocument { id: it.document, draft: paper() };
        repeats.twice::<CreateDocument>(officer, at, new).await;
    }
    attachments(repeats, removed).await;
    repeats.twice::<RemoveDocument>(officer, removed, NONE).await;
    let mut draft = paper();
    draft.text += "\n- Thôn Đoài: 30 ha";
    for (it, serial) in [(first, 1), (newer, 2)] {
        let change = DocumentChange { draft: draft.clone(), rev: 1 };
        repeats.twice::<ChangeDocument>(officer, it, change).await;
        repeats.twice::<HandInDocument>(officer, it, AtRevision { rev: 2 }).await;
        let order = ReturnOrder { remark: "Thiếu nơi nhận.".into(), rev: 3 };
        repeats.twice::<ReturnDocument>(admin, it, order).await;
        repeats.twice::<HandInDocument>(officer, it, AtRevision { rev: 4 }).await;
        repeats.twice::<CheckDocument>(admin, it, AtRevision { rev: 5 }).await;
        let order = PublishOrder { at: None, serial: Some(serial), rev: 6 };
        repeats.twice::<PublishDocument>(officer, it, order).await;
    }
    repeats.twice::<OpenDocument>(Persona::Member, first, NONE).await;
    repeats.twice::<ConfirmDocument>(Persona::Member, first, NONE).await;
    repeats.twice::<ReplaceDocument>(officer, first, ReplaceOrder { by: newer.document, rev: 7 }).await;
    let order = WithdrawOrder { reason: "Ban hành nhầm thẩm quyền.".into(), rev: 7 };
    repeats.twice::<WithdrawDocument>(officer, newer, order).await;
}

async fn announcements(repeats: &mut Repeats<'_>) {
    let (officer, at) = (Persona::CommuneOfficer, OrgAt { org: COMMUNE });
    let board = Board::of_commune(repeats.world, 1);
    let draft = AnnouncementDraft { urgency: Urgency::Urgent, ..board.draft() };
    let new = NewAnnouncement { id: board.at().announcement, draft };
    repeats.twice::<PublishAnnouncement>(officer, at, new.clone()).await;
    let words = AnnouncementWords { text: "Nay họp lúc 8 giờ.".into(), ..new.draft.words };
    repeats.twice::<ChangeAnnouncement>(officer, board.at(), AnnouncementChange { words, rev: 1 }).await;
    repeats.twice::<AcknowledgeAnnouncement>(Persona::Member, board.at(), NONE).await;
    let order = ReadOrder { until: Some(repeats.world.clock.now()), notices: Vec::new() };
    repeats.twice::<MarkNoticesRead>(Persona::Member, NONE, order).await;
    repeats.twice::<WithdrawAnnouncement>(officer, board.at(), AtRevision { rev: 2 }).await;
}

async fn accounts(repeats: &mut Repeats<'_>) {
    let world = repeats.world;
    let order = CodeOrder { members: vec![Persona::Member.id()] };
    repeats.twice::<IssueActivationCodes>(Persona::Secretary, OrgAt { org: BRANCH }, order.clone()).await;
    let issued =
        world.call::<IssueActivationCodes>(Persona::Secretary, OrgAt { org: BRANCH }, NONE, order).await;
    let (code, id) = (issued.ok().remove(0).code, Persona::Member.person().citizen_id);
    twice_from::<ActivateAccount>(repeats, &Browser::new(world), async |browser| {
        browser.activate(id, &code, PASSWORD).await.raw
    })
    .await;
    twice_from::<SignIn>(repeats, &Browser::new(world), async |browser| {
        browser.sign_in(id, PASSWORD).await.raw
    })
    .await;
    let mut mine = Browser::new(world);
    mine.sign_in(id, PASSWORD).await.ok();
    twice_from::<RefreshSession>(repeats, &mine, async |browser| browser.refresh().await.raw).await;
    let session = Browser::new(world).sign_in(id, PASSWORD).await.ok().session;
    twice_from::<EndSession>(repeats, &mine, async |browser| {
        browser.call::<EndSession>(SessionAt { session }, NONE, NONE).await.raw
    })
    .await;
    twice_from::<SignOut>(repeats, &mine, async |browser| browser.sign_out().await.raw).await;
}

async fn registrations(repeats: &mut Repeats<'_>) {
    let (secretary, at) = (Persona::Secretary, OrgAt { org: BRANCH });
    let asked = |number| RegistrationAt { registration: registration_id(number) };
    for (number, persona) in [(1, Persona::Fellow), (2, Persona::Probationary), (3, Persona::Exempt)] {
        let new = registration_of(persona.person(), number, BRANCH);
        repeats.twice::<CreateRegistration>(Persona::Anonymous, NONE, new).await;
    }
    let approval = Approval {
        registration: registration_id(1),
        member: Persona::Fellow.id(),
        opens: Opens::First,
        rev: 1,
    };
    repeats.twice::<ApproveRegistrations>(secretary, at, Approvals { approvals: vec![approval] }).await;
    let refusal = RegistrationRefusal { reason: "Đồng chí đã có phiếu.".into(), rev: 1 };
    repeats.twice::<RefuseRegistration>(secretary, asked(2), refusal).await;
    let passing = PassingOrder { to: None, note: String::new(), rev: 1 };
    repeats.twice::<PassRegistration>(secretary, asked(3), passing).await;
    let member = MemberAt { member: Persona::Member.id() };
    let rev = repeats.world.own.find_member(member.member).await.unwrap().unwrap().rev;
    let lock = AccountChange { account: AccountState::Locked, reason: "Mất điện thoại".into(), rev };
    repeats.twice::<ChangeAccount>(secretary, member, lock).await;
}

/// The same in two copies of one browser: the second has not heard what the first was told.
async fn twice_from<'w, E: Endpoint>(
    repeats: &mut Repeats<'w>,
    browser: &Browser<'w>,
    act: impl AsyncFn(&mut Browser<'w>) -> Raw,
) {
    let first = act(&mut browser.clone()).await;
    assert_eq!(first.status, 200, "{}: {}", E::NAME, first.json());
    let before = stored(repeats.world).await;
    let second = act(&mut browser.clone()).await;
    repeats.note::<E>(&first, &second, before == stored(repeats.world).await);
}
