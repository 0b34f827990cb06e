//! Sends what was typed once the last question is answered, then opens the handbook.

use std::cell::RefCell;
use std::rc::Rc;

use shared::endpoint::Nothing;
use shared::rules::SignInRules;
use shared::session::{ActivateAccount, SignedIn};

use super::trouble::Progress;
use super::typed::{Step, Typed};
use crate::api::{Api, Failure};
use crate::form::Refusal;
use crate::session::Session;

/// What a press on the button led to.
pub enum Outcome {
    /// On to the next question.
    Next,
    /// The handbook is open.
    SignedIn,
}

/// Activates once, however often opening the handbook has to be tried: a code that was taken is gone, and nobody
/// shall be sent back to it because the profile did not come.
#[derive(Clone)]
pub struct Activating {
    /// The way to the functions.
    pub api: Api,
    /// What is begun at the end.
    pub session: Session,
    /// The reply that took the code, until the handbook is open.
    pub done: Rc<RefCell<Option<SignedIn>>>,
}

impl Activating {
    /// How far it got.
    pub fn progress(&self) -> Progress {
        if self.done.borrow().is_some() { Progress::Activated } else { Progress::Open }
    }

    /// Takes the answer of a step.
    pub async fn answer(self, step: Step, typed: Typed, rules: SignInRules) -> Result<Outcome, Refusal> {
        step.check(&typed, &rules)?;
        if step != Step::Password {
            self.done.replace(None);
            return Ok(Outcome::Next);
        }
        let before = self.done.borrow().clone();
        let signed_in = match before {
            Some(signed_in) => signed_in,
            None => {
                let reply = self.api.send::<ActivateAccount>(&Nothing {}, &typed.into()).await;
                reply.map_err(at_field)?
            }
        };
        self.done.replace(Some(signed_in.clone()));
        self.session.begin(signed_in).await?;
        Ok(Outcome::SignedIn)
    }
}

/// What the server says about a field is said at that field alone: a failure of the whole beside it would stay, and
/// take the focus, while the field is being mended.
fn at_field(failure: Failure) -> Refusal {
    let refusal = Refusal::from(failure);
    if refusal.fields.is_empty() { refusal } else { Refusal { failure: None, ..refusal } }
}

#[cfg(test)]
mod tests {
    use shared::problem::{FieldProblem, Problem, ProblemCode};

    use super::*;

    #[test]
    fn a_weak_password_is_said_once_and_never_takes_the_focus_while_a_better_one_is_typed() {
        let mut weak = Problem::from(ProblemCode::WeakPassword);
        weak.fields.push(FieldProblem::new("password", "Mật khẩu này quá dễ đoán."));
        let refusal = at_field(Failure::Problem(weak));
        assert_eq!((refusal.fields.len(), refusal.failure), (1, None));
        assert_eq!(at_field(Failure::Offline).failure, Some(Failure::Offline));
    }
}
