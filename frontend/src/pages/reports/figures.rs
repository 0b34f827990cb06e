//! The figures of a report: filled in, nobody types them.

use shared::meeting_score::{MinutesTiming, ScoreShort};
use shared::report::ReportFigures;
use shared::statistics::{FigureCount, FigureKind, MonthSum, Rate};
use yew::prelude::*;

use crate::parts::{Fact, Lead, Stack, figure_list};

/// Figures that stand in the sentence above the others.
const SAID: [FigureKind; 2] = [FigureKind::Summoned, FigureKind::Present];

/// The sentence and the figures.
pub fn figures(figures: &ReportFigures) -> Html {
    match figures {
        ReportFigures::Meeting { counts, score, minutes } => of_meeting(counts, *score, *minutes),
        ReportFigures::Period { sum, members } => html! {
            <Stack>
                <Lead>{ sentence(sum) }</Lead>
                { figure_list(html! { <>
                    { for facts(sum).into_iter().map(|(name, value)| html! { <Fact {name}>{ value }</Fact> }) }
                    <Fact name="Biên bản hoàn tất đúng hạn">{ sum.after.minutes_in_time }</Fact>
                    <Fact name="Biên bản hoàn tất muộn">{ sum.after.minutes_late }</Fact>
                    <Fact name="Điểm tự chấm bình quân">{ sum.after.average_text() }</Fact>
                    <Fact name="Xếp loại">{ sum.after.grades_text() }</Fact>
                    <Fact name="Đảng viên">{ members.members }</Fact>
                    <Fact name="Trong đó dự bị">{ members.probationary }</Fact>
                    <Fact name="Được miễn sinh hoạt">{ members.exempt }</Fact>
                    <Fact name="Đã kích hoạt tài khoản">{ members.activated }</Fact>
                </> }) }
            </Stack>
        },
    }
}

fn of_meeting(counts: &[FigureCount], score: Option<ScoreShort>, minutes: MinutesTiming) -> Html {
    let of = |kind| counts.iter().find(|count| count.kind == kind).map_or(0, |count| count.count);
    let [summoned, present] = SAID.map(of);
    let rate = Rate { part: present as usize, whole: summoned as usize };
    let found = counts.iter().filter(|count| count.count > 0);
    html! {
        <Stack>
            <Lead>{ format!("{} đồng chí được triệu tập, có mặt {}.", summoned, rate.text()) }</Lead>
            { figure_list(html! { <>
                { for found.map(|count| html! { <Fact name={count.kind.label()}>{ count.count }</Fact> }) }
                <Fact name="Tự chấm điểm">{ score.map_or_else(|| "Chưa chấm".to_owned(), ScoreShort::text) }</Fact>
                <Fact name="Biên bản">{ minutes.label() }</Fact>
            </> }) }
        </Stack>
    }
}

fn sentence(sum: &MonthSum) -> String {
    match sum.meetings() {
        0 => "Trong kỳ chưa có cuộc họp nào kết thúc.".to_owned(),
        held => format!("Trong kỳ đã họp {held} lần; tỷ lệ dự họp {}.", sum.rate().text()),
    }
}

/// The figures of a sum, each with its name.
fn facts(sum: &MonthSum) -> [(&'static str, u32); 8] {
    [
        ("Sinh hoạt thường kỳ", sum.regular),
        ("Sinh hoạt chuyên đề", sum.thematic),
        ("Họp chi ủy", sum.committee),
        ("Lượt triệu tập", sum.summoned),
        ("Lượt có mặt", sum.present),
        ("Vắng có phép", sum.excused),
        ("Vắng không phép", sum.unexcused),
        ("Đơn chờ quyết định", sum.awaiting),
    ]
}

#[cfg(test)]
mod tests {
    use shared::meeting_score::MeetingGrade;
    use shared::org::MemberCounts;

    use super::*;
    use crate::testing::rendered;

    #[test]
    fn a_meeting_is_said_in_one_sentence_and_nought_is_left_out() {
        let count = |kind, count| FigureCount { kind, count };
        let counts =
            vec![count(FigureKind::Summoned, 8), count(FigureKind::Present, 6), count(FigureKind::Late, 0)];
        let score = Some(ScoreShort { points: 92, grade: MeetingGrade::Good });
        let minutes = MinutesTiming::InTime;
        let html = rendered(figures(&ReportFigures::Meeting { counts, score, minutes }));
        assert!(html.contains("92/100 điểm, xếp loại Tốt") && html.contains("Hoàn tất đúng hạn"), "{html}");
        assert!(html.contains("8 đồng chí được triệu tập, có mặt 6/8 (75\u{a0}%)."), "{html}");
        assert!(!html.contains("Đến muộn"), "{html}");
    }

    #[test]
    fn a_period_without_meetings_says_so() {
        let empty = ReportFigures::Period { sum: MonthSum::default(), members: MemberCounts::default() };
        assert!(rendered(figures(&empty)).contains("chưa có cuộc họp nào kết thúc"));
    }
}
