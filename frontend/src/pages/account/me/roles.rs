//! The roles I hold, and where.

use shared::member::Seat;
use yew::prelude::*;

use crate::parts::{List, ListItem, Muted, Section};

/// One line per organisation in which I hold a role.
pub fn roles(seats: &[Seat]) -> Html {
    let held = seats.iter().filter(|seat| !seat.roles.is_empty()).map(|seat| {
        let roles: Vec<_> = seat.roles.iter().map(|role| role.label_in(seat.org.kind)).collect();
        html! { <ListItem key={seat.org.id.to_string()} title={roles.join(", ")} under={html! { { &seat.org.name } }} /> }
    });
    let held: Vec<Html> = held.collect();
    html! {
        <Section title="Vai trò của tôi">
            if held.is_empty() {
                <Muted>{ "Đồng chí là đảng viên của chi bộ, hiện không giữ vai trò nào khác trong sổ tay." }</Muted>
            } else {
                <List>{ for held }</List>
            }
        </Section>
    }
}
