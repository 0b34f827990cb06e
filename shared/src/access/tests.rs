//! The whole policy as a table: who × what × where. The picture of it is `matrix.txt`; its diff is the review.

use super::*;
use crate::id::OrgId;

/// A small country: one province, two communes, three branches.
struct Tree {
    province: OrgPath,
    commune: OrgPath,
    branch: OrgPath,
    sibling: OrgPath,
    far_commune: OrgPath,
    far_branch: OrgPath,
}

fn tree() -> Tree {
    let id = |n| OrgId::from_parts(n, 0);
    let province = OrgPath::root(id(1)).child(id(2));
    let commune = province.child(id(3));
    let far_commune = province.child(id(4));
    Tree {
        branch: commune.child(id(5)),
        sibling: commune.child(id(6)),
        far_branch: far_commune.child(id(7)),
        province,
        commune,
        far_commune,
    }
}

const ME: u64 = 1;
const OTHER: u64 = 2;

fn person(n: u64) -> MemberId {
    MemberId::from_parts(n, 0)
}

fn actor(branch: &OrgPath, roles: &[(Role, &OrgPath)]) -> Actor {
    let roles = roles.iter().map(|(role, path)| HeldRole { role: *role, path: (*path).clone() });
    Actor { member: person(ME), branch: branch.clone(), host: None, roles: roles.collect() }
}

fn actors(tree: &Tree) -> Vec<(&'static str, Actor)> {
    let at = |roles: &[(Role, &OrgPath)]| actor(&tree.branch, roles);
    vec![
        ("member", at(&[])),
        ("committee", at(&[(Role::BranchCommitteeMember, &tree.branch)])),
        ("deputy", at(&[(Role::DeputySecretary, &tree.branch)])),
        ("secretary", at(&[(Role::Secretary, &tree.branch)])),
        ("admin branch", at(&[(Role::OrgAdmin, &tree.branch)])),
        ("admin commune", at(&[(Role::OrgAdmin, &tree.commune)])),
        ("admin province", at(&[(Role::OrgAdmin, &tree.province)])),
        ("officer commune", actor(&tree.sibling, &[(Role::Officer, &tree.commune)])),
        ("secretary commune", actor(&tree.sibling, &[(Role::Secretary, &tree.commune)])),
        ("sibling secretary", actor(&tree.sibling, &[(Role::Secretary, &tree.sibling)])),
        ("far admin", actor(&tree.far_branch, &[(Role::OrgAdmin, &tree.far_commune)])),
    ]
}

fn picture() -> String {
    let tree = tree();
    let places = [
        ("own branch", &tree.branch),
        ("sibling", &tree.sibling),
        ("commune", &tree.commune),
        ("province", &tree.province),
        ("far branch", &tree.far_branch),
    ];
    let mut lines = Vec::new();
    for (name, actor) in actors(&tree) {
        lines.push(format!("## {name}"));
        for &action in Action::ALL {
            let cells = places.iter().flat_map(|(place, org)| {
                let general = (String::from(*place), Subject::org(org));
                let mine = (format!("{place}/me"), Subject::member(org, person(ME)));
                let other = (format!("{place}/other"), Subject::member(org, person(OTHER)));
                [general, mine, other]
            });
            let allowed: Vec<_> = cells
                .map(|(place, subject)| (place, may(&actor, action, subject)))
                .filter(|(_, answer)| *answer != Answer::Hidden)
                .map(|(place, answer)| format!("{place} {}", if answer.is_allowed() { "+" } else { "403" }))
                .collect();
            lines.push(format!("{action:?}: {}", allowed.join(", ")));
        }
    }
    lines.join("\n") + "\n"
}

#[test]
fn the_policy_is_what_the_picture_shows() {
    insta::assert_snapshot!("matrix", picture());
}

#[test]
fn a_stranger_learns_nothing_of_a_branch() {
    let tree = tree();
    let stranger = actor(&tree.far_branch, &[]);
    for &action in Action::ALL {
        for subject in [Subject::org(&tree.branch), Subject::member(&tree.branch, person(OTHER))] {
            assert_eq!(may(&stranger, action, subject), Answer::Hidden, "{action:?}");
        }
    }
}

#[test]
fn rights_flow_downward_only() {
    let tree = tree();
    let admin = actor(&tree.branch, &[(Role::OrgAdmin, &tree.commune)]);
    let grant = |org| may(&admin, Action::Grant(Role::OrgAdmin), Subject::org(org));
    assert!(grant(&tree.branch).is_allowed());
    assert_eq!(grant(&tree.commune), Answer::Forbidden);
    assert_eq!(grant(&tree.province), Answer::Forbidden);
    assert_eq!(grant(&tree.far_branch), Answer::Hidden);
}

#[test]
fn an_administrator_above_does_not_act_inside_a_meeting() {
    let tree = tree();
    let admin = actor(&tree.sibling, &[(Role::OrgAdmin, &tree.commune)]);
    for action in [Action::RunMeeting, Action::AttendToList, Action::AnswerInvitation] {
        let answer = may(&admin, action, Subject::member(&tree.branch, person(OTHER)));
        assert_eq!(answer, Answer::Forbidden, "{action:?}");
    }
}

#[test]
fn the_host_of_a_guest_sees_the_guest() {
    let tree = tree();
    let secretary = actor(&tree.sibling, &[(Role::Secretary, &tree.sibling)]);
    let guest = Subject { org: &tree.branch, member: Some(person(OTHER)), host: Some(&tree.sibling) };
    assert!(may(&secretary, Action::ReadMember, guest).is_allowed());
    assert_eq!(may(&secretary, Action::ChangeMember, guest), Answer::Hidden);
}
