//! Requests for an account.

use jiff::Timestamp;
use shared::id::{OrgId, RegistrationId};
use shared::registration::RegistrationState;

use super::{Index, Key, Keys, Partition, Range, correction, key, partition, sortable};

/// A registration.
pub fn registration(id: RegistrationId) -> Key {
    key(format!("REG#{id}"), "META")
}

/// All keys of a registration. One that waits stands under the moment until which it does, one that is over under the
/// moment at which it was sent.
pub fn registration_keys(id: RegistrationId, org: OrgId, state: RegistrationState, at: Timestamp) -> Keys {
    let place = format!("{}{}#{id}", state_prefix(state), sortable(at));
    Keys::from(registration(id)).gsi2(requests_pk(org), place)
}

/// The registrations that wait with an organisation now, whose time ends first before the others.
pub fn registrations_waiting(org: OrgId, now: Timestamp) -> Partition {
    let prefix = state_prefix(RegistrationState::Pending);
    let range = Range::Between(format!("{prefix}{}", sortable(now)), format!("{prefix}~"));
    partition(Index::Gsi2, requests_pk(org), range)
}

/// What waits with an organisation: proposals to correct a profile, then registrations, with those whose time is over
/// and that have not been cleared away. The two stand side by side among the states.
pub fn requests_waiting(org: OrgId) -> Partition {
    let pending = format!("{}~", state_prefix(RegistrationState::Pending));
    partition(Index::Gsi2, requests_pk(org), Range::Between(correction::WAITING.into(), pending))
}

/// The registrations that ended so with an organisation, by time.
pub fn registrations_over(org: OrgId, state: RegistrationState) -> Partition {
    partition(Index::Gsi2, requests_pk(org), Range::Prefix(state_prefix(state)))
}

/// The password that an applicant chose, in the table of secrets.
pub fn chosen_password(id: RegistrationId) -> Key {
    key(format!("REG#{id}"), "PASSWORD")
}

/// Where the requests of an organisation lie.
pub(super) fn requests_pk(org: OrgId) -> String {
    format!("RGO#{org}")
}

fn state_prefix(state: RegistrationState) -> String {
    let state = match state {
        RegistrationState::Pending => "pending",
        RegistrationState::Approved => "approved",
        RegistrationState::Refused => "refused",
    };
    format!("{state}#")
}
