//! Activation, sign-in, sessions: the only stories told with a [`Browser`](tests::Browser).

mod accounts;
mod activation;
mod codes;
mod limits;
mod queue;
mod refresh;
mod registration;
mod rotation;
mod sessions;
mod sign_in;

use shared::org::OrgAt;
use shared::session::{ActivationSlip, CodeOrder, IssueActivationCodes};
use tests::country::BRANCH;
use tests::{NONE, Persona, World};

/// A password that nobody guesses.
const PASSWORD: &str = "con trâu ăn cỏ bờ đê";
/// Another one.
const OTHER_PASSWORD: &str = "mưa rơi trên mái ngói";

/// A slip for somebody of the branch, issued by its secretary.
async fn slip(world: &World, whom: Persona) -> ActivationSlip {
    let order = CodeOrder { members: vec![whom.id()] };
    let at = OrgAt { org: BRANCH };
    let slips = world.call::<IssueActivationCodes>(Persona::Secretary, at, NONE, order).await.ok();
    slips.into_iter().next().expect("one slip for one member")
}
