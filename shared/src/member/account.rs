//! The states of an account: `pre_registered → pending → active ↔ locked`, `rejected`, `closed`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::org::OrgPath;
use crate::registration::RegistrationState;

/// Where the account of a member of the roster stands.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum AccountState {
    /// On the roster, without a password and without a request for one.
    #[default]
    #[serde(alias = "not_activated")]
    PreRegistered,
    /// Has asked for an account; nobody has decided.
    Pending,
    /// Has set a password.
    #[serde(alias = "activated")]
    Active,
    /// Closed for the time being; opens again without a new password.
    Locked,
    /// Has asked for an account and was refused; may ask again.
    Rejected,
    /// Membership has ended, and the account with it.
    Closed,
}

impl AccountState {
    /// Every state.
    pub const ALL: [Self; 6] =
        [Self::PreRegistered, Self::Pending, Self::Active, Self::Locked, Self::Rejected, Self::Closed];

    /// Vietnamese name.
    pub const fn label(self) -> &'static str {
        match self {
            Self::PreRegistered => "Chưa kích hoạt",
            Self::Pending => "Chờ duyệt",
            Self::Active => "Đang dùng",
            Self::Locked => "Đang khóa",
            Self::Rejected => "Đơn bị từ chối",
            Self::Closed => "Đã đóng",
        }
    }

    /// Whether there is no password yet, whatever was asked for.
    pub const fn lacks_password(self) -> bool {
        matches!(self, Self::PreRegistered | Self::Pending | Self::Rejected)
    }

    /// The state with the last request of the member: a request matters until there is a password.
    #[must_use]
    pub const fn asked(self, request: RegistrationState) -> Self {
        match (self, request) {
            (Self::PreRegistered, RegistrationState::Pending) => Self::Pending,
            (Self::PreRegistered, RegistrationState::Refused) => Self::Rejected,
            (other, _) => other,
        }
    }
}

/// By whom an account was locked: only the same level or a higher one opens it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AccountLock {
    /// The organisation in whose right it was locked.
    pub level: OrgPath,
    /// Its name at that time.
    pub name: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_matters_until_there_is_a_password() {
        use AccountState::{Active, Closed, Locked, Pending, PreRegistered, Rejected};
        for (state, request, shown) in [
            (PreRegistered, RegistrationState::Pending, Pending),
            (PreRegistered, RegistrationState::Refused, Rejected),
            (PreRegistered, RegistrationState::Approved, PreRegistered),
            (Active, RegistrationState::Pending, Active),
            (Locked, RegistrationState::Refused, Locked),
            (Closed, RegistrationState::Pending, Closed),
        ] {
            assert_eq!(state.asked(request), shown, "{state:?} {request:?}");
        }
    }

    #[test]
    fn names_from_before_are_read() {
        for (text, state) in
            [("\"not_activated\"", AccountState::PreRegistered), ("\"activated\"", AccountState::Active)]
        {
            assert_eq!(serde_json::from_str::<AccountState>(text).unwrap(), state);
        }
    }
}
