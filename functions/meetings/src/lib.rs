//! Meetings: from the draft to the figures. Handlers load, ask `may`, apply a pure rule of `shared`, store, reply.

mod absences;
mod assignments;
mod calendar;
mod call;
mod change;
mod load;
mod minutes;
mod opinions;
mod papers;
mod plan;
mod resolution;
mod roll_call;
mod scores;
mod statistics;
mod votes;
mod word;
mod year;
mod year_plan;

use kit::Routes;
use shared::{
    assignment, attendance, meeting, meeting_score as score, minutes as record, opinion, paper,
    resolution as adopted, statistics as figures, year_plan as planned,
};

/// The routes of this context.
pub fn routes() -> Routes {
    Routes::new()
        .on(meeting::ListMeetings, plan::list_meetings)
        .on(meeting::CreateMeeting, plan::create_meeting)
        .on(meeting::FindMeeting, plan::find_meeting)
        .on(meeting::ChangeMeeting, change::change_meeting)
        .on(meeting::RemoveMeeting, change::remove_meeting)
        .on(meeting::CallMeeting, call::call_meeting)
        .on(meeting::CancelMeeting, change::cancel_meeting)
        .on(meeting::OpenMeeting, change::open_meeting)
        .on(meeting::CloseMeeting, change::close_meeting)
        .on(meeting::FindCalendarFile, calendar::find_calendar_file)
        .on(attendance::AnswerInvitation, absences::answer_invitation)
        .on(attendance::ReportAbsence, absences::report_absence)
        .on(attendance::WithdrawAbsence, absences::withdraw_absence)
        .on(attendance::DecideAbsence, absences::decide_absence)
        .on(attendance::TakeRollCall, roll_call::take_roll_call)
        .on(paper::ListPapers, papers::list_papers)
        .on(paper::AddPaper, papers::add_paper)
        .on(paper::HandInPaper, papers::hand_in_paper)
        .on(paper::OpenPaper, papers::open_paper)
        .on(paper::RemovePaper, papers::remove_paper)
        .on(opinion::ListOpinions, opinions::list_opinions)
        .on(opinion::WriteOpinion, opinions::write_opinion)
        .on(opinion::WithdrawOpinion, opinions::withdraw_opinion)
        .on(record::FindMinutes, minutes::find_minutes)
        .on(record::WriteMinutes, minutes::write_minutes)
        .on(record::SignMinutes, minutes::sign_minutes)
        .on(record::AddToMinutes, minutes::add_to_minutes)
        .on(record::RecordVote, votes::record_vote)
        .on(record::RemoveVote, votes::remove_vote)
        .on(record::ExportMinutes, minutes::export_minutes)
        .on(score::FindMeetingScore, scores::find_meeting_score)
        .on(score::ScoreMeeting, scores::score_meeting)
        .on(adopted::ExportResolution, resolution::export_resolution)
        .on(adopted::FindResolution, resolution::find_resolution)
        .on(adopted::WriteResolution, resolution::write_resolution)
        .on(adopted::AdoptResolution, resolution::adopt_resolution)
        .on(assignment::ListMyAssignments, assignments::list_my_assignments)
        .on(assignment::ListAssignments, assignments::list_assignments)
        .on(assignment::GiveAssignment, assignments::give_assignment)
        .on(assignment::RemoveAssignment, assignments::remove_assignment)
        .on(assignment::SettleAssignment, assignments::settle_assignment)
        .on(planned::FindYearPlan, year_plan::find_year_plan)
        .on(planned::WriteYearPlan, year_plan::write_year_plan)
        .on(figures::FindBranchStatistics, statistics::find_branch_statistics)
        .on(figures::FindMemberStatistics, statistics::find_member_statistics)
}
