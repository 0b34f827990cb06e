//! The fields of a campaign, and the button that keeps them.

use shared::document::Audience;
use shared::id::OrgId;
use shared::org::OrgAt;
use shared::study::{
    Campaign, CampaignAt, CampaignChange, ChangeCampaign, ContestLink, CreateCampaign, NewCampaign,
};
use yew::prelude::*;

use super::quiz::{quiz_fields, use_topics};
use super::typed::{ModuleKind, Start, Typed, TypedModule};
use crate::api::{Api, use_api};
use crate::form::{Form, Refusal, use_draft_form};
use crate::parts::{
    Button, Card, Checkbox, Choice, Cluster, DateField, FormFrame, Glyph, Kind, Opt, Section, SelectField,
    StickyAction, TextArea, TextField, TimeField, use_toast,
};
use crate::route::{Route, use_nav};

/// Properties of [`EditForm`].
#[derive(Clone, PartialEq, Properties)]
pub struct EditFormProps {
    /// Whose campaign.
    pub org: OrgId,
    /// From where it starts.
    pub start: Start,
}

/// The form.
#[component]
pub fn EditForm(props: &EditFormProps) -> Html {
    let (api, nav, toast) = (use_api(), use_nav(), use_toast());
    let EditFormProps { org, start } = props.clone();
    let topics = use_topics(org);
    let form = use_draft_form(&start.key(), || start.typed());
    let onsubmit = {
        let is_change = matches!(start, Start::Change(_));
        let send = move |typed: Typed| save(api.clone(), org, start.clone(), typed);
        form.submit(send, move |campaign: Campaign| {
            toast.show("Đã lưu bản soạn. Xem lại rồi mở đợt học tập.");
            let to = Route::Campaign { campaign: campaign.id };
            if is_change { nav.back(&to) } else { nav.replace(&to) }
        })
    };
    html! {
        <FormFrame view={form.view()} {onsubmit}>
            { head(&form) }
            { modules(&form) }
            <Section title="Bài trắc nghiệm">
                <Checkbox label="Có bài trắc nghiệm" hint="Câu hỏi lấy từ ngân hàng của tổ chức."
                    bind={form.bind("has_quiz", |typed: &mut Typed| &mut typed.has_quiz)} />
                if form.data().has_quiz { { quiz_fields(&form, &topics) } }
            </Section>
            { contests(&form) }
            <StickyAction><Button submit=true busy={form.busy()}>{ "Lưu bản soạn" }</Button></StickyAction>
        </FormFrame>
    }
}

fn head(form: &Form<Typed>) -> Html {
    let audiences = Audience::ALL.map(|audience| Opt::new(audience, audience.label())).to_vec();
    html! {
        <>
            <TextField label="Tên đợt học tập" max={Some(200)} hint="Ví dụ: Học tập Nghị quyết của Đảng ủy về xây dựng nông thôn mới"
                bind={form.bind("title", |typed: &mut Typed| &mut typed.title)} />
            <TextArea label="Giới thiệu" optional=true rows={4} max={Some(3000)} bind={form.bind("about", |typed: &mut Typed| &mut typed.about)} />
            <Choice<Audience> label="Dành cho" hint="Của tổ chức này và mọi tổ chức trực thuộc." options={audiences}
                bind={form.bind("audience", |typed: &mut Typed| &mut typed.audience)} />
            <DateField label="Ngày mở" bind={form.bind("opens_at", |typed: &mut Typed| &mut typed.opens_on)} />
            <TimeField label="Giờ mở" bind={form.bind("opens_time", |typed: &mut Typed| &mut typed.opens_time)} />
            <DateField label="Ngày kết thúc" bind={form.bind("closes_at", |typed: &mut Typed| &mut typed.closes_on)} />
            <TimeField label="Giờ kết thúc" bind={form.bind("closes_time", |typed: &mut Typed| &mut typed.closes_time)} />
        </>
    }
}

fn add(form: &Form<Typed>, label: &'static str, more: fn(&mut Typed)) -> Html {
    let form = form.clone();
    let onclick = Callback::from(move |()| form.change(more));
    html! { <Cluster><Button kind={Kind::Secondary} icon={Glyph::Plus} {onclick}>{ label }</Button></Cluster> }
}

fn remove(form: &Form<Typed>, label: String, less: impl Fn(&mut Typed) + 'static) -> Html {
    let (form, less) = (form.clone(), std::rc::Rc::new(less));
    let onclick = Callback::from(move |()| {
        let less = less.clone();
        form.change(move |typed| less(typed));
    });
    html! { <Cluster><Button kind={Kind::Tertiary} icon={Glyph::Cross} {label} {onclick}>{ "Bỏ" }</Button></Cluster> }
}

fn modules(form: &Form<Typed>) -> Html {
    html! {
        <Section title="Nội dung học tập">
            { for (0..form.data().modules.len()).map(|index| module(form, index)) }
            { add(form, "Thêm nội dung", |typed| typed.modules.push(TypedModule { kind: Some(ModuleKind::Text), ..TypedModule::default() })) }
        </Section>
    }
}

fn module(form: &Form<Typed>, index: usize) -> Html {
    let kinds = [
        (ModuleKind::Text, "Bài viết"),
        (ModuleKind::Document, "Văn bản trong Sổ tay"),
        (ModuleKind::Video, "Video ở trang khác"),
    ];
    let kinds = kinds.map(|(kind, label)| Opt::new(kind, label)).to_vec();
    let content = form
        .bind(format!("modules.{index}.content"), move |typed: &mut Typed| &mut typed.modules[index].content);
    html! {
        <Card title={format!("Nội dung {}", index + 1)}>
            <TextField label="Tên" max={Some(200)} bind={form.bind(format!("modules.{index}.title"), move |typed: &mut Typed| &mut typed.modules[index].title)} />
            <SelectField<ModuleKind> label="Loại" options={kinds} bind={form.bind(format!("modules.{index}.kind"), move |typed: &mut Typed| &mut typed.modules[index].kind)} />
            if form.data().modules[index].kind == Some(ModuleKind::Text) {
                <TextArea label="Bài viết" rows={6} max={Some(8000)} bind={content} />
            } else {
                <TextField label="Địa chỉ" hint="Dán địa chỉ trang văn bản trong Sổ tay, hoặc địa chỉ https:// của video." bind={content} />
            }
            { remove(form, format!("Bỏ nội dung {}", index + 1), move |typed| { typed.modules.remove(index); }) }
        </Card>
    }
}

fn contests(form: &Form<Typed>) -> Html {
    let line = |index: usize| {
        html! {
            <Card title={format!("Cuộc thi {}", index + 1)}>
                <TextField label="Tên cuộc thi" max={Some(200)} bind={form.bind(format!("contests.{index}.title"), move |typed: &mut Typed| &mut typed.contests[index].title)} />
                <TextField label="Địa chỉ" hint="Bắt đầu bằng https://" bind={form.bind(format!("contests.{index}.address"), move |typed: &mut Typed| &mut typed.contests[index].address)} />
                { remove(form, format!("Bỏ cuộc thi {}", index + 1), move |typed| { typed.contests.remove(index); }) }
            </Card>
        }
    };
    html! {
        <Section title="Cuộc thi do nơi khác tổ chức">
            { for (0..form.data().contests.len()).map(line) }
            { add(form, "Thêm cuộc thi", |typed| typed.contests.push(ContestLink { title: String::new(), address: String::new() })) }
        </Section>
    }
}

/// Sends what was typed.
async fn save(api: Api, org: OrgId, start: Start, typed: Typed) -> Result<Campaign, Refusal> {
    let (id, plan) = (typed.id, typed.plan()?);
    Ok(match start {
        Start::New(_) | Start::Copy(..) => {
            api.send::<CreateCampaign>(&OrgAt { org }, &NewCampaign { id, plan }).await?
        }
        Start::Change(campaign) => {
            let change = CampaignChange { plan, rev: campaign.rev };
            api.send::<ChangeCampaign>(&CampaignAt { campaign: id }, &change).await?
        }
    })
}
