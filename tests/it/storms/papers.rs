//! Papers and opinions before a meeting, each step asked for twice.

use shared::opinion::{OpinionText, WithdrawOpinion, WriteOpinion};
use shared::paper::{AddPaper, HandInPaper, RemovePaper};
use shared::year_plan::{WriteYearPlan, YearPlanAt, YearPlanChange};
use tests::country::BRANCH;
use tests::{Evening, NONE, Persona, new_paper, pdf};

use super::repeats::Repeats;

pub async fn papers(repeats: &mut Repeats<'_>) {
    let (by, world) = (Persona::Secretary, repeats.world);
    let evening = Evening::at_id(world, 1);
    let bytes = pdf("Du thao");
    let new = new_paper(1, "Dự thảo.pdf", &bytes, None);
    let upload = repeats.twice::<AddPaper>(by, evening.at(), new).await;
    world.put_file(&upload.place.unwrap(), bytes).await;
    repeats.twice::<HandInPaper>(by, evening.paper_at(1), NONE).await;
    world.run_jobs().await;
    repeats.twice::<RemovePaper>(by, evening.paper_at(1), NONE).await;
}

pub async fn opinions(repeats: &mut Repeats<'_>) {
    let (by, at) = (Persona::Member, Evening::at_id(repeats.world, 1).entry_at(Persona::Member));
    let text = OpinionText { about: None, text: "Đề nghị làm đường thôn.".into(), rev: 0 };
    repeats.twice::<WriteOpinion>(by, at, text).await;
    repeats.twice::<WithdrawOpinion>(by, at, NONE).await;
    let change = YearPlanChange { rows: Vec::new(), rev: 0 };
    let at = YearPlanAt { org: BRANCH, year: 2026 };
    repeats.twice::<WriteYearPlan>(Persona::Secretary, at, change).await;
}
