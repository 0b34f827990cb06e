//! How each question was answered: what to talk about again, in a sentence, and the table behind it.

use shared::endpoint::Nothing;
use shared::study::{FindQuestionStatistics, QuestionStatistics, ResultsAt};
use yew::prelude::*;

use super::AtProps;
use crate::load::use_load;
use crate::parts::{Column, Lead, Row, Stack, Table};

/// Below so many hundredths of its points a question is worth talking about again.
const HALF: u64 = 50;

/// How each question was answered, the worst first.
#[component]
pub fn Questions(props: &AtProps) -> Html {
    let at = ResultsAt { campaign: props.campaign, org: props.org };
    let load = use_load::<FindQuestionStatistics>(at, Nothing {});
    load.show(|all| questions(all))
}

/// How much of the points a question brought, in hundredths.
fn share(it: &QuestionStatistics) -> u64 {
    it.points / u64::from(it.asked.max(1)) / 10
}

/// What the table says, in a sentence: how hard it was, and what to talk about again.
fn questions_sentence(all: &[QuestionStatistics]) -> String {
    let Some(hardest) = all.first() else { return "Chưa có câu nào được trả lời.".into() };
    let again = all.iter().filter(|it| share(it) < HALF).count();
    let told = match again {
        0 => "Câu nào cũng được quá nửa số điểm.".to_owned(),
        again => format!("{again} câu chưa được nửa số điểm, nên trao đổi lại trong buổi sinh hoạt."),
    };
    format!("{} câu đã được hỏi. {told} Khó nhất: “{}” ({}\u{a0}%).", all.len(), hardest.text, share(hardest))
}

fn questions(all: &[QuestionStatistics]) -> Html {
    let row = |(place, it): (usize, &QuestionStatistics)| {
        let mean = share(it);
        Row::new(
            place.to_string(),
            vec![
                html! { &it.text },
                html! { &it.topic },
                html! { it.asked },
                html! { format!("{mean}\u{a0}%") },
            ],
        )
    };
    let columns = vec![
        Column::text("Câu hỏi"),
        Column::text("Chủ đề"),
        Column::number("Số lần hỏi"),
        Column::number("Điểm đạt được"),
    ];
    html! {
        <Stack>
            <Lead>{ questions_sentence(all) }</Lead>
            if !all.is_empty() {
                <Table caption="Từng câu hỏi, câu khó nhất trước" {columns} rows={all.iter().enumerate().map(row).collect::<Vec<_>>()} />
            }
        </Stack>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::rendered;

    #[test]
    fn questions_are_told_with_their_share() {
        let it = QuestionStatistics {
            text: "Câu khó?".into(),
            kind: shared::study::QuestionKind::Single,
            topic: "Điều lệ".into(),
            asked: 4,
            points: 1000,
        };
        let html = rendered(questions(&[it]));
        assert!(html.contains("Câu khó?") && html.contains("25\u{a0}%"), "{html}");
        assert!(html.contains("1 câu đã được hỏi. 1 câu chưa được nửa số điểm"), "{html}");
        assert!(rendered(questions(&[])).contains("Chưa có câu nào được trả lời"));
    }
}
