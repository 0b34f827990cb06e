//! The app comes in parts. The first download holds the shell and the first page; each function here is the door to a
//! further part, which is fetched when an address of it is first opened, or ahead of time ([`super::fetch_ahead`]).
//!
//! What several parts use and the first does not is put into files of their own by the tool that cuts the module,
//! once for each set of parts. So there are few parts, cut by who uses them, not one for each noun.

use wasm_split_helpers::{SplitLoaderError, wasm_split};
use yew::prelude::*;

use super::*;
use crate::route::Route;

/// A page, or why its part did not come.
pub type Opened = Result<Html, SplitLoaderError>;

/// The parts of the app.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Comes with the shell.
    First,
    /// One's own account: activating it, asking for it, looking after it; and how everything is done.
    Account,
    /// What every member opens: meetings, and what the committees hand down.
    Member,
    /// What only those open who lead, administer or work in an office.
    Office,
}

/// With which part a page comes.
pub const fn part(route: &Route) -> Part {
    match route {
        Route::Today | Route::SignIn | Route::NotFound => Part::First,
        Route::Activate | Route::Register | Route::Me | Route::Guide | Route::GuideTask { .. } => {
            Part::Account
        }
        Route::Meetings
        | Route::Meeting { .. }
        | Route::ReportAbsence { .. }
        | Route::Minutes { .. }
        | Route::Resolution { .. }
        | Route::Assignments
        | Route::YearPlan
        | Route::Notices
        | Route::Announcement { .. }
        | Route::Documents
        | Route::Document { .. }
        | Route::MyFeedback
        | Route::Feedback { .. }
        | Route::NewFeedback { .. }
        | Route::Study
        | Route::Campaign { .. }
        | Route::TakeQuiz { .. }
        | Route::ReviewAttempt { .. } => Part::Member,
        Route::NewMeeting
        | Route::EditMeeting { .. }
        | Route::RollCall { .. }
        | Route::CloseMeeting { .. }
        | Route::PrintMeeting { .. }
        | Route::EditYearPlan
        | Route::MakePlanned { .. }
        | Route::MeetingScore { .. }
        | Route::Statistics
        | Route::Reports
        | Route::Report { .. }
        | Route::Members
        | Route::ImportRoster
        | Route::Registrations
        | Route::Member { .. }
        | Route::ActivationSlips
        | Route::Orgs
        | Route::Org { .. }
        | Route::Admin
        | Route::AuditLog { .. }
        | Route::Receipts { .. }
        | Route::Office
        | Route::NewDocument
        | Route::EditDocument { .. }
        | Route::Acknowledgements { .. }
        | Route::AnnouncementDesk
        | Route::NewAnnouncement
        | Route::EditAnnouncement { .. }
        | Route::StartTransfer { .. }
        | Route::FeedbackDesk { .. }
        | Route::FeedbackCounts { .. }
        | Route::Transfers { .. }
        | Route::StudyResults { .. }
        | Route::CampaignDesk
        | Route::NewCampaign
        | Route::EditCampaign { .. }
        | Route::QuestionBank
        | Route::ImportQuestions => Part::Office,
    }
}

/// The page at an address, once its part is there.
pub async fn open(route: Route) -> Opened {
    match part(&route) {
        Part::First => Ok(first(&route)),
        Part::Account => account(route).await,
        Part::Member => member(route).await,
        Part::Office => office(route).await,
    }
}

/// Fetches a part without opening a page of it.
pub async fn fetch(part: Part) -> Result<(), SplitLoaderError> {
    match part {
        Part::First => Ok(()),
        Part::Account => fetch_account().await,
        Part::Member => fetch_member().await,
        Part::Office => fetch_office().await,
    }
}

/// The pages that need no further download.
pub fn first(route: &Route) -> Html {
    match route {
        Route::Today => html! { <today::Today /> },
        Route::SignIn => html! { <account::SignIn /> },
        _ => not_found::not_found(),
    }
}

#[wasm_split(account, fallible, preload(fetch_account))]
fn account(route: Route) -> Opened {
    Ok(match route {
        Route::Activate => html! { <account::Activate /> },
        Route::Register => html! { <account::Register /> },
        Route::Me => html! { <account::MePage /> },
        Route::Guide => html! { <guide::Guide /> },
        Route::GuideTask { task } => html! { <guide::GuideTaskPage {task} /> },
        _ => not_found::not_found(),
    })
}

#[wasm_split(member, fallible, preload(fetch_member))]
fn member(route: Route) -> Opened {
    Ok(match route {
        Route::Meetings => html! { <meetings::Meetings /> },
        Route::Meeting { meeting } => html! { <meetings::MeetingPage {meeting} /> },
        Route::ReportAbsence { meeting } => html! { <meetings::ReportAbsence {meeting} /> },
        Route::Minutes { meeting } => html! { <meetings::MinutesPage {meeting} /> },
        Route::Resolution { meeting } => html! { <meetings::ResolutionPage {meeting} /> },
        Route::Assignments => html! { <meetings::AssignmentsPage /> },
        Route::YearPlan => html! { <year_plan::YearPlanPage /> },
        Route::Notices => html! { <notices::Notices /> },
        Route::Announcement { announcement } => html! { <notices::AnnouncementPage {announcement} /> },
        Route::MyFeedback => html! { <feedback::MyFeedback /> },
        Route::Feedback { feedback } => html! { <feedback::FeedbackPage {feedback} /> },
        Route::NewFeedback { member } => html! { <feedback::NewFeedbackPage {member} /> },
        Route::Documents => html! { <documents::Documents /> },
        Route::Document { document } => html! { <documents::DocumentPage {document} /> },
        Route::Study => html! { <study::Study /> },
        Route::Campaign { campaign } => html! { <study::CampaignPage {campaign} /> },
        Route::TakeQuiz { campaign } => html! { <study::TakeQuiz {campaign} /> },
        Route::ReviewAttempt { campaign, number } => html! { <study::ReviewPage {campaign} {number} /> },
        _ => not_found::not_found(),
    })
}

#[wasm_split(office, fallible, preload(fetch_office))]
fn office(route: Route) -> Opened {
    Ok(match route {
        Route::NewMeeting => meetings::edit_meeting(None),
        Route::EditMeeting { meeting } => meetings::edit_meeting(Some(meeting)),
        Route::RollCall { meeting } => html! { <meetings::RollCall {meeting} /> },
        Route::CloseMeeting { meeting } => html! { <meetings::CloseMeeting {meeting} /> },
        Route::PrintMeeting { meeting } => html! { <meetings::PrintMeeting {meeting} /> },
        Route::EditYearPlan => html! { <year_plan::EditYearPlan /> },
        Route::MakePlanned { year, meeting } => html! { <year_plan::MakePlanned {year} {meeting} /> },
        Route::MeetingScore { meeting } => html! { <meetings::MeetingScorePage {meeting} /> },
        Route::Statistics => html! { <statistics::Statistics /> },
        Route::Reports => html! { <reports::Reports /> },
        Route::Report { report } => html! { <reports::ReportPage {report} /> },
        Route::Members => html! { <members::Members /> },
        Route::ImportRoster => html! { <members::ImportRoster /> },
        Route::Registrations => html! { <members::Registrations /> },
        Route::Member { member } => html! { <members::MemberPage {member} /> },
        Route::ActivationSlips => html! { <members::ActivationSlips /> },
        Route::Orgs => html! { <orgs::Orgs /> },
        Route::Org { org } => html! { <orgs::OrgPage {org} /> },
        Route::Admin => html! { <admin::Admin /> },
        Route::AuditLog { org } => html! { <admin::AuditLog {org} /> },
        Route::Receipts { document } => html! { <documents::Receipts {document} /> },
        Route::Office => html! { <documents::Office /> },
        Route::NewDocument => documents::new_document(),
        Route::EditDocument { document } => documents::edit_document(document),
        Route::Acknowledgements { announcement } => html! { <notices::Acknowledgements {announcement} /> },
        Route::AnnouncementDesk => html! { <notices::AnnouncementDesk /> },
        Route::NewAnnouncement => notices::new_announcement(),
        Route::EditAnnouncement { announcement } => notices::edit_announcement(announcement),
        Route::StartTransfer { member } => html! { <transfers::StartTransferPage {member} /> },
        Route::FeedbackDesk { org } => html! { <feedback::FeedbackDesk {org} /> },
        Route::FeedbackCounts { org } => html! { <feedback::FeedbackCountsPage {org} /> },
        Route::Transfers { org } => html! { <transfers::Transfers {org} /> },
        Route::StudyResults { campaign } => html! { <study::StudyResultsPage {campaign} /> },
        Route::CampaignDesk => html! { <study::CampaignDesk /> },
        Route::NewCampaign => study::new_campaign(),
        Route::EditCampaign { campaign } => study::edit_campaign(campaign),
        Route::QuestionBank => html! { <study::QuestionBank /> },
        Route::ImportQuestions => html! { <study::ImportQuestions /> },
        _ => not_found::not_found(),
    })
}
