//! What a campaign came to, as seen from an organisation: a branch from its own partition, whatever is above from the
//! sums that `jobs` keeps.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use kit::{App, Call, Failure, Member, Result};
use shared::access::{Action, Subject};
use shared::org::Org;
use shared::problem::ProblemCode;
use shared::statistics::SheetFile;
use shared::study::{
    Campaign, CountedAttempt, ExportStudyResults, FindStudyResults, MemberResult, ResultsAt, StudyResults,
    UnitResult, UnitSum,
};
use shared::time::local_date;
use store::BranchStudy;
use store::key::Freshness;

use crate::sheet;

/// `find_study_results`.
pub async fn find_study_results(app: App, by: Member, call: Call<FindStudyResults>) -> Result<StudyResults> {
    results(&app, &by, call.path).await
}

/// `export_study_results`.
pub async fn export_study_results(app: App, by: Member, call: Call<ExportStudyResults>) -> Result<SheetFile> {
    let results = results(&app, &by, call.path).await?;
    let bytes = sheet::workbook(&results, local_date(app.now()));
    let bytes = bytes.map_err(|error| Failure::Internal(error.to_string()))?;
    Ok(SheetFile { file_name: "ket-qua-hoc-tap.xlsx".into(), base64: STANDARD.encode(bytes) })
}

/// The campaign and the organisation from which it is looked at.
pub async fn seen_from(app: &App, by: &Member, at: ResultsAt) -> Result<(Campaign, Org)> {
    let campaign = app.store.campaign_at_work(at.campaign, app.now()).await?.ok_or(ProblemCode::NotFound)?;
    let campaign = campaign.campaign.clone();
    let org = app.store.find_org(at.org).await?.ok_or(ProblemCode::NotFound)?.value;
    if !campaign.is_open || !campaign.path.covers(&org.path) {
        return Err(ProblemCode::NotFound.into());
    }
    by.may(Action::CountStudyResults, Subject::org(&org.path))?;
    Ok((campaign, org))
}

/// Which attempt of several counts; the same for a campaign without a quiz, where it does not matter.
pub fn rule(campaign: &Campaign) -> CountedAttempt {
    campaign.plan.quiz.as_ref().map(|quiz| quiz.counts).unwrap_or_default()
}

async fn results(app: &App, by: &Member, at: ResultsAt) -> Result<StudyResults> {
    let (campaign, org) = seen_from(app, by, at).await?;
    let may_name = org.kind.has_members() && by.can(Action::NameStudyResults, Subject::org(&org.path));
    let (sum, below, names) = match org.kind.has_members() {
        true => {
            let study = app.store.branch_study(campaign.id, org.id, Freshness::Recent).await?;
            let sum = study.sum(rule(&campaign));
            let names = if may_name { Some(named(app, &org, study).await?) } else { None };
            (sum, Vec::new(), names)
        }
        false => {
            let below = below(app, &campaign, &org).await?;
            (below.iter().map(|unit| &unit.sum).sum(), below, None)
        }
    };
    let members = app.store.find_counts(org.id).await?.members;
    Ok(StudyResults {
        campaign: campaign.id,
        title: campaign.plan.title,
        contests: campaign.plan.contests.into_iter().map(|contest| contest.title).collect(),
        counts: campaign.plan.quiz.map(|quiz| quiz.counts),
        own: UnitResult { org, members, sum },
        below,
        names,
    })
}

/// Those directly below, by name.
async fn below(app: &App, campaign: &Campaign, org: &Org) -> Result<Vec<UnitResult>> {
    let orgs = app.store.all_orgs_below(org.id).await?;
    let sums = app.store.find_study_sums(campaign.id, org.id).await?;
    let ids: Vec<_> = orgs.iter().map(|org| org.id).collect();
    let members = app.store.find_member_totals(&ids).await?;
    let unit = |org: Org| UnitResult {
        members: members.get(&org.id).copied().unwrap_or(0),
        sum: sums.get(&org.id).cloned().unwrap_or_else(UnitSum::default),
        org,
    };
    Ok(orgs.into_iter().map(unit).collect())
}

/// The members of a branch by given name, and whoever took part and has moved away since is left out.
async fn named(app: &App, org: &Org, mut study: BranchStudy) -> Result<Vec<MemberResult>> {
    let mut roster = app.store.roster(org.id).await?;
    roster.retain(|member| member.value.standing.belongs());
    let result = |member: store::Stored<store::StoredMember>| {
        let done = study.0.remove(&member.value.id).unwrap_or_default();
        MemberResult {
            member: member.value.id,
            name: member.value.name.as_str().to_owned(),
            attempts: done.results(),
            joined: done.joined,
        }
    };
    Ok(roster.into_iter().map(result).collect())
}
