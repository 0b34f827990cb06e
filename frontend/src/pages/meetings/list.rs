//! Sinh hoạt: the meetings of the organisation in which one acts, newest first.

use std::rc::Rc;

use shared::access::Action;
use shared::meeting::{ListMeetings, Meeting, MeetingsQuery};
use shared::org::OrgAt;
use shared::text::matches;
use shared::time::format_relative;
use yew::prelude::*;

use super::act::sign_tag;
use super::assignments::MyAssignments;
use super::words::Sign;
use crate::dom;
use crate::load::use_pages;
use crate::parts::{ButtonLink, EmptyState, Glyph, List, ListItem, Muted, Page, SearchBox, Stack, TextLink};
use crate::route::Route;
use crate::session::use_viewer;

/// From how many entries on a list can be searched.
const SEARCH_FROM: usize = 20;

/// The page.
#[component]
pub fn Meetings() -> Html {
    let viewer = use_viewer();
    // Above the branches only a committee meets, and only its members know of it.
    let holds_meetings =
        viewer.seat().is_none_or(|seat| seat.org.kind.has_members()) || viewer.may(Action::AttendToList);
    let may_run = holds_meetings && viewer.may(Action::RunMeeting);
    let plans = viewer.may(Action::ReadYearPlan);
    let under = viewer.seat().map(|seat| html! { &seat.org.name }).unwrap_or_default();
    let action = match may_run {
        true => {
            html! { <ButtonLink to={Route::NewMeeting} icon={Glyph::Plus}>{ "Tạo cuộc họp" }</ButtonLink> }
        }
        false => Html::default(),
    };
    html! {
        <Page title="Sinh hoạt" {under} {action}>
            if holds_meetings {
                <MyAssignments />
                if plans { <TextLink to={Route::YearPlan}>{ "Kế hoạch sinh hoạt năm" }</TextLink> }
                if viewer.may(Action::AttendToList) {
                    <TextLink to={Route::Assignments}>{ "Nhiệm vụ chi bộ đã giao" }</TextLink>
                }
                <Held org={OrgAt { org: viewer.org() }} {may_run} />
            } else {
                <EmptyState icon={Glyph::Calendar} title="Các cuộc họp nằm ở từng chi bộ">
                    <p>{ "Để xem cuộc họp của chi bộ mình, đồng chí chọn chi bộ ở góc trên màn hình." }</p>
                </EmptyState>
            }
        </Page>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct HeldProps {
    org: OrgAt,
    may_run: bool,
}

/// The meetings of a branch, page by page.
#[component]
fn Held(props: &HeldProps) -> Html {
    let pages = use_pages::<ListMeetings, Meeting>(props.org, |after| MeetingsQuery { year: None, after });
    let may_run = props.may_run;
    let empty = html! {
        <EmptyState icon={Glyph::Calendar} title="Chưa có cuộc họp nào">
            if may_run {
                <p>{ "Đồng chí bấm “Tạo cuộc họp” để chuẩn bị cuộc họp đầu tiên." }</p>
            } else {
                <p>{ "Khi chi bộ mời họp, cuộc họp sẽ hiện ở đây." }</p>
            }
        </EmptyState>
    };
    pages.show(empty, |meetings| html! { <MeetingList {meetings} now={dom::now()} /> })
}

#[derive(Clone, PartialEq, Properties)]
struct MeetingListProps {
    meetings: Rc<Vec<Meeting>>,
    now: jiff::Timestamp,
}

/// One line per meeting; a long list can be searched.
#[component]
fn MeetingList(props: &MeetingListProps) -> Html {
    let query = use_state(String::new);
    let onsearch = {
        let query = query.clone();
        Callback::from(move |text| query.set(text))
    };
    let found: Vec<_> =
        props.meetings.iter().filter(|meeting| matches(&query, &meeting.plan.title)).collect();
    html! {
        <Stack>
            if props.meetings.len() >= SEARCH_FROM {
                <SearchBox label="Tìm theo tên cuộc họp" value={(*query).clone()} {onsearch} />
            }
            if found.is_empty() {
                <Muted>{ "Không có cuộc họp nào có tên như vậy trong các mục đang hiện." }</Muted>
            } else {
                <List>{ for found.into_iter().map(|meeting| line(meeting, props.now)) }</List>
            }
        </Stack>
    }
}

fn line(meeting: &Meeting, now: jiff::Timestamp) -> Html {
    let when = format_relative(meeting.plan.starts_at, now);
    let under = match meeting.plan.place.trim() {
        "" => when,
        place => format!("{when} · {place}"),
    };
    let end = sign_tag(Sign::of_meeting(meeting.state));
    html! {
        <ListItem key={meeting.id.to_string()} to={Route::Meeting { meeting: meeting.id }}
            title={meeting.plan.title.clone()} under={html! { under }} {end} />
    }
}

#[cfg(test)]
mod tests {
    use shared::meeting::MeetingState;

    use super::super::fixtures;
    use super::*;
    use crate::testing::rendered;

    fn shown(meetings: Vec<Meeting>) -> String {
        let now = fixtures::minutes_from_start(-24 * 60);
        rendered(html! { <MeetingList meetings={Rc::new(meetings)} {now} /> })
    }

    #[test]
    fn a_meeting_says_when_where_and_how_it_stands() {
        let html = shown(vec![fixtures::meeting(MeetingState::Called)]);
        assert!(html.contains("ngày mai, thứ Tư, 25/11/2026, 19:30 · Nhà văn hóa thôn Đông"), "{html}");
        assert!(html.contains("Đã mời họp"), "{html}");
        assert!(html.contains("href=\"/sinh-hoat/"), "{html}");
        assert!(!html.contains("type=\"search\""), "{html}");
    }

    #[test]
    fn a_long_list_can_be_searched() {
        let html = shown(vec![fixtures::meeting(MeetingState::Closed); SEARCH_FROM]);
        assert!(html.contains("placeholder=\"Tìm theo tên cuộc họp\""), "{html}");
    }
}
