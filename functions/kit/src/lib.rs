//! Everything HTTP, once: callers, routes, errors, limits, configuration, serving.
//!
//! A handler holds no HTTP types. It is an `async fn(App, Caller, Call<E>) -> Result<E::Reply>` for an endpoint `E` of
//! the contract; [`route`] mounts it under the verb and path that `E` names. Having a [`Member`] proves that the
//! access token was checked; what that member may do is asked of `shared::access::may` through [`Member::may`].

mod app;
mod caller;
mod config;
mod edge;
mod error;
mod layers;
mod route;
mod serve;
mod stream;
mod token;

pub use app::{App, Clock};
pub use caller::{Anyone, Caller, CookieHolder, Member};
pub use config::{Config, ConfigError};
pub use error::{Failure, Result, check_rev};
pub use layers::dress;
pub use route::{Answer, Call, CookieChange, Routes};
pub use serve::{ServeError, log_to_stdout, serve};
pub use stream::{Payload, done_with};
pub use token::{Claims, Signer, TokenError, Verifier};
