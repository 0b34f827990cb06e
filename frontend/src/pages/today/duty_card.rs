//! A duty as a card: what waits, until when, and its one button.

use std::rc::Rc;

use jiff::civil::Date;
use shared::duty::{Duty, DutyAbout};
use shared::id::OrgId;
use yew::prelude::*;

use crate::pages::notices::{notice_route, waiting_card};
use crate::parts::{Button, ButtonLink, Card, Glyph, Kind, Muted, Tag, Text, Tone};
use crate::route::{Route, use_nav};
use crate::session::{Viewer, use_session};

/// The card. An announcement is read and answered where it stands; everything else is done on a page of its own.
pub fn duty_card(viewer: &Rc<Viewer>, duty: &Duty, today: Date) -> Html {
    if let DutyAbout::Acknowledge { announcement, .. } = duty.about {
        let waits = viewer.me.inbox.waiting.iter().find(|waiting| waiting.id == announcement);
        return waits.map(waiting_card).unwrap_or_default();
    }
    let is_overdue = duty.is_overdue(today);
    let aside = match (is_overdue, duty.due_on == Some(today)) {
        (true, _) => html! { <Tag tone={Tone::Warning} icon={Glyph::Clock}>{ "Quá hạn" }</Tag> },
        (false, true) => html! { <Tag tone={Tone::Info} icon={Glyph::Clock}>{ "Hôm nay" }</Tag> },
        (false, false) => Html::default(),
    };
    let (title, sentence, when) = (duty.about.title(), duty.about.sentence(), duty.when(today));
    let tone = if is_overdue { Tone::Warning } else { Tone::Neutral };
    html! {
        <Card key={key(&duty.about)} {title} {tone} {aside}>
            if let Some(name) = other_seat(viewer, &duty.about) {
                <Muted>{ name }</Muted>
            }
            if !sentence.is_empty() {
                <Text>{ sentence }</Text>
            }
            if !when.is_empty() {
                <Muted>{ when }</Muted>
            }
            <div>{ way(viewer, &duty.about) }</div>
        </Card>
    }
}

/// The one button. A page that shows what the hat worn looks after needs that hat first.
fn way(viewer: &Rc<Viewer>, about: &DutyAbout) -> Html {
    let (to, verb) = (route(about), about.verb());
    let label = format!("{verb}: {}", about.title());
    match hat(about).filter(|org| *org != viewer.org()).and_then(|org| seat_of(viewer, org)) {
        Some(seat) => html! { <WearAndGo {seat} {to} {verb} {label} /> },
        None => html! { <ButtonLink {to} kind={Kind::Secondary} {label}>{ verb }</ButtonLink> },
    }
}

/// The organisation whose hat its page asks for.
const fn hat(about: &DutyAbout) -> Option<OrgId> {
    match about {
        DutyAbout::DecideRegistrations { org, .. } | DutyAbout::DecideCorrections { org, .. } => Some(*org),
        _ => None,
    }
}

fn seat_of(viewer: &Viewer, org: OrgId) -> Option<usize> {
    viewer.me.seats.iter().position(|seat| seat.org.id == org)
}

/// The name of the organisation, where that is not the one in which they act now.
fn other_seat(viewer: &Viewer, about: &DutyAbout) -> Option<String> {
    let (DutyAbout::DecideRegistrations { org, .. }
    | DutyAbout::DecideCorrections { org, .. }
    | DutyAbout::ReceiveTransfers { org, .. }
    | DutyAbout::AnswerFeedback { org, .. }) = about
    else {
        return None;
    };
    let seat = viewer.me.seats.get(seat_of(viewer, *org)?)?;
    (viewer.me.seats.len() > 1).then(|| seat.org.name.clone())
}

fn route(about: &DutyAbout) -> Route {
    match about {
        DutyAbout::Acknowledge { announcement, .. } => Route::Announcement { announcement: *announcement },
        DutyAbout::AnswerMeeting { meeting, .. } | DutyAbout::DecideAbsences { meeting, .. } => {
            Route::Meeting { meeting: *meeting }
        }
        DutyAbout::DecideRegistrations { .. } => Route::Registrations,
        DutyAbout::DecideCorrections { .. } => Route::Members,
        DutyAbout::ReceiveTransfers { org, .. } => Route::Transfers { org: *org },
        DutyAbout::AnswerFeedback { org, .. } => Route::FeedbackDesk { org: *org },
        DutyAbout::SettleAssignment { .. } => Route::Meetings,
        DutyAbout::ConfirmDocument { document, .. } => Route::Document { document: *document },
        DutyAbout::Task { about } => notice_route(about),
    }
}

/// The same for the same duty, however many there are of it.
fn key(about: &DutyAbout) -> String {
    match about {
        DutyAbout::SettleAssignment { assignment, .. } => assignment.to_string(),
        _ => format!("{} {}", about.verb(), route(about).href()),
    }
}

#[derive(Clone, PartialEq, Properties)]
struct WearAndGoProps {
    seat: usize,
    to: Route,
    verb: &'static str,
    label: String,
}

/// Puts on another hat and goes to its page.
#[component]
fn WearAndGo(props: &WearAndGoProps) -> Html {
    let (session, nav) = (use_session(), use_nav());
    let WearAndGoProps { seat, to, verb, label } = props.clone();
    let onclick = Callback::from(move |()| {
        session.wear(seat);
        nav.go(&to);
    });
    html! { <Button kind={Kind::Secondary} {label} {onclick}>{ verb }</Button> }
}
