//! Identifiers shown in full, and corrections of profiles.

use insta::assert_json_snapshot;
use jiff::SignedDuration;
use shared::audit::{AuditAct, AuditCheck, AuditQuery, AuditTopic, CheckAudit, ListAudit};
use shared::grant::ListGrants;
use shared::member::{FindMember, MemberAt};
use shared::org::OrgAt;
use shared::problem::ProblemCode;
use shared::profile::{
    Correction, CorrectionAt, CorrectionDecision, CorrectionOrder, CorrectionState, CorrectionVerdict,
    DecideCorrection, Identifier, ListCorrections, ListWaitingCorrections, ProfileField, ProposeCorrection,
    RevealIdentifier, RevealOrder, RevealedValue,
};
use tests::country::BRANCH;
use tests::{Browser, NONE, Persona, Reply, World};

const ME: Persona = Persona::Member;

async fn reveal(world: &World, by: Persona, of: Persona, reason: &str) -> Reply<RevealIdentifier> {
    let order = RevealOrder {
        identifier: Identifier::CitizenId,
        value: RevealedValue::Present,
        reason: reason.into(),
    };
    world.call::<RevealIdentifier>(by, MemberAt { member: of.id() }, NONE, order).await
}

async fn propose(world: &World, by: Persona, field: ProfileField, value: &str) -> Reply<ProposeCorrection> {
    let at = CorrectionAt { member: by.id(), field };
    let order = CorrectionOrder { value: value.into(), note: "Theo thẻ căn cước".into() };
    world.call::<ProposeCorrection>(by, at, NONE, order).await
}

async fn decide(
    world: &World,
    by: Persona,
    asked: &Correction,
    verdict: CorrectionVerdict,
    note: &str,
) -> Reply<DecideCorrection> {
    let at = CorrectionAt { member: asked.member, field: asked.field };
    let decision = CorrectionDecision { verdict, note: note.into(), rev: asked.rev };
    world.call::<DecideCorrection>(by, at, NONE, decision).await
}

async fn accept(world: &World, by: Persona, asked: &Correction) -> Reply<DecideCorrection> {
    decide(world, by, asked, CorrectionVerdict::Accepted, "").await
}

async fn waiting(world: &World) -> Vec<Correction> {
    world.call::<ListWaitingCorrections>(Persona::Secretary, OrgAt { org: BRANCH }, NONE, NONE).await.ok()
}

async fn log(world: &World, topic: AuditTopic) -> Vec<AuditAct> {
    let query = AuditQuery { topic: Some(topic), ..AuditQuery::default() };
    let page = world.call::<ListAudit>(Persona::Secretary, OrgAt { org: BRANCH }, query, NONE).await.ok();
    page.items.into_iter().map(|line| line.entry.act).collect()
}

#[tokio::test]
async fn a_number_is_shown_in_full_with_a_reason_and_the_log_keeps_who_and_why() {
    let world = World::start().await;
    let reply = reveal(&world, Persona::Secretary, ME, "Đối chiếu thẻ đảng mới").await.ok();
    assert_eq!(reply.digits.as_deref(), Some(ME.person().citizen_id));
    let expected = AuditAct::IdentifierRevealed {
        member: ME.id(),
        identifier: Identifier::CitizenId,
        reason: "Đối chiếu thẻ đảng mới".into(),
    };
    assert_eq!(log(&world, AuditTopic::Identifiers).await, [expected]);
    for no_reason in ["", "Xem", "Xem 001181000104"] {
        reveal(&world, Persona::Secretary, ME, no_reason).await.refused(ProblemCode::Invalid);
    }
    assert_eq!(log(&world, AuditTopic::Identifiers).await.len(), 1, "what is refused shows nothing");
}

#[tokio::test]
async fn ones_own_number_needs_no_reason_but_is_logged() {
    let world = World::start().await;
    reveal(&world, ME, ME, "").await.ok();
    assert_eq!(log(&world, AuditTopic::Identifiers).await.len(), 1);
    let callers = [
        (Persona::Fellow, ProblemCode::Forbidden),
        (Persona::CommitteeMember, ProblemCode::Forbidden),
        (Persona::SiblingSecretary, ProblemCode::NotFound),
        (Persona::FarSecretary, ProblemCode::NotFound),
    ];
    for (by, code) in callers {
        reveal(&world, by, ME, "Đối chiếu thẻ đảng mới").await.refused(code);
    }
}

#[tokio::test]
async fn nobody_reads_off_a_roster_number_by_number() {
    let world = World::start().await;
    for _ in 0..20 {
        reveal(&world, Persona::Secretary, ME, "Đối chiếu thẻ đảng mới").await.ok();
    }
    let late = reveal(&world, Persona::Secretary, ME, "Đối chiếu thẻ đảng mới").await;
    late.refused(ProblemCode::TooManyRequests);
    reveal(&world, Persona::Deputy, ME, "Đối chiếu thẻ đảng mới").await.ok();
    world.clock.pass(SignedDuration::from_mins(3));
    reveal(&world, Persona::Secretary, ME, "Đối chiếu thẻ đảng mới").await.ok();
}

#[tokio::test]
async fn a_proposal_waits_with_before_and_after_and_is_masked() {
    let world = World::start().await;
    let reply = propose(&world, ME, ProfileField::CitizenId, "001181000999").await;
    assert_json_snapshot!(reply.shown());
    assert_eq!(waiting(&world).await, [reply.ok()]);
    let order = RevealOrder {
        identifier: Identifier::CitizenId,
        value: RevealedValue::Proposed,
        reason: "So với thẻ căn cước".into(),
    };
    let at = MemberAt { member: ME.id() };
    let shown = world.call::<RevealIdentifier>(Persona::Secretary, at, NONE, order).await.ok();
    assert_eq!(shown.digits.as_deref(), Some("001181000999"), "who decides can compare with the paper");
}

#[tokio::test]
async fn one_proposal_a_field_waits_at_a_time() {
    let world = World::start().await;
    let first = propose(&world, ME, ProfileField::Phone, "0912345670").await.ok();
    assert_eq!(propose(&world, ME, ProfileField::Phone, "0912 345 670").await.ok(), first, "the same again");
    propose(&world, ME, ProfileField::Phone, "0912345671").await.refused(ProblemCode::CorrectionWaiting);
    propose(&world, ME, ProfileField::Name, "Phạm Thị Đào Hoa").await.ok();
    propose(&world, ME, ProfileField::BornOn, "12/03/1981").await.refused(ProblemCode::Invalid);
    decide(&world, Persona::Secretary, &first, CorrectionVerdict::Refused, "Số này không gọi được")
        .await
        .ok();
    propose(&world, ME, ProfileField::Phone, "0912345671").await.ok();
}

#[tokio::test]
async fn accepting_changes_the_profile_and_tells_the_member() {
    let world = World::start().await;
    let asked = propose(&world, ME, ProfileField::BornOn, "13/03/1981").await.ok();
    let decided = accept(&world, Persona::Deputy, &asked).await;
    assert_json_snapshot!(decided.shown());
    let at = MemberAt { member: ME.id() };
    let member = world.call::<FindMember>(ME, at, NONE, NONE).await.ok();
    assert_eq!((member.born_on.to_string().as_str(), member.rev), ("1981-03-13", 2));
    assert!(waiting(&world).await.is_empty());
    assert_eq!(world.call::<ListCorrections>(ME, at, NONE, NONE).await.ok(), [decided.ok()]);
    let again = accept(&world, Persona::Deputy, &asked).await.ok();
    assert_eq!(again, decided.ok(), "asked again it is answered the same");
    accept(&world, Persona::Secretary, &again).await.refused(ProblemCode::Stale);
    assert_eq!(log(&world, AuditTopic::Corrections).await.len(), 1);
}

#[tokio::test]
async fn a_refusal_says_why_and_leaves_the_profile_as_it_was() {
    let world = World::start().await;
    let asked = propose(&world, ME, ProfileField::Name, "Phạm Thị Đào Hoa").await.ok();
    decide(&world, Persona::Secretary, &asked, CorrectionVerdict::Refused, "")
        .await
        .refused(ProblemCode::Invalid);
    let note = "Khai sinh ghi như cũ";
    let refused = decide(&world, Persona::Secretary, &asked, CorrectionVerdict::Refused, note).await.ok();
    assert!(matches!(&refused.state, CorrectionState::Decided { note: said, .. } if said == note));
    assert_eq!(refused.before.as_deref(), Some("Phạm Thị Đào"));
}

#[tokio::test]
async fn a_corrected_citizen_id_opens_the_account_and_the_old_one_no_more() {
    let world = World::start().await;
    let password = "con trâu ăn cỏ bờ đê";
    world.set_password(ME, password).await;
    let asked = propose(&world, ME, ProfileField::CitizenId, "001181000999").await.ok();
    accept(&world, Persona::Secretary, &asked).await.ok();
    Browser::new(&world).sign_in("001181000999", password).await.ok();
    let old = Browser::new(&world).sign_in(ME.person().citizen_id, password).await;
    old.refused(ProblemCode::SignInFailed);
}

#[tokio::test]
async fn a_citizen_id_belongs_to_one_person_alone() {
    let world = World::start().await;
    let taken = Persona::FarMember.person().citizen_id;
    let asked = propose(&world, ME, ProfileField::CitizenId, taken).await.ok();
    accept(&world, Persona::Secretary, &asked).await.refused(ProblemCode::CitizenIdTaken);
    let theirs = propose(&world, Persona::Fellow, ProfileField::CitizenId, "001181000999").await.ok();
    decide(&world, Persona::Secretary, &asked, CorrectionVerdict::Refused, "Nhầm số").await.ok();
    let mine = propose(&world, ME, ProfileField::CitizenId, "001181000999").await.ok();
    let (one, other) =
        tokio::join!(accept(&world, Persona::Secretary, &mine), accept(&world, Persona::Deputy, &theirs),);
    let mut statuses = [one.status(), other.status()];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 409]);
}

#[tokio::test]
async fn a_corrected_name_stands_in_the_roles_too() {
    let world = World::start().await;
    let asked = propose(&world, Persona::Deputy, ProfileField::Name, "Nguyễn Văn Bên").await.ok();
    accept(&world, Persona::Deputy, &asked).await.refused(ProblemCode::Forbidden);
    accept(&world, Persona::Secretary, &asked).await.ok();
    let grants = world.call::<ListGrants>(Persona::Secretary, OrgAt { org: BRANCH }, NONE, NONE).await.ok();
    assert!(grants.iter().any(|grant| grant.name == "Nguyễn Văn Bên"));
    let check = world.call::<CheckAudit>(Persona::Secretary, OrgAt { org: BRANCH }, NONE, NONE).await.ok();
    assert_eq!(check, AuditCheck { whole: 1, broken_at: None });
}

#[tokio::test]
async fn what_is_proposed_lies_sealed() {
    let world = World::start().await;
    propose(&world, ME, ProfileField::CitizenId, "001181000999").await.ok();
    reveal(&world, Persona::Secretary, ME, "Đối chiếu thẻ đảng mới").await.ok();
    let scan = world.dynamo.client().scan().table_name("app").into_paginator().items().send();
    let items = scan.collect::<Result<Vec<_>, _>>().await.expect("a test may look at everything");
    let all = format!("{items:?}");
    for number in ["001181000999", ME.person().citizen_id] {
        assert!(!all.contains(number), "a citizen id in plain form");
    }
}
