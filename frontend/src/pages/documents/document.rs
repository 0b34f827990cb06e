//! One document: reading first; what is asked of the reader at the end, what its office does below.

use jiff::Timestamp;
use shared::access::{Action, Subject};
use shared::document::{Document, DocumentAt, DocumentView, FindDocument, OpenDocument, ReadState, Receipt};
use shared::endpoint::Nothing;
use shared::id::DocumentId;
use shared::party_form::document_form;
use shared::time::{format_date, format_date_time, local_date};
use yew::prelude::*;

use self::attachments::Attachments;
use self::confirm::Confirm;
use self::desk::Desk;
use super::act::ActProps;
use crate::api::use_api;
use crate::dom;
use crate::load::{Load, use_load};
use crate::parts::{
    Alert, Cluster, Disclosure, Fact, Facts, Glyph, Kind, LargeText, Neighbours, Page, PrintButton, Prose,
    QueryLink, ScreenOnly, Shape, TextLink, Tone, contents, printed_in_form,
};
use crate::route::Route;
use crate::session::{Viewer, use_viewer};

mod attachments;
mod check;
mod confirm;
mod desk;
mod publish;
mod replace;
mod steps;
mod withdraw;

/// Stands at the end of a print.
const COPY: &str = "Bản in từ Sổ tay đảng viên điện tử để đọc, không thay bản chính có chữ ký và dấu.";

/// Properties of [`DocumentPage`].
#[derive(Clone, PartialEq, Properties)]
pub struct DocumentPageProps {
    /// Which.
    pub document: DocumentId,
}

/// The page.
#[component]
pub fn DocumentPage(props: &DocumentPageProps) -> Html {
    let viewer = use_viewer();
    let load = use_load::<FindDocument>(DocumentAt { document: props.document }, Nothing {});
    use_opening(&load);
    let title = load.ready().map_or_else(|| "Văn bản".into(), |view| view.document.head.r#abstract.clone());
    let under = load.ready().map_or_else(Html::default, |view| {
        html! { { format!("{} · {}", view.document.title(), view.document.org_name) } }
    });
    html! {
        <Page {title} {under} back={Route::Documents}>
            { load.show_as(Shape::Text, |view| html! {
                <>
                    { notices(&view.document, dom::now()) }
                    { tools(&viewer, view) }
                    { facts(&view.document) }
                    { match document_form(&view.document) {
                        Some(form) => printed_in_form(&form, words(view), COPY),
                        None => words(view),
                    } }
                    <Attachments ..ActProps { view: view.clone(), load: load.clone() } />
                    <Confirm view={view.clone()} load={load.clone()} />
                    <ScreenOnly><Neighbours here={Route::Document { document: props.document }} unit="Văn bản" /></ScreenOnly>
                    if view.may.write {
                        <Desk ..ActProps { view: view.clone(), load: load.clone() } />
                    }
                </>
            }) }
        </Page>
    }
}

/// Leaves a receipt once the document is on the screen. One that is lost is left the next time.
#[hook]
fn use_opening(load: &Load<DocumentView>) {
    let api = use_api();
    let view = load.ready().cloned();
    let wanted =
        view.filter(|view| view.may.read && view.receipt.is_none() && view.document.is_out(dom::now()));
    let (id, put) = (wanted.as_ref().map(|view| view.document.id), load.put.clone());
    use_effect_with(id, move |id| {
        if let (Some(document), Some(view)) = (*id, wanted) {
            yew::platform::spawn_local(async move {
                if let Ok(receipt) = api.send::<OpenDocument>(&DocumentAt { document }, &Nothing {}).await {
                    put.emit(DocumentView { receipt: Some(receipt), ..view });
                }
            });
        }
    });
}

/// The contents and the text.
fn words(view: &DocumentView) -> Html {
    if view.body.is_empty() {
        return Html::default();
    }
    html! {
        <>
            if view.body.contents().len() >= 3 {
                <ScreenOnly><Disclosure summary="Mục lục">{ contents(&view.body) }</Disclosure></ScreenOnly>
            }
            <Prose body={view.body.clone()} linked=true />
        </>
    }
}

/// What the reader must know before reading.
fn notices(document: &Document, now: Timestamp) -> Html {
    let waits = document.published_at.filter(|at| *at > now && document.state.is_in_library());
    html! {
        <>
            if let Some(withdrawn) = &document.withdrawn {
                <Alert tone={Tone::Danger} title="Văn bản đã thu hồi">
                    <p>{ format!("Thu hồi {}. Lý do: {}", format_date_time(withdrawn.at), withdrawn.reason) }</p>
                </Alert>
            } else if let Some(replaced) = &document.replaced {
                <Alert tone={Tone::Warning} title="Văn bản đã được thay thế">
                    <p>{ format!("Từ {}, văn bản này được thay thế bởi {}.", format_date(local_date(replaced.at)), replaced.title) }</p>
                    <TextLink to={Route::Document { document: replaced.by }} icon={Glyph::Document}>{ "Mở văn bản thay thế" }</TextLink>
                </Alert>
            } else if let Some(at) = waits {
                <Alert title="Hẹn giờ phát hành"><p>{ format!("Đảng viên đọc được từ {}.", format_date_time(at)) }</p></Alert>
            }
        </>
    }
}

/// Size of the text, paper, who has read it.
fn tools(viewer: &Viewer, view: &DocumentView) -> Html {
    let document = &view.document;
    let counts = document.is_out(dom::now())
        && document.path.covers(viewer.path())
        && viewer.may_on(Action::CountReceipts, Subject::org(viewer.path()));
    html! {
        <ScreenOnly>
            <Cluster>
                <LargeText />
                <PrintButton />
                if counts {
                    <QueryLink to={Route::Receipts { document: document.id }} name="to_chuc" value={viewer.org().to_string()}
                        kind={Kind::Secondary} icon={Glyph::Eye}>{ "Ai đã đọc" }</QueryLink>
                }
            </Cluster>
        </ScreenOnly>
    }
}

fn facts(document: &Document) -> Html {
    let facts = facts_of(document);
    // On paper, head and foot say the same.
    if document.number.is_some() {
        html! { <ScreenOnly>{ facts }</ScreenOnly> }
    } else {
        facts
    }
}

fn facts_of(document: &Document) -> Html {
    let head = &document.head;
    let signer = [head.position.as_str(), head.signer.as_str()].into_iter().filter(|word| !word.is_empty());
    let signer: Vec<_> = signer.collect();
    html! {
        <Facts>
            if let Some(number) = &document.number {
                <Fact name="Số, ký hiệu">{ number.to_string() }</Fact>
            }
            if let Some(day) = head.signed_on {
                <Fact name="Ngày ký">{ format_date(day) }</Fact>
            }
            if !signer.is_empty() {
                <Fact name="Người ký">{ signer.join(" ") }</Fact>
            }
            if let Some(at) = document.published_at {
                <Fact name="Phát hành">{ format_date_time(at) }</Fact>
            }
            <Fact name="Gửi tới">{ head.audience.label() }</Fact>
        </Facts>
    }
}

/// How far a reader is.
fn read_state(receipt: Option<&Receipt>) -> ReadState {
    receipt.map_or(ReadState::Unread, Receipt::state)
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use crate::testing::rendered;

    fn stamp(at: Timestamp) -> shared::meeting::Stamp {
        shared::meeting::Stamp {
            by: shared::id::MemberId::from_parts(2, 0), name: "Lê Thị Hoa".into(), at
        }
    }

    #[test]
    fn the_facts_name_number_day_and_signer() {
        let html = rendered(facts(&sample::document()));
        for part in ["05-NQ/ĐU", "17/11/2026", "Bí thư Trần Văn Bình", "Mọi đảng viên"] {
            assert!(html.contains(part), "{part}: {html}");
        }
    }

    #[test]
    fn on_paper_it_has_the_form_of_the_party_around_its_words() {
        let form = document_form(&sample::document()).expect("a number and a day");
        let html = rendered(printed_in_form(&form, html! { <p>{ "Gieo trồng 120 ha." }</p> }, COPY));
        let parts = [
            "Tỉnh ủy Hà Sen",
            "Đảng ủy xã Đồng Sen",
            "Số 05-NQ/ĐU",
            "Đảng Cộng sản Việt Nam",
            "Đồng Sen, ngày 17 tháng 11 năm 2026",
            "Nghị quyết",
            "Gieo trồng 120 ha.",
            "Nơi nhận:",
            "- Mọi đảng viên,",
            "T/M Đảng ủy",
            "Bí thư",
            "Trần Văn Bình",
            "không thay bản chính",
        ];
        let places: Vec<_> = parts.iter().map(|part| html.find(part)).collect();
        assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{places:?} in {html}");
    }

    #[test]
    fn a_withdrawn_document_says_why_and_a_replaced_one_by_what() {
        let now = "2026-11-20T02:00:00Z".parse().unwrap();
        assert_eq!(rendered(notices(&sample::document(), now)), "");
        let mut withdrawn = sample::document();
        withdrawn.withdraw("Ban hành nhầm thẩm quyền.", stamp(now)).unwrap();
        assert!(rendered(notices(&withdrawn, now)).contains("Lý do: Ban hành nhầm thẩm quyền."));
        let newer = Document { id: DocumentId::from_parts(2, 2), ..sample::document() };
        let mut replaced = sample::document();
        replaced.replace(&newer, stamp(now)).unwrap();
        assert!(rendered(notices(&replaced, now)).contains("thay thế bởi Nghị quyết số 05-NQ/ĐU"));
    }
}
