//! What is looked for in the bank. Words and topics are what people have typed, so they stand with the step in the history
//! and in the body of the call, and in no address.

use serde::{Deserialize, Serialize};
use shared::endpoint::Cursor;
use shared::study::{Difficulty, QuestionSearch};
use yew::prelude::*;

use crate::route::use_query_and_words;

/// What is looked for.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Wanted {
    /// Words of the question.
    pub words: String,
    /// Only on this topic.
    pub topic: Option<String>,
    /// Only so hard.
    pub difficulty: Option<Difficulty>,
}

/// What the address says of it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
struct Shown {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    muc_do: Option<Difficulty>,
}

impl Wanted {
    /// Whether not the whole bank is wanted.
    pub fn is_narrowed(&self) -> bool {
        *self != Self::default()
    }

    /// What is asked for from a position on.
    pub fn search(&self, after: Option<Cursor>) -> QuestionSearch {
        let Self { words, topic, difficulty } = self.clone();
        QuestionSearch { words, topic: topic.unwrap_or_default(), difficulty, after }
    }

    /// As it stands in the history: the topic on the first line, the words on the second. Neither has a line break.
    fn kept(&self) -> (Shown, String) {
        let topic = self.topic.as_deref().unwrap_or_default();
        (Shown { muc_do: self.difficulty }, format!("{topic}\n{}", self.words))
    }

    fn of((shown, kept): &(Shown, String)) -> Self {
        let (topic, words) = kept.split_once('\n').unwrap_or_default();
        let topic = Some(topic.to_owned()).filter(|topic| !topic.is_empty());
        Self { words: words.to_owned(), topic, difficulty: shown.muc_do }
    }
}

/// What is looked for, and the way to change it.
#[hook]
pub fn use_wanted() -> (Wanted, Callback<Wanted>) {
    let (kept, put) = use_query_and_words::<Shown>();
    (Wanted::of(&kept), put.reform(|wanted: Wanted| wanted.kept()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_found_again() {
        let wanted =
            Wanted {
                words: "họp".into(), topic: Some("Điều lệ".into()), difficulty: Some(Difficulty::Hard)
            };
        for wanted in [wanted, Wanted { words: "họp".into(), ..Wanted::default() }, Wanted::default()] {
            assert_eq!(Wanted::of(&wanted.kept()), wanted);
        }
        assert_eq!(Wanted::of(&(Shown::default(), String::new())), Wanted::default());
    }
}
