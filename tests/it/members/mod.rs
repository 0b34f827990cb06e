//! The tree, the roster, standing and roles.

mod grants;
mod imports;
mod me;
mod orgs;
mod roster;
mod sealed;
mod standing;
