//! What an attempt came to, and question by question once that may be seen.

use std::collections::BTreeSet;

use shared::endpoint::Nothing;
use shared::id::CampaignId;
use shared::study::{Answer, Ask, AttemptAt, AttemptReview, Review, ReviewAttempt, ReviewedQuestion, WHOLE};
use shared::time::format_date_time;
use yew::prelude::*;

use super::words::percent;
use crate::load::use_load;
use crate::parts::{
    Alert, ButtonLink, Card, Cluster, Fact, Facts, Glyph, Kind, Lead, Page, Shape, Stack, Tag, Text, Tone,
};
use crate::route::Route;

/// Properties of [`ReviewPage`].
#[derive(Clone, PartialEq, Properties)]
pub struct ReviewPageProps {
    /// Of which campaign.
    pub campaign: CampaignId,
    /// Which attempt.
    pub number: u8,
}

/// The page.
#[component]
pub fn ReviewPage(props: &ReviewPageProps) -> Html {
    let ReviewPageProps { campaign, number } = *props;
    let load = use_load::<ReviewAttempt>(AttemptAt { campaign, number }, Nothing {});
    html! {
        <Page title={format!("Kết quả lần {number}")} back={Route::Campaign { campaign }}>
            { load.show_as(Shape::Cards, |review| html! {
                <>
                    { whole(review) }
                    <Cluster><ButtonLink to={Route::Campaign { campaign }} kind={Kind::Secondary}>{ "Về đợt học tập" }</ButtonLink></Cluster>
                </>
            }) }
        </Page>
    }
}

fn whole(review: &AttemptReview) -> Html {
    let result = &review.result;
    let (tone, title) = match result.passed {
        true => (Tone::Success, "Đồng chí đã đạt"),
        false => (Tone::Warning, "Lần này chưa đạt"),
    };
    html! {
        <>
            <Alert {tone} {title}>
                <Lead>{ format!("{} số điểm", percent(result.points)) }</Lead>
                <p>{ format!("Làm xong {}.", format_date_time(result.finished_at)) }</p>
            </Alert>
            if let Some(questions) = &review.questions {
                <Stack>{ for questions.iter().enumerate().map(|(place, it)| question(place, it)) }</Stack>
            } else {
                <Text>{ when(review.review) }</Text>
            }
        </>
    }
}

/// When the right answers follow.
const fn when(review: Review) -> &'static str {
    match review {
        Review::Points => "Đợt học tập này chỉ cho xem điểm, không cho xem đáp án.",
        Review::WhenOver => {
            "Đáp án hiện ở đây một ngày sau khi đợt học tập kết thúc, lúc không ai còn nộp bài."
        }
        Review::AfterLast => {
            "Đáp án hiện ở đây khi đồng chí đã làm hết số lần, hoặc một ngày sau khi đợt kết thúc."
        }
    }
}

fn question(place: usize, it: &ReviewedQuestion) -> Html {
    let (tone, icon, word) = match it.credit {
        WHOLE => (Tone::Success, Glyph::Check, "Đúng"),
        0 => (Tone::Danger, Glyph::Cross, "Chưa đúng"),
        _ => (Tone::Warning, Glyph::Info, "Đúng một phần"),
    };
    let answer =
        it.answer.as_ref().map_or_else(|| "Không trả lời".to_owned(), |answer| told(&it.asked.ask, answer));
    html! {
        <Card title={format!("Câu {}. {}", place + 1, it.asked.text)} aside={html! { <Tag {tone} {icon}>{ word }</Tag> }}>
            <Facts>
                <Fact name="Đồng chí trả lời">{ answer }</Fact>
                <Fact name="Đáp án">{ told(&it.asked.ask, &it.right) }</Fact>
            </Facts>
            if !it.explanation.is_empty() { <Text>{ it.explanation.clone() }</Text> }
        </Card>
    }
}

/// An answer in words.
fn told(ask: &Ask, answer: &Answer) -> String {
    match (ask, answer) {
        (Ask::Single(choices) | Ask::Multiple(choices), Answer::Chosen(chosen)) => words(choices, chosen),
        (_, Answer::Said(true)) => "Đúng".into(),
        (_, Answer::Said(false)) => "Sai".into(),
        (_, Answer::Written(words)) => words.clone(),
        (_, Answer::Chosen(_)) => String::new(),
    }
}

fn words(choices: &[String], chosen: &BTreeSet<u8>) -> String {
    let words: Vec<_> = chosen.iter().filter_map(|place| choices.get(usize::from(*place))).cloned().collect();
    words.join("; ")
}

#[cfg(test)]
mod tests {
    use shared::study::{AskedQuestion, AttemptResult};

    use super::*;
    use crate::testing::rendered;

    #[test]
    fn each_question_tells_my_answer_and_the_right_one() {
        let asked = AskedQuestion {
            text: "Chọn gì?".into(),
            ask: Ask::Single(["Một", "Hai"].map(String::from).to_vec()),
        };
        let question = ReviewedQuestion {
            asked,
            answer: Some(Answer::Chosen([0].into())),
            credit: 0,
            right: Answer::Chosen([1].into()),
            explanation: "Vì thế.".into(),
        };
        let finished_at = "2026-11-20T01:00:00Z".parse().expect("a time");
        let result = AttemptResult { number: 1, finished_at, points: 0, passed: false };
        let review = Review::AfterLast;
        let html = rendered(whole(&AttemptReview { result, questions: Some(vec![question]), review }));
        for part in ["Lần này chưa đạt", "Một", "Hai", "Chưa đúng", "Vì thế."] {
            assert!(html.contains(part), "{part}: {html}");
        }
        let html = rendered(whole(&AttemptReview { result, questions: None, review }));
        assert!(html.contains("khi đồng chí đã làm hết số lần"), "{html}");
    }
}
