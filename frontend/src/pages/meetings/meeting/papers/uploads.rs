//! Files on their way, each with its state. Several may be under way at once.

use std::rc::Rc;

use shared::file::{FileRefusal, format_size};
use shared::id::FileId;
use web_sys::File;
use yew::prelude::*;

use super::send::Sender;
use crate::api::Failure;
use crate::parts::{Alert, Button, Cluster, Gap, Glyph, Kind, Progress, Stack, Tone, use_leave_guard};

/// Where one file stands.
#[derive(Debug, Clone, PartialEq)]
pub enum Step {
    /// Its checksum is computed.
    Summing,
    /// So many percent have left.
    Sending(u32),
    /// The server is told that all is there.
    HandingIn,
    /// It broke off and can be tried again.
    Broken(Failure),
    /// It will not be taken.
    Refused(String),
}

impl Step {
    /// Whether it is still on its way.
    pub const fn is_under_way(&self) -> bool {
        matches!(self, Self::Summing | Self::Sending(_) | Self::HandingIn)
    }
}

impl From<FileRefusal> for Step {
    fn from(refusal: FileRefusal) -> Self {
        Self::Refused(refusal.sentence())
    }
}

/// One file.
#[derive(Debug, Clone, PartialEq)]
pub struct Upload {
    /// The id it was given; trying again keeps it.
    pub id: FileId,
    /// The file.
    pub file: File,
    /// The paper in whose place it comes.
    pub replaces: Option<FileId>,
    /// Where it stands.
    pub step: Step,
}

/// All of them.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Uploads(pub Vec<Upload>);

/// What happens.
pub enum Act {
    /// One begins.
    Begin(Upload),
    /// One goes on.
    Go(FileId, Step),
    /// One is done, or given up.
    Drop(FileId),
}

impl Reducible for Uploads {
    type Action = Act;

    fn reduce(self: Rc<Self>, act: Act) -> Rc<Self> {
        let mut all = self.0.clone();
        match act {
            Act::Begin(upload) => all.push(upload),
            Act::Go(id, step) => {
                if let Some(upload) = all.iter_mut().find(|upload| upload.id == id) {
                    upload.step = step;
                }
            }
            Act::Drop(id) => all.retain(|upload| upload.id != id),
        }
        Rc::new(Self(all))
    }
}

/// What is under way and what broke off.
pub fn upload_rows(uploads: &Uploads, sender: &Sender) -> Html {
    if uploads.0.is_empty() {
        return Html::default();
    }
    html! {
        <Stack>
            if uploads.0.iter().any(|upload| upload.step.is_under_way()) {
                <Guard />
            }
            { for uploads.0.iter().map(|upload| row(upload, sender)) }
        </Stack>
    }
}

/// Asks before one leaves while a file is on its way.
#[component]
fn Guard() -> Html {
    use_leave_guard("Tài liệu đang được gửi. Rời trang thì phải gửi lại. Đồng chí vẫn muốn rời trang?");
    Html::default()
}

fn row(upload: &Upload, sender: &Sender) -> Html {
    let name = upload.file.name();
    let onretry = {
        let (sender, upload) = (sender.clone(), upload.clone());
        Callback::from(move |()| sender.again(upload.clone()))
    };
    let ondrop = {
        let (sender, id) = (sender.clone(), upload.id);
        Callback::from(move |()| sender.drop(id))
    };
    let drop = html! { <Button kind={Kind::Tertiary} onclick={ondrop}>{ "Bỏ tệp này" }</Button> };
    match &upload.step {
        Step::Summing => going(&name, 0, "đang đọc tệp"),
        // A file's size is a whole number of bytes.
        Step::Sending(percent) => going(&name, *percent, &format_size(upload.file.size() as u64)),
        Step::HandingIn => going(&name, 100, "đang hoàn tất"),
        Step::Broken(failure) => html! {
            <Alert tone={Tone::Warning} title={format!("Chưa gửi xong: {name}")} live=true>
                <p>{ failure.sentence() }</p>
                <Cluster gap={Gap::Small}>
                    <Button kind={Kind::Secondary} icon={Glyph::Retry} onclick={onretry}>{ "Gửi lại" }</Button>
                    { drop }
                </Cluster>
            </Alert>
        },
        Step::Refused(sentence) => html! {
            <Alert tone={Tone::Danger} title={format!("Không nhận: {name}")} live=true>
                <p>{ sentence }</p>
                <Cluster gap={Gap::Small}>{ drop }</Cluster>
            </Alert>
        },
    }
}

fn going(name: &str, percent: u32, what: &str) -> Html {
    html! { <Progress label={format!("{name}: {percent}% ({what})")} value={percent} max={100} /> }
}
