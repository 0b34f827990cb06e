//! The endpoints of study: the bank, campaigns, attempts, results.

use jiff::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::*;
use crate::endpoint::{Cursor, Nothing, Page};
use crate::endpoints;
use crate::id::{CampaignId, OrgId, QuestionId};
use crate::meeting::AtRevision;
use crate::org::OrgAt;
use crate::statistics::SheetFile;

/// Names a question in a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct QuestionAt {
    /// Whose bank.
    pub org: OrgId,
    /// The question.
    pub question: QuestionId,
}

/// Looks for questions of a bank. Words are no part of the address, they may be what nobody should read in a log.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct QuestionSearch {
    /// Words of the question, with or without marks; empty for all.
    #[serde(default)]
    pub words: String,
    /// Only on this topic; empty for all.
    #[serde(default)]
    pub topic: String,
    /// Only so hard.
    #[serde(default)]
    pub difficulty: Option<Difficulty>,
    /// Where to go on.
    #[serde(default)]
    pub after: Option<Cursor>,
}

/// How many questions a bank has on a topic.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TopicCount {
    /// The topic; empty for those without.
    pub topic: String,
    /// How many of each difficulty, in the order of [`Difficulty::ALL`].
    pub counts: [u32; 3],
}

/// A new question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct NewQuestion {
    /// Chosen by the caller, so that a repeated request makes one question.
    pub id: QuestionId,
    /// What is written.
    pub draft: QuestionDraft,
}

/// A changed question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct QuestionChange {
    /// The whole as it shall be.
    pub draft: QuestionDraft,
    /// The revision that was read.
    pub rev: u32,
}

/// The order to bring in what was shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct QuestionImport {
    /// The same file.
    pub file: QuestionFile,
    /// [`ImportPreview::fingerprint`].
    pub fingerprint: String,
}

/// Names a campaign in a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CampaignAt {
    /// The campaign.
    pub campaign: CampaignId,
}

/// Which campaigns of an office.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CampaignQuery {
    /// Drafts; else those that were opened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub drafts: Option<bool>,
    /// Where to go on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Cursor>,
}

/// A new campaign.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct NewCampaign {
    /// Chosen by the caller, so that a repeated request makes one campaign.
    pub id: CampaignId,
    /// What is planned.
    pub plan: CampaignPlan,
}

/// A changed plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CampaignChange {
    /// The whole as it shall be.
    pub plan: CampaignPlan,
    /// The revision that was read.
    pub rev: u32,
}

/// What the caller may do with a campaign.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CampaignRights {
    /// Change, open, end it.
    pub write: bool,
    /// Take part.
    pub take_part: bool,
}

/// A campaign with what the caller has to do with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CampaignView {
    /// The campaign.
    pub campaign: Campaign,
    /// My attempts, first one first.
    pub attempts: Vec<AttemptResult>,
    /// The places of the contests in which I have taken part.
    pub joined: Vec<u8>,
    /// What the time is here.
    pub now: Timestamp,
    /// What I may do here, by `access::may`.
    pub may: CampaignRights,
}

/// A campaign in the list of mine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MyCampaign {
    /// The campaign.
    pub campaign: Campaign,
    /// My attempts, first one first.
    pub attempts: Vec<AttemptResult>,
}

/// A paper to work on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct StartedAttempt {
    /// Which attempt, from 1.
    pub number: u8,
    /// To be sent back with the answers; nobody but the server can read or make it.
    pub ticket: String,
    /// What is asked.
    pub questions: Vec<AskedQuestion>,
    /// From when until when.
    pub clock: AttemptClock,
    /// What the time is here.
    pub now: Timestamp,
}

/// What is handed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AttemptSubmission {
    /// [`StartedAttempt::ticket`].
    pub ticket: String,
    /// An answer for each question of the paper; `None` where there is none.
    pub answers: Vec<Option<Answer>>,
    /// When the member was done, by the server's clock as far as the phone knows it.
    pub finished_at: Timestamp,
}

/// Names an attempt of mine in a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AttemptAt {
    /// The campaign.
    pub campaign: CampaignId,
    /// Which attempt, from 1.
    pub number: u8,
}

/// A question with what was answered and what is right.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ReviewedQuestion {
    /// What was asked.
    pub asked: AskedQuestion,
    /// What was answered.
    pub answer: Option<Answer>,
    /// What that was worth, in thousandths.
    pub credit: u16,
    /// What is right.
    pub right: Answer,
    /// Why; may be empty.
    pub explanation: String,
}

/// What became of an attempt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AttemptReview {
    /// What it came to.
    pub result: AttemptResult,
    /// Question by question; `None` while the right answers may not be seen.
    pub questions: Option<Vec<ReviewedQuestion>>,
    /// When they may be seen.
    pub review: Review,
}

/// Names a contest in a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ContestAt {
    /// The campaign.
    pub campaign: CampaignId,
    /// Its place in the plan, from 0.
    pub contest: u8,
}

/// Names a campaign and an organisation in a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ResultsAt {
    /// The campaign.
    pub campaign: CampaignId,
    /// From where it is looked at.
    pub org: OrgId,
}

endpoints! {
    /// The questions of a bank, those that fit.
    SearchQuestions = "search_questions": Ask "/api/orgs/{org}/questions/search" by Member {
        path: OrgAt, body: QuestionSearch, reply: Page<Question>
    }
    /// How many questions a bank has on each topic.
    CountQuestions = "count_questions": Get "/api/orgs/{org}/questions/count" by Member {
        path: OrgAt, reply: Vec<TopicCount>
    }
    /// Adds a question; the same id again gives the same question.
    CreateQuestion = "create_question": Post "/api/orgs/{org}/questions" by Member {
        path: OrgAt, body: NewQuestion, reply: Question
    }
    /// Changes a question. What campaigns have drawn from stays as it was.
    ChangeQuestion = "change_question": Put "/api/orgs/{org}/questions/{question}" by Member {
        path: QuestionAt, body: QuestionChange, reply: Question
    }
    /// Removes a question from the bank.
    RemoveQuestion = "remove_question": Post "/api/orgs/{org}/questions/{question}/remove" by Member {
        path: QuestionAt, body: AtRevision, reply: Nothing
    }
    /// What a file would bring into a bank.
    PreviewQuestionImport = "preview_question_import": Post "/api/orgs/{org}/question-imports/preview" by Member {
        path: OrgAt, body: QuestionFile, reply: ImportPreview
    }
    /// Brings in what was shown; again, it adds nothing.
    ImportQuestions = "import_questions": Post "/api/orgs/{org}/question-imports" by Member {
        path: OrgAt, body: QuestionImport, reply: ImportedQuestions
    }
    /// A bank as a file in GIFT.
    ExportQuestions = "export_questions": Get "/api/orgs/{org}/questions/export" by Member {
        path: OrgAt, reply: QuestionSheet
    }
    /// The campaigns of an organisation, newest first, for those who hold them.
    ListCampaigns = "list_campaigns": Get "/api/orgs/{org}/campaigns" by Member {
        path: OrgAt, query: CampaignQuery, reply: Page<Campaign>
    }
    /// Adds a draft; the same id again gives the same campaign.
    CreateCampaign = "create_campaign": Post "/api/orgs/{org}/campaigns" by Member {
        path: OrgAt, body: NewCampaign, reply: Campaign
    }
    /// Changes a draft.
    ChangeCampaign = "change_campaign": Put "/api/campaigns/{campaign}" by Member {
        path: CampaignAt, body: CampaignChange, reply: Campaign
    }
    /// Removes a draft.
    RemoveCampaign = "remove_campaign": Post "/api/campaigns/{campaign}/remove" by Member {
        path: CampaignAt, body: AtRevision, reply: Nothing
    }
    /// Opens it: the questions are taken from the bank as they are now.
    OpenCampaign = "open_campaign": Post "/api/campaigns/{campaign}/open" by Member {
        path: CampaignAt, body: AtRevision, reply: Campaign
    }
    /// Ends it before its time.
    CloseCampaign = "close_campaign": Post "/api/campaigns/{campaign}/close" by Member {
        path: CampaignAt, body: AtRevision, reply: Campaign
    }
    /// The campaigns that are for me, those that run first.
    ListMyCampaigns = "list_my_campaigns": Get "/api/me/campaigns" by Member { reply: Vec<MyCampaign> }
    /// One campaign.
    FindCampaign = "find_campaign": Get "/api/campaigns/{campaign}" by Member {
        path: CampaignAt, reply: CampaignView
    }
    /// Draws my paper. Nothing is stored, and asking again gives the same questions.
    StartAttempt = "start_attempt": Post "/api/campaigns/{campaign}/attempts/start" by Member {
        path: CampaignAt, reply: StartedAttempt
    }
    /// Hands in the answers; handing in again gives what the first one came to.
    SubmitAttempt = "submit_attempt": Post "/api/campaigns/{campaign}/attempts" by Member {
        path: CampaignAt, body: AttemptSubmission, reply: AttemptReview
    }
    /// What one of my attempts came to.
    ReviewAttempt = "review_attempt": Get "/api/campaigns/{campaign}/attempts/{number}" by Member {
        path: AttemptAt, reply: AttemptReview
    }
    /// "Đã tham gia" of a contest that others hold.
    JoinContest = "join_contest": Post "/api/campaigns/{campaign}/contests/{contest}/join" by Member {
        path: ContestAt, reply: CampaignView
    }
    /// What a campaign came to, as seen from an organisation.
    FindStudyResults = "find_study_results": Get "/api/campaigns/{campaign}/results/{org}" by Member {
        path: ResultsAt, reply: StudyResults
    }
    /// The same as a spreadsheet.
    ExportStudyResults = "export_study_results": Get "/api/campaigns/{campaign}/results/{org}/sheet" by Member {
        path: ResultsAt, reply: SheetFile
    }
    /// How each question was answered in a branch, or in the branches directly below a committee.
    FindQuestionStatistics = "find_question_statistics": Get "/api/campaigns/{campaign}/results/{org}/questions" by Member {
        path: ResultsAt, reply: Vec<QuestionStatistics>
    }
}
