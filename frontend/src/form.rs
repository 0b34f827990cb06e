//! The state of a form: what was typed, what is wrong with it, whether it is being sent.
//!
//! A page describes its fields as a plain struct, binds each to a part and hands over what to do on sending.
//! What was typed is kept whatever happens; mistakes appear at their fields and in a summary that gets the focus.

use std::marker::PhantomData;
use std::rc::Rc;

use shared::problem::{FieldProblem, Problem, ProblemCode};
use yew::prelude::*;

use crate::api::Failure;

pub use draft::{forget_drafts, use_draft_form};
use untyped::{State, Untyped, change_of, then, use_untyped};

mod draft;
mod untyped;

/// A value of a form with its name, its mistake and the way to change it.
#[derive(Clone, PartialEq)]
pub struct Bind<V> {
    /// Name of the field, as the server names it in a problem.
    pub name: AttrValue,
    /// The present value.
    pub value: V,
    /// What is wrong with it.
    pub error: Option<AttrValue>,
    onchange: Callback<V>,
}

impl<V: 'static> Bind<V> {
    /// A value outside of any form.
    pub fn new(name: impl Into<AttrValue>, value: V, onchange: Callback<V>) -> Self {
        Self { name: name.into(), value, error: None, onchange }
    }

    /// Id of the control.
    pub fn id(&self) -> AttrValue {
        self.name.clone()
    }

    /// Changes the value.
    pub fn set(&self, value: V) {
        self.onchange.emit(value);
    }
}

/// Why a form was not sent or not taken: mistakes at fields, a failure of the whole, or both.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Refusal {
    /// Mistakes by field.
    pub fields: Vec<FieldProblem>,
    /// What else went wrong.
    pub failure: Option<Failure>,
}

impl Refusal {
    /// One mistake at one field.
    pub fn field(name: impl Into<String>, sentence: impl Into<String>) -> Self {
        Self { fields: vec![FieldProblem { field: name.into(), sentence: sentence.into() }], failure: None }
    }
}

impl From<Vec<FieldProblem>> for Refusal {
    fn from(fields: Vec<FieldProblem>) -> Self {
        Self { fields, failure: None }
    }
}

impl From<Problem> for Refusal {
    fn from(problem: Problem) -> Self {
        Failure::Problem(problem).into()
    }
}

impl From<Failure> for Refusal {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Problem(mut problem) if !problem.fields.is_empty() => {
                let fields = std::mem::take(&mut problem.fields);
                let failure = (problem.code != ProblemCode::Invalid).then_some(Failure::Problem(problem));
                Self { fields, failure }
            }
            failure => Self { fields: Vec::new(), failure: Some(failure) },
        }
    }
}

/// What the `FormFrame` part needs to know.
#[derive(Clone, PartialEq, Default)]
pub struct FormView {
    /// Why it was refused the last time.
    pub refusal: Refusal,
    /// How often it was refused; the summary takes the focus at each new one.
    pub attempt: u32,
    /// It is being sent.
    pub busy: bool,
    /// It was filled from a draft.
    pub restored: bool,
}

/// A form over the plain struct `D`.
pub struct Form<D: Clone + 'static> {
    untyped: Untyped,
    data: PhantomData<fn() -> D>,
}

impl<D: Clone + 'static> Clone for Form<D> {
    fn clone(&self) -> Self {
        Self::over(self.untyped.clone())
    }
}

impl<D: Clone + 'static> Form<D> {
    fn over(untyped: Untyped) -> Self {
        Self { untyped, data: PhantomData }
    }

    /// What is typed now.
    pub fn data(&self) -> &D {
        self.untyped.data().downcast_ref().expect("a form holds the type with which it was started")
    }

    /// For the `FormFrame` part.
    pub fn view(&self) -> FormView {
        self.untyped.view().clone()
    }

    /// It is being sent.
    pub fn busy(&self) -> bool {
        self.untyped.view().busy
    }

    /// Binds a field: its name on the wire and where it stands in `D`.
    pub fn bind<V: Clone + 'static>(
        &self,
        name: impl Into<AttrValue>,
        at: impl Fn(&mut D) -> &mut V + 'static,
    ) -> Bind<V> {
        let name = name.into();
        let value = at(&mut self.data().clone()).clone();
        let (error, change, at) = (self.untyped.mistake(&name), self.untyped.changes(&name), Rc::new(at));
        let onchange = Callback::from(move |value: V| {
            let at = at.clone();
            change.emit(change_of(move |data| *at(data) = value));
        });
        Bind { name, value, error, onchange }
    }

    /// Changes several values at once: adds a line, fills from a choice.
    pub fn change(&self, change: impl FnOnce(&mut D) + 'static) {
        self.untyped.changes("").emit(change_of(change));
    }

    /// What the form does on sending: `send` checks and calls, `done` goes on with the reply.
    /// A second press while the first is under way does nothing.
    pub fn submit<R, S, F>(&self, send: S, done: impl Into<Callback<R>>) -> Callback<()>
    where
        R: 'static,
        S: Fn(D) -> F + 'static,
        F: Future<Output = Result<R, Refusal>> + 'static,
    {
        let (form, done) = (self.clone(), done.into());
        self.untyped.submit(Box::new(move || then(Box::pin(send(form.data().clone())), done.clone())))
    }
}

/// A form that starts with these values.
#[hook]
pub fn use_form<D: Clone + 'static>(start: impl FnOnce() -> D) -> Form<D> {
    Form::over(use_untyped(Box::new(|| State::of(start(), false)), None))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::rendered;

    #[derive(Clone, PartialEq)]
    struct Typed {
        place: String,
        items: Vec<String>,
    }

    #[component]
    fn Probe() -> Html {
        let form =
            use_form(|| Typed { place: "Nhà văn hóa".into(), items: vec!["Kiểm điểm".into()] });
        let place = form.bind("place", |typed| &mut typed.place);
        let first = form.bind("items.0", |typed| &mut typed.items[0]);
        html! { { format!("{}={} {}={}", place.name, place.value, first.name, first.value) } }
    }

    #[test]
    fn a_binding_reads_where_it_points() {
        assert_eq!(rendered(html! { <Probe /> }), "place=Nhà văn hóa items.0=Kiểm điểm");
    }
}
