//! What loading looks like, in one place: on its way, not there, not yours, failed, here.

use std::rc::Rc;

use jiff::Timestamp;
use shared::time::format_date_time;
use yew::prelude::*;

use super::{Load, LoadState, Pages};
use crate::api::Failure;
use crate::parts::{
    Alert, Button, ButtonLink, Cluster, EmptyState, Glyph, Kind, Pager, Shape, Skeleton, Stack, Tone,
};
use crate::route::Route;

impl<T> Load<T> {
    /// What came, shown by `ready`; cards while it is on its way, or why it did not come.
    pub fn show(&self, ready: impl FnOnce(&Rc<T>) -> Html) -> Html {
        self.show_as(Shape::Cards, ready)
    }

    /// As [`Self::show`], with what will stand here while it is on its way.
    pub fn show_as(&self, shape: Shape, ready: impl FnOnce(&Rc<T>) -> Html) -> Html {
        let failure = match &self.state {
            LoadState::Failed(failure) => Some(failure),
            LoadState::Loading | LoadState::Ready(_) => self.old.as_ref(),
        };
        shown(shape, self.state.value().map(ready), failure, self.since, &self.reload)
    }
}

impl<T> Pages<T> {
    /// The entries so far, shown by `ready`, with `Xem thêm` below while there is more; `empty` when there is nothing:
    /// an `EmptyState` with the next step.
    pub fn show(&self, empty: Html, ready: impl FnOnce(&Rc<Vec<T>>) -> Html) -> Html {
        self.show_as(Shape::Rows, empty, ready)
    }

    /// As [`Self::show`], with what will stand here while it is on its way.
    pub fn show_as(&self, shape: Shape, empty: Html, ready: impl FnOnce(&Rc<Vec<T>>) -> Html) -> Html {
        let Self { list, more, busy, failure, onmore } = self;
        list.show_as(shape, |items| {
            if items.is_empty() {
                return empty;
            }
            let pager = html! { <Pager shown={items.len()} more={*more} busy={*busy} {onmore} /> };
            followed(ready(items), failure.as_ref(), onmore, pager)
        })
    }
}

/// The content, or what stands in its place; with a failure or a time beside it, it is old.
fn shown(
    shape: Shape,
    content: Option<Html>,
    failure: Option<&Failure>,
    since: Option<Timestamp>,
    onretry: &Callback<()>,
) -> Html {
    match (content, failure) {
        (None, None) => html! { <Skeleton {shape} /> },
        (None, Some(failure)) => html! { <FailureNotice failure={failure.clone()} {onretry} /> },
        (Some(content), None) if since.is_none() => content,
        (Some(content), _) => html! { <Stack>{ old_notice(since, onretry) }{ content }</Stack> },
    }
}

/// The entries, why the next page did not come, and the way to it.
fn followed(entries: Html, failure: Option<&Failure>, onretry: &Callback<()>, pager: Html) -> Html {
    html! {
        <Stack>
            { entries }
            if let Some(failure) = failure {
                <FailureNotice failure={failure.clone()} {onretry} />
            }
            { pager }
        </Stack>
    }
}

/// Says that what is shown was read before and could not be read again.
fn old_notice(since: Option<Timestamp>, onretry: &Callback<()>) -> Html {
    let read = match since {
        Some(since) => format!("đã mở lúc {}", format_date_time(since)),
        None => "đã mở trước đó".into(),
    };
    html! {
        <Alert tone={Tone::Warning}>
            <p>{ format!("Chưa tải lại được. Đồng chí đang xem nội dung {read}.") }</p>
            <Cluster>
                <Button kind={Kind::Secondary} icon={Glyph::Retry} onclick={onretry}>{ "Tải lại" }</Button>
            </Cluster>
        </Alert>
    }
}

/// Properties of [`FailureNotice`].
#[derive(Clone, PartialEq, Properties)]
pub struct FailureNoticeProps {
    /// What went wrong.
    pub failure: Failure,
    /// Tries again; left out where that makes no sense.
    #[prop_or_default]
    pub onretry: Option<Callback<()>>,
}

/// A failure in words, with what can be done about it.
#[component]
pub fn FailureNotice(props: &FailureNoticeProps) -> Html {
    let failure = &props.failure;
    if failure.is_out_of_reach() {
        return html! {
            <EmptyState icon={Glyph::Lock} title="Không mở được nội dung này">
                <p>{ failure.sentence() }</p>
                <ButtonLink to={Route::Today} kind={Kind::Secondary}>{ "Về trang Hôm nay" }</ButtonLink>
            </EmptyState>
        };
    }
    let retry = props.onretry.clone().filter(|_| failure.is_worth_retrying());
    let tone = if *failure == Failure::Offline { Tone::Warning } else { Tone::Danger };
    html! {
        <Alert {tone} live=true>
            <p>{ failure.sentence() }</p>
            if let Some(id) = failure.request_id() {
                <p class="muted">{ format!("Mã yêu cầu: {id}") }</p>
            }
            if let Some(onclick) = retry {
                <Cluster><Button kind={Kind::Secondary} icon={Glyph::Retry} {onclick}>{ "Thử lại" }</Button></Cluster>
            }
        </Alert>
    }
}
