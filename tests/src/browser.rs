//! A browser as far as sign-in is concerned: it keeps the cookie that the server sets and the access token that the
//! page holds, and sends both with every request.

use http::header::{AUTHORIZATION, COOKIE, SET_COOKIE, USER_AGENT};
use shared::endpoint::Endpoint;
use shared::session::{ActivateAccount, Activation, RefreshSession, SignIn, SignInAttempt, SignOut};

use crate::NONE;
use crate::persona::Persona;
use crate::reply::Reply;
use crate::site::{Site, filled, request};
use crate::world::World;

/// A browser with its cookie jar, looking at a site: a world, unless said otherwise. A clone is the same browser at the
/// same moment: a second tab, or a thief's copy.
pub struct Browser<'s, S = World> {
    site: &'s S,
    agent: &'static str,
    address: &'static str,
    cookie: Option<String>,
    token: Option<String>,
}

impl<S> Clone for Browser<'_, S> {
    fn clone(&self) -> Self {
        let Self { site, agent, address, .. } = *self;
        Self { site, agent, address, cookie: self.cookie.clone(), token: self.token.clone() }
    }
}

impl<'s, S: Site> Browser<'s, S> {
    /// A fresh one.
    pub fn new(site: &'s S) -> Self {
        Self { site, agent: "", address: "", cookie: None, token: None }
    }

    /// The same, which says this about itself.
    #[must_use]
    pub fn named(self, agent: &'static str) -> Self {
        Self { agent, ..self }
    }

    /// The same, at this address of the network.
    #[must_use]
    pub fn at(self, address: &'static str) -> Self {
        Self { address, ..self }
    }

    /// Calls an endpoint.
    pub async fn call<E: Endpoint>(&mut self, path: E::Path, query: E::Query, body: E::Body) -> Reply<E> {
        let mut request = request::<E>(&path, &query).header(USER_AGENT, self.agent);
        if !self.address.is_empty() {
            request = request.header("x-forwarded-for", format!("{}, 192.0.2.1", self.address));
        }
        if let Some(cookie) = &self.cookie {
            request = request.header(COOKIE, format!("theme=dark; {cookie}"));
        }
        if let Some(token) = &self.token {
            request = request.header(AUTHORIZATION, format!("Bearer {token}"));
        }
        let raw = self.site.send(filled::<E>(request, &body)).await;
        if let Some(line) = raw.headers.get(SET_COOKIE) {
            let line = line.to_str().expect("a cookie is plain text");
            let pair = line.split(';').next().unwrap_or_default();
            self.cookie = (!line.contains("Max-Age=0")).then(|| pair.to_owned());
        }
        if let Some(token) = raw.json().get("access_token").and_then(|token| token.as_str()) {
            self.token = Some(token.to_owned());
        }
        Reply::new(raw)
    }

    /// Signs in.
    pub async fn sign_in(&mut self, citizen_id: &str, password: &str) -> Reply<SignIn> {
        let attempt = SignInAttempt { citizen_id: citizen_id.into(), password: password.into() };
        self.call(NONE, NONE, attempt).await
    }

    /// Signs in as somebody of the country.
    pub async fn sign_in_as(&mut self, who: Persona, password: &str) -> Reply<SignIn> {
        self.sign_in(who.person().citizen_id, password).await
    }

    /// Activates an account with the code of a slip.
    pub async fn activate(&mut self, citizen_id: &str, code: &str, password: &str) -> Reply<ActivateAccount> {
        let activation =
            Activation { citizen_id: citizen_id.into(), code: code.into(), password: password.into() };
        self.call(NONE, NONE, activation).await
    }

    /// Exchanges the cookie.
    pub async fn refresh(&mut self) -> Reply<RefreshSession> {
        self.call(NONE, NONE, NONE).await
    }

    /// Signs out.
    pub async fn sign_out(&mut self) -> Reply<SignOut> {
        self.call(NONE, NONE, NONE).await
    }

    /// The cookie in the jar, as `name=value`.
    pub fn cookie(&self) -> Option<&str> {
        self.cookie.as_deref()
    }

    /// Puts a cookie into the jar: one that was kept, or made up.
    pub fn set_cookie(&mut self, cookie: Option<&str>) {
        self.cookie = cookie.map(str::to_owned);
    }
}
