//! The whole product in one process on this machine: embedded DynamoDB and S3, the routers of every context, the
//! stream carried to `jobs`, and the web app. Nothing here knows a rule of the product; it only puts parts together.

pub mod costs;
pub mod demo;
mod door;
pub mod engines;
pub mod files;
pub mod keys;
pub mod options;
pub mod pump;
mod scratch;
pub mod server;
mod stream_log;
pub mod tables;
pub mod web;
