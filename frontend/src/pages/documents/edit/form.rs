//! The fields of a document and the button that saves them.

use shared::document::{
    Audience, ChangeDocument, CreateDocument, DocumentAt, DocumentChange, DocumentKind, DocumentView,
    NewDocument,
};
use shared::org::{OrgAt, OrgKind};
use shared::rules::document_rules;
use shared::time::local_date;
use yew::prelude::*;

use super::super::act::reload_offer;
use super::text::Text;
use super::typed::{Start, Typed};
use super::word::FromWord;
use crate::api::{Api, use_api};
use crate::dom;
use crate::form::{Form, Refusal, use_draft_form};
use crate::parts::{
    Button, Checkbox, Choice, DateField, Disclosure, FormFrame, Gap, Keys, Opt, SelectField, Stack,
    StickyAction, TextArea, TextField, use_toast,
};
use crate::route::{Route, use_nav};

/// Properties of [`EditForm`].
#[derive(Clone, PartialEq, Properties)]
pub struct EditFormProps {
    /// From where it starts.
    pub start: Start,
    /// Loads the document anew.
    #[prop_or_default]
    pub onreload: Callback<()>,
}

/// The form.
#[component]
pub fn EditForm(props: &EditFormProps) -> Html {
    let (api, nav, toast) = (use_api(), use_nav(), use_toast());
    let EditFormProps { start, onreload } = props;
    let form = use_draft_form(&start.key(), || start.typed());
    let onsubmit = {
        let from = start.clone();
        let is_new = matches!(start, Start::New(_));
        let send = move |typed: Typed| save(api.clone(), from.clone(), typed);
        form.submit(send, move |view: DocumentView| {
            toast.show("Đã lưu bản thảo.");
            let to = Route::Document { document: view.document.id };
            if is_new { nav.replace(&to) } else { nav.back(&to) }
        })
    };
    let text = form.bind("text", |typed: &mut Typed| &mut typed.text);
    html! {
        <Stack gap={Gap::Large}>
        <FromWord org={start.org()} bind={text.clone()} />
        <FormFrame view={form.view()} {onsubmit}>
            { reload_offer(&form.view(), onreload) }
            <SelectField<DocumentKind> label="Loại văn bản" options={kinds(start.org_kind())}
                bind={form.bind("kind", |typed: &mut Typed| &mut typed.kind)} />
            <TextArea label="Trích yếu, tiêu đề" rows={2} max={Some(500)} hint="Ví dụ: Về lãnh đạo sản xuất vụ đông năm 2026"
                bind={form.bind("abstract", |typed: &mut Typed| &mut typed.r#abstract)} />
            <Text bind={text} />
            { audience(&form) }
            { signature(&form) }
            <StickyAction><Button submit=true busy={form.busy()}>{ "Lưu bản thảo" }</Button></StickyAction>
        </FormFrame>
        </Stack>
    }
}

/// The kinds that such an organisation may issue.
fn kinds(org: OrgKind) -> Vec<Opt<DocumentKind>> {
    let rules = document_rules(local_date(dom::now()));
    let may = |kind: &DocumentKind| rules.may_issue(org, *kind);
    DocumentKind::ALL.into_iter().filter(may).map(|kind| Opt::new(kind, kind.label())).collect()
}

fn audience(form: &Form<Typed>) -> Html {
    let audiences = Audience::ALL.map(|audience| Opt::new(audience, audience.label())).to_vec();
    html! {
        <>
            <Choice<Audience> label="Gửi tới" hint="Của tổ chức ban hành và mọi tổ chức trực thuộc." options={audiences}
                bind={form.bind("audience", |typed: &mut Typed| &mut typed.audience)} />
            <Checkbox label="Đề nghị người đọc xác nhận" hint="Người đọc bấm “Tôi đã đọc văn bản này” ở cuối."
                bind={form.bind("asks_confirmation", |typed: &mut Typed| &mut typed.asks_confirmation)} />
        </>
    }
}

/// Number and signature: needed for publishing, not for a draft. News and materials have none.
fn signature(form: &Form<Typed>) -> Html {
    let today = local_date(dom::now());
    if form.data().kind.is_some_and(|kind| kind.code(today).is_none()) {
        return Html::default();
    }
    html! {
        <Disclosure summary="Số, ký hiệu và người ký" open=true>
            <TextField label="Số" optional=true keys={Keys::Digits} max={Some(5)} hint="Có thể để trống, lấy số khi phát hành."
                bind={form.bind("serial", |typed: &mut Typed| &mut typed.serial)} />
            <TextField label="Ký hiệu cơ quan ban hành" max={Some(20)} hint="Phần sau dấu gạch chéo, ví dụ ĐU trong 05-NQ/ĐU."
                bind={form.bind("symbol", |typed: &mut Typed| &mut typed.symbol)} />
            <DateField label="Ngày ký" optional=true max={Some(today)}
                bind={form.bind("signed_on", |typed: &mut Typed| &mut typed.signed_on)} />
            <TextField label="Người ký" optional=true max={Some(100)} bind={form.bind("signer", |typed: &mut Typed| &mut typed.signer)} />
            <TextField label="Chức vụ người ký" optional=true max={Some(100)} hint="Ví dụ: Bí thư"
                bind={form.bind("position", |typed: &mut Typed| &mut typed.position)} />
        </Disclosure>
    }
}

/// Saves what was typed. When an earlier attempt had arrived unnoticed, the server answers with that document; what was
/// typed since is then sent as a change.
async fn save(api: Api, start: Start, typed: Typed) -> Result<DocumentView, Refusal> {
    let draft = typed.draft()?;
    let rev = match start {
        Start::Change(view) => view.document.rev,
        Start::New(org) => {
            let new = NewDocument { id: typed.id, draft: draft.clone() };
            let created = api.send::<CreateDocument>(&OrgAt { org: org.id }, &new).await?;
            if created.document.rev == 1 && same(&created, &typed) {
                return Ok(created);
            }
            created.document.rev
        }
    };
    let at = DocumentAt { document: typed.id };
    Ok(api.send::<ChangeDocument>(&at, &DocumentChange { draft, rev }).await?)
}

/// Whether the server has just what is typed.
fn same(created: &DocumentView, typed: &Typed) -> bool {
    let read = shared::document::markup::read(&typed.text);
    created.body.blocks().eq(read.iter())
}
