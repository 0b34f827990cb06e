//! The desk of a committee's office: drafts, what was checked, what is out, what was taken back.

use serde::{Deserialize, Serialize};
use shared::access::Action;
use shared::document::{Document, DocumentState, ListDocuments, OfficeQuery};
use shared::id::OrgId;
use shared::org::OrgAt;
use yew::prelude::*;

use super::line::office_line;
use crate::dom;
use crate::load::use_pages;
use crate::parts::{ButtonLink, EmptyState, Glyph, Kind, List, Opt, Page, Segmented};
use crate::route::{Route, use_query};
use crate::session::use_viewer;

/// What the address says.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
struct Shown {
    #[serde(default)]
    o: DocumentState,
}

const TABS: [(DocumentState, &str); 5] = [
    (DocumentState::Draft, "Bản thảo"),
    (DocumentState::HandedIn, "Chờ duyệt"),
    (DocumentState::Checked, "Đã duyệt"),
    (DocumentState::Published, "Đã phát hành"),
    (DocumentState::Withdrawn, "Thu hồi"),
];

/// The page.
#[component]
pub fn Office() -> Html {
    let viewer = use_viewer();
    let (shown, change) = use_query::<Shown>();
    let may = viewer.may(Action::WriteDocuments);
    let tabs = TABS.map(|(state, label)| Opt::new(state, label)).to_vec();
    let under = viewer.seat().map(|seat| html! { &seat.org.name }).unwrap_or_default();
    let action = match may {
        true => {
            html! { <ButtonLink to={Route::NewDocument} icon={Glyph::Plus}>{ "Soạn văn bản" }</ButtonLink> }
        }
        false => Html::default(),
    };
    html! {
        <Page title="Soạn và phát hành" back={Route::Documents} {under} {action}>
            if may {
                <Segmented<DocumentState> id="office-state" label="Văn bản đang ở bước nào" options={tabs} value={Some(shown.o)}
                    onchange={change.reform(|o| Shown { o })} />
                <Desk org={viewer.org()} state={shown.o} />
            } else {
                <EmptyState icon={Glyph::Lock} title="Chọn cấp ủy mà đồng chí làm việc">
                    <p>{ "Trang này dành cho bí thư, phó bí thư, cán bộ và quản trị của cấp ủy. Đồng chí chọn cấp ủy ở góc trên màn hình." }</p>
                    <ButtonLink to={Route::Documents} kind={Kind::Secondary}>{ "Về trang văn bản" }</ButtonLink>
                </EmptyState>
            }
        </Page>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct DeskProps {
    org: OrgId,
    state: DocumentState,
}

/// The documents in one state.
#[component]
fn Desk(props: &DeskProps) -> Html {
    let DeskProps { org, state } = *props;
    let pages = use_pages::<ListDocuments, Document>(OrgAt { org }, |after| OfficeQuery { state, after });
    let (title, next) = match state {
        DocumentState::Draft => ("Không có bản thảo nào", "Đồng chí bấm “Soạn văn bản” để bắt đầu."),
        DocumentState::HandedIn => {
            ("Không có văn bản nào chờ duyệt", "Bản thảo được trình duyệt sẽ hiện ở đây.")
        }
        DocumentState::Checked => {
            ("Không có văn bản nào chờ phát hành", "Bản thảo được người thứ hai duyệt sẽ hiện ở đây.")
        }
        DocumentState::Published | DocumentState::Replaced => {
            ("Chưa phát hành văn bản nào", "Văn bản đã duyệt, sau khi phát hành, sẽ hiện ở đây.")
        }
        DocumentState::Withdrawn => {
            ("Không có văn bản nào bị thu hồi", "Nếu có, văn bản sẽ hiện ở đây kèm lý do.")
        }
    };
    let empty = html! { <EmptyState icon={Glyph::Document} {title}><p>{ next }</p></EmptyState> };
    pages.show(empty, |documents| {
        html! { <List>{ for documents.iter().map(|document| office_line(document, dom::now())) }</List> }
    })
}
