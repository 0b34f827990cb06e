//! The roles held, person by person.

use jiff::civil::Date;
use shared::grant::{GrantState, Role, RoleGrant};
use shared::org::OrgKind;
use shared::time::format_date;
use yew::prelude::*;

use super::end_grant::EndGrantButton;
use crate::parts::{EmptyState, Glyph, List, ListItem, Tag, Text, Tone};

/// Who holds which role and since when; those that count today first, then the highest. Those that are `endable` can be
/// ended.
pub fn grant_list(
    grants: &[RoleGrant],
    kind: OrgKind,
    today: Date,
    endable: &[Role],
    onended: &Callback<()>,
) -> Html {
    if grants.is_empty() {
        return html! {
            <EmptyState icon={Glyph::People} title="Chưa ai giữ vai trò nào ở đây">
                if !endable.is_empty() {
                    <Text>{ "Xin trao quyền cho bí thư, phó bí thư hoặc quản trị để tổ chức bắt đầu dùng sổ tay." }</Text>
                }
            </EmptyState>
        };
    }
    let mut grants: Vec<&RoleGrant> = grants.iter().collect();
    grants.sort_by_key(|grant| (grant.state_on(today), grant.role, grant.from));
    html! { <List>{ for grants.into_iter().map(|grant| entry(grant, kind, today, endable, onended)) }</List> }
}

fn entry(grant: &RoleGrant, kind: OrgKind, today: Date, endable: &[Role], onended: &Callback<()>) -> Html {
    let state = grant.state_on(today);
    let end = html! {
        <>
            { state_tag(state) }
            if endable.contains(&grant.role) && state != GrantState::Over {
                <EndGrantButton grant={grant.clone()} {kind} {onended} />
            }
        </>
    };
    html! {
        <ListItem key={format!("{}-{}", grant.member, grant.role.as_str())} title={grant.name.clone()}
            under={html! { { term(grant, kind) } }} {end} />
    }
}

/// `Bí thư · từ ngày 12/03/2026 đến hết ngày 31/12/2026`.
pub fn term(grant: &RoleGrant, kind: OrgKind) -> String {
    let role = grant.role.label_in(kind);
    let until = grant.until.map(|until| format!(" đến hết ngày {}", format_date(until))).unwrap_or_default();
    format!("{role} · từ ngày {}{until}", format_date(grant.from))
}

/// Says when a role does not count today.
fn state_tag(state: GrantState) -> Html {
    match state {
        GrantState::Held => Html::default(),
        GrantState::Upcoming => html! { <Tag tone={Tone::Info}>{ "Sắp có hiệu lực" }</Tag> },
        GrantState::Over => html! { <Tag>{ "Đã hết hạn" }</Tag> },
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use shared::id::{MemberId, OrgId};
    use shared::org::OrgPath;

    use super::*;
    use crate::testing::rendered;

    fn grant(name: &str, role: Role) -> RoleGrant {
        let org = OrgId::from_parts(1, 2);
        RoleGrant {
            member: MemberId::from_parts(1, role as u128),
            name: name.into(),
            role,
            org,
            path: OrgPath::root(org),
            granted_at: "2026-03-12T02:00:00Z".parse().expect("a good timestamp"),
            granted_by: None,
            from: date(2026, 3, 12),
            until: None,
            reason: "Đại hội chi bộ".into(),
        }
    }

    fn shown(grants: &[RoleGrant], endable: &[Role]) -> String {
        rendered(grant_list(grants, OrgKind::Branch, date(2026, 11, 25), endable, &Callback::noop()))
    }

    #[test]
    fn the_highest_role_stands_first_with_its_day() {
        let html = shown(&[grant("Lê Thị Hoa", Role::OrgAdmin), grant("Trần Văn Ước", Role::Secretary)], &[]);
        assert!(html.find("Trần Văn Ước") < html.find("Lê Thị Hoa"), "{html}");
        assert!(html.contains("Bí thư · từ ngày 12/03/2026"), "{html}");
    }

    #[test]
    fn only_roles_within_ones_right_can_be_ended() {
        let grants = [grant("Lê Thị Hoa", Role::OrgAdmin), grant("Trần Văn Ước", Role::Secretary)];
        let html = shown(&grants, &[Role::Secretary]);
        assert_eq!(html.matches("<dialog").count(), 1, "{html}");
        assert!(html.contains("Kết thúc quyền Bí thư của đồng chí Trần Văn Ước?"), "{html}");
    }

    #[test]
    fn a_role_that_does_not_count_today_says_so() {
        let past = RoleGrant { until: Some(date(2026, 11, 24)), ..grant("Lê Thị Hoa", Role::OrgAdmin) };
        let ahead = RoleGrant { from: date(2026, 12, 1), ..grant("Trần Văn Ước", Role::Secretary) };
        let html = shown(&[past, ahead], &Role::ALL);
        assert!(html.contains("Quản trị · từ ngày 12/03/2026 đến hết ngày 24/11/2026"), "{html}");
        assert!(html.contains("Đã hết hạn") && html.contains("Sắp có hiệu lực"), "{html}");
        assert_eq!(html.matches("<dialog").count(), 1, "what is over cannot be ended: {html}");
    }

    #[test]
    fn a_seat_on_a_committee_reads_otherwise_than_one_in_a_branch() {
        let seat = grant("Lê Thị Hoa", Role::BranchCommitteeMember);
        assert!(term(&seat, OrgKind::Branch).starts_with("Chi ủy viên"));
        assert!(term(&seat, OrgKind::PartyCommittee).starts_with("Cấp ủy viên"));
    }

    #[test]
    fn an_empty_list_says_what_to_do_to_those_who_can() {
        assert!(shown(&[], &[Role::Secretary]).contains("Xin trao quyền cho"));
        assert!(!shown(&[], &[]).contains("Xin trao quyền cho"));
    }
}
