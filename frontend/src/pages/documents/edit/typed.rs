//! What is typed, and the draft that it makes.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use shared::document::number::usual_symbol;
use shared::document::{Audience, Block, DocumentDraft, DocumentHead, DocumentKind, DocumentView, markup};
use shared::id::{DocumentId, OrgId};
use shared::org::{Org, OrgKind};

use crate::dom;
use crate::form::Refusal;

/// From where writing starts.
#[derive(Debug, Clone, PartialEq)]
pub enum Start {
    /// A new document of this organisation.
    New(Org),
    /// A document that exists.
    Change(Box<DocumentView>),
}

impl Start {
    /// What kind of organisation issues it.
    pub fn org_kind(&self) -> OrgKind {
        match self {
            Self::New(org) => org.kind,
            Self::Change(view) => view.document.org_kind,
        }
    }

    /// Who issues it.
    pub fn org(&self) -> OrgId {
        match self {
            Self::New(org) => org.id,
            Self::Change(view) => view.document.org,
        }
    }

    /// Under which name the unfinished text is kept in this tab.
    pub fn key(&self) -> String {
        match self {
            Self::New(org) => format!("document-new-{}", org.id),
            Self::Change(view) => format!("document-{}", view.document.id),
        }
    }

    /// What stands in the fields at first.
    pub fn typed(&self) -> Typed {
        match self {
            Self::New(org) => Typed {
                id: dom::new_id(DocumentId::from_parts),
                kind: None,
                r#abstract: String::new(),
                serial: String::new(),
                symbol: usual_symbol(org.kind).into(),
                signed_on: None,
                signer: String::new(),
                position: String::new(),
                audience: Some(Audience::Everyone),
                asks_confirmation: false,
                text: String::new(),
            },
            Self::Change(view) => {
                let head = view.document.head.clone();
                let blocks: Vec<Block> = view.body.blocks().cloned().collect();
                Typed {
                    id: view.document.id,
                    kind: Some(head.kind),
                    r#abstract: head.r#abstract,
                    serial: head.serial.map(|serial| serial.to_string()).unwrap_or_default(),
                    symbol: head.symbol,
                    signed_on: head.signed_on,
                    signer: head.signer,
                    position: head.position,
                    audience: Some(head.audience),
                    asks_confirmation: head.asks_confirmation,
                    text: markup::write(&blocks),
                }
            }
        }
    }
}

/// The fields.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Typed {
    /// Of the document; drawn once, so that sending again makes no second one.
    pub id: DocumentId,
    pub kind: Option<DocumentKind>,
    pub r#abstract: String,
    pub serial: String,
    pub symbol: String,
    pub signed_on: Option<Date>,
    pub signer: String,
    pub position: String,
    pub audience: Option<Audience>,
    pub asks_confirmation: bool,
    pub text: String,
}

impl Typed {
    /// The draft, or what is missing.
    ///
    /// # Errors
    /// The fields that must be mended first.
    pub fn draft(&self) -> Result<DocumentDraft, Refusal> {
        let Some(kind) = self.kind else {
            return Err(Refusal::field("kind", "Xin chọn loại văn bản."));
        };
        let serial = match self.serial.trim() {
            "" => None,
            typed => match typed.parse() {
                Ok(serial) => Some(serial),
                Err(_) => return Err(Refusal::field("serial", "Xin ghi số văn bản bằng chữ số.")),
            },
        };
        let head = DocumentHead {
            kind,
            r#abstract: self.r#abstract.clone(),
            serial,
            symbol: self.symbol.clone(),
            signed_on: self.signed_on,
            signer: self.signer.clone(),
            position: self.position.clone(),
            audience: self.audience.unwrap_or_default(),
            asks_confirmation: self.asks_confirmation,
        };
        Ok(DocumentDraft { head, text: self.text.clone() })
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::sample;
    use super::*;

    #[test]
    fn what_was_saved_comes_back_as_it_was_typed() {
        let view = sample::view();
        let start = Start::Change(Box::new(view.clone()));
        let draft = start.typed().draft().unwrap();
        assert_eq!(draft.head, view.document.head);
        assert_eq!(draft.text, "# I. Mục tiêu\n\nGieo trồng 120 ha.");
    }

    #[test]
    fn a_kind_must_be_chosen_and_a_number_is_digits() {
        let typed = Start::Change(Box::new(sample::view())).typed();
        assert!(Typed { kind: None, ..typed.clone() }.draft().is_err());
        assert!(Typed { serial: "năm".into(), ..typed.clone() }.draft().is_err());
        assert_eq!(Typed { serial: " ".into(), ..typed }.draft().unwrap().head.serial, None);
    }
}
