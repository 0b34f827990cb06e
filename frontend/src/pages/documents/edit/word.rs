//! Taking a text over from a Word file. What was typed before stays above it.

use shared::document::{CreateDocxUpload, DocxText, DocxUploadAt, MOST_DOCX, NewDocxUpload, ReadDocx};
use shared::endpoint::Nothing;
use shared::id::{DocxUploadId, OrgId};
use shared::org::OrgAt;
use web_sys::File;
use yew::prelude::*;

use crate::api::{Api, use_api};
use crate::dom;
use crate::form::{Bind, Refusal, use_form};
use crate::parts::{Button, Cluster, Disclosure, FileField, FormFrame, Glyph, Kind, use_toast};
use crate::upload;

/// Properties of [`FromWord`].
#[derive(Clone, PartialEq, Properties)]
pub struct FromWordProps {
    /// For whose draft.
    pub org: OrgId,
    /// The text of the draft.
    pub bind: Bind<String>,
}

/// The file, and the button that takes its text.
#[component]
pub fn FromWord(props: &FromWordProps) -> Html {
    let (api, toast) = (use_api(), use_toast());
    let form = use_form(|| None::<File>);
    let onsubmit = {
        let (org, bind) = (props.org, props.bind.clone());
        form.submit(
            move |file| take(api.clone(), org, file),
            move |read: DocxText| {
                bind.set(joined(&bind.value, &read.text));
                toast.show(taken(read.pictures));
            },
        )
    };
    let bind = form.bind("file", |file: &mut Option<File>| file);
    let chosen = bind.value.as_ref().map(|file| AttrValue::from(file.name()));
    let onfile = {
        let bind = bind.clone();
        Callback::from(move |file| bind.set(Some(file)))
    };
    html! {
        <Disclosure summary="Lấy nội dung từ tệp Word">
            <FormFrame view={form.view()} {onsubmit}>
                <FileField id="file" label="Tệp Word" accept=".docx" hint="Tệp .docx, không quá 10 MB. Hình ảnh không được lấy. Đồng chí đọc lại trước khi lưu."
                    {chosen} error={bind.error.clone()} {onfile} />
                <Cluster>
                    <Button kind={Kind::Secondary} submit=true busy={form.busy()} icon={Glyph::Upload}>{ "Lấy nội dung" }</Button>
                </Cluster>
            </FormFrame>
        </Disclosure>
    }
}

/// Sends the file to its place and asks for its text.
async fn take(api: Api, org: OrgId, file: Option<File>) -> Result<DocxText, Refusal> {
    let Some(file) = file else { return Err(Refusal::field("file", "Xin chọn một tệp Word.")) };
    if file.size() > MOST_DOCX as f64 {
        return Err(Refusal::field("file", "Tệp lớn quá 10 MB. Xin chọn tệp khác."));
    }
    let upload = dom::new_id(DocxUploadId::from_parts);
    // A file is no larger than was just looked at.
    let new = NewDocxUpload { id: upload, size: file.size() as u64 };
    let place = api.send::<CreateDocxUpload>(&OrgAt { org }, &new).await?;
    upload::put(&place.url, &[], &file, |_| {}).await?;
    Ok(api.send::<ReadDocx>(&DocxUploadAt { org, upload }, &Nothing {}).await?)
}

/// What was typed, and below it what was taken.
fn joined(typed: &str, taken: &str) -> String {
    match typed.trim_end() {
        "" => taken.to_owned(),
        typed => format!("{typed}\n\n{taken}"),
    }
}

fn taken(pictures: usize) -> String {
    match pictures {
        0 => "Đã lấy nội dung từ tệp Word.".into(),
        left => format!("Đã lấy nội dung từ tệp Word, bỏ {left} hình ảnh."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_stays_above_what_was_taken() {
        assert_eq!(joined(" \n", "# Mục"), "# Mục");
        assert_eq!(joined("Đã gõ\n", "# Mục"), "Đã gõ\n\n# Mục");
        assert!(taken(2).contains("bỏ 2 hình ảnh"));
    }
}
