//! The counts as a spreadsheet, saved on the device.

use shared::endpoint::Nothing;
use shared::feedback::ExportFeedbackCounts;
use shared::id::OrgId;
use shared::org::OrgAt;
use shared::period::Period;
use shared::statistics::{PeriodQuery, SheetFile};
use yew::prelude::*;

use crate::api::use_api;
use crate::form::use_form;
use crate::pages::statistics::save_sheet;
use crate::parts::{Button, ErrorSummary, Glyph, Kind, use_toast};

/// Properties of [`Export`].
#[derive(Clone, PartialEq, Properties)]
pub struct ExportProps {
    /// Whose counts.
    pub org: OrgId,
    /// Over which period.
    pub period: Period,
}

/// Fetches the workbook and hands it to the device.
#[component]
pub fn Export(props: &ExportProps) -> Html {
    let (api, toast, form) = (use_api(), use_toast(), use_form(|| ()));
    let (at, query) = (OrgAt { org: props.org }, PeriodQuery { period: Some(props.period) });
    let fetch = move |()| {
        let api = api.clone();
        async move { Ok(api.call::<ExportFeedbackCounts>(&at, &query, &Nothing {}).await?) }
    };
    let onclick = form.submit(fetch, move |file: SheetFile| match save_sheet(&file) {
        Some(()) => toast.show(format!("Đã tải {}.", file.file_name)),
        None => toast.show("Trình duyệt này không lưu được tệp. Xin thử trên máy tính."),
    });
    html! {
        <>
            <Button kind={Kind::Secondary} icon={Glyph::Download} busy={form.busy()} {onclick}>{ "Tải tệp Excel" }</Button>
            <ErrorSummary refusal={form.view().refusal} attempt={form.view().attempt} />
        </>
    }
}
