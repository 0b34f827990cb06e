//! One paper: its name, which opens it, how it stands, and what can be done with it.

use shared::endpoint::Nothing;
use shared::file::{FileKind, FileLink, FileState, format_size};
use shared::id::MeetingId;
use shared::paper::{OpenPaper, Paper, PaperAt, RemovePaper};
use shared::time::format_date_time;
use web_sys::File;
use yew::prelude::*;

use super::super::super::act::act_failure;
use super::open::wait_for_address;
use super::send::Sender;
use crate::api::use_api;
use crate::form::use_form;
use crate::parts::{
    Alert, Button, Card, Cluster, ConfirmButton, Dialog, FileField, Gap, Glyph, Kind, Muted, Tag, Text, Tone,
    use_toast,
};

/// Properties of [`Row`].
#[derive(Clone, PartialEq, Properties)]
pub struct RowProps {
    /// The paper.
    pub paper: Paper,
    /// Whether it came too late.
    pub late: bool,
    /// Of which meeting.
    pub meeting: MeetingId,
    /// The way to replace it, for who may.
    pub sender: Option<Sender>,
    /// Loads the list anew.
    pub reload: Callback<()>,
}

/// The entry.
#[component]
pub fn Row(props: &RowProps) -> Html {
    let api = use_api();
    let form = use_form(|| ());
    let RowProps { paper, meeting, .. } = props;
    let at = PaperAt { meeting: *meeting, paper: paper.id };
    let opens = paper.kind.opens_in_browser();
    let onopen = form.submit(
        move |()| {
            let (api, waiting) = (api.clone(), wait_for_address(opens));
            async move {
                match api.read::<OpenPaper>(&at).await {
                    Ok(link) => Ok((waiting.show(&link), link).1),
                    Err(failure) => {
                        waiting.close();
                        Err(failure.into())
                    }
                }
            }
        },
        |_: FileLink| (),
    );
    let words = if opens { "Mở" } else { "Tải về" };
    html! {
        <Card title={paper.name.clone()} aside={tags(props)}>
            <Muted>{ under(paper) }</Muted>
            if let FileState::Refused { refusal } = paper.state {
                <Alert tone={Tone::Danger}>{ refusal.sentence() }</Alert>
            }
            <Cluster gap={Gap::Small}>
                if paper.state == FileState::Ready {
                    <Button kind={Kind::Secondary} icon={if opens { Glyph::Eye } else { Glyph::Download }} busy={form.busy()} onclick={onopen}
                        label={format!("{words} {}", paper.name)}>
                        { words }
                    </Button>
                }
                if let Some(sender) = &props.sender {
                    <Change paper={paper.clone()} {at} sender={sender.clone()} reload={props.reload.clone()} />
                }
            </Cluster>
            { act_failure(&form.view(), &props.reload) }
        </Card>
    }
}

/// `PDF · 1,2 MB · gửi thứ Ba, 24/11/2026, 19:30`.
pub(super) fn under(paper: &Paper) -> String {
    let what = format!("{} · {}", paper.kind.label(), format_size(paper.size));
    match paper.handed_in_at {
        Some(at) => format!("{what} · gửi {}", format_date_time(at)),
        None => what,
    }
}

fn tags(props: &RowProps) -> Html {
    html! {
        <>
            { match props.paper.state {
                FileState::Uploading => html! { <Tag tone={Tone::Warning} icon={Glyph::Clock}>{ "Gửi chưa xong" }</Tag> },
                FileState::Checking => html! { <Tag tone={Tone::Info} icon={Glyph::Clock}>{ "Đang kiểm tra" }</Tag> },
                FileState::Refused { .. } => html! { <Tag tone={Tone::Danger} icon={Glyph::Cross}>{ "Không nhận" }</Tag> },
                FileState::Ready => Html::default(),
            } }
            if props.late {
                <Tag tone={Tone::Warning} icon={Glyph::Clock}>{ "Gửi muộn" }</Tag>
            }
        </>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct ChangeProps {
    paper: Paper,
    at: PaperAt,
    sender: Sender,
    reload: Callback<()>,
}

/// Replacing and removing.
#[component]
fn Change(props: &ChangeProps) -> Html {
    let (api, toast, form, open) = (use_api(), use_toast(), use_form(|| ()), use_state(|| false));
    let ChangeProps { paper, at, sender, reload } = props.clone();
    let set = |to: bool| {
        let open = open.clone();
        Callback::from(move |()| open.set(to))
    };
    let onremove = {
        let reload = reload.clone();
        form.submit(
            move |()| {
                let api = api.clone();
                async move { Ok(api.send::<RemovePaper>(&at, &Nothing {}).await?) }
            },
            move |_| {
                toast.show("Đã xóa tài liệu.");
                reload.emit(());
            },
        )
    };
    let onfile = {
        let open = open.clone();
        Callback::from(move |file: File| {
            open.set(false);
            sender.begin(file, Some(at.paper));
        })
    };
    html! {
        <>
            if paper.state == FileState::Ready {
                <Button kind={Kind::Tertiary} icon={Glyph::Retry} onclick={set(true)} label={format!("Thay bản khác: {}", paper.name)}>{ "Thay bản khác" }</Button>
            }
                <ConfirmButton label="Xóa" icon={Glyph::Trash} kind={Kind::Tertiary} busy={form.busy()} onconfirm={onremove}
                    question={format!("Xóa “{}”?", paper.name)} confirm="Xóa tài liệu">
                    <Text>{ "Các đồng chí được mời sẽ không đọc được tài liệu này nữa. Xóa rồi không lấy lại được." }</Text>
                </ConfirmButton>
            { act_failure(&form.view(), &reload) }
            <Dialog open={*open} title={format!("Thay “{}”", paper.name)} onclose={set(false)}>
                <Muted>{ "Bản cũ vẫn đọc được cho đến khi bản mới được kiểm tra xong." }</Muted>
                <FileField id={format!("replace-{}", paper.id)} label="Bản mới" accept={FileKind::ACCEPT} {onfile} />
            </Dialog>
        </>
    }
}
