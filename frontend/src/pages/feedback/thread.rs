//! One piece of feedback: what was said, every step, and for whoever has it the ways on.

use std::rc::Rc;

use shared::endpoint::Nothing;
use shared::feedback::{
    Feedback, FeedbackAt, FeedbackPart, FeedbackStage, FeedbackStep, FeedbackView, FindFeedback,
};
use shared::id::FeedbackId;
use shared::time::{format_day, local_date};
use yew::prelude::*;

use super::act::Acts;
use super::files::Files;
use super::line::tags;
use super::words::{by, on_behalf, said, written};
use crate::dom;
use crate::load::use_load;
use crate::parts::{Card, Cluster, Fact, Facts, Muted, Page, PrintButton, ScreenOnly, Section, Stack, Text};
use crate::route::Route;

/// Properties of [`FeedbackPage`].
#[derive(Clone, Copy, PartialEq, Properties)]
pub struct FeedbackPageProps {
    /// Which.
    pub feedback: FeedbackId,
}

/// The page.
#[component]
pub fn FeedbackPage(props: &FeedbackPageProps) -> Html {
    let feedback = props.feedback;
    let load = use_load::<FindFeedback>(FeedbackAt { feedback }, Nothing {});
    let (put, reload) = (load.put.clone(), load.reload.clone());
    // The title may name people, and browsers keep titles of windows.
    html! {
        <Page title="Ý kiến" back={Route::MyFeedback}>
            { load.show(|view: &Rc<FeedbackView>| html! {
                <>
                    { letter(&view.feedback) }
                    <Files view={view.clone()} part={FeedbackPart::Letter} reload={reload.clone()} />
                    { steps(&view.feedback.steps) }
                    <Files view={view.clone()} part={FeedbackPart::Answer} reload={reload.clone()} />
                    <ScreenOnly>
                        <Stack>
                            <Acts view={view.clone()} {put} {reload} />
                            <Cluster><PrintButton label="In ý kiến và quá trình giải quyết" /></Cluster>
                        </Stack>
                    </ScreenOnly>
                </>
            }) }
        </Page>
    }
}

/// What was said, and how it stands.
fn letter(feedback: &Feedback) -> Html {
    let today = local_date(dom::now());
    let waits = feedback.state.stage() == FeedbackStage::Waiting;
    html! {
        <Card title={feedback.title.clone()} aside={tags(feedback.state, feedback.is_overdue(today))}>
            { for feedback.text.lines().filter(|line| !line.trim().is_empty()).map(|line| html! { <Text>{ line.to_owned() }</Text> }) }
            <Facts>
                <Fact name={feedback.kind.label()}>{ format!("Số {}", feedback.number) }</Fact>
                <Fact name="Người gửi">{ format!("{}, {}", feedback.author_name, feedback.branch.name) }</Fact>
                if let Some(words) = on_behalf(feedback) {
                    <Fact name="Ghi thay">{ words }</Fact>
                }
                <Fact name="Gửi đến">{ feedback.origin.name.clone() }</Fact>
                if feedback.holder.org != feedback.origin.org {
                    <Fact name="Đang ở">{ feedback.holder.name.clone() }</Fact>
                }
                if waits {
                    <Fact name="Hạn trả lời">{ format_day(feedback.due_on) }</Fact>
                }
            </Facts>
        </Card>
    }
}

fn steps(steps: &[FeedbackStep]) -> Html {
    html! {
        <Section title="Quá trình giải quyết">
            <Stack>{ for steps.iter().enumerate().map(step) }</Stack>
        </Section>
    }
}

fn step((index, step): (usize, &FeedbackStep)) -> Html {
    html! {
        <Card key={index.to_string()} title={said(step)} level={3}>
            if let Some(words) = written(&step.act) {
                { for words.lines().filter(|line| !line.trim().is_empty()).map(|line| html! { <Text>{ line.to_owned() }</Text> }) }
            }
            <Muted>{ by(&step.stamp) }</Muted>
        </Card>
    }
}
