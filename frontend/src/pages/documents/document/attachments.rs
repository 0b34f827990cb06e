//! Tệp đính kèm: the files of a document, each opened with one press; in a draft also adding and removing.

use shared::document::{Attachment, AttachmentAt, DocumentAt, OpenAttachment, RemoveAttachment};
use shared::endpoint::Nothing;
use shared::file::{FileKind, FileLink, FileState, format_size};
use web_sys::File;
use yew::prelude::*;

use super::super::act::{ActProps, reload_offer};
use crate::api::use_api;
use crate::dom;
use crate::form::use_form;
use crate::pages::meetings::papers::open::wait_for_address;
use crate::pages::meetings::papers::send::{Sender, Target};
use crate::pages::meetings::papers::uploads::{Uploads, upload_rows};
use crate::pages::meetings::papers::{file_hint, use_asking_again};
use crate::parts::{
    Alert, Button, Card, Cluster, ConfirmButton, ErrorSummary, FileField, Gap, Glyph, Kind, Muted, Section,
    Stack, Tag, Text, Tone, use_toast,
};

/// The section; nothing where there are no files and none can be added.
#[component]
pub fn Attachments(props: &ActProps) -> Html {
    let api = use_api();
    let ActProps { view, load } = props;
    let uploads = use_reducer(Uploads::default);
    let waits = view.attachments.iter().any(|file| file.state == FileState::Checking);
    use_asking_again(waits, &load.reload);
    let changeable = view.may.write && view.document.check_attachments_open().is_ok();
    if view.attachments.is_empty() && !changeable {
        return Html::default();
    }
    let to = Target::Document(DocumentAt { document: view.document.id });
    let sender = Sender { api, to, uploads: uploads.dispatcher(), onsent: load.reload.clone() };
    let onfile = {
        let sender = sender.clone();
        Callback::from(move |file: File| sender.begin(file, None))
    };
    html! {
        <Section title="Tệp đính kèm">
            <Stack>
                { for view.attachments.iter().map(|file| html! {
                    <Row key={file.id.to_string()} file={file.clone()} {changeable} reload={load.reload.clone()}
                        at={AttachmentAt { document: view.document.id, attachment: file.id }} />
                }) }
            </Stack>
            { upload_rows(&uploads, &sender) }
            if changeable {
                <FileField id="attachment" label="Thêm tệp đính kèm" several=true accept={FileKind::ACCEPT}
                    hint={file_hint(dom::now())} {onfile} />
            }
        </Section>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct RowProps {
    file: Attachment,
    at: AttachmentAt,
    changeable: bool,
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
                match api.read::<OpenAttachment>(&at).await {
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
        <Card title={file.name.clone()} aside={state(file)}>
            <Muted>{ format!("{} · {}", file.kind.label(), format_size(file.size)) }</Muted>
            if let FileState::Refused { refusal } = file.state {
                <Alert tone={Tone::Danger}>{ refusal.sentence() }</Alert>
            }
            <Cluster gap={Gap::Small}>
                if file.state == FileState::Ready {
                    <Button kind={Kind::Secondary} {icon} busy={form.busy()} onclick={onopen}
                        label={format!("{words} {}", file.name)}>{ words }</Button>
                }
                if props.changeable {
                    <Removing ..props.clone() />
                }
            </Cluster>
            <ErrorSummary refusal={form.view().refusal} attempt={form.view().attempt} />
        </Card>
    }
}

/// Where a file stands; one that can be read needs no word.
fn state(file: &Attachment) -> Html {
    match file.state {
        FileState::Uploading => {
            html! { <Tag tone={Tone::Warning} icon={Glyph::Clock}>{ "Gửi chưa xong" }</Tag> }
        }
        FileState::Checking => html! { <Tag tone={Tone::Info} icon={Glyph::Clock}>{ "Đang kiểm tra" }</Tag> },
        FileState::Refused { .. } => {
            html! { <Tag tone={Tone::Danger} icon={Glyph::Cross}>{ "Không nhận" }</Tag> }
        }
        FileState::Ready => Html::default(),
    }
}

/// Takes a file away from a draft.
#[component]
fn Removing(props: &RowProps) -> Html {
    let (api, toast, form) = (use_api(), use_toast(), use_form(|| ()));
    let (at, reload) = (props.at, props.reload.clone());
    let send = move |()| {
        let api = api.clone();
        async move { Ok(api.send::<RemoveAttachment>(&at, &Nothing {}).await?) }
    };
    let onconfirm = form.submit(send, move |_: Nothing| {
        toast.show("Đã xóa tệp đính kèm.");
        reload.emit(());
    });
    html! {
        <>
            <ConfirmButton label="Xóa" icon={Glyph::Trash} kind={Kind::Tertiary} busy={form.busy()} {onconfirm}
                question={format!("Xóa “{}”?", props.file.name)} confirm="Xóa tệp">
                <Text>{ "Tệp đã xóa thì không lấy lại được." }</Text>
            </ConfirmButton>
            <ErrorSummary refusal={form.view().refusal} attempt={form.view().attempt} />
            { reload_offer(&form.view(), &props.reload) }
        </>
    }
}

#[cfg(test)]
mod tests {
    use shared::file::FileRefusal;
    use shared::id::{DocumentId, FileId};

    use super::*;
    use crate::testing::rendered;

    fn shown(state: FileState, changeable: bool) -> String {
        let file = Attachment {
            id: FileId::from_parts(1, 1),
            name: "Biểu mẫu.pdf".into(),
            kind: FileKind::Pdf,
            size: 1_250_000,
            state,
            handed_in_at: None,
        };
        let at = AttachmentAt { document: DocumentId::from_parts(1, 1), attachment: file.id };
        rendered(html! { <Row {file} {at} {changeable} reload={Callback::noop()} /> })
    }

    #[test]
    fn a_file_says_what_it_is_and_opens_with_one_press() {
        let html = shown(FileState::Ready, false);
        for part in ["Biểu mẫu.pdf", "PDF · 1,2 MB", "aria-label=\"Mở Biểu mẫu.pdf\""] {
            assert!(html.contains(part), "{part}: {html}");
        }
        assert!(!html.contains("Xóa"), "{html}");
    }

    #[test]
    fn what_cannot_be_opened_says_why() {
        assert!(shown(FileState::Checking, true).contains("Đang kiểm tra"));
        let refused = shown(FileState::Refused { refusal: FileRefusal::Protected }, true);
        assert!(
            refused.contains("Tệp có mật khẩu")
                && refused.contains("Xóa")
                && !refused.contains("aria-label=\"Mở")
        );
    }
}
