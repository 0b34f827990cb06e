//! What the system proposes for each criterion, and why: pure, so that the same facts propose the same everywhere.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Criterion, MinutesTiming, ScoreFacts};
use crate::rules::{MeetingScoreRules, meeting_rules, meeting_score_rules};

/// A proposal for one criterion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Proposal {
    /// Which.
    pub criterion: Criterion,
    /// Points; `None` where only the branch can know.
    pub points: Option<u8>,
    /// What is known, in words.
    pub reason: String,
}

/// A proposal for every criterion, in the order of the sheet, by the rule of the day of the meeting.
pub fn propose(facts: &ScoreFacts, day: Date) -> Vec<Proposal> {
    let rules = meeting_score_rules(day);
    let of = |criterion: Criterion| {
        let (points, reason) = match criterion {
            Criterion::Time => time(facts, &rules, day),
            Criterion::Attendance => attendance(facts, &rules),
            Criterion::Preparation => preparation(facts, &rules),
            Criterion::Conduct => conduct(facts),
            Criterion::Principles => principles(facts),
            Criterion::LastResolution => last_resolution(facts, criterion.most(day)),
            Criterion::Closing => closing(facts, &rules),
        };
        Proposal { criterion, points, reason }
    };
    Criterion::ALL.map(of).into()
}

type Proposed = (Option<u8>, String);

fn time(facts: &ScoreFacts, rules: &MeetingScoreRules, day: Date) -> Proposed {
    let least = i64::from(meeting_rules(day).least_minutes);
    let is_long = facts.lasted >= least;
    let is_punctual = facts.began_after <= i64::from(rules.punctual_minutes);
    let points = if is_long { rules.lasted } else { 0 } + if is_punctual { rules.punctual } else { 0 };
    let began = match is_punctual {
        true => "bắt đầu đúng giờ".to_owned(),
        false => format!("bắt đầu muộn {} phút", facts.began_after),
    };
    (Some(points), format!("Họp {} phút, quy định ít nhất {least} phút; {began}.", facts.lasted))
}

fn attendance(facts: &ScoreFacts, rules: &MeetingScoreRules) -> Proposed {
    let Some(percent) = facts.rate.percent() else {
        return (None, "Cuộc họp không triệu tập ai.".into());
    };
    // The band is reached by the share itself, not by the rounded figure.
    let reaches = |from: u8| facts.rate.part * 100 >= facts.rate.whole * usize::from(from);
    let band = rules.rates.iter().find(|band| reaches(band.from_percent));
    let by_rate = band.filter(|_| facts.unexcused == 0).map_or(rules.lowest_rate, |band| band.points);
    let added = if facts.often_excused.is_empty() { rules.seldom_excused } else { 0 };
    let unexcused = match facts.unexcused {
        0 => "không ai vắng không phép".to_owned(),
        count => format!("{count} đồng chí vắng không phép"),
    };
    let often = match facts.often_excused.is_empty() {
        true => format!("không ai vắng có phép quá {} kỳ liền", rules.most_excused_running),
        false => format!(
            "vắng có phép quá {} kỳ liền: {}",
            rules.most_excused_running,
            facts.often_excused.join(", ")
        ),
    };
    (Some(by_rate + added), format!("Dự họp {percent}\u{a0}%; {unexcused}; {often}."))
}

fn preparation(facts: &ScoreFacts, rules: &MeetingScoreRules) -> Proposed {
    let (papers, said) = match (facts.papers, facts.papers_in_time) {
        (0, _) => (0, "không có tài liệu đính kèm".to_owned()),
        (all, in_time) if all == in_time => (rules.papers_in_time, format!("{all} tài liệu gửi đúng hạn")),
        (all, in_time) => (rules.papers_late, format!("{in_time}/{all} tài liệu gửi đúng hạn")),
    };
    let invited = if facts.invited_in_time { rules.invited } else { 0 };
    let agenda = if facts.agenda > 0 { rules.agenda } else { 0 };
    let invitation = if facts.invited_in_time {
        "Mời họp trước ít nhất một ngày"
    } else {
        "Mời họp muộn"
    };
    let items = match facts.agenda {
        0 => "không ghi chương trình".to_owned(),
        count => format!("chương trình {count} mục"),
    };
    (Some(papers + invited + agenda), format!("{invitation}; {said}; {items}."))
}

fn conduct(facts: &ScoreFacts) -> Proposed {
    let ScoreFacts { items_written, agenda, .. } = facts;
    (None, format!("Biên bản ghi {items_written} mục, chương trình có {agenda} mục. Xin chi bộ tự đánh giá."))
}

fn principles(facts: &ScoreFacts) -> Proposed {
    let votes = match facts.votes {
        0 => "Chưa ghi lần biểu quyết nào".to_owned(),
        count => format!("Đã ghi {count} lần biểu quyết"),
    };
    (None, format!("{votes}. Xin chi bộ tự đánh giá."))
}

fn last_resolution(facts: &ScoreFacts, most: u8) -> Proposed {
    let ScoreFacts { tasks_due, tasks_done, .. } = *facts;
    if tasks_due == 0 {
        return (Some(most), "Không có nhiệm vụ nào đến hạn.".into());
    }
    let points = (usize::from(most) * tasks_done * 2 + tasks_due) / (tasks_due * 2);
    let points = u8::try_from(points).unwrap_or(most).min(most);
    (Some(points), format!("Hoàn thành {tasks_done}/{tasks_due} nhiệm vụ đến hạn."))
}

fn closing(facts: &ScoreFacts, rules: &MeetingScoreRules) -> Proposed {
    let minutes = match facts.minutes {
        MinutesTiming::Open => 0,
        MinutesTiming::InTime => rules.minutes_in_time,
        MinutesTiming::Late => rules.minutes_late,
    };
    let resolution = if facts.is_adopted { rules.resolution } else { 0 };
    let adopted =
        if facts.is_adopted { "đã ban hành nghị quyết" } else { "chưa ban hành nghị quyết" };
    let said = format!("Biên bản: {}; {adopted}.", facts.minutes.label().to_lowercase());
    (Some(minutes + resolution), said)
}
