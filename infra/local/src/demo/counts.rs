//! The counts of members, as the fold of the change stream would have them.

use std::collections::BTreeMap;

use shared::id::OrgId;
use shared::member::Standing;
use store::{CountChange, StoredAccount};

use super::people::Person;

/// What each organisation counts.
#[derive(Debug, Default)]
pub struct Counts(BTreeMap<OrgId, CountChange>);

impl Counts {
    /// Adds people to their branch and to everything above it.
    pub fn add(&mut self, people: &[Person]) {
        for person in people.iter().filter(|person| person.belongs()) {
            let change = CountChange {
                members: 1,
                probationary: i64::from(person.profile.official_on.is_none()),
                exempt: i64::from(person.profile.standing == Standing::Exempt),
                activated: i64::from(person.account == StoredAccount::Activated),
            };
            for org in &person.profile.chain {
                *self.0.entry(*org).or_default() += change;
            }
        }
    }

    /// Every organisation that has members, with what it counts.
    pub fn all(self) -> Vec<(OrgId, CountChange)> {
        self.0.into_iter().collect()
    }
}
