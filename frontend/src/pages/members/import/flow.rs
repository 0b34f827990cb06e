//! The course of an import as a page sees it: where it stands, and what can be done next.

use shared::id::OrgId;
use web_sys::File;
use yew::prelude::*;

use super::ImportQuery;
use super::course::{Attempt, Course};
use super::stage::Stage;
use crate::api::use_api;
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
