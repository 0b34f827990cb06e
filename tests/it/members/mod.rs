//! The tree, the roster, standing and roles.

mod accounts;
mod audit;
mod grants;
mod imports;
mod locks;
mod me;
mod orgs;
mod probations;
mod profile;
mod roster;
mod sealed;
mod seat;
mod secretary;
mod standing;
mod terms;
mod transfers;
