use std::collections::BTreeSet;

use jiff::ToSpan as _;
use shared::grant::Role;
use shared::member::Standing;
use shared::text::to_nfc;
use store::StoredAccount;

use super::{Demo, commune, of_each};
use crate::demo::accounts::DemoAccounts;
use crate::demo::people::Person;

#[test]
fn the_same_seed_makes_the_same_people_whatever_is_made_besides() {
    let facts = |demo| {
        let commune = commune(demo, 0);
        let people = commune.members.iter().map(|person| {
            let id = person.profile.identifiers.citizen_id.reveal().to_owned();
            (person.id(), person.name().to_owned(), id, person.profile.born_on, person.host)
        });
        (people.collect::<Vec<_>>(), commune.grants, commune.meetings)
    };
    assert_eq!(facts(Demo::Commune), facts(Demo::Commune));
    assert_eq!(facts(Demo::Commune).0, facts(Demo::Province).0);
    assert_eq!(facts(Demo::Branch).0[0], facts(Demo::Commune).0[0]);
}

#[test]
fn a_branch_and_a_commune_have_exactly_so_many_members() {
    for (demo, branches, members) in [(Demo::Branch, 1, 22), (Demo::Commune, 45, 900)] {
        let commune = commune(demo, 0);
        assert_eq!(commune.orgs.len(), 1 + branches);
        assert_eq!(commune.members.iter().filter(|person| person.belongs()).count(), members);
    }
}

#[test]
fn a_province_has_exactly_100_000_members_and_no_number_twice() {
    let communes = of_each(Demo::Province, |commune| {
        let mut numbers = BTreeSet::new();
        for person in &commune.members {
            assert!(numbers.insert(person.profile.identifiers.citizen_id.reveal().to_owned()));
            check(person);
        }
        (commune.members.iter().filter(|person| person.belongs()).count(), commune.members.len(), numbers)
    });
    assert_eq!(communes.len(), 100);
    assert_eq!(communes.iter().map(|(members, ..)| members).sum::<usize>(), 100_000);
    let people: usize = communes.iter().map(|(_, people, _)| people).sum();
    let numbers: BTreeSet<_> = communes.iter().flat_map(|(.., numbers)| numbers).collect();
    assert_eq!(numbers.len(), people);
}

/// A profile whose parts agree with each other.
fn check(person: &Person) {
    let profile = &person.profile;
    let identifiers = &profile.identifiers;
    assert_eq!(to_nfc(person.name()), person.name());
    assert_eq!(person.name().parse(), Ok(profile.name.clone()));
    assert_eq!(identifiers.citizen_id.warnings(profile.born_on, profile.gender), []);
    assert!(profile.born_on.saturating_add(18.years()) <= profile.admitted_on, "{profile:?}");
    assert!((1935..=2005).contains(&profile.born_on.year()), "{profile:?}");
    match (profile.official_on, &identifiers.party_card_no) {
        (Some(official), Some(card)) => {
            assert_eq!(official, profile.admitted_on.saturating_add(1.year()));
            assert!(card.fits(&identifiers.citizen_id));
        }
        (official, card) => assert!(official.is_none() && card.is_none(), "{profile:?}"),
    }
}

#[test]
fn shares_of_a_commune_are_true_to_life() {
    let commune = commune(Demo::Commune, 0);
    let share = |holds: fn(&Person) -> bool| {
        commune.members.iter().filter(|person| person.belongs() && holds(person)).count()
    };
    assert!((40..70).contains(&share(|one| one.profile.official_on.is_none())));
    assert!((30..65).contains(&share(|one| one.profile.standing == Standing::Exempt)));
    assert!((5..20).contains(&share(|one| one.profile.standing == Standing::TemporarilyAway)));
    assert!((1..4).contains(&share(|one| one.profile.standing == Standing::Suspended)));
    assert!((150..400).contains(&share(|one| one.profile.born_on.year() <= 1960)));
    assert!((20..200).contains(&share(|one| one.profile.identifiers.phone.is_none())));
    let branch = commune.orgs[1].id;
    let first: Vec<_> =
        commune.members.iter().filter(|one| one.profile.branch == branch && one.belongs()).collect();
    let activated = first.iter().filter(|one| one.account == StoredAccount::Activated).count();
    assert!((12..=15).contains(&activated), "{activated}");
    let away = commune.members.iter().filter(|one| one.profile.standing == Standing::TemporarilyAway);
    let mut hosts = away.map(|one| (one.profile.branch, one.host.unwrap()));
    assert!(hosts.clone().all(|(home, host)| home != host));
    assert!(hosts.any(|(_, host)| host == branch), "the first branch has a guest");
}

#[test]
fn every_branch_is_led_and_every_grant_stands() {
    let commune = commune(Demo::Commune, 0);
    for org in &commune.orgs[1..] {
        let officials =
            commune.members.iter().filter(|one| one.profile.branch == org.id && one.can_lead()).count();
        let held =
            |role| commune.grants.iter().filter(|grant| grant.org == org.id && grant.role == role).count();
        assert_eq!(held(Role::Secretary), 1);
        assert_eq!(held(Role::DeputySecretary), usize::from(officials >= 9), "{officials} {}", org.name);
        assert_eq!((1..=3).contains(&held(Role::BranchCommitteeMember)), officials >= 9);
    }
    assert_eq!(commune.grants.iter().filter(|grant| grant.role == Role::OrgAdmin).count(), 3);
    for grant in &commune.grants {
        let holder = commune.members.iter().find(|one| one.id() == grant.member).unwrap();
        assert!(holder.can_lead() && holder.name() == grant.name);
    }
}

#[test]
fn each_demo_has_its_accounts() {
    for (demo, count) in [(Demo::Branch, 8), (Demo::Commune, 9), (Demo::Province, 10)] {
        let commune = commune(demo, 0);
        let members: BTreeSet<_> = commune.personas.iter().map(|persona| persona.member).collect();
        assert_eq!((commune.personas.len(), members.len()), (count, count), "{demo:?}");
        let people = commune.members.iter().filter(|one| members.contains(&one.id()));
        assert!(people.clone().all(|one| one.belongs() && one.account == StoredAccount::Activated));
        let table = DemoAccounts::of(&commune.personas).to_string();
        assert_eq!(table.lines().count(), 1 + count, "{table}");
        assert!(table.contains("Bí thư Chi bộ thôn Đông"));
    }
}
