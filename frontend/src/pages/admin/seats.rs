//! The organisations directly below, each with who leads and administers it.

use shared::access::Action;
use shared::endpoint::Nothing;
use shared::grant::{ListSeats, OrgSeats, SeatsQuery};
use shared::id::OrgId;
use shared::org::OrgAt;
use shared::time::local_date;
use yew::prelude::*;

use super::seats_entry::seats_entry;
use crate::dom;
use crate::load::use_asked_pages;
use crate::parts::{
    ButtonLink, Cluster, DelayedSearch, EmptyState, Glyph, Kind, Lead, List, Muted, Page, Stack, Text, Width,
};
use crate::route::{Route, use_query_and_words};
use crate::session::use_viewer;

/// The page.
#[component]
pub fn Admin() -> Html {
    let viewer = use_viewer();
    let name = viewer.seat().map(|seat| seat.org.name.clone()).unwrap_or_default();
    let org = viewer.org();
    let under = html! { <Muted>{ name }</Muted> };
    html! {
        <Page title="Quản trị" {under} width={Width::Wide}>
            if viewer.may(Action::ListOrgs) {
                <Cluster>
                    <ButtonLink to={Route::Org { org }} kind={Kind::Secondary} icon={Glyph::People}>{ "Vai trò ở đây" }</ButtonLink>
                    <ButtonLink to={Route::AuditLog { org }} kind={Kind::Secondary} icon={Glyph::Document}>{ "Nhật ký" }</ButtonLink>
                </Cluster>
                <Below {org} />
            } else {
                <EmptyState icon={Glyph::Tree} title="Đồng chí không quản trị ở đây">
                    <Text>{ "Nếu đồng chí quản trị một tổ chức khác, xin chọn tổ chức ấy ở đầu trang." }</Text>
                </EmptyState>
            }
        </Page>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct BelowProps {
    org: OrgId,
}

/// A search by name and what it finds; without words everything, page by page.
#[component]
fn Below(props: &BelowProps) -> Html {
    let ((_, typed), change) = use_query_and_words::<Nothing>();
    let onsearch = change.reform(|words: String| (Nothing {}, words));
    let words = Some(typed).filter(|words| !words.trim().is_empty());
    let pages = {
        let words = words.clone();
        use_asked_pages::<ListSeats, OrgSeats>(OrgAt { org: props.org }, move |after| SeatsQuery {
            q: words.clone(),
            after,
        })
    };
    let today = local_date(dom::now());
    let empty = match &words {
        Some(words) => html! {
            <EmptyState icon={Glyph::Search} title={format!("Không có tổ chức nào khớp với “{words}”")}>
                <Text>{ "Có thể gõ một phần tên, không cần dấu." }</Text>
            </EmptyState>
        },
        None => html! {
            <EmptyState icon={Glyph::Tree} title="Chưa có tổ chức nào trực thuộc">
                <Text>{ "Xin mở mục Tổ chức để thêm các đảng ủy, chi bộ trực thuộc." }</Text>
            </EmptyState>
        },
    };
    html! {
        <Stack>
            <DelayedSearch label="Tìm tổ chức trực thuộc" value={words.clone().unwrap_or_default()} {onsearch} />
            { pages.show(empty, |all| html! {
                <>
                    <Lead>{ sentence(all, today, pages.more) }</Lead>
                    <List>{ for all.iter().map(|seats| seats_entry(seats, today)) }</List>
                </>
            }) }
        </Stack>
    }
}

/// How many lack a secretary, in one sentence.
fn sentence(all: &[OrgSeats], today: jiff::civil::Date, more: bool) -> String {
    let lacking = all.iter().filter(|seats| seats.lacks_secretary(today)).count();
    let of =
        if more { format!("{} tổ chức đầu", all.len()) } else { format!("{} tổ chức", all.len()) };
    match lacking {
        0 => format!("Trong {of}, nơi nào cũng có bí thư."),
        lacking => format!("Trong {of}, {lacking} nơi chưa có bí thư."),
    }
}
