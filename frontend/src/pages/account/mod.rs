//! Signing in, activating, my own things.

mod activate;
mod me;
mod register;
mod sign_in;

pub use activate::Activate;
pub use me::MePage;
pub use register::{FindBranch, Register};
pub use sign_in::SignIn;

use shared::person::CitizenId;

use crate::api::Failure;
use crate::form::FormView;

/// Splits off the failure of the whole, which these pages explain in their own words; mistakes at fields stay.
fn split(mut view: FormView) -> (FormView, Option<Failure>) {
    let failure = view.refusal.failure.take();
    (view, failure)
}

/// What is wrong with a citizen id as typed, before the server is asked.
fn citizen_id_mistake(typed: &str) -> Option<String> {
    match typed.trim() {
        "" => Some("Xin nhập số định danh, 12 số trên thẻ căn cước.".into()),
        typed => typed.parse::<CitizenId>().err().map(|problem| problem.to_string()),
    }
}

/// The number under which the operator finds the request, where only the operator can help.
fn request_id(failure: &Failure) -> Option<String> {
    let id = failure.request_id().filter(|_| failure.is_worth_retrying())?;
    Some(format!("Mã yêu cầu: {id}"))
}
