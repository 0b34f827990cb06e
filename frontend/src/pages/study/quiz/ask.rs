//! One question with its large answers.

use std::collections::BTreeSet;

use shared::study::{Answer, Ask, AskedQuestion};
use yew::prelude::*;

use crate::form::Bind;
use crate::parts::{Card, Checkbox, Choice, Muted, Opt, TextField};

/// The question at a place, with what was answered so far.
pub fn asked(
    place: usize,
    question: &AskedQuestion,
    answer: Option<&Answer>,
    onanswer: &Callback<Answer>,
) -> Html {
    let name = format!("question-{place}");
    let inside = match &question.ask {
        Ask::Single(choices) => single(name, choices, answer, onanswer),
        Ask::Multiple(choices) => multiple(&name, choices, answer, onanswer),
        Ask::TrueFalse => true_false(name, answer, onanswer),
        Ask::ShortAnswer => short_answer(name, answer, onanswer),
    };
    // A key, so that nothing of one question is left over in the next.
    html! { <Card key={place.to_string()} title={format!("Câu {}. {}", place + 1, question.text)}>{ inside }</Card> }
}

fn chosen(answer: Option<&Answer>) -> BTreeSet<u8> {
    match answer {
        Some(Answer::Chosen(chosen)) => chosen.clone(),
        _ => BTreeSet::new(),
    }
}

fn single(name: String, choices: &[String], answer: Option<&Answer>, onanswer: &Callback<Answer>) -> Html {
    let onchange = onanswer.reform(|chosen: Option<u8>| Answer::Chosen(chosen.into_iter().collect()));
    let bind = Bind::new(name, chosen(answer).first().copied(), onchange);
    let options =
        (0u8..).zip(choices).map(|(place, choice)| Opt::new(place, choice.clone())).collect::<Vec<_>>();
    html! { <Choice<u8> label="Chọn một đáp án" {options} {bind} /> }
}

fn multiple(name: &str, choices: &[String], answer: Option<&Answer>, onanswer: &Callback<Answer>) -> Html {
    let now = chosen(answer);
    let line = |(place, choice): (u8, &String)| {
        let before = now.clone();
        let onchange = onanswer.reform(move |is_chosen: bool| {
            let mut chosen = before.clone();
            if is_chosen {
                chosen.insert(place)
            } else {
                chosen.remove(&place)
            };
            Answer::Chosen(chosen)
        });
        let bind = Bind::new(format!("{name}-{place}"), now.contains(&place), onchange);
        html! { <Checkbox label={choice.clone()} {bind} /> }
    };
    html! {
        <>
            <Muted>{ "Chọn tất cả đáp án đúng" }</Muted>
            { for (0u8..).zip(choices).map(line) }
        </>
    }
}

fn true_false(name: String, answer: Option<&Answer>, onanswer: &Callback<Answer>) -> Html {
    let said = match answer {
        Some(Answer::Said(said)) => Some(*said),
        _ => None,
    };
    let onchange = onanswer.reform(|said: Option<bool>| Answer::Said(said.unwrap_or_default()));
    let options = vec![Opt::new(true, "Đúng"), Opt::new(false, "Sai")];
    html! { <Choice<bool> label="Câu trên đúng hay sai?" {options} bind={Bind::new(name, said, onchange)} /> }
}

fn short_answer(name: String, answer: Option<&Answer>, onanswer: &Callback<Answer>) -> Html {
    let words = match answer {
        Some(Answer::Written(words)) => words.clone(),
        _ => String::new(),
    };
    let bind = Bind::new(name, words, onanswer.reform(Answer::Written));
    let max = u32::try_from(Answer::LONGEST).ok();
    html! { <TextField label="Câu trả lời của đồng chí" hint="Viết ngắn gọn; có dấu hoặc không dấu đều được." {max} {bind} /> }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::rendered;

    #[test]
    fn what_was_chosen_before_is_still_chosen() {
        let ask = Ask::Multiple(["Một", "Hai"].map(String::from).to_vec());
        let question = AskedQuestion { text: "Chọn gì?".into(), ask };
        let html = rendered(asked(2, &question, Some(&Answer::Chosen([1].into())), &Callback::noop()));
        assert!(html.contains("Câu 3. Chọn gì?") && html.matches("checked").count() == 1, "{html}");
    }
}
