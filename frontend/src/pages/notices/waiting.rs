//! What of the inbox is a duty, on the first page: announcements that wait for "Đã rõ", reports that wait for their
//! writers.

use shared::announcement::Announcement;
use shared::notice::{NoticeAbout, PersonalNotice};
use yew::prelude::*;

use super::acknowledge::AcknowledgeButton;
use super::line::{route, urgency_tag, urgency_tone};
use crate::parts::{ButtonLink, Card, Kind, Muted, Stack, Text, Tone};

/// Properties of [`Waiting`].
#[derive(Clone, PartialEq, Properties)]
pub struct WaitingProps {
    /// The announcements, the most urgent first.
    pub waiting: Vec<Announcement>,
}

/// A card for each announcement that waits.
#[component]
pub fn Waiting(props: &WaitingProps) -> Html {
    if props.waiting.is_empty() {
        return Html::default();
    }
    html! {
        <Stack>{ for props.waiting.iter().map(card) }</Stack>
    }
}

fn card(announcement: &Announcement) -> Html {
    let tone = urgency_tone(announcement.urgency);
    let title = &announcement.words.title;
    html! {
        <Card key={announcement.id.to_string()} title={title.clone()} {tone}
            aside={urgency_tag(announcement.urgency)}>
            { for announcement.words.paragraphs().map(|line| html! { <Text>{ line.to_owned() }</Text> }) }
            <Muted>{ format!("{} đề nghị đồng chí báo đã rõ.", announcement.org_name) }</Muted>
            <AcknowledgeButton announcement={announcement.id} title={title.clone()} linked=true />
        </Card>
    }
}

/// A card for each report or document that waits for something; meetings have cards of their own.
pub fn tasks(tasks: &[PersonalNotice]) -> Html {
    let tasks = tasks.iter().filter_map(|task| match task.about {
        NoticeAbout::ReportReturned { .. } => Some((task, "Sửa báo cáo", Tone::Warning)),
        NoticeAbout::ReportDue { .. } => Some((task, "Mở báo cáo", Tone::Info)),
        NoticeAbout::DocumentReturned { .. } => Some((task, "Sửa văn bản", Tone::Warning)),
        NoticeAbout::DocumentToCheck { .. } => Some((task, "Đọc và duyệt", Tone::Info)),
        _ => None,
    });
    let cards: Vec<Html> = tasks
        .map(|(task, verb, tone)| {
            html! {
                <Card key={task.id.to_string()} title={task.about.title()} {tone}>
                    <Text>{ task.about.sentence() }</Text>
                    <div><ButtonLink to={route(&task.about)} kind={Kind::Secondary}>{ verb }</ButtonLink></div>
                </Card>
            }
        })
        .collect();
    if cards.is_empty() {
        Html::default()
    } else {
        html! { <Stack>{ for cards }</Stack> }
    }
}

#[cfg(test)]
mod tests {
    use shared::announcement::Urgency;
    use shared::id::{MeetingId, ReportId};

    use super::super::sample;
    use super::*;
    use crate::testing::rendered;

    #[test]
    fn what_waits_is_read_and_answered_where_it_stands() {
        let html = rendered(html! { <Waiting waiting={vec![sample::announcement(Urgency::Urgent)]} /> });
        for part in
            ["Trực phòng chống bão số 9", "Khẩn", "Báo cáo trước 17 giờ.", "Đảng ủy xã Đồng Sen đề nghị"]
        {
            assert!(html.contains(part), "{part}: {html}");
        }
        assert!(html.contains("aria-label=\"Đã rõ: Trực phòng chống bão số 9\""), "{html}");
        assert_eq!(rendered(html! { <Waiting waiting={vec![]} /> }), "");
    }

    #[test]
    fn reports_are_tasks_and_meetings_have_cards_of_their_own() {
        let told = |about| PersonalNotice::new(sample::me(), sample::now(), about);
        let report = ReportId::from_parts(1, 1);
        let near =
            NoticeAbout::MeetingNear { meeting: MeetingId::from_parts(1, 1), starts_at: sample::now() };
        let html = rendered(tasks(&[told(near.clone()), told(NoticeAbout::ReportReturned { report })]));
        assert!(html.contains("Báo cáo được trả lại") && html.contains("Sửa báo cáo"), "{html}");
        assert!(!html.contains("Ngày mai họp"), "{html}");
        assert_eq!(rendered(tasks(&[told(near)])), "");
    }
}
