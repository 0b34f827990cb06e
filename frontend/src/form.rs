//! The state of a form: what was typed, what is wrong with it, whether it is being sent.
//!
//! A page describes its fields as a plain struct, binds each to a part and hands over what to do on sending.
//! What was typed is kept whatever happens; mistakes appear at their fields and in a summary that gets the focus.

use std::cell::Cell;
use std::future::Future;
use std::rc::Rc;

use shared::problem::{FieldProblem, Problem, ProblemCode};
use yew::prelude::*;

use crate::api::Failure;

pub use draft::{forget_drafts, use_draft_form};

mod draft;

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

#[derive(Clone, PartialEq)]
struct State<D> {
    data: D,
    view: FormView,
}

type Change<D> = Box<dyn FnOnce(&mut D)>;

enum Act<D> {
    Change(AttrValue, Change<D>),
    Send,
    Refuse(Refusal),
    Done,
}

impl<D: Clone> Reducible for State<D> {
    type Action = Act<D>;

    fn reduce(self: Rc<Self>, act: Act<D>) -> Rc<Self> {
        let mut state = (*self).clone();
        match act {
            Act::Change(name, change) => {
                change(&mut state.data);
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

/// A form over the plain struct `D`.
pub struct Form<D: Clone + 'static> {
    state: UseReducerHandle<State<D>>,
    sending: Rc<Cell<bool>>,
    draft: Option<Rc<str>>,
}

impl<D: Clone + 'static> Clone for Form<D> {
    fn clone(&self) -> Self {
        Self { state: self.state.clone(), sending: self.sending.clone(), draft: self.draft.clone() }
    }
}

impl<D: Clone + 'static> Form<D> {
    /// What is typed now.
    pub fn data(&self) -> &D {
        &self.state.data
    }

    /// For the `FormFrame` part.
    pub fn view(&self) -> FormView {
        self.state.view.clone()
    }

    /// It is being sent.
    pub fn busy(&self) -> bool {
        self.state.view.busy
    }

    /// Binds a field: its name on the wire and where it stands in `D`.
    pub fn bind<V: Clone + 'static>(
        &self,
        name: impl Into<AttrValue>,
        at: impl Fn(&mut D) -> &mut V + 'static,
    ) -> Bind<V> {
        let name = name.into();
        let value = at(&mut self.state.data.clone()).clone();
        let problems = &self.state.view.refusal.fields;
        let error = problems.iter().find(|problem| problem.field == *name);
        let (at, dispatch, field) = (Rc::new(at), self.state.dispatcher(), name.clone());
        let onchange = Callback::from(move |value: V| {
            let at = at.clone();
            dispatch.dispatch(Act::Change(field.clone(), Box::new(move |data| *at(data) = value)));
        });
        Bind { name, value, error: error.map(|problem| problem.sentence.clone().into()), onchange }
    }

    /// Changes several values at once: adds a line, fills from a choice.
    pub fn change(&self, change: impl FnOnce(&mut D) + 'static) {
        self.state.dispatch(Act::Change(AttrValue::Static(""), Box::new(change)));
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
        Callback::from(move |()| {
            if form.sending.replace(true) {
                return;
            }
            form.state.dispatch(Act::Send);
            let (form, done, sent) = (form.clone(), done.clone(), send(form.state.data.clone()));
            yew::platform::spawn_local(async move {
                let outcome = sent.await;
                form.sending.set(false);
                form.settle(outcome, &done);
            });
        })
    }

    fn settle<R>(&self, outcome: Result<R, Refusal>, done: &Callback<R>) {
        match outcome {
            Ok(reply) => {
                self.draft.iter().for_each(|key| draft::forget(key));
                self.state.dispatch(Act::Done);
                done.emit(reply);
            }
            Err(refusal) => self.state.dispatch(Act::Refuse(refusal)),
        }
    }
}

/// A form that starts with these values.
#[hook]
pub fn use_form<D: Clone + PartialEq + 'static>(start: impl FnOnce() -> D) -> Form<D> {
    let state = use_reducer(|| State { data: start(), view: FormView::default() });
    let sending = use_mut_ref(|| Rc::new(Cell::new(false))).borrow().clone();
    Form { state, sending, draft: None }
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

    fn state() -> Rc<State<Typed>> {
        let data = Typed { place: String::new(), items: vec![] };
        Rc::new(State { data, view: FormView::default() })
    }

    #[test]
    fn changing_a_field_takes_its_mistake_away_and_no_other() {
        let fields = vec![FieldProblem::new("place", "a"), FieldProblem::new("starts_at", "b")];
        let refused = state().reduce(Act::Refuse(fields.into()));
        let changed = refused.reduce(Act::Change("place".into(), Box::new(|typed| typed.place.push('x'))));
        assert_eq!(changed.data.place, "x");
        assert_eq!(changed.view.refusal.fields, [FieldProblem::new("starts_at", "b")]);
        assert_eq!(changed.view.attempt, 1);
    }

    #[test]
    fn what_was_typed_stays_through_sending_and_refusal() {
        let typed = state().reduce(Act::Change("place".into(), Box::new(|typed| typed.place.push('x'))));
        let sent = typed.reduce(Act::Send);
        assert!(sent.view.busy);
        let refused = sent.reduce(Act::Refuse(Failure::Offline.into()));
        assert_eq!((refused.data.place.as_str(), refused.view.busy), ("x", false));
    }
}
