//! A few counts in one line that may stay in sight while the page scrolls below: the roll call, the answers.

use yew::prelude::*;

use super::tone::Tone;

/// One count: a word, a number, a colour.
#[derive(Debug, Clone, PartialEq)]
pub struct Count {
    label: AttrValue,
    value: usize,
    tone: Tone,
}

impl Count {
    /// A word with its number.
    pub fn new(label: impl Into<AttrValue>, value: usize, tone: Tone) -> Self {
        Self { label: label.into(), value, tone }
    }
}

/// Properties of [`Tally`].
#[derive(Clone, PartialEq, Properties)]
pub struct TallyProps {
    /// What is counted, for screen readers: `Kết quả điểm danh`.
    pub label: AttrValue,
    /// Two to four counts.
    pub counts: Vec<Count>,
    /// Stays below the top bar while the page scrolls. It must then stand directly in the page.
    #[prop_or_default]
    pub pinned: bool,
    /// A line below that stays in sight as well.
    #[prop_or_default]
    pub children: Html,
}

/// Counts side by side, each with its word.
#[component]
pub fn Tally(props: &TallyProps) -> Html {
    let counts = props.counts.iter().map(|count| {
        html! {
            <div data-color={count.tone.color()}><dt>{ &count.label }</dt><dd>{ count.value }</dd></div>
        }
    });
    html! {
        <div class="tally" data-pinned={props.pinned.then_some("true")} role="group" aria-label={&props.label}>
            <dl>{ for counts }</dl>
            { props.children.clone() }
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::rendered;

    #[test]
    fn every_count_stands_beside_its_word() {
        let counts = vec![Count::new("Có mặt", 12, Tone::Success), Count::new("Chưa", 6, Tone::Neutral)];
        let html = rendered(html! { <Tally label="Kết quả điểm danh" {counts} pinned=true /> });
        assert!(html.contains("<div data-color=\"success\"><dt>Có mặt</dt><dd>12</dd></div>"), "{html}");
        assert!(
            html.contains("data-pinned=\"true\" role=\"group\" aria-label=\"Kết quả điểm danh\""),
            "{html}"
        );
    }
}
