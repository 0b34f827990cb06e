//! A campaign, asked for twice.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use shared::meeting::AtRevision;
use shared::org::OrgAt;
use shared::study::{
    CampaignChange, ChangeCampaign, ChangeQuestion, CloseCampaign, ContestAt, CreateCampaign, CreateQuestion,
    ImportFormat, ImportQuestions, JoinContest, NewCampaign, NewQuestion, OpenCampaign,
    PreviewQuestionImport, QuestionAt, QuestionChange, QuestionFile, QuestionImport, QuestionSearch,
    RemoveCampaign, RemoveQuestion, SearchQuestions, StartAttempt, SubmitAttempt,
};
use tests::country::COMMUNE;
use tests::study::{campaign_id, campaign_plan, question, question_id};
use tests::{Course, NONE, Persona};

use super::repeats::Repeats;

/// From the bank to the end of a campaign.
pub async fn twice(repeats: &mut Repeats<'_>) {
    let (officer, commune, world) = (Persona::CommuneOfficer, OrgAt { org: COMMUNE }, repeats.world);
    bank(repeats).await;
    let course = Course::of_commune(world, 1);
    course.fill_bank().await;
    let plan = campaign_plan(world.clock.now());
    for number in [1, 2] {
        let new = NewCampaign { id: campaign_id(number), plan: plan.clone() };
        repeats.twice::<CreateCampaign>(officer, commune, new).await;
    }
    let dropped = Course::of_commune(world, 2).at();
    repeats.twice::<RemoveCampaign>(officer, dropped, AtRevision { rev: 1 }).await;
    let mut plan = plan;
    plan.about = "Xin làm bài trước tối Chủ nhật.".into();
    repeats.twice::<ChangeCampaign>(officer, course.at(), CampaignChange { plan, rev: 1 }).await;
    repeats.twice::<OpenCampaign>(officer, course.at(), AtRevision { rev: 2 }).await;
    let started = repeats.twice::<StartAttempt>(Persona::Member, course.at(), NONE).await;
    repeats.twice::<SubmitAttempt>(Persona::Member, course.at(), course.answers(&started, 3)).await;
    let at = ContestAt { campaign: campaign_id(1), contest: 0 };
    repeats.twice::<JoinContest>(Persona::Member, at, NONE).await;
    repeats.twice::<CloseCampaign>(officer, course.at(), AtRevision { rev: 3 }).await;
}

async fn bank(repeats: &mut Repeats<'_>) {
    let (officer, commune) = (Persona::CommuneOfficer, OrgAt { org: COMMUNE });
    let new = NewQuestion { id: question_id(9), draft: question(9) };
    repeats.twice::<CreateQuestion>(officer, commune, new).await;
    let at = QuestionAt { org: COMMUNE, question: question_id(9) };
    repeats.twice::<ChangeQuestion>(officer, at, QuestionChange { draft: question(10), rev: 1 }).await;
    repeats.twice::<SearchQuestions>(officer, commune, QuestionSearch::default()).await;
    repeats.twice::<RemoveQuestion>(officer, at, AtRevision { rev: 2 }).await;
    let base64 = STANDARD.encode("Ai triệu tập sinh hoạt chi bộ? {=Chi ủy ~Tổ đảng}\n");
    let file = QuestionFile { format: ImportFormat::Gift, base64 };
    let shown = repeats.twice::<PreviewQuestionImport>(officer, commune, file.clone()).await;
    let import = QuestionImport { file, fingerprint: shown.fingerprint };
    repeats.twice::<ImportQuestions>(officer, commune, import).await;
}
