//! Turns the pages of a long table that is here already.

use yew::prelude::*;

use super::button::{Button, Kind};

/// Properties of [`PageTurner`].
#[derive(Clone, PartialEq, Properties)]
pub struct PageTurnerProps {
    /// What is counted: `dòng`.
    pub unit: AttrValue,
    /// The present page, from 0.
    pub page: usize,
    /// How many fit on a page.
    pub size: usize,
    /// How many there are in all.
    pub of: usize,
    /// Called with the page to show.
    pub onturn: Callback<usize>,
}

/// `Dòng 51–100 trên 119` with a button back and one forward; nothing when all fits on one page.
#[component]
pub fn PageTurner(props: &PageTurnerProps) -> Html {
    let PageTurnerProps { unit, page, size, of, onturn } = props;
    let (page, of) = (*page, *of);
    if of <= *size {
        return Html::default();
    }
    let (first, last) = (page * size + 1, of.min((page + 1) * size));
    let turn = |to: usize| onturn.reform(move |()| to);
    html! {
        <div class="pager">
            <p class="muted" role="status">{ format!("Đang xem {unit} {first}–{last} trên {of}") }</p>
            <div class="cluster" data-gap="small">
                <Button kind={Kind::Secondary} disabled={page == 0} onclick={turn(page.saturating_sub(1))}>
                    { "Trang trước" }
                </Button>
                <Button kind={Kind::Secondary} disabled={last == of} onclick={turn(page + 1)}>
                    { "Trang sau" }
                </Button>
            </div>
        </div>
    }
}
