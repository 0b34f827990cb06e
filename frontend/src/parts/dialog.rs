//! The dialog, and the button that asks before it acts.

use web_sys::HtmlDialogElement;
use yew::prelude::*;

use super::button::{Button, Kind};
use super::icon::Glyph;

/// Properties of [`Dialog`].
#[derive(Clone, PartialEq, Properties)]
pub struct DialogProps {
    /// Whether it stands open.
    pub open: bool,
    /// What it asks or shows.
    pub title: AttrValue,
    /// Called when it was closed by Esc, by the cross or from outside.
    pub onclose: Callback<()>,
    /// The content, with its own buttons at the end.
    pub children: Html,
}

/// A native dialog: keeps the focus inside, closes with Esc, gives the focus back.
#[component]
pub fn Dialog(props: &DialogProps) -> Html {
    let node = use_node_ref();
    {
        let node = node.clone();
        use_effect_with(props.open, move |open| show(&node, *open));
    }
    let close = props.onclose.reform(|_: Event| ());
    let onclick = props.onclose.clone();
    html! {
        <dialog class="ds-dialog" ref={node} aria-label={&props.title} onclose={close}>
            if props.open {
                <div class="stack" data-gap="medium">
                    <h2 class="ds-heading" data-size="xs" tabindex="-1" autofocus=true>{ &props.title }</h2>
                    { props.children.clone() }
                </div>
                <div class="corner">
                    <Button kind={Kind::Tertiary} icon={Glyph::Cross} label="Đóng" {onclick}>{ "" }</Button>
                </div>
            }
        </dialog>
    }
}

fn show(node: &NodeRef, open: bool) {
    let Some(dialog) = node.cast::<HtmlDialogElement>() else { return };
    if open && !dialog.open() {
        // It fails only for an element that left the page, which then needs no dialog.
        let _ = dialog.show_modal();
    } else if !open && dialog.open() {
        dialog.close();
    }
}

/// Properties of [`ConfirmButton`].
#[derive(Clone, PartialEq, Properties)]
pub struct ConfirmButtonProps {
    /// The words on the button: `Hủy cuộc họp`.
    pub label: AttrValue,
    /// The question: `Hủy cuộc họp này?`.
    pub question: AttrValue,
    /// The words on the button that does it; the label when left out.
    #[prop_or_default]
    pub confirm: Option<AttrValue>,
    /// Called when it was confirmed.
    pub onconfirm: Callback<()>,
    /// The weight of the first button.
    #[prop_or(Kind::Secondary)]
    pub kind: Kind,
    /// Icon before the words.
    #[prop_or_default]
    pub icon: Option<Glyph>,
    /// Work is under way.
    #[prop_or_default]
    pub busy: bool,
    /// What will happen, and what stays as it is.
    #[prop_or_default]
    pub children: Html,
}

/// For what cannot be undone: asks once before it acts. Where undoing is possible, use a toast with `Hoàn tác`.
#[component]
pub fn ConfirmButton(props: &ConfirmButtonProps) -> Html {
    let open = use_state(|| false);
    let set = |to: bool| {
        let open = open.clone();
        Callback::from(move |()| open.set(to))
    };
    let confirm = {
        let (open, onconfirm) = (open.clone(), props.onconfirm.clone());
        Callback::from(move |()| {
            open.set(false);
            onconfirm.emit(());
        })
    };
    html! {
        <>
            <Button kind={props.kind} icon={props.icon} busy={props.busy} onclick={set(true)}>{ &props.label }</Button>
            <Dialog open={*open} title={&props.question} onclose={set(false)}>
                { props.children.clone() }
                <div class="cluster" data-gap="small">
                    <Button kind={if props.kind == Kind::Primary { Kind::Primary } else { Kind::Danger }} onclick={confirm}>
                        { props.confirm.as_ref().unwrap_or(&props.label) }
                    </Button>
                    <Button kind={Kind::Secondary} onclick={set(false)}>{ "Quay lại" }</Button>
                </div>
            </Dialog>
        </>
    }
}
