//! What several pages of study say.

use jiff::Timestamp;
use shared::study::{AttemptResult, Campaign, CampaignState, CountedAttempt, QuizPlan, TopicCount, counted};
use shared::time::format_date_time;
use yew::prelude::*;

use crate::parts::{Glyph, Opt, Tag, Tone};

/// Thousandths as people read them: `87,5 %`.
pub fn percent(points: u16) -> String {
    match points % 10 {
        0 => format!("{}\u{a0}%", points / 10),
        rest => format!("{},{rest}\u{a0}%", points / 10),
    }
}

/// Where a campaign stands.
pub fn state_tag(state: CampaignState) -> Html {
    let (tone, icon) = match state {
        CampaignState::Draft => (Tone::Neutral, Glyph::Pencil),
        CampaignState::Ahead => (Tone::Info, Glyph::Clock),
        CampaignState::Running => (Tone::Success, Glyph::Check),
        CampaignState::Over => (Tone::Neutral, Glyph::Clock),
    };
    html! { <Tag {tone} {icon}>{ state.label() }</Tag> }
}

/// When it runs, as far as it still matters.
pub fn window(campaign: &Campaign, now: Timestamp) -> String {
    match campaign.state(now) {
        CampaignState::Draft | CampaignState::Ahead => {
            format!("Mở từ {}", format_date_time(campaign.plan.opens_at))
        }
        CampaignState::Running => format!("Hạn cuối {}", format_date_time(campaign.ends_at())),
        CampaignState::Over => format!("Kết thúc {}", format_date_time(campaign.ends_at())),
    }
}

/// How far I am with the quiz; `None` without one.
pub fn standing(campaign: &Campaign, attempts: &[AttemptResult]) -> Option<Html> {
    let quiz = campaign.plan.quiz.as_ref()?;
    let (tone, icon, words) = match counted(attempts, quiz.counts) {
        None => (Tone::Warning, Glyph::Info, "Chưa làm bài".to_owned()),
        Some(best) if best.passed => (Tone::Success, Glyph::Check, format!("Đạt, {}", percent(best.points))),
        Some(best) => (Tone::Warning, Glyph::Info, format!("Chưa đạt, {}", percent(best.points))),
    };
    Some(html! { <Tag {tone} {icon}>{ words }</Tag> })
}

/// The rules of a quiz in sentences.
pub fn rules(quiz: &QuizPlan) -> Vec<String> {
    let mut all =
        vec![format!("{} câu hỏi, đạt từ {}\u{a0}% điểm trở lên.", quiz.questions(), quiz.pass_mark)];
    all.push(match (quiz.attempts, quiz.counts) {
        (1, _) => "Làm một lần.".into(),
        (most, CountedAttempt::Best) => format!("Được làm {most} lần, lấy lần cao điểm nhất."),
        (most, CountedAttempt::Last) => format!("Được làm {most} lần, lấy lần làm sau cùng."),
    });
    if let Some(minutes) = quiz.minutes {
        all.push(format!("Mỗi lần làm trong {minutes} phút kể từ lúc bấm bắt đầu."));
    }
    all.push(format!("{}.", quiz.review.label()));
    all
}

/// The topics of a bank that have a name, each with how many questions there are.
pub fn named(topics: &[TopicCount]) -> Vec<Opt<String>> {
    let named = topics.iter().filter(|it| !it.topic.is_empty());
    let opt = |it: &TopicCount| {
        Opt::new(it.topic.clone(), format!("{} ({} câu)", it.topic, it.counts.iter().sum::<u32>()))
    };
    named.map(opt).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_are_written_with_a_comma_where_they_need_one() {
        assert_eq!([0, 875, 1000].map(percent), ["0\u{a0}%", "87,5\u{a0}%", "100\u{a0}%"]);
    }
}
