//! Short messages that pass, with `Hoàn tác` where an act can be undone.

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use yew::prelude::*;
use yew_router::hooks::use_location;

use super::button::{Button, Kind};
use super::icon::Glyph;
use super::layout::WrapProps;

/// How long a plain message stays, in milliseconds.
const SHORT: u32 = 6_000;
/// How long a message that can be undone stays.
const LONG: u32 = 12_000;

#[derive(Clone, PartialEq)]
struct Message {
    number: u32,
    text: AttrValue,
    undo: Option<Callback<()>>,
}

#[derive(Clone, PartialEq, Default)]
struct Shown {
    message: Option<Message>,
    count: u32,
}

enum Act {
    Show(AttrValue, Option<Callback<()>>),
    Hide(u32),
    /// Another page: an act of the old one can no longer be taken back.
    Leave,
}

impl Reducible for Shown {
    type Action = Act;

    fn reduce(self: Rc<Self>, act: Act) -> Rc<Self> {
        match act {
            Act::Show(text, undo) => {
                let count = self.count + 1;
                Rc::new(Self { message: Some(Message { number: count, text, undo }), count })
            }
            Act::Hide(number) if self.message.as_ref().is_some_and(|message| message.number == number) => {
                Rc::new(Self { message: None, count: self.count })
            }
            Act::Leave if self.message.as_ref().is_some_and(|message| message.undo.is_some()) => {
                Rc::new(Self { message: None, count: self.count })
            }
            Act::Hide(_) | Act::Leave => self,
        }
    }
}

/// Shows messages. Without a [`Toasts`] around (in tests) it shows nothing.
#[derive(Clone, PartialEq, Default)]
pub struct Toaster(Option<UseReducerDispatcher<Shown>>);

impl Toaster {
    /// `Đã gửi đơn xin vắng.`
    pub fn show(&self, text: impl Into<AttrValue>) {
        self.act(Act::Show(text.into(), None));
    }

    /// A message with a button that takes the act back.
    pub fn undoable(&self, text: impl Into<AttrValue>, undo: Callback<()>) {
        self.act(Act::Show(text.into(), Some(undo)));
    }

    fn act(&self, act: Act) {
        if let Some(dispatch) = &self.0 {
            dispatch.dispatch(act);
        }
    }
}

/// The place to show messages.
#[hook]
pub fn use_toast() -> Toaster {
    use_context().unwrap_or_default()
}

/// Holds the message of the moment; stands once around the app.
#[component]
pub fn Toasts(props: &WrapProps) -> Html {
    let shown = use_reducer(Shown::default);
    {
        let dispatch = shown.dispatcher();
        use_effect_with(shown.message.clone(), move |message| {
            let timer = message.clone().map(|message| {
                let stay = if message.undo.is_some() { LONG } else { SHORT };
                Timeout::new(stay, move || dispatch.dispatch(Act::Hide(message.number)))
            });
            move || drop(timer)
        });
    }
    {
        let dispatch = shown.dispatcher();
        let path = use_location().map(|location| location.path().to_owned());
        use_effect_with(path, move |_| dispatch.dispatch(Act::Leave));
    }
    let toaster = use_memo(shown.dispatcher(), |dispatch| Toaster(Some(dispatch.clone())));
    html! {
        <ContextProvider<Toaster> context={(*toaster).clone()}>
            { props.children.clone() }
            <div class="toasts" role="status" aria-live="polite">
                if let Some(message) = &shown.message {
                    { toast(message, shown.dispatcher()) }
                }
            </div>
        </ContextProvider<Toaster>>
    }
}

fn toast(message: &Message, dispatch: UseReducerDispatcher<Shown>) -> Html {
    let number = message.number;
    let hide = Callback::from(move |()| dispatch.dispatch(Act::Hide(number)));
    let undo = message.undo.clone().map(|undo| {
        let hide = hide.clone();
        Callback::from(move |()| {
            hide.emit(());
            undo.emit(());
        })
    });
    html! {
        <div class="toast" key={number}>
            <p>{ &message.text }</p>
            if let Some(onclick) = undo {
                <Button kind={Kind::Tertiary} icon={Glyph::Retry} {onclick}>{ "Hoàn tác" }</Button>
            }
            <Button kind={Kind::Tertiary} icon={Glyph::Cross} label="Đóng thông báo" onclick={hide}>{ "" }</Button>
        </div>
    }
}
