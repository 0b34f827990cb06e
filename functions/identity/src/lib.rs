//! Identity: activation, sign-in, sessions. The only context with the signing key and the table of secrets.

mod account;
mod activation;
mod codes;
mod device;
mod health;
mod limits;
mod password;
mod refresh;
mod registration;
mod session;
mod sign_in;

use kit::Routes;
use shared::registration as asking;
use shared::session as contract;

pub use password::hash;

/// The routes of this context.
pub fn routes() -> Routes {
    Routes::new()
        .text(shared::openapi::PATH, "application/json", shared::openapi::TEXT)
        .on(shared::health::CheckHealth, health::check_health)
        .on(contract::ActivateAccount, activation::activate_account)
        .on(contract::SignIn, sign_in::sign_in)
        .on(contract::RefreshSession, refresh::refresh_session)
        .on(contract::SignOut, refresh::sign_out)
        .on(contract::ListSessions, session::list_sessions)
        .on(contract::EndSession, session::end_session)
        .on(contract::IssueActivationCodes, codes::issue_activation_codes)
        .on(asking::ListOrgChoices, registration::list_org_choices)
        .on(asking::CreateRegistration, registration::create_registration)
        .on(asking::FindRegistration, registration::find_registration)
        .on(asking::ListRegistrations, registration::list_registrations)
        .on(asking::ApproveRegistrations, registration::approve_registrations)
        .on(asking::RefuseRegistration, registration::refuse_registration)
        .on(asking::RefuseRegistrations, registration::refuse_registrations)
        .on(asking::PassRegistration, registration::pass_registration)
        .on(asking::ChangeAccount, account::change_account)
}
