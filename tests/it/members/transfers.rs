//! Transfers of membership: who sends, who receives, and what moves with the member.

use insta::assert_json_snapshot;
use jiff::SignedDuration;
use jiff::civil::{Date, date};
use shared::audit::{AuditAct, AuditQuery, ListAudit, TransferStep};
use shared::endpoint::Page;
use shared::grant::Role;
use shared::id::OrgId;
use shared::member::{
    ChangeStanding, FindMember, ListMembers, Member, MemberAt, RosterQuery, Standing, StandingChange,
};
use shared::org::{FindOrg, OrgAt};
use shared::problem::ProblemCode;
use shared::profile::{
    CorrectionAt, CorrectionOrder, CorrectionVerdict, ListWaitingCorrections, ProfileField, ProposeCorrection,
};
use shared::transfer::{
    Direction, ListArrivals, ListTransfersBelow, NewDestination, NewTransfer, StartTransfer, Transfer,
    TransferQuery, TransferStage, TransferState,
};
use tests::country::{BRANCH, COMMUNE, FAR_BRANCH, PROVINCE, SIBLING};
use tests::{NONE, Persona, Relocation, World};

const TODAY: Date = date(2026, 11, 16);
const THERE: Persona = Persona::SiblingSecretary;

fn member_of(world: &World) -> Relocation<'_> {
    Relocation::of(world, Persona::Member, 1)
}

async fn roster(world: &World, by: Persona, org: OrgId) -> Page<Member> {
    world.call::<ListMembers>(by, OrgAt { org }, RosterQuery::default(), NONE).await.ok()
}

async fn log(world: &World, org: OrgId) -> Vec<AuditAct> {
    let page = world.call::<ListAudit>(Persona::CommuneAdmin, OrgAt { org }, AuditQuery::default(), NONE);
    page.await.ok().items.into_iter().map(|line| line.entry.act).collect()
}

#[tokio::test]
async fn a_member_is_counted_at_the_old_branch_until_the_new_one_receives_them() {
    let world = World::start().await;
    world.run_jobs().await;
    let transfer = member_of(&world);
    let started = transfer.start().await;
    assert_json_snapshot!(started.shown());
    let here = |page: Page<Member>| page.items.iter().any(|member| member.id == Persona::Member.id());
    assert!(here(roster(&world, Persona::Secretary, BRANCH).await));
    assert!(!here(roster(&world, THERE, SIBLING).await));
    let waiting = Relocation::arrivals(&world, THERE, TransferStage::Waiting).await.items;
    assert_eq!(waiting, [started.ok()]);
    let count = async |org| {
        world.run_jobs().await;
        world.call::<FindOrg>(Persona::CommuneAdmin, OrgAt { org }, NONE, NONE).await.ok().counts.members
    };
    let before = (count(BRANCH).await, count(SIBLING).await, count(COMMUNE).await);

    let received = transfer.receive(THERE, TODAY, 1).await;
    assert_json_snapshot!(received.shown());
    assert!(!here(roster(&world, Persona::Secretary, BRANCH).await));
    assert!(here(roster(&world, THERE, SIBLING).await));
    assert_eq!(
        (count(BRANCH).await, count(SIBLING).await, count(COMMUNE).await),
        (before.0 - 1, before.1 + 1, before.2)
    );
    assert!(Relocation::arrivals(&world, THERE, TransferStage::Waiting).await.items.is_empty());
    let over = Relocation::departures(&world, Persona::Secretary, TransferStage::Over).await.items;
    assert_eq!(over, [received.ok()]);
}

#[tokio::test]
async fn with_the_member_go_the_state_the_proposals_and_none_of_the_roles() {
    let world = World::start().await;
    let who = Persona::CommitteeMember;
    let at = CorrectionAt { member: who.id(), field: ProfileField::Phone };
    let order = CorrectionOrder { value: "0912 555 670".into(), note: String::new() };
    world.call::<ProposeCorrection>(who, at, NONE, order).await.ok();
    let transfer = Relocation::of(&world, who, 1);
    transfer.start().await.ok();
    transfer.receive(THERE, TODAY, 1).await.ok();
    assert!(world.own.grants_of(who.id()).await.unwrap().is_empty());
    let member = world.call::<FindMember>(THERE, MemberAt { member: who.id() }, NONE, NONE).await.ok();
    assert_eq!((member.branch, member.standing, member.transfer), (SIBLING, Standing::Active, None));
    let history = world.own.list_standings(who.id()).await.unwrap();
    assert_eq!((history[0].since, history[0].received_by.as_deref()), (TODAY, Some("Chi bộ thôn Đoài")));
    let waiting = world.call::<ListWaitingCorrections>(THERE, OrgAt { org: SIBLING }, NONE, NONE).await.ok();
    assert_eq!(waiting.len(), 1, "the new branch decides what nobody had decided");
    let left =
        world.call::<ListWaitingCorrections>(Persona::Secretary, OrgAt { org: BRANCH }, NONE, NONE).await;
    assert!(left.ok().is_empty());
    let steps = |acts: Vec<AuditAct>| -> Vec<AuditAct> {
        acts.into_iter().filter(|act| !matches!(act, AuditAct::RoleEnded { .. })).collect()
    };
    let (here, there) = (log(&world, BRANCH).await, log(&world, SIBLING).await);
    assert!(
        here.iter().any(|act| matches!(act, AuditAct::RoleEnded { role: Role::BranchCommitteeMember, .. }))
    );
    assert_eq!(steps(here), there, "the same in the logs of both");
    assert_eq!(there.len(), 2);
}

#[tokio::test]
async fn whoever_stays_elsewhere_for_the_time_being_is_received_as_active() {
    let world = World::start().await;
    let transfer = Relocation::of(&world, Persona::Away, 1);
    transfer.start().await.ok();
    transfer.receive(THERE, TODAY, 1).await.ok();
    let at = MemberAt { member: Persona::Away.id() };
    let member = world.call::<FindMember>(THERE, at, NONE, NONE).await.ok();
    assert_eq!((member.standing, member.host), (Standing::Active, None));
}

#[tokio::test]
async fn papers_that_are_sent_back_leave_the_member_free_for_another_try() {
    let world = World::start().await;
    let first = member_of(&world);
    first.start().await.ok();
    let second = Relocation::of(&world, Persona::Member, 2);
    second.start().await.refused(ProblemCode::TransferWaiting);
    let returned = first.give_back(THERE, 1).await.ok();
    assert!(matches!(returned.state, TransferState::Returned { .. }));
    first.receive(THERE, TODAY, 2).await.refused(ProblemCode::TransferOver);
    second.start().await.ok();
    second.withdraw(Persona::Deputy, 1).await.ok();
    second.receive(THERE, TODAY, 2).await.refused(ProblemCode::TransferOver);
    let mine = first.list(Persona::Member).await.ok();
    let labels: Vec<_> = mine.iter().map(|transfer| transfer.state.label()).collect();
    assert_eq!(labels, ["Đã rút lại", "Trả lại hồ sơ"], "the member sees both, the newest first");
}

#[tokio::test]
async fn a_place_outside_has_nobody_who_could_receive() {
    let world = World::start().await;
    let transfer = Relocation::of(&world, Persona::Deputy, 1);
    let outside = NewDestination::Outside { name: " Đảng bộ  Quân khu 2 ".into() };
    let order = NewTransfer { to: outside, ..transfer.order(SIBLING).await };
    let officer = transfer.start_as(Persona::CommuneOfficer, order.clone()).await;
    officer.refused(ProblemCode::NotFound);
    let left = transfer.start_as(Persona::Secretary, order.clone()).await;
    assert_json_snapshot!(left.shown());
    let again = transfer.start_as(Persona::Secretary, order).await.ok();
    assert_eq!(again, left.ok());
    let at = MemberAt { member: Persona::Deputy.id() };
    let member = world.call::<FindMember>(Persona::Secretary, at, NONE, NONE).await.ok();
    assert_eq!((member.standing, member.transfer), (Standing::TransferredOut, None));
    assert!(world.own.grants_of(at.member).await.unwrap().is_empty());
    let acts = log(&world, BRANCH).await;
    let left = |act: &&AuditAct| matches!(act, AuditAct::MemberTransferred { step: TransferStep::Left, .. });
    assert_eq!(acts.iter().filter(left).count(), 1);
}

#[tokio::test]
async fn who_sends_does_not_receive_and_nobody_decides_their_own() {
    let world = World::start().await;
    let transfer = member_of(&world);
    let order = transfer.order(SIBLING).await;
    let at = || MemberAt { member: Persona::Member.id() };
    let callers = [
        (Persona::Member, ProblemCode::Forbidden),
        (Persona::CommitteeMember, ProblemCode::Forbidden),
        (THERE, ProblemCode::NotFound),
        (Persona::FarSecretary, ProblemCode::NotFound),
    ];
    world.refuses::<StartTransfer>(&callers, at, || NONE, || order.clone()).await;
    let own = Relocation::of(&world, Persona::Secretary, 9);
    own.start().await.refused(ProblemCode::Forbidden);
    // Whoever administers further up sees what is on its way and leaves it to those below.
    let above = transfer.start_as(Persona::ProvinceAdmin, order.clone()).await;
    above.refused(ProblemCode::Forbidden);
    // The office of the committee directly above may, in the name of both.
    transfer.start_as(Persona::CommuneOfficer, order.clone()).await.ok();
    for (by, code) in [
        (Persona::Secretary, ProblemCode::Forbidden),
        (Persona::Member, ProblemCode::Forbidden),
        (Persona::Fellow, ProblemCode::Forbidden),
        (Persona::SiblingMember, ProblemCode::NotFound),
        (Persona::FarSecretary, ProblemCode::NotFound),
        (Persona::ProvinceAdmin, ProblemCode::Forbidden),
    ] {
        transfer.receive(by, TODAY, 1).await.refused(code);
        transfer.give_back(by, 1).await.refused(code);
    }
    transfer.withdraw(THERE, 1).await.refused(ProblemCode::Forbidden);
    transfer.receive(Persona::CommuneOfficer, TODAY, 1).await.ok();
    let arrivals = |by| {
        let query = TransferQuery::default();
        world.call::<ListArrivals>(by, OrgAt { org: SIBLING }, query, NONE)
    };
    arrivals(Persona::SiblingMember).await.refused(ProblemCode::Forbidden);
    arrivals(Persona::Secretary).await.refused(ProblemCode::NotFound);
}

#[tokio::test]
async fn a_destination_is_another_branch() {
    let world = World::start().await;
    let transfer = member_of(&world);
    for org in [BRANCH, COMMUNE, OrgId::from_parts(1, 1)] {
        let order = transfer.order(org).await;
        let problem = transfer.start_as(Persona::Secretary, order).await.refused(ProblemCode::Invalid);
        assert_eq!(problem.fields[0].field, "to", "{org}");
    }
    let far = transfer.order(FAR_BRANCH).await;
    transfer.start_as(Persona::Secretary, far).await.ok();
    transfer.receive(Persona::FarSecretary, TODAY, 1).await.ok();
}

#[tokio::test]
async fn days_follow_each_other() {
    let world = World::start().await;
    let transfer = member_of(&world);
    let order = transfer.order(SIBLING).await;
    for letter_on in [date(2026, 11, 17), date(2000, 1, 1)] {
        let order = NewTransfer { letter_on, ..order.clone() };
        let problem = transfer.start_as(Persona::Secretary, order).await.refused(ProblemCode::Invalid);
        assert_eq!(problem.fields[0].field, "letter_on");
    }
    transfer.start_as(Persona::Secretary, order).await.ok();
    for papers_on in [date(2026, 11, 15), date(2026, 11, 17)] {
        let problem = transfer.receive(THERE, papers_on, 1).await.refused(ProblemCode::Invalid);
        assert_eq!(problem.fields[0].field, "papers_on");
    }
    transfer.receive(THERE, TODAY, 0).await.refused(ProblemCode::Stale);
}

#[tokio::test]
async fn of_two_decisions_at_the_same_moment_one_stands() {
    let world = World::start().await;
    let transfer = member_of(&world);
    transfer.start().await.ok();
    let (received, withdrawn) =
        tokio::join!(transfer.receive(THERE, TODAY, 1), transfer.withdraw(Persona::Secretary, 1));
    let mut statuses = [received.status(), withdrawn.status()];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 409]);
    let second = Relocation::of(&world, Persona::Fellow, 2);
    let order = second.order(SIBLING).await;
    let other = Relocation::of(&world, Persona::Fellow, 3);
    let another = other.order(FAR_BRANCH).await;
    let (one, two) =
        tokio::join!(second.start_as(Persona::Secretary, order), other.start_as(Persona::Deputy, another));
    let mut statuses = [one.status(), two.status()];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 409], "nobody goes two ways at once");
}

#[tokio::test]
async fn the_same_step_sent_twice_at_the_same_moment_is_answered_the_same() {
    let world = World::start().await;
    let transfer = member_of(&world);
    let order = transfer.order(SIBLING).await;
    let start = || transfer.start_as(Persona::Secretary, order.clone());
    let (one, two) = tokio::join!(start(), start());
    assert_eq!(one.ok(), two.ok());
    let (one, two) = tokio::join!(transfer.receive(THERE, TODAY, 1), transfer.receive(THERE, TODAY, 1));
    assert_eq!(one.ok(), two.ok());
    for number in 2..=3 {
        let transfer = Relocation::of(&world, Persona::Fellow, number);
        transfer.start().await.ok();
        let (one, two) = match number {
            2 => {
                let (one, two) = tokio::join!(transfer.give_back(THERE, 1), transfer.give_back(THERE, 1));
                (one.ok(), two.ok())
            }
            _ => {
                let withdraw = || transfer.withdraw(Persona::Secretary, 1);
                let (one, two) = tokio::join!(withdraw(), withdraw());
                (one.ok(), two.ok())
            }
        };
        assert_eq!(one, two);
    }
}

#[tokio::test]
async fn of_two_different_steps_at_the_same_moment_the_slower_is_told_why() {
    let world = World::start().await;
    let transfer = member_of(&world);
    transfer.start().await.ok();
    let (received, returned) = tokio::join!(transfer.receive(THERE, TODAY, 1), transfer.give_back(THERE, 1));
    let refused = match (received.status(), returned.status()) {
        (200, 409) => returned.refused(ProblemCode::TransferOver),
        (409, 200) => received.refused(ProblemCode::TransferOver),
        other => panic!("{other:?}"),
    };
    assert!(!refused.sentence.is_empty());
    let (one, other) =
        (Relocation::of(&world, Persona::Fellow, 2), Relocation::of(&world, Persona::Fellow, 3));
    let (first, second) = (one.order(SIBLING).await, other.order(FAR_BRANCH).await);
    let (one, other) =
        tokio::join!(one.start_as(Persona::Secretary, first), other.start_as(Persona::Secretary, second));
    match (one.status(), other.status()) {
        (200, 409) => other.refused(ProblemCode::TransferWaiting),
        (409, 200) => one.refused(ProblemCode::TransferWaiting),
        other => panic!("{other:?}"),
    };
}

async fn below(world: &World, by: Persona, org: OrgId, stage: TransferStage) -> Vec<Transfer> {
    let query = TransferQuery { stage, after: None };
    world.call::<ListTransfersBelow>(by, OrgAt { org }, query, NONE).await.ok().items
}

#[tokio::test]
async fn a_committee_sees_what_is_on_its_way_below_it_those_due_first() {
    let world = World::start().await;
    let (officer, far) = (Persona::CommuneOfficer, Persona::ProvinceAdmin);
    let late = Relocation::of(&world, Persona::Fellow, 2);
    let order = NewTransfer { letter_on: date(2026, 8, 3), ..late.order(FAR_BRANCH).await };
    let within = member_of(&world);
    within.start().await.ok();
    late.start_as(Persona::Secretary, order).await.ok();
    let waiting = below(&world, officer, COMMUNE, TransferStage::Waiting).await;
    let ids: Vec<_> = waiting.iter().map(|transfer| transfer.id).collect();
    assert_eq!(ids, [Relocation::id_of(2), Relocation::id_of(1)], "the oldest letter first");
    let directions = |org| waiting.iter().map(|transfer| transfer.direction(org)).collect::<Vec<_>>();
    assert_eq!(directions(COMMUNE), [Direction::Out, Direction::Within]);
    assert_eq!(waiting[0].lateness(TODAY).label(), "Quá hạn giải quyết");
    assert_eq!(
        below(&world, far, PROVINCE, TransferStage::Waiting).await.len(),
        2,
        "so does every level above"
    );
    late.give_back(Persona::FarSecretary, 1).await.ok();
    assert_eq!(below(&world, officer, COMMUNE, TransferStage::Waiting).await.len(), 1);
    let over = below(&world, officer, COMMUNE, TransferStage::Over).await;
    assert!(matches!(over[0].state, TransferState::Returned { .. }), "as it stands now");
    let query = TransferQuery::default();
    let call = |by| world.call::<ListTransfersBelow>(by, OrgAt { org: COMMUNE }, query.clone(), NONE);
    call(Persona::Secretary).await.refused(ProblemCode::Forbidden);
    call(Persona::FarSecretary).await.refused(ProblemCode::NotFound);
}

#[tokio::test]
async fn proposals_end_with_the_membership() {
    let world = World::start().await;
    let who = Persona::Member;
    let at = CorrectionAt { member: who.id(), field: ProfileField::Phone };
    let order = CorrectionOrder { value: "0912 555 670".into(), note: String::new() };
    world.call::<ProposeCorrection>(who, at, NONE, order).await.ok();
    let rev = member_of(&world).member_rev().await;
    let change = StandingChange { standing: Standing::Deceased, host: None, since: TODAY, rev };
    world.call::<ChangeStanding>(Persona::Secretary, MemberAt { member: who.id() }, NONE, change).await.ok();
    let waiting = world.call::<ListWaitingCorrections>(Persona::Secretary, OrgAt { org: BRANCH }, NONE, NONE);
    assert!(waiting.await.ok().is_empty(), "nobody is left who could be told");
    let kept = world.own.corrections_of(who.id()).await.unwrap().remove(0).value;
    assert_eq!(kept.state.label(), "Không sửa");
    let acts = log(&world, BRANCH).await;
    let ended = acts.iter().find_map(|act| match act {
        AuditAct::CorrectionDecided { member, field, verdict, after, note, .. } if *member == who.id() => {
            Some((*field, *verdict, after.clone(), note.clone()))
        }
        _ => None,
    });
    let (field, verdict, after, note) = ended.expect("the log says that it ended");
    assert_eq!((field, verdict), (ProfileField::Phone, CorrectionVerdict::Refused));
    assert!(after.is_some_and(|after| !after.contains("555")), "masked");
    assert!(note.contains("không còn sinh hoạt"), "{note}");
}

#[tokio::test]
async fn whoever_dies_on_the_way_arrives_nowhere() {
    let world = World::start().await;
    let transfer = member_of(&world);
    transfer.start().await.ok();
    let rev = transfer.member_rev().await;
    let change = StandingChange { standing: Standing::Deceased, host: None, since: TODAY, rev };
    let at = MemberAt { member: Persona::Member.id() };
    world.call::<ChangeStanding>(Persona::Secretary, at, NONE, change).await.ok();
    transfer.receive(THERE, TODAY, 1).await.refused(ProblemCode::TransferOver);
    let all: Vec<Transfer> = Relocation::arrivals(&world, THERE, TransferStage::Over).await.items;
    assert!(matches!(all[0].state, TransferState::Withdrawn { .. }));
    let acts = log(&world, SIBLING).await;
    assert!(matches!(&acts[0], AuditAct::MemberTransferred { step: TransferStep::Withdrawn, .. }));
}

#[tokio::test]
async fn a_list_says_when_papers_were_due() {
    let world = World::start().await;
    member_of(&world).start().await.ok();
    world.clock.pass(SignedDuration::from_hours(24 * 60));
    let waiting = Relocation::arrivals(&world, THERE, TransferStage::Waiting).await.items;
    let today = shared::time::local_date(world.clock.now());
    assert_eq!(waiting[0].lateness(today).label(), "Quá hạn nộp hồ sơ");
}
