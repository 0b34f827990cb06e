//! Taking a quiz: one question a screen, every answer kept on the device at once, handed in when there is a network.

mod ask;
mod kept;
mod waiting;

use std::rc::Rc;

use gloo_timers::callback::Interval;
use jiff::SignedDuration;
use shared::endpoint::Nothing;
use shared::id::CampaignId;
use shared::study::{Answer, CampaignAt, StartAttempt, StartedAttempt};
use yew::prelude::*;

use self::ask::asked;
use self::kept::Kept;
use self::waiting::Waiting;
use crate::api::use_api;
use crate::dom;
use crate::form::use_form;
use crate::parts::{
    Alert, Button, Card, Cluster, ConfirmButton, ErrorSummary, Glyph, Kind, List, ListItem, Muted, Page,
    Progress, Stack, StickyAction, Tag, Text, Tone,
};
use crate::route::Route;
use crate::session::use_viewer;

pub use kept::is_kept;

/// How often the clock is looked at, in milliseconds.
const TICK: u32 = 5_000;

/// Names the place of what one works on now.
const NOW: &str = "cau-hoi";

/// Properties of [`TakeQuiz`].
#[derive(Clone, PartialEq, Properties)]
pub struct TakeQuizProps {
    /// Of which campaign.
    pub campaign: CampaignId,
}

/// The page: before beginning, at work, or waiting to be sent.
#[component]
pub fn TakeQuiz(props: &TakeQuizProps) -> Html {
    let viewer = use_viewer();
    let (campaign, me) = (props.campaign, viewer.me.member.id);
    let paper = use_state(|| kept::find(campaign, me).map(Rc::new));
    let is_safe = use_state(|| true);
    let put = {
        let (paper, is_safe) = (paper.clone(), is_safe.clone());
        Callback::from(move |next: Kept| {
            is_safe.set(kept::keep(campaign, me, &next));
            paper.set(Some(Rc::new(next)));
        })
    };
    let ondone = Callback::from(move |()| kept::forget(campaign, me));
    let inside = match &*paper {
        None => html! { <Begin {campaign} {put} /> },
        Some(kept) if kept.finished_at.is_some() => {
            html! { <Waiting {campaign} kept={kept.clone()} {ondone} /> }
        }
        Some(kept) => html! { <Work kept={kept.clone()} {put} is_safe={*is_safe} /> },
    };
    html! { <Page title="Làm bài trắc nghiệm" back={Route::Campaign { campaign }}>{ inside }</Page> }
}

#[derive(Clone, PartialEq, Properties)]
struct BeginProps {
    campaign: CampaignId,
    put: Callback<Kept>,
}

/// Before beginning: from the press on, time runs.
#[component]
fn Begin(props: &BeginProps) -> Html {
    let (api, form) = (use_api(), use_form(|| ()));
    let at = CampaignAt { campaign: props.campaign };
    let send = move |()| {
        let api = api.clone();
        async move { Ok(api.send::<StartAttempt>(&at, &Nothing {}).await?) }
    };
    let put = props.put.clone();
    let onclick = form.submit(send, move |started: StartedAttempt| put.emit(Kept::new(started, dom::now())));
    html! {
        <Card title="Đồng chí sẵn sàng chưa?">
            <Text>{ "Bấm “Bắt đầu” để nhận đề. Mỗi câu trả lời được lưu ngay trên máy này; mất mạng đồng chí vẫn làm tiếp được." }</Text>
            <ErrorSummary refusal={form.view().refusal} attempt={form.view().attempt} />
            <Cluster><Button busy={form.busy()} {onclick}>{ "Bắt đầu" }</Button></Cluster>
        </Card>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct WorkProps {
    kept: Rc<Kept>,
    put: Callback<Kept>,
    is_safe: bool,
}

/// At work: a question, or the look over all of them before handing in.
#[component]
fn Work(props: &WorkProps) -> Html {
    let place = use_state(|| 0_usize);
    let left = use_state(|| props.kept.left(dom::now()));
    {
        let (left, kept, put) = (left.clone(), props.kept.clone(), props.put.clone());
        use_effect_with(props.kept.clone(), move |_| {
            let tick = Interval::new(TICK, move || {
                let now = kept.left(dom::now());
                left.set(now);
                if now == SignedDuration::ZERO {
                    put.emit(finished(&kept));
                }
            });
            move || drop(tick)
        });
    }
    use_effect_with(*place, |_| dom::begin_at(NOW));
    let kept = &props.kept;
    let of = kept.started.questions.len();
    let go = {
        let place = place.clone();
        Callback::from(move |to: usize| place.set(to))
    };
    let onanswer = {
        let (kept, put, at) = (kept.clone(), props.put.clone(), *place);
        Callback::from(move |answer: Answer| {
            let mut next = (*kept).clone();
            next.answer(at, answer);
            put.emit(next);
        })
    };
    let onfinish = {
        let (kept, put) = (kept.clone(), props.put.clone());
        Callback::from(move |()| put.emit(finished(&kept)))
    };
    html! {
        <Stack>
            <Progress label={format!("Đã trả lời {} trên {of} câu · {}", kept.answered(), time_left(*left))}
                value={u32::try_from(kept.answered()).unwrap_or(0)} max={u32::try_from(of).unwrap_or(1)} />
            if !props.is_safe {
                <Alert tone={Tone::Warning}><p>{ "Máy này không cho lưu bài. Xin đừng đóng trang trước khi nộp." }</p></Alert>
            }
            if let Some(question) = kept.started.questions.get(*place) {
                <div id={NOW} tabindex="-1">{ asked(*place, question, kept.answers[*place].as_ref(), &onanswer) }</div>
                <Cluster>
                    if *place + 1 < of {
                        <Button kind={Kind::Tertiary} onclick={go.reform(move |()| of)}>{ "Xem tất cả các câu" }</Button>
                    }
                    if props.is_safe && kept.answers[*place].is_some() { <Muted>{ "Đã lưu trên máy." }</Muted> }
                </Cluster>
                { ways(*place, of, &go) }
            } else {
                <div id={NOW} tabindex="-1"><Stack>{ look_over(kept, &go) }</Stack></div>
                { hand_in(kept, &onfinish) }
            }
        </Stack>
    }
}

fn finished(kept: &Kept) -> Kept {
    let mut next = kept.clone();
    next.finish(dom::now());
    next
}

/// Words that do not frighten: minutes, and only at the end less.
fn time_left(left: SignedDuration) -> String {
    match (left.as_hours(), left.as_mins()) {
        (24.., _) => "không giới hạn hôm nay".into(),
        (1.., minutes) => format!("còn hơn {} giờ", minutes / 60),
        (_, 0) => "còn dưới 1 phút".into(),
        (_, minutes) => format!("còn {minutes} phút"),
    }
}

fn ways(place: usize, of: usize, go: &Callback<usize>) -> Html {
    let to = |to: usize| go.reform(move |()| to);
    let onward = if place + 1 == of { "Xem lại và nộp" } else { "Câu sau" };
    html! {
        <StickyAction>
            <Cluster>
                <Button onclick={to(place + 1)}>{ onward }</Button>
                if place > 0 {
                    <Button kind={Kind::Secondary} onclick={to(place - 1)}>{ "Câu trước" }</Button>
                }
            </Cluster>
        </StickyAction>
    }
}

/// All questions at once, with those that are open.
fn look_over(kept: &Kept, go: &Callback<usize>) -> Html {
    let open = open(kept);
    let line = |(place, question): (usize, &shared::study::AskedQuestion)| {
        let (tone, icon, word) = match kept.answers[place] {
            Some(_) => (Tone::Success, Glyph::Check, "Đã trả lời"),
            None => (Tone::Warning, Glyph::Info, "Chưa trả lời"),
        };
        let end = html! {
            <Cluster>
                <Tag {tone} {icon}>{ word }</Tag>
                <Button kind={Kind::Tertiary} onclick={go.reform(move |()| place)} label={format!("Mở câu {}", place + 1)}>{ "Mở" }</Button>
            </Cluster>
        };
        html! { <ListItem key={place.to_string()} title={format!("Câu {}", place + 1)} under={html! { &question.text }} {end} /> }
    };
    html! {
        <>
            if open > 0 {
                <Alert tone={Tone::Warning}><p>{ format!("Còn {open} câu chưa trả lời. Đồng chí vẫn nộp được.") }</p></Alert>
            }
            <List>{ for kept.started.questions.iter().enumerate().map(line) }</List>
        </>
    }
}

/// How many questions have no answer yet.
fn open(kept: &Kept) -> usize {
    kept.started.questions.len() - kept.answered()
}

/// The button that hands in; what is handed in is not changed any more, so it asks while something is missing.
fn hand_in(kept: &Kept, onfinish: &Callback<()>) -> Html {
    let open = open(kept);
    let onfinish = onfinish.clone();
    html! {
        <StickyAction>
            if open == 0 {
                <Button icon={Glyph::Send} onclick={onfinish}>{ "Nộp bài" }</Button>
            } else {
                <ConfirmButton label="Nộp bài" question={format!("Nộp bài khi còn {open} câu chưa trả lời?")} kind={Kind::Primary}
                    icon={Glyph::Send} onconfirm={onfinish}>
                    <Text>{ "Nộp rồi thì không sửa được bài này nữa." }</Text>
                </ConfirmButton>
            }
        </StickyAction>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_is_told_in_words_that_do_not_frighten() {
        let words = |seconds| time_left(SignedDuration::from_secs(seconds));
        assert_eq!([30, 61, 7300].map(words), ["còn dưới 1 phút", "còn 1 phút", "còn hơn 2 giờ"]);
    }
}
