//! What looking at the people of a branch costs.

use shared::member::{MemberSearch, SearchMembers};
use shared::org::OrgAt;
use shared::probation::ListProbations;
use tests::country::BRANCH;
use tests::{NONE, Persona, World};

use super::Ledger;

/// The secretary looks for somebody, and who is to be recognised.
pub async fn story(world: &World, ledger: &mut Ledger) {
    let (secretary, branch) = (Persona::Secretary, OrgAt { org: BRANCH });
    let search = MemberSearch { words: "dao".into(), account: None };
    ledger.note(&world.call::<SearchMembers>(secretary, branch, NONE, search).await);
    ledger.note(&world.call::<ListProbations>(secretary, branch, NONE, NONE).await);
}
