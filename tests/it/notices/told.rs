//! What people are told alone when something happens to them: once, and whoever did it themself is not told.

use jiff::SignedDuration;
use shared::attendance::Verdict;
use shared::grant::{EndGrant, GrantAt, GrantEnd, GrantRole, Role};
use shared::meeting::MeetingPlan;
use shared::notice::{NoticeAbout, NoticeBody, NoticesQuery};
use shared::org::OrgAt;
use shared::profile::{
    CorrectionAt, CorrectionDecision, CorrectionOrder, CorrectionVerdict, DecideCorrection, ProfileField,
    ProposeCorrection,
};
use shared::registration::{Approval, Approvals, ApproveRegistrations, Opens};
use tests::board::{inbox, notices, titles};
use tests::country::BRANCH;
use tests::{
    Evening, NONE, Persona, World, ask_for_account, local, new_grant, plan, registration_id, registration_of,
};

use crate::reports::{Upward, text};

#[tokio::test]
async fn a_meeting_that_is_called_moved_and_cancelled_tells_its_list_once_each() {
    let world = World::start().await;
    let evening = Evening::called(&world).await;
    world.follow_changes().await;
    assert_eq!(titles(&world, Persona::Member).await, ["Mời họp"]);
    let by = titles(&world, Persona::Secretary).await;
    assert!(!by.contains(&"Mời họp".to_owned()), "who called it knows");
    assert!(titles(&world, Persona::Away).await.is_empty(), "who meets elsewhere is not called");
    world.clock.pass(SignedDuration::from_mins(1));
    let later = MeetingPlan { starts_at: local("2026-11-26T19:30"), ..plan() };
    evening.change(later.clone()).await.ok();
    world.clock.pass(SignedDuration::from_mins(1));
    // Another note is no other time.
    evening.change(MeetingPlan { note: "Mang theo sổ tay.".into(), ..later }).await.ok();
    world.clock.pass(SignedDuration::from_mins(1));
    evening.cancel("Bão số 9 đổ bộ.").await.ok();
    world.follow_changes().await;
    let records = world.stream_records().await;
    world.hand_over(&records, 7).await;
    let told = ["Cuộc họp đã hủy", "Cuộc họp đổi giờ hoặc địa điểm", "Mời họp"];
    assert_eq!(titles(&world, Persona::Member).await, told);
    assert_eq!(inbox(&world, Persona::Member).await.unread, 3);
    let items = notices(&world, Persona::Member, NoticesQuery::default()).await.items;
    let NoticeBody::Personal { about: NoticeAbout::MeetingMoved { starts_at, .. } } = items[1].body else {
        panic!("{:?}", items[1])
    };
    assert_eq!(starts_at, local("2026-11-26T19:30"));
}

#[tokio::test]
async fn a_decided_absence_tells_its_author() {
    let world = World::start().await;
    let evening = Evening::called(&world).await;
    evening.report(Persona::Member, Persona::Member).await.ok();
    evening.report(Persona::Deputy, Persona::Deputy).await.ok();
    world.clock.pass(SignedDuration::from_mins(1));
    evening.decide(Persona::Secretary, Persona::Member, Verdict::Refused).await.ok();
    world.follow_changes().await;
    assert_eq!(titles(&world, Persona::Member).await, ["Đơn xin vắng không được đồng ý", "Mời họp"]);
    // What the deputy was told before: the role, with which the country begins.
    assert_eq!(titles(&world, Persona::Deputy).await, ["Đồng chí được trao quyền", "Mời họp"]);
}

#[tokio::test]
async fn a_role_given_and_ended_and_a_decided_correction_tell_whom_they_are_about() {
    let world = World::start().await;
    let (admin, fellow) = (Persona::CommuneAdmin, Persona::Fellow);
    let grant = new_grant(fellow.id(), Role::BranchCommitteeMember);
    world.call::<GrantRole>(admin, OrgAt { org: BRANCH }, NONE, grant).await.ok();
    world.follow_changes().await;
    assert_eq!(titles(&world, fellow).await, ["Đồng chí được trao quyền"]);
    world.clock.pass(SignedDuration::from_mins(1));
    let at = GrantAt { org: BRANCH, member: fellow.id(), role: Role::BranchCommitteeMember };
    world.call::<EndGrant>(admin, at, NONE, GrantEnd { reason: "Chuyển công tác".into() }).await.ok();
    let at = CorrectionAt { member: Persona::Exempt.id(), field: ProfileField::Name };
    let order = CorrectionOrder { value: "Đỗ Thị Hương".into(), note: String::new() };
    world.call::<ProposeCorrection>(Persona::Exempt, at, NONE, order).await.ok();
    let decision = CorrectionDecision { verdict: CorrectionVerdict::Accepted, note: String::new(), rev: 1 };
    world.call::<DecideCorrection>(Persona::Secretary, at, NONE, decision).await.ok();
    world.follow_changes().await;
    assert_eq!(
        titles(&world, fellow).await,
        ["Một quyền của đồng chí đã kết thúc", "Đồng chí được trao quyền"]
    );
    assert_eq!(titles(&world, Persona::Exempt).await, ["Hồ sơ đã sửa theo đề nghị"]);
}

#[tokio::test]
async fn an_approved_account_begins_with_a_word() {
    let world = World::start().await;
    ask_for_account(&world, registration_of(Persona::Fellow.person(), 1, BRANCH)).await.ok();
    let approval = Approval {
        registration: registration_id(1),
        member: Persona::Fellow.id(),
        opens: Opens::First,
        rev: 1,
    };
    let order = Approvals { approvals: vec![approval] };
    world.call::<ApproveRegistrations>(Persona::Secretary, OrgAt { org: BRANCH }, NONE, order).await.ok();
    world.follow_changes().await;
    assert_eq!(titles(&world, Persona::Fellow).await, ["Tài khoản đã được duyệt"]);
}

#[tokio::test]
async fn a_returned_report_waits_with_its_writers_until_it_is_sent_again() {
    let world = World::start().await;
    let upward = Upward::of_closed_meeting(&world).await;
    upward.send(Persona::Secretary, text()).await.ok();
    upward.give_back(Persona::CommuneOfficer, "Xin bổ sung kết luận.").await.ok();
    world.follow_changes().await;
    let tasks = async |by| inbox(&world, by).await.tasks.len();
    assert_eq!((tasks(Persona::Secretary).await, tasks(Persona::Deputy).await), (1, 1));
    assert_eq!(tasks(Persona::CommitteeMember).await, 0, "who does not write it is not asked to");
    upward.send(Persona::Secretary, text()).await.ok();
    world.follow_changes().await;
    assert_eq!((tasks(Persona::Secretary).await, tasks(Persona::Deputy).await), (0, 0));
    // What comes once more from the stream brings nothing back.
    let records = world.stream_records().await;
    world.hand_over(&records, 100).await;
    assert_eq!(tasks(Persona::Deputy).await, 0);
}
