//! One file per screen, and which address opens which.

use yew::prelude::*;

use crate::route::Route;

pub mod account;
pub mod admin;
pub mod documents;
pub mod meetings;
pub mod members;
pub mod notices;
pub mod orgs;
pub mod reports;
pub mod statistics;

mod not_found;
mod today;

/// The pages that open without signing in.
pub fn open(route: &Route) -> Html {
    match route {
        Route::Activate => html! { <account::Activate /> },
        Route::Register => html! { <account::Register /> },
        _ => html! { <account::SignIn /> },
    }
}

/// The pages behind the gate.
pub fn signed_in(route: &Route) -> Html {
    match route.clone() {
        Route::Today | Route::SignIn | Route::Activate | Route::Register => html! { <today::Today /> },
        Route::Meetings => html! { <meetings::Meetings /> },
        Route::NewMeeting => meetings::edit_meeting(None),
        Route::EditMeeting { meeting } => meetings::edit_meeting(Some(meeting)),
        Route::Meeting { meeting } => html! { <meetings::MeetingPage {meeting} /> },
        Route::ReportAbsence { meeting } => html! { <meetings::ReportAbsence {meeting} /> },
        Route::RollCall { meeting } => html! { <meetings::RollCall {meeting} /> },
        Route::CloseMeeting { meeting } => html! { <meetings::CloseMeeting {meeting} /> },
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
        Route::Documents => html! { <documents::Documents /> },
        Route::Document { document } => html! { <documents::DocumentPage {document} /> },
        Route::Receipts { document } => html! { <documents::Receipts {document} /> },
        Route::Office => html! { <documents::Office /> },
        Route::NewDocument => documents::new_document(),
        Route::EditDocument { document } => documents::edit_document(document),
        Route::Notices => html! { <notices::Notices /> },
        Route::Announcement { announcement } => html! { <notices::AnnouncementPage {announcement} /> },
        Route::Acknowledgements { announcement } => html! { <notices::Acknowledgements {announcement} /> },
        Route::AnnouncementDesk => html! { <notices::AnnouncementDesk /> },
        Route::NewAnnouncement => notices::new_announcement(),
        Route::EditAnnouncement { announcement } => notices::edit_announcement(announcement),
        Route::Me => html! { <account::MePage /> },
        Route::NotFound => not_found::not_found(),
    }
}
