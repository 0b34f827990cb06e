//! What the tests stand on: a world of their own, people in it, and ways to act as one of them.
//!
//! # The idea
//! A test here tells a short story: *the secretary calls a meeting, a member asks to be absent, the deputy decides.*
//! Everything between the words and the stored bytes is real: the routers of the functions with all their layers, the
//! AWS SDK, a DynamoDB engine that speaks the wire protocol, S3 over a folder, Ed25519 signatures, argon2. Only two
//! things are ours: the clock, which a test sets, and the network, which is not there (requests go to the router in
//! process; the engines listen on ports of this machine that nobody else knows).
//!
//! # The parts
//! - [`World`]: the engines, the tables of `infra/aws/template.yaml`, the routers of every context, the clock. Each
//!   test starts its own, in some milliseconds, and shares nothing: tests run in parallel and in any order.
//! - [`country`]: who lives in it. One province, two communes, three branches, people with fixed ids and made-up
//!   names, so that a snapshot reads the same in every run.
//! - [`Persona`]: in whose name a request is sent. A persona holds a valid access token for what the store says of
//!   them *now*; how tokens are come by is the business of the identity tests alone, which use a [`Browser`].
//! - [`Reply`]: what came back, typed by the endpoint. `ok()` takes the answer or fails with the whole problem,
//!   `refused(code)` takes the problem or fails with the answer, `shown()` is the whole reply for a snapshot.
//! - [`Evening`]: the steps of a meeting, so that a test names only the step it is about.
//! - [`Desk`]: the steps of a document, in the same way.
//! - [`line`]: the line to the database. [`line::Tap`] tells what went over it, for tests about what an attacker could
//!   measure; [`line::Guard`] allows each function what the deployment template does; [`line::Faults`] does what a network and a busy table do, from a seed ([`World::begin_storm`]).
//! - [`Site`]: wherever the product answers, be it a world, a process or functions behind a gateway; the
//!   [`journey`] is told once for all of them.
//! - [`Functions`]: the packaged Lambda functions under an emulator of their runtime.
//! - [`Program`]: the `local` binary as a child process, for tests about sudden death and about the browser.
//!
//! # How to write one
//! The name of a test says the rule, its body the smallest story that shows it:
//!
//! ```ignore
//! #[tokio::test]
//! async fn whoever_asks_in_time_is_not_absent_without_leave() {
//!     let world = World::start().await;
//!     let evening = Evening::called(&world).await;
//!     evening.report_absence(Member, Member, duty()).await.ok();
//!     …
//! }
//! ```
//!
//! Nothing sleeps: where time matters the test sets the clock. Nothing depends on order: where order is the point,
//! the test tries several. A mistake that was found gets a test named after what went wrong.

mod applicant;
pub mod board;
mod browser;
mod client;
mod clock;
pub mod country;
mod database;
mod deployment;
pub mod desk;
mod evening;
mod functions;
mod gateway;
pub mod journey;
pub mod line;
mod minutes;
mod paper;
mod persona;
mod program;
mod relocation;
mod reply;
pub mod routes;
mod score;
mod site;
mod storm;
mod stream;
pub mod study;
pub mod voice;
mod world;

pub use applicant::{CHOSEN_PASSWORD, ask_for_account, registration_id, registration_of};
pub use board::Board;
pub use browser::Browser;
pub use client::{Client, Received, send_to};
pub use clock::{TestClock, local, now};
pub use country::new_grant;
pub use database::{Database, MOTO};
pub use deployment::{Deployment, Function};
pub use desk::Desk;
pub use evening::{Evening, plan};
pub use functions::{Functions, TABLE_PREFIX, settings};
pub use gateway::EDGE_KEY;
pub use minutes::{Scribe, assignment_text, minutes_text, resolution_text, vote_text};
pub use paper::{new_paper, pdf, workbook};
pub use persona::Persona;
pub use program::Program;
pub use relocation::Relocation;
pub use reply::{Raw, Reply};
pub use score::score_lines;
pub use site::Site;
pub use storm::STORM;
pub use stream::handed_over;
pub use study::Course;
pub use world::World;

/// Nothing to say: an empty path, query or body.
pub const NONE: shared::endpoint::Nothing = shared::endpoint::Nothing {};
