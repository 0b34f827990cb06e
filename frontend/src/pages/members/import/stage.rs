//! Where an import can stand, and why a file is given back.

use std::rc::Rc;

use shared::problem::ProblemCode;
use shared::roster::RosterPreview;
use shared::roster_import::RosterImported;
use yew::prelude::*;

use crate::api::Failure;

/// Where the import stands.
#[derive(Clone, PartialEq)]
pub enum Stage {
    /// Waits for a file; why the last one was given back.
    Choosing(Option<AttrValue>),
    /// The file is on its way.
    Sending {
        /// Its name.
        file_name: AttrValue,
        /// How much of it has left.
        percent: u32,
    },
    /// The server reads it.
    Reading,
    /// Something broke off that may succeed later.
    Stopped(Failure),
    /// To be looked at.
    Looking {
        /// What would happen.
        preview: Rc<RosterPreview>,
        /// Where confirming stands.
        confirming: Confirming,
    },
    /// Imported.
    Done(RosterImported),
}

/// Where confirming stands.
#[derive(Debug, Clone, PartialEq)]
pub enum Confirming {
    /// Not confirmed.
    Not,
    /// On its way.
    UnderWay,
    /// Did not succeed.
    Failed(Failure),
}

/// Why a file is given back, in one sentence.
pub fn reason(failure: &Failure) -> AttrValue {
    match failure {
        Failure::Problem(problem) if problem.code == ProblemCode::NotFound => {
            "Không còn tệp đã gửi trước đây. Xin chọn lại tệp.".into()
        }
        Failure::Problem(problem) => match problem.fields.first() {
            Some(field) => field.sentence.clone().into(),
            None => problem.sentence.clone().into(),
        },
        other => other.sentence().to_owned().into(),
    }
}

#[cfg(test)]
mod tests {
    use shared::problem::Problem;

    use super::*;

    #[test]
    fn a_file_is_given_back_with_the_most_precise_sentence() {
        let field = Failure::Problem(Problem::field("size", "Tệp lớn hơn 5 MB."));
        assert_eq!(reason(&field), "Tệp lớn hơn 5 MB.");
        let whole = Failure::Problem(Problem::with(ProblemCode::RosterRefused, "Danh sách thiếu cột."));
        assert_eq!(reason(&whole), "Danh sách thiếu cột.");
        assert!(reason(&Failure::Problem(ProblemCode::NotFound.into())).contains("chọn lại tệp"));
    }
}
