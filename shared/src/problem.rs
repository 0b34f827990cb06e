//! The one error envelope. Outside stands a code and a Vietnamese sentence that says what happened and what to do;
//! the cause stays in the log.

mod code;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use self::code::ProblemCode;

/// Each error reply, in JSON.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Problem {
    /// For the program.
    pub code: ProblemCode,
    /// For the person: what happened, what to do.
    pub sentence: String,
    /// Which fields are wrong.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<FieldProblem>,
    /// Finds the request in the log.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request_id: Option<String>,
}

/// A field that is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FieldProblem {
    /// Name of the field in the body: `place`, `agenda.2.title`.
    pub field: String,
    /// What is wrong with it and what to do.
    pub sentence: String,
}

impl Problem {
    /// A problem with a more precise sentence than the code's own.
    pub fn with(code: ProblemCode, sentence: impl Into<String>) -> Self {
        Self { code, sentence: sentence.into(), fields: Vec::new(), request_id: None }
    }

    /// Wrong fields.
    pub fn invalid(fields: Vec<FieldProblem>) -> Self {
        Self { fields, ..ProblemCode::Invalid.into() }
    }

    /// One wrong field.
    pub fn field(field: impl Into<String>, sentence: impl Into<String>) -> Self {
        Self::invalid(vec![FieldProblem::new(field, sentence)])
    }
}

impl FieldProblem {
    /// Names a field and says what is wrong with it.
    pub fn new(field: impl Into<String>, sentence: impl Into<String>) -> Self {
        Self { field: field.into(), sentence: sentence.into() }
    }
}

impl From<ProblemCode> for Problem {
    fn from(code: ProblemCode) -> Self {
        Self::with(code, code.sentence())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_a_whole_sentence_and_an_error_status() {
        for &code in ProblemCode::ALL {
            assert!(code.sentence().ends_with('.'), "{code:?}");
            assert!(code.sentence().chars().count() > 20, "{code:?}");
            assert!((400..600).contains(&code.status()), "{code:?}");
        }
    }
}
