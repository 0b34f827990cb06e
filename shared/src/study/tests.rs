use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;

use super::*;
use crate::document::Audience;
use crate::id::{CampaignId, MemberId, OrgId, QuestionId};
use crate::meeting::Stamp;
use crate::org::{Org, OrgKind, OrgPath};
use crate::problem::ProblemCode;

fn at(text: &str) -> Timestamp {
    text.parse().expect("the test writes a time")
}

fn opens() -> Timestamp {
    at("2026-11-20T01:00:00Z")
}

fn later(minutes: i64) -> Timestamp {
    opens() + SignedDuration::from_mins(minutes)
}

fn set(places: &[u8]) -> BTreeSet<u8> {
    places.iter().copied().collect()
}

fn multiple(choices: usize, right: &[u8]) -> Task {
    let choices = (0..choices).map(|n| format!("Phương án {n}")).collect();
    Task::Multiple { choices, right: set(right) }
}

fn question(n: u128, topic: &str, difficulty: Difficulty) -> Question {
    let choices = ["Một", "Hai", "Ba", "Bốn"].map(String::from).to_vec();
    let task = Task::Single { choices, right: u8::try_from(n % 4).expect("below 4") };
    let draft = QuestionDraft {
        text: format!("Câu hỏi số {n}?"),
        task,
        topic: topic.into(),
        difficulty,
        explanation: String::new(),
    };
    Question { id: QuestionId::from_parts(1, n), org: OrgId::from_parts(1, 1), draft, rev: 1 }
}

fn rule(topic: &str, difficulty: Option<Difficulty>, count: u8) -> DrawRule {
    DrawRule { topic: topic.into(), difficulty, count }
}

fn quiz(draws: Vec<DrawRule>) -> QuizPlan {
    QuizPlan {
        draws,
        pass_mark: 50,
        attempts: 2,
        counts: CountedAttempt::Best,
        minutes: Some(20),
        partial: PartialCredit::AllOrNothing,
        review: Review::AfterLast,
    }
}

fn campaign(quiz: QuizPlan) -> Campaign {
    let id = OrgId::from_parts(1, 1);
    let org = Org {
        id,
        kind: OrgKind::PartyCommittee,
        name: "Đảng ủy xã Đồng Sen".into(),
        path: OrgPath::root(id),
    };
    let plan = CampaignPlan {
        title: "Học tập Nghị quyết của Đảng ủy".into(),
        about: String::new(),
        audience: Audience::Everyone,
        opens_at: opens(),
        closes_at: later(600),
        modules: Vec::new(),
        quiz: Some(quiz),
        contests: Vec::new(),
    };
    Campaign::draft(CampaignId::from_parts(1, 1), &org, plan, stamp(opens()))
}

fn stamp(at: Timestamp) -> Stamp {
    Stamp { by: MemberId::from_parts(1, 1), name: "Lê Thị Hoa".into(), at }
}

#[test]
fn each_kind_is_marked_by_its_rule() {
    use PartialCredit::{AllOrNothing, Share};
    let chosen = |places: &[u8]| Some(Answer::Chosen(set(places)));
    let single = Task::Single { choices: vec!["A".into(), "B".into()], right: 1 };
    let cases = [
        (single.clone(), chosen(&[1]), AllOrNothing, WHOLE),
        (single.clone(), chosen(&[0, 1]), Share, 0),
        (single, None, Share, 0),
        (multiple(5, &[0, 2, 4]), chosen(&[0, 2, 4]), AllOrNothing, WHOLE),
        (multiple(5, &[0, 2, 4]), chosen(&[0, 2]), AllOrNothing, 0),
        (multiple(5, &[0, 2, 4]), chosen(&[0, 2]), Share, 666),
        (multiple(5, &[0, 2, 4]), chosen(&[0, 2, 3]), Share, 333),
        (multiple(5, &[0, 2, 4]), chosen(&[1, 3]), Share, 0),
        (multiple(5, &[0, 2, 4]), chosen(&[0, 1, 2, 3, 4]), Share, 333),
        (Task::TrueFalse { right: false }, Some(Answer::Said(false)), Share, WHOLE),
        (Task::TrueFalse { right: false }, Some(Answer::Said(true)), Share, 0),
        (Task::TrueFalse { right: false }, chosen(&[0]), Share, 0),
    ];
    for (task, answer, partial, worth) in cases {
        assert_eq!(credit(&task, answer.as_ref(), partial), worth, "{task:?} {answer:?} {partial:?}");
    }
}

#[test]
fn a_written_answer_is_heard_and_not_spelt() {
    for (written, accepted, is_same) in [
        ("Tự phê bình và phê bình", "tự phê bình và phê bình", true),
        ("  tu phe binh va  phe binh. ", "Tự phê bình và phê bình", true),
        ("hoà bình", "hòa bình", true),
        ("hoa bình", "hòa bình", false),
        ("hoá bình", "hòa bình", false),
        ("“Đồng Sen”", "Đồng Sen", true),
        ("12 tháng", "12 tháng", true),
        ("12", "12 tháng", false),
        ("", "", false),
        ("Hu\u{31b}\u{301}a", "hứa", true),
    ] {
        assert_eq!(same_answer(written, accepted), is_same, "{written} = {accepted}");
    }
}

#[test]
fn each_wrong_field_of_a_question_is_named() {
    let good = question(1, "Điều lệ", Difficulty::Easy).draft;
    assert!(good.clone().checked().is_ok());
    type Change = fn(&mut QuestionDraft);
    let cases: [(Change, &str); 8] = [
        (|it| it.text = "Gì?".into(), "text"),
        (|it| it.text = "Câu hỏi\nTỐI MẬT\n".repeat(2), "text"),
        (|it| it.topic = "x".repeat(61), "topic"),
        (|it| it.task = multiple(1, &[0]), "choices"),
        (|it| it.task = multiple(4, &[]), "right"),
        (|it| it.task = multiple(4, &[4]), "right"),
        (|it| it.task = Task::Single { choices: vec!["Hoà".into(), "hòa".into()], right: 0 }, "choices"),
        (|it| it.task = Task::ShortAnswer { accepted: Vec::new() }, "choices"),
    ];
    for (change, field) in cases {
        let mut it = good.clone();
        change(&mut it);
        let problem = it.clone().checked().expect_err(field);
        assert_eq!(problem.fields[0].field, field, "{it:?}");
    }
}

#[test]
fn each_wrong_field_of_a_plan_is_named() {
    type Change = fn(&mut CampaignPlan);
    let cases: [(Change, &str); 9] = [
        (|it| it.title = "Học".into(), "title"),
        (|it| it.closes_at = it.opens_at, "closes_at"),
        (|it| it.closes_at = later(367 * 24 * 60), "closes_at"),
        (|it| quiz_of(it).draws.clear(), "quiz.draws"),
        (|it| quiz_of(it).draws = vec![rule("", None, 61)], "quiz.draws"),
        (|it| quiz_of(it).pass_mark = 101, "quiz.pass_mark"),
        (|it| quiz_of(it).attempts = 6, "quiz.attempts"),
        (|it| quiz_of(it).minutes = Some(0), "quiz.minutes"),
        (
            |it| {
                let address = "http://thi.example/a".into();
                it.contests = vec![ContestLink { title: "Cuộc thi".into(), address }];
            },
            "contests.0.address",
        ),
    ];
    for (change, field) in cases {
        let mut plan = campaign(quiz(vec![rule("", None, 4)])).plan;
        change(&mut plan);
        let problem = plan.checked(opens()).expect_err(field);
        assert_eq!(problem.fields.iter().map(|it| it.field.as_str()).collect::<Vec<_>>(), [field]);
    }
}

fn quiz_of(plan: &mut CampaignPlan) -> &mut QuizPlan {
    plan.quiz.as_mut().expect("the plan has a quiz")
}

#[test]
fn a_campaign_is_drafted_opened_and_over() {
    use CampaignState::{Ahead, Draft, Over, Running};
    let mut it = campaign(quiz(vec![rule("", None, 4)]));
    assert_eq!(it.state(later(10)), Draft);
    assert_eq!(it.close(stamp(later(10))).unwrap_err().code, ProblemCode::WrongCampaignState);
    it.open(stamp(later(-10))).expect("there is a quiz");
    assert_eq!([-10, 0, 599, 600].map(|minute| it.state(later(minute))), [Ahead, Running, Running, Over]);
    let plan = it.plan.clone();
    assert_eq!(it.rewrite(plan, stamp(opens())).unwrap_err().code, ProblemCode::WrongCampaignState);
    it.close(stamp(later(100))).expect("it runs");
    assert_eq!(it.state(later(100)), Over);
    let mut late = campaign(quiz(vec![rule("", None, 4)]));
    assert_eq!(late.open(stamp(later(600))).unwrap_err().fields[0].field, "closes_at");
}

#[test]
fn an_attempt_has_its_minutes_and_waits_a_day_for_a_network() {
    let mut it = campaign(quiz(vec![rule("", None, 4)]));
    it.open(stamp(opens())).expect("there is a quiz");
    let rules = it.plan.quiz.clone().expect("there is a quiz");
    let clock = AttemptClock::of(&it, &rules, later(10));
    assert_eq!(clock.ends_at, later(30));
    assert_eq!(AttemptClock::of(&it, &rules, later(595)).ends_at, later(600), "never beyond the campaign");
    let day = 24 * 60;
    for (finished, now, takes) in [
        (29, 29, true),
        (31, 31, true),
        (32, 32, false),
        (30, 30 + day, true),
        (30, 31 + day, false),
        (11, 12, true),
    ] {
        let finished = clock.finished_at(later(finished), later(now));
        assert_eq!(clock.takes(finished, later(now)), takes, "{finished} {now}");
    }
    assert_eq!(clock.finished_at(later(5), later(20)), later(10), "nobody is done before beginning");
    assert_eq!(clock.finished_at(later(500), later(20)), later(20), "nor after now");
}

#[test]
fn right_answers_are_shown_when_they_may_be() {
    let with = |review| QuizPlan { review, ..quiz(Vec::new()) };
    for (review, made, is_over, shown) in [
        (Review::Points, 2, true, false),
        (Review::WhenOver, 2, false, false),
        (Review::WhenOver, 0, true, true),
        (Review::AfterLast, 1, false, false),
        (Review::AfterLast, 2, false, true),
    ] {
        assert_eq!(with(review).reveals(made, is_over), shown, "{review:?} {made} {is_over}");
    }
}

#[test]
fn the_best_attempt_counts_or_the_last() {
    let result =
        |number, points| AttemptResult { number, finished_at: opens(), points, passed: points >= 500 };
    let all = [result(1, 900), result(2, 400)];
    assert_eq!(counted(&all, CountedAttempt::Best).map(|it| it.number), Some(1));
    assert_eq!(counted(&all, CountedAttempt::Last).map(|it| it.number), Some(2));
    let best = UnitSum::of_member(&all, &[1], CountedAttempt::Best);
    assert_eq!((best.members, best.passed, best.attempts, best.bands), (1, 1, 2, [0, 0, 0, 1]));
    assert_eq!(best.joined, [0, 1]);
    let last = UnitSum::of_member(&all, &[], CountedAttempt::Last);
    assert_eq!((last.passed, last.bands), (0, [1, 0, 0, 0]));
    let sum: UnitSum = [&best, &last].into_iter().sum();
    assert_eq!((sum.members, sum.passed, sum.mean(), sum.joined.as_slice()), (2, 1, Some(65), &[0, 1][..]));
    assert_eq!([0, 499, 500, 700, 899, 900, 1000].map(band), [0, 0, 1, 2, 2, 3, 3]);
}

#[test]
fn a_pool_gives_each_draw_its_own_questions_or_says_what_is_missing() {
    let bank: Vec<_> = (0..40)
        .map(|n| {
            let topic = if n < 10 { "Điều lệ" } else { "Sinh hoạt" };
            question(n, topic, if n % 2 == 0 { Difficulty::Easy } else { Difficulty::Hard })
        })
        .collect();
    let draws = vec![rule("", None, 20), rule("Điều lệ", Some(Difficulty::Hard), 5)];
    let pooled = pool(&bank, &quiz(draws), CampaignId::from_parts(1, 1)).expect("there are enough");
    assert_eq!(pooled.iter().filter(|it| it.draw == 1).count(), 5, "the particular draw goes first");
    let distinct: BTreeSet<_> = pooled.iter().map(|it| it.id).collect();
    assert_eq!((pooled.len(), distinct.len()), (40, 40));
    let short = pool(&bank, &quiz(vec![rule("Điều lệ", None, 11)]), CampaignId::from_parts(1, 1));
    let problem = short.expect_err("there are ten");
    assert_eq!(problem.fields[0].field, "quiz.draws.0.count");
    assert!(problem.fields[0].sentence.contains("10 câu"), "{}", problem.fields[0].sentence);
}

proptest! {
    #[test]
    fn a_paper_is_drawn_the_same_again_and_asks_each_question_once(seed in any::<u64>(), count in 1u8..20) {
        let bank: Vec<_> = (0..30).map(|n| question(n, "", Difficulty::Easy)).collect();
        let rules = quiz(vec![rule("", None, count)]);
        let pooled = pool(&bank, &rules, CampaignId::from_parts(1, 1)).expect("there are enough");
        let paper = draw(&pooled, &rules, Seed(seed));
        prop_assert_eq!(&paper, &draw(&pooled, &rules, Seed(seed)));
        let distinct: BTreeSet<_> = paper.iter().map(|drawn| drawn.pooled.id).collect();
        prop_assert_eq!(distinct.len(), usize::from(count));
        for drawn in &paper {
            let worth = credit(&drawn.pooled.question.task, Some(&drawn.answer(&drawn.right())), rules.partial);
            prop_assert_eq!(worth, WHOLE, "what is shown as right is right");
            let Ask::Single(mut shown) = drawn.asked().ask else { panic!("a single choice") };
            shown.sort();
            prop_assert_eq!(shown, ["Ba", "Bốn", "Hai", "Một"]);
        }
    }

    #[test]
    fn no_answer_is_worth_more_than_its_question(
        right in prop::collection::btree_set(0u8..6, 1..6), chosen in prop::collection::btree_set(any::<u8>(), 0..8)
    ) {
        let choices = (0..6).map(|n| n.to_string()).collect();
        let task = Task::Multiple { choices, right: right.clone() };
        let answer = Answer::Chosen(chosen.clone());
        let strict = credit(&task, Some(&answer), PartialCredit::AllOrNothing);
        let share = credit(&task, Some(&answer), PartialCredit::Share);
        prop_assert!(strict <= share && share <= WHOLE);
        prop_assert_eq!(share == WHOLE, chosen == right);
    }
}

#[test]
fn papers_of_two_people_differ() {
    let bank: Vec<_> = (0..30).map(|n| question(n, "", Difficulty::Easy)).collect();
    let rules = quiz(vec![rule("", None, 10)]);
    let pooled = pool(&bank, &rules, CampaignId::from_parts(1, 1)).expect("there are enough");
    let papers: BTreeSet<Vec<_>> = (0..50)
        .map(|seed| draw(&pooled, &rules, Seed(seed)).iter().map(|drawn| drawn.pooled.id).collect())
        .collect();
    assert_eq!(papers.len(), 50);
}
