//! Corrections of profiles: proposed by the member, decided by whoever runs the branch or administers above.

use kit::{App, Call, Member, Result};
use shared::access::Action;
use shared::audit::{AuditAct, AuditDraft, LONGEST_REASON, check_reason};
use shared::problem::{Problem, ProblemCode};
use shared::profile::{
    Correction, CorrectionDecision, CorrectionState, CorrectionVerdict, DecideCorrection, ListCorrections,
    ListWaitingCorrections, ProfileValue, ProposeCorrection,
};
use shared::text::tidy;
use shared::time::local_date;
use store::{StoreError, Stored, StoredCorrection, StoredMember};

use crate::orgs;
use crate::reveal::load;

/// `propose_correction`.
pub async fn propose_correction(app: App, by: Member, call: Call<ProposeCorrection>) -> Result<Correction> {
    let (at, now) = (call.path, app.now());
    let member = load(&app, &by, at.member, Action::ProposeCorrection).await?;
    let value = ProfileValue::parse(at.field, &call.body.value, local_date(now))
        .map_err(|sentence| Problem::field("value", sentence))?;
    let note = check_note(&call.body.note)?;
    let before = app.store.find_correction(at.member, at.field).await?;
    if let Some(waiting) = before.as_ref().filter(|before| before.value.state == CorrectionState::Waiting) {
        return repeated(&app, &member.value, waiting, &value, &note);
    }
    if member.value.value_of(at.field, &app.store.seal)?.as_ref() == Some(&value) {
        let sentence = "Hồ sơ đã ghi đúng như vậy. Xin kiểm tra lại chỗ cần sửa.";
        return Err(Problem::field("value", sentence).into());
    }
    let correction = StoredCorrection::new(&member.value, &value, note, now, &app.store.seal);
    match app.store.propose_correction(&correction, before.as_ref(), now).await {
        Err(StoreError::Conflict) => return Err(ProblemCode::CorrectionWaiting.into()),
        other => other?,
    }
    let rev = before.map_or(1, |before| before.rev + 1);
    shown(&app, &member.value, &Stored { value: correction, rev })
}

/// The answer to a repeated proposal; another one for the same field must wait for the decision.
fn repeated(
    app: &App,
    member: &StoredMember,
    waiting: &Stored<StoredCorrection>,
    value: &ProfileValue,
    note: &str,
) -> Result<Correction> {
    match waiting.value.value(&app.store.seal)? == *value && waiting.value.note == note {
        true => shown(app, member, waiting),
        false => Err(ProblemCode::CorrectionWaiting.into()),
    }
}

/// A note may be empty; like a reason it holds no numbers of people.
fn check_note(note: &str) -> std::result::Result<String, Problem> {
    let note = tidy(note);
    if note.is_empty() {
        return Ok(note);
    }
    let sentence =
        format!("Xin ghi từ 5 đến {LONGEST_REASON} ký tự, không ghi số định danh, số thẻ, số điện thoại.");
    check_reason(&note).map_err(|_| Problem::field("note", sentence))
}

/// `list_corrections`.
pub async fn list_corrections(app: App, by: Member, call: Call<ListCorrections>) -> Result<Vec<Correction>> {
    let member = load(&app, &by, call.path.member, Action::ReadMember).await?;
    let corrections = app.store.corrections_of(call.path.member).await?;
    corrections.iter().map(|correction| shown(&app, &member.value, correction)).collect()
}

/// `list_waiting_corrections`.
pub async fn list_waiting_corrections(
    app: App,
    by: Member,
    call: Call<ListWaitingCorrections>,
) -> Result<Vec<Correction>> {
    let org = orgs::load(&app, &by, call.path.org, Action::DecideCorrection).await?.value;
    let waiting = app.store.corrections_waiting(org.id).await?;
    let ids: std::collections::BTreeSet<_> = waiting.iter().map(|stored| stored.value.member).collect();
    let members = app.store.find_members(&ids.into_iter().collect::<Vec<_>>()).await?;
    let mut list = Vec::with_capacity(waiting.len());
    for correction in &waiting {
        // Who has moved on meanwhile is the new branch's business.
        let is_here = |member: &&Stored<StoredMember>| {
            member.value.id == correction.value.member && member.value.branch == org.id
        };
        if let Some(member) = members.iter().find(is_here) {
            list.push(shown(&app, &member.value, correction)?);
        }
    }
    Ok(list)
}

/// `decide_correction`.
pub async fn decide_correction(app: App, by: Member, call: Call<DecideCorrection>) -> Result<Correction> {
    let at = call.path;
    let member = load(&app, &by, at.member, Action::DecideCorrection).await?;
    let CorrectionDecision { verdict, ref note, rev } = call.body;
    let note = check_note(note)?;
    if verdict == CorrectionVerdict::Refused && note.is_empty() {
        let sentence = "Xin ghi vì sao không sửa, để đồng chí ấy biết.";
        return Err(Problem::field("note", sentence).into());
    }
    let found = app.store.find_correction(at.member, at.field).await?.ok_or(ProblemCode::NotFound)?;
    if is_repeated(&found, verdict, &note, rev) {
        return shown(&app, &member.value, &found);
    }
    if found.rev != rev || found.value.state != CorrectionState::Waiting {
        return Err(ProblemCode::Stale.into());
    }
    let by_name = decider(&app, &by).await?;
    let mut decided = found;
    let seal = &app.store.seal;
    let act = AuditAct::CorrectionDecided {
        member: at.member,
        field: at.field,
        verdict,
        before: member.value.value_of(at.field, seal)?.map(|value| value.shown()),
        after: Some(decided.value.value(seal)?.shown()),
        note: note.clone(),
    };
    decided.value.state = CorrectionState::Decided { verdict, by_name, at: app.now(), note };
    let said = AuditDraft { org: member.value.branch, by: Some(by.id()), act };
    let member = match verdict {
        CorrectionVerdict::Accepted => accept(&app, member, &decided, said).await?,
        CorrectionVerdict::Refused => {
            app.store.refuse_correction(&decided, said, app.now()).await?;
            member
        }
    };
    shown(&app, &member.value, &Stored { rev: decided.rev + 1, ..decided })
}

/// Whether this decision was the last one made: the same request again, after its reply was lost on the way.
fn is_repeated(
    found: &Stored<StoredCorrection>,
    wanted: CorrectionVerdict,
    wanted_note: &str,
    rev: u32,
) -> bool {
    let CorrectionState::Decided { verdict, note, .. } = &found.value.state else { return false };
    rev.checked_add(1) == Some(found.rev) && *verdict == wanted && note == wanted_note
}

async fn decider(app: &App, by: &Member) -> Result<String> {
    let found = app.store.find_member(by.id()).await?.ok_or(ProblemCode::NotSignedIn)?;
    Ok(found.value.name.as_str().to_owned())
}

/// Writes the profile as proposed.
async fn accept(
    app: &App,
    mut member: Stored<StoredMember>,
    decided: &Stored<StoredCorrection>,
    said: AuditDraft,
) -> Result<Stored<StoredMember>> {
    let seal = &app.store.seal;
    let value = decided.value.value(seal)?;
    let former = member.value.identifiers(seal)?.citizen_id;
    if let ProfileValue::CitizenId(wanted) = &value {
        let holder = app.store.find_member_by_citizen_id(wanted).await?;
        if holder.is_some_and(|holder| holder != member.value.id) {
            return Err(ProblemCode::CitizenIdTaken.into());
        }
    }
    member.value.set_value(value, seal)?;
    app.store.accept_correction(decided, &member, &former, said, app.now()).await?;
    Ok(member)
}

/// A proposal as shown: identifiers masked.
fn shown(app: &App, member: &StoredMember, stored: &Stored<StoredCorrection>) -> Result<Correction> {
    let (correction, seal) = (&stored.value, &app.store.seal);
    Ok(Correction {
        member: correction.member,
        name: member.name.as_str().to_owned(),
        field: correction.field,
        before: member.value_of(correction.field, seal)?.map(|value| value.shown()),
        after: correction.value(seal)?.shown(),
        note: correction.note.clone(),
        asked_at: correction.asked_at,
        state: correction.state.clone(),
        rev: stored.rev,
    })
}
