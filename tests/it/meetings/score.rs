//! The self-score of a meeting: proposed, confirmed, carried upward with the report.

use insta::assert_json_snapshot;
use jiff::SignedDuration;
use shared::attendance::{CheckIn, Verdict};
use shared::meeting::{MeetingKind, MeetingPlan};
use shared::meeting_score::{Criterion, MeetingGrade, ScoreLine};
use shared::org::OrgAt;
use shared::party_form::resolution_form;
use shared::problem::ProblemCode;
use shared::report::{ReportAt, ReportFigures, ReportState};
use shared::statistics::{
    ExportTreeStatistics, FindBranchStatistics, FindTreeStatistics, PeriodQuery, YearQuery,
};
use tests::country::{BRANCH, COMMUNE, PROVINCE};
use tests::{
    Evening, NONE, Persona, Scribe, World, assignment_text, local, minutes_text, plan, resolution_text,
    score_lines, vote_text,
};

use crate::reports::{Upward, text};

/// The evening of [`plan`], held with these exceptions and followed by everything that comes of it.
async fn held<'w>(
    world: &'w World,
    number: u128,
    plan: MeetingPlan,
    but: &[(Persona, CheckIn)],
) -> Scribe<'w> {
    let scribe = Scribe::of(world, Evening::held_by(world, Persona::Secretary, number, plan, but).await);
    world.follow_changes().await;
    scribe
}

fn points(lines: &[ScoreLine]) -> Vec<u8> {
    lines.iter().map(|line| line.points).collect()
}

#[tokio::test]
async fn what_is_known_is_proposed_with_its_reason_and_confirmed_once() {
    let world = World::start().await;
    let scribe = held(&world, 1, plan(), &[]).await;
    let by = Persona::Secretary;
    let before = scribe.find_score(by).await;
    assert_json_snapshot!("proposed_for_a_meeting", before.shown());
    // Minutes and resolution come, and with them the points for closing.
    scribe.write(Persona::CommitteeMember, minutes_text(), 0).await.ok();
    let present = scribe.view(by).await.base.present;
    scribe.record(by, 1, vote_text(present, 0), 0).await.ok();
    scribe.sign(by, 1).await.ok();
    scribe.resolve(by, resolution_text(), 0).await.ok();
    scribe.adopt(by, 1, 1).await.ok();
    let view = scribe.score_view(by).await;
    let lines = score_lines(&view);
    assert_eq!(points(&lines), [5, 5, 6, 36, 4, 30, 5]);
    // Who departs from a proposal says why.
    let mut changed = lines.clone();
    changed[0].points = 3;
    let refused = scribe.score(by, changed.clone(), 0).await.refused(ProblemCode::Invalid);
    assert_eq!(refused.fields[0].field, "lines.0.remark");
    changed[0].remark = "Bắt đầu muộn vì mưa.".into();
    let score = scribe.score(by, changed, 0).await.ok();
    assert_eq!((score.points(), score.short().grade, score.rev), (89, MeetingGrade::Fair, 1));
    scribe.score(by, lines.clone(), 0).await.refused(ProblemCode::Stale);
    let score = scribe.score(Persona::Deputy, lines, 1).await.ok();
    assert_eq!((score.points(), score.short().grade, score.rev), (91, MeetingGrade::Good, 2));
    // The branch reads it, also in part IV of its resolution; strangers find nothing.
    let seen = scribe.score_view(Persona::Member).await;
    assert!(seen.proposals.is_empty() && !seen.may.score);
    assert_eq!(seen.score.map(|score| score.points()), Some(91));
    // What part IV names stays as it was first confirmed; the page says that the sheet is another today.
    let resolution = scribe.resolution(Persona::Member).await;
    assert_eq!(resolution.score.map(|score| score.points()), Some(89));
    assert_eq!(resolution.score_since.map(|score| score.points), Some(91));
    scribe.score(Persona::Member, Vec::new(), 2).await.refused(ProblemCode::Forbidden);
    scribe.find_score(Persona::SiblingSecretary).await.refused(ProblemCode::NotFound);
}

#[tokio::test]
async fn part_four_of_an_adopted_resolution_stays_as_it_was_adopted() {
    let world = World::start().await;
    let scribe = held(&world, 1, plan(), &[]).await;
    let by = Persona::Secretary;
    let named = async || {
        let view = scribe.resolution(by).await;
        (view.score.map(|score| score.points()), view.score_since.map(|score| score.points))
    };
    scribe.write(Persona::CommitteeMember, minutes_text(), 0).await.ok();
    let present = scribe.view(by).await.base.present;
    scribe.record(by, 1, vote_text(present, 0), 0).await.ok();
    scribe.resolve(by, resolution_text(), 0).await.ok();
    // Until the adoption part IV goes by the sheet.
    let mut lines = score_lines(&scribe.score_view(by).await);
    let first: u8 = scribe.score(by, lines.clone(), 0).await.ok().points();
    lines[3].points -= 1;
    scribe.score(by, lines.clone(), 1).await.ok();
    assert_eq!(named().await, (Some(first - 1), None));
    scribe.adopt(by, 1, 1).await.ok();
    let paper = async || resolution_form(&scribe.resolution(by).await).unwrap().lines();
    let adopted = paper().await;
    lines[3].points -= 1;
    lines[6].remark = "Nghị quyết ban hành sau khi chấm.".into();
    scribe.score(by, lines.clone(), 2).await.ok();
    assert_eq!(named().await, (Some(first - 1), Some(first - 2)));
    assert_eq!(paper().await, adopted, "the paper is the same");
    // The same points again, with other remarks: nothing to tell.
    lines[3].points += 1;
    scribe.score(by, lines, 3).await.ok();
    assert_eq!(named().await, (Some(first - 1), None));
}

#[tokio::test]
async fn a_sheet_goes_with_its_report_and_is_open_again_when_that_comes_back() {
    let world = World::start().await;
    let scribe = held(&world, 1, plan(), &[]).await;
    let by = Persona::Secretary;
    let upward = Upward { world: &world, id: shared::id::ReportId::of_meeting(scribe.evening.id) };
    scribe.score_as_proposed(by).await.ok();
    upward.send(by, text()).await.ok();
    let lines = score_lines(&scribe.score_view(by).await);
    let mut better = lines.clone();
    better[3].points = 40;
    scribe.score(by, better.clone(), 1).await.refused(ProblemCode::WrongReportState);
    let sent = upward.view(Persona::CommuneOfficer).await.report.figures;
    let Some(ReportFigures::Meeting { score: Some(score), .. }) = sent else { panic!("{sent:?}") };
    upward.give_back(Persona::CommuneOfficer, "Xin chấm lại mục tiến hành.").await.ok();
    assert_eq!(scribe.score_view(by).await.report, Some(ReportState::Returned));
    let changed = scribe.score(by, better, 1).await.ok();
    assert_eq!(changed.points(), score.points + 4);
    // Those above read what was sent until it is sent again.
    let figures = upward.view(Persona::CommuneOfficer).await.report.figures;
    let Some(ReportFigures::Meeting { score: Some(still), .. }) = figures else { panic!("{figures:?}") };
    assert_eq!(still, score);
    upward.send(by, text()).await.ok();
    let figures = upward.view(Persona::CommuneOfficer).await.report.figures;
    let Some(ReportFigures::Meeting { score: Some(again), .. }) = figures else { panic!("{figures:?}") };
    assert_eq!(again.points, score.points + 4);
    assert_eq!(upward.at(), ReportAt { report: upward.id });
}

#[tokio::test]
async fn scores_and_minutes_in_time_climb_the_tree() {
    let world = World::start().await;
    let by = Persona::Secretary;
    let first = held(&world, 1, MeetingPlan { starts_at: local("2026-11-18T19:30"), ..plan() }, &[]).await;
    let one = first.score_as_proposed(by).await.ok();
    first.write(by, minutes_text(), 0).await.ok();
    first.sign(by, 1).await.ok();
    let second = held(&world, 2, plan(), &[(Persona::Fellow, CheckIn::Absent)]).await;
    let two = second.score_as_proposed(by).await.ok();
    second.write(by, minutes_text(), 0).await.ok();
    world.clock.pass(SignedDuration::from_hours(24 * 4));
    second.sign(by, 1).await.ok();
    world.follow_changes().await;
    let sum = u32::from(one.points()) + u32::from(two.points());
    for (who, org) in [(Persona::CommuneOfficer, COMMUNE), (Persona::ProvinceAdmin, PROVINCE)] {
        let query = PeriodQuery { period: "2026-11".parse().ok() };
        let found = world.call::<FindTreeStatistics>(who, OrgAt { org }, query, NONE).await.ok();
        let after = found.sum.after;
        assert_eq!((after.scored(), after.points), (2, sum), "{org}");
        assert_eq!((after.minutes_in_time, after.minutes_late), (1, 1), "{org}");
        assert!(found.below.iter().any(|below| below.sum.after == after), "{org}");
    }
    let year = YearQuery { year: Some(2026) };
    let branch = world.call::<FindBranchStatistics>(by, OrgAt { org: BRANCH }, year, NONE).await.ok();
    let scores: Vec<_> = branch.months[0].meetings.iter().map(|meeting| meeting.score).collect();
    assert_eq!(scores, [Some(one.short()), Some(two.short())]);
    let query = PeriodQuery { period: "2026-11".parse().ok() };
    let at = OrgAt { org: COMMUNE };
    let file = world.call::<ExportTreeStatistics>(Persona::CommuneOfficer, at, query, NONE).await.ok();
    let strings = crate::reports::sheet_part(&file, "xl/sharedStrings.xml");
    assert!(strings.contains("Biên bản đúng hạn") && strings.contains("Điểm bình quân"), "{strings}");
    let sheet = crate::reports::sheet_part(&file, "xl/worksheets/sheet1.xml");
    // Line 7 is the sum; K and L are the minutes in time and late, R is the average score.
    let average = f64::from(sum) / 2.0;
    for cell in ["r=\"K7\" s=\"1\"><v>1</v>", "r=\"L7\" s=\"1\"><v>1</v>"] {
        assert!(sheet.contains(cell), "{cell}: {sheet}");
    }
    assert!(sheet.contains(&format!("<v>{average}</v>")), "{average}: {sheet}");
}

#[tokio::test]
async fn who_is_excused_again_and_again_and_what_was_not_done_costs_points() {
    let world = World::start().await;
    let by = Persona::Secretary;
    let mut given = None;
    for (number, day) in [(1, "2026-08-25"), (2, "2026-09-25"), (3, "2026-10-25"), (4, "2026-11-25")] {
        let starts_at = local(&format!("{day}T19:30"));
        world.clock.set(starts_at - SignedDuration::from_hours(48));
        let evening = Evening::drafted_by(&world, by, number, MeetingPlan { starts_at, ..plan() }).await;
        evening.call().await.ok();
        evening.report(Persona::Fellow, Persona::Fellow).await.ok();
        evening.decide(by, Persona::Fellow, Verdict::Approved).await.ok();
        world.clock.set(starts_at);
        evening.open().await.ok();
        evening.mark_all_but(&[(Persona::Fellow, CheckIn::Absent)]).await.ok();
        world.clock.pass(SignedDuration::from_mins(60));
        evening.close().await.ok();
        let scribe = Scribe::of(&world, evening);
        if number == 3 {
            for (task, due) in [(1, "2026-11-20"), (2, "2026-12-20")] {
                let text = shared::assignment::AssignmentText {
                    due_on: due.parse().unwrap(),
                    ..assignment_text(Persona::Member)
                };
                scribe.give(by, task, text, 0).await.ok();
            }
        }
        given = Some(scribe);
    }
    let view = given.unwrap().score_view(by).await;
    let of = |criterion: Criterion| view.proposals[criterion as usize].clone();
    assert_eq!(of(Criterion::Time).points, Some(2), "sixty minutes are too short");
    let attendance = of(Criterion::Attendance);
    assert!(attendance.reason.contains("vắng có phép quá 3 kỳ liền: Đặng Thị Lụa"), "{attendance:?}");
    let last = of(Criterion::LastResolution);
    assert_eq!((last.points, last.reason.as_str()), (Some(0), "Hoàn thành 0/1 nhiệm vụ đến hạn."));
    let third = Scribe::of(&world, Evening::at_id(&world, 3)).score_view(by).await;
    assert!(third.proposals[1].reason.contains("không ai vắng có phép quá 3 kỳ liền"));
}

#[tokio::test]
async fn only_a_meeting_of_the_branch_that_is_over_is_scored() {
    let world = World::start().await;
    let by = Persona::Secretary;
    let called = Scribe::of(&world, Evening::called(&world).await);
    let view = called.score_view(by).await;
    assert!(view.proposals.is_empty() && view.score.is_none());
    called.score(by, Vec::new(), 0).await.refused(ProblemCode::WrongMeetingState);
    let committee = MeetingPlan { kind: MeetingKind::BranchCommittee, ..plan() };
    let scribe = held(&world, 2, committee, &[]).await;
    scribe.score(by, Vec::new(), 0).await.refused(ProblemCode::WrongMeetingState);
    scribe.find_score(Persona::Member).await.refused(ProblemCode::NotFound);
}
