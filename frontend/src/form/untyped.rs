//! What all forms have in common, over data without a type: downloaded once and not once for each form.

use std::any::Any;
use std::cell::Cell;
use std::pin::Pin;
use std::rc::Rc;

use yew::prelude::*;

use super::{FormView, Refusal, draft};

/// What was typed and how the form stands.
#[derive(Clone)]
pub(super) struct State {
    data: Rc<dyn Any>,
    copy: fn(&Rc<dyn Any>) -> Rc<dyn Any>,
    view: FormView,
}

impl State {
    /// A form that holds this, `restored` from a draft or new.
    pub(super) fn of<D: Clone + 'static>(data: D, restored: bool) -> Self {
        let view = FormView { restored, ..FormView::default() };
        Self { data: Rc::new(data), copy: copy_of::<D>, view }
    }
}

fn copy_of<D: Clone + 'static>(data: &Rc<dyn Any>) -> Rc<dyn Any> {
    match data.downcast_ref::<D>() {
        Some(data) => Rc::new(data.clone()),
        None => data.clone(),
    }
}

/// A change of what was typed.
pub(super) type Change = Box<dyn FnOnce(&mut dyn Any)>;

/// A change of data of the type `D`.
pub(super) fn change_of<D: 'static>(change: impl FnOnce(&mut D) + 'static) -> Change {
    Box::new(move |data| {
        if let Some(data) = data.downcast_mut() {
            change(data);
        }
    })
}

pub(super) enum Act {
    Change(AttrValue, Change),
    Send,
    Refuse(Refusal),
    Done,
}

impl Reducible for State {
    type Action = Act;

    fn reduce(self: Rc<Self>, act: Act) -> Rc<Self> {
        let mut state = (*self).clone();
        match act {
            Act::Change(name, change) => {
                state.data = (state.copy)(&state.data);
                if let Some(data) = Rc::get_mut(&mut state.data) {
                    change(data);
                }
                state.view.refusal.fields.retain(|problem| problem.field != *name);
            }
            Act::Send => {
                state.view = FormView { attempt: state.view.attempt, busy: true, ..FormView::default() };
            }
            Act::Refuse(refusal) => {
                state.view =
                    FormView { refusal, attempt: state.view.attempt + 1, busy: false, restored: false };
            }
            Act::Done => state.view = FormView::default(),
        }
        Rc::new(state)
    }
}

/// What is to be done once the form was taken.
type Taken = Box<dyn FnOnce()>;
type Sent<R> = Pin<Box<dyn Future<Output = Result<R, Refusal>>>>;

/// Goes on with the reply once it is here.
pub(super) fn then<R: 'static>(sent: Sent<R>, done: Callback<R>) -> Sent<Taken> {
    Box::pin(async move {
        let reply = sent.await?;
        Ok(Box::new(move || done.emit(reply)) as Taken)
    })
}

/// A form without the type of its data.
#[derive(Clone)]
pub(super) struct Untyped {
    state: UseReducerHandle<State>,
    sending: Rc<Cell<bool>>,
    draft: Option<Rc<str>>,
}

impl Untyped {
    pub(super) fn data(&self) -> &dyn Any {
        &*self.state.data
    }

    pub(super) fn view(&self) -> &FormView {
        &self.state.view
    }

    /// What is wrong with a field.
    pub(super) fn mistake(&self, name: &str) -> Option<AttrValue> {
        let problem = self.view().refusal.fields.iter().find(|problem| problem.field == name)?;
        Some(problem.sentence.clone().into())
    }

    /// Takes changes of a field.
    pub(super) fn changes(&self, name: impl Into<AttrValue>) -> Callback<Change> {
        let name = name.into();
        self.state.dispatcher().to_callback().reform(move |change| Act::Change(name.clone(), change))
    }

    /// Sends once at a time.
    pub(super) fn submit(&self, send: Box<dyn Fn() -> Sent<Taken>>) -> Callback<()> {
        let untyped = self.clone();
        Callback::from(move |()| {
            if untyped.sending.replace(true) {
                return;
            }
            untyped.state.dispatch(Act::Send);
            let (untyped, sent) = (untyped.clone(), send());
            yew::platform::spawn_local(async move {
                let outcome = sent.await;
                untyped.sending.set(false);
                untyped.settle(outcome);
            });
        })
    }

    fn settle(&self, outcome: Result<Taken, Refusal>) {
        match outcome {
            Ok(taken) => {
                self.draft.iter().for_each(|key| draft::forget(key));
                self.state.dispatch(Act::Done);
                taken();
            }
            Err(refusal) => self.state.dispatch(Act::Refuse(refusal)),
        }
    }
}

/// A form that starts in this state; `draft` is forgotten once it was taken.
#[hook]
pub(super) fn use_untyped<'start>(
    start: Box<dyn FnOnce() -> State + 'start>,
    draft: Option<Rc<str>>,
) -> Untyped {
    let state = use_reducer(start);
    let sending = use_mut_ref(|| Rc::new(Cell::new(false))).borrow().clone();
    Untyped { state, sending, draft }
}

#[cfg(test)]
mod tests {
    use shared::problem::FieldProblem;

    use super::*;
    use crate::api::Failure;

    fn state() -> Rc<State> {
        Rc::new(State::of(String::new(), false))
    }

    fn typing(letter: char) -> Act {
        Act::Change("place".into(), change_of(move |place: &mut String| place.push(letter)))
    }

    fn typed(state: &State) -> Option<&str> {
        state.data.downcast_ref::<String>().map(String::as_str)
    }

    #[test]
    fn changing_a_field_takes_its_mistake_away_and_no_other() {
        let fields = vec![FieldProblem::new("place", "a"), FieldProblem::new("starts_at", "b")];
        let refused = state().reduce(Act::Refuse(fields.into()));
        let changed = refused.reduce(typing('x'));
        assert_eq!(typed(&changed), Some("x"));
        assert_eq!(changed.view.refusal.fields, [FieldProblem::new("starts_at", "b")]);
        assert_eq!(changed.view.attempt, 1);
    }

    #[test]
    fn what_was_typed_stays_through_sending_and_refusal() {
        let sent = state().reduce(typing('x')).reduce(Act::Send);
        assert!(sent.view.busy);
        let refused = sent.reduce(Act::Refuse(Failure::Offline.into()));
        assert_eq!((typed(&refused), refused.view.busy), (Some("x"), false));
    }
}
