//! The way of a file: looked at by name and size, summed up, announced, put, handed in. Whatever breaks off is tried
//! again from the beginning under the same id, so nothing is there twice.

use shared::endpoint::Nothing;
use shared::file::{NewFile, check_name_and_size};
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

/// Sends files to one meeting.
#[derive(Clone, PartialEq)]
pub struct Sender {
    /// The way to the functions.
    pub api: Api,
    /// The meeting.
    pub at: MeetingAt,
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
        let new = NewPaper { file: new, replaces: *replaces };
        let announced = self.api.send::<AddPaper>(&self.at, &new).await?;
        if let Some(place) = announced.place {
            let (uploads, id) = (self.uploads.clone(), *id);
            let report = move |percent| uploads.dispatch(Act::Go(id, Step::Sending(percent)));
            report(0);
            upload::put(&place.url, &place.headers, file, report).await?;
        }
        self.uploads.dispatch(Act::Go(*id, Step::HandingIn));
        let at = PaperAt { meeting: self.at.meeting, paper: *id };
        self.api.send::<HandInPaper>(&at, &Nothing {}).await.map(drop)
    }
}

/// Whether trying again would bring the same answer.
fn is_refusal(failure: &Failure) -> bool {
    failure.code().is_some_and(|code| matches!(code.status(), 403 | 404 | 422))
}
