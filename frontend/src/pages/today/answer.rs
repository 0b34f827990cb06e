//! How I stand to a meeting, in sentences: what I said to the invitation, and why nothing is asked of me.

use shared::attendance::{Absence, Answer, Attendance};
use shared::id::MemberId;
use shared::meeting::{Meeting, MyMeeting, Stamp};
use shared::time::format_date_time;
use yew::prelude::*;

use super::decided::decided;
use super::stance::Stance;
use crate::parts::{Alert, Gap, Muted, Stack, Text, Tone};

/// How I stand to a meeting, in sentences.
pub fn my_answer(mine: &MyMeeting, me: MemberId, stance: Stance) -> Html {
    let said = || mine.mine.as_ref().map(|entry| said(entry, &mine.meeting, me)).unwrap_or_default();
    match stance {
        Stance::Cancelled => cancelled(&mine.meeting),
        Stance::NotListed => {
            html! { <Muted>{ "Đồng chí không có trong danh sách triệu tập của cuộc họp này." }</Muted> }
        }
        Stance::NotSummoned(listed_as) => html! { <Muted>{ format!("{}.", listed_as.reason()) }</Muted> },
        Stance::Asked => html! { <Text>{ "Đồng chí có dự được không? Xin trả lời trước giờ họp." }</Text> },
        Stance::AskedAgain => html! {
            <>
                <Alert tone={Tone::Warning} title="Giờ hoặc địa điểm họp đã thay đổi">
                    { "Xin xem lại ở trên rồi trả lời lần nữa. Câu trả lời trước không còn tính." }
                </Alert>
                { said() }
            </>
        },
        Stance::Begun => html! {
            <>
                { said() }
                <Muted>{ "Cuộc họp đã bắt đầu nên không nhận trả lời nữa. Có thay đổi, đồng chí báo trực tiếp với người chủ trì." }</Muted>
            </>
        },
        Stance::Attending | Stance::Absent => said(),
        Stance::Ended(_) | Stance::EndedWithoutMe => Html::default(),
    }
}

fn cancelled(meeting: &Meeting) -> Html {
    let Some(cancellation) = &meeting.cancelled else { return Html::default() };
    html! {
        <Alert tone={Tone::Danger} title="Cuộc họp này không diễn ra nữa">
            <p>{ format!("Lý do: {}", cancellation.reason) }</p>
            <p>{ format!("Đồng chí {} báo hủy lúc {}.", cancellation.stamp.name, format_date_time(cancellation.stamp.at)) }</p>
        </Alert>
    }
}

/// My answer and, on a request, the decision.
fn said(entry: &Attendance, meeting: &Meeting, me: MemberId) -> Html {
    let (what, stamp) = match &entry.answer {
        Answer::Waiting => return html! { <Text>{ "Đồng chí chưa trả lời." }</Text> },
        Answer::WillAttend { stamp } => ("sẽ dự".to_owned(), stamp),
        Answer::AbsenceReported { stamp } => (request(entry.absence.as_ref()), stamp),
    };
    let decision = entry.absence.as_ref().and_then(|absence| absence.decision.as_ref());
    html! {
        <Stack gap={Gap::Small}>
            <Text>{ format!("{}: {what}.", who(stamp, me)) }</Text>
            <Muted>{ format!("Lúc {}", format_date_time(stamp.at)) }</Muted>
            if let Some(decision) = decision {
                { decided(decision, meeting) }
            } else if entry.absence.is_some() {
                <Muted>{ "Chưa có quyết định. Đơn gửi trước giờ họp không bị tính là vắng không phép." }</Muted>
            }
        </Stack>
    }
}

/// I, or somebody on my behalf.
fn who(stamp: &Stamp, me: MemberId) -> String {
    if stamp.by == me {
        "Đồng chí đã trả lời".into()
    } else {
        format!("Đồng chí {} đã trả lời thay", stamp.name)
    }
}

fn request(absence: Option<&Absence>) -> String {
    let Some(report) = absence.map(|absence| &absence.report) else { return "xin phép vắng".into() };
    let reason = report.reason.label().to_lowercase();
    match report.text.trim() {
        "" => format!("xin phép vắng, {reason}"),
        text => format!("xin phép vắng, {reason} (“{text}”)"),
    }
}
