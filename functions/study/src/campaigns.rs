//! Planning, opening and ending campaigns, for those who hold them.

use kit::{App, Call, Member, Result};
use shared::access::Action;
use shared::endpoint::{Nothing, Page};
use shared::problem::{Problem, ProblemCode};
use shared::study::{
    Campaign, ChangeCampaign, CloseCampaign, CreateCampaign, ListCampaigns, OpenCampaign, PooledQuestion,
    RemoveCampaign, pool,
};
use store::{StoreError, Stored};

use crate::load;

/// Most bytes of all questions that a campaign draws from, as JSON: what one transaction takes without trouble.
const MOST_POOL_BYTES: usize = 1 << 20;

/// `list_campaigns`.
pub async fn list_campaigns(app: App, by: Member, call: Call<ListCampaigns>) -> Result<Page<Campaign>> {
    let org = load::org(&app, &by, call.path.org, Action::WriteCampaigns).await?;
    let is_open = call.query.drafts != Some(true);
    Ok(app.store.list_campaigns(org.id, is_open, call.query.after.as_ref()).await?)
}

/// `create_campaign`.
pub async fn create_campaign(app: App, by: Member, call: Call<CreateCampaign>) -> Result<Campaign> {
    let org = load::org(&app, &by, call.path.org, Action::WriteCampaigns).await?;
    let plan = call.body.plan.checked(app.now())?;
    let campaign = Campaign::draft(call.body.id, &org, plan, by.stamp(&app).await?);
    match app.store.create_campaign(&campaign, app.now()).await {
        Ok(()) => Ok(shown(Stored { rev: 1, value: campaign })),
        Err(StoreError::Conflict) => {
            let there = app.store.find_campaign(campaign.id).await?.ok_or(ProblemCode::IdTaken)?;
            if there.value.org == org.id { Ok(shown(there)) } else { Err(ProblemCode::IdTaken.into()) }
        }
        Err(error) => Err(error.into()),
    }
}

/// `change_campaign`.
pub async fn change_campaign(app: App, by: Member, call: Call<ChangeCampaign>) -> Result<Campaign> {
    let mut stored = load::to_write(&app, &by, call.path.campaign).await?;
    let plan = call.body.plan.checked(app.now())?;
    if is_repeated(&stored, call.body.rev, |it| !it.is_open && it.plan == plan) {
        return Ok(shown(stored));
    }
    kit::check_rev(&stored, call.body.rev)?;
    stored.value.rewrite(plan, by.stamp(&app).await?)?;
    save(&app, stored).await
}

/// `remove_campaign`.
pub async fn remove_campaign(app: App, by: Member, call: Call<RemoveCampaign>) -> Result<Nothing> {
    let stored = load::to_write(&app, &by, call.path.campaign).await?;
    if stored.value.is_open {
        return Err(ProblemCode::WrongCampaignState.into());
    }
    kit::check_rev(&stored, call.body.rev)?;
    app.store.remove_campaign(&stored).await?;
    Ok(Nothing {})
}

/// `open_campaign`.
pub async fn open_campaign(app: App, by: Member, call: Call<OpenCampaign>) -> Result<Campaign> {
    let mut stored = load::to_write(&app, &by, call.path.campaign).await?;
    if is_repeated(&stored, call.body.rev, |it| it.is_open && it.closed_at.is_none()) {
        return Ok(shown(stored));
    }
    kit::check_rev(&stored, call.body.rev)?;
    stored.value.open(by.stamp(&app).await?)?;
    let pool = frozen(&app, &stored.value).await?;
    app.store.open_campaign(&stored, pool, app.now()).await?;
    stored.rev += 1;
    Ok(shown(stored))
}

/// The questions that a campaign will draw from, as they stand in the bank now.
async fn frozen(app: &App, campaign: &Campaign) -> Result<Vec<PooledQuestion>> {
    let Some(quiz) = &campaign.plan.quiz else { return Ok(Vec::new()) };
    let pool = pool(&app.store.all_questions(campaign.org).await?, quiz, campaign.id)?;
    let bytes = serde_json::to_vec(&pool).map_err(|error| kit::Failure::Internal(error.to_string()))?.len();
    if bytes > MOST_POOL_BYTES {
        let sentence = "Các câu hỏi của đề quá dài. Xin giảm số câu mỗi nhóm hoặc chọn chủ đề hẹp hơn.";
        return Err(Problem::field("quiz.draws", sentence).into());
    }
    Ok(pool)
}

/// `close_campaign`.
pub async fn close_campaign(app: App, by: Member, call: Call<CloseCampaign>) -> Result<Campaign> {
    let mut stored = load::to_write(&app, &by, call.path.campaign).await?;
    if is_repeated(&stored, call.body.rev, |it| it.closed_at.is_some()) {
        return Ok(shown(stored));
    }
    kit::check_rev(&stored, call.body.rev)?;
    stored.value.close(by.stamp(&app).await?)?;
    save(&app, stored).await
}

async fn save(app: &App, mut stored: Stored<Campaign>) -> Result<Campaign> {
    app.store.change_campaign(&stored, app.now()).await?;
    stored.rev += 1;
    Ok(shown(stored))
}

/// Whether the change that the caller asks for on `rev` was the last one made: the same request again, after its reply
/// was lost on the way.
fn is_repeated(stored: &Stored<Campaign>, rev: u32, done: impl FnOnce(&Campaign) -> bool) -> bool {
    rev.checked_add(1) == Some(stored.rev) && done(&stored.value)
}

fn shown(stored: Stored<Campaign>) -> Campaign {
    Campaign { rev: stored.rev, ..stored.value }
}
