//! Who leads a branch and who administers what lies above it.

use jiff::{SignedDuration, Timestamp};
use shared::grant::{Role, RoleGrant};
use shared::id::MemberId;
use shared::org::Org;
use shared::time::local_date;

use super::dice::Dice;
use super::handbook::{Branch, Handbook};
use super::people::Person;
use super::shapes::first;

/// From so many official members on a branch elects a committee (Quy định 294-QĐ/TW).
const COMMITTEE_FROM: usize = 9;

/// The day the Centre's administrator was named, 1/7/2025; each level below followed the next day.
const FIRST_GRANT: Timestamp = Timestamp::constant(1_751_335_200, 0);

/// The seats of a branch, as places in the list of its people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seats {
    /// Bí thư.
    pub secretary: usize,
    /// Phó bí thư.
    pub deputy: Option<usize>,
    /// Chi ủy viên.
    pub members: Vec<usize>,
}

impl Seats {
    /// The first of those who can lead; how many follows from the number of official members.
    pub fn of(dice: &mut Dice, people: &[Person]) -> Self {
        let able: Vec<_> = (0..people.len()).filter(|at| people[*at].can_lead()).collect();
        let mut of_age =
            able.iter().copied().filter(|at| (1957..=1998).contains(&people[*at].profile.born_on.year()));
        let secretary = of_age.next().or_else(|| able.first().copied()).unwrap_or(0);
        if able.len() < COMMITTEE_FROM {
            return Self { secretary, deputy: None, members: Vec::new() };
        }
        let count = 1 + dice.below(3);
        Self { secretary, deputy: of_age.next(), members: of_age.take(count).collect() }
    }

    /// The first branch has its seats by hand.
    pub fn of_first_branch() -> Self {
        Self { secretary: 0, deputy: Some(1), members: (2..first::COMMITTEE).collect() }
    }

    /// Every seat with its role, the secretary first.
    pub fn all(&self) -> impl Iterator<Item = (Role, usize)> + '_ {
        let deputy = self.deputy.map(|at| (Role::DeputySecretary, at));
        let members = self.members.iter().map(|at| (Role::BranchCommitteeMember, *at));
        std::iter::once((Role::Secretary, self.secretary)).chain(deputy).chain(members)
    }

    /// Whether the person at that place has one of them.
    pub fn holds(&self, person: usize) -> bool {
        self.all().any(|(_, at)| at == person)
    }
}

/// Who administers what lies above the communes.
pub struct Officers {
    /// Of the Centre.
    pub centre: RoleGrant,
    /// Of the province.
    pub province: RoleGrant,
}

impl Officers {
    /// Taken from the office of the first commune.
    pub fn of(office: &Branch, handbook: &Handbook) -> Self {
        let centre = grant(officer(office, 2), Role::OrgAdmin, &handbook.centre, 0, None);
        let by = Some(centre.member);
        Self { province: grant(officer(office, 1), Role::OrgAdmin, &handbook.province, 1, by), centre }
    }
}

/// The role of a commune's administrator.
pub fn admin(office: &Branch, commune: &Org, top: &Officers) -> RoleGrant {
    grant(officer(office, 0), Role::OrgAdmin, commune, 2, Some(top.province.member))
}

/// The roles in a branch.
pub fn of_branch(branch: &Branch, admin: MemberId) -> Vec<RoleGrant> {
    let seats = branch.seats.all();
    seats.map(|(role, at)| grant(&branch.people[at], role, &branch.org, 3, Some(admin))).collect()
}

/// The committee of a commune: the secretary of its second branch leads it, whoever works for it is deputy, and the
/// secretaries of some other branches sit in it. A demo of a few branches has none.
pub fn of_committee(commune: &Org, branches: &[Branch], deputy: &Person, admin: MemberId) -> Vec<RoleGrant> {
    let Some(seated) = branches.get(1..8) else { return Vec::new() };
    let leads = |branch: &Branch| branch.people[branch.seats.secretary].clone();
    let others = seated.iter().skip(1).map(|branch| (Role::BranchCommitteeMember, leads(branch)));
    let all = [(Role::Secretary, leads(&seated[0])), (Role::DeputySecretary, deputy.clone())]
        .into_iter()
        .chain(others);
    all.map(|(role, person)| grant(&person, role, commune, 2, Some(admin))).collect()
}

/// Officers without a seat: of the commune, the province, the Centre. A small office has fewer than three.
fn officer(office: &Branch, rank: usize) -> &Person {
    if office.seats == Seats::of_first_branch() {
        return &office.people[[first::ADMIN, first::CENTRE_ADMIN, first::CENTRE_ADMIN][rank]];
    }
    let free =
        (0..office.people.len()).filter(|at| office.people[*at].can_lead() && !office.seats.holds(*at));
    &office.people[free.take(rank + 1).last().unwrap_or(office.seats.secretary)]
}

fn grant(person: &Person, role: Role, org: &Org, level: i64, by: Option<MemberId>) -> RoleGrant {
    RoleGrant {
        member: person.id(),
        name: person.name().to_owned(),
        role,
        org: org.id,
        path: org.path.clone(),
        granted_at: FIRST_GRANT.saturating_add(SignedDuration::from_hours(24 * level)).unwrap_or(FIRST_GRANT),
        granted_by: by,
        from: local_date(FIRST_GRANT),
        until: None,
        reason: "Theo quyết định chuẩn y kết quả đại hội nhiệm kỳ 2025 - 2030".into(),
    }
}
