//! What an author writes: the head of a document and its text in the plain form.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Audience, Body, DocumentKind, markup, number};
use crate::org::OrgKind;
use crate::problem::{FieldProblem, Problem};
use crate::rules::document_rules;
use crate::text::{find_mark_in_name, find_mark_in_text, tidy};

/// Longest text of a document, in characters.
pub const MOST_TEXT: usize = 100_000;
/// Most blocks of a document.
const MOST_BLOCKS: usize = 2_000;
const SECRET: &str = "Nội dung có dấu chỉ độ mật. Văn bản mật không được đưa lên đây dưới bất kỳ hình thức nào; xin xử lý theo quy định về bảo vệ bí mật nhà nước.";

/// The head of a document.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DocumentHead {
    /// What kind.
    pub kind: DocumentKind,
    /// Trích yếu, or the title of a piece of news.
    pub r#abstract: String,
    /// Its serial, once known; set at the latest when it is published.
    #[serde(default)]
    pub serial: Option<u32>,
    /// Symbol of the issuing body in the number: `ĐU`.
    #[serde(default)]
    pub symbol: String,
    /// When it was signed; decides in which term it is numbered.
    #[serde(default)]
    pub signed_on: Option<Date>,
    /// Who signed.
    #[serde(default)]
    pub signer: String,
    /// In which position: `Bí thư`.
    #[serde(default)]
    pub position: String,
    /// For whom.
    #[serde(default)]
    pub audience: Audience,
    /// Whether readers are asked to confirm.
    #[serde(default)]
    pub asks_confirmation: bool,
}

/// What an author sends.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DocumentDraft {
    /// The head.
    pub head: DocumentHead,
    /// The text in the plain form of [`markup`].
    pub text: String,
}

impl DocumentHead {
    /// Whether it bears a number, by the rules of the day on which it is signed, or of `today`.
    pub fn has_number(&self, today: Date) -> bool {
        self.kind.code(self.signed_on.unwrap_or(today)).is_some()
    }
}

impl DocumentDraft {
    /// The same without what typing leaves behind, and its body.
    ///
    /// # Errors
    /// [`crate::problem::ProblemCode::Invalid`] naming each wrong field.
    pub fn checked(mut self, org: OrgKind, today: Date) -> Result<(DocumentHead, Body), Problem> {
        let mut wrong = Vec::new();
        let mut refuse = |field: &str, sentence: &str| wrong.push(FieldProblem::new(field, sentence));
        let head = &mut self.head;
        for text in [&mut head.r#abstract, &mut head.signer, &mut head.position] {
            *text = tidy(text);
        }
        if !document_rules(head.signed_on.unwrap_or(today)).may_issue(org, head.kind) {
            refuse("kind", "Tổ chức này không được ban hành loại văn bản đã chọn. Xin chọn loại khác.");
        }
        if !(5..=500).contains(&head.r#abstract.chars().count()) {
            refuse("abstract", "Xin ghi trích yếu hoặc tiêu đề, từ 5 đến 500 ký tự.");
        }
        for (field, text) in [("signer", &head.signer), ("position", &head.position)] {
            if text.chars().count() > 100 {
                refuse(field, "Dài quá 100 ký tự. Xin viết ngắn hơn.");
            }
        }
        if head.serial.is_some_and(|serial| !(1..100_000).contains(&serial)) {
            refuse("serial", "Số văn bản là một số từ 1 đến 99999.");
        }
        if head.has_number(today) {
            match number::symbol(&head.symbol) {
                Some(symbol) => head.symbol = symbol,
                None => refuse("symbol", "Xin ghi ký hiệu cơ quan ban hành bằng chữ và số, ví dụ ĐU."),
            }
        } else {
            (head.serial, head.symbol) = (None, String::new());
        }
        if head.signed_on.is_some_and(|day| day > today) {
            refuse("signed_on", "Ngày ký chưa đến. Xin ghi ngày đã ký.");
        }
        let body = text_of(&self.text).map_err(|sentence| refuse("text", sentence)).unwrap_or_default();
        if find_mark_in_name(&self.head.r#abstract).is_some() {
            wrong.push(FieldProblem::new("abstract", SECRET));
        }
        if wrong.is_empty() { Ok((self.head, body)) } else { Err(Problem::invalid(wrong)) }
    }
}

/// The body of a text.
fn text_of(text: &str) -> Result<Body, &'static str> {
    if text.chars().count() > MOST_TEXT {
        return Err("Văn bản dài quá 100.000 ký tự. Xin chia thành nhiều văn bản.");
    }
    let blocks = markup::read(text);
    if blocks.len() > MOST_BLOCKS {
        return Err("Văn bản có quá 2.000 đoạn. Xin chia thành nhiều văn bản.");
    }
    let body = Body::of(blocks);
    if find_mark_in_text(text).is_some() || find_mark_in_text(&body.words()).is_some() {
        return Err(SECRET);
    }
    Ok(body)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn draft() -> DocumentDraft {
        let head = DocumentHead {
            kind: DocumentKind::Plan,
            r#abstract: "Kế hoạch  học tập".into(),
            symbol: "ĐU".into(),
            ..DocumentHead::default()
        };
        DocumentDraft { head, text: "# I. Mục tiêu\nMột đoạn.".into() }
    }

    fn wrong(draft: DocumentDraft, org: OrgKind) -> Vec<String> {
        match draft.checked(org, date(2026, 11, 20)) {
            Ok(_) => Vec::new(),
            Err(problem) => problem.fields.into_iter().map(|field| field.field).collect(),
        }
    }

    #[test]
    fn a_draft_is_tidied_and_its_body_read() {
        let (head, body) = draft().checked(OrgKind::Branch, date(2026, 11, 20)).unwrap();
        assert_eq!((head.r#abstract.as_str(), body.0.len()), ("Kế hoạch học tập", 2));
        let mut news = draft();
        (news.head.kind, news.head.serial) = (DocumentKind::News, Some(3));
        let (head, _) = news.checked(OrgKind::Branch, date(2026, 11, 20)).unwrap();
        assert_eq!((head.serial, head.symbol.as_str()), (None, ""), "news bears no number");
    }

    #[test]
    fn each_wrong_field_is_named() {
        type Change = fn(&mut DocumentDraft);
        let cases: [(Change, OrgKind, &str); 9] = [
            (|it| it.head.kind = DocumentKind::Directive, OrgKind::Branch, "kind"),
            (|it| it.head.r#abstract = "Ngắn".into(), OrgKind::Branch, "abstract"),
            (|it| it.head.r#abstract = "Kế hoạch (MẬT)".into(), OrgKind::Branch, "abstract"),
            (|it| it.head.serial = Some(0), OrgKind::Branch, "serial"),
            (|it| it.head.symbol = "a/b".into(), OrgKind::Branch, "symbol"),
            (|it| it.head.signed_on = Some(date(2026, 11, 21)), OrgKind::Branch, "signed_on"),
            (|it| it.text = "Mở đầu\n**TỐI MẬT**\n".into(), OrgKind::Province, "text"),
            (|it| it.text = "x".repeat(MOST_TEXT + 1), OrgKind::Province, "text"),
            (|it| it.text = "x\n".repeat(MOST_BLOCKS + 1), OrgKind::Province, "text"),
        ];
        for (change, org, field) in cases {
            let mut it = draft();
            change(&mut it);
            assert_eq!(wrong(it, org), [field]);
        }
    }
}
