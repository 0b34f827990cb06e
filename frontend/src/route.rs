//! Every address of the app, and moving between them.

use shared::id::{AnnouncementId, CampaignId, DocumentId, FeedbackId, MeetingId, MemberId, OrgId, ReportId};
use yew_router::Routable;

mod nav;
mod series;

pub use nav::{Nav, use_back, use_go, use_nav, use_query, use_query_and_words};
pub use series::{InSeries, Series, use_go_from, use_series, use_step};

/// An address of the app.
#[derive(Debug, Clone, PartialEq, Routable)]
pub enum Route {
    /// Hôm nay: what to do and what comes next.
    #[at("/")]
    Today,
    /// Signing in.
    #[at("/dang-nhap")]
    SignIn,
    /// Activating an account with the code of a slip.
    #[at("/kich-hoat")]
    Activate,
    /// Asking for an account without a slip.
    #[at("/dang-ky")]
    Register,
    /// The meetings.
    #[at("/sinh-hoat")]
    Meetings,
    /// Preparing a meeting.
    #[at("/sinh-hoat/moi")]
    NewMeeting,
    /// What the branch has given to do.
    #[at("/sinh-hoat/nhiem-vu")]
    Assignments,
    /// One meeting.
    #[at("/sinh-hoat/:meeting")]
    Meeting {
        /// Which.
        meeting: MeetingId,
    },
    /// Changing a meeting that is being prepared.
    #[at("/sinh-hoat/:meeting/sua")]
    EditMeeting {
        /// Which.
        meeting: MeetingId,
    },
    /// Asking to be absent.
    #[at("/sinh-hoat/:meeting/xin-vang")]
    ReportAbsence {
        /// From which meeting.
        meeting: MeetingId,
    },
    /// The roll call.
    #[at("/sinh-hoat/:meeting/diem-danh")]
    RollCall {
        /// Of which meeting.
        meeting: MeetingId,
    },
    /// Closing a meeting: its result.
    #[at("/sinh-hoat/:meeting/ket-qua")]
    CloseMeeting {
        /// Which.
        meeting: MeetingId,
    },
    /// The minutes of a meeting.
    #[at("/sinh-hoat/:meeting/bien-ban")]
    Minutes {
        /// Of which meeting.
        meeting: MeetingId,
    },
    /// The self-score of a meeting.
    #[at("/sinh-hoat/:meeting/cham-diem")]
    MeetingScore {
        /// Of which meeting.
        meeting: MeetingId,
    },
    /// The resolution of a meeting.
    #[at("/sinh-hoat/:meeting/nghi-quyet")]
    Resolution {
        /// Of which meeting.
        meeting: MeetingId,
    },
    /// The invitation and the sheet of the roll, to print.
    #[at("/sinh-hoat/:meeting/in")]
    PrintMeeting {
        /// Of which meeting.
        meeting: MeetingId,
    },
    /// The plan of the meetings of a year.
    #[at("/ke-hoach")]
    YearPlan,
    /// Writing it.
    #[at("/ke-hoach/lap")]
    EditYearPlan,
    /// Preparing a meeting that is planned.
    #[at("/ke-hoach/:year/:meeting")]
    MakePlanned {
        /// Of which year's plan.
        year: i16,
        /// Of which row.
        meeting: MeetingId,
    },
    /// Figures of attendance.
    #[at("/thong-ke")]
    Statistics,
    /// Reports upward and from below.
    #[at("/bao-cao")]
    Reports,
    /// One report.
    #[at("/bao-cao/:report")]
    Report {
        /// Which.
        report: ReportId,
    },
    /// The members of a branch.
    #[at("/dang-vien")]
    Members,
    /// Importing a roster.
    #[at("/dang-vien/nhap")]
    ImportRoster,
    /// Requests for an account.
    #[at("/dang-vien/dang-ky")]
    Registrations,
    /// One member.
    #[at("/dang-vien/:member")]
    Member {
        /// Who.
        member: MemberId,
    },
    /// Starting the transfer of a member.
    #[at("/dang-vien/:member/chuyen")]
    StartTransfer {
        /// Whose.
        member: MemberId,
    },
    /// What I have to say, and what comes back.
    #[at("/y-kien")]
    MyFeedback,
    /// One piece of feedback.
    #[at("/y-kien/:feedback")]
    Feedback {
        /// Which.
        feedback: FeedbackId,
    },
    /// Saying something, or writing it down for a member.
    #[at("/dang-vien/:member/y-kien")]
    NewFeedback {
        /// Whose it will be.
        member: MemberId,
    },
    /// What members have sent to an organisation.
    #[at("/to-chuc/:org/y-kien")]
    FeedbackDesk {
        /// To which.
        org: OrgId,
    },
    /// How much was sent to an organisation, and what became of it.
    #[at("/to-chuc/:org/y-kien/tong-hop")]
    FeedbackCounts {
        /// To which.
        org: OrgId,
    },
    /// The organisations.
    #[at("/to-chuc")]
    Orgs,
    /// One organisation.
    #[at("/to-chuc/:org")]
    Org {
        /// Which.
        org: OrgId,
    },
    /// The transfers to a branch and from it.
    #[at("/to-chuc/:org/chuyen-sinh-hoat")]
    Transfers {
        /// Of which branch.
        org: OrgId,
    },
    /// Who leads and administers what lies directly below.
    #[at("/quan-tri")]
    Admin,
    /// The log of an organisation.
    #[at("/quan-tri/:org/nhat-ky")]
    AuditLog {
        /// Of which.
        org: OrgId,
    },
    /// Activation slips to print.
    #[at("/phieu-kich-hoat")]
    ActivationSlips,
    /// What the committees hand down.
    #[at("/van-ban")]
    Documents,
    /// One document.
    #[at("/van-ban/:document")]
    Document {
        /// Which.
        document: DocumentId,
    },
    /// Who has read it.
    #[at("/van-ban/:document/nguoi-doc")]
    Receipts {
        /// Of which document.
        document: DocumentId,
    },
    /// The desk of a committee's office.
    #[at("/soan-van-ban")]
    Office,
    /// Writing a document.
    #[at("/soan-van-ban/moi")]
    NewDocument,
    /// Changing a draft.
    #[at("/soan-van-ban/:document")]
    EditDocument {
        /// Which.
        document: DocumentId,
    },
    /// My inbox: announcements, and what I am told alone.
    #[at("/thong-bao")]
    Notices,
    /// One announcement.
    #[at("/thong-bao/:announcement")]
    Announcement {
        /// Which.
        announcement: AnnouncementId,
    },
    /// Who has acknowledged it.
    #[at("/thong-bao/:announcement/da-ro")]
    Acknowledgements {
        /// Which.
        announcement: AnnouncementId,
    },
    /// What an organisation has announced, and what it still may.
    #[at("/soan-thong-bao")]
    AnnouncementDesk,
    /// Writing an announcement.
    #[at("/soan-thong-bao/moi")]
    NewAnnouncement,
    /// Changing one.
    #[at("/soan-thong-bao/:announcement")]
    EditAnnouncement {
        /// Which.
        announcement: AnnouncementId,
    },
    /// How everything is done.
    #[at("/huong-dan")]
    Guide,
    /// How one thing is done.
    #[at("/huong-dan/:task")]
    GuideTask {
        /// Which.
        task: String,
    },
    /// The study campaigns that are for me.
    #[at("/hoc-tap")]
    Study,
    /// One campaign.
    #[at("/hoc-tap/:campaign")]
    Campaign {
        /// Which.
        campaign: CampaignId,
    },
    /// Taking its quiz.
    #[at("/hoc-tap/:campaign/lam-bai")]
    TakeQuiz {
        /// Of which campaign.
        campaign: CampaignId,
    },
    /// What an attempt of mine came to.
    #[at("/hoc-tap/:campaign/lan/:number")]
    ReviewAttempt {
        /// Of which campaign.
        campaign: CampaignId,
        /// Which attempt.
        number: u8,
    },
    /// What a campaign came to.
    #[at("/hoc-tap/:campaign/ket-qua")]
    StudyResults {
        /// Which.
        campaign: CampaignId,
    },
    /// The campaigns that an organisation holds.
    #[at("/soan-hoc-tap")]
    CampaignDesk,
    /// Planning a campaign.
    #[at("/soan-hoc-tap/moi")]
    NewCampaign,
    /// Changing a draft.
    #[at("/soan-hoc-tap/:campaign")]
    EditCampaign {
        /// Which.
        campaign: CampaignId,
    },
    /// The bank of questions.
    #[at("/ngan-hang-cau-hoi")]
    QuestionBank,
    /// Bringing questions in from a file.
    #[at("/ngan-hang-cau-hoi/nhap")]
    ImportQuestions,
    /// My profile, my devices, how the app looks.
    #[at("/ca-nhan")]
    Me,
    /// Anything else.
    #[not_found]
    #[at("/khong-tim-thay")]
    NotFound,
}

impl Route {
    /// The address as a link carries it.
    pub fn href(&self) -> String {
        self.to_path()
    }

    /// Whether it opens without signing in.
    pub const fn is_open(&self) -> bool {
        matches!(self, Self::SignIn | Self::Activate | Self::Register) || self.is_for_all()
    }

    /// Whether it opens for everybody, and looks as the rest of the app does to those who are signed in.
    pub const fn is_for_all(&self) -> bool {
        matches!(self, Self::Guide | Self::GuideTask { .. })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_as_they_are_written() {
        let meeting = MeetingId::from_parts(1, 1);
        let all = [
            Route::Today,
            Route::NewMeeting,
            Route::Assignments,
            Route::Meeting { meeting },
            Route::ReportAbsence { meeting },
            Route::RollCall { meeting },
            Route::ImportRoster,
            Route::Registrations,
            Route::Member { member: MemberId::from_parts(1, 2) },
            Route::Org { org: OrgId::from_parts(1, 3) },
            Route::Report { report: ReportId::from_parts(1, 4) },
            Route::StartTransfer { member: MemberId::from_parts(1, 2) },
            Route::Transfers { org: OrgId::from_parts(1, 3) },
            Route::Announcement { announcement: AnnouncementId::from_parts(1, 5) },
            Route::NewAnnouncement,
            Route::ReviewAttempt { campaign: CampaignId::from_parts(1, 6), number: 2 },
            Route::NewCampaign,
        ];
        for route in all {
            assert_eq!(Route::recognize(&route.href()), Some(route));
        }
    }

    #[test]
    fn what_is_no_id_is_not_found() {
        assert_eq!(Route::recognize("/sinh-hoat/xyz"), Some(Route::NotFound));
        assert_eq!(Route::recognize("/gi-do"), Some(Route::NotFound));
    }
}
