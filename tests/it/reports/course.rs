//! A report from the end of the meeting to its acceptance.

use insta::assert_json_snapshot;
use jiff::SignedDuration;
use shared::attendance::{CheckIn, Verdict};
use shared::id::ReportId;
use shared::org::OrgAt;
use shared::problem::ProblemCode;
use shared::report::{
    CreateReport, ListReports, NewReport, ReportFigures, ReportState, ReportText, SendReport,
};
use shared::statistics::FigureKind;
use tests::country::{BRANCH, SIBLING};
use tests::{
    Evening, NONE, Persona, Scribe, World, assignment_text, minutes_text, resolution_text, vote_text,
};

use super::{Upward, text};

fn figure(figures: Option<&ReportFigures>, kind: FigureKind) -> u32 {
    let Some(ReportFigures::Meeting { counts, .. }) = figures else { panic!("figures of a meeting") };
    counts.iter().find(|count| count.kind == kind).unwrap().count
}

#[tokio::test]
async fn a_report_goes_up_comes_back_and_is_accepted() {
    let world = World::start().await;
    let report = Upward::of_closed_meeting(&world).await;
    assert_json_snapshot!("a_report_that_was_begun", report.find(Persona::Secretary).await.shown());
    report.change(Persona::Deputy, text()).await.ok();
    report.send(Persona::Secretary, text()).await.ok();
    let seen = report.view(Persona::CommuneOfficer).await;
    assert_eq!((seen.report.state, seen.text, seen.may.receive), (ReportState::Sent, text(), true));
    report.give_back(Persona::CommuneOfficer, "  Xin bổ sung kết luận.  ").await.ok();
    let mended = ReportText { conclusions: "Chi bộ nhất trí 100%.".into(), ..text() };
    report.change(Persona::Secretary, mended.clone()).await.ok();
    assert_eq!(report.view(Persona::CommuneOfficer).await.text, text(), "those above read what was sent");
    world.clock.pass(SignedDuration::from_hours(24));
    report.send(Persona::Secretary, mended.clone()).await.ok();
    report.accept(Persona::CommuneAdmin).await.ok();
    assert_json_snapshot!("the_reply_after_accepting", report.find(Persona::CommuneAdmin).await.shown());
    report.send(Persona::Secretary, mended).await.refused(ProblemCode::WrongReportState);
    report.give_back(Persona::CommuneAdmin, "Muộn rồi.").await.refused(ProblemCode::WrongReportState);
}

#[tokio::test]
async fn who_may_not_write_or_receive_is_refused() {
    let world = World::start().await;
    let report = Upward::of_closed_meeting(&world).await;
    for (by, code) in [
        (Persona::CommitteeMember, ProblemCode::Forbidden),
        (Persona::Member, ProblemCode::Forbidden),
        (Persona::BranchAdmin, ProblemCode::Forbidden),
        (Persona::CommuneAdmin, ProblemCode::Forbidden),
        (Persona::CommuneOfficer, ProblemCode::NotFound),
        (Persona::SiblingSecretary, ProblemCode::NotFound),
        (Persona::ProvinceAdmin, ProblemCode::Forbidden),
    ] {
        report.change(by, text()).await.refused(code);
        report.send(by, text()).await.refused(code);
    }
    report.find(Persona::CommuneOfficer).await.refused(ProblemCode::NotFound);
    report.view(Persona::CommitteeMember).await;
    report.send(Persona::Deputy, text()).await.ok();
    for (by, code) in [
        (Persona::Secretary, ProblemCode::Forbidden),
        (Persona::Member, ProblemCode::Forbidden),
        (Persona::SiblingSecretary, ProblemCode::NotFound),
        (Persona::FarSecretary, ProblemCode::NotFound),
        (Persona::ProvinceAdmin, ProblemCode::Forbidden),
    ] {
        report.accept(by).await.refused(code);
        report.give_back(by, "Xin bổ sung kết luận.").await.refused(code);
    }
    report.find(Persona::Member).await.refused(ProblemCode::Forbidden);
    report.find(Persona::SiblingMember).await.refused(ProblemCode::NotFound);
    report.accept(Persona::CommuneOfficer).await.ok();
}

#[tokio::test]
async fn figures_follow_the_meeting_until_the_report_is_sent() {
    let world = World::start().await;
    let plan = tests::plan();
    world.clock.set(plan.starts_at - SignedDuration::from_hours(48));
    let evening = Evening::called(&world).await;
    evening.report(Persona::Member, Persona::Member).await.ok();
    evening.report(Persona::Fellow, Persona::Fellow).await.ok();
    world.clock.set(plan.starts_at);
    evening.open().await.ok();
    let absent = [(Persona::Member, CheckIn::Absent), (Persona::Fellow, CheckIn::Absent)];
    evening.mark_all_but(&absent).await.ok();
    evening.close().await.ok();
    world.follow_changes().await;
    let report = Upward { world: &world, id: ReportId::of_meeting(evening.id) };
    let seen = report.view(Persona::Secretary).await.report;
    assert_eq!(figure(seen.figures.as_ref(), FigureKind::AwaitingDecision), 2);
    evening.decide(Persona::Secretary, Persona::Member, Verdict::Approved).await.ok();
    let seen = report.view(Persona::Secretary).await.report;
    assert_eq!(figure(seen.figures.as_ref(), FigureKind::Excused), 1, "counted anew");
    let sent = report.send(Persona::Secretary, text()).await.ok().report;
    evening.decide(Persona::Secretary, Persona::Fellow, Verdict::Refused).await.ok();
    for by in [Persona::Secretary, Persona::CommuneOfficer] {
        assert_eq!(report.view(by).await.report.figures, sent.figures, "what was sent stands");
    }
    report.give_back(Persona::CommuneOfficer, "Xin kiểm tra số liệu.").await.ok();
    assert_eq!(report.view(Persona::CommuneOfficer).await.report.figures, sent.figures);
    let seen = report.view(Persona::Secretary).await.report;
    assert_eq!(figure(seen.figures.as_ref(), FigureKind::Unexcused), 1, "with its writers again");
}

#[tokio::test]
async fn a_report_without_content_is_not_sent_and_a_return_needs_remarks() {
    let world = World::start().await;
    let report = Upward::of_closed_meeting(&world).await;
    let problem = report.send(Persona::Secretary, ReportText::default()).await.refused(ProblemCode::Invalid);
    assert_eq!(problem.fields[0].field, "content");
    report.send(Persona::Secretary, text()).await.ok();
    let problem = report.give_back(Persona::CommuneOfficer, "?").await.refused(ProblemCode::Invalid);
    assert_eq!(problem.fields[0].field, "remarks");
}

#[tokio::test]
async fn two_who_write_at_the_same_moment_do_not_wipe_each_other_out() {
    let world = World::start().await;
    let report = Upward::of_closed_meeting(&world).await;
    let other = ReportText { content: "Khác.".into(), ..text() };
    let (one, two) =
        tokio::join!(report.change(Persona::Secretary, text()), report.change(Persona::Deputy, other));
    let statuses = [one.status(), two.status()];
    assert!(statuses.contains(&200) && statuses.contains(&409), "{statuses:?}");
}

#[tokio::test]
async fn a_secretary_may_begin_a_report_before_the_stream_does() {
    let world = World::start().await;
    let evening = Evening::held_by(&world, Persona::Secretary, 1, tests::plan(), &[]).await;
    let new = || NewReport::Meeting { meeting: evening.id };
    let at = OrgAt { org: BRANCH };
    let first = world.call::<CreateReport>(Persona::Secretary, at, NONE, new()).await.ok();
    let report = Upward { world: &world, id: first.id };
    report.change(Persona::Secretary, text()).await.ok();
    world.follow_changes().await;
    assert_eq!(report.view(Persona::Secretary).await.text, text(), "the stream begins nothing anew");
    let listed = world.call::<ListReports>(Persona::Secretary, at, Default::default(), NONE).await.ok();
    assert_eq!(listed.items.len(), 1);
    let other = OrgAt { org: SIBLING };
    world
        .call::<CreateReport>(Persona::SiblingSecretary, other, NONE, new())
        .await
        .refused(ProblemCode::NotFound);
}

#[tokio::test]
async fn a_meeting_that_is_not_over_has_no_report() {
    let world = World::start().await;
    let evening = Evening::called(&world).await;
    let new = NewReport::Meeting { meeting: evening.id };
    let at = OrgAt { org: BRANCH };
    world
        .call::<CreateReport>(Persona::Secretary, at, NONE, new)
        .await
        .refused(ProblemCode::WrongMeetingState);
}

#[tokio::test]
async fn a_stale_sending_is_refused() {
    let world = World::start().await;
    let report = Upward::of_closed_meeting(&world).await;
    let stale = shared::report::ReportChange { text: text(), rev: report.rev().await };
    report.change(Persona::Deputy, text()).await.ok();
    report.change(Persona::Deputy, ReportText::default()).await.ok();
    world.call::<SendReport>(Persona::Secretary, report.at(), NONE, stale).await.refused(ProblemCode::Stale);
}

#[tokio::test]
async fn a_report_begins_with_what_is_known_each_with_its_source() {
    let world = World::start().await;
    let report = Upward::of_closed_meeting(&world).await;
    let (by, evening) = (Persona::Secretary, Evening::at_id(&world, 1));
    let scribe = Scribe::of(&world, evening);
    scribe.write(by, minutes_text(), 0).await.ok();
    let present = scribe.view(by).await.base.present;
    scribe.record(by, 1, vote_text(present, 0), 0).await.ok();
    scribe.sign(by, 1).await.ok();
    let late = shared::assignment::AssignmentText {
        due_on: jiff::civil::date(2026, 11, 25),
        ..assignment_text(Persona::Fellow)
    };
    scribe.give(by, 1, late, 0).await.ok();
    scribe.resolve(by, resolution_text(), 0).await.ok();
    scribe.adopt(by, 1, 1).await.ok();
    scribe.score_as_proposed(by).await.ok();
    world.clock.pass(SignedDuration::from_hours(24));
    let seen = report.view(by).await;
    assert_json_snapshot!("what_is_known_of_a_meeting", seen.known);
    let filled = ReportText::of_known(&seen.known);
    // Nothing of it is stored until somebody keeps or sends it, and others are told nothing.
    assert!(seen.text.is_blank() && report.view(Persona::CommitteeMember).await.known.is_empty());
    report.send(by, filled.clone()).await.ok();
    let above = report.view(Persona::CommuneOfficer).await;
    assert_eq!((above.text, above.known.len()), (filled, 0));
}
