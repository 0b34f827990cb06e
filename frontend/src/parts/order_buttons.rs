//! Moves an entry of a list up and down, or takes it out.

use yew::prelude::*;

use super::icon::{Glyph, Icon};
use crate::dom;

/// What is to happen to an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// It changes places with the one before.
    Up,
    /// It changes places with the one after.
    Down,
    /// It goes.
    Out,
}

impl Order {
    /// Does it to the entry at `index`; an entry at the end of the list stays where it is.
    pub fn apply<T>(self, list: &mut Vec<T>, index: usize) {
        match self {
            Self::Up if index > 0 && index < list.len() => list.swap(index - 1, index),
            Self::Down if index + 1 < list.len() => list.swap(index, index + 1),
            Self::Out if index < list.len() => drop(list.remove(index)),
            Self::Up | Self::Down | Self::Out => {}
        }
    }
}

/// Properties of [`OrderButtons`].
#[derive(Clone, PartialEq, Properties)]
pub struct OrderButtonsProps {
    /// Name of the list, unique on the page.
    pub list: AttrValue,
    /// What an entry is called: `mục`.
    pub noun: AttrValue,
    /// Which entry, from 0.
    pub index: usize,
    /// How many there are.
    pub count: usize,
    /// Called with what to do.
    pub onorder: Callback<Order>,
}

/// Three small buttons; the focus follows an entry that was moved.
#[component]
pub fn OrderButtons(props: &OrderButtonsProps) -> Html {
    let OrderButtonsProps { list, noun, index, count, .. } = props;
    let (index, count, number) = (*index, *count, index + 1);
    let press = |order: Order, focus: Option<String>| {
        let onorder = props.onorder.clone();
        Callback::from(move |_: MouseEvent| {
            onorder.emit(order);
            if let Some(id) = &focus {
                dom::focus_by_id(id);
            }
        })
    };
    let (up, down) = (index > 0, index + 1 < count);
    let above = up.then(|| format!("{list}-{}-{}", index - 1, if index == 1 { "down" } else { "up" }));
    let below =
        down.then(|| format!("{list}-{}-{}", index + 1, if index + 2 == count { "up" } else { "down" }));
    html! {
        <div class="order">
            <button type="button" id={format!("{list}-{index}-up")} disabled={!up} onclick={press(Order::Up, above)}
                aria-label={format!("Đưa {noun} {number} lên trước")}>
                <Icon glyph={Glyph::Down} />
            </button>
            <button type="button" id={format!("{list}-{index}-down")} disabled={!down}
                onclick={press(Order::Down, below)} aria-label={format!("Đưa {noun} {number} xuống sau")}>
                <Icon glyph={Glyph::Down} />
            </button>
            <button type="button" onclick={press(Order::Out, None)} aria-label={format!("Bỏ {noun} {number}")}>
                <Icon glyph={Glyph::Trash} />
            </button>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::rendered;

    #[test]
    fn entries_move_within_the_list_and_never_out_of_it() {
        let cases = [
            (Order::Up, 1, "bac"),
            (Order::Up, 0, "abc"),
            (Order::Down, 1, "acb"),
            (Order::Down, 2, "abc"),
            (Order::Out, 1, "ac"),
            (Order::Out, 7, "abc"),
        ];
        for (order, index, expected) in cases {
            let mut list: Vec<char> = "abc".chars().collect();
            order.apply(&mut list, index);
            assert_eq!(list.iter().collect::<String>(), expected, "{order:?} {index}");
        }
    }

    #[test]
    fn the_first_cannot_go_up_nor_the_last_down() {
        let html = rendered(html! {
            <OrderButtons list="agenda" noun="mục" index={0} count={1} onorder={Callback::noop()} />
        });
        assert_eq!(html.matches("disabled=").count(), 2, "{html}");
        assert!(html.contains("aria-label=\"Bỏ mục 1\""), "{html}");
    }
}
