//! What the logs of both sides say of a step.

use super::{Transfer, TransferState};
use crate::audit::{AuditAct, AuditDraft, TransferStep};
use crate::id::MemberId;

impl Transfer {
    /// The entries of the step that the transfer has come to by somebody's hand, one in the log of each branch.
    pub fn said(&self, by: MemberId) -> Vec<AuditDraft> {
        let (step, day, reason) = match &self.state {
            TransferState::Waiting => (TransferStep::Started, Some(self.letter_on), self.reason.clone()),
            TransferState::Left => (TransferStep::Left, Some(self.letter_on), self.reason.clone()),
            TransferState::Received { papers_on, .. } => {
                (TransferStep::Received, Some(*papers_on), String::new())
            }
            TransferState::Returned { reason, .. } => (TransferStep::Returned, None, reason.clone()),
            TransferState::Withdrawn { .. } => (TransferStep::Withdrawn, None, String::new()),
        };
        let act = AuditAct::MemberTransferred {
            member: self.member,
            step,
            from: self.from.name.clone(),
            to: self.to.name().to_owned(),
            day,
            reason,
        };
        let orgs = std::iter::once(self.from.org).chain(self.to.branch().map(|branch| branch.org));
        orgs.map(|org| AuditDraft { org, by: Some(by), act: act.clone() }).collect()
    }
}
