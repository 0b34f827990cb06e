//! The line of steps of a meeting or of a task in several pages.

use yew::prelude::*;

use super::icon::{Glyph, Icon};

/// Where a step stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepState {
    /// Behind us.
    Done,
    /// The present one.
    Now,
    /// Still to come.
    Later,
}

/// A step: its word and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    label: AttrValue,
    state: StepState,
}

impl Step {
    /// Steps with these words, of which the one at `now` is the present one; beyond the end, all are done.
    pub fn line<L: Into<AttrValue>>(labels: impl IntoIterator<Item = L>, now: usize) -> Vec<Self> {
        let state = |index: usize| match index.cmp(&now) {
            std::cmp::Ordering::Less => StepState::Done,
            std::cmp::Ordering::Equal => StepState::Now,
            std::cmp::Ordering::Greater => StepState::Later,
        };
        labels
            .into_iter()
            .enumerate()
            .map(|(index, label)| Self { label: label.into(), state: state(index) })
            .collect()
    }
}

/// Properties of [`Steps`].
#[derive(Clone, PartialEq, Properties)]
pub struct StepsProps {
    /// What the steps lead to, for screen readers.
    pub label: AttrValue,
    /// The steps, see [`Step::line`].
    pub steps: Vec<Step>,
}

/// A line of steps with the present one marked.
#[component]
pub fn Steps(props: &StepsProps) -> Html {
    let steps = props.steps.iter().enumerate().map(|(index, step)| {
        let (name, word) = match step.state {
            StepState::Done => ("done", "đã xong"),
            StepState::Now => ("now", "hiện nay"),
            StepState::Later => ("later", "chưa tới"),
        };
        html! {
            <li data-state={name} aria-current={(step.state == StepState::Now).then_some("step")}>
                <span class="dot" aria-hidden="true">
                    if step.state == StepState::Done { <Icon glyph={Glyph::Check} /> } else { { index + 1 } }
                </span>
                <span>{ &step.label }<span class="ds-sr-only">{ format!(" ({word})") }</span></span>
            </li>
        }
    });
    html! { <ol class="steps" role="list" aria-label={&props.label}>{ for steps }</ol> }
}
