//! The one integration binary. Its modules mirror `functions/`; what a [`tests::World`] is, is told there.

mod contract;
mod identity;
mod jobs;
mod local_process;
mod meetings;
mod members;
