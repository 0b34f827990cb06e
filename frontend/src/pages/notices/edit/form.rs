//! The fields of an announcement, a look at it as it will read, and the button that sends it.

use shared::announcement::{
    AnnouncementAt, AnnouncementChange, AnnouncementView, ChangeAnnouncement, NewAnnouncement,
    PublishAnnouncement, Urgency,
};
use shared::document::Audience;
use shared::org::OrgAt;
use shared::problem::ProblemCode;
use shared::rules::announcement_rules;
use shared::time::local_date;
use yew::prelude::*;

use super::super::line::urgency_tag;
use super::typed::{Start, Typed};
use crate::api::{Api, use_api};
use crate::dom;
use crate::form::{Form, Refusal, use_draft_form};
use crate::parts::{
    Button, Card, Checkbox, Choice, Cluster, DateField, Disclosure, FormFrame, Glyph, Kind, Muted, Opt,
    Stack, StickyAction, Text, TextArea, TextField, TimeField, use_toast,
};
use crate::route::{Route, use_nav};

/// Properties of [`EditForm`].
#[derive(Clone, PartialEq, Properties)]
pub struct EditFormProps {
    /// From where it starts.
    pub start: Start,
    /// Loads the announcement anew.
    #[prop_or_default]
    pub onreload: Callback<()>,
}

/// The form.
#[component]
pub fn EditForm(props: &EditFormProps) -> Html {
    let (api, nav, toast) = (use_api(), use_nav(), use_toast());
    let EditFormProps { start, onreload } = props;
    let form = use_draft_form(&start.key(), || start.typed());
    let is_new = matches!(start, Start::New(_));
    let onsubmit = {
        let from = start.clone();
        let send = move |typed: Typed| save(api.clone(), from.clone(), typed);
        form.submit(send, move |view: AnnouncementView| {
            toast.show(if is_new { "Đã gửi thông báo." } else { "Đã sửa thông báo." });
            let to = Route::Announcement { announcement: view.announcement.id };
            if is_new { nav.replace(&to) } else { nav.back(&to) }
        })
    };
    let is_stale = form.view().refusal.failure.as_ref().and_then(|failure| failure.code());
    html! {
        <FormFrame view={form.view()} {onsubmit}>
            if is_stale == Some(ProblemCode::Stale) {
                <Cluster><Button kind={Kind::Secondary} icon={Glyph::Retry} onclick={onreload.clone()}>{ "Tải lại thông báo" }</Button></Cluster>
            }
            { words(&form) }
            if is_new { { reach(&form) } }
            <DateField label="Ngày cuối cùng còn hiện" min={Some(local_date(dom::now()))}
                hint="Hết ngày này, thông báo không hiện nữa."
                bind={form.bind("expires_at", |typed: &mut Typed| &mut typed.last_day)} />
            if is_new { { later(&form) } }
            { preview(form.data()) }
            <StickyAction>
                <Button submit=true icon={Glyph::Send} busy={form.busy()}>{ if is_new { "Gửi thông báo" } else { "Lưu thay đổi" } }</Button>
            </StickyAction>
        </FormFrame>
    }
}

fn words(form: &Form<Typed>) -> Html {
    let most = announcement_rules(local_date(dom::now())).most_text;
    html! {
        <>
            <TextField label="Tiêu đề" max={Some(150)} hint="Đọc riêng tiêu đề cũng hiểu. Ví dụ: Trực phòng chống bão số 9 từ tối nay"
                bind={form.bind("title", |typed: &mut Typed| &mut typed.title)} />
            <TextArea label="Nội dung" optional=true rows={6} max={u32::try_from(most).ok()}
                hint="Mỗi dòng là một đoạn. Không ghi nội dung mật, không ghi số định danh của ai."
                bind={form.bind("text", |typed: &mut Typed| &mut typed.text)} />
        </>
    }
}

/// How urgent, and for whom: fixed once it is out.
fn reach(form: &Form<Typed>) -> Html {
    let note = |urgency| match urgency {
        Urgency::Normal => "Hiện trong mục Thông báo.",
        Urgency::Important => "Được đánh dấu nổi bật.",
        Urgency::Urgent => "Hiện đầu trang Hôm nay; mỗi đồng chí phải bấm “Đã rõ”.",
    };
    let urgencies =
        Urgency::ALL.map(|urgency| Opt::new(urgency, urgency.label()).note(note(urgency))).to_vec();
    let audiences = Audience::ALL.map(|audience| Opt::new(audience, audience.label())).to_vec();
    let asks = form.data().urgency != Some(Urgency::Urgent);
    html! {
        <>
            <Choice<Urgency> label="Mức độ" options={urgencies} bind={form.bind("urgency", |typed: &mut Typed| &mut typed.urgency)} />
            if asks {
                <Checkbox label="Đề nghị người nhận báo “Đã rõ”" hint="Thông báo khẩn luôn yêu cầu việc này."
                    bind={form.bind("asks_acknowledgement", |typed: &mut Typed| &mut typed.asks_acknowledgement)} />
            }
            <Choice<Audience> label="Gửi tới" hint="Của tổ chức này và mọi tổ chức trực thuộc." options={audiences}
                bind={form.bind("audience", |typed: &mut Typed| &mut typed.audience)} />
        </>
    }
}

fn later(form: &Form<Typed>) -> Html {
    html! {
        <Disclosure summary="Hẹn giờ gửi">
            <Stack>
            <DateField label="Ngày gửi" optional=true min={Some(local_date(dom::now()))} hint="Để trống thì gửi ngay."
                bind={form.bind("shows_from", |typed: &mut Typed| &mut typed.from_day)} />
            <TimeField label="Giờ gửi" optional=true bind={form.bind("from_time", |typed: &mut Typed| &mut typed.from_time)} />
            </Stack>
        </Disclosure>
    }
}

/// As its readers will see it.
fn preview(typed: &Typed) -> Html {
    let urgency = typed.urgency.unwrap_or_default();
    let lines = typed.text.lines().map(str::trim).filter(|line| !line.is_empty());
    html! {
        <Disclosure summary="Xem trước">
            if typed.title.trim().is_empty() {
                <Muted>{ "Chưa có tiêu đề." }</Muted>
            } else {
                <Card title={typed.title.trim().to_owned()} aside={urgency_tag(urgency)}>
                    { for lines.map(|line| html! { <Text>{ line.to_owned() }</Text> }) }
                </Card>
            }
        </Disclosure>
    }
}

/// Sends what was typed.
async fn save(api: Api, start: Start, typed: Typed) -> Result<AnnouncementView, Refusal> {
    let id = typed.id;
    Ok(match start {
        Start::New(org) => {
            let new = NewAnnouncement { id, draft: typed.draft()? };
            api.send::<PublishAnnouncement>(&OrgAt { org: org.id }, &new).await?
        }
        Start::Change(announcement) => {
            let change = AnnouncementChange { words: typed.words()?, rev: announcement.rev };
            api.send::<ChangeAnnouncement>(&AnnouncementAt { announcement: id }, &change).await?
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::notices::sample;
    use crate::testing::rendered;

    #[test]
    fn the_preview_shows_what_readers_will_see() {
        let start = Start::Change(Box::new(sample::announcement(Urgency::Important)));
        let html = rendered(preview(&start.typed()));
        for part in ["Trực phòng chống bão số 9", "Quan trọng", "Báo cáo trước 17 giờ."] {
            assert!(html.contains(part), "{part}: {html}");
        }
    }
}
