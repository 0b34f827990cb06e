//! Self-registration and what the branch makes of it.

mod approve;
mod ask;
mod choices;
mod decide;
mod queue;
mod refuse;
mod shown;

pub use self::approve::approve_registrations;
pub use self::ask::{create_registration, find_registration};
pub use self::choices::list_org_choices;
pub use self::decide::{list_registrations, pass_registration, refuse_registration};
pub use self::refuse::refuse_registrations;
