//! At which organisations somebody looks after what comes in, and after what of it.

use crate::access::{Action, Actor, Subject, may};
use crate::org::OrgPath;

/// What somebody looks after at one organisation, by the policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Desk {
    /// The organisation.
    pub path: OrgPath,
    /// Requests for an account.
    pub registrations: bool,
    /// Proposals to correct a profile.
    pub corrections: bool,
    /// Members on their way.
    pub transfers: bool,
    /// What members have to say.
    pub feedback: bool,
}

impl Desk {
    /// The desks of somebody: one for each organisation in which they hold a role. What lies with an organisation below
    /// is looked after there.
    pub fn all_of(actor: &Actor) -> Vec<Self> {
        let mut paths: Vec<&OrgPath> = actor.roles.iter().map(|held| &held.path).collect();
        paths.sort_by_key(|path| path.ids());
        paths.dedup();
        paths.into_iter().map(|path| Self::of(actor, path)).filter(Self::has_work).collect()
    }

    fn of(actor: &Actor, path: &OrgPath) -> Self {
        let can = |action| may(actor, action, Subject::org(path)).is_allowed();
        Self {
            path: path.clone(),
            registrations: can(Action::DecideRegistrations),
            corrections: can(Action::DecideCorrection),
            transfers: actor.staffs(path),
            feedback: can(Action::HandleFeedback),
        }
    }

    const fn has_work(&self) -> bool {
        self.registrations || self.corrections || self.transfers || self.feedback
    }
}
