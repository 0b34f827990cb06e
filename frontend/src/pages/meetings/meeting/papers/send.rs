//! The way of a file: looked at by name and size, summed up, announced, put, handed in. Whatever breaks off is tried
//! again from the beginning under the same id, so nothing is there twice. Papers of meetings, attachments of documents
//! and what is sent along with feedback go the same way.

use shared::document::{AddAttachment, AttachmentAt, DocumentAt, HandInAttachment};
use shared::endpoint::Nothing;
use shared::feedback::{AddFeedbackFile, FeedbackPartAt, HandInFeedbackFile};
use shared::file::{FilePlace, NewFile, check_name_and_size};
use shared::id::FileId;
use shared::meeting::MeetingAt;
use shared::paper::{AddPaper, HandInPaper, NewPaper, PaperAt};
use shared::rules::file_rules;
use shared::time::local_date;
use web_sys::File;
use yew::prelude::*;

use super::uploads::{Act, Step, Upload, Uploads};
use crate::api::{Api, Failure};
use crate::{dom, upload};

/// What a file is to belong to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Target {
    /// A meeting, as a paper.
    Meeting(MeetingAt),
    /// A document, as an attachment.
    Document(DocumentAt),
    /// A letter or its answer.
    Feedback(FeedbackPartAt),
}

impl Target {
    /// Announces a file; gives where to put it, unless it is there already.
    async fn announce(
        self,
        api: &Api,
        file: NewFile,
        replaces: Option<FileId>,
    ) -> Result<Option<FilePlace>, Failure> {
        Ok(match self {
            Self::Meeting(at) => api.send::<AddPaper>(&at, &NewPaper { file, replaces }).await?.place,
            Self::Document(at) => api.send::<AddAttachment>(&at, &file).await?.place,
            Self::Feedback(at) => api.send::<AddFeedbackFile>(&at, &file).await?.place,
        })
    }

    /// Says that the bytes of a file are there.
    async fn hand_in(self, api: &Api, file: FileId) -> Result<(), Failure> {
        match self {
            Self::Meeting(MeetingAt { meeting }) => {
                api.send::<HandInPaper>(&PaperAt { meeting, paper: file }, &Nothing {}).await.map(drop)
            }
            Self::Document(DocumentAt { document }) => {
                let at = AttachmentAt { document, attachment: file };
                api.send::<HandInAttachment>(&at, &Nothing {}).await.map(drop)
            }
            Self::Feedback(at) => api.send::<HandInFeedbackFile>(&at.file(file), &Nothing {}).await.map(drop),
        }
    }
}

/// Sends files to one meeting, document or letter.
#[derive(Clone, PartialEq)]
pub struct Sender {
    /// The way to the functions.
    pub api: Api,
    /// What they are to belong to.
    pub to: Target,
    /// Hears how each file stands.
    pub uploads: UseReducerDispatcher<Uploads>,
    /// Called when one is there.
    pub onsent: Callback<()>,
}

impl Sender {
    /// Sends a file that was chosen just now, perhaps in the place of a paper.
    pub fn begin(&self, file: File, replaces: Option<FileId>) {
        let rules = file_rules(local_date(dom::now()));
        // A file's size is a whole number of bytes.
        let step = match check_name_and_size(&file.name(), file.size() as u64, rules) {
            Ok(_) => Step::Summing,
            Err(refusal) => refusal.into(),
        };
        let upload = Upload { id: dom::new_id(FileId::from_parts), file, replaces, step };
        self.uploads.dispatch(Act::Begin(upload.clone()));
        if upload.step.is_under_way() {
            self.run(upload);
        }
    }

    /// Tries one again.
    pub fn again(&self, upload: Upload) {
        self.uploads.dispatch(Act::Go(upload.id, Step::Summing));
        self.run(upload);
    }

    /// Gives one up.
    pub fn drop(&self, id: FileId) {
        self.uploads.dispatch(Act::Drop(id));
    }

    fn run(&self, upload: Upload) {
        let sender = self.clone();
        yew::platform::spawn_local(async move {
            let act = match sender.send(&upload).await {
                Ok(()) => Act::Drop(upload.id),
                Err(failure) if is_refusal(&failure) => {
                    Act::Go(upload.id, Step::Refused(failure.sentence().to_owned()))
                }
                Err(failure) => Act::Go(upload.id, Step::Broken(failure)),
            };
            sender.uploads.dispatch(act);
            sender.onsent.emit(());
        });
    }

    async fn send(&self, upload: &Upload) -> Result<(), Failure> {
        let Upload { id, file, replaces, .. } = upload;
        let sha256 = upload::sha256(file).await?;
        // A file's size is a whole number of bytes.
        let new = NewFile { id: *id, name: file.name(), size: file.size() as u64, sha256 };
        if let Some(place) = self.to.announce(&self.api, new, *replaces).await? {
            let (uploads, id) = (self.uploads.clone(), *id);
            let report = move |percent| uploads.dispatch(Act::Go(id, Step::Sending(percent)));
            report(0);
            upload::put(&place.url, &place.headers, file, report).await?;
        }
        self.uploads.dispatch(Act::Go(*id, Step::HandingIn));
        self.to.hand_in(&self.api, *id).await
    }
}

/// Whether trying again would bring the same answer.
fn is_refusal(failure: &Failure) -> bool {
    failure.code().is_some_and(|code| matches!(code.status(), 403 | 404 | 422))
}
