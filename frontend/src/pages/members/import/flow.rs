//! The course of an import: announce, send, preview, confirm; each step can be tried again.

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

use super::stage::{Confirming, Stage, reason};
use super::{ImportQuery, upload};
use crate::api::{Api, Failure, use_api};
use crate::dom;
use crate::route::use_query;

/// An import with the ways to move it on.
#[derive(Clone, PartialEq)]
pub struct Import {
    /// Where it stands.
    pub stage: Stage,
    /// Takes a file that was checked.
    pub onfile: Callback<File>,
    /// Goes on where it broke off; with a preview there, makes a new one.
    pub onretry: Callback<()>,
    /// Imports what was looked at.
    pub onconfirm: Callback<()>,
    /// Begins anew with another file.
    pub onother: Callback<()>,
}

/// The file that is being imported.
#[derive(Clone)]
struct Attempt {
    id: RosterImportId,
    /// To be sent; `None` once the server has it.
    file: Option<File>,
}

/// What every step needs.
#[derive(Clone)]
struct Course {
    api: Api,
    org: OrgId,
    stage: UseStateSetter<Stage>,
    attempt: Rc<RefCell<Option<Attempt>>>,
    address: Callback<ImportQuery>,
}

/// The import of a roster of `org`. A file that the address names is looked at once more.
#[hook]
pub fn use_import(org: OrgId) -> Import {
    let (query, address) = use_query::<ImportQuery>();
    let start = if query.import.is_some() { Stage::Reading } else { Stage::Choosing(None) };
    let stage = use_state(|| start);
    let attempt = use_mut_ref(|| query.import.map(|id| Attempt { id, file: None }));
    let course = Course { api: use_api(), org, stage: stage.setter(), attempt, address };
    {
        let course = course.clone();
        use_effect_with((), move |()| course.go_on());
    }
    let confirm = {
        let (course, stage) = (course.clone(), stage.clone());
        move |()| {
            if let Stage::Looking { preview, .. } = &*stage {
                course.confirm(preview.clone());
            }
        }
    };
    let on = |act: fn(&Course)| {
        let course = course.clone();
        Callback::from(move |()| act(&course))
    };
    Import {
        stage: (*stage).clone(),
        onretry: on(Course::go_on),
        onother: on(|course| course.choose_again(None)),
        onconfirm: Callback::from(confirm),
        onfile: Callback::from(move |file| course.begin(file)),
    }
}

impl Course {
    /// Takes a file under a fresh id; trying again keeps the id, so that it stays one import.
    fn begin(&self, file: File) {
        let id = dom::new_id(RosterImportId::from_parts);
        *self.attempt.borrow_mut() = Some(Attempt { id, file: Some(file) });
        self.go_on();
    }

    /// Sends what is not sent yet, then asks for the preview.
    fn go_on(&self) {
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
            self.address.emit(ImportQuery { import: Some(id), org: Some(self.org) });
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
        upload::put(&place.url, file, report).await
    }

    /// A file that is no good is given back; everything else can be tried again or is not for this person.
    fn stopped(&self, failure: Failure) -> Stage {
        if failure.is_worth_retrying() || failure.code() == Some(ProblemCode::Forbidden) {
            return Stage::Stopped(failure);
        }
        *self.attempt.borrow_mut() = None;
        self.address.emit(ImportQuery::default());
        Stage::Choosing(Some(reason(&failure)))
    }

    fn confirm(&self, preview: Rc<RosterPreview>) {
        let Some(Attempt { id, .. }) = self.attempt.borrow().clone() else { return };
        let looking = move |confirming| Stage::Looking { preview: preview.clone(), confirming };
        self.stage.set(looking(Confirming::UnderWay));
        let course = self.clone();
        yew::platform::spawn_local(async move {
            match course.api.send::<ConfirmRosterImport>(&course.at(id), &Nothing {}).await {
                Ok(imported) => {
                    course.address.emit(ImportQuery::default());
                    course.stage.set(Stage::Done(imported));
                }
                Err(failure) => course.stage.set(looking(Confirming::Failed(failure))),
            }
        });
    }

    fn choose_again(&self, refused: Option<AttrValue>) {
        *self.attempt.borrow_mut() = None;
        self.address.emit(ImportQuery::default());
        self.stage.set(Stage::Choosing(refused));
    }

    fn at(&self, import: RosterImportId) -> RosterImportAt {
        RosterImportAt { org: self.org, import }
    }
}
