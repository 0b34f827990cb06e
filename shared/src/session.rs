//! Sign-in: activation by a one-time code, password, sessions.

use jiff::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::endpoint::Nothing;
use crate::endpoints;
use crate::id::{MemberId, SessionId};
use crate::org::OrgAt;

/// Joins the citizen id with the one-time code and sets the password.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Activation {
    /// Số định danh, 12 digits; spaces are allowed.
    pub citizen_id: String,
    /// The code of the slip, as read; spaces, dashes and case do not matter.
    pub code: String,
    /// The new password, see [`crate::rules::SignInRules`].
    pub password: String,
}

/// Signs in with citizen id and password.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SignInAttempt {
    /// Số định danh, 12 digits; spaces are allowed.
    pub citizen_id: String,
    /// The password.
    pub password: String,
}

/// The reply to signing in and to refreshing. The refresh token travels in a cookie, never here.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SignedIn {
    /// Bearer token for the next minutes; kept in memory only.
    pub access_token: String,
    /// When it ends.
    pub expires_at: Timestamp,
    /// Who signed in.
    pub member: MemberId,
    /// This session.
    pub session: SessionId,
    /// The roles held, as the token says them.
    pub roles: Vec<crate::grant::HeldRole>,
    /// The member's branch in the tree.
    pub branch: crate::org::OrgPath,
    /// The branch that hosts them while they are away.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub host: Option<crate::org::OrgPath>,
}

/// A device on which the member is signed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Session {
    /// Its id.
    pub id: SessionId,
    /// `Chrome trên Android`, from the browser's own words.
    pub device: String,
    /// Signed in at.
    pub created_at: Timestamp,
    /// Last refreshed at.
    pub last_used_at: Timestamp,
    /// Whether it is the one that asks.
    pub current: bool,
}

/// Names a session in a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SessionAt {
    /// The session.
    pub session: SessionId,
}

/// For whom to issue activation codes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CodeOrder {
    /// The members; empty for everyone of the branch whose account is not activated.
    pub members: Vec<MemberId>,
}

/// A slip to print and hand over: shown once, stored only as a hash.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ActivationSlip {
    /// For whom.
    pub member: MemberId,
    /// The name to print.
    pub name: String,
    /// The code in groups: `K7QM-2XRA`.
    pub code: String,
    /// Valid until.
    pub expires_at: Timestamp,
}

endpoints! {
    /// Sets the first password with a one-time code and signs in. A new code also replaces a forgotten password.
    ActivateAccount = "activate_account": Post "/api/activations" by Anyone { body: Activation, reply: SignedIn }
    /// Signs in.
    SignIn = "sign_in": Post "/api/sessions" by Anyone { body: SignInAttempt, reply: SignedIn }
    /// Exchanges the cookie for a fresh access token and the next cookie.
    RefreshSession = "refresh_session": Post "/api/refresh" by CookieHolder { reply: SignedIn }
    /// Signs out on this device; works with an ended session too.
    SignOut = "sign_out": Post "/api/sign-out" by CookieHolder { reply: Nothing }
    /// The devices on which I am signed in.
    ListSessions = "list_sessions": Get "/api/sessions" by Member { reply: Vec<Session> }
    /// Ends one of my sessions.
    EndSession = "end_session": Delete "/api/sessions/{session}" by Member { path: SessionAt, reply: Nothing }
    /// Issues one-time codes for members of a branch; an older code of the same member ends.
    IssueActivationCodes = "issue_activation_codes": Post "/api/orgs/{org}/activation-codes" by Member {
        path: OrgAt, body: CodeOrder, reply: Vec<ActivationSlip>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cookie_never_travels_in_the_reply() {
        let json = serde_json::to_string(&SignedIn {
            access_token: "a".into(),
            expires_at: Timestamp::UNIX_EPOCH,
            member: MemberId::from_parts(1, 1),
            session: SessionId::from_parts(1, 1),
            roles: vec![],
            branch: crate::org::OrgPath::root(crate::id::OrgId::from_parts(1, 1)),
            host: None,
        })
        .unwrap();
        assert!(!json.contains("refresh"));
    }
}
