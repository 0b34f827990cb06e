//! Quản trị: who leads and administers what lies directly below, and the log.

mod audit_line;
mod audit_log;
mod check;
mod seats;
mod seats_entry;

pub use audit_log::AuditLog;
pub use seats::Admin;
