//! The bank of questions: looked through, changed, taken out as a file.

mod edit;
mod typed;

use shared::access::Action;
use shared::endpoint::{Cursor, Nothing};
use shared::id::OrgId;
use shared::org::OrgAt;
use shared::study::{ExportQuestions, Question, QuestionSearch, SearchQuestions};
use yew::prelude::*;

use self::edit::{EditQuestion, Editing};
use super::desk::not_yours;
use crate::api::{Failure, use_api};
use crate::dom;
use crate::load::FailureNotice;
use crate::parts::{
    Button, ButtonLink, Cluster, DelayedSearch, EmptyState, Glyph, Kind, List, ListItem, Page, Pager, Shape,
    Skeleton, use_toast,
};
use crate::route::Route;
use crate::session::use_viewer;

/// The page.
#[component]
pub fn QuestionBank() -> Html {
    let viewer = use_viewer();
    let may = viewer.may(Action::KeepQuestions);
    let under = viewer.seat().map(|seat| html! { &seat.org.name }).unwrap_or_default();
    html! {
        <Page title="Ngân hàng câu hỏi" back={Route::CampaignDesk} {under}>
            if may { <Bank key={viewer.org().to_string()} org={viewer.org()} /> } else { { not_yours() } }
        </Page>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct BankProps {
    org: OrgId,
}

/// What is shown of the bank.
#[derive(Clone, Default, PartialEq)]
struct Found {
    items: Vec<Question>,
    next: Option<Cursor>,
    failure: Option<Failure>,
    is_here: bool,
}

/// The list, or the question that is being changed in its place.
#[component]
fn Bank(props: &BankProps) -> Html {
    let org = props.org;
    let (words, round, editing) =
        (use_state(String::new), use_state(|| 0_u32), use_state(|| None::<Editing>));
    let (found, onmore) = use_found(org, (*words).clone(), *round);
    let set = |to: Option<Editing>| {
        let editing = editing.clone();
        Callback::from(move |()| editing.set(to.clone()))
    };
    if let Some(one) = &*editing {
        let (close, round) = (set(None), round.clone());
        let ondone = Callback::from(move |()| {
            round.set(*round + 1);
            close.emit(());
        });
        return html! { <EditQuestion {org} editing={one.clone()} {ondone} onclose={set(None)} /> };
    }
    let onsearch = {
        let words = words.clone();
        Callback::from(move |typed| words.set(typed))
    };
    let open = {
        let editing = editing.clone();
        Callback::from(move |question: Question| editing.set(Some(Editing::Old(Box::new(question)))))
    };
    html! {
        <>
            <Cluster>
                <Button icon={Glyph::Plus} onclick={set(Some(Editing::New))}>{ "Thêm câu hỏi" }</Button>
                <ButtonLink to={Route::ImportQuestions} kind={Kind::Secondary} icon={Glyph::Upload}>{ "Nhập từ tệp" }</ButtonLink>
                <Export {org} />
            </Cluster>
            <DelayedSearch label="Tìm trong câu hỏi" value={(*words).clone()} {onsearch} />
            { shown(&found, &open, onmore) }
        </>
    }
}

/// Asks by a call that carries the words in its body, so that no log ever sees them.
#[hook]
fn use_found(org: OrgId, words: String, round: u32) -> (Found, Callback<()>) {
    let (api, found) = (use_api(), use_state(Found::default));
    let latest = use_mut_ref(|| 0_u32);
    let ask = {
        let (found, words) = (found.clone(), words.clone());
        move |after: Option<Cursor>, before: Vec<Question>| {
            let (api, found, latest) = (api.clone(), found.clone(), latest.clone());
            let mine = *latest.borrow() + 1;
            latest.replace(mine);
            let search = QuestionSearch { words: words.clone(), after, ..QuestionSearch::default() };
            yew::platform::spawn_local(async move {
                let reply = api.send::<SearchQuestions>(&OrgAt { org }, &search).await;
                if *latest.borrow() != mine {
                    return;
                }
                found.set(match reply {
                    Ok(page) => {
                        let items = before.into_iter().chain(page.items).collect();
                        Found { items, next: page.next, failure: None, is_here: true }
                    }
                    Err(failure) => {
                        Found { items: before, next: None, failure: Some(failure), is_here: true }
                    }
                });
            });
        }
    };
    {
        let ask = ask.clone();
        use_effect_with((words, round), move |_| ask(None, Vec::new()));
    }
    let now = (*found).clone();
    let more = now.clone();
    (now, Callback::from(move |()| ask(more.next.clone(), more.items.clone())))
}

fn shown(found: &Found, open: &Callback<Question>, onmore: Callback<()>) -> Html {
    if !found.is_here {
        return html! { <Skeleton shape={Shape::Rows} /> };
    }
    html! {
        <>
            if let Some(failure) = &found.failure {
                <FailureNotice failure={failure.clone()} onretry={onmore.clone()} />
            } else if found.items.is_empty() && found.next.is_none() {
                <EmptyState icon={Glyph::Book} title="Chưa có câu hỏi nào như vậy">
                    <p>{ "Đồng chí thêm từng câu, hoặc nhập từ tệp Excel hay GIFT." }</p>
                </EmptyState>
            }
            <List>{ for found.items.iter().map(|question| line(question, open)) }</List>
            <Pager shown={found.items.len()} more={found.next.is_some()} {onmore} />
        </>
    }
}

fn line(question: &Question, open: &Callback<Question>) -> Html {
    let draft = &question.draft;
    let topic = if draft.topic.is_empty() { "Chưa có chủ đề" } else { &draft.topic };
    let under = format!("{} · {} · {topic}", draft.task.kind().label(), draft.difficulty.label());
    let onclick = {
        let question = question.clone();
        open.reform(move |()| question.clone())
    };
    html! {
        <ListItem key={question.id.to_string()} title={draft.text.clone()} under={html! { under }}
            end={html! { <Button kind={Kind::Tertiary} {onclick} label={format!("Sửa câu: {}", draft.text)}>{ "Sửa" }</Button> }} />
    }
}

/// The whole bank as a file.
#[component]
fn Export(props: &BankProps) -> Html {
    let (api, toast, busy) = (use_api(), use_toast(), use_state(|| false));
    let org = props.org;
    let onclick = {
        let busy = busy.clone();
        Callback::from(move |()| {
            let (api, toast, busy) = (api.clone(), toast.clone(), busy.clone());
            busy.set(true);
            yew::platform::spawn_local(async move {
                match api.call::<ExportQuestions>(&OrgAt { org }, &Nothing {}, &Nothing {}).await {
                    Ok(file) => match dom::save_file(&file.file_name, "text/plain", file.text.as_bytes()) {
                        Ok(()) => toast.show(format!("Đã tải {}.", file.file_name)),
                        Err(_) => toast.show("Trình duyệt này không lưu được tệp. Xin thử trên máy tính."),
                    },
                    Err(failure) => toast.show(failure.sentence().to_owned()),
                }
                busy.set(false);
            });
        })
    };
    html! {
        <Button kind={Kind::Secondary} icon={Glyph::Download} busy={*busy} {onclick}>{ "Tải tệp GIFT" }</Button>
    }
}
