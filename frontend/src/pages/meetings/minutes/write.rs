//! Writing the minutes: what is typed stays on the device at once, and goes to the server when kept.

use std::rc::Rc;

use shared::endpoint::Nothing;
use shared::id::MemberId;
use shared::meeting::{AgendaItem, ItemMark, MeetingAt};
use shared::minutes::{Minutes, MinutesChange, MinutesItem, MinutesText, MinutesView, WriteMinutes as Send};
use shared::opinion::{ListOpinions, Opinion};
use yew::prelude::*;

use super::super::act::reload_offer;
use super::sign::SignMinutes;
use crate::api::use_api;
use crate::form::{Form, use_draft_form};
use crate::load::{Load, use_load};
use crate::parts::{
    Alert, Button, Card, Cluster, Disclosure, FormFrame, Glyph, Kind, Opt, Order, OrderButtons, Section,
    SelectField, StickyAction, Text, TextArea, TextField, Tone, use_toast,
};

/// Longest text of one part, in characters.
const MOST: u32 = 10_000;
/// Most items.
const MOST_ITEMS: usize = 30;

/// Properties of [`WriteMinutes`].
#[derive(Clone, PartialEq, Properties)]
pub struct WriteMinutesProps {
    /// The minutes with what belongs to them.
    pub view: Rc<MinutesView>,
    /// Whether the session is over, so that they can be signed.
    pub is_over: bool,
    /// Takes them as they become.
    pub load: Load<MinutesView>,
}

/// The fields.
#[component]
pub fn WriteMinutes(props: &WriteMinutesProps) -> Html {
    let (api, toast) = (use_api(), use_toast());
    let view = &props.view;
    let Some(minutes) = view.minutes.clone() else { return Html::default() };
    let (at, rev) = (MeetingAt { meeting: view.meeting.id }, minutes.rev);
    let form = use_draft_form(&format!("minutes-{}", at.meeting), || minutes.text.clone());
    // What the writing began from: when something else is stored now, somebody else has written meanwhile.
    let began = use_mut_ref(|| minutes.text.clone());
    let is_other = minutes.text != *began.borrow() && minutes.text != *form.data();
    let onkeep = {
        let (view, put, began) = (view.clone(), props.load.put.clone(), began.clone());
        let send = move |text: MinutesText| {
            let api = api.clone();
            async move {
                text.check()?;
                Ok(api.send::<Send>(&at, &MinutesChange { text, rev }).await?)
            }
        };
        form.submit(send, move |minutes: Minutes| {
            toast.show("Đã lưu biên bản.");
            began.replace(minutes.text.clone());
            put.emit(MinutesView { minutes: Some(minutes), ..(*view).clone() });
        })
    };
    let opinions = use_load::<ListOpinions>(at, Nothing {});
    let said = opinions.ready().cloned().unwrap_or_default();
    let is_kept = rev > 0 && *form.data() == minutes.text;
    html! {
        <Section title="Nội dung biên bản">
            <FormFrame view={form.view()} onsubmit={onkeep}>
                { reload_offer(&form.view(), &props.load.reload) }
                if is_other { { written_by_others(&minutes) } }
                { officers(&form, view) }
                <TextArea label="Lý do, đại biểu dự" optional=true rows={2} max={Some(MOST)}
                    bind={form.bind("opening", |text: &mut MinutesText| &mut text.opening)} />
                { before(&said, None, "cả cuộc họp") }
                { items(&form, &said) }
                <TextArea label="Kết luận" hint="Những việc đã thống nhất, ai làm, bao giờ xong." rows={5} max={Some(MOST)}
                    bind={form.bind("conclusion", |text: &mut MinutesText| &mut text.conclusion)} />
                <StickyAction>
                    <Button submit=true busy={form.busy()} kind={if is_kept { Kind::Secondary } else { Kind::Primary }}>
                        { if is_kept { "Đã lưu" } else { "Lưu biên bản" } }
                    </Button>
                </StickyAction>
            </FormFrame>
            if props.is_over && view.may.sign {
                <SignMinutes view={view.clone()} {is_kept} load={props.load.clone()} />
            }
        </Section>
    }
}

fn officers(form: &Form<MinutesText>, view: &MinutesView) -> Html {
    let present = view.people.iter().filter(|person| person.present);
    let mut options: Vec<Opt<MemberId>> =
        present.map(|person| Opt::new(person.member, person.name.clone())).collect();
    let meeting = &view.meeting;
    for (planned, name) in
        [(meeting.plan.chair, &meeting.chair_name), (meeting.plan.minute_taker, &meeting.minute_taker_name)]
    {
        if let Some(member) = planned.filter(|member| options.iter().all(|option| option.value != *member)) {
            options.push(Opt::new(member, name.clone()));
        }
    }
    html! {
        <>
            <SelectField<MemberId> label="Chủ trì" options={options.clone()} none="Chưa chọn"
                bind={form.bind("chair", |text: &mut MinutesText| &mut text.chair)} />
            <SelectField<MemberId> label="Người ghi biên bản" {options} none="Chưa chọn"
                bind={form.bind("minute_taker", |text: &mut MinutesText| &mut text.minute_taker)} />
        </>
    }
}

/// What was written before the meeting about an item, or about the meeting as a whole.
fn before(said: &[Opinion], about: Option<&ItemMark>, what: &str) -> Html {
    let to = |opinion: &&Opinion| opinion.about.as_ref().map(|about| &about.mark) == about;
    let found: Vec<_> = said.iter().filter(to).collect();
    if found.is_empty() {
        return Html::default();
    }
    html! {
        <Disclosure summary={format!("Ý kiến gửi trước về {what} ({})", found.len())}>
            { for found.into_iter().map(|opinion| html! { <Text>{ format!("{}: {}", opinion.name, opinion.text) }</Text> }) }
        </Disclosure>
    }
}

fn items(form: &Form<MinutesText>, said: &[Opinion]) -> Html {
    let count = form.data().items.len();
    let onadd = {
        let form = form.clone();
        Callback::from(move |()| form.change(|text| text.items.push(MinutesItem::default())))
    };
    html! {
        <>
            { for (0..count).map(|index| item(form, index, count, said)) }
            if count < MOST_ITEMS {
                <Cluster>
                    <Button kind={Kind::Secondary} icon={Glyph::Plus} onclick={onadd}>{ "Thêm nội dung" }</Button>
                </Cluster>
            }
        </>
    }
}

fn item(form: &Form<MinutesText>, index: usize, count: usize, sent: &[Opinion]) -> Html {
    let onorder = {
        let form = form.clone();
        Callback::from(move |order: Order| form.change(move |text| order.apply(&mut text.items, index)))
    };
    let aside = html! { <OrderButtons list="items" noun="nội dung" {index} {count} {onorder} /> };
    let title =
        form.bind(format!("items.{index}.title"), move |text: &mut MinutesText| &mut text.items[index].title);
    let said =
        form.bind(format!("items.{index}.text"), move |text: &mut MinutesText| &mut text.items[index].text);
    let mark = AgendaItem { title: form.data().items[index].title.clone(), minutes: 0 }.mark();
    html! {
        <Card title={format!("Nội dung {}", index + 1)} level={3} {aside}>
            <TextField label="Tên nội dung" bind={title} max={Some(300)} />
            { before(sent, Some(&mark), "mục này") }
            <TextArea label="Diễn biến, ý kiến" optional=true rows={4} max={Some(MOST)} bind={said} />
        </Card>
    }
}

/// Somebody else has kept other words meanwhile: both are shown, and who keeps last decides.
fn written_by_others(minutes: &Minutes) -> Html {
    let who = minutes.written.as_ref().map_or("Đồng chí khác", |written| &written.name);
    html! {
        <Alert tone={Tone::Warning} title={format!("{who} vừa lưu một bản khác")}>
            <p>{ "Nội dung đồng chí đang viết vẫn còn ở dưới. Nếu lưu, bản này thay bản vừa lưu." }</p>
            <Disclosure summary="Xem bản vừa lưu">
                { for minutes.text.items.iter().map(|item| html! { <Text>{ format!("{}: {}", item.title, item.text) }</Text> }) }
                <Text>{ &minutes.text.conclusion }</Text>
            </Disclosure>
        </Alert>
    }
}
