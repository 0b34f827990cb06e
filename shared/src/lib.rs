//! Vocabulary, contract and pure rules of the electronic handbook, shared by the app and the functions.
//!
//! Nothing here does I/O, reads a clock or waits: everything is a type or a pure function, compiles to Wasm and
//! native, and is tested as a table. One file per noun: its types, its states, its rules, its endpoints.

pub mod access;
pub mod announcement;
pub mod assignment;
pub mod attendance;
pub mod audit;
pub mod document;
pub mod duty;
pub mod endpoint;
pub mod feedback;
pub mod file;
pub mod grant;
pub mod health;
pub mod id;
pub mod issuer;
pub mod meeting;
pub mod meeting_score;
pub mod member;
pub mod minutes;
pub mod notice;
pub mod openapi;
pub mod opinion;
pub mod org;
pub mod paper;
pub mod party_form;
pub mod period;
pub mod person;
pub mod probation;
pub mod problem;
pub mod profile;
pub mod registration;
pub mod registry;
pub mod report;
pub mod resolution;
pub mod roster;
pub mod roster_import;
pub mod rules;
pub mod session;
pub mod standing;
pub mod statistics;
pub mod study;
pub mod text;
pub mod time;
pub mod transfer;
pub mod year_plan;
