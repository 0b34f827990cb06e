//! One announcement: what it says, "Đã rõ", and for those who publish it what can still be done.

use jiff::Timestamp;
use shared::access::{Action, Subject};
use shared::announcement::{
    Announcement, AnnouncementAt, AnnouncementState, AnnouncementView, FindAnnouncement, WithdrawAnnouncement,
};
use shared::endpoint::Nothing;
use shared::id::{AnnouncementId, NoticeId};
use shared::meeting::{AtRevision, Stamp};
use shared::notice::ReadOrder;
use shared::time::format_date_time;
use yew::prelude::*;

use super::acknowledge::AcknowledgeButton;
use super::line::{state_tag, urgency_tag, urgency_tone};
use crate::api::use_api;
use crate::dom;
use crate::form::use_form;
use crate::load::{Load, use_load};
use crate::parts::{
    Alert, ButtonLink, Card, Cluster, ConfirmButton, ErrorSummary, Fact, Facts, Glyph, Kind, LargeText, Page,
    PrintButton, QueryLink, ScreenOnly, Shape, Text, Tone, use_toast,
};
use crate::route::Route;
use crate::session::{Viewer, use_session, use_viewer};

/// Properties of [`AnnouncementPage`].
#[derive(Clone, PartialEq, Properties)]
pub struct AnnouncementPageProps {
    /// Which.
    pub announcement: AnnouncementId,
}

/// The page.
#[component]
pub fn AnnouncementPage(props: &AnnouncementPageProps) -> Html {
    let (viewer, session) = (use_viewer(), use_session());
    let load = use_load::<FindAnnouncement>(AnnouncementAt { announcement: props.announcement }, Nothing {});
    let is_here = load.ready().is_some_and(|view| view.may.read);
    let id = NoticeId::of_announcement(props.announcement);
    use_effect_with(is_here, move |is_here| {
        if *is_here {
            session.mark_read(ReadOrder { until: None, notices: vec![id] });
        }
    });
    let title = load.ready().map_or_else(|| "Thông báo".into(), |view| view.announcement.words.title.clone());
    let under = load.ready().map_or_else(Html::default, |view| html! { { &view.announcement.org_name } });
    html! {
        <Page {title} {under} back={Route::Notices}>
            { load.show_as(Shape::Text, |view| html! {
                <>
                    { notices(&view.announcement, dom::now()) }
                    { words(&view.announcement) }
                    { answer(view, &load) }
                    { facts(&view.announcement) }
                    { tools(&viewer, view) }
                    if view.may.write { <Desk view={(**view).clone()} load={load.clone()} /> }
                </>
            }) }
        </Page>
    }
}

/// What the reader must know before reading.
fn notices(announcement: &Announcement, now: Timestamp) -> Html {
    match announcement.state(now) {
        AnnouncementState::Withdrawn => html! {
            <Alert tone={Tone::Warning} title="Thông báo đã thu hồi">
                <p>{ "Nơi gửi đã thu hồi thông báo này. Đồng chí không cần làm theo." }</p>
            </Alert>
        },
        AnnouncementState::Expired => html! {
            <Alert title="Thông báo đã hết hạn">
                <p>{ format!("Hết hạn {}.", format_date_time(announcement.words.expires_at)) }</p>
            </Alert>
        },
        AnnouncementState::Waiting => html! {
            <Alert title="Chưa đến giờ hiện">
                <p>{ format!("Đảng viên đọc được từ {}.", format_date_time(announcement.shows_from)) }</p>
            </Alert>
        },
        AnnouncementState::Shown => Html::default(),
    }
}

/// The paragraphs, under how urgent they are.
pub fn words(announcement: &Announcement) -> Html {
    let tone = urgency_tone(announcement.urgency);
    html! {
        <Card tone={if tone == Tone::Info { Tone::Neutral } else { tone }}>
            <Cluster>{ urgency_tag(announcement.urgency) }</Cluster>
            { for announcement.words.paragraphs().map(|line| html! { <Text>{ line.to_owned() }</Text> }) }
        </Card>
    }
}

/// The question, or the answer that was given.
fn answer(view: &AnnouncementView, load: &Load<AnnouncementView>) -> Html {
    let announcement = &view.announcement;
    if !announcement.asks_acknowledgement || !view.may.read || !announcement.is_shown(dom::now()) {
        return Html::default();
    }
    if view.acknowledged {
        return html! { <Alert tone={Tone::Success}><p>{ "Đồng chí đã báo “Đã rõ”." }</p></Alert> };
    }
    let ondone = {
        let (view, put) = (view.clone(), load.put.clone());
        Callback::from(move |()| put.emit(AnnouncementView { acknowledged: true, ..view.clone() }))
    };
    html! {
        <Card title="Đề nghị đồng chí xác nhận" tone={Tone::Gold}>
            <Text>{ "Đọc xong, đồng chí bấm nút dưới đây để cấp ủy biết đồng chí đã nắm." }</Text>
            <AcknowledgeButton announcement={announcement.id} title={announcement.words.title.clone()} {ondone} />
        </Card>
    }
}

fn facts(announcement: &Announcement) -> Html {
    html! {
        <Facts>
            <Fact name="Gửi lúc">{ format_date_time(announcement.shows_from) }</Fact>
            if let Some(at) = announcement.changed_at {
                <Fact name="Sửa lúc">{ format_date_time(at) }</Fact>
            }
            <Fact name="Hết hạn">{ format_date_time(announcement.words.expires_at) }</Fact>
            <Fact name="Gửi tới">{ announcement.audience.label() }</Fact>
        </Facts>
    }
}

/// Size of the text, paper, who has acknowledged.
fn tools(viewer: &Viewer, view: &AnnouncementView) -> Html {
    let announcement = &view.announcement;
    let counts = announcement.asks_acknowledgement
        && announcement.shows_from <= dom::now()
        && announcement.path.covers(viewer.path())
        && viewer.may_on(Action::CountReceipts, Subject::org(viewer.path()));
    html! {
        <ScreenOnly>
            <Cluster>
                <LargeText />
                <PrintButton />
                if counts {
                    <QueryLink to={Route::Acknowledgements { announcement: announcement.id }} name="to_chuc"
                        value={viewer.org().to_string()} kind={Kind::Secondary} icon={Glyph::Eye}>{ "Ai đã rõ" }</QueryLink>
                }
            </Cluster>
        </ScreenOnly>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct DeskProps {
    view: AnnouncementView,
    load: Load<AnnouncementView>,
}

/// For those who publish it: who did what, changing, taking back.
#[component]
fn Desk(props: &DeskProps) -> Html {
    let (api, toast, form) = (use_api(), use_toast(), use_form(|| ()));
    let announcement = &props.view.announcement;
    let state = announcement.state(dom::now());
    let (at, rev) = (AnnouncementAt { announcement: announcement.id }, announcement.rev);
    let send = move |()| {
        let api = api.clone();
        async move { Ok(api.send::<WithdrawAnnouncement>(&at, &AtRevision { rev }).await?) }
    };
    let put = props.load.put.clone();
    let onconfirm = form.submit(send, move |view: AnnouncementView| {
        toast.show("Đã thu hồi thông báo.");
        put.emit(view);
    });
    let line = |name: &'static str, stamp: &Stamp| {
        html! { <Fact {name}>{ format!("{}, {}", stamp.name, format_date_time(stamp.at)) }</Fact> }
    };
    html! {
        <ScreenOnly>
            <Card title="Phần của người gửi" aside={state_tag(state)}>
                <Facts>
                    { for announcement.work.iter().map(|work| html! {
                        <>
                            { line("Người gửi", &work.published) }
                            { for work.changed.iter().map(|stamp| line("Người sửa", stamp)) }
                            { for work.withdrawn.iter().map(|stamp| line("Người thu hồi", stamp)) }
                        </>
                    }) }
                </Facts>
                <ErrorSummary refusal={form.view().refusal} attempt={form.view().attempt} />
                if matches!(state, AnnouncementState::Waiting | AnnouncementState::Shown) {
                    <Cluster>
                        <ButtonLink to={Route::EditAnnouncement { announcement: announcement.id }} kind={Kind::Secondary}
                            icon={Glyph::Pencil}>{ "Sửa" }</ButtonLink>
                        <ConfirmButton label="Thu hồi" question="Thu hồi thông báo này?" icon={Glyph::Cross}
                            busy={form.busy()} {onconfirm}>
                            <Text>{ "Đảng viên không thấy nội dung nữa. Thu hồi rồi thì không gửi lại được, và vẫn tính vào số thông báo của tuần." }</Text>
                        </ConfirmButton>
                    </Cluster>
                }
            </Card>
        </ScreenOnly>
    }
}

#[cfg(test)]
mod tests {
    use jiff::SignedDuration;
    use shared::announcement::Urgency;

    use super::super::sample;
    use super::*;
    use crate::testing::rendered;

    #[test]
    fn the_words_are_paragraphs_and_the_urgency_is_a_word() {
        let html = rendered(words(&sample::announcement(Urgency::Urgent)));
        for part in ["Khẩn", "Các chi bộ cử người trực.", "Báo cáo trước 17 giờ."] {
            assert!(html.contains(part), "{part}: {html}");
        }
    }

    #[test]
    fn what_is_over_or_not_yet_says_so() {
        let (announcement, now) = (sample::announcement(Urgency::Normal), sample::now());
        assert_eq!(rendered(notices(&announcement, now)), "");
        assert!(rendered(notices(&announcement, now + SignedDuration::from_hours(48))).contains("hết hạn"));
        assert!(
            rendered(notices(&announcement, now - SignedDuration::from_hours(1))).contains("Chưa đến giờ")
        );
    }
}
