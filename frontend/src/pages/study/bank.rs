//! The bank of questions: looked through, changed, taken out as a file.

mod edit;
mod typed;
mod wanted;

use shared::access::Action;
use shared::endpoint::Nothing;
use shared::id::OrgId;
use shared::org::OrgAt;
use shared::study::{CountQuestions, Difficulty, ExportQuestions, Question, SearchQuestions, TopicCount};
use yew::prelude::*;

use self::edit::{EditQuestion, Editing};
use self::wanted::{Wanted, use_wanted};
use super::desk::not_yours;
use super::words::named;
use crate::api::use_api;
use crate::dom;
use crate::form::Bind;
use crate::load::{use_asked_pages, use_load};
use crate::parts::{
    Button, ButtonLink, Cluster, DelayedSearch, EmptyState, Glyph, Grid, Kind, List, ListItem, Muted, Opt,
    Page, SelectField, use_toast,
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

/// The list, or the question that is being changed in its place.
#[component]
fn Bank(props: &BankProps) -> Html {
    let org = props.org;
    let editing = use_state(|| None::<Editing>);
    let (wanted, want) = use_wanted();
    let topics = use_load::<CountQuestions>(OrgAt { org }, Nothing {});
    let pages = use_asked_pages::<SearchQuestions, Question>(OrgAt { org }, |after| wanted.search(after));
    let set = |to: Option<Editing>| {
        let editing = editing.clone();
        Callback::from(move |()| editing.set(to.clone()))
    };
    if let Some(one) = &*editing {
        let (close, lists) = (set(None), [pages.list.reload.clone(), topics.reload.clone()]);
        let ondone = Callback::from(move |()| {
            lists.iter().for_each(|list| list.emit(()));
            close.emit(());
        });
        return html! { <EditQuestion {org} editing={one.clone()} {ondone} onclose={set(None)} /> };
    }
    let open = {
        let editing = editing.clone();
        Callback::from(move |question: Question| editing.set(Some(Editing::Old(Box::new(question)))))
    };
    let topics = topics.ready().map_or(&[][..], |topics| topics);
    let empty = empty(wanted.is_narrowed(), want.reform(|()| Wanted::default()));
    html! {
        <>
            <Cluster>
                <Button icon={Glyph::Plus} onclick={set(Some(Editing::New))}>{ "Thêm câu hỏi" }</Button>
                <ButtonLink to={Route::ImportQuestions} kind={Kind::Secondary} icon={Glyph::Upload}>{ "Nhập từ tệp" }</ButtonLink>
                if !topics.is_empty() { <Export {org} /> }
            </Cluster>
            { filters(&wanted, &want, topics) }
            { pages.show(empty, |all| html! { <List>{ for all.iter().map(|question| line(question, &open)) }</List> }) }
        </>
    }
}

/// Words, topic and difficulty; a bank without questions needs none.
fn filters(wanted: &Wanted, want: &Callback<Wanted>, topics: &[TopicCount]) -> Html {
    if topics.is_empty() {
        return Html::default();
    }
    let now = wanted.clone();
    let onsearch = want.reform(move |words| Wanted { words, ..now.clone() });
    let now = wanted.clone();
    let ontopic = want.reform(move |topic: Option<String>| Wanted { topic, ..now.clone() });
    let now = wanted.clone();
    let ondifficulty = want.reform(move |difficulty| Wanted { difficulty, ..now.clone() });
    let difficulties = Difficulty::ALL.map(|it| Opt::new(it, it.label())).to_vec();
    html! {
        <>
            <Muted>{ whole(topics) }</Muted>
            <DelayedSearch key={wanted.is_narrowed().to_string()} label="Tìm trong câu hỏi" value={wanted.words.clone()} {onsearch} />
            <Grid>
                <SelectField<String> label="Chủ đề" optional=true none="Mọi chủ đề" options={named(topics)}
                    bind={Bind::new("topic", wanted.topic.clone(), ontopic)} />
                <SelectField<Difficulty> label="Mức độ" optional=true none="Mọi mức độ" options={difficulties}
                    bind={Bind::new("difficulty", wanted.difficulty, ondifficulty)} />
            </Grid>
        </>
    }
}

/// How much the bank holds, in a sentence.
fn whole(topics: &[TopicCount]) -> String {
    let of = |place: usize| topics.iter().map(|topic| topic.counts[place]).sum::<u32>();
    let [easy, medium, hard] = [0, 1, 2].map(of);
    let all = easy + medium + hard;
    format!("Ngân hàng có {all} câu: {easy} câu dễ, {medium} câu trung bình, {hard} câu khó.")
}

fn empty(is_narrowed: bool, onwiden: Callback<()>) -> Html {
    if is_narrowed {
        return html! {
            <EmptyState icon={Glyph::Search} title="Không có câu hỏi nào như vậy">
                <p>{ "Đồng chí thử ít từ hơn, hoặc bỏ điều kiện lọc." }</p>
                <Cluster><Button kind={Kind::Secondary} onclick={onwiden}>{ "Bỏ điều kiện lọc" }</Button></Cluster>
            </EmptyState>
        };
    }
    html! {
        <EmptyState icon={Glyph::Book} title="Ngân hàng chưa có câu hỏi nào">
            <p>{ "Đồng chí thêm từng câu, hoặc nhập từ tệp Excel hay GIFT." }</p>
        </EmptyState>
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::rendered;

    #[test]
    fn a_bank_says_how_much_it_holds_and_offers_its_topics() {
        let topic = |topic: &str, counts| TopicCount { topic: topic.into(), counts };
        let topics = [topic("", [1, 0, 0]), topic("Điều lệ", [2, 3, 1])];
        let html = rendered(filters(&Wanted::default(), &Callback::noop(), &topics));
        for part in ["7 câu: 3 câu dễ, 3 câu trung bình, 1 câu khó", "Điều lệ (6 câu)"] {
            assert!(html.contains(part), "{part}: {html}");
        }
        assert_eq!(rendered(filters(&Wanted::default(), &Callback::noop(), &[])), "");
    }

    #[test]
    fn nothing_found_is_not_an_empty_bank() {
        assert!(rendered(empty(true, Callback::noop())).contains("Bỏ điều kiện lọc"));
        assert!(rendered(empty(false, Callback::noop())).contains("nhập từ tệp"));
    }
}
