//! What members have before them: the campaigns that are for them, and contests that others hold.

use jiff::SignedDuration;
use kit::{App, Call, Member, Result};
use shared::access::{Action, Subject};
use shared::problem::ProblemCode;
use shared::study::{
    Campaign, CampaignRights, CampaignState, CampaignView, FindCampaign, JoinContest, ListMyCampaigns,
    MyCampaign,
};
use store::ContestMark;

use crate::load;

/// Most campaigns in my list.
const MOST: usize = 15;

/// So long a campaign that is over stays in my list.
const SHOWN_AFTER: SignedDuration = SignedDuration::from_hours(180 * 24);

/// `list_my_campaigns`.
pub async fn list_my_campaigns(app: App, by: Member, _: Call<ListMyCampaigns>) -> Result<Vec<MyCampaign>> {
    let now = app.now();
    let mut all = app.store.newest_campaigns(by.actor.branch.ids(), now).await?;
    let asks_class = all.iter().any(|campaign| campaign.plan.audience.asks_class());
    let class = if asks_class { load::class_of(&app, &by).await? } else { None };
    let oldest = now.saturating_sub(SHOWN_AFTER).unwrap_or(now);
    all.retain(|campaign| campaign.ends_at() > oldest && load::is_for(&by, campaign, class));
    all.sort_by_key(|campaign| match campaign.state(now) {
        CampaignState::Running => (0, campaign.ends_at().as_second()),
        CampaignState::Draft | CampaignState::Ahead => (1, campaign.plan.opens_at.as_second()),
        CampaignState::Over => (2, -campaign.ends_at().as_second()),
    });
    all.truncate(MOST);
    let with_quiz = |campaign: &Campaign| Some((campaign.id, campaign.plan.quiz.as_ref()?.attempts));
    let asked: Vec<_> = all.iter().filter_map(with_quiz).collect();
    let made = app.store.attempts_in(&asked, load::branch(&by)?, by.id()).await?;
    let mine = |campaign: Campaign| MyCampaign {
        attempts: made.iter().filter(|it| it.campaign == campaign.id).map(|it| it.result).collect(),
        campaign: campaign.for_members(),
    };
    Ok(all.into_iter().map(mine).collect())
}

/// `find_campaign`.
pub async fn find_campaign(app: App, by: Member, call: Call<FindCampaign>) -> Result<CampaignView> {
    let id = call.path.campaign;
    let stored = app.store.find_campaign(id).await?.ok_or(ProblemCode::NotFound)?;
    // Those who hold it need the revision as it stands, and not as it was half a minute ago.
    if by.can(Action::WriteCampaigns, Subject::org(&stored.value.path)) {
        let campaign = Campaign { rev: stored.rev, ..stored.value };
        let class = load::class_of(&app, &by).await?;
        let take_part = campaign.is_open && load::is_for(&by, &campaign, class);
        return view(&app, &by, campaign, CampaignRights { write: true, take_part }).await;
    }
    let (whole, take_part) = load::to_read(&app, &by, id).await?;
    let campaign = whole.campaign.clone().for_members();
    view(&app, &by, campaign, CampaignRights { write: false, take_part }).await
}

async fn view(app: &App, by: &Member, campaign: Campaign, may: CampaignRights) -> Result<CampaignView> {
    let (mut attempts, mut joined) = (Vec::new(), Vec::new());
    if may.take_part {
        let branch = load::branch(by)?;
        if campaign.plan.quiz.is_some() {
            let made = app.store.attempts_of(campaign.id, branch, by.id()).await?;
            attempts.extend(made.into_iter().map(|attempt| attempt.result));
        }
        if !campaign.plan.contests.is_empty() {
            joined = app.store.contests_of(campaign.id, branch, by.id()).await?;
        }
    }
    Ok(CampaignView { campaign, attempts, joined, now: app.now(), may })
}

/// `join_contest`.
pub async fn join_contest(app: App, by: Member, call: Call<JoinContest>) -> Result<CampaignView> {
    let whole = load::to_take_part(&app, &by, call.path.campaign).await?;
    let campaign = whole.campaign.clone();
    if usize::from(call.path.contest) >= campaign.plan.contests.len() {
        return Err(ProblemCode::NotFound.into());
    }
    if campaign.state(app.now()) != CampaignState::Running {
        return Err(ProblemCode::WrongCampaignState.into());
    }
    let mark = ContestMark {
        campaign: campaign.id,
        chain: load::chain(&by, &campaign),
        member: by.id(),
        contest: call.path.contest,
        at: app.now(),
    };
    app.store.create_contest_mark(&mark, app.now()).await?;
    let write = by.can(Action::WriteCampaigns, Subject::org(&campaign.path));
    view(&app, &by, campaign.for_members(), CampaignRights { write, take_part: true }).await
}
