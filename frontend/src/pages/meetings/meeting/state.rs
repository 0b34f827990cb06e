//! Where the meeting stands: the line of steps, or that it is off; for the secretary what calling still needs.

use jiff::Timestamp;
use shared::meeting::{MeetingState, MeetingView};
use shared::time::format_date_time;
use yew::prelude::*;

use crate::parts::{Alert, ButtonLink, Cluster, Kind, Step, Steps, Tone};
use crate::route::Route;

/// The steps of a meeting's life with the present one marked.
pub fn state_of_meeting(view: &MeetingView, now: Timestamp) -> Html {
    let meeting = &view.meeting;
    if let Some(cancelled) = &meeting.cancelled {
        let (name, at) = (&cancelled.stamp.name, format_date_time(cancelled.stamp.at));
        return html! {
            <Alert tone={Tone::Danger} title="Cuộc họp đã hủy">
                <p>{ &cancelled.reason }</p>
                <p class="muted">{ format!("{name} hủy, {at}.") }</p>
            </Alert>
        };
    }
    let step = match meeting.state {
        MeetingState::Draft | MeetingState::Cancelled => 0,
        MeetingState::Called => 1,
        MeetingState::InSession => 2,
        MeetingState::Closed => 4,
    };
    html! {
        <>
            <Steps label="Các bước của cuộc họp" steps={Step::line(["Chuẩn bị", "Mời họp", "Họp", "Kết thúc"], step)} />
            if meeting.state == MeetingState::Draft {
                { missing(view, now) }
            }
        </>
    }
}

/// What is to be filled in before the meeting can be called.
fn missing(view: &MeetingView, now: Timestamp) -> Html {
    let meeting = &view.meeting;
    if !view.may.run {
        return html! {
            <Alert><p>{ "Đây là bản nháp, chỉ chi ủy nhìn thấy. Bí thư hoặc phó bí thư đang chuẩn bị." }</p></Alert>
        };
    }
    let missing = match meeting.plan.check_callable(now) {
        Ok(()) => Vec::new(),
        Err(problem) => problem.fields,
    };
    if missing.is_empty() {
        return html! {
            <Alert>
                <p>{ "Đây là bản nháp, chỉ chi ủy nhìn thấy. Thông tin đã đủ để mời họp." }</p>
            </Alert>
        };
    }
    html! {
        <Alert tone={Tone::Warning} title="Còn thiếu để mời họp">
            <ul>{ for missing.iter().map(|field| html! { <li>{ &field.sentence }</li> }) }</ul>
            <Cluster>
                <ButtonLink to={Route::EditMeeting { meeting: meeting.id }} kind={Kind::Secondary}>{ "Bổ sung" }</ButtonLink>
            </Cluster>
        </Alert>
    }
}

#[cfg(test)]
mod tests {
    use shared::meeting::{Cancellation, MeetingPlan};

    use super::super::super::fixtures;
    use super::*;
    use crate::testing::rendered;

    fn shown(view: MeetingView) -> String {
        let now = fixtures::minutes_from_start(-3000);
        rendered(state_of_meeting(&view, now))
    }

    #[test]
    fn each_state_marks_its_step() {
        for (state, step) in [
            (MeetingState::Called, "Mời họp"),
            (MeetingState::InSession, "Họp"),
            (MeetingState::Draft, "Chuẩn bị"),
        ] {
            let html = shown(fixtures::view(state, vec![]));
            assert!(html.contains(&format!("{step}<span class=\"ds-sr-only\"> (hiện nay)")), "{html}");
        }
        assert!(!shown(fixtures::view(MeetingState::Closed, vec![])).contains("hiện nay"));
    }

    #[test]
    fn a_draft_says_what_it_lacks() {
        let mut view = fixtures::view(MeetingState::Draft, vec![]);
        assert!(shown(view.clone()).contains("Thông tin đã đủ để mời họp."));
        view.meeting.plan = MeetingPlan { place: String::new(), chair: None, ..fixtures::plan() };
        let html = shown(view.clone());
        assert!(html.contains("Xin ghi địa điểm họp.") && html.contains("Xin chọn người chủ trì."), "{html}");
        assert!(html.contains("/sua\""), "{html}");
        view.may.run = false;
        assert!(!shown(view).contains("/sua"), "who does not run it has nothing to fill in");
    }

    #[test]
    fn a_meeting_called_off_says_why_by_whom_and_when() {
        let mut view = fixtures::view(MeetingState::Cancelled, vec![]);
        let stamp = fixtures::stamp(fixtures::SECRETARY, -120);
        view.meeting.cancelled = Some(Cancellation { reason: "Bão số 12 vào bờ".into(), stamp });
        let html = shown(view);
        assert!(html.contains("Bão số 12 vào bờ"), "{html}");
        assert!(html.contains("Nguyễn Thị Hường hủy, thứ Tư, 25/11/2026, 17:30."), "{html}");
        assert!(!html.contains("Chuẩn bị"), "{html}");
    }
}
