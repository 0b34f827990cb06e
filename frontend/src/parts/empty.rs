//! Nothing here yet, still loading, part of the way done.

use yew::prelude::*;

use super::icon::{Glyph, Icon};

/// Properties of [`EmptyState`].
#[derive(Clone, PartialEq, Properties)]
pub struct EmptyStateProps {
    /// What is not there: `Chưa có cuộc họp nào`.
    pub title: AttrValue,
    /// A sign above.
    #[prop_or(Glyph::Book)]
    pub icon: Glyph,
    /// The next step: a sentence, a button.
    #[prop_or_default]
    pub children: Html,
}

/// Says kindly that there is nothing and what to do next.
#[component]
pub fn EmptyState(props: &EmptyStateProps) -> Html {
    html! {
        <div class="empty">
            <Icon glyph={props.icon} />
            <p class="title">{ &props.title }</p>
            { props.children.clone() }
        </div>
    }
}

/// What will stand where the skeleton is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Shape {
    /// A few cards.
    #[default]
    Cards,
    /// Rows of a list or table.
    Rows,
    /// Text.
    Text,
    /// Fields of a form.
    Fields,
}

/// Properties of [`Skeleton`].
#[derive(Clone, PartialEq, Properties)]
pub struct SkeletonProps {
    /// What will stand there.
    #[prop_or_default]
    pub shape: Shape,
}

/// Grey shapes while loading; they appear after 200 ms so that quick replies do not flicker.
#[component]
pub fn Skeleton(props: &SkeletonProps) -> Html {
    let (name, count) = match props.shape {
        Shape::Cards => ("cards", 3),
        Shape::Rows => ("rows", 6),
        Shape::Text => ("text", 5),
        Shape::Fields => ("fields", 4),
    };
    html! {
        <div class="skeletons" data-shape={name} role="status">
            <span class="ds-sr-only">{ "Đang tải…" }</span>
            { for (0..count).map(|_| html! { <div class="ds-skeleton" data-variant="rectangle" aria-hidden="true"></div> }) }
        </div>
    }
}

/// Properties of [`Progress`].
#[derive(Clone, PartialEq, Properties)]
pub struct ProgressProps {
    /// What advances: `Đã kích hoạt 12 trên 18 đảng viên`.
    pub label: AttrValue,
    /// So far.
    pub value: u32,
    /// In all.
    pub max: u32,
}

/// A bar that fills, with its words above.
#[component]
pub fn Progress(props: &ProgressProps) -> Html {
    html! {
        <label class="progress">
            <span>{ &props.label }</span>
            <progress value={props.value.to_string()} max={props.max.max(1).to_string()}></progress>
        </label>
    }
}
