//! Searching what I may read: what is asked, and what is found.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Document, DocumentKind};
use crate::endpoint::{Cursor, Page};
use crate::endpoints;
use crate::id::OrgId;
use crate::problem::Problem;
use crate::text::tidy;

/// Longest question, in characters.
pub const LONGEST_SEARCH: usize = 200;

/// What is searched for among the documents of my chain. It is sent as a body: words that people type stand in no
/// address.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SearchQuery {
    /// Words, with or without marks, or a number: `339 qd tw`.
    #[serde(default)]
    pub q: String,
    /// Only of this kind.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<DocumentKind>,
    /// Only from this organisation of my chain.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub org: Option<OrgId>,
    /// Only published in this year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<i16>,
    /// Where to go on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Cursor>,
}

impl SearchQuery {
    /// What is searched for, tidied.
    ///
    /// # Errors
    /// [`crate::problem::ProblemCode::Invalid`] for nothing to search for, or too much.
    pub fn words(&self) -> Result<String, Problem> {
        let words = tidy(&self.q);
        if !words.chars().any(char::is_alphanumeric) {
            return Err(Problem::field("q", "Xin gõ từ cần tìm hoặc số văn bản, ví dụ 339 qd tw."));
        }
        if words.chars().count() > LONGEST_SEARCH {
            return Err(Problem::field("q", "Nội dung tìm dài quá 200 ký tự. Xin gõ ngắn hơn."));
        }
        Ok(words)
    }
}

/// A piece of text, and whether it is what was searched for. Words, not HTML: whoever shows it cannot be tricked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Marked {
    /// The words.
    pub text: String,
    /// Whether they were searched for.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub hit: bool,
}

/// A document that was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SearchHit {
    /// The document.
    pub document: Document,
    /// Its abstract with what was searched for.
    pub r#abstract: Vec<Marked>,
    /// The place in its text that fits best; empty for a document without text.
    pub snippet: Vec<Marked>,
    /// The paragraph of that place, for a link to it.
    pub paragraph: Option<String>,
}

endpoints! {
    /// What I may read of my chain and what fits best first, by its words or its number. A new document is found within
    /// a minute.
    SearchDocuments = "search_documents": Ask "/api/me/documents/search" by Member {
        body: SearchQuery, reply: Page<SearchHit>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_has_words_or_a_number() {
        let ask = |q: &str| SearchQuery { q: q.into(), ..SearchQuery::default() }.words();
        assert_eq!(ask("  chuyển  đổi số ").unwrap(), "chuyển đổi số");
        assert_eq!(ask("339-QĐ/TW").unwrap(), "339-QĐ/TW");
        for nothing in ["", "   ", "-/.", &"a ".repeat(101)] {
            assert_eq!(ask(nothing).unwrap_err().fields[0].field, "q", "{nothing}");
        }
    }
}
