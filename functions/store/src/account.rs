//! The account of a member as stored. What people are shown says more ([`AccountState`]): it follows from this, from the
//! standing and from requests for an account, so that no change of these has to be written twice.

use serde::{Deserialize, Serialize};
use shared::member::{AccountState, Standing};

/// What is kept of an account.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StoredAccount {
    /// No password yet.
    #[default]
    NotActivated,
    /// Has set a password.
    Activated,
    /// Locked; opens again without a new password.
    Locked,
}

impl StoredAccount {
    /// What is shown for a member of that standing, as far as no request for an account matters.
    pub const fn shown(self, standing: Standing) -> AccountState {
        match self {
            _ if !standing.belongs() => AccountState::Closed,
            Self::NotActivated => AccountState::PreRegistered,
            Self::Activated => AccountState::Active,
            Self::Locked => AccountState::Locked,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_left_has_a_closed_account_whatever_is_kept_of_it() {
        use StoredAccount::{Activated, Locked, NotActivated};
        for standing in Standing::ALL {
            let shown = [NotActivated, Activated, Locked].map(|account| account.shown(standing));
            let open = [AccountState::PreRegistered, AccountState::Active, AccountState::Locked];
            let expected = if standing.belongs() { open } else { [AccountState::Closed; 3] };
            assert_eq!(shown, expected, "{standing:?}");
        }
    }

    #[test]
    fn what_was_stored_before_states_had_these_names_is_read() {
        for (text, account) in [
            ("\"not_activated\"", StoredAccount::NotActivated),
            ("\"activated\"", StoredAccount::Activated),
            ("\"locked\"", StoredAccount::Locked),
        ] {
            assert_eq!(serde_json::from_str::<StoredAccount>(text).unwrap(), account);
        }
    }
}
