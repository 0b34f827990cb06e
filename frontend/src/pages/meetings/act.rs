//! An act of one press: it is sent once, and when it fails the page says so where it was pressed.

use shared::problem::ProblemCode;
use yew::prelude::*;

use super::words::Sign;
use crate::form::FormView;
use crate::parts::{Button, Cluster, ErrorSummary, Glyph, Kind, Tag};

/// Properties of [`ActFailure`] and [`ReloadOffer`].
#[derive(Clone, PartialEq, Properties)]
pub struct ActFailureProps {
    /// From `form.view()` of the act.
    pub view: FormView,
    /// Loads the page anew, offered when what is shown is no longer so.
    pub onreload: Callback<()>,
}

/// Why the act did not succeed; nothing while all is well.
#[component]
pub fn ActFailure(props: &ActFailureProps) -> Html {
    let FormView { refusal, attempt, .. } = props.view.clone();
    html! {
        <>
            <ErrorSummary {refusal} {attempt} />
            <ReloadOffer ..props.clone() />
        </>
    }
}

/// The button that loads the page anew, when that is what helps; for forms, which show the failure themselves.
#[component]
pub fn ReloadOffer(props: &ActFailureProps) -> Html {
    let failure = props.view.refusal.failure.as_ref();
    if !failure.and_then(|failure| failure.code()).is_some_and(is_outdated) {
        return Html::default();
    }
    html! {
        <Cluster>
            <Button kind={Kind::Secondary} icon={Glyph::Retry} onclick={props.onreload.clone()}>
                { "Tải lại cuộc họp" }
            </Button>
        </Cluster>
    }
}

/// Whether somebody else has changed what the page still shows.
const fn is_outdated(code: ProblemCode) -> bool {
    matches!(
        code,
        ProblemCode::Stale
            | ProblemCode::WrongMeetingState
            | ProblemCode::MeetingStarted
            | ProblemCode::NoAbsence
            | ProblemCode::AlreadyDecided
            | ProblemCode::RollCallIncomplete
    )
}

/// Properties of [`SignTag`].
#[derive(Clone, PartialEq, Properties)]
pub struct SignTagProps {
    /// What it says.
    pub sign: Sign,
}

/// A state as a tag: word, colour and sign.
#[component]
pub fn SignTag(props: &SignTagProps) -> Html {
    let Sign { label, tone, glyph } = props.sign;
    html! { <Tag {tone} icon={glyph}>{ label }</Tag> }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::Failure;
    use crate::testing::rendered;

    fn shown(code: ProblemCode) -> String {
        let view =
            FormView { refusal: Failure::Problem(code.into()).into(), attempt: 1, ..FormView::default() };
        rendered(html! { <ActFailure {view} onreload={Callback::noop()} /> })
    }

    #[test]
    fn what_is_outdated_can_be_loaded_anew() {
        let html = shown(ProblemCode::AlreadyDecided);
        assert!(
            html.contains("quyết định đầu tiên có hiệu lực") && html.contains("Tải lại cuộc họp"),
            "{html}"
        );
        assert!(!shown(ProblemCode::Forbidden).contains("Tải lại cuộc họp"));
    }

    #[test]
    fn while_all_is_well_nothing_is_said() {
        let view = FormView::default();
        let html = rendered(html! { <ActFailure {view} onreload={Callback::noop()} /> });
        assert_eq!(html, "");
    }
}
