//! What of the inbox is a duty, on the first page: announcements that wait for "Đã rõ", and where a task leads.

use shared::announcement::Announcement;
use yew::prelude::*;

use super::acknowledge::AcknowledgeButton;
use super::line::{urgency_tag, urgency_tone};
use crate::parts::{Card, Muted, Text};

/// The card of an announcement that waits.
pub fn waiting_card(announcement: &Announcement) -> Html {
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

#[cfg(test)]
mod tests {
    use shared::announcement::Urgency;

    use super::super::sample;
    use super::*;
    use crate::testing::rendered;

    #[test]
    fn what_waits_is_read_and_answered_where_it_stands() {
        let html = rendered(waiting_card(&sample::announcement(Urgency::Urgent)));
        for part in
            ["Trực phòng chống bão số 9", "Khẩn", "Báo cáo trước 17 giờ.", "Đảng ủy xã Đồng Sen đề nghị"]
        {
            assert!(html.contains(part), "{part}: {html}");
        }
        assert!(html.contains("aria-label=\"Đã rõ: Trực phòng chống bão số 9\""), "{html}");
    }
}
