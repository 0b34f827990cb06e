//! The third step: what was imported, and the rows that go back.

use shared::roster_import::RosterImported;
use yew::prelude::*;

use crate::parts::{
    Alert, Button, ButtonLink, Cluster, Count, Glyph, Kind, Lead, OutLink, Stack, Tally, Tone,
};
use crate::route::Route;

/// The result, the workbook of what goes back, and the next step; `onother` begins anew with another file.
pub fn import_done(done: &RosterImported, onother: Callback<()>) -> Html {
    html! {
        <Stack>
            <Lead>{ sentence(done) }</Lead>
            <Tally label="Kết quả nhập" counts={counts(done)} />
            if let Some(href) = &done.refused_workbook {
                <Alert tone={Tone::Warning} title={format!("{} dòng chưa được nhập", done.refused)}>
                    <p>
                        { "Tệp dưới đây có các dòng đó kèm lý do. Xin sửa ngay trong tệp rồi nhập lại; " }
                        { "những đồng chí đã nhập không bị nhập trùng." }
                    </p>
                    <OutLink href={href.clone()} download="dong-bi-tra-lai.xlsx" icon={Glyph::Download}>
                        { "Tải tệp các dòng trả lại" }
                    </OutLink>
                </Alert>
            }
            <Cluster>
                <ButtonLink to={Route::Members}>{ "Xem danh sách đảng viên" }</ButtonLink>
                <Button kind={Kind::Secondary} icon={Glyph::Upload} onclick={onother}>{ "Nhập tệp khác" }</Button>
            </Cluster>
        </Stack>
    }
}

fn counts(done: &RosterImported) -> Vec<Count> {
    vec![
        Count::new("Mới", done.created, Tone::Success),
        Count::new("Cập nhật", done.changed, Tone::Info),
        Count::new("Không đổi", done.same, Tone::Neutral),
        Count::new("Trả lại", done.refused, if done.refused > 0 { Tone::Danger } else { Tone::Neutral }),
    ]
}

fn sentence(done: &RosterImported) -> String {
    match done.created + done.changed {
        0 => "Không có đồng chí nào cần nhập thêm.".to_owned(),
        all => format!("Đã nhập {all} đồng chí: {} mới, {} có thay đổi.", done.created, done.changed),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::rendered;

    #[test]
    fn the_rows_that_go_back_can_be_taken_along() {
        let imported = RosterImported {
            created: 110,
            changed: 6,
            same: 1,
            refused: 2,
            refused_workbook: Some("/sotay-files/refused.xlsx?x=1".into()),
        };
        let html = rendered(import_done(&imported, Callback::noop()));
        assert!(html.contains("Đã nhập 116 đồng chí: 110 mới, 6 có thay đổi."), "{html}");
        assert!(
            html.contains("2 dòng chưa được nhập") && html.contains("href=\"/sotay-files/refused.xlsx?x=1\""),
            "{html}"
        );
    }

    #[test]
    fn without_refused_rows_there_is_nothing_to_take() {
        let imported = RosterImported { created: 3, changed: 0, same: 0, refused: 0, refused_workbook: None };
        let html = rendered(import_done(&imported, Callback::noop()));
        assert!(!html.contains("Tải tệp") && html.contains("Xem danh sách đảng viên"), "{html}");
    }
}
