//! An act of one press: it is sent once, and when it fails the page says so where it was pressed.

use shared::problem::ProblemCode;
use yew::prelude::*;

use super::words::Sign;
use crate::form::FormView;
use crate::parts::{Button, Cluster, ErrorSummary, Glyph, Kind, Tag};

/// Why the act did not succeed, from `form.view()`, with `onreload` to load the page anew; nothing while all is well.
pub fn act_failure(view: &FormView, onreload: &Callback<()>) -> Html {
    html! {
        <>
            <ErrorSummary refusal={view.refusal.clone()} attempt={view.attempt} />
            { reload_offer(view, onreload) }
        </>
    }
}

/// The button that loads the page anew, when that is what helps; for forms, which show the failure themselves.
pub fn reload_offer(view: &FormView, onreload: &Callback<()>) -> Html {
    let failure = view.refusal.failure.as_ref();
    if !failure.and_then(|failure| failure.code()).is_some_and(is_outdated) {
        return Html::default();
    }
    html! {
        <Cluster>
            <Button kind={Kind::Secondary} icon={Glyph::Retry} onclick={onreload}>{ "Tải lại cuộc họp" }</Button>
        </Cluster>
    }
}

/// Whether somebody else has changed what the page still shows.
const fn is_outdated(code: ProblemCode) -> bool {
    matches!(
        code,
        ProblemCode::Stale
            | ProblemCode::WrongMeetingState
            | ProblemCode::WrongReportState
            | ProblemCode::MeetingStarted
            | ProblemCode::NoAbsence
            | ProblemCode::AlreadyDecided
            | ProblemCode::RollCallIncomplete
            | ProblemCode::MinutesSigned
            | ProblemCode::MinutesNotSigned
            | ProblemCode::ResolutionAdopted
            | ProblemCode::AssignmentSettled
    )
}

/// A state as a tag: word, colour and sign.
pub fn sign_tag(sign: Sign) -> Html {
    let Sign { label, tone, glyph } = sign;
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
        rendered(act_failure(&view, &Callback::noop()))
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
        assert_eq!(rendered(act_failure(&FormView::default(), &Callback::noop())), "");
    }
}
