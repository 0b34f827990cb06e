//! One organisation with its seats.

use jiff::civil::Date;
use shared::grant::{OrgSeats, Role};
use yew::prelude::*;

use crate::parts::{Glyph, ListItem, Tag, Tone};
use crate::route::Route;

/// The roles that are shown, the highest first.
const SHOWN: [Role; 4] = [Role::Secretary, Role::DeputySecretary, Role::OrgAdmin, Role::Officer];

/// The organisation, who holds what in it, and whether a secretary is lacking; leads to its page.
pub fn seats_entry(seats: &OrgSeats, today: Date) -> Html {
    let lacking = seats.lacks_secretary(today);
    let end = html! {
        if lacking {
            <Tag tone={Tone::Warning} icon={Glyph::Person}>{ "Chưa có bí thư" }</Tag>
        }
    };
    html! {
        <ListItem key={seats.org.id.to_string()} to={Route::Org { org: seats.org.id }}
            title={seats.org.name.clone()} under={html! { { line(seats, today) } }} {end} />
    }
}

/// `Bí thư: Trần Thị Ánh · Phó bí thư: Nguyễn Văn Bền`.
fn line(seats: &OrgSeats, today: Date) -> String {
    let part = |role: Role| {
        let names: Vec<&str> = seats.holders(role, today).map(|grant| grant.name.as_str()).collect();
        (!names.is_empty()).then(|| format!("{}: {}", role.label_in(seats.org.kind), names.join(", ")))
    };
    let parts: Vec<String> = SHOWN.into_iter().filter_map(part).collect();
    if parts.is_empty() { "Chưa ai giữ vai trò".to_owned() } else { parts.join(" · ") }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use shared::grant::RoleGrant;
    use shared::id::{MemberId, OrgId};
    use shared::org::{Org, OrgKind, OrgPath};

    use super::*;
    use crate::testing::rendered;

    fn seats(held: &[(Role, &str, Date)]) -> OrgSeats {
        let id = OrgId::from_parts(1, 2);
        let path = OrgPath::root(id);
        let grant = |(role, name, from): &(Role, &str, Date)| RoleGrant {
            member: MemberId::from_parts(1, 1),
            name: (*name).to_owned(),
            role: *role,
            org: id,
            path: path.clone(),
            granted_at: jiff::Timestamp::UNIX_EPOCH,
            granted_by: None,
            from: *from,
            until: None,
            reason: String::new(),
        };
        let org = Org { id, kind: OrgKind::Branch, name: "Chi bộ thôn Đông".into(), path: path.clone() };
        OrgSeats { org, grants: held.iter().map(grant).collect() }
    }

    #[test]
    fn one_glance_shows_who_leads_and_who_lacks_a_secretary() {
        let today = date(2026, 11, 25);
        let led = seats(&[
            (Role::OrgAdmin, "Bùi Quang Ích", today),
            (Role::Secretary, "Trần Thị Ánh", today),
            (Role::DeputySecretary, "Nguyễn Văn Bền", date(2026, 12, 1)),
        ]);
        let html = rendered(seats_entry(&led, today));
        assert!(html.contains("Bí thư: Trần Thị Ánh · Quản trị: Bùi Quang Ích"), "{html}");
        assert!(!html.contains("Chưa có bí thư"), "{html}");
        let html = rendered(seats_entry(&seats(&[]), today));
        assert!(html.contains("Chưa có bí thư") && html.contains("Chưa ai giữ vai trò"), "{html}");
    }
}
