//! Soạn văn bản: writing a document in the plain form, with a look at how it will read.

use shared::access::{Action, Subject};
use shared::document::{DocumentAt, DocumentState, DocumentView, FindDocument};
use shared::endpoint::Nothing;
use shared::id::DocumentId;
use yew::prelude::*;

use self::form::EditForm;
use self::typed::Start;
use crate::load::use_load;
use crate::parts::{ButtonLink, EmptyState, Glyph, Kind, Page, Shape};
use crate::route::Route;
use crate::session::use_viewer;

mod form;
mod text;
mod typed;
mod word;

/// A new document.
pub fn new_document() -> Html {
    html! { <New /> }
}

/// One that exists.
pub fn edit_document(document: DocumentId) -> Html {
    html! { <Existing {document} /> }
}

#[component]
fn New() -> Html {
    let viewer = use_viewer();
    let org = viewer.seat().map(|seat| seat.org.clone()).filter(|_| viewer.may(Action::WriteDocuments));
    html! {
        <Page title="Soạn văn bản" back={Route::Office}>
            { org.map_or_else(not_yours, |org| html! { <EditForm start={Start::New(org)} /> }) }
        </Page>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct ExistingProps {
    document: DocumentId,
}

#[component]
fn Existing(props: &ExistingProps) -> Html {
    let viewer = use_viewer();
    let load = use_load::<FindDocument>(DocumentAt { document: props.document }, Nothing {});
    let shown = |view: &DocumentView| {
        let may = viewer.may_on(Action::WriteDocuments, Subject::org(&view.document.path));
        match view.document.state {
            DocumentState::Draft | DocumentState::Checked if may => html! {
                <EditForm key={view.document.rev} start={Start::Change(Box::new(view.clone()))} onreload={load.reload.clone()} />
            },
            _ => not_yours(),
        }
    };
    html! {
        <Page title="Sửa văn bản" back={Route::Document { document: props.document }}>
            { load.show_as(Shape::Fields, |view| shown(view)) }
        </Page>
    }
}

fn not_yours() -> Html {
    html! {
        <EmptyState icon={Glyph::Lock} title="Không mở được phần này">
            <p>{ "Chỉ bí thư, phó bí thư, cán bộ và quản trị của cấp ủy soạn văn bản, và văn bản đã phát hành thì không sửa." }</p>
            <ButtonLink to={Route::Documents} kind={Kind::Secondary}>{ "Về trang văn bản" }</ButtonLink>
        </EmptyState>
    }
}
