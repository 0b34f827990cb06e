//! Acts on a document: sent once, and when one fails the page says so where it was pressed.

use std::rc::Rc;

use shared::document::{Document, DocumentView};
use shared::problem::ProblemCode;
use yew::prelude::*;

use crate::form::FormView;
use crate::load::Load;
use crate::parts::{Button, Cluster, Glyph, Kind};

/// What an act on a document needs.
#[derive(Clone, PartialEq, Properties)]
pub struct ActProps {
    /// The document as it is shown.
    pub view: Rc<DocumentView>,
    /// Takes the document as it becomes.
    pub load: Load<DocumentView>,
}

impl ActProps {
    /// Shows what became of the document.
    pub fn put(&self) -> Callback<Document> {
        let (view, put) = (self.view.clone(), self.load.put.clone());
        Callback::from(move |document| put.emit(DocumentView { document, ..(*view).clone() }))
    }
}

/// The button that loads the page anew, when that is what helps.
pub fn reload_offer(view: &FormView, onreload: &Callback<()>) -> Html {
    let code = view.refusal.failure.as_ref().and_then(|failure| failure.code());
    if !matches!(code, Some(ProblemCode::Stale | ProblemCode::WrongDocumentState)) {
        return Html::default();
    }
    html! {
        <Cluster>
            <Button kind={Kind::Secondary} icon={Glyph::Retry} onclick={onreload}>{ "Tải lại văn bản" }</Button>
        </Cluster>
    }
}
