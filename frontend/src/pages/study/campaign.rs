//! One campaign: what to study, the quiz, contests; for its office what can still be done.

use shared::access::{Action, Subject};
use shared::endpoint::Nothing;
use shared::id::CampaignId;
use shared::meeting::AtRevision;
use shared::study::{
    AttemptResult, Campaign, CampaignAt, CampaignState, CampaignView, CloseCampaign, ContestAt, FindCampaign,
    JoinContest, Module, ModuleContent, OpenCampaign, QuizPlan, RemoveCampaign,
};
use shared::time::format_date_time;
use yew::prelude::*;

use super::quiz::is_kept;
use super::words::{percent, rules, state_tag, window};
use crate::api::use_api;
use crate::form::use_form;
use crate::load::{Load, use_load};
use crate::parts::{
    Button, ButtonLink, Card, Cluster, ConfirmButton, ErrorSummary, Glyph, Kind, Lead, List, ListItem, Muted,
    OutLink, Page, QueryLink, Section, Shape, Stack, Tag, Text, Tone, use_toast,
};
use crate::route::{Route, use_nav};
use crate::session::{Viewer, use_viewer};

/// Properties of [`CampaignPage`].
#[derive(Clone, PartialEq, Properties)]
pub struct CampaignPageProps {
    /// Which.
    pub campaign: CampaignId,
}

/// The page.
#[component]
pub fn CampaignPage(props: &CampaignPageProps) -> Html {
    let viewer = use_viewer();
    let load = use_load::<FindCampaign>(CampaignAt { campaign: props.campaign }, Nothing {});
    let title = load.ready().map_or_else(|| "Đợt học tập".into(), |view| view.campaign.plan.title.clone());
    let under = load.ready().map_or_else(Html::default, |view| html! { { &view.campaign.org_name } });
    html! {
        <Page {title} {under} back={Route::Study}>
            { load.show_as(Shape::Cards, |view| html! {
                <>
                    <Cluster>{ state_tag(view.campaign.state(view.now)) }<Muted>{ window(&view.campaign, view.now) }</Muted></Cluster>
                    { for lines(&view.campaign.plan.about).map(|line| html! { <Text>{ line }</Text> }) }
                    if view.may.write { <Desk view={(**view).clone()} load={load.clone()} /> }
                    { modules(&view.campaign.plan.modules) }
                    { for view.campaign.plan.quiz.iter().map(|quiz| quiz_card(view, quiz, &viewer)) }
                    if !view.campaign.plan.contests.is_empty() { <Contests view={(**view).clone()} load={load.clone()} /> }
                    { results_link(view, &viewer) }
                </>
            }) }
        </Page>
    }
}

fn lines(text: &str) -> impl Iterator<Item = String> + '_ {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned)
}

fn modules(all: &[Module]) -> Html {
    if all.is_empty() {
        return Html::default();
    }
    html! { <Section title="Nội dung học tập"><Stack>{ for all.iter().map(module) }</Stack></Section> }
}

fn module(module: &Module) -> Html {
    let inside = match &module.content {
        ModuleContent::Document(document) => html! {
            <ButtonLink to={Route::Document { document: *document }} kind={Kind::Secondary} icon={Glyph::Document}>{ "Đọc văn bản" }</ButtonLink>
        },
        ModuleContent::Text(text) => {
            html! { <>{ for lines(text).map(|line| html! { <Text>{ line }</Text> }) }</> }
        }
        ModuleContent::Video(address) => {
            html! { <OutLink href={address.clone()}>{ "Xem video (mở trang khác)" }</OutLink> }
        }
    };
    html! { <Card title={module.title.clone()}>{ inside }</Card> }
}

/// The quiz with its rules, what I have made of it, and the button that begins.
fn quiz_card(view: &CampaignView, quiz: &QuizPlan, viewer: &Viewer) -> Html {
    let campaign = view.campaign.id;
    let is_kept = is_kept(campaign, viewer.me.member.id);
    let left = usize::from(quiz.attempts).saturating_sub(view.attempts.len());
    let may_begin = view.may.take_part && view.campaign.state(view.now) == CampaignState::Running && left > 0;
    let again = if view.attempts.is_empty() { "Làm bài" } else { "Làm lần nữa" };
    html! {
        <Card title="Bài trắc nghiệm">
            { for rules(quiz).into_iter().map(|rule| html! { <Text>{ rule }</Text> }) }
            if !view.attempts.is_empty() {
                <List>{ for view.attempts.iter().map(|result| attempt_line(campaign, result)) }</List>
            }
            if is_kept {
                <ButtonLink to={Route::TakeQuiz { campaign }} icon={Glyph::Pencil}>{ "Mở bài đang làm" }</ButtonLink>
            } else if may_begin {
                <Cluster>
                    <ButtonLink to={Route::TakeQuiz { campaign }} icon={Glyph::Pencil}>{ again }</ButtonLink>
                    <Muted>{ format!("Còn {left} lần.") }</Muted>
                </Cluster>
            } else if view.may.take_part && left == 0 {
                <Muted>{ "Đồng chí đã dùng hết số lần làm bài." }</Muted>
            }
        </Card>
    }
}

fn attempt_line(campaign: CampaignId, result: &AttemptResult) -> Html {
    let (tone, icon, word) = match result.passed {
        true => (Tone::Success, Glyph::Check, "Đạt"),
        false => (Tone::Warning, Glyph::Info, "Chưa đạt"),
    };
    html! {
        <ListItem key={result.number.to_string()} to={Route::ReviewAttempt { campaign, number: result.number }}
            title={format!("Lần {}: {}", result.number, percent(result.points))}
            under={html! { format_date_time(result.finished_at) }} end={html! { <Tag {tone} {icon}>{ word }</Tag> }} />
    }
}

#[derive(Clone, PartialEq, Properties)]
struct ViewProps {
    view: CampaignView,
    load: Load<CampaignView>,
}

/// Contests that others hold: the way there, and "Đã tham gia".
#[component]
fn Contests(props: &ViewProps) -> Html {
    let (api, toast, form) = (use_api(), use_toast(), use_form(|| 0_u8));
    let view = &props.view;
    let campaign = view.campaign.id;
    let may_join = view.may.take_part && view.campaign.state(view.now) == CampaignState::Running;
    let put = props.load.put.clone();
    let send = move |contest: u8| {
        let api = api.clone();
        async move { Ok(api.send::<JoinContest>(&ContestAt { campaign, contest }, &Nothing {}).await?) }
    };
    let onsubmit = form.submit(send, move |view: CampaignView| {
        toast.show("Đã ghi nhận đồng chí tham gia.");
        put.emit(view);
    });
    let line = |(place, contest): (u8, &shared::study::ContestLink)| {
        let onclick = {
            let (form, onsubmit) = (form.clone(), onsubmit.clone());
            Callback::from(move |()| {
                form.change(move |chosen| *chosen = place);
                onsubmit.emit(());
            })
        };
        let end = match view.joined.contains(&place) {
            true => html! { <Tag tone={Tone::Success} icon={Glyph::Check}>{ "Đã tham gia" }</Tag> },
            false if may_join => html! {
                <Button kind={Kind::Secondary} busy={form.busy()} {onclick} label={format!("Tôi đã tham gia: {}", contest.title)}>{ "Tôi đã tham gia" }</Button>
            },
            false => Html::default(),
        };
        html! {
            <ListItem key={place.to_string()} title={contest.title.clone()}
                under={html! { <OutLink href={contest.address.clone()}>{ "Mở trang cuộc thi" }</OutLink> }} {end} />
        }
    };
    html! {
        <Section title="Cuộc thi do nơi khác tổ chức">
            <ErrorSummary refusal={form.view().refusal} attempt={form.view().attempt} />
            <List>{ for (0u8..).zip(&view.campaign.plan.contests).map(line) }</List>
        </Section>
    }
}

/// Who may see figures from where they stand finds the way to them.
fn results_link(view: &CampaignView, viewer: &Viewer) -> Html {
    let sees = view.campaign.is_open
        && view.campaign.path.covers(viewer.path())
        && viewer.may_on(Action::CountStudyResults, Subject::org(viewer.path()));
    match sees {
        true => html! {
            <Cluster>
                <QueryLink to={Route::StudyResults { campaign: view.campaign.id }} name="to_chuc" value={viewer.org().to_string()}
                    kind={Kind::Secondary} icon={Glyph::Chart}>{ "Xem kết quả" }</QueryLink>
            </Cluster>
        },
        false => Html::default(),
    }
}

/// For its office: opening, ending, changing, copying.
#[component]
fn Desk(props: &ViewProps) -> Html {
    let (api, toast, nav, form) = (use_api(), use_toast(), use_nav(), use_form(|| Order::Open));
    let Campaign { id: campaign, rev, .. } = props.view.campaign;
    let (at, put) = (CampaignAt { campaign }, props.load.put.clone());
    let send = move |order: Order| {
        let (api, revision) = (api.clone(), AtRevision { rev });
        async move {
            Ok(match order {
                Order::Open => Some(api.send::<OpenCampaign>(&at, &revision).await?),
                Order::Close => Some(api.send::<CloseCampaign>(&at, &revision).await?),
                Order::Remove => {
                    api.send::<RemoveCampaign>(&at, &revision).await?;
                    None
                }
            })
        }
    };
    let view = props.view.clone();
    let onsubmit = form.submit(send, move |campaign: Option<Campaign>| match campaign {
        Some(campaign) => {
            toast.show(if campaign.closed_at.is_some() {
                "Đã kết thúc đợt học tập."
            } else {
                "Đã mở đợt học tập."
            });
            put.emit(CampaignView { campaign, ..view.clone() });
        }
        None => {
            toast.show("Đã xóa bản soạn.");
            nav.replace(&Route::CampaignDesk);
        }
    });
    let act = |order: Order| {
        let (form, onsubmit) = (form.clone(), onsubmit.clone());
        Callback::from(move |()| {
            form.change(move |chosen| *chosen = order);
            onsubmit.emit(());
        })
    };
    let state = props.view.campaign.state(props.view.now);
    html! {
        <Card title="Phần của người tổ chức">
            <ErrorSummary refusal={form.view().refusal} attempt={form.view().attempt} />
            <Cluster>
                if state == CampaignState::Draft {
                    <ConfirmButton label="Mở đợt học tập" question="Mở đợt học tập này?" kind={Kind::Primary} busy={form.busy()} onconfirm={act(Order::Open)}>
                        <Text>{ "Câu hỏi được lấy từ ngân hàng như hiện nay. Mở rồi thì không sửa được nội dung và cách tính điểm." }</Text>
                    </ConfirmButton>
                    <ButtonLink to={Route::EditCampaign { campaign }} kind={Kind::Secondary} icon={Glyph::Pencil}>{ "Sửa" }</ButtonLink>
                    <ConfirmButton label="Xóa bản soạn" question="Xóa bản soạn này?" busy={form.busy()} onconfirm={act(Order::Remove)}>
                        <Text>{ "Bản soạn mất hẳn. Ngân hàng câu hỏi vẫn còn." }</Text>
                    </ConfirmButton>
                }
                if matches!(state, CampaignState::Ahead | CampaignState::Running) {
                    <ConfirmButton label="Kết thúc sớm" question="Kết thúc đợt học tập ngay?" busy={form.busy()} onconfirm={act(Order::Close)}>
                        <Text>{ "Không ai bắt đầu làm bài được nữa. Bài đã làm xong trước lúc này mà còn chờ mạng vẫn nộp được trong một ngày." }</Text>
                    </ConfirmButton>
                }
                <QueryLink to={Route::NewCampaign} name="mau" value={campaign.to_string()} kind={Kind::Secondary} icon={Glyph::Plus}>{ "Sao chép cho lần sau" }</QueryLink>
            </Cluster>
            if state == CampaignState::Draft { <Lead>{ "Đang soạn: đảng viên chưa thấy." }</Lead> }
        </Card>
    }
}

/// What its office asks for.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Order {
    Open,
    Close,
    Remove,
}
