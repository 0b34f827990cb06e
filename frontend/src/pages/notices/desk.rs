//! The desk of those who speak for an organisation: what was announced, and what still may be this week.

use shared::access::Action;
use shared::announcement::{Announcement, BudgetLeft, FindAnnouncementBudget, ListAnnouncements};
use shared::endpoint::{Nothing, PageQuery};
use shared::id::OrgId;
use shared::org::OrgAt;
use shared::time::format_date_time;
use yew::prelude::*;

use super::line::desk_line;
use crate::dom;
use crate::load::{use_load, use_pages};
use crate::parts::{Alert, ButtonLink, EmptyState, Glyph, Kind, List, Muted, Page, Tone};
use crate::route::Route;
use crate::session::use_viewer;

/// The page.
#[component]
pub fn AnnouncementDesk() -> Html {
    let viewer = use_viewer();
    let may = viewer.may(Action::WriteAnnouncements);
    let under = viewer.seat().map(|seat| html! { &seat.org.name }).unwrap_or_default();
    let action = match may {
        true => {
            html! { <ButtonLink to={Route::NewAnnouncement} icon={Glyph::Plus}>{ "Soạn thông báo mới" }</ButtonLink> }
        }
        false => Html::default(),
    };
    html! {
        <Page title="Thông báo đã gửi" back={Route::Notices} {under} {action}>
            if may {
                <Budget org={viewer.org()} />
                <Sent org={viewer.org()} />
            } else {
                { not_yours() }
            }
        </Page>
    }
}

/// For whoever speaks for nobody in the hat they wear.
pub fn not_yours() -> Html {
    html! {
        <EmptyState icon={Glyph::Lock} title="Chọn nơi mà đồng chí được gửi thông báo">
            <p>{ "Bí thư, phó bí thư, cán bộ và quản trị gửi thông báo thay mặt tổ chức của mình. Đồng chí chọn tổ chức ở góc trên màn hình." }</p>
            <ButtonLink to={Route::Notices} kind={Kind::Secondary}>{ "Về trang thông báo" }</ButtonLink>
        </EmptyState>
    }
}

/// Properties of [`Budget`].
#[derive(Clone, PartialEq, Properties)]
pub struct BudgetProps {
    /// Of which organisation.
    pub org: OrgId,
}

/// What is left of the week.
#[component]
pub fn Budget(props: &BudgetProps) -> Html {
    let load = use_load::<FindAnnouncementBudget>(OrgAt { org: props.org }, Nothing {});
    load.show(|left| budget(left))
}

fn budget(left: &BudgetLeft) -> Html {
    let sentence = format!(
        "Trong 7 ngày còn gửi được {} trên {} thông báo, trong đó {} trên {} thông báo khẩn.",
        left.left, left.a_week, left.urgent_left, left.urgent_a_week
    );
    match (left.next_at, left.urgent_next_at) {
        (Some(at), _) => html! {
            <Alert tone={Tone::Warning} title="Tuần này đã gửi đủ">
                <p>{ format!("Có thể gửi tiếp từ {}. Nếu cần, đồng chí sửa thông báo đã gửi.", format_date_time(at)) }</p>
            </Alert>
        },
        (None, Some(at)) => html! {
            <>
                <Muted>{ sentence }</Muted>
                <Muted>{ format!("Thông báo khẩn tiếp theo: từ {}.", format_date_time(at)) }</Muted>
            </>
        },
        (None, None) => html! { <Muted>{ sentence }</Muted> },
    }
}

#[derive(Clone, PartialEq, Properties)]
struct SentProps {
    org: OrgId,
}

#[component]
fn Sent(props: &SentProps) -> Html {
    let at = OrgAt { org: props.org };
    let pages = use_pages::<ListAnnouncements, Announcement>(at, |after| PageQuery { after });
    let empty = html! {
        <EmptyState icon={Glyph::Bell} title="Chưa gửi thông báo nào">
            <p>{ "Đồng chí bấm “Soạn thông báo mới” để bắt đầu." }</p>
        </EmptyState>
    };
    pages.show(empty, |all| html! { <List>{ for all.iter().map(|it| desk_line(it, dom::now())) }</List> })
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use crate::testing::rendered;

    #[test]
    fn the_budget_says_what_is_left_or_when_the_next_is_possible() {
        let left = BudgetLeft {
            left: 3,
            a_week: 5,
            next_at: None,
            urgent_left: 0,
            urgent_a_week: 2,
            urgent_next_at: Some(sample::now()),
        };
        let html = rendered(budget(&left));
        assert!(
            html.contains("còn gửi được 3 trên 5 thông báo") && html.contains("khẩn tiếp theo: từ thứ Tư"),
            "{html}"
        );
        let spent = BudgetLeft { left: 0, next_at: Some(sample::now()), ..left };
        assert!(rendered(budget(&spent)).contains("Có thể gửi tiếp từ thứ Tư, 18/11/2026, 09:00."));
    }
}
