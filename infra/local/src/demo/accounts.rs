//! The accounts to try the product with: one for each way of using it.

use std::fmt;

use serde::{Deserialize, Serialize};
use shared::id::MemberId;
use shared::person::CitizenId;

use super::Demo;
use super::documents;
use super::handbook::Branch;
use super::people::Person;
use super::shapes::first;

/// Everybody's password: easy to say over a table, not easy to guess.
pub const PASSWORD: &str = "lua chin dau mua 2026";

/// Somebody who can sign in.
#[derive(Debug, Clone)]
pub struct Persona {
    /// `Bí thư Chi bộ thôn Đông`.
    pub who: String,
    /// Their id.
    pub member: MemberId,
    /// Their name.
    pub name: String,
    /// What they sign in with.
    pub citizen_id: CitizenId,
}

/// An account of the demo.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DemoAccount {
    /// What they are: `Bí thư Chi bộ thôn Đông`.
    pub who: String,
    /// Their name.
    pub name: String,
    /// What they sign in with.
    pub citizen_id: String,
    /// Their password.
    pub password: String,
}

/// The accounts of the demo; none without a demo.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DemoAccounts {
    /// The highest office first.
    pub rows: Vec<DemoAccount>,
}

impl DemoAccounts {
    /// The accounts of these people.
    pub fn of(personas: &[Persona]) -> Self {
        let row = |persona: &Persona| DemoAccount {
            who: persona.who.clone(),
            name: persona.name.clone(),
            citizen_id: persona.citizen_id.reveal().to_owned(),
            password: PASSWORD.to_owned(),
        };
        Self { rows: personas.iter().map(row).collect() }
    }
}

impl fmt::Display for DemoAccounts {
    /// A table for the terminal; nothing when there are no accounts.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(first) = self.rows.first() else { return Ok(()) };
        let width = |of: fn(&DemoAccount) -> &str| {
            self.rows.iter().map(|row| of(row).chars().count()).max().unwrap_or(0)
        };
        let (who, name) = (width(|row| &row.who), width(|row| &row.name));
        writeln!(f, "Tài khoản dùng thử, mật khẩu chung: {}", first.password)?;
        for row in &self.rows {
            writeln!(f, "  {:who$}  {:name$}  {}", row.who, row.name, row.citizen_id)?;
        }
        Ok(())
    }
}

/// Those who can sign in, the highest office first: the administrators named, then the first branch, then a member of
/// the second.
pub fn personas(demo: Demo, branches: &[Branch], province: MemberId, commune: MemberId) -> Vec<Persona> {
    let of_id = |id| branches.iter().flat_map(|branch| &branch.people).find(|person| person.id() == id);
    let own = &branches[0];
    let in_branch = |who: &str| format!("{who} {}", own.org.name);
    let at = |place: usize| own.people.get(place);
    let mut rows = vec![
        ("Quản trị xã".to_owned(), of_id(commune)),
        ("Cán bộ Đảng ủy xã".to_owned(), at(documents::OFFICER)),
        (in_branch("Bí thư"), at(own.seats.secretary)),
        (in_branch("Phó bí thư"), own.seats.deputy.and_then(at)),
        (in_branch("Chi ủy viên"), own.seats.members.first().copied().and_then(at)),
        (in_branch("Đảng viên"), at(first::MEMBER)),
        (in_branch("Đảng viên cao tuổi"), at(first::ELDER)),
        (in_branch("Đảng viên dự bị"), at(first::PROBATIONARY)),
    ];
    if demo == Demo::Province {
        rows.insert(0, ("Quản trị tỉnh".to_owned(), of_id(province)));
    }
    if let Some(other) = branches.get(1) {
        rows.push((format!("Đảng viên {}", other.org.name), plain_member(other)));
    }
    rows.into_iter().filter_map(|(who, person)| Some(persona(who, person?))).collect()
}

/// The last of those who could lead but do not.
fn plain_member(branch: &Branch) -> Option<&Person> {
    let free = branch.people.iter().enumerate().filter(|(at, _)| !branch.seats.holds(*at));
    free.map(|(_, person)| person).rfind(|person| person.can_lead())
}

fn persona(who: String, person: &Person) -> Persona {
    Persona {
        who,
        member: person.id(),
        name: person.name().to_owned(),
        citizen_id: person.profile.identifiers.citizen_id.clone(),
    }
}
