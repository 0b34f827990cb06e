//! What waits on this device to be sent.

use shared::id::{MeetingId, MemberId};
use yew::prelude::*;

use crate::pages::meetings;
use crate::parts::{ButtonLink, Card, Kind, Stack, Text, Tone};
use crate::route::Route;

/// A card for each roll call with marks that have not arrived.
pub fn unsent(me: MemberId) -> Html {
    let waiting = meetings::waiting(me);
    if waiting.is_empty() {
        return Html::default();
    }
    html! { <Stack>{ for waiting.into_iter().map(card) }</Stack> }
}

fn card(meeting: MeetingId) -> Html {
    html! {
        <Card key={meeting.to_string()} title="Điểm danh chưa gửi xong" tone={Tone::Warning}>
            <Text>{ "Một phần điểm danh còn nằm trên máy này. Xin mở trang điểm danh khi có mạng; máy sẽ tự gửi." }</Text>
            <div><ButtonLink to={Route::RollCall { meeting }} kind={Kind::Secondary}>{ "Mở điểm danh" }</ButtonLink></div>
        </Card>
    }
}
