//! The frame of a form: what is wrong on top, then the fields, then the button.

use yew::prelude::*;

use super::alert::Alert;
use super::tone::Tone;
use crate::dom;
use crate::form::{FormView, Refusal};

/// Properties of [`FormFrame`].
#[derive(Clone, PartialEq, Properties)]
pub struct FormFrameProps {
    /// From `form.view()`.
    pub view: FormView,
    /// From `form.submit(…)`.
    pub onsubmit: Callback<()>,
    /// The fields and the button with `submit={true}`.
    pub children: Html,
}

/// A form. Enter in a field sends it; mistakes are summed up above and get the focus.
#[component]
pub fn FormFrame(props: &FormFrameProps) -> Html {
    let onsubmit = props.onsubmit.reform(|event: SubmitEvent| event.prevent_default());
    html! {
        <form novalidate=true class="stack form" data-gap="medium" {onsubmit} aria-busy={props.view.busy.then_some("true")}>
            if props.view.restored {
                <Alert tone={Tone::Info}>{ "Đã mở lại phần đồng chí đang viết dở trên máy này." }</Alert>
            }
            <ErrorSummary refusal={props.view.refusal.clone()} attempt={props.view.attempt} />
            { props.children.clone() }
        </form>
    }
}

/// Properties of [`ErrorSummary`].
#[derive(Clone, PartialEq, Properties)]
pub struct ErrorSummaryProps {
    /// What is wrong.
    pub refusal: Refusal,
    /// Takes the focus whenever this changes.
    pub attempt: u32,
}

/// What is to be mended before sending, each line leading to its field; or why sending failed.
#[component]
pub fn ErrorSummary(props: &ErrorSummaryProps) -> Html {
    let node = use_node_ref();
    {
        let node = node.clone();
        use_effect_with(props.attempt, move |attempt| {
            if *attempt > 0 {
                dom::focus(&node);
            }
        });
    }
    let Refusal { fields, failure } = &props.refusal;
    if fields.is_empty() && failure.is_none() {
        return Html::default();
    }
    html! {
        <div class="ds-error-summary error-summary" tabindex="-1" ref={node} role="alert">
            if let Some(failure) = failure {
                <h2 class="ds-heading" data-size="2xs">{ "Chưa thực hiện được" }</h2>
                <p>{ failure.sentence() }</p>
                if failure.is_worth_retrying() {
                    <p>{ "Những gì đồng chí đã nhập vẫn còn ở đây." }</p>
                }
            }
            if !fields.is_empty() {
                <h2 class="ds-heading" data-size="2xs">{ "Xin sửa các mục sau" }</h2>
                <ul>{ for fields.iter().map(|problem| html! {
                    <li><FieldLink id={problem.field.clone()} sentence={problem.sentence.clone()} /></li>
                }) }</ul>
            }
        </div>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct FieldLinkProps {
    id: AttrValue,
    sentence: AttrValue,
}

/// Leads to the field without touching the address.
#[component]
fn FieldLink(props: &FieldLinkProps) -> Html {
    let onclick = {
        let id = props.id.clone();
        Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            dom::focus_by_id(&id);
        })
    };
    html! { <a class="ds-link" href={format!("#{}", props.id)} {onclick}>{ &props.sentence }</a> }
}
