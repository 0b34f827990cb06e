//! The tree, the roster, standing and roles.

mod audit;
mod grants;
mod imports;
mod me;
mod orgs;
mod profile;
mod roster;
mod sealed;
mod secretary;
mod seat;
mod standing;
mod terms;
mod transfers;
