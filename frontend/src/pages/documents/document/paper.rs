//! A document on paper.

use shared::document::Document;
use yew::prelude::*;

use crate::parts::{PaperFoot, PaperHead, paper_foot, paper_head};

/// On paper, what bears a number looks as such documents do.
pub fn printed_head(document: &Document) -> Html {
    let (Some(number), Some(day)) = (&document.number, document.head.signed_on) else {
        return Html::default();
    };
    paper_head(&PaperHead {
        issuer: document.org_name.clone(),
        number: format!("Số {number}"),
        day: format!("ngày {:02} tháng {:02} năm {}", day.day(), day.month(), day.year()),
        kind: document.head.kind.label().to_owned(),
        r#abstract: document.head.r#abstract.clone(),
    })
}

/// Receivers and signature; without them one that was taken back.
pub fn printed_foot(document: &Document) -> Html {
    let head = &document.head;
    if document.number.is_none() || document.withdrawn.is_some() {
        return Html::default();
    }
    paper_foot(&PaperFoot {
        receivers: vec![head.audience.label().to_owned()],
        position: head.position.clone(),
        signer: head.signer.clone(),
    })
}

#[cfg(test)]
mod tests {
    use super::super::super::sample;
    use super::*;
    use crate::testing::rendered;

    #[test]
    fn on_paper_it_has_the_form_of_the_party() {
        let html = rendered(printed_head(&sample::document()));
        for part in [
            "ĐẢNG ỦY XÃ ĐỒNG SEN",
            "Số 05-NQ/ĐU",
            "ĐẢNG CỘNG SẢN VIỆT NAM",
            "ngày 17 tháng 11 năm 2026",
            "NGHỊ QUYẾT",
        ] {
            assert!(html.contains(part), "{part}: {html}");
        }
        let html = rendered(printed_foot(&sample::document()));
        for part in ["Nơi nhận:", "- Mọi đảng viên", "BÍ THƯ", "Trần Văn Bình"] {
            assert!(html.contains(part), "{part}: {html}");
        }
        let news = Document { number: None, ..sample::document() };
        assert_eq!(rendered(printed_head(&news)) + &rendered(printed_foot(&news)), "");
    }
}
