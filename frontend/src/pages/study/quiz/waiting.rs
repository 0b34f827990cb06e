//! A paper that is done: sent at once, and when there is no network as soon as there is one.

use std::rc::Rc;

use gloo_events::EventListener;
use gloo_timers::callback::Interval;
use shared::id::CampaignId;
use shared::study::{AttemptReview, CampaignAt, SubmitAttempt};
use yew::prelude::*;

use super::kept::Kept;
use crate::api::{Failure, use_api};
use crate::dom;
use crate::parts::{Alert, Button, ButtonLink, Card, Cluster, ConfirmButton, Kind, Text, Tone, use_toast};
use crate::route::{Route, use_nav};

/// How often it is tried again, in milliseconds.
const AGAIN: u32 = 20_000;

/// Properties of [`Waiting`].
#[derive(Clone, PartialEq, Properties)]
pub struct WaitingProps {
    /// Of which campaign.
    pub campaign: CampaignId,
    /// The paper.
    pub kept: Rc<Kept>,
    /// Called when the server has it, or will never take it.
    pub ondone: Callback<()>,
}

/// Sends, tries again, and says where things stand.
#[component]
pub fn Waiting(props: &WaitingProps) -> Html {
    let (api, nav, toast) = (use_api(), use_nav(), use_toast());
    let (failure, round) = (use_state(|| None::<Failure>), use_state(|| 0_u32));
    let busy = use_state(|| true);
    let WaitingProps { campaign, kept, ondone } = props.clone();
    {
        let (failure, ondone, busy) = (failure.clone(), ondone.clone(), busy.clone());
        use_effect_with(*round, move |_| {
            busy.set(true);
            yew::platform::spawn_local(async move {
                let at = CampaignAt { campaign };
                match api.send::<SubmitAttempt>(&at, &kept.submission(dom::now())).await {
                    Ok(AttemptReview { result, .. }) => {
                        ondone.emit(());
                        toast.show("Đã nộp bài.");
                        nav.replace(&Route::ReviewAttempt { campaign, number: result.number });
                    }
                    Err(error) => failure.set(Some(error)),
                }
                busy.set(false);
            });
        });
    }
    let again = {
        let (round, busy) = (round.clone(), busy.clone());
        Callback::from(move |()| {
            if !*busy {
                round.set(*round + 1);
            }
        })
    };
    {
        let waits = failure.as_ref().is_some_and(Failure::is_worth_retrying);
        let again = again.clone();
        use_effect_with((waits, *round, *busy), move |(waits, ..)| {
            let ears = waits.then(|| {
                let (timer, online) = (again.clone(), again);
                let window = web_sys::window();
                let online = window.map(|it| EventListener::new(&it, "online", move |_| online.emit(())));
                (Interval::new(AGAIN, move || timer.emit(())), online)
            });
            move || drop(ears)
        });
    }
    match &*failure {
        None => {
            html! { <Card title="Đang nộp bài…"><Text>{ "Xin chờ trong giây lát. Bài đã lưu trên máy này." }</Text></Card> }
        }
        Some(failure) if failure.is_worth_retrying() => waits(&again, *busy),
        Some(failure) => refused(campaign, failure, &ondone),
    }
}

/// No network: nothing is lost.
fn waits(again: &Callback<()>, busy: bool) -> Html {
    html! {
        <Alert tone={Tone::Warning} live=true title="Bài đã xong, đang chờ mạng để nộp">
            <p>{ "Bài đã lưu trên máy này và sẽ tự nộp khi có mạng. Giờ làm xong đã được ghi lại, nộp trong vòng một ngày vẫn tính." }</p>
            <Cluster><Button kind={Kind::Secondary} {busy} onclick={again.clone()}>{ "Thử nộp ngay" }</Button></Cluster>
        </Alert>
    }
}

/// The server will not take it: says why, and lets go of it only when asked to.
fn refused(campaign: CampaignId, failure: &Failure, ondone: &Callback<()>) -> Html {
    html! {
        <Alert tone={Tone::Danger} live=true title="Bài này không nộp được">
            <p>{ failure.sentence().to_owned() }</p>
            <Cluster>
                <ButtonLink to={Route::Campaign { campaign }} kind={Kind::Secondary}>{ "Về đợt học tập" }</ButtonLink>
                <ConfirmButton label="Bỏ bài trên máy" question="Bỏ bài làm đang lưu trên máy này?" onconfirm={ondone.clone()}>
                    <Text>{ "Các câu trả lời chưa nộp sẽ mất. Đồng chí chỉ làm vậy khi không cần bài này nữa." }</Text>
                </ConfirmButton>
            </Cluster>
        </Alert>
    }
}
