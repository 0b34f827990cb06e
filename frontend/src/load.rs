//! Loading: one hook asks, `show` gives what comes: the skeleton, the failure, the content.
//!
//! What was read before is shown at once when one comes back, and asked for again meanwhile; without a network it
//! stays, with a word that it is not fresh; what this device kept from an earlier visit stands in where no reply comes.
//! Everything that happens here happens to values without a type, so that it
//! is downloaded once and not once for each endpoint; only [`Load`] and [`Pages`] know what they hold.

use std::any::Any;
use std::cell::Cell;
use std::rc::Rc;

use gloo_timers::future::TimeoutFuture;
use jiff::Timestamp;
use shared::endpoint::{Endpoint, url};
use yew::prelude::*;

use crate::api::device::A_MOMENT;
use crate::api::{Api, Failure, Source, Value, use_api};

pub(crate) use pages::use_pages_of;
pub use pages::{Pages, use_asked_pages, use_pages};
pub use shown::FailureNotice;

mod pages;
mod shown;

/// Where loading stands.
#[derive(Debug, PartialEq)]
pub enum LoadState<T: ?Sized> {
    /// On its way.
    Loading,
    /// Here.
    Ready(Rc<T>),
    /// Did not come.
    Failed(Failure),
}

impl<T: ?Sized> Clone for LoadState<T> {
    fn clone(&self) -> Self {
        match self {
            Self::Loading => Self::Loading,
            Self::Ready(value) => Self::Ready(value.clone()),
            Self::Failed(failure) => Self::Failed(failure.clone()),
        }
    }
}

impl<T: ?Sized> LoadState<T> {
    fn value(&self) -> Option<&Rc<T>> {
        match self {
            Self::Ready(value) => Some(value),
            Self::Loading | Self::Failed(_) => None,
        }
    }
}

impl LoadState<dyn Any> {
    /// With the type of what came. A value of another type is none: another page read it from this address.
    fn typed<T: 'static>(&self) -> LoadState<T> {
        match self {
            Self::Loading => LoadState::Loading,
            Self::Ready(value) => value.clone().downcast().map_or(LoadState::Loading, LoadState::Ready),
            Self::Failed(failure) => LoadState::Failed(failure.clone()),
        }
    }
}

/// What is shown, and why it is not fresh when it is not.
#[derive(Clone)]
struct Shown {
    state: LoadState<dyn Any>,
    old: Option<Failure>,
    since: Option<Timestamp>,
}

impl Shown {
    fn from_kept(value: Option<Value>) -> Self {
        Self { state: value.map_or(LoadState::Loading, LoadState::Ready), old: None, since: None }
    }

    /// With what this device kept from an earlier visit, while nothing else is here.
    fn meanwhile(&self, copy: Value, read_at: Timestamp) -> Self {
        match self.state {
            LoadState::Loading => Self { state: LoadState::Ready(copy), old: None, since: Some(read_at) },
            LoadState::Ready(_) | LoadState::Failed(_) => self.clone(),
        }
    }

    /// What to show after a reply: a network that fails does not take away what is shown, a refusal does.
    fn after(&self, reply: Reply) -> Self {
        match reply {
            Ok(value) => Self { state: LoadState::Ready(value), old: None, since: None },
            Err(failure) if failure.is_worth_retrying() && self.state.value().is_some() => {
                Self { old: Some(failure), ..self.clone() }
            }
            Err(failure) => Self { state: LoadState::Failed(failure), old: None, since: None },
        }
    }
}

/// Something loaded, with the ways to change it.
#[derive(PartialEq)]
pub struct Load<T: 'static> {
    /// Where it stands.
    pub state: LoadState<T>,
    /// Why what is shown is from before and could not be read again.
    pub old: Option<Failure>,
    /// When it was read, where that was on an earlier visit.
    pub since: Option<Timestamp>,
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
            since: self.since,
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
        let state = LoadState::Ready(Rc::new(value));
        Self { state, old: None, since: None, reload: Callback::noop(), put: Callback::noop() }
    }

    fn new(shown: &Shown, reload: Callback<()>, put: &Callback<Value>) -> Self {
        let put = put.reform(|value: T| -> Value { Rc::new(value) });
        Self { state: shown.state.typed(), old: shown.old.clone(), since: shown.since, reload, put }
    }
}

type Reply = Result<Value, Failure>;

/// What happens while loading.
enum Act {
    /// Another address: what is shown does not belong to it.
    Begin(Option<Value>),
    /// What this device kept, and when it was read.
    Meanwhile(Value, Timestamp),
    /// The reply.
    Reply(Reply),
}

impl Reducible for Shown {
    type Action = Act;

    fn reduce(self: Rc<Self>, act: Act) -> Rc<Self> {
        Rc::new(match act {
            Act::Begin(kept) => Self::from_kept(kept),
            Act::Meanwhile(copy, read_at) => self.meanwhile(copy, read_at),
            Act::Reply(reply) => self.after(reply),
        })
    }
}

/// Loads what `E` replies, again whenever path or query change.
#[hook]
pub fn use_load<E: Endpoint>(path: E::Path, query: E::Query) -> Load<E::Reply> {
    let (shown, reload, put) = use_shown(Source::of::<E>(url::<E>(&path, &query)));
    Load::new(&shown, reload, &put)
}

/// What is shown of a source, and the ways to ask again and to put a newer value in place.
#[hook]
fn use_shown(source: Source) -> (Shown, Callback<()>, Callback<Value>) {
    let api = use_api();
    let shown = use_reducer(|| Shown::from_kept(api.kept(&source.name())));
    let reload = use_reading(source, shown.dispatcher().to_callback());
    let put = shown.dispatcher().to_callback().reform(|value| Act::Reply(Ok(value)));
    ((*shown).clone(), reload, put)
}

/// Reads from a source, again whenever its address changes or the callback is called; tells what happens.
#[hook]
fn use_reading(source: Source, tell: Callback<Act>) -> Callback<()> {
    let api = use_api();
    let shown = use_mut_ref(|| source.name());
    let round = use_state(|| 0_u32);
    use_effect_with((source.name(), *round), move |(name, _)| {
        if shown.replace(name.clone()) != *name {
            tell.emit(Act::Begin(api.kept(name)));
        }
        let wanted = Wanted::default();
        yew::platform::spawn_local(read(api, Rc::new(source), wanted.clone(), tell));
        move || wanted.end()
    });
    Callback::from(move |()| round.set(*round + 1))
}

/// Reads from a source; where that takes long or fails for want of a network, tells first what this device kept of it.
async fn read(api: Api, source: Rc<Source>, wanted: Wanted, tell: Callback<Act>) {
    let unanswered = Wanted::default();
    yew::platform::spawn_local({
        let (api, source, tell) = (api.clone(), source.clone(), tell.clone());
        let (unanswered, wanted) = (unanswered.clone(), wanted.clone());
        async move {
            TimeoutFuture::new(A_MOMENT).await;
            if unanswered.still() && wanted.still() {
                stand_in(&api, &source, &wanted, &tell).await;
            }
        }
    });
    let reply = api.read_from(&source).await;
    unanswered.end();
    if reply.as_ref().is_err_and(Failure::is_worth_retrying) {
        stand_in(&api, &source, &wanted, &tell).await;
    }
    if wanted.still() {
        tell.emit(Act::Reply(reply));
    }
}

async fn stand_in(api: &Api, source: &Source, wanted: &Wanted, tell: &Callback<Act>) {
    if let Some((copy, read_at)) = api.find_on_device(source).await
        && wanted.still()
    {
        tell.emit(Act::Meanwhile(copy, read_at));
    }
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

    fn fresh(value: u8) -> Shown {
        Shown::from_kept(None).after(Ok(Rc::new(value)))
    }

    fn state(shown: &Shown) -> LoadState<u8> {
        shown.state.typed()
    }

    #[test]
    fn a_lost_network_leaves_what_is_shown_and_a_refusal_takes_it_away() {
        let shown = fresh(1);
        let lost = shown.after(Err(Failure::Offline));
        assert_eq!((state(&lost), lost.old), (LoadState::Ready(Rc::new(1)), Some(Failure::Offline)));
        let gone = Failure::Problem(ProblemCode::NotFound.into());
        assert_eq!(state(&shown.after(Err(gone.clone()))), LoadState::Failed(gone));
        let nothing = Shown::from_kept(None).after(Err(Failure::Offline));
        assert_eq!(state(&nothing), LoadState::Failed(Failure::Offline));
    }

    #[test]
    fn what_the_device_kept_stands_in_until_a_reply_comes() {
        let read_at = Timestamp::UNIX_EPOCH;
        let kept = Shown::from_kept(None).meanwhile(Rc::new(1_u8), read_at);
        assert_eq!((state(&kept), kept.since), (LoadState::Ready(Rc::new(1)), Some(read_at)));
        let lost = kept.after(Err(Failure::Offline));
        assert_eq!((state(&lost), lost.since), (LoadState::Ready(Rc::new(1)), Some(read_at)));
        let here = lost.after(Ok(Rc::new(2_u8)));
        assert_eq!((state(&here), here.since, &here.old), (LoadState::Ready(Rc::new(2)), None, &None));
        assert_eq!(state(&here.meanwhile(Rc::new(1_u8), read_at)), LoadState::Ready(Rc::new(2)));
    }

    #[test]
    fn a_reply_replaces_what_is_old() {
        let fresh = fresh(1).after(Err(Failure::Timeout)).after(Ok(Rc::new(2_u8)));
        assert_eq!((state(&fresh), fresh.old), (LoadState::Ready(Rc::new(2)), None));
    }

    #[test]
    fn a_value_of_another_type_is_not_shown() {
        assert_eq!(fresh(1).state.typed::<u16>(), LoadState::Loading);
    }
}
