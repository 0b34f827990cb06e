//! Every endpoint, once. Whoever wants to do something for each (mount, document, test) visits them here.

use crate::endpoint::Endpoint;
use crate::{
    announcement, assignment, attendance, audit, document, duty, feedback, grant, health, meeting,
    meeting_score, member, minutes, notice, opinion, org, paper, probation, profile, registration, report,
    resolution, roster_import, session, standing, statistics, study, transfer, year_plan,
};

/// Does something for each endpoint.
pub trait Visitor {
    /// Called once for each.
    fn visit<E: Endpoint>(&mut self);
}

macro_rules! registry {
    ($($module:ident::{$($endpoint:ident),+ $(,)?})+) => {
        /// Shows each endpoint to `visitor`, in the order of this file.
        pub fn visit(visitor: &mut impl Visitor) {
            $($(visitor.visit::<$module::$endpoint>();)+)+
        }
    };
}

registry! {
    health::{CheckHealth}
    session::{ActivateAccount, SignIn, RefreshSession, SignOut, ListSessions, EndSession, IssueActivationCodes}
    registration::{
        ListOrgChoices, CreateRegistration, FindRegistration, ListRegistrations, ApproveRegistrations,
        RefuseRegistration, PassRegistration, ChangeAccount,
    }
    member::{FindMe, ListMembers, FindMember, ChangeStanding}
    org::{FindOrg, ListOrgs, CreateOrg, RenameOrg}
    grant::{ListGrants, GrantRole, EndGrant, ListSeats, ChangeSecretary}
    audit::{ListAudit, CheckAudit}
    standing::{ListStandings}
    profile::{RevealIdentifier, ProposeCorrection, ListCorrections, ListWaitingCorrections, DecideCorrection}
    roster_import::{CreateRosterImport, PreviewRosterImport, ConfirmRosterImport}
    meeting::{
        ListMeetings, CreateMeeting, FindMeeting, ChangeMeeting, RemoveMeeting, CallMeeting,
        CancelMeeting, OpenMeeting, CloseMeeting, FindCalendarFile,
    }
    attendance::{AnswerInvitation, ReportAbsence, WithdrawAbsence, DecideAbsence, TakeRollCall}
    paper::{ListPapers, AddPaper, HandInPaper, OpenPaper, RemovePaper}
    opinion::{ListOpinions, WriteOpinion, WithdrawOpinion}
    minutes::{FindMinutes, WriteMinutes, SignMinutes, AddToMinutes, RecordVote, RemoveVote, ExportMinutes}
    meeting_score::{FindMeetingScore, ScoreMeeting}
    resolution::{FindResolution, WriteResolution, AdoptResolution, ExportResolution}
    assignment::{ListMyAssignments, ListAssignments, GiveAssignment, RemoveAssignment, SettleAssignment}
    statistics::{FindBranchStatistics, FindMemberStatistics}
    report::{
        ListReports, CreateReport, ListReportLines, FindReportSum, FindReport, ChangeReport, SendReport, AcceptReport,
        ReturnReport,
    }
    statistics::{FindTreeStatistics, ExportTreeStatistics}
    document::{
        ListMyDocuments, FindDocument, OpenDocument, ConfirmDocument, FindReceipts, ListDocuments, CreateDocument,
        FindNextNumber, ChangeDocument, RemoveDocument, CheckDocument, PublishDocument, ReplaceDocument,
        WithdrawDocument, CreateDocxUpload, ReadDocx,
    }
    feedback::{
        SendFeedback, ListFeedbackAddressees, ListMyFeedback, ListFeedback, FindFeedback, ReceiveFeedback,
        AnswerFeedback, ExtendFeedback, ForwardFeedback, WithdrawFeedback,
    }
    transfer::{
        StartTransfer, ListTransfers, ListArrivals, ListDepartures, ReceiveTransfer, ReturnTransfer,
        WithdrawTransfer,
    }
    notice::{ListMyNotices, MarkNoticesRead}
    announcement::{
        FindAnnouncement, AcknowledgeAnnouncement, FindAcknowledgements, ListAnnouncements, FindAnnouncementBudget,
        PublishAnnouncement, ChangeAnnouncement, WithdrawAnnouncement,
    }
    year_plan::{FindYearPlan, WriteYearPlan}
    document::{HandInDocument, ReturnDocument, ListDocumentSteps}
    study::{
        SearchQuestions, CountQuestions, CreateQuestion, ChangeQuestion, RemoveQuestion, PreviewQuestionImport,
        ImportQuestions, ExportQuestions, ListCampaigns, CreateCampaign, ChangeCampaign, RemoveCampaign, OpenCampaign,
        CloseCampaign, ListMyCampaigns, FindCampaign, StartAttempt, SubmitAttempt, ReviewAttempt, JoinContest,
        FindStudyResults, ExportStudyResults, FindQuestionStatistics,
    }
    document::{SearchDocuments, AddAttachment, HandInAttachment, OpenAttachment, RemoveAttachment}
    registration::{RefuseRegistrations}
    member::{SearchMembers}
    transfer::{ListTransfersBelow}
    probation::{ListProbations}
    feedback::{AddFeedbackFile, HandInFeedbackFile, OpenFeedbackFile, RemoveFeedbackFile}
    feedback::{FindFeedbackCounts, ExportFeedbackCounts, SearchFeedback}
    duty::{ListDuties}
}
