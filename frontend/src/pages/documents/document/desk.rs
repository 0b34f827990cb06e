//! What the office of a committee does with a document: change, check, publish, replace, withdraw, remove.

use shared::document::{Document, DocumentAt, DocumentState, DocumentWork, RemoveDocument};
use shared::endpoint::Nothing;
use shared::id::MemberId;
use shared::meeting::Stamp;
use shared::time::format_date_time;
use yew::prelude::*;

use super::super::act::ActProps;
use super::super::line::state_tag;
use super::check::{Checking, HandingIn};
use super::publish::PublishButton;
use super::replace::ReplaceButton;
use super::steps::Steps;
use super::withdraw::WithdrawButton;
use crate::api::use_api;
use crate::dom;
use crate::form::use_form;
use crate::parts::{
    Alert, ButtonLink, Card, Cluster, ConfirmButton, ErrorSummary, Fact, Facts, Glyph, Kind, Muted,
    ScreenOnly, Text, Tone, use_toast,
};
use crate::route::{Route, use_nav};
use crate::session::use_viewer;

/// The card of the office.
#[component]
pub fn Desk(props: &ActProps) -> Html {
    let me = use_viewer().actor.member;
    let document = &props.view.document;
    html! {
        <ScreenOnly>
            <Card title="Công việc của văn phòng" aside={state_tag(document, dom::now())}>
                { for document.work.iter().map(work) }
                { returned(document) }
                if document.state == DocumentState::Draft { <HandingIn ..props.clone() /> }
                { hint(document, me) }
                if document.state == DocumentState::HandedIn && !document.has_written(me) { <Checking ..props.clone() /> }
                <Cluster>
                    if document.state.is_on_desk() {
                        <ButtonLink to={Route::EditDocument { document: document.id }} kind={Kind::Secondary} icon={Glyph::Pencil}>{ "Sửa" }</ButtonLink>
                        <Removing ..props.clone() />
                    }
                    if document.state == DocumentState::Checked { <PublishButton ..props.clone() /> }
                    if document.state == DocumentState::Published { <ReplaceButton ..props.clone() /> }
                    if document.state.is_in_library() { <WithdrawButton ..props.clone() /> }
                </Cluster>
                <Steps document={document.id} rev={document.rev} />
            </Card>
        </ScreenOnly>
    }
}

/// What is to be mended, until it is handed in again.
fn returned(document: &Document) -> Html {
    let remark = document.work.as_ref().and_then(|work| work.returned.as_ref());
    let remark = remark.filter(|_| document.state == DocumentState::Draft);
    remark.map_or_else(Html::default, |remark| {
        let when = format!("{} trả lại, {}", remark.stamp.name, format_date_time(remark.stamp.at));
        html! {
            <Alert tone={Tone::Warning} title="Cần sửa rồi trình lại">
                <p>{ &remark.text }</p>
                <Muted>{ when }</Muted>
            </Alert>
        }
    })
}

fn work(work: &DocumentWork) -> Html {
    let line = |name: &'static str, stamp: &Stamp| {
        html! { <Fact {name}>{ format!("{}, {}", stamp.name, format_date_time(stamp.at)) }</Fact> }
    };
    html! {
        <Facts>
            { line("Người soạn", &work.author) }
            if work.written != work.author { { line("Sửa lần cuối", &work.written) } }
            if work.checked.is_none() { { for work.handed_in.iter().map(|stamp| line("Người trình", stamp)) } }
            { for work.checked.iter().map(|stamp| line("Người duyệt", stamp)) }
            { for work.published.iter().map(|stamp| line("Người phát hành", stamp)) }
        </Facts>
    }
}

/// What comes next, and for whom.
fn hint(document: &Document, me: MemberId) -> Html {
    let sentence = match document.state {
        DocumentState::HandedIn if document.has_written(me) => {
            "Văn bản chờ một đồng chí khác của cấp ủy đọc và duyệt. Người soạn không tự duyệt."
        }
        DocumentState::Checked => "Văn bản đã được duyệt. Sửa lại thì phải duyệt lại.",
        _ => return Html::default(),
    };
    html! { <Muted>{ sentence }</Muted> }
}

/// For what comes to nothing.
#[component]
fn Removing(props: &ActProps) -> Html {
    let (api, toast, nav, form) = (use_api(), use_toast(), use_nav(), use_form(|| ()));
    let at = DocumentAt { document: props.view.document.id };
    let send = move |()| {
        let api = api.clone();
        async move { Ok(api.send::<RemoveDocument>(&at, &Nothing {}).await?) }
    };
    let onconfirm = form.submit(send, move |_: Nothing| {
        toast.show("Đã xóa bản thảo.");
        nav.replace(&Route::Office);
    });
    html! {
        <>
            <ConfirmButton label="Xóa bản thảo" question="Xóa bản thảo này?" icon={Glyph::Trash} busy={form.busy()} {onconfirm}>
                <Text>{ "Bản thảo đã xóa thì không lấy lại được." }</Text>
            </ConfirmButton>
            <ErrorSummary refusal={form.view().refusal} attempt={form.view().attempt} />
        </>
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::sample;
    use super::*;
    use crate::testing::rendered;

    #[test]
    fn an_author_is_told_to_ask_somebody_else() {
        let draft = Document { state: DocumentState::HandedIn, ..sample::document() };
        let (author, other) = (MemberId::from_parts(1, 0), MemberId::from_parts(7, 0));
        assert!(rendered(hint(&draft, author)).contains("Người soạn không tự duyệt"));
        assert_eq!(rendered(hint(&draft, other)), "");
    }
}
