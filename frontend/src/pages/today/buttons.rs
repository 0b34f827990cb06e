//! What I can do about a meeting: say that I come, ask to be absent, change my mind.

use shared::attendance::AbsenceReport;
use shared::id::MeetingId;
use yew::prelude::*;

use super::stance::Stance;
use crate::parts::{Button, ButtonLink, Cluster, ConfirmButton, Gap, Glyph, Kind, Text};
use crate::route::Route;

/// Something I say about a meeting.
#[derive(Debug, Clone, PartialEq)]
pub enum Act {
    /// I will come.
    Attend,
    /// I take my request to be absent back.
    Withdraw,
    /// I ask to be absent with these words: taking back that I took it back.
    Report(AbsenceReport),
}

/// Whether somebody has decided on my request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Request {
    /// Nobody has, so taking it back loses nothing.
    Open,
    /// Somebody has; taking it back takes the decision away too.
    Decided,
}

/// Properties of [`AnswerButtons`].
#[derive(Clone, PartialEq, Properties)]
pub struct AnswerButtonsProps {
    /// Which meeting.
    pub meeting: MeetingId,
    /// How I stand to it.
    pub stance: Stance,
    /// How my request stands, if I made one.
    #[prop_or(Request::Open)]
    pub request: Request,
    /// Something is being sent.
    #[prop_or_default]
    pub busy: bool,
    /// Says it.
    pub onact: Callback<Act>,
}

/// The buttons that fit how I stand.
#[component]
pub fn AnswerButtons(props: &AnswerButtonsProps) -> Html {
    let AnswerButtonsProps { meeting, stance, request, busy, onact } = props.clone();
    // Opened for one answer; another answer closes it.
    let changing = use_state(|| None::<Stance>);
    let change = |to: Option<Stance>| {
        let changing = changing.clone();
        Callback::from(move |()| changing.set(to))
    };
    match stance {
        Stance::Asked | Stance::AskedAgain => come_or_not(meeting, stance, busy, &onact),
        Stance::Attending | Stance::Absent if *changing == Some(stance) => html! {
            <>
                { come_or_not(meeting, stance, busy, &onact) }
                <div><Button kind={Kind::Tertiary} onclick={change(None)}>{ "Giữ câu trả lời cũ" }</Button></div>
            </>
        },
        Stance::Attending | Stance::Absent => html! {
            <Cluster key="change" gap={Gap::Small}>
                <Button kind={Kind::Secondary} icon={Glyph::Pencil} onclick={change(Some(stance))}>{ "Đổi câu trả lời" }</Button>
                if stance == Stance::Absent {
                    { withdraw(request, busy, &onact) }
                }
            </Cluster>
        },
        _ => Html::default(),
    }
}

/// The two answers; of what I said already only the other one makes sense.
fn come_or_not(meeting: MeetingId, stance: Stance, busy: bool, onact: &Callback<Act>) -> Html {
    let onclick = onact.reform(|()| Act::Attend);
    html! {
        <Cluster key="answer" gap={Gap::Small}>
            if stance != Stance::Attending {
                <Button {busy} {onclick}>{ "Tôi sẽ dự" }</Button>
            }
            <ButtonLink to={Route::ReportAbsence { meeting }} kind={Kind::Secondary}>
                { if stance == Stance::Absent { "Viết lại đơn xin vắng" } else { "Xin phép vắng" } }
            </ButtonLink>
        </Cluster>
    }
}

/// An undecided request is taken back at once and can be sent again; a decided one is lost with its decision.
fn withdraw(request: Request, busy: bool, onact: &Callback<Act>) -> Html {
    let act = onact.reform(|()| Act::Withdraw);
    match request {
        Request::Open => html! {
            <Button kind={Kind::Secondary} {busy} onclick={act}>{ "Rút đơn" }</Button>
        },
        Request::Decided => html! {
            <ConfirmButton label="Rút đơn" question="Rút đơn xin vắng?" {busy} onconfirm={act}>
                <Text>{ "Đơn này đã có quyết định. Rút đơn thì quyết định cũng mất; muốn vắng lại, đồng chí phải gửi đơn mới." }</Text>
            </ConfirmButton>
        },
    }
}
