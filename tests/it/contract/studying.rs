//! The part of the ledger's story in which a commune studies.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use shared::meeting::AtRevision;
use shared::org::OrgAt;
use shared::study::{
    AttemptAt, CampaignChange, CampaignQuery, ChangeCampaign, ChangeQuestion, ContestAt, CountQuestions,
    CreateQuestion, ExportQuestions, ExportStudyResults, FindQuestionStatistics, ImportFormat,
    ImportQuestions, JoinContest, ListCampaigns, ListMyCampaigns, NewQuestion, PreviewQuestionImport,
    QuestionAt, QuestionChange, QuestionFile, QuestionImport, QuestionSearch, RemoveCampaign, RemoveQuestion,
    ResultsAt, ReviewAttempt, SearchQuestions,
};
use tests::country::{BRANCH, COMMUNE};
use tests::study::{campaign_id, campaign_plan, question, question_id};
use tests::{Course, NONE, Persona, World};

use super::ledger::Ledger;

/// A campaign from its questions to its results.
pub(super) async fn story(world: &World, ledger: &mut Ledger) {
    bank(world, ledger).await;
    let (officer, commune) = (Persona::CommuneOfficer, OrgAt { org: COMMUNE });
    let (course, dropped) = (Course::of_commune(world, 1), Course::of_commune(world, 2));
    course.fill_bank().await;
    let plan = campaign_plan(world.clock.now());
    ledger.note(&course.create(plan.clone()).await);
    dropped.create(plan.clone()).await.ok();
    let order = AtRevision { rev: 1 };
    ledger.note(&world.call::<RemoveCampaign>(officer, dropped.at(), NONE, order).await);
    let change = CampaignChange { plan, rev: 1 };
    ledger.note(&world.call::<ChangeCampaign>(officer, course.at(), NONE, change).await);
    let drafts = CampaignQuery { drafts: Some(true), after: None };
    ledger.note(&world.call::<ListCampaigns>(officer, commune, drafts, NONE).await);
    world.call::<ListCampaigns>(officer, commune, CampaignQuery::default(), NONE).await.ok();
    ledger.note(&course.open().await);
    attempt(world, &course, ledger).await;
    world.follow_changes().await;
    ledger.note(&course.results(Persona::Secretary, BRANCH).await);
    course.results(officer, COMMUNE).await.ok();
    let at = ResultsAt { campaign: campaign_id(1), org: COMMUNE };
    ledger.note(&world.call::<ExportStudyResults>(officer, at, NONE, NONE).await);
    ledger.note(&world.call::<FindQuestionStatistics>(officer, at, NONE, NONE).await);
    ledger.note(&course.close().await);
}

async fn bank(world: &World, ledger: &mut Ledger) {
    let (officer, commune) = (Persona::CommuneOfficer, OrgAt { org: COMMUNE });
    let new = NewQuestion { id: question_id(9), draft: question(9) };
    ledger.note(&world.call::<CreateQuestion>(officer, commune, NONE, new).await);
    let at = QuestionAt { org: COMMUNE, question: question_id(9) };
    let change = QuestionChange { draft: question(10), rev: 1 };
    ledger.note(&world.call::<ChangeQuestion>(officer, at, NONE, change).await);
    let search = QuestionSearch::default();
    ledger.note(&world.call::<SearchQuestions>(officer, commune, NONE, search).await);
    ledger.note(&world.call::<CountQuestions>(officer, commune, NONE, NONE).await);
    ledger.note(&world.call::<ExportQuestions>(officer, commune, NONE, NONE).await);
    ledger.note(&world.call::<RemoveQuestion>(officer, at, NONE, AtRevision { rev: 2 }).await);
    let base64 = STANDARD.encode("Ai triệu tập sinh hoạt chi bộ? {=Chi ủy ~Tổ đảng}\n");
    let file = QuestionFile { format: ImportFormat::Gift, base64 };
    let shown = world.call::<PreviewQuestionImport>(officer, commune, NONE, file.clone()).await;
    let fingerprint = ledger.note(&shown).fingerprint;
    let import = QuestionImport { file, fingerprint };
    ledger.note(&world.call::<ImportQuestions>(officer, commune, NONE, import).await);
}

async fn attempt(world: &World, course: &Course<'_>, ledger: &mut Ledger) {
    let member = Persona::Member;
    ledger.note(&world.call::<ListMyCampaigns>(member, NONE, NONE, NONE).await);
    ledger.note(&course.find(member).await);
    let started = course.start(member).await;
    let paper = ledger.note(&started);
    let submitted = course.submit(member, course.answers(&paper, 3)).await;
    ledger.note(&submitted);
    let cost = started.raw.cost.write_units + submitted.raw.cost.write_units;
    assert!(cost <= 1.0, "an attempt writes {cost} units");
    let at = AttemptAt { campaign: campaign_id(1), number: 1 };
    ledger.note(&world.call::<ReviewAttempt>(member, at, NONE, NONE).await);
    let at = ContestAt { campaign: campaign_id(1), contest: 0 };
    ledger.note(&world.call::<JoinContest>(member, at, NONE, NONE).await);
}
