//! One-time activation codes: eight characters that cannot be misread, stored as a keyed hash.

use kit::{App, Call, Member, Result};
use shared::access::{Action, Subject};
use shared::grant::RoleGrant;
use shared::id::MemberId;
use shared::member::AccountState;
use shared::org::{Org, OrgPath};
use shared::problem::ProblemCode;
use shared::rules::sign_in_rules;
use shared::session::{ActivationSlip, CodeOrder, IssueActivationCodes};
use shared::time::local_date;
use store::{Stored, StoredCode, StoredMember};

/// Crockford's base 32: no I, L, O, U.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// `issue_activation_codes`.
pub async fn issue_activation_codes(
    app: App,
    by: Member,
    call: Call<IssueActivationCodes>,
) -> Result<Vec<ActivationSlip>> {
    let org = app.store.find_org(call.path.org).await?.ok_or(ProblemCode::NotFound)?.value;
    by.may(Action::IssueActivationCodes, Subject::org(&org.path))?;
    let roster = app.store.roster(org.id).await?;
    let chosen = within_reach(&app, &by, &org, choose(roster, &call.body)?, &call.body).await?;
    let now = app.now();
    let expires_at = now.saturating_add(sign_in_rules(local_date(now)).code_life).unwrap_or(now);
    let slips: Vec<_> = chosen
        .into_iter()
        .map(|stored| ActivationSlip {
            member: stored.value.id,
            name: stored.value.name.as_str().to_owned(),
            code: new_code(app.random()),
            expires_at,
        })
        .collect();
    let codes = slips.iter().map(|slip| StoredCode {
        member: slip.member,
        hash: hash(&app, slip.member, &slip.code),
        expires_at,
    });
    app.store.put_codes(&codes.collect::<Vec<_>>(), now).await?;
    Ok(slips)
}

/// The members who are to get a slip: those named, or everyone who has no account yet.
fn choose(roster: Vec<Stored<StoredMember>>, order: &CodeOrder) -> Result<Vec<Stored<StoredMember>>> {
    let belongs = roster.into_iter().filter(|stored| stored.value.standing.belongs());
    if order.members.is_empty() {
        return Ok(belongs.filter(|stored| stored.value.account == AccountState::NotActivated).collect());
    }
    let chosen: Vec<_> = belongs.filter(|stored| order.members.contains(&stored.value.id)).collect();
    match chosen.len() == order.members.len() {
        true => Ok(chosen),
        false => Err(ProblemCode::NotFound.into()),
    }
}

/// Whether a member's rights are not above the caller's: whoever sets the password of an administrator could take over
/// their rights, and whoever locks their account could stop them.
pub async fn is_within_reach(
    app: &App,
    by: &Member,
    branch: &OrgPath,
    member: &StoredMember,
) -> Result<bool> {
    let grants = app.store.grants_of(member.id).await?;
    let is_of_branch = |grant: &RoleGrant| grant.role.leads_branch() && grant.path == *branch;
    let is_below = |grant: &RoleGrant| by.can(Action::Grant(grant.role), Subject::org(&grant.path));
    Ok(grants.iter().all(|grant| is_of_branch(grant) || is_below(grant)))
}

/// Those within reach: a code sets the password. For everyone, others are left out; named ones are refused.
async fn within_reach(
    app: &App,
    by: &Member,
    org: &Org,
    chosen: Vec<Stored<StoredMember>>,
    order: &CodeOrder,
) -> Result<Vec<Stored<StoredMember>>> {
    let mut within = Vec::with_capacity(chosen.len());
    for member in chosen {
        if is_within_reach(app, by, &org.path, &member.value).await? {
            within.push(member);
        } else if !order.members.is_empty() {
            return Err(ProblemCode::Forbidden.into());
        }
    }
    Ok(within)
}

/// Keyed hash of a code as typed, bound to the member; spaces, dashes, case and look-alikes do not matter.
pub fn hash(app: &App, member: MemberId, typed: &str) -> String {
    let plain = format!("{member} {}", normalise(typed));
    let hash = app.store.seal.keyed_hash("activation code", &plain);
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn normalise(typed: &str) -> String {
    let letters = typed.chars().filter(char::is_ascii_alphanumeric).take(32);
    letters
        .map(|letter| match letter.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        })
        .collect()
}

/// Forty random bits as `K7QM-2XRA`.
fn new_code(random: [u8; 5]) -> String {
    let bits = random.iter().fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
    let letter = |index: u64| char::from(ALPHABET[usize::try_from(bits >> (index * 5) & 31).unwrap_or(0)]);
    let letters: String = (0..8).rev().map(letter).collect();
    format!("{}-{}", &letters[..4], &letters[4..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_two_groups_of_letters_that_cannot_be_misread() {
        assert_eq!(new_code([0; 5]), "0000-0000");
        assert_eq!(new_code([255; 5]), "ZZZZ-ZZZZ");
        assert_eq!(new_code([0, 0, 0, 0, 1]), "0000-0001");
    }

    #[test]
    fn what_people_type_is_read_kindly() {
        for typed in ["k7qm-2xra", "K7QM 2XRA", " k7qm2xra "] {
            assert_eq!(normalise(typed), "K7QM2XRA");
        }
        assert_eq!(normalise("oilO"), "0110");
    }
}
