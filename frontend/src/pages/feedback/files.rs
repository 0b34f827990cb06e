//! Files that go with a letter or its answer: each opened with one press; for whoever writes that part also adding and
//! taking away.

use std::rc::Rc;

use shared::endpoint::Nothing;
use shared::feedback::{
    FeedbackFile, FeedbackFileAt, FeedbackPart, FeedbackPartAt, FeedbackView, OpenFeedbackFile,
    RemoveFeedbackFile,
};
use shared::file::{FileKind, FileLink, FileState, format_size};
use shared::rules::feedback_rules;
use shared::time::local_date;
use web_sys::File;
use yew::prelude::*;

use crate::api::use_api;
use crate::dom;
use crate::form::use_form;
use crate::pages::meetings::papers::open::wait_for_address;
use crate::pages::meetings::papers::send::{Sender, Target};
use crate::pages::meetings::papers::uploads::{Uploads, upload_rows};
use crate::pages::meetings::papers::{file_hint, use_asking_again};
use crate::parts::{
    Alert, Button, Card, Cluster, ConfirmButton, ErrorSummary, FileField, Gap, Glyph, Kind, Muted,
    ScreenOnly, Section, Stack, Tag, Text, Tone, use_toast,
};

/// Properties of [`Files`].
#[derive(Clone, PartialEq, Properties)]
pub struct FilesProps {
    /// Of which letter.
    pub view: Rc<FeedbackView>,
    /// With what they go.
    pub part: FeedbackPart,
    /// Loads it anew.
    pub reload: Callback<()>,
}

/// The section; nothing where there are no files and none can be added.
#[component]
pub fn Files(props: &FilesProps) -> Html {
    let api = use_api();
    let FilesProps { view, part, reload } = props;
    let uploads = use_reducer(Uploads::default);
    let files: Vec<_> = view.files.iter().filter(|file| file.part == *part).collect();
    use_asking_again(files.iter().any(|file| file.state == FileState::Checking), reload);
    let writes = match part {
        FeedbackPart::Letter => view.may.withdraw,
        FeedbackPart::Answer => view.may.handle,
    };
    if files.is_empty() && !writes {
        return Html::default();
    }
    let at = FeedbackPartAt { feedback: view.feedback.id, part: *part };
    let to = Target::Feedback(at);
    let sender = Sender { api, to, uploads: uploads.dispatcher(), onsent: reload.clone() };
    let onfile = {
        let sender = sender.clone();
        Callback::from(move |file: File| sender.begin(file, None))
    };
    let most = feedback_rules(local_date(dom::now())).most_files;
    let hint = format!("Không quá {most} tệp. {}", file_hint(dom::now()));
    html! {
        <Section title={part.label()}>
            <Stack>
                { for files.into_iter().map(|file| html! {
                    <Row key={file.id.to_string()} file={file.clone()} at={at.file(file.id)} reload={reload.clone()}
                        removable={writes && view.feedback.check_file_removable(*part, file.state).is_ok()} />
                }) }
            </Stack>
            { upload_rows(&uploads, &sender) }
            if writes {
                <ScreenOnly><FileField id={match part {
                    FeedbackPart::Letter => "letter-file",
                    FeedbackPart::Answer => "answer-file",
                }} label="Thêm tệp" several=true accept={FileKind::ACCEPT} {hint} {onfile} /></ScreenOnly>
            }
        </Section>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct RowProps {
    file: FeedbackFile,
    at: FeedbackFileAt,
    removable: bool,
    reload: Callback<()>,
}

/// A file: its name, what it is, and what can be done with it.
#[component]
fn Row(props: &RowProps) -> Html {
    let (api, form) = (use_api(), use_form(|| ()));
    let RowProps { file, at, .. } = props;
    let (at, opens) = (*at, file.kind.opens_in_browser());
    let onopen = form.submit(
        move |()| {
            let (api, waiting) = (api.clone(), wait_for_address(opens));
            async move {
                match api.read::<OpenFeedbackFile>(&at).await {
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
    let (words, icon) = if opens { ("Mở", Glyph::Eye) } else { ("Tải về", Glyph::Download) };
    html! {
        <Card title={file.name.clone()} aside={state(file.state)} level={3}>
            <Muted>{ format!("{} · {}", file.kind.label(), format_size(file.size)) }</Muted>
            if let FileState::Refused { refusal } = file.state {
                <Alert tone={Tone::Danger}>{ refusal.sentence() }</Alert>
            }
            <Cluster gap={Gap::Small}>
                if file.state == FileState::Ready {
                    <Button kind={Kind::Secondary} {icon} busy={form.busy()} onclick={onopen}
                        label={format!("{words} {}", file.name)}>{ words }</Button>
                }
                if props.removable {
                    <Removing ..props.clone() />
                }
            </Cluster>
            <ErrorSummary refusal={form.view().refusal} attempt={form.view().attempt} />
        </Card>
    }
}

/// Where a file stands; one that can be read needs no word.
fn state(state: FileState) -> Html {
    let (tone, icon, words) = match state {
        FileState::Uploading => (Tone::Warning, Glyph::Clock, "Gửi chưa xong"),
        FileState::Checking => (Tone::Info, Glyph::Clock, "Đang kiểm tra"),
        FileState::Refused { .. } => (Tone::Danger, Glyph::Cross, "Không nhận"),
        FileState::Ready => return Html::default(),
    };
    html! { <Tag {tone} {icon}>{ words }</Tag> }
}

/// Takes a file away.
#[component]
fn Removing(props: &RowProps) -> Html {
    let (api, toast, form) = (use_api(), use_toast(), use_form(|| ()));
    let (at, reload) = (props.at, props.reload.clone());
    let send = move |()| {
        let api = api.clone();
        async move { Ok(api.send::<RemoveFeedbackFile>(&at, &Nothing {}).await?) }
    };
    let onconfirm = form.submit(send, move |_: Nothing| {
        toast.show("Đã xóa tệp.");
        reload.emit(());
    });
    html! {
        <>
            <ConfirmButton label="Xóa" icon={Glyph::Trash} kind={Kind::Tertiary} busy={form.busy()} {onconfirm}
                question={format!("Xóa “{}”?", props.file.name)} confirm="Xóa tệp">
                <Text>{ "Tệp đã xóa thì không lấy lại được." }</Text>
            </ConfirmButton>
            <ErrorSummary refusal={form.view().refusal} attempt={form.view().attempt} />
        </>
    }
}
