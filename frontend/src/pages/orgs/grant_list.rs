//! The roles held, person by person.

use shared::grant::{Role, RoleGrant};
use shared::time::{format_date, local_date};
use yew::prelude::*;

use crate::parts::{ConfirmButton, EmptyState, Glyph, Kind, List, ListItem, Text};

/// Who holds which role and since when; the highest roles first. Those that are `endable` can be ended.
pub fn grant_list(grants: &[RoleGrant], endable: &[Role], onend: &Callback<RoleGrant>) -> Html {
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
    grants.sort_by_key(|grant| (grant.role, grant.granted_at));
    html! { <List>{ for grants.into_iter().map(|grant| entry(grant, endable, onend)) }</List> }
}

fn entry(grant: &RoleGrant, endable: &[Role], onend: &Callback<RoleGrant>) -> Html {
    let role = grant.role.label();
    let since = format!("{role} · từ ngày {}", format_date(local_date(grant.granted_at)));
    let onconfirm = {
        let (onend, grant) = (onend.clone(), grant.clone());
        Callback::from(move |()| onend.emit(grant.clone()))
    };
    let end = html! {
        if endable.contains(&grant.role) {
            <ConfirmButton label="Kết thúc quyền" kind={Kind::Tertiary} {onconfirm}
                question={format!("Kết thúc quyền {role} của đồng chí {}?", grant.name)}>
                <Text>
                    { "Đồng chí ấy vẫn là đảng viên như trước, chỉ không còn làm việc với vai trò này. " }
                    { "Thay đổi có hiệu lực sau ít phút. Khi cần có thể trao lại." }
                </Text>
            </ConfirmButton>
        }
    };
    html! {
        <ListItem key={format!("{}-{}", grant.member, grant.role.as_str())} title={grant.name.clone()}
            under={html! { { since } }} {end} />
    }
}

#[cfg(test)]
mod tests {
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
        }
    }

    fn shown(grants: &[RoleGrant], endable: &[Role]) -> String {
        rendered(grant_list(grants, endable, &Callback::noop()))
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
    fn an_empty_list_says_what_to_do_to_those_who_can() {
        assert!(shown(&[], &[Role::Secretary]).contains("Xin trao quyền cho"));
        assert!(!shown(&[], &[]).contains("Xin trao quyền cho"));
    }
}
