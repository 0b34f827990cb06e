//! The whole demo as data: nothing here knows a database or waits. A province is too much to hold at once, so it is
//! made commune by commune; each comes out the same whichever is made first.

use jiff::Timestamp;
use shared::attendance::Attendance;
use shared::grant::RoleGrant;
use shared::id::OrgId;
use shared::meeting::Meeting;
use shared::member::Standing;
use shared::org::{Org, OrgKind, OrgPath};
use shared::problem::Problem;
use shared::time::local_date;
use store::StoredAccount;

use super::Demo;
use super::accounts::{Persona, personas};
use super::dice::{Dice, Use};
use super::documents;
use super::meetings;
use super::people::{Person, Serial, person};
use super::places::{self, Place};
use super::roles::{self, Officers, Seats};
use super::shapes;
use super::sizes::sizes;

/// A meeting with its list.
pub type Listed = (Meeting, Vec<Attendance>);

/// What is to be made.
pub struct Handbook {
    now: Timestamp,
    sizes: Vec<Vec<usize>>,
    demo: Demo,
    /// The organisation at the top, whose presence says that everything is there.
    pub centre: Org,
    /// The province.
    pub province: Org,
}

/// A commune with everything in it.
pub struct Commune {
    /// The committee of the commune, then its branches.
    pub orgs: Vec<Org>,
    /// The members of the branches.
    pub members: Vec<Person>,
    /// Who holds which role.
    pub grants: Vec<RoleGrant>,
    /// Meetings with their lists.
    pub meetings: Vec<Listed>,
    /// Those who can sign in.
    pub personas: Vec<Persona>,
}

impl Commune {
    /// Whether somebody can sign in.
    pub fn is_known(&self, person: &Person) -> bool {
        self.personas.iter().any(|persona| persona.member == person.id())
    }
}

/// A branch with its people.
pub struct Branch {
    /// The organisation.
    pub org: Org,
    /// Its name, its hall.
    pub place: Place,
    /// Its people.
    pub people: Vec<Person>,
    /// Who leads it.
    pub seats: Seats,
}

impl Handbook {
    /// The demo as of a moment.
    pub fn new(demo: Demo, now: Timestamp) -> Self {
        let mut dice = Dice::of(Use::Top, 0, 0);
        let centre = org(&mut dice, OrgKind::Centre, places::CENTRE.into(), None);
        let province = org(&mut dice, OrgKind::Province, places::PROVINCE.into(), Some(&centre));
        Self { now, sizes: sizes(demo), demo, centre, province }
    }

    /// How many communes there are.
    pub fn communes(&self) -> usize {
        self.sizes.len()
    }

    /// One commune.
    ///
    /// # Errors
    /// When a rule refuses what was thrown for a meeting, which would be a mistake of the demo.
    pub fn commune(&self, index: usize) -> Result<Commune, Problem> {
        let commune = self.commune_org(index);
        let count = self.sizes[index].len();
        let mut branches: Vec<_> = (0..count).map(|at| self.branch(&commune, index, at)).collect();
        find_hosts(&mut Dice::of(Use::Hosts, index, 0), &mut branches);
        let top = self.officers();
        let admin = roles::admin(&branches[office(count)], &commune, &top);
        let personas = match index {
            0 => personas(self.demo, &branches, top.province.member, admin.member),
            _ => Vec::new(),
        };
        activate(&mut branches, &personas);
        let mut grants = if index == 0 { vec![top.centre, top.province] } else { Vec::new() };
        grants.extend(branches.iter().flat_map(|branch| roles::of_branch(branch, admin.member)));
        if index == 0
            && let Some(officer) = branches[0].people.get(documents::OFFICER)
        {
            grants.push(documents::officer_grant(self.now, &commune, officer, admin.member));
            grants.extend(roles::of_committee(&commune, &branches, officer, admin.member));
        }
        grants.push(admin);
        Ok(Commune {
            meetings: meetings::all(self.demo, index, &branches, self.now)?,
            orgs: std::iter::once(commune).chain(branches.iter().map(|branch| branch.org.clone())).collect(),
            members: branches.into_iter().flat_map(|branch| branch.people).collect(),
            grants,
            personas,
        })
    }

    /// Those of the Centre and the province, who belong to the office of the first commune.
    fn officers(&self) -> Officers {
        let office = self.branch(&self.commune_org(0), 0, office(self.sizes[0].len()));
        Officers::of(&office, self)
    }

    fn commune_org(&self, index: usize) -> Org {
        let mut dice = Dice::of(Use::Top, index + 1, 0);
        org(&mut dice, OrgKind::PartyCommittee, places::commune(index), Some(&self.province))
    }

    fn branch(&self, commune: &Org, index: usize, at: usize) -> Branch {
        let place = places::branch(index, at, self.sizes[index].len());
        let mut dice = Dice::of(Use::People, index, at);
        let org = org(&mut dice, OrgKind::Branch, place.branch.clone(), Some(commune));
        let shapes = match (index, at) {
            (0, 0) => shapes::first_branch(),
            (0, 1..10) => shapes::branch(&mut dice, self.sizes[index][at], place.surroundings, 68),
            _ => {
                let activated = dice.between(10, 80).unsigned_abs();
                shapes::branch(&mut dice, self.sizes[index][at], place.surroundings, activated)
            }
        };
        let today = local_date(self.now);
        let people = shapes
            .iter()
            .enumerate()
            .map(|(number, shape)| person(&mut dice, shape, Serial::of(index, at, number), &org.path, today));
        let people: Vec<_> = people.collect();
        let seats = match (index, at) {
            (0, 0) => Seats::of_first_branch(),
            _ => Seats::of(&mut dice, &people),
        };
        Branch { org, place, people, seats }
    }
}

/// Where the administrators are, in a commune of so many branches.
fn office(branches: usize) -> usize {
    if branches > places::OFFICE { places::OFFICE } else { 0 }
}

fn org(dice: &mut Dice, kind: OrgKind, name: String, above: Option<&Org>) -> Org {
    let (milliseconds, random) = dice.id();
    let id = OrgId::from_parts(milliseconds, random);
    let path = above.map_or_else(|| OrgPath::root(id), |above| above.path.child(id));
    Org { id, kind, name, path }
}

/// Who can sign in has done so before.
fn activate(branches: &mut [Branch], personas: &[Persona]) {
    for person in branches.iter_mut().flat_map(|branch| &mut branch.people) {
        if personas.iter().any(|persona| persona.member == person.id()) {
            person.account = StoredAccount::Activated;
        }
    }
}

/// Whoever is away meets in another branch of the commune: the first branch has one guest, the others as it falls.
fn find_hosts(dice: &mut Dice, branches: &mut [Branch]) {
    let ids: Vec<_> = branches.iter().map(|branch| branch.org.id).collect();
    if ids.len() < 2 {
        return;
    }
    let mut guests = 0;
    for (at, branch) in branches.iter_mut().enumerate() {
        for person in branch.people.iter_mut() {
            if person.profile.standing != Standing::TemporarilyAway {
                continue;
            }
            let elsewhere = (at + 1 + dice.below(ids.len() - 1)) % ids.len();
            let host = match (at, guests) {
                (0, _) => 1,
                (_, 0) => 0,
                _ => elsewhere,
            };
            guests += usize::from(at > 0);
            person.host = Some(ids[host]);
        }
    }
}
