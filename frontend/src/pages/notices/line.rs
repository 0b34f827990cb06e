//! An entry of the inbox in a line of a list, and an announcement on the desk.

use jiff::Timestamp;
use shared::announcement::{Announcement, AnnouncementState, Urgency};
use shared::id::NoticeId;
use shared::notice::{Notice, NoticeAbout, NoticeBody};
use shared::time::{format_date_time, format_relative};
use yew::prelude::*;

use crate::parts::{Glyph, ListItem, Tag, Tone};
use crate::route::Route;

/// An entry of the inbox; `onopen` is told when it is followed.
pub fn notice_line(notice: &Notice, now: Timestamp, onopen: &Callback<NoticeId>) -> Html {
    let when = format_relative(notice.at, now);
    let (to, title, under) = match &notice.body {
        NoticeBody::Announced { announcement } => (
            Route::Announcement { announcement: announcement.id },
            announcement.words.title.clone(),
            html! { { format!("{} · {when}", announcement.org_name) } },
        ),
        NoticeBody::Personal { about } => {
            let under = html! { <>{ about.sentence() }<br />{ when }</> };
            (route(about), about.title().to_owned(), under)
        }
    };
    let id = notice.id;
    let onopen = onopen.reform(move |()| id);
    html! {
        <ListItem key={id.to_string()} {to} {title} {under} end={notice_tag(notice)} {onopen} />
    }
}

/// What still asks for attention; what was read needs no word.
fn notice_tag(notice: &Notice) -> Html {
    let urgency = match &notice.body {
        NoticeBody::Announced { announcement } => announcement.urgency,
        NoticeBody::Personal { .. } => Urgency::Normal,
    };
    match (notice.read, notice.waits()) {
        (true, _) => Html::default(),
        (false, true) => {
            html! { <Tag tone={urgency_tone(urgency)} icon={Glyph::Bell}>{ "Chờ “Đã rõ”" }</Tag> }
        }
        (false, false) if urgency == Urgency::Important => {
            html! { <Tag tone={Tone::Warning}>{ "Quan trọng" }</Tag> }
        }
        (false, false) => html! { <Tag tone={Tone::Accent}>{ "Mới" }</Tag> },
    }
}

/// How loud an urgency looks.
pub const fn urgency_tone(urgency: Urgency) -> Tone {
    match urgency {
        Urgency::Normal => Tone::Info,
        Urgency::Important => Tone::Warning,
        Urgency::Urgent => Tone::Danger,
    }
}

/// How urgent, as a word that stands out on a tint of the same colour.
pub fn urgency_tag(urgency: Urgency) -> Html {
    let icon = match urgency {
        Urgency::Normal => Glyph::Info,
        Urgency::Important | Urgency::Urgent => Glyph::Warning,
    };
    html! { <Tag {icon}>{ urgency.label() }</Tag> }
}

/// The page on which the matter itself stands.
pub fn route(about: &NoticeAbout) -> Route {
    match about {
        NoticeAbout::MeetingCalled { meeting, .. }
        | NoticeAbout::MeetingMoved { meeting, .. }
        | NoticeAbout::MeetingCancelled { meeting, .. }
        | NoticeAbout::MeetingNear { meeting, .. }
        | NoticeAbout::AbsenceDecided { meeting, .. } => Route::Meeting { meeting: *meeting },
        NoticeAbout::CorrectionDecided { .. }
        | NoticeAbout::AccountApproved
        | NoticeAbout::RoleGiven { .. }
        | NoticeAbout::RoleEnded { .. } => Route::Me,
        NoticeAbout::ReportReturned { report } | NoticeAbout::ReportDue { report, .. } => {
            Route::Report { report: *report }
        }
        NoticeAbout::DocumentReturned { document } | NoticeAbout::DocumentToCheck { document } => {
            Route::Document { document: *document }
        }
        NoticeAbout::Feedback { feedback, .. } => Route::Feedback { feedback: *feedback },
    }
}

/// An announcement on the desk of those who publish it.
pub fn desk_line(announcement: &Announcement, now: Timestamp) -> Html {
    let under =
        format!("{} · từ {}", announcement.urgency.label(), format_date_time(announcement.shows_from));
    html! {
        <ListItem key={announcement.id.to_string()} to={Route::Announcement { announcement: announcement.id }}
            title={announcement.words.title.clone()} under={html! { under }} end={state_tag(announcement.state(now))} />
    }
}

/// Where an announcement stands.
pub fn state_tag(state: AnnouncementState) -> Html {
    let (tone, icon) = match state {
        AnnouncementState::Waiting => (Tone::Info, Glyph::Clock),
        AnnouncementState::Shown => (Tone::Success, Glyph::Check),
        AnnouncementState::Expired => (Tone::Neutral, Glyph::Clock),
        AnnouncementState::Withdrawn => (Tone::Neutral, Glyph::Cross),
    };
    html! { <Tag {tone} {icon}>{ state.label() }</Tag> }
}

#[cfg(test)]
mod tests {
    use shared::notice::{PersonalNotice, ReadMarks, entries};

    use super::super::sample;
    use super::*;
    use crate::testing::rendered;

    fn lines(read: &[Urgency]) -> String {
        let now = sample::now();
        let announced = read.iter().map(|urgency| sample::announcement(*urgency)).collect();
        let about = NoticeAbout::AccountApproved;
        let personal = vec![PersonalNotice::new(sample::me(), now, about)];
        let list = entries(&ReadMarks::none(sample::me()), announced, personal, now);
        rendered(html! { { for list.iter().map(|notice| notice_line(notice, now, &Callback::noop())) } })
    }

    #[test]
    fn a_line_says_what_from_whom_and_what_it_asks_for() {
        let html = lines(&[Urgency::Urgent]);
        for part in
            ["Trực phòng chống bão số 9", "Đảng ủy xã Đồng Sen", "Chờ “Đã rõ”", "Tài khoản đã được duyệt"]
        {
            assert!(html.contains(part), "{part}: {html}");
        }
        assert!(lines(&[Urgency::Important]).contains("Quan trọng"));
        assert!(lines(&[]).contains("Mới"));
    }
}
