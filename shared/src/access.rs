//! Who may do what: the whole policy, on one page.
//!
//! # How to read it
//! A caller is an [`Actor`]: who they are, which branch they belong to, which roles they hold and where. A request is
//! an [`Action`] on a [`Subject`]: an organisation, perhaps with a person or a state that matters. [`may`] answers
//! with one of three words:
//!
//! - [`Answer::Allowed`]: do it.
//! - [`Answer::Forbidden`]: the caller may know that the thing exists, but not do this to it (403).
//! - [`Answer::Hidden`]: the caller may not even know that it exists (404). A stranger who guesses an id learns
//!   nothing, not even that the guess was right.
//!
//! # The ideas behind it
//! 1. *Everyone sees upward, nobody sideways.* A member may know the organisations in their own chain, but not
//!    another branch, another commune, another province.
//! 2. *A branch runs its own meetings.* Secretary and deputy prepare and run them; each of the branch's committee
//!    decides absences and takes the roll. An administrator above does not act inside a branch's meeting.
//! 3. *Rights flow downward.* An [`Role::OrgAdmin`] keeps the roster, the tree and the roles of their organisation and
//!    of everything below it, never beside it or above.
//! 4. *My own things are mine.* A member answers for themself; whoever runs the list may answer on behalf of a member
//!    without a phone, and the record shows it.
//!    Nobody locks the own account.
//! 5. *Reports go up one level, sums all the way.* Who staffs the organisation directly above receives a report; who
//!    acts in the name of any organisation above sees figures, down to those of a branch.
//! 6. *What is handed down is read below.* Everyone reads what their own chain hands down, and who is away what the chain
//!    of the host does too; only those who staff a committee write in its name. Who has read is counted up the tree, and
//!    named to the branch's own committee and the one directly above.
//!    Study campaigns likewise; what each member came to is for the branch's own leaders alone, figures go up.
//! 7. *Membership moves from hand to hand.* Who acts in the name of the sending branch or of the committee directly above
//!    it starts a transfer and may take it back, who does so for the receiving one decides it, and nobody decides their
//!    own. For that the office of a committee sees the rosters directly below, identifiers masked. Higher levels see
//!    what is on its way, and leave it to those whose members they are.
//! 8. *What a member says goes to whom they say it.* Whoever acts in the name of the holder handles it, the first
//!    holder may go on reading; neither the branch in between nor an administrator above it sees it.
//! 9. *Suspension stops acts, not sight of oneself.* A suspended member keeps reading their own profile.
//!
//! Handlers ask [`may`] right after loading; pages ask it to show or hide a button. Nothing else decides.

mod action;
mod reading;

pub use action::Action;

use crate::grant::{HeldRole, Role};
use crate::id::MemberId;
use crate::org::OrgPath;

/// The caller, as the access token says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// Who.
    pub member: MemberId,
    /// Their branch in the tree.
    pub branch: OrgPath,
    /// The branch that hosts them while they are away.
    pub host: Option<OrgPath>,
    /// The roles they hold.
    pub roles: Vec<HeldRole>,
}

impl Actor {
    /// Whether they hold one of `roles` exactly there.
    fn holds(&self, org: &OrgPath, wanted: impl Fn(Role) -> bool) -> bool {
        self.roles.iter().any(|held| wanted(held.role) && held.path == *org)
    }

    /// Whether they administer that organisation, there or from above.
    fn administers(&self, org: &OrgPath) -> bool {
        self.roles.iter().any(|held| held.role == Role::OrgAdmin && held.path.covers(org))
    }

    /// The highest organisation in whose right they act on the members of that branch; the branch itself when they
    /// administer nothing above it.
    pub fn level_over(&self, branch: &OrgPath) -> OrgPath {
        let above = self.roles.iter().filter(|held| held.role == Role::OrgAdmin && held.path.covers(branch));
        above.map(|held| &held.path).min_by_key(|path| path.ids().len()).unwrap_or(branch).clone()
    }

    /// The role in which they lead that branch, the highest first.
    pub fn leading_role(&self, org: &OrgPath) -> Option<Role> {
        let held = self.roles.iter().filter(|held| held.role.leads_branch() && held.path == *org);
        held.map(|held| held.role).min()
    }

    /// Whether the organisation lies in their chain, or they have a role that reaches it.
    fn knows(&self, org: &OrgPath) -> bool {
        self.reads_below(org) || self.administers(org) || self.roles.iter().any(|held| org.covers(&held.path))
    }

    /// Whether they act in the name of that organisation: lead it, work for it, or administer exactly it. A seat on
    /// its committee alone is none of these.
    pub fn staffs(&self, org: &OrgPath) -> bool {
        self.holds(org, |role| role != Role::BranchCommitteeMember)
    }

    /// Whether they act in the name of that organisation or of one above it. A seat in a branch's committee alone is
    /// none of these.
    fn oversees(&self, org: &OrgPath) -> bool {
        let acts = |held: &HeldRole| held.role != Role::BranchCommitteeMember && held.path.covers(org);
        self.roles.iter().any(acts)
    }

    /// Whether they act in the name of that branch or of the committee directly above it: from whose hands a member goes
    /// into others.
    fn transfers(&self, branch: &OrgPath) -> bool {
        self.staffs(branch) || self.staffs_directly_above(branch)
    }

    /// Whether they act in the name of the organisation directly above.
    fn staffs_directly_above(&self, org: &OrgPath) -> bool {
        org.above().is_some_and(|above| self.staffs(&above))
    }

    fn belongs_to(&self, org: &OrgPath) -> bool {
        self.branch == *org
    }
}

/// On what.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    /// The organisation it belongs to.
    pub org: &'a OrgPath,
    /// The person it is about, when it is about one.
    pub member: Option<MemberId>,
    /// A second branch that has to do with it: where a member meets for the time being, or is to be received.
    pub host: Option<&'a OrgPath>,
}

impl<'a> Subject<'a> {
    /// Something of an organisation.
    pub fn org(org: &'a OrgPath) -> Self {
        Self { org, member: None, host: None }
    }

    /// Something about a person in an organisation.
    pub fn member(org: &'a OrgPath, member: MemberId) -> Self {
        Self { org, member: Some(member), host: None }
    }
}

/// The answer of the policy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Answer {
    /// Do it.
    Allowed,
    /// May know, may not do: 403.
    Forbidden,
    /// May not know: 404.
    Hidden,
}

impl Answer {
    /// Whether the act may go ahead.
    pub fn is_allowed(self) -> bool {
        self == Self::Allowed
    }
}

/// The policy.
pub fn may(actor: &Actor, action: Action, subject: Subject<'_>) -> Answer {
    let org = subject.org;
    let own = subject.member == Some(actor.member);
    let leads = actor.holds(org, Role::leads_branch);
    let runs = actor.holds(org, |role| matches!(role, Role::Secretary | Role::DeputySecretary));
    let administers = actor.administers(org);
    let hosts = subject.host.is_some_and(|host| actor.holds(host, Role::leads_branch));
    let sees_arrival = subject.host.is_some_and(|host| actor.oversees(host));
    let receives = subject.host.is_some_and(|host| actor.transfers(host));
    let allowed = match action {
        Action::ReadOrg => actor.knows(org) || actor.staffs_directly_above(org),
        Action::ListOrgs | Action::ChangeOrgs | Action::ImportRoster => administers,
        Action::ReadRoster => leads || administers || actor.staffs(org) || actor.staffs_directly_above(org),
        Action::ListGrants | Action::ReadAudit => leads || administers,
        Action::ReadMember => own || leads || administers || hosts || actor.staffs_directly_above(org),
        Action::ChangeMember => runs || administers,
        Action::IssueActivationCodes => runs || administers,
        Action::DecideRegistrations => leads || administers,
        Action::ChangeAccount => (runs || administers) && !own,
        Action::Grant(Role::OrgAdmin) => actor
            .roles
            .iter()
            .any(|held| held.role == Role::OrgAdmin && held.path.covers(org) && held.path != *org),
        Action::Grant(_) => administers,
        Action::RevealIdentifier => own || runs || administers,
        Action::ProposeCorrection => own,
        Action::DecideCorrection => (runs || administers) && !own,
        Action::ReadMeetings => actor.belongs_to(org) || leads || own,
        Action::RunMeeting | Action::ChangePapers | Action::SignMinutes | Action::WriteYearPlan => runs,
        Action::ReadYearPlan => {
            actor.belongs_to(org) || leads || actor.staffs(org) || actor.staffs_directly_above(org)
        }
        Action::AttendToList | Action::ScoreMeeting => leads,
        Action::AnswerInvitation
        | Action::ReadPapers
        | Action::ReadOpinions
        | Action::WriteOpinion
        | Action::WriteMinutes
        | Action::SettleAssignment => own || leads,
        Action::ReadStatistics => leads || actor.oversees(org),
        Action::ReadMemberStatistics => own || leads || administers,
        Action::ReadReports => leads || actor.staffs(org),
        Action::WriteBranchReport => runs,
        Action::WriteCommitteeReport | Action::ReceiveReports => actor.staffs(org),
        Action::ReadSums => actor.oversees(org),
        Action::ReadDocuments | Action::ReadAnnouncements => actor.reads_below(org) || actor.staffs(org),
        Action::WriteDocuments | Action::WriteAnnouncements => actor.staffs(org),
        Action::CountReceipts => leads || administers || actor.oversees(org),
        Action::NameReceipts => leads || actor.staffs(org) || actor.staffs_directly_above(org),
        Action::KeepQuestions | Action::WriteCampaigns => actor.staffs(org),
        Action::ReadCampaigns => org.covers(&actor.branch) || actor.staffs(org),
        Action::CountStudyResults => leads || administers || actor.oversees(org),
        Action::NameStudyResults => leads || actor.staffs(org),
        Action::ListTransfers => leads || actor.oversees(org),
        Action::ReadTransfer => own || leads || hosts || actor.oversees(org) || sees_arrival,
        Action::StartTransfer => actor.transfers(org) && !own,
        Action::ReceiveTransfer => receives && !own,
        Action::SendFeedback => own || leads,
        Action::ListFeedback => actor.staffs(org),
        Action::ReadFeedback => own || actor.staffs(org) || subject.host.is_some_and(|org| actor.staffs(org)),
        Action::HandleFeedback => actor.staffs(org) && !own,
        Action::WithdrawFeedback => own,
    };
    match (allowed, is_known(actor, subject)) {
        (true, _) => Answer::Allowed,
        (false, true) => Answer::Forbidden,
        (false, false) => Answer::Hidden,
    }
}

/// Whether a refusal may admit that the thing exists. People are known only inside their own branch.
fn is_known(actor: &Actor, subject: Subject<'_>) -> bool {
    match subject.member {
        Some(_) => actor.belongs_to(subject.org) || actor.administers(subject.org),
        None => actor.knows(subject.org),
    }
}

#[cfg(test)]
mod tests;
