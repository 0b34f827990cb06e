//! What moves with a member: the branch, a lock that was set from above, and what the member has proposed.

use kit::{App, Member, Result};
use shared::audit::{AuditAct, AuditDraft};
use shared::id::OrgId;
use shared::org::OrgPath;
use shared::profile::{CorrectionState, CorrectionVerdict};
use store::{Stored, StoredCorrection, StoredMember};

/// What a member is told whose proposals end with the membership.
const ENDED: &str = "Đồng chí không còn sinh hoạt ở chi bộ nên đề nghị này được khép lại.";

/// Makes somebody a member of another branch. A lock that is kept above the new branch bears the name of that committee.
pub async fn move_to(app: &App, member: &mut StoredMember, chain: &[OrgId]) -> Result<()> {
    let above = OrgPath::from_chain(chain).parent().filter(|_| member.lock.is_some());
    let name = match above {
        Some(above) => app.store.find_org(above).await?.map(|org| org.value.name).unwrap_or_default(),
        None => String::new(),
    };
    member.move_to(chain, &name);
    Ok(())
}

/// What the member, changed already, has proposed and nobody decided: the branch where they belong now decides it; with
/// the membership it ends, and the log says so.
pub async fn corrections(
    app: &App,
    by: &Member,
    member: &StoredMember,
) -> Result<(Vec<Stored<StoredCorrection>>, Vec<AuditDraft>)> {
    let mut waiting = app.store.corrections_of(member.id).await?;
    waiting.retain(|correction| correction.value.state == CorrectionState::Waiting);
    let mut said = Vec::new();
    if waiting.is_empty() {
        return Ok((waiting, said));
    }
    let by_name = by.stamp(app).await?.name;
    for correction in &mut waiting {
        correction.value.branch = member.branch;
        if !member.standing.belongs() {
            said.push(said_of_end(app, by, member, &correction.value)?);
            correction.value.state = CorrectionState::Decided {
                verdict: CorrectionVerdict::Refused,
                by_name: by_name.clone(),
                at: app.now(),
                note: ENDED.to_owned(),
            };
        }
    }
    Ok((waiting, said))
}

/// What the log of the branch says of a proposal that ended with the membership.
fn said_of_end(
    app: &App,
    by: &Member,
    member: &StoredMember,
    correction: &StoredCorrection,
) -> Result<AuditDraft> {
    let (field, seal) = (correction.field, &app.store.seal);
    let act = AuditAct::CorrectionDecided {
        member: member.id,
        field,
        verdict: CorrectionVerdict::Refused,
        before: member.value_of(field, seal)?.map(|value| value.shown()),
        after: Some(correction.value(seal)?.shown()),
        note: ENDED.to_owned(),
    };
    Ok(AuditDraft { org: member.branch, by: Some(by.id()), act })
}
