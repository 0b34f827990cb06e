//! Xin phép vắng: for oneself, or with `?dv=…` on behalf of a member.

mod form;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use shared::attendance::{Attendance, answers_close_at};
use shared::endpoint::Nothing;
use shared::id::{MeetingId, MemberId};
use shared::meeting::{FindMeeting, Meeting, MeetingAt, MeetingState};
use yew::prelude::*;

use self::form::ReportForm;
use crate::dom;
use crate::load::use_load;
use crate::parts::{ButtonLink, EmptyState, Glyph, Kind, Page, Shape};
use crate::route::{Route, use_query};
use crate::session::use_viewer;

/// Properties of [`ReportAbsence`].
#[derive(Clone, PartialEq, Properties)]
pub struct ReportAbsenceProps {
    /// Which.
    pub meeting: MeetingId,
}

/// What the address says beyond the meeting.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
struct For {
    /// On whose behalf.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    dv: Option<MemberId>,
}

/// The page.
#[component]
pub fn ReportAbsence(props: &ReportAbsenceProps) -> Html {
    let me = use_viewer().actor.member;
    let (query, _) = use_query::<For>();
    let member = query.dv.unwrap_or(me);
    let load = use_load::<FindMeeting>(MeetingAt { meeting: props.meeting }, Nothing {});
    let title = if member == me { "Xin phép vắng" } else { "Xin phép vắng thay" };
    html! {
        <Page {title} back={Route::Meeting { meeting: props.meeting }}>
            { load.show_as(Shape::Fields, |view| {
                let entry = view.attendances.iter().find(|entry| entry.member == member);
                report(entry, &view.meeting, me, dom::now(), &load.reload)
            }) }
        </Page>
    }
}

/// The form, or why there is none.
fn report(
    entry: Option<&Attendance>,
    meeting: &Meeting,
    me: MemberId,
    now: Timestamp,
    onreload: &Callback<()>,
) -> Html {
    let refusal = match entry {
        None => Some("Đồng chí này không có tên trong danh sách của cuộc họp.".to_owned()),
        Some(entry) if !entry.listed_as.is_summoned() => {
            Some(format!("{}. Không cần gửi đơn xin vắng.", entry.listed_as.reason()))
        }
        _ if meeting.state == MeetingState::Cancelled => {
            Some("Cuộc họp đã hủy, không cần gửi đơn.".to_owned())
        }
        _ if meeting.state != MeetingState::Called || now >= answers_close_at(meeting) => {
            Some("Đã đến giờ họp nên không nhận đơn nữa. Xin báo trực tiếp với người chủ trì.".to_owned())
        }
        _ => None,
    };
    match (entry, refusal) {
        (Some(entry), None) => html! {
            <ReportForm key={entry.member.to_string()} person={entry.clone()} meeting={meeting.clone()} {me} {onreload} />
        },
        (_, refusal) => html! {
            <EmptyState icon={Glyph::Letter} title="Không gửi được đơn xin vắng">
                <p>{ refusal.unwrap_or_default() }</p>
                <ButtonLink to={Route::Meeting { meeting: meeting.id }} kind={Kind::Secondary}>{ "Về cuộc họp" }</ButtonLink>
            </EmptyState>
        },
    }
}

#[cfg(test)]
mod tests;
