//! Study: banks of questions, campaigns, attempts and what they came to. Handlers load, ask `may`, apply a pure rule of
//! `shared`, store, reply.
//!
//! What a campaign came to above the branches is summed up by `jobs`, which follows the stream; here it is only read.

mod attempt;
mod bank;
mod campaigns;
mod exchange;
pub mod import;
mod load;
mod mine;
mod questions;
mod results;
mod sheet;

use kit::Routes;
use shared::study;

/// The routes of this context.
pub fn routes() -> Routes {
    Routes::new()
        .on(study::SearchQuestions, bank::search_questions)
        .on(study::CountQuestions, bank::count_questions)
        .on(study::CreateQuestion, bank::create_question)
        .on(study::ChangeQuestion, bank::change_question)
        .on(study::RemoveQuestion, bank::remove_question)
        .on(study::PreviewQuestionImport, exchange::preview_question_import)
        .on(study::ImportQuestions, exchange::import_questions)
        .on(study::ExportQuestions, exchange::export_questions)
        .on(study::ListCampaigns, campaigns::list_campaigns)
        .on(study::CreateCampaign, campaigns::create_campaign)
        .on(study::ChangeCampaign, campaigns::change_campaign)
        .on(study::RemoveCampaign, campaigns::remove_campaign)
        .on(study::OpenCampaign, campaigns::open_campaign)
        .on(study::CloseCampaign, campaigns::close_campaign)
        .on(study::ListMyCampaigns, mine::list_my_campaigns)
        .on(study::FindCampaign, mine::find_campaign)
        .on(study::JoinContest, mine::join_contest)
        .on(study::StartAttempt, attempt::start_attempt)
        .on(study::SubmitAttempt, attempt::submit_attempt)
        .on(study::ReviewAttempt, attempt::review_attempt)
        .on(study::FindStudyResults, results::find_study_results)
        .on(study::ExportStudyResults, results::export_study_results)
        .on(study::FindQuestionStatistics, questions::find_question_statistics)
}
