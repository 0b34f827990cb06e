//! What happens in each step: announce, send, preview, confirm; each can be tried again.

use std::cell::RefCell;
use std::rc::Rc;

use shared::endpoint::Nothing;
use shared::id::{OrgId, RosterImportId};
use shared::org::OrgAt;
use shared::problem::ProblemCode;
use shared::roster::RosterPreview;
use shared::roster_import::{
    ConfirmRosterImport, CreateRosterImport, NewRosterImport, PreviewRosterImport, RosterImportAt,
};
use web_sys::File;
use yew::prelude::*;

use super::ImportQuery;
use super::stage::{Confirming, Stage, reason};
use crate::api::{Api, Failure};
use crate::dom;
use crate::upload;

/// The file that is being imported.
#[derive(Clone)]
pub struct Attempt {
    /// Its id, the same however often it is tried.
    pub id: RosterImportId,
    /// To be sent; `None` once the server has it.
    pub file: Option<File>,
}

/// What every step needs.
#[derive(Clone)]
pub struct Course {
    /// Calls the server.
    pub api: Api,
    /// Whose roster it is.
    pub org: OrgId,
    /// Shows where the import stands.
    pub stage: UseStateSetter<Stage>,
    /// The file, once one was chosen.
    pub attempt: Rc<RefCell<Option<Attempt>>>,
    /// Keeps in the address what is looked at.
    pub address: Callback<ImportQuery>,
}

impl Course {
    /// Takes a file under a fresh id; trying again keeps the id, so that it stays one import.
    pub fn begin(&self, file: File) {
        let id = dom::new_id(RosterImportId::from_parts);
        *self.attempt.borrow_mut() = Some(Attempt { id, file: Some(file) });
        self.go_on();
    }

    /// Sends what is not sent yet, then asks for the preview.
    pub fn go_on(&self) {
        let Some(attempt) = self.attempt.borrow().clone() else { return };
        let course = self.clone();
        yew::platform::spawn_local(async move {
            let next = course.bring(attempt).await.unwrap_or_else(|failure| course.stopped(failure));
            course.stage.set(next);
        });
    }

    async fn bring(&self, attempt: Attempt) -> Result<Stage, Failure> {
        let Attempt { id, file } = attempt;
        if let Some(file) = file {
            self.send(id, &file).await?;
            *self.attempt.borrow_mut() = Some(Attempt { id, file: None });
            self.note(Some(id));
        }
        self.stage.set(Stage::Reading);
        let preview = self.api.send::<PreviewRosterImport>(&self.at(id), &Nothing {}).await?;
        Ok(Stage::Looking { preview: Rc::new(preview), confirming: Confirming::Not })
    }

    async fn send(&self, id: RosterImportId, file: &File) -> Result<(), Failure> {
        let report = {
            let (stage, file_name) = (self.stage.clone(), AttrValue::from(file.name()));
            move |percent| stage.set(Stage::Sending { file_name: file_name.clone(), percent })
        };
        report(0);
        // A file's size is a whole number of bytes.
        let new = NewRosterImport { id, file_name: file.name(), size: file.size() as u64 };
        let place = self.api.send::<CreateRosterImport>(&OrgAt { org: self.org }, &new).await?;
        upload::put(&place.url, &[], file, report).await
    }

    /// A file that is no good is given back; everything else can be tried again or is not for this person.
    fn stopped(&self, failure: Failure) -> Stage {
        if failure.is_worth_retrying() || failure.code() == Some(ProblemCode::Forbidden) {
            return Stage::Stopped(failure);
        }
        *self.attempt.borrow_mut() = None;
        self.note(None);
        Stage::Choosing(Some(reason(&failure)))
    }

    pub fn confirm(&self, preview: Rc<RosterPreview>) {
        let Some(Attempt { id, .. }) = self.attempt.borrow().clone() else { return };
        let looking = move |confirming| Stage::Looking { preview: preview.clone(), confirming };
        self.stage.set(looking(Confirming::UnderWay));
        let course = self.clone();
        yew::platform::spawn_local(async move {
            match course.api.send::<ConfirmRosterImport>(&course.at(id), &Nothing {}).await {
                Ok(imported) => {
                    course.note(None);
                    course.stage.set(Stage::Done(imported));
                }
                Err(failure) => course.stage.set(looking(Confirming::Failed(failure))),
            }
        });
    }

    pub fn choose_again(&self, refused: Option<AttrValue>) {
        *self.attempt.borrow_mut() = None;
        self.note(None);
        self.stage.set(Stage::Choosing(refused));
    }

    /// Keeps in the address which file is looked at, and for which organisation the next one will be.
    fn note(&self, import: Option<RosterImportId>) {
        self.address.emit(ImportQuery { import, org: Some(self.org) });
    }

    fn at(&self, import: RosterImportId) -> RosterImportAt {
        RosterImportAt { org: self.org, import }
    }
}
