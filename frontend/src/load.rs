//! Loading: one hook asks, one part shows what comes: the skeleton, the failure, the content.
//!
//! What was read before is shown at once when one comes back, and asked for again meanwhile; without a network it
//! stays, with a word that it is not fresh.

use std::cell::Cell;
use std::rc::Rc;

use shared::endpoint::{Endpoint, url};
use yew::prelude::*;

use crate::api::{Failure, use_api};

pub use loaded::{FailureNotice, Loaded, Paged};
pub use pages::{Pages, use_pages};

mod loaded;
mod pages;

/// Where loading stands.
#[derive(Debug, PartialEq)]
pub enum LoadState<T> {
    /// On its way.
    Loading,
    /// Here.
    Ready(Rc<T>),
    /// Did not come.
    Failed(Failure),
}

impl<T> Clone for LoadState<T> {
    fn clone(&self) -> Self {
        match self {
            Self::Loading => Self::Loading,
            Self::Ready(value) => Self::Ready(value.clone()),
            Self::Failed(failure) => Self::Failed(failure.clone()),
        }
    }
}

impl<T> LoadState<T> {
    fn value(&self) -> Option<&Rc<T>> {
        match self {
            Self::Ready(value) => Some(value),
            Self::Loading | Self::Failed(_) => None,
        }
    }
}

/// What is shown, and why it is not fresh when it is not.
#[derive(Debug, PartialEq)]
struct Shown<T> {
    state: LoadState<T>,
    old: Option<Failure>,
}

impl<T> Shown<T> {
    fn from_kept(value: Option<Rc<T>>) -> Self {
        Self { state: value.map_or(LoadState::Loading, LoadState::Ready), old: None }
    }

    fn fresh(value: T) -> Self {
        Self { state: LoadState::Ready(Rc::new(value)), old: None }
    }

    /// What to show after a reply: a network that fails does not take away what is shown, a refusal does.
    fn after(&self, reply: Result<Rc<T>, Failure>) -> Self {
        match reply {
            Ok(value) => Self { state: LoadState::Ready(value), old: None },
            Err(failure) if failure.is_worth_retrying() && self.state.value().is_some() => {
                Self { state: self.state.clone(), old: Some(failure) }
            }
            Err(failure) => Self { state: LoadState::Failed(failure), old: None },
        }
    }
}

impl<T> Clone for Shown<T> {
    fn clone(&self) -> Self {
        Self { state: self.state.clone(), old: self.old.clone() }
    }
}

/// Something loaded, with the ways to change it.
#[derive(PartialEq)]
pub struct Load<T: 'static> {
    /// Where it stands.
    pub state: LoadState<T>,
    /// Why what is shown is from before and could not be read again.
    pub old: Option<Failure>,
    /// Asks again; what is shown stays until the reply is here.
    pub reload: Callback<()>,
    /// Puts a newer value in place: the reply of a change.
    pub put: Callback<T>,
}

impl<T> Clone for Load<T> {
    fn clone(&self) -> Self {
        Self {
            state: self.state.clone(),
            old: self.old.clone(),
            reload: self.reload.clone(),
            put: self.put.clone(),
        }
    }
}

impl<T> Load<T> {
    /// The value, once it is here.
    pub fn ready(&self) -> Option<&T> {
        self.state.value().map(Rc::as_ref)
    }

    /// A value that is here already: for tests.
    pub fn of(value: T) -> Self {
        Self::new(Shown::fresh(value), Callback::noop(), Callback::noop())
    }

    fn new(shown: Shown<T>, reload: Callback<()>, put: Callback<T>) -> Self {
        Self { state: shown.state, old: shown.old, reload, put }
    }
}

/// What happens while loading.
enum Act<T> {
    /// Another address: what is shown does not belong to it.
    Begin(Option<Rc<T>>),
    /// The reply.
    Reply(Result<Rc<T>, Failure>),
}

impl<T> Reducible for Shown<T> {
    type Action = Act<T>;

    fn reduce(self: Rc<Self>, act: Act<T>) -> Rc<Self> {
        Rc::new(match act {
            Act::Begin(kept) => Self::from_kept(kept),
            Act::Reply(reply) => self.after(reply),
        })
    }
}

/// Loads what `E` replies, again whenever path or query change.
#[hook]
pub fn use_load<E: Endpoint>(path: E::Path, query: E::Query) -> Load<E::Reply> {
    let api = use_api();
    let address = url::<E>(&path, &query);
    let shown = use_mut_ref(|| address.clone());
    let state = use_reducer(|| Shown::from_kept(api.kept(&address)));
    let round = use_state(|| 0_u32);
    {
        let dispatch = state.dispatcher();
        use_effect_with((address, *round), move |(address, _)| {
            if shown.replace(address.clone()) != *address {
                dispatch.dispatch(Act::Begin(api.kept(address)));
            }
            let (address, wanted) = (address.clone(), Wanted::default());
            let asked = wanted.clone();
            yew::platform::spawn_local(async move {
                let reply = api.read_url::<E>(&address).await;
                if asked.still() {
                    dispatch.dispatch(Act::Reply(reply));
                }
            });
            move || wanted.end()
        });
    }
    let reload = Callback::from(move |()| round.set(*round + 1));
    let put = {
        let dispatch = state.dispatcher();
        Callback::from(move |value| dispatch.dispatch(Act::Reply(Ok(Rc::new(value)))))
    };
    Load::new((*state).clone(), reload, put)
}

/// Whether anybody still waits for a reply.
#[derive(Clone, Default)]
struct Wanted(Rc<Cell<bool>>);

impl Wanted {
    fn still(&self) -> bool {
        !self.0.get()
    }

    fn end(&self) {
        self.0.set(true);
    }
}

#[cfg(test)]
mod tests {
    use shared::problem::ProblemCode;

    use super::*;

    #[test]
    fn a_lost_network_leaves_what_is_shown_and_a_refusal_takes_it_away() {
        let shown = Shown::fresh(1);
        let lost = shown.after(Err(Failure::Offline));
        assert_eq!((lost.state, lost.old), (LoadState::Ready(Rc::new(1)), Some(Failure::Offline)));
        let gone = Failure::Problem(ProblemCode::NotFound.into());
        assert_eq!(shown.after(Err(gone.clone())).state, LoadState::Failed(gone));
        let nothing = Shown::<u8>::from_kept(None).after(Err(Failure::Offline));
        assert_eq!(nothing.state, LoadState::Failed(Failure::Offline));
    }

    #[test]
    fn a_reply_replaces_what_is_old() {
        let old = Shown::fresh(1).after(Err(Failure::Timeout));
        assert_eq!(old.after(Ok(Rc::new(2))), Shown::fresh(2));
    }
}
