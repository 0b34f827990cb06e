//! What stands above the fields: the way out of a draft, and what a change means for those invited.

use shared::meeting::Meeting;
use yew::prelude::*;

use super::start::Start;
use super::typed::Typed;
use crate::form::Form;
use crate::parts::{Alert, Button, Cluster, Kind, Tone};

/// The way back from a draft to what the server has.
pub fn restart(form: &Form<Typed>, start: &Start, earlier: &[Meeting]) -> Html {
    if !form.view().restored {
        return Html::default();
    }
    let onclick = {
        let (form, start, earlier) = (form.clone(), start.clone(), earlier.to_vec());
        Callback::from(move |()| {
            let fresh = start.typed(&earlier);
            form.change(move |typed| *typed = fresh);
        })
    };
    let label = match start {
        Start::New | Start::Planned(_) => "Bỏ phần viết dở, làm lại từ đầu",
        Start::Change(_) => "Bỏ phần viết dở, lấy bản đã lưu",
    };
    html! {
        <Cluster>
            <Button kind={Kind::Tertiary} {onclick}>{ label }</Button>
        </Cluster>
    }
}

/// What a change of a called meeting means for those invited.
pub fn called(form: &Form<Typed>, start: &Start) -> Html {
    let Some(meeting) = start.meeting().filter(|_| start.is_called()) else { return Html::default() };
    let asks_again = form.data().plan().is_ok_and(|plan| plan.asks_again(&meeting.plan));
    let (tone, title) = match asks_again {
        true => (Tone::Warning, "Đồng chí đang đổi giờ hoặc địa điểm"),
        false => (Tone::Info, "Cuộc họp này đã mời"),
    };
    html! {
        <Alert {tone} {title}>
            <p>{ "Đổi giờ hoặc địa điểm thì mọi đồng chí được mời phải trả lời lại, đơn xin vắng đã duyệt phải duyệt lại. \
                  Sửa các mục khác thì câu trả lời vẫn giữ nguyên." }</p>
        </Alert>
    }
}
