//! Requests for an account.

use jiff::Timestamp;
use shared::id::{OrgId, RegistrationId};
use shared::registration::RegistrationState;

use super::{Index, Key, Keys, Partition, Range, key, partition, sortable};

/// A registration.
pub fn registration(id: RegistrationId) -> Key {
    key(format!("REG#{id}"), "META")
}

/// All keys of a registration.
pub fn registration_keys(
    id: RegistrationId,
    org: OrgId,
    state: RegistrationState,
    created_at: Timestamp,
) -> Keys {
    let place = format!("{}{}#{id}", state_prefix(state), sortable(created_at));
    Keys::from(registration(id)).gsi2(format!("RGO#{org}"), place)
}

/// The registrations that lie with an organisation in one state, by time.
pub fn registrations(org: OrgId, state: RegistrationState) -> Partition {
    partition(Index::Gsi2, format!("RGO#{org}"), Range::Prefix(state_prefix(state)))
}

/// The password that an applicant chose, in the table of secrets.
pub fn chosen_password(id: RegistrationId) -> Key {
    key(format!("REG#{id}"), "PASSWORD")
}

fn state_prefix(state: RegistrationState) -> String {
    let state = match state {
        RegistrationState::Pending => "pending",
        RegistrationState::Approved => "approved",
        RegistrationState::Refused => "refused",
    };
    format!("{state}#")
}
