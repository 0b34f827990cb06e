use shared::transfer::{Lateness, Transfer, TransferState};

use super::{Demo, commune, now};
use crate::demo::transfers::of;

#[test]
fn the_first_secretary_has_arrivals_to_decide_and_one_of_them_is_late() {
    let commune = commune(Demo::Commune, 0);
    let transfers = of(0, &commune, now());
    let here = commune.orgs[1].id;
    let today = shared::time::local_date(now());
    let of_branch =
        |it: &&Transfer| it.from.org == here || it.to.branch().is_some_and(|branch| branch.org == here);
    let own: Vec<_> = transfers.iter().filter(of_branch).collect();
    let waiting: Vec<_> = own.iter().filter(|it| it.state == TransferState::Waiting).collect();
    let arriving: Vec<_> =
        waiting.iter().filter(|it| it.to.branch().is_some_and(|branch| branch.org == here)).collect();
    let late: Vec<_> = arriving.iter().map(|it| it.lateness(today)).collect();
    assert_eq!(late, [Lateness::OnTime, Lateness::PapersLate]);
    assert_eq!((waiting.len(), own.len()), (3, 4));
    let forgotten = transfers.iter().filter(|it| it.lateness(today) == Lateness::SettlingLate);
    assert_eq!(forgotten.count(), 1, "the office of the commune has something to look after");
    let people: std::collections::BTreeSet<_> = transfers.iter().map(|it| it.member).collect();
    assert_eq!(people.len(), transfers.len(), "nobody goes two ways");
    assert!(commune.personas.iter().any(|persona| persona.member == arriving[0].member));
}

#[test]
fn a_single_branch_has_nowhere_to_go() {
    assert!(of(0, &commune(Demo::Branch, 0), now()).is_empty());
}
