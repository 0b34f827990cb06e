//! What waits for somebody: each kind of duty stands before exactly those whom it concerns, and goes when it is done.

use jiff::SignedDuration;
use serde_json::Value;
use shared::assignment::{AssignmentState, Settlement};
use shared::attendance::Verdict;
use shared::duty::{Duty, DutyAbout, DutyList, ListDuties, Waiting, of_meetings};
use shared::endpoint::Endpoint;
use shared::meeting::MeetingPlan;
use shared::profile::{
    CorrectionAt, CorrectionDecision, CorrectionOrder, CorrectionVerdict, DecideCorrection, ProfileField,
    ProposeCorrection,
};
use shared::registration::{RefuseRegistration, RegistrationAt, RegistrationRefusal};
use tests::country::{BRANCH, COMMUNE, SIBLING};
use tests::desk::paper;
use tests::voice::Voice;
use tests::{
    Desk, Evening, NONE, Persona, Relocation, Reply, Scribe, World, ask_for_account, assignment_text, local,
    minutes_text, plan, registration_id, registration_of,
};

async fn list(world: &World, by: Persona) -> Reply<ListDuties> {
    world.call(by, NONE, NONE, NONE).await
}

/// The name of a kind on the wire.
fn kind(duty: &Duty) -> String {
    let about = serde_json::to_value(&duty.about).unwrap();
    about["kind"].as_str().map(str::to_owned).expect("every kind has its name")
}

/// Everybody before whom a duty of that kind stands.
async fn those_with(world: &World, wanted: &str) -> Vec<Persona> {
    let mut found = Vec::new();
    for by in Persona::PEOPLE {
        let DutyList { duties, meetings } = list(world, by).await.ok();
        let answers = of_meetings(&meetings, world.clock.now());
        if duties.iter().chain(&answers).any(|duty| kind(duty) == wanted) {
            found.push(by);
        }
    }
    found
}

async fn only(world: &World, by: Persona) -> Duty {
    let mut duties = list(world, by).await.ok().duties;
    assert_eq!(duties.len(), 1, "{duties:?}");
    duties.remove(0)
}

#[tokio::test]
async fn an_invitation_waits_for_whoever_is_summoned_until_they_answer() {
    let world = World::start().await;
    let evening = Evening::called(&world).await;
    let asked = those_with(&world, "answer_meeting").await;
    for (who, is_asked) in [
        (Persona::Member, true),
        (Persona::Secretary, true),
        (Persona::Guest, true),
        (Persona::Exempt, false),
        (Persona::Suspended, false),
        (Persona::SiblingMember, false),
        (Persona::CommuneAdmin, false),
    ] {
        assert_eq!(asked.contains(&who), is_asked, "{who:?} of {asked:?}");
    }
    evening.answer(Persona::Member, Persona::Member).await.ok();
    let after = those_with(&world, "answer_meeting").await;
    assert!(!after.contains(&Persona::Member) && after.contains(&Persona::Fellow), "{after:?}");
    let moved = MeetingPlan { starts_at: local("2026-11-26T19:30"), ..plan() };
    evening.change(moved).await.ok();
    assert!(those_with(&world, "answer_meeting").await.contains(&Persona::Member), "they are asked again");
}

#[tokio::test]
async fn a_request_to_be_absent_waits_for_the_committee_of_the_branch_alone() {
    let world = World::start().await;
    let evening = Evening::called(&world).await;
    evening.report(Persona::Member, Persona::Member).await.ok();
    let leads = [Persona::Secretary, Persona::Deputy, Persona::CommitteeMember];
    assert_eq!(those_with(&world, "decide_absences").await, leads);
    let title = plan().title;
    let waiting = Waiting { seen: 1, more: false };
    let meeting = Evening::id_of(1);
    assert_eq!(
        only(&world, Persona::Secretary).await.about,
        DutyAbout::DecideAbsences { meeting, title, waiting }
    );
    evening.decide(Persona::Deputy, Persona::Member, Verdict::Approved).await.ok();
    assert!(those_with(&world, "decide_absences").await.is_empty(), "one decides for all");
    for who in [Persona::Member, Persona::Fellow, Persona::Probationary, Persona::CommitteeMember] {
        evening.withdraw(who, who).await;
        evening.report(who, who).await.ok();
    }
    let about = only(&world, Persona::Secretary).await.about;
    assert!(about.title().starts_with("Từ 3 đơn xin vắng trở lên"), "{about:?}");
    evening.change(MeetingPlan { starts_at: local("2026-11-26T19:30"), ..plan() }).await.ok();
    assert!(those_with(&world, "decide_absences").await.is_empty(), "their authors are asked again");
}

#[tokio::test]
async fn a_request_for_an_account_waits_where_it_lies() {
    let world = World::start().await;
    ask_for_account(&world, registration_of(Persona::Fellow.person(), 1, BRANCH)).await.ok();
    let expected = [Persona::Secretary, Persona::Deputy, Persona::CommitteeMember, Persona::BranchAdmin];
    assert_eq!(those_with(&world, "decide_registrations").await, expected);
    assert!(only(&world, Persona::Secretary).await.due_on.is_some(), "until its time ends");
    let at = RegistrationAt { registration: registration_id(1) };
    let refusal = RegistrationRefusal { reason: "Đã có tài khoản khác.".into(), rev: 1 };
    world.call::<RefuseRegistration>(Persona::Deputy, at, NONE, refusal).await.ok();
    assert!(those_with(&world, "decide_registrations").await.is_empty());
}

#[tokio::test]
async fn both_kinds_of_requests_are_told_apart_and_counted() {
    let world = World::start().await;
    for field in [ProfileField::Name, ProfileField::Phone, ProfileField::BornOn, ProfileField::OfficialOn] {
        let value = match field {
            ProfileField::Name => "Đỗ Thị Hương",
            ProfileField::Phone => "0912000777",
            _ => "12/03/1978",
        };
        propose(&world, Persona::Member, field, value).await;
    }
    for (number, who) in [(1, Persona::Fellow), (2, Persona::Exempt)] {
        ask_for_account(&world, registration_of(who.person(), number, BRANCH)).await.ok();
    }
    let duties = list(&world, Persona::Secretary).await.ok().duties;
    let told: Vec<_> = duties.iter().map(|duty| duty.about.title()).collect();
    assert_eq!(told, ["2 yêu cầu tài khoản chờ duyệt", "Từ 3 đề nghị sửa hồ sơ trở lên chờ duyệt"]);
    world.clock.pass(SignedDuration::from_hours(24 * 61));
    let kinds: Vec<_> = list(&world, Persona::Secretary).await.ok().duties.iter().map(kind).collect();
    assert_eq!(kinds, ["decide_corrections"], "what nobody decided in time is over");
}

async fn propose(world: &World, who: Persona, field: ProfileField, value: &str) {
    let at = CorrectionAt { member: who.id(), field };
    let order = CorrectionOrder { value: value.into(), note: "Theo thẻ căn cước mới".into() };
    world.call::<ProposeCorrection>(who, at, NONE, order).await.ok();
}

#[tokio::test]
async fn a_correction_waits_for_those_who_may_decide_it_and_never_for_its_author() {
    let world = World::start().await;
    propose(&world, Persona::Secretary, ProfileField::Name, "Trần Văn Ước").await;
    assert_eq!(those_with(&world, "decide_corrections").await, [Persona::Deputy, Persona::BranchAdmin]);
    let at = CorrectionAt { member: Persona::Secretary.id(), field: ProfileField::Name };
    let decision = CorrectionDecision { verdict: CorrectionVerdict::Accepted, note: String::new(), rev: 1 };
    world.call::<DecideCorrection>(Persona::Deputy, at, NONE, decision).await.ok();
    assert!(those_with(&world, "decide_corrections").await.is_empty());
}

#[tokio::test]
async fn a_member_on_the_way_waits_for_those_who_receive() {
    let world = World::start().await;
    let transfer = Relocation::of(&world, Persona::Member, 1);
    transfer.start_as(Persona::Secretary, transfer.order(SIBLING).await).await.ok();
    let expected = [Persona::SiblingSecretary, Persona::CommuneAdmin, Persona::CommuneOfficer];
    assert_eq!(those_with(&world, "receive_transfers").await, expected);
    transfer.give_back(Persona::SiblingSecretary, 1).await.ok();
    assert!(those_with(&world, "receive_transfers").await.is_empty());
}

#[tokio::test]
async fn what_a_member_says_waits_for_whom_it_was_said_to() {
    let world = World::start().await;
    let voice = Voice::of(&world, Persona::Member, 1);
    voice.send(BRANCH).await.ok();
    let expected = [Persona::Secretary, Persona::Deputy, Persona::BranchAdmin];
    assert_eq!(those_with(&world, "answer_feedback").await, expected);
    voice.forward(Persona::Secretary, 1).await.ok();
    let expected = [Persona::CommuneAdmin, Persona::CommuneOfficer];
    assert_eq!(those_with(&world, "answer_feedback").await, expected);
    voice.answer(Persona::CommuneOfficer, 2).await.ok();
    assert!(those_with(&world, "answer_feedback").await.is_empty());
    Voice::of(&world, Persona::Secretary, 2).send(BRANCH).await.ok();
    let expected = [Persona::Deputy, Persona::BranchAdmin];
    assert_eq!(those_with(&world, "answer_feedback").await, expected, "nobody answers themself");
}

#[tokio::test]
async fn what_somebody_was_given_to_do_waits_until_it_is_settled() {
    let world = World::start().await;
    let evening = Evening::opened(&world).await;
    let scribe = Scribe::of(&world, evening);
    scribe.write(Persona::Secretary, minutes_text(), 0).await.ok();
    scribe.give(Persona::Secretary, 1, assignment_text(Persona::Fellow), 0).await.ok();
    assert_eq!(those_with(&world, "settle_assignment").await, [Persona::Fellow]);
    assert_eq!(only(&world, Persona::Fellow).await.due_on, Some(assignment_text(Persona::Fellow).due_on));
    let done = Settlement { state: AssignmentState::Done, result: "Đã xong.".into() };
    scribe.settle(Persona::Secretary, 1, done, 1).await.ok();
    assert!(those_with(&world, "settle_assignment").await.is_empty(), "somebody else said that it is done");
}

#[tokio::test]
async fn a_document_asks_everybody_below_until_they_confirm() {
    let world = World::start().await;
    let desk = Desk::of_commune(&world, 1);
    desk.issue(paper(), 1).await;
    let asked = those_with(&world, "confirm_document").await;
    for (who, is_asked) in [
        (Persona::Member, true),
        (Persona::SiblingMember, true),
        (Persona::FarMember, false),
        (Persona::ProvinceAdmin, false),
    ] {
        assert_eq!(asked.contains(&who), is_asked, "{who:?} of {asked:?}");
    }
    desk.open(Persona::Member).await.ok();
    assert!(
        those_with(&world, "confirm_document").await.contains(&Persona::Member),
        "opened is not confirmed"
    );
    desk.confirm(Persona::Member).await.ok();
    let asked = those_with(&world, "confirm_document").await;
    assert!(!asked.contains(&Persona::Member) && asked.contains(&Persona::Fellow), "{asked:?}");
    desk.withdraw("Ban hành nhầm thẩm quyền.").await.ok();
    world.clock.pass(SignedDuration::from_secs(31));
    assert!(those_with(&world, "confirm_document").await.is_empty());
}

/// Everything that can wait at once, for a secretary and for an officer of the committee above.
#[tokio::test]
async fn the_list_of_an_office_costs_no_more_than_four_units() {
    let world = World::start().await;
    Desk::of_commune(&world, 1).issue(paper(), 1).await;
    let evening = Evening::called(&world).await;
    evening.report(Persona::Member, Persona::Member).await.ok();
    for (number, org) in [(1, BRANCH), (2, COMMUNE)] {
        Voice::of(&world, Persona::Member, number).send(org).await.ok();
    }
    propose(&world, Persona::Fellow, ProfileField::Name, "Đỗ Thị Hương").await;
    ask_for_account(&world, registration_of(Persona::Fellow.person(), 1, BRANCH)).await.ok();
    let away = Relocation::of(&world, Persona::SiblingMember, 1);
    away.start_as(Persona::SiblingSecretary, away.order(BRANCH).await).await.ok();
    // What is the same for everybody below has been read within the last half minute.
    list(&world, Persona::Fellow).await.ok();
    for (by, kinds) in [
        (
            Persona::Secretary,
            &[
                "decide_absences",
                "answer_feedback",
                "decide_registrations",
                "receive_transfers",
                "decide_corrections",
                "confirm_document",
            ][..],
        ),
        (Persona::CommuneOfficer, &["answer_feedback", "receive_transfers", "confirm_document"]),
    ] {
        let reply = list(&world, by).await;
        let mut found: Vec<_> = reply.ok().duties.iter().map(kind).collect();
        let mut expected: Vec<_> = kinds.iter().map(|kind| (*kind).to_owned()).collect();
        found.sort();
        expected.sort();
        assert_eq!(found, expected, "{by:?}");
        let units = reply.raw.cost.read_units;
        assert!(units <= 4.0, "{} reads {units} units for {by:?}", ListDuties::NAME);
    }
}

#[tokio::test]
async fn the_whole_reply_of_a_secretary() {
    let world = World::start().await;
    let evening = Evening::called(&world).await;
    evening.report(Persona::Member, Persona::Member).await.ok();
    Voice::of(&world, Persona::Member, 1).send(BRANCH).await.ok();
    Desk::of_commune(&world, 1).issue(paper(), 1).await;
    let mut shown: Value = list(&world, Persona::Secretary).await.shown();
    shown["body"]["meetings"].take();
    insta::assert_json_snapshot!(shown);
}
