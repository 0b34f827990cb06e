//! Calling the functions: one way in, one kind of failure out.
//!
//! The access token lives here in memory and nowhere else. When the server no longer takes it, the session cookie is
//! exchanged once, whoever asked first; everybody else waits for that exchange and then tries again.

use std::cell::{Cell, RefCell};
use std::future::poll_fn;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Poll, Waker};

use gloo_net::http::{Request, RequestBuilder, Response};
use gloo_timers::callback::Timeout;
use jiff::Timestamp;
use serde::de::DeserializeOwned;
use shared::endpoint::{Door, Endpoint, Nothing, Verb, url};
use shared::problem::{Problem, ProblemCode};
use shared::session::{RefreshSession, SignedIn};
use web_sys::AbortController;
use yew::prelude::*;

use crate::dom;

pub use failure::Failure;
use kept::Kept;
pub(crate) use source::{Source, Value};

pub(crate) mod device;
mod failure;
mod kept;
mod source;

/// How long to wait for a reply, in milliseconds.
const PATIENCE: u32 = 15_000;

/// The way to the functions; cheap to clone.
#[derive(Clone)]
pub struct Api(Rc<Line>);

struct Line {
    token: RefCell<Option<String>>,
    exchange: RefCell<Exchange>,
    kept: Kept,
    calls: Cell<u32>,
    /// Told when the session has ended for good.
    ended: Callback<()>,
}

/// A reply on its way, as text.
type Asked = Pin<Box<dyn Future<Output = Result<String, Failure>>>>;

/// The exchange of the cookie for a new token: at most one at a time.
#[derive(Default)]
enum Exchange {
    #[default]
    Idle,
    Running(Vec<Waker>),
}

impl PartialEq for Api {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Api {
    /// A line without a token; `ended` is told when the session is over.
    pub fn new(ended: Callback<()>) -> Self {
        let (token, exchange, kept, calls) = Default::default();
        Self(Rc::new(Line { token, exchange, kept, calls, ended }))
    }

    /// Takes the token of a fresh sign-in, or forgets it and everything read with it, here and on the device.
    pub fn keep(&self, token: Option<String>) {
        if token.is_none() {
            self.0.kept.forget();
            yew::platform::spawn_local(device::forget());
        }
        *self.0.token.borrow_mut() = token;
    }

    /// Calls an endpoint.
    pub fn call<E: Endpoint>(
        &self,
        path: &E::Path,
        query: &E::Query,
        body: &E::Body,
    ) -> impl Future<Output = Result<E::Reply, Failure>> + use<E> {
        let body = (E::VERB != Verb::Get).then(|| serde_json::to_string(body));
        read_reply(self.ask(E::VERB, E::DOOR, url::<E>(path, query), body))
    }

    /// Calls an endpoint that needs neither query nor body.
    pub fn read<E>(&self, path: &E::Path) -> impl Future<Output = Result<E::Reply, Failure>> + use<E>
    where
        E: Endpoint<Query = Nothing, Body = Nothing>,
    {
        self.call::<E>(path, &Nothing {}, &Nothing {})
    }

    /// Sends a body to an endpoint that has no query.
    pub fn send<E>(
        &self,
        path: &E::Path,
        body: &E::Body,
    ) -> impl Future<Output = Result<E::Reply, Failure>> + use<E>
    where
        E: Endpoint<Query = Nothing>,
    {
        self.call::<E>(path, &Nothing {}, body)
    }

    /// Puts a file at the address that the server gave for it.
    pub async fn put_file(&self, address: &str, file: &web_sys::File) -> Result<(), Failure> {
        let request = Request::put(address).body(file.clone()).map_err(|_| Failure::Unreadable)?;
        let response = request.send().await.map_err(|_| Failure::Offline)?;
        if response.ok() { Ok(()) } else { Err(Failure::Unreadable) }
    }

    /// What was read from the source of that name before and nothing has changed since.
    pub(crate) fn kept(&self, name: &str) -> Option<Value> {
        self.0.kept.find(name)
    }

    /// Reads from a source and keeps the value; what is read again without a network also on the device.
    pub(crate) async fn read_from(&self, source: &Source) -> Result<Value, Failure> {
        let (verb, question) = match &source.question {
            Some(question) => (Verb::Ask, Some(Ok(question.clone()))),
            None => (Verb::Get, None),
        };
        let text = self.ask(verb, source.door, source.address.clone(), question).await?;
        let value = (source.value)(&text)?;
        self.0.kept.put(&source.name(), value.clone());
        if source.on_device {
            let address = source.address.clone();
            yew::platform::spawn_local(async move { device::put(&address, text).await });
        }
        Ok(value)
    }

    /// What this device kept of a source, and when it was read.
    pub(crate) async fn find_on_device(&self, source: &Source) -> Option<(Value, Timestamp)> {
        if !source.on_device {
            return None;
        }
        let copy = device::find(&source.address).await?;
        Some(((source.value)(&copy.text).ok()?, copy.at))
    }

    /// The text of a reply. One function for all endpoints: whatever were generic here would be downloaded once for
    /// each of them.
    fn ask(
        &self,
        verb: Verb,
        door: Door,
        address: String,
        body: Option<serde_json::Result<String>>,
    ) -> Asked {
        let api = self.clone();
        Box::pin(async move {
            let body = body.transpose().map_err(|_| Failure::Unreadable)?;
            let used = api.0.token.borrow().clone();
            let first = api.once(verb, &address, body.as_deref()).await;
            let text = match first {
                Err(Failure::Problem(problem)) if door == Door::Member && problem.code.status() == 401 => {
                    api.renew(used).await?;
                    api.once(verb, &address, body.as_deref()).await?
                }
                other => other?,
            };
            if !verb.reads() {
                api.0.kept.forget();
            }
            Ok(text)
        })
    }

    /// One request and its body; any status but 2xx is a failure.
    async fn once(&self, verb: Verb, url: &str, body: Option<&str>) -> Result<String, Failure> {
        self.0.calls.set(self.0.calls.get() + 1);
        dom::set_root_data("api-calls", Some(&self.0.calls.get().to_string()));
        let waited = Rc::new(Cell::new(false));
        let abort = AbortController::new().ok();
        let _timer = abort.clone().map(|abort| {
            let waited = waited.clone();
            Timeout::new(PATIENCE, move || {
                waited.set(true);
                abort.abort();
            })
        });
        let signal = abort.as_ref().map(AbortController::signal);
        let request = self.request(verb, url).abort_signal(signal.as_ref());
        let lost = |_| if waited.get() { Failure::Timeout } else { Failure::Offline };
        let response = match body {
            Some(body) => {
                request.header("content-type", "application/json").body(body).map_err(lost)?.send().await
            }
            None => request.send().await,
        }
        .map_err(lost)?;
        let text = response.text().await.map_err(lost)?;
        outcome(&response, text)
    }

    fn request(&self, verb: Verb, url: &str) -> RequestBuilder {
        let request = match verb {
            Verb::Get => Request::get(url),
            Verb::Ask | Verb::Post => Request::post(url),
            Verb::Put => Request::put(url),
            Verb::Delete => Request::delete(url),
        };
        match &*self.0.token.borrow() {
            Some(token) => request.header("authorization", &format!("Bearer {token}")),
            None => request,
        }
    }

    /// Exchanges the cookie for a new token, together with whoever else needs one.
    async fn renew(&self, used: Option<String>) -> Result<(), Failure> {
        let waited = self.waited_for_exchange().await;
        match &*self.0.token.borrow() {
            None if waited => return Err(Failure::Problem(ProblemCode::SessionEnded.into())),
            now if *now != used => return Ok(()),
            _ if waited => return Err(Failure::Offline),
            _ => {}
        }
        self.refresh().await.map(|_| ())
    }

    /// Waits while an exchange runs; says whether one did.
    async fn waited_for_exchange(&self) -> bool {
        let mut waited = false;
        poll_fn(|context| match &mut *self.0.exchange.borrow_mut() {
            Exchange::Idle => Poll::Ready(()),
            Exchange::Running(waiting) => {
                waited = true;
                waiting.push(context.waker().clone());
                Poll::Pending
            }
        })
        .await;
        waited
    }

    /// Exchanges the session cookie for a new token and keeps it.
    pub(crate) async fn refresh(&self) -> Result<SignedIn, Failure> {
        *self.0.exchange.borrow_mut() = Exchange::Running(Vec::new());
        let reply = self.once(RefreshSession::VERB, RefreshSession::PATH, Some("{}")).await;
        let reply = reply.and_then(|text| understood(&text));
        self.settle(&reply);
        reply
    }

    fn settle(&self, reply: &Result<SignedIn, Failure>) {
        match reply {
            Ok(signed_in) => self.keep(Some(signed_in.access_token.clone())),
            Err(Failure::Problem(problem)) if problem.code.status() == 401 => {
                self.keep(None);
                self.0.ended.emit(());
            }
            Err(_) => {}
        }
        if let Exchange::Running(waiting) = self.0.exchange.take() {
            waiting.into_iter().for_each(Waker::wake);
        }
    }
}

/// The reply as the type that the endpoint names.
async fn read_reply<R: DeserializeOwned>(asked: Asked) -> Result<R, Failure> {
    understood(&asked.await?)
}

fn understood<R: DeserializeOwned>(text: &str) -> Result<R, Failure> {
    serde_json::from_str(text).map_err(|_| Failure::Unreadable)
}

fn outcome(response: &Response, text: String) -> Result<String, Failure> {
    if response.ok() {
        return Ok(text);
    }
    Err(serde_json::from_str::<Problem>(&text).map_or(Failure::Unreadable, Failure::Problem))
}

/// The way to the functions.
#[hook]
pub fn use_api() -> Api {
    use_context::<Api>().unwrap_or_else(|| Api::new(Callback::noop()))
}
