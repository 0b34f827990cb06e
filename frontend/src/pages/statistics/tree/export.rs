//! The statistics as a spreadsheet, saved on the device.

use shared::endpoint::Nothing;
use shared::id::OrgId;
use shared::org::OrgAt;
use shared::period::Period;
use shared::statistics::{ExportTreeStatistics, PeriodQuery, SheetFile};
use yew::prelude::*;

use crate::api::use_api;
use crate::dom;
use crate::parts::{Button, Glyph, Kind, use_toast};

/// Media type of a workbook.
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// Properties of [`Export`].
#[derive(Clone, PartialEq, Properties)]
pub struct ExportProps {
    /// Whose statistics.
    pub org: OrgId,
    /// Over which period.
    pub period: Period,
}

/// Fetches the workbook and hands it to the device.
#[component]
pub fn Export(props: &ExportProps) -> Html {
    let (api, toast, busy) = (use_api(), use_toast(), use_state(|| false));
    let (at, query) = (OrgAt { org: props.org }, PeriodQuery { period: Some(props.period) });
    let onclick = {
        let busy = busy.clone();
        Callback::from(move |()| {
            let (api, toast, busy) = (api.clone(), toast.clone(), busy.clone());
            busy.set(true);
            yew::platform::spawn_local(async move {
                match api.call::<ExportTreeStatistics>(&at, &query, &Nothing {}).await {
                    Ok(file) if save(&file).is_some() => toast.show(format!("Đã tải {}.", file.file_name)),
                    Ok(_) => toast.show("Trình duyệt này không lưu được tệp. Xin thử trên máy tính."),
                    Err(failure) => toast.show(failure.sentence().to_owned()),
                }
                busy.set(false);
            });
        })
    };
    html! {
        <Button kind={Kind::Secondary} icon={Glyph::Download} busy={*busy} {onclick}>{ "Tải tệp Excel" }</Button>
    }
}

/// Hands a workbook to the device; nothing where it cannot be saved.
pub fn save(file: &SheetFile) -> Option<()> {
    let bytes = dom::from_base64(&file.base64).ok()?;
    dom::save_file(&file.file_name, XLSX, &bytes).ok()
}
