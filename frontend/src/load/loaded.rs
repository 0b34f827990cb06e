//! What loading looks like, in one place: on its way, not there, not yours, failed, here.

use std::rc::Rc;

use yew::prelude::*;

use super::{Load, LoadState, Pages};
use crate::api::Failure;
use crate::parts::{
    Alert, Button, ButtonLink, Cluster, EmptyState, Glyph, Kind, Pager, Shape, Skeleton, Stack, Tone,
};
use crate::route::Route;

/// Properties of [`Loaded`].
#[derive(Clone, PartialEq, Properties)]
pub struct LoadedProps<T: PartialEq + 'static> {
    /// From `use_load`.
    pub load: Load<T>,
    /// Shows what came.
    pub ready: Callback<Rc<T>, Html>,
    /// What will stand here.
    #[prop_or_default]
    pub shape: Shape,
}

/// Shows what `use_load` brings, or how things stand.
#[component]
pub fn Loaded<T: PartialEq + 'static>(props: &LoadedProps<T>) -> Html {
    match &props.load.state {
        LoadState::Loading => html! { <Skeleton shape={props.shape} /> },
        LoadState::Ready(value) if props.load.old.is_none() => props.ready.emit(value.clone()),
        LoadState::Ready(value) => html! {
            <Stack>
                <OldNotice onretry={props.load.reload.clone()} />
                { props.ready.emit(value.clone()) }
            </Stack>
        },
        LoadState::Failed(failure) => {
            html! { <FailureNotice failure={failure.clone()} onretry={props.load.reload.clone()} /> }
        }
    }
}

#[derive(Clone, PartialEq, Properties)]
struct OldNoticeProps {
    onretry: Callback<()>,
}

/// Says that what is shown was read before and could not be read again.
#[component]
fn OldNotice(props: &OldNoticeProps) -> Html {
    html! {
        <Alert tone={Tone::Warning}>
            <p>{ "Chưa tải lại được. Đồng chí đang xem nội dung đã mở trước đó." }</p>
            <Cluster>
                <Button kind={Kind::Secondary} icon={Glyph::Retry} onclick={props.onretry.clone()}>{ "Tải lại" }</Button>
            </Cluster>
        </Alert>
    }
}

/// Properties of [`Paged`].
#[derive(Clone, PartialEq, Properties)]
pub struct PagedProps<T: PartialEq + 'static> {
    /// From `use_pages`.
    pub pages: Pages<T>,
    /// Shows the entries so far.
    pub ready: Callback<Rc<Vec<T>>, Html>,
    /// Shown when there is nothing: an `EmptyState` with the next step.
    pub empty: Html,
    /// What will stand here.
    #[prop_or(Shape::Rows)]
    pub shape: Shape,
}

/// Shows what `use_pages` brings, with `Xem thêm` below while there is more.
#[component]
pub fn Paged<T: PartialEq + 'static>(props: &PagedProps<T>) -> Html {
    let Pages { list, more, busy, failure, onmore } = props.pages.clone();
    let ready = {
        let (ready, empty) = (props.ready.clone(), props.empty.clone());
        move |items: Rc<Vec<T>>| {
            if items.is_empty() {
                return empty.clone();
            }
            html! {
                <Stack>
                    { ready.emit(items.clone()) }
                    if let Some(failure) = failure.clone() {
                        <FailureNotice {failure} onretry={onmore.clone()} />
                    }
                    <Pager shown={items.len()} {more} {busy} onmore={onmore.clone()} />
                </Stack>
            }
        }
    };
    html! { <Loaded<Vec<T>> load={list} {ready} shape={props.shape} /> }
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
