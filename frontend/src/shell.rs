//! What stands around every page: the top bar, the ways through, the offline bar.

use shared::access::Action;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::clock::use_clock;
use crate::online::OfflineBar;
use crate::parts::{Glyph, Icon, LargeText};
use crate::route::{Route, use_go};
use crate::session::{Viewer, use_session, use_viewer};

/// A way through the app.
#[derive(Debug, Clone, PartialEq)]
pub struct Way {
    /// Where it leads.
    pub to: Route,
    /// Its name.
    pub label: &'static str,
    /// Its icon.
    pub glyph: Glyph,
}

impl Way {
    const fn new(to: Route, label: &'static str, glyph: Glyph) -> Self {
        Self { to, label, glyph }
    }
}

/// How much room the bar must have for a way. Five stand in every bar; what is left out stands on the page `Cá nhân`.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
enum Needs {
    /// Always there.
    #[default]
    Nothing,
    /// On a phone of usual width, with letters of usual size.
    Roomy,
    /// At the side of a wide window.
    Wide,
}

impl Needs {
    const fn attribute(self) -> Option<&'static str> {
        match self {
            Self::Nothing => None,
            Self::Roomy => Some("roomy"),
            Self::Wide => Some("wide"),
        }
    }
}

/// The ways that depend on rights, for those who have them.
pub fn ways_by_right(viewer: &Viewer) -> Vec<Way> {
    [
        (viewer.may(Action::ReadRoster), Way::new(Route::Members, "Đảng viên", Glyph::People)),
        (viewer.may(Action::ListOrgs), Way::new(Route::Orgs, "Tổ chức", Glyph::Tree)),
        (viewer.may(Action::ReadStatistics), Way::new(Route::Statistics, "Thống kê", Glyph::Chart)),
        (viewer.may(Action::ListOrgs), Way::new(Route::Admin, "Quản trị", Glyph::Sliders)),
        (viewer.may(Action::ReadReports), Way::new(Route::Reports, "Báo cáo", Glyph::Document)),
    ]
    .into_iter()
    .filter_map(|(allowed, way)| allowed.then_some(way))
    .collect()
}

/// Properties of [`Shell`].
#[derive(Clone, PartialEq, Properties)]
pub struct ShellProps {
    /// The present address.
    pub route: Route,
    /// The page.
    pub children: Html,
}

/// The frame around the pages of those who are signed in.
#[component]
pub fn Shell(props: &ShellProps) -> Html {
    let (viewer, session) = (use_viewer(), use_session());
    use_clock(Callback::from(move |()| session.look_into_inbox()));
    let by_right = ways_by_right(&viewer);
    let current = |way: &Way| section(&props.route) == Some(&way.to);
    html! {
        <div class="app">
            <SkipLink />
            <header class="top-bar">
                <Brand />
                <Hat />
                <Bell unread={viewer.me.inbox.unread} current={section(&props.route) == Some(&Route::Notices)} />
            </header>
            <OfflineBar />
            <nav class="ways" aria-label="Các mục chính">
                <WayLink way={Way::new(Route::Today, "Hôm nay", Glyph::Home)} current={props.route == Route::Today} />
                <WayLink way={Way::new(Route::Meetings, "Sinh hoạt", Glyph::Calendar)}
                    current={section(&props.route) == Some(&Route::Meetings)} />
                <WayLink way={Way::new(Route::Documents, "Văn bản", Glyph::Document)}
                    current={section(&props.route) == Some(&Route::Documents)} />
                <WayLink way={Way::new(Route::Study, "Học tập", Glyph::Book)}
                    current={section(&props.route) == Some(&Route::Study)} />
                { for by_right.iter().enumerate().map(|(index, way)| html! {
                    <WayLink way={way.clone()} current={current(way)} needs={if index == 0 { Needs::Roomy } else { Needs::Wide }} />
                }) }
                <WayLink way={Way::new(Route::MyFeedback, "Ý kiến", Glyph::Send)} needs={Needs::Wide}
                    current={section(&props.route) == Some(&Route::MyFeedback)} />
                <WayLink way={Way::new(Route::Me, "Cá nhân", Glyph::Person)} current={props.route == Route::Me} />
            </nav>
            <main id="main" tabindex="-1">{ props.children.clone() }</main>
        </div>
    }
}

/// Properties of [`Bare`].
#[derive(Clone, PartialEq, Properties)]
pub struct BareProps {
    /// The page.
    #[prop_or_default]
    pub children: Html,
}

/// The frame around the pages that open without signing in.
#[component]
pub fn Bare(props: &BareProps) -> Html {
    html! {
        <div class="app" data-bare="true">
            <SkipLink />
            <header class="top-bar">
                <Brand />
                <LargeText />
            </header>
            <OfflineBar />
            <main id="main" tabindex="-1">{ props.children.clone() }</main>
        </div>
    }
}

/// The item of the bar to which an address belongs.
fn section(route: &Route) -> Option<&'static Route> {
    match route {
        Route::Meetings
        | Route::NewMeeting
        | Route::Meeting { .. }
        | Route::EditMeeting { .. }
        | Route::ReportAbsence { .. }
        | Route::RollCall { .. }
        | Route::CloseMeeting { .. }
        | Route::MeetingScore { .. }
        | Route::Minutes { .. }
        | Route::Resolution { .. }
        | Route::Assignments
        | Route::PrintMeeting { .. }
        | Route::YearPlan
        | Route::EditYearPlan
        | Route::MakePlanned { .. } => Some(&Route::Meetings),
        Route::Members
        | Route::ImportRoster
        | Route::Registrations
        | Route::Member { .. }
        | Route::StartTransfer { .. }
        | Route::Transfers { .. }
        | Route::ActivationSlips => Some(&Route::Members),
        Route::Orgs | Route::Org { .. } => Some(&Route::Orgs),
        Route::Reports | Route::Report { .. } => Some(&Route::Reports),
        Route::Statistics => Some(&Route::Statistics),
        Route::Documents
        | Route::Document { .. }
        | Route::Receipts { .. }
        | Route::Office
        | Route::NewDocument
        | Route::EditDocument { .. } => Some(&Route::Documents),
        Route::Admin | Route::AuditLog { .. } => Some(&Route::Admin),
        Route::Notices
        | Route::Announcement { .. }
        | Route::Acknowledgements { .. }
        | Route::AnnouncementDesk
        | Route::NewAnnouncement
        | Route::EditAnnouncement { .. } => Some(&Route::Notices),
        Route::Study
        | Route::Campaign { .. }
        | Route::TakeQuiz { .. }
        | Route::ReviewAttempt { .. }
        | Route::StudyResults { .. }
        | Route::CampaignDesk
        | Route::NewCampaign
        | Route::EditCampaign { .. }
        | Route::QuestionBank
        | Route::ImportQuestions => Some(&Route::Study),
        Route::MyFeedback
        | Route::Feedback { .. }
        | Route::NewFeedback { .. }
        | Route::FeedbackDesk { .. }
        | Route::FeedbackCounts { .. } => Some(&Route::MyFeedback),
        Route::Today
        | Route::Me
        | Route::Guide
        | Route::GuideTask { .. }
        | Route::SignIn
        | Route::Activate
        | Route::Register
        | Route::NotFound => None,
    }
}

/// Jumps over bars to the content, for those who use a keyboard.
#[component]
fn SkipLink() -> Html {
    let onclick = Callback::from(|event: MouseEvent| {
        event.prevent_default();
        crate::dom::focus_by_id("main");
    });
    html! { <a class="skip" href="#main" {onclick}>{ "Đến nội dung chính" }</a> }
}

#[component]
fn Brand() -> Html {
    let onclick = use_go(Route::Today);
    html! {
        <a class="brand" href={Route::Today.href()} {onclick}>
            <Icon glyph={Glyph::Book} />
            <span>{ "Sổ tay đảng viên" }</span>
        </a>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct WayLinkProps {
    way: Way,
    current: bool,
    #[prop_or_default]
    needs: Needs,
}

#[component]
fn WayLink(props: &WayLinkProps) -> Html {
    let onclick = use_go(props.way.to.clone());
    html! {
        <a href={props.way.to.href()} aria-current={props.current.then_some("page")}
            data-needs={props.needs.attribute()} {onclick}>
            <Icon glyph={props.way.glyph} />
            <span>{ props.way.label }</span>
        </a>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct BellProps {
    unread: usize,
    current: bool,
}

/// The way to the inbox, with how much of it is unread.
#[component]
fn Bell(props: &BellProps) -> Html {
    let onclick = use_go(Route::Notices);
    let BellProps { unread, current } = *props;
    html! {
        <a class="bell" href={Route::Notices.href()} aria-current={current.then_some("page")} {onclick}>
            <Icon glyph={Glyph::Bell} />
            <span class="bell-word">{ "Thông báo" }</span>
            if unread > 0 {
                <span class="bell-count">{ if unread > 99 { "99+".into() } else { unread.to_string() } }</span>
                <span class="ds-sr-only">{ "chưa đọc" }</span>
            }
        </a>
    }
}

/// The hat one acts in; with several, a list to switch.
#[component]
fn Hat() -> Html {
    let (session, viewer) = (use_session(), use_viewer());
    let names: Vec<String> = viewer.me.seats.iter().map(seat_name).collect();
    if names.len() < 2 {
        let name = names.first().unwrap_or(&viewer.me.branch_name);
        return html! { <span class="hat"><span class="who">{ viewer.me.member.name.as_str() }</span>{ name }</span> };
    }
    let onchange = Callback::from(move |event: Event| {
        if let Ok(seat) = event.target_unchecked_into::<HtmlSelectElement>().value().parse() {
            session.wear(seat);
        }
    });
    html! {
        <label class="hat">
            <span class="who">{ viewer.me.member.name.as_str() }</span>
            <span class="ds-sr-only">{ "Đang làm việc với tư cách" }</span>
            <select class="ds-input" {onchange}>
                { for names.iter().enumerate().map(|(index, name)| html! {
                    <option value={index.to_string()} selected={viewer.worn() == index}>{ name }</option>
                }) }
            </select>
        </label>
    }
}

fn seat_name(seat: &shared::member::Seat) -> String {
    match seat.roles.iter().min() {
        Some(role) => format!("{} · {}", role.label_in(seat.org.kind), seat.org.name),
        None => seat.org.name.clone(),
    }
}
