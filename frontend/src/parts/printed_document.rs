//! A document on paper in the form of the Party: head in two columns, kind and abstract, receivers and signature. On
//! the screen nothing of it shows.

use yew::prelude::*;

/// What stands above the text.
#[derive(Debug, Clone, PartialEq)]
pub struct PaperHead {
    /// Who issues it.
    pub issuer: String,
    /// `Số 05-NQ/ĐU`
    pub number: String,
    /// `ngày 17 tháng 11 năm 2026`
    pub day: String,
    /// `Nghị quyết`
    pub kind: String,
    /// Trích yếu.
    pub r#abstract: String,
}

/// What stands below the text.
#[derive(Debug, Clone, PartialEq)]
pub struct PaperFoot {
    /// Nơi nhận, a line each.
    pub receivers: Vec<String>,
    /// `Bí thư`
    pub position: String,
    /// Who signed.
    pub signer: String,
}

/// The head.
pub fn paper_head(head: &PaperHead) -> Html {
    html! {
        <div class="paper-head print-only">
            <div class="columns">
                <div>
                    <p class="name">{ head.issuer.to_uppercase() }</p>
                    <p>{ "*" }</p>
                    <p>{ &head.number }</p>
                </div>
                <div>
                    <p class="name party">{ "ĐẢNG CỘNG SẢN VIỆT NAM" }</p>
                    <p><em>{ &head.day }</em></p>
                </div>
            </div>
            <p class="kind">{ head.kind.to_uppercase() }</p>
            <p class="name">{ &head.r#abstract }</p>
            <p>{ "-----" }</p>
        </div>
    }
}

/// The foot.
pub fn paper_foot(foot: &PaperFoot) -> Html {
    html! {
        <div class="paper-foot print-only">
            <div class="columns">
                <div class="receivers">
                    <p><u>{ "Nơi nhận:" }</u></p>
                    { for foot.receivers.iter().map(|line| html! { <p>{ format!("- {line}") }</p> }) }
                </div>
                <div>
                    <p class="name">{ foot.position.to_uppercase() }</p>
                    <p class="signature"></p>
                    <p class="name">{ &foot.signer }</p>
                </div>
            </div>
            <p class="muted">{ "Bản in từ Sổ tay đảng viên điện tử để đọc, không thay bản chính có chữ ký và dấu." }</p>
        </div>
    }
}
