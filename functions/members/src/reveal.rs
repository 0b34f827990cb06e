//! Shows an identifier in full: to those who may, with a reason, slowly, and never without the log.

use jiff::SignedDuration;
use kit::{App, Call, Member, Result};
use shared::access::{Action, Subject};
use shared::audit::{AuditAct, AuditDraft, check_reason};
use shared::id::MemberId;
use shared::org::OrgPath;
use shared::problem::{Problem, ProblemCode};
use shared::profile::{Identifier, RevealIdentifier, RevealOrder, Revealed, RevealedValue};
use shared::time::format_time;
use store::{RateLimit, Stored, StoredMember, Taken};

/// How many identifiers one person may look at: enough for a secretary's evening, too slow for a roster.
const PER_PERSON: RateLimit = RateLimit { what: "reveal", burst: 20, refill: SignedDuration::from_mins(3) };

/// `reveal_identifier`.
pub async fn reveal_identifier(app: App, by: Member, call: Call<RevealIdentifier>) -> Result<Revealed> {
    let member = load(&app, &by, call.path.member, Action::RevealIdentifier).await?;
    let RevealOrder { identifier, value, reason } = call.body;
    let reason = match by.id() == member.value.id {
        true => String::new(),
        false => check_reason(&reason).map_err(|problem| Problem::invalid(vec![problem]))?,
    };
    slow_down(&app, &by).await?;
    let digits = digits(&app, &member.value, identifier, value).await?;
    let act = AuditAct::IdentifierRevealed { member: member.value.id, identifier, reason };
    let said = AuditDraft { org: member.value.branch, by: Some(by.id()), act };
    app.store.write_logged(&[], &[said], app.now()).await?;
    Ok(Revealed { digits })
}

/// A member, for an act on their profile.
pub async fn load(app: &App, by: &Member, id: MemberId, action: Action) -> Result<Stored<StoredMember>> {
    let member = app.store.find_member(id).await?.ok_or(ProblemCode::NotFound)?;
    let path = OrgPath::from_chain(&member.value.chain);
    by.may(action, Subject::member(&path, member.value.id))?;
    Ok(member)
}

async fn digits(
    app: &App,
    member: &StoredMember,
    identifier: Identifier,
    value: RevealedValue,
) -> Result<Option<String>> {
    let (field, seal) = (identifier.field(), &app.store.seal);
    let value = match value {
        RevealedValue::Present => member.value_of(field, seal)?,
        RevealedValue::Proposed => match app.store.find_correction(member.id, field).await? {
            Some(correction) => Some(correction.value.value(seal)?),
            None => return Err(ProblemCode::NotFound.into()),
        },
    };
    Ok(value.map(|value| value.reveal()))
}

async fn slow_down(app: &App, by: &Member) -> Result<()> {
    match app.store.take_token(PER_PERSON, &by.id().to_string(), app.now()).await? {
        Taken::Yes => Ok(()),
        Taken::NextAt(at) => {
            let at = format_time(at.saturating_add(SignedDuration::from_secs(59)).unwrap_or(at));
            let sentence =
                format!("Đồng chí đã xem nhiều số trong thời gian ngắn. Xin chờ đến {at} rồi xem tiếp.");
            Err(Problem::with(ProblemCode::TooManyRequests, sentence).into())
        }
    }
}
