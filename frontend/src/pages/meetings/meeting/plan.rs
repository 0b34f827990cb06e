//! When, where, who leads, what is on the agenda.

use shared::meeting::{Meeting, MeetingPlan};
use shared::time::{format_date_time, format_time};
use yew::prelude::*;

use super::calendar::CalendarButton;
use crate::parts::{Card, Fact, Facts, List, ListItem, Muted, Section, Text};

/// The plan, for everybody who was invited.
pub fn plan(meeting: &Meeting) -> Html {
    let plan = &meeting.plan;
    let ends = format!("{} (dự kiến)", format_time(plan.ends_at()));
    html! {
        <>
            <Card title="Thời gian, địa điểm">
                <Facts>
                    <Fact name="Bắt đầu">{ format_date_time(plan.starts_at) }</Fact>
                    <Fact name="Kết thúc">{ ends }</Fact>
                    <Fact name="Địa điểm">{ or_open(&plan.place) }</Fact>
                    <Fact name="Loại cuộc họp">{ format!("{}, {}", plan.kind.label(), meeting.org_name) }</Fact>
                    <Fact name="Chủ trì">{ or_open(&meeting.chair_name) }</Fact>
                    <Fact name="Thư ký">{ or_open(&meeting.minute_taker_name) }</Fact>
                </Facts>
                <CalendarButton meeting={meeting.id} state={meeting.state} />
            </Card>
            if !plan.note.trim().is_empty() {
                <Card title="Cần chuẩn bị"><Text>{ plan.note.trim() }</Text></Card>
            }
            <Section title="Chương trình">
                { agenda(plan) }
            </Section>
        </>
    }
}

fn or_open(text: &str) -> String {
    match text.trim() {
        "" => "Chưa định".into(),
        text => text.into(),
    }
}

/// The items in order with their minutes.
fn agenda(plan: &MeetingPlan) -> Html {
    if plan.agenda.is_empty() {
        return html! { <Muted>{ "Chưa có mục nào." }</Muted> };
    }
    let items = plan.agenda.iter().enumerate().map(|(index, item)| {
        let minutes = match item.minutes {
            0 => Html::default(),
            minutes => html! { format!("{minutes} phút") },
        };
        html! { <ListItem title={format!("{}. {}", index + 1, item.title)} under={minutes} /> }
    });
    html! {
        <>
            <List>{ for items }</List>
            <Muted>{ format!("Tổng cộng {} phút.", plan.minutes()) }</Muted>
        </>
    }
}

#[cfg(test)]
mod tests {
    use shared::meeting::MeetingState;

    use super::super::super::fixtures;
    use super::*;
    use crate::testing::rendered;

    #[test]
    fn the_plan_is_told_in_full() {
        let mut meeting = fixtures::meeting(MeetingState::Called);
        meeting.plan.note = "Mang theo sổ tay".into();
        let html = rendered(plan(&meeting));
        for text in [
            "thứ Tư, 25/11/2026, 19:30",
            "21:00 (dự kiến)",
            "Nhà văn hóa thôn Đông",
            "Sinh hoạt chi bộ thường kỳ, Chi bộ thôn Đông",
            "1. Đánh giá nhiệm vụ tháng 10",
            "Tổng cộng 90 phút.",
            "Mang theo sổ tay",
        ] {
            assert!(html.contains(text), "{text} in {html}");
        }
    }

    #[test]
    fn what_is_open_says_so() {
        let mut meeting = fixtures::meeting(MeetingState::Draft);
        meeting.chair_name.clear();
        meeting.plan.agenda.clear();
        let html = rendered(plan(&meeting));
        assert!(html.contains("Chưa định") && html.contains("Chưa có mục nào."), "{html}");
    }
}
