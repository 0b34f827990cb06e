//! Every endpoint, once. Whoever wants to do something for each (mount, document, test) visits them here.

use crate::endpoint::Endpoint;
use crate::{attendance, document, grant, health, meeting, member, org, roster_import, session, statistics};

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
    member::{FindMe, ListMembers, FindMember, ChangeStanding}
    org::{FindOrg, ListOrgs, CreateOrg, RenameOrg}
    grant::{ListGrants, GrantRole, EndGrant}
    roster_import::{CreateRosterImport, PreviewRosterImport, ConfirmRosterImport}
    meeting::{
        ListMyMeetings, ListMeetings, CreateMeeting, FindMeeting, ChangeMeeting, RemoveMeeting, CallMeeting,
        CancelMeeting, OpenMeeting, CloseMeeting, FindCalendarFile,
    }
    attendance::{AnswerInvitation, ReportAbsence, WithdrawAbsence, DecideAbsence, TakeRollCall}
    statistics::{FindBranchStatistics, FindMemberStatistics}
    document::{
        ListMyDocuments, FindDocument, OpenDocument, ConfirmDocument, FindReceipts, ListDocuments, CreateDocument,
        FindNextNumber, ChangeDocument, RemoveDocument, CheckDocument, PublishDocument, ReplaceDocument,
        WithdrawDocument, CreateDocxUpload, ReadDocx,
    }
}
