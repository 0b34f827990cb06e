//! Loading with the check that belongs to it: what one may not see is not found.

use std::sync::Arc;

use kit::{App, Member, Result};
use shared::access::{Action, Subject};
use shared::document::Audience;
use shared::id::{CampaignId, OrgId};
use shared::member::MemberClass;
use shared::org::Org;
use shared::problem::ProblemCode;
use shared::study::Campaign;
use shared::time::local_date;
use store::{Stored, WholeCampaign};

/// An organisation, for an act on it.
pub async fn org(app: &App, by: &Member, id: OrgId, action: Action) -> Result<Org> {
    let org = app.store.find_org(id).await?.ok_or(ProblemCode::NotFound)?.value;
    by.may(action, Subject::org(&org.path))?;
    Ok(org)
}

/// A campaign, for an act of those who hold it. Whoever does not may not know of a draft.
pub async fn to_write(app: &App, by: &Member, id: CampaignId) -> Result<Stored<Campaign>> {
    let campaign = app.store.find_campaign(id).await?.ok_or(ProblemCode::NotFound)?;
    let subject = Subject::org(&campaign.value.path);
    if !campaign.value.is_open && !by.can(Action::WriteCampaigns, subject) {
        return Err(ProblemCode::NotFound.into());
    }
    by.may(Action::WriteCampaigns, subject)?;
    Ok(campaign)
}

/// A campaign as this caller may have it before them, with whether they take part in it.
///
/// # Errors
/// [`ProblemCode::NotFound`] for whoever may not know of it.
pub async fn to_read(app: &App, by: &Member, id: CampaignId) -> Result<(Arc<WholeCampaign>, bool)> {
    let whole = app.store.campaign_at_work(id, app.now()).await?.ok_or(ProblemCode::NotFound)?;
    let campaign = &whole.campaign;
    let takes_part = campaign.is_open && takes_part(app, by, campaign).await?;
    let subject = Subject::org(&campaign.path);
    if by.can(Action::WriteCampaigns, subject) {
        return Ok((whole, takes_part));
    }
    if !campaign.is_open {
        return Err(ProblemCode::NotFound.into());
    }
    by.may(Action::ReadCampaigns, subject)?;
    if takes_part { Ok((whole, true)) } else { Err(ProblemCode::NotFound.into()) }
}

/// A campaign in which the caller takes part.
///
/// # Errors
/// [`ProblemCode::NotFound`] for whoever may not know of it, [`ProblemCode::Forbidden`] for whoever only holds it.
pub async fn to_take_part(app: &App, by: &Member, id: CampaignId) -> Result<Arc<WholeCampaign>> {
    let (whole, takes_part) = to_read(app, by, id).await?;
    if takes_part { Ok(whole) } else { Err(ProblemCode::Forbidden.into()) }
}

async fn takes_part(app: &App, by: &Member, campaign: &Campaign) -> Result<bool> {
    let asks = campaign.plan.audience.asks_class();
    let class = if asks { class_of(app, by).await? } else { None };
    Ok(is_for(by, campaign, class))
}

/// Whether a campaign is for the caller, who must belong to a branch below: that is where attempts are counted.
pub fn is_for(by: &Member, campaign: &Campaign, class: Option<MemberClass>) -> bool {
    let audience: Audience = campaign.plan.audience;
    campaign.path.covers(&by.actor.branch) && audience.includes(&campaign.path, &by.actor, class)
}

/// Official or probationary: the token does not say.
pub async fn class_of(app: &App, by: &Member) -> Result<Option<MemberClass>> {
    let me = app.store.find_member(by.id()).await?;
    Ok(me.map(|me| me.value.class(local_date(app.now()))))
}

/// The organisations from the one that holds a campaign to the caller's branch.
pub fn chain(by: &Member, campaign: &Campaign) -> Vec<OrgId> {
    let ids = by.actor.branch.ids();
    let from = ids.iter().position(|id| *id == campaign.org).unwrap_or(ids.len());
    ids[from..].to_vec()
}

/// The caller's branch.
///
/// # Errors
/// [`ProblemCode::Forbidden`] for whoever belongs to none.
pub fn branch(by: &Member) -> Result<OrgId> {
    by.actor.branch.org().ok_or_else(|| ProblemCode::Forbidden.into())
}
