//! The one integration binary. Its modules mirror `functions/`; what a [`tests::World`] is, is told there.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails where it stands")]

mod contract;
mod documents;
mod feedback;
mod identity;
mod jobs;
mod local_process;
mod meetings;
mod members;
mod notices;
mod packaged;
mod reports;
mod storms;
mod study;
