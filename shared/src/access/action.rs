//! Everything that somebody may want to do: a word for each right of the policy.

use crate::grant::Role;

/// What is to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Action {
    /// See an organisation and its chain.
    ReadOrg,
    /// See the organisations below.
    ListOrgs,
    /// Add, rename an organisation below.
    ChangeOrgs,
    /// See the names on a branch's roster.
    ReadRoster,
    /// Import a roster.
    ImportRoster,
    /// See one member's profile.
    ReadMember,
    /// Change a member's standing.
    ChangeMember,
    /// Issue activation codes.
    IssueActivationCodes,
    /// See the registrations that lie with an organisation; approve, refuse, pass them on.
    DecideRegistrations,
    /// Lock a member's account, open it again.
    ChangeAccount,
    /// See who holds which role.
    ListGrants,
    /// Give or end a role.
    Grant(Role),
    /// Read the log of an organisation and check that it is whole.
    ReadAudit,
    /// See an identifier of a member in full.
    RevealIdentifier,
    /// Propose to correct one's own profile.
    ProposeCorrection,
    /// See and decide what the members of a branch propose; nobody decides their own.
    DecideCorrection,
    /// See the branch's meetings once they are called.
    ReadMeetings,
    /// See a draft; create, change, call, cancel, open, close a meeting.
    RunMeeting,
    /// See the whole list, answer for others, decide absences, take the roll.
    AttendToList,
    /// Answer an invitation, ask leave of absence, withdraw.
    AnswerInvitation,
    /// Read the papers of a meeting: those who are invited to it, and those who lead.
    ReadPapers,
    /// Add, replace and remove papers of a meeting.
    ChangePapers,
    /// Read written opinions on a meeting: one's own, or all of them for those who lead.
    ReadOpinions,
    /// Write a member's opinion: one's own, or for one without a phone.
    WriteOpinion,
    /// Write the minutes of a meeting and its votes: those who lead, and the minute-taker who was named.
    WriteMinutes,
    /// Sign minutes off and add to them.
    SignMinutes,
    /// See what is proposed for the self-score of a meeting, confirm it.
    ScoreMeeting,
    /// Say what became of an assignment: whoever is in charge of it, and those who lead.
    SettleAssignment,
    /// See a branch's statistics.
    ReadStatistics,
    /// See the plan of the meetings of a year: the branch itself, and the committee directly above.
    ReadYearPlan,
    /// Write it.
    WriteYearPlan,
    /// See one member's statistics.
    ReadMemberStatistics,
    /// See an organisation's own reports, sent or not.
    ReadReports,
    /// Write and send a branch's reports.
    WriteBranchReport,
    /// Write and send the reports of a committee above the branches.
    WriteCommitteeReport,
    /// See the reports that come to an organisation from directly below, accept them or give them back.
    ReceiveReports,
    /// See the sums of an organisation and of those below.
    ReadSums,
    /// Read what an organisation hands down.
    ReadDocuments,
    /// Write, check, publish, replace, withdraw its documents.
    WriteDocuments,
    /// See how many there and below have read a document.
    CountReceipts,
    /// See who in a branch has read a document.
    NameReceipts,
    /// See the transfers to a branch and from it, or of all branches below a committee.
    ListTransfers,
    /// See one transfer.
    ReadTransfer,
    /// Start the transfer of a member, take it back: the branch or the committee directly above; nobody their own.
    StartTransfer,
    /// Receive a member, send the papers back: the same on the other side; nobody their own.
    ReceiveTransfer,
    /// Send what one has to say, or write it down for a member without a phone.
    SendFeedback,
    /// See what lies with an organisation.
    ListFeedback,
    /// Read a piece of feedback: its author, whoever has it, whoever it was sent to first.
    ReadFeedback,
    /// Receive, answer, extend it, hand it up; nobody their own.
    HandleFeedback,
    /// Take it back: its author, or who wrote it down.
    WithdrawFeedback,
    /// Read what an organisation announces.
    ReadAnnouncements,
    /// Publish, change, take back its announcements.
    WriteAnnouncements,
    /// See and change the bank of questions of an organisation, with what is right.
    KeepQuestions,
    /// See the campaigns of an organisation and take part.
    ReadCampaigns,
    /// Plan, open and end its campaigns.
    WriteCampaigns,
    /// See what everybody there and below came to, in figures.
    CountStudyResults,
    /// See what each member of a branch came to.
    NameStudyResults,
}

impl Action {
    /// Every action, a role for [`Action::Grant`] each.
    pub const ALL: &[Self] = &[
        Self::ReadOrg,
        Self::ListOrgs,
        Self::ChangeOrgs,
        Self::ReadRoster,
        Self::ImportRoster,
        Self::ReadMember,
        Self::ChangeMember,
        Self::IssueActivationCodes,
        Self::DecideRegistrations,
        Self::ChangeAccount,
        Self::ListGrants,
        Self::Grant(Role::Secretary),
        Self::Grant(Role::DeputySecretary),
        Self::Grant(Role::BranchCommitteeMember),
        Self::Grant(Role::Officer),
        Self::Grant(Role::OrgAdmin),
        Self::ReadAudit,
        Self::RevealIdentifier,
        Self::ProposeCorrection,
        Self::DecideCorrection,
        Self::ReadMeetings,
        Self::RunMeeting,
        Self::AttendToList,
        Self::AnswerInvitation,
        Self::ReadPapers,
        Self::ChangePapers,
        Self::ReadOpinions,
        Self::WriteOpinion,
        Self::WriteMinutes,
        Self::SignMinutes,
        Self::ScoreMeeting,
        Self::SettleAssignment,
        Self::ReadStatistics,
        Self::ReadYearPlan,
        Self::WriteYearPlan,
        Self::ReadMemberStatistics,
        Self::ReadReports,
        Self::WriteBranchReport,
        Self::WriteCommitteeReport,
        Self::ReceiveReports,
        Self::ReadSums,
        Self::ReadDocuments,
        Self::WriteDocuments,
        Self::CountReceipts,
        Self::NameReceipts,
        Self::ListTransfers,
        Self::ReadTransfer,
        Self::StartTransfer,
        Self::ReceiveTransfer,
        Self::SendFeedback,
        Self::ListFeedback,
        Self::ReadFeedback,
        Self::HandleFeedback,
        Self::WithdrawFeedback,
        Self::ReadAnnouncements,
        Self::WriteAnnouncements,
        Self::KeepQuestions,
        Self::ReadCampaigns,
        Self::WriteCampaigns,
        Self::CountStudyResults,
        Self::NameStudyResults,
    ];
}
