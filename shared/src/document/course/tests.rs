//! What may follow what, and what each step needs.

use jiff::civil::date;

use super::*;
use crate::document::DocumentKind;
use crate::id::MemberId;
use crate::org::OrgPath;

fn stamp(by: u64) -> Stamp {
    let at = "2026-11-20T02:00:00Z".parse().expect("a time");
    Stamp { by: MemberId::from_parts(by, 0), name: "Lê Văn An".into(), at }
}

fn org() -> Org {
    let id = OrgId::from_parts(1, 1);
    Org { id, kind: OrgKind::PartyCommittee, name: "Đảng ủy xã".into(), path: OrgPath::root(id) }
}

fn head() -> DocumentHead {
    DocumentHead {
        kind: DocumentKind::Resolution,
        r#abstract: "Về vụ đông".into(),
        symbol: "ĐU".into(),
        signed_on: Some(date(2026, 11, 19)),
        signer: "Trần Văn Bình".into(),
        position: "Bí thư".into(),
        ..DocumentHead::default()
    }
}

fn draft() -> Document {
    Document::draft(DocumentId::from_parts(1, 1), &org(), head(), stamp(1))
}

fn published() -> Document {
    let mut it = draft();
    it.hand_in(stamp(1)).unwrap();
    it.check(stamp(2)).unwrap();
    it.publish(stamp(1).at, Some(5), stamp(1)).unwrap();
    it
}

fn fields<T: std::fmt::Debug>(refused: Result<T, Problem>) -> Vec<String> {
    refused.unwrap_err().fields.into_iter().map(|field| field.field).collect()
}

fn code<T: std::fmt::Debug>(refused: Result<T, Problem>) -> ProblemCode {
    refused.unwrap_err().code
}

#[test]
fn nobody_checks_what_they_wrote() {
    let mut it = draft();
    assert_eq!(code(it.check(stamp(9))), ProblemCode::WrongDocumentState, "nobody has handed it in");
    it.hand_in(stamp(1)).unwrap();
    assert_eq!(code(it.check(stamp(1))), ProblemCode::WrongDocumentState);
    it.rewrite(head(), stamp(2)).unwrap();
    it.rewrite(head(), stamp(4)).unwrap();
    it.hand_in(stamp(4)).unwrap();
    assert_eq!(code(it.check(stamp(4))), ProblemCode::WrongDocumentState, "wrote last");
    assert_eq!(code(it.check(stamp(2))), ProblemCode::WrongDocumentState, "wrote in between");
    assert_eq!(code(it.check(stamp(1))), ProblemCode::WrongDocumentState, "began it");
    it.check(stamp(3)).unwrap();
    assert_eq!(it.state, DocumentState::Checked);
}

#[test]
fn what_is_changed_must_be_checked_anew() {
    let mut it = draft();
    it.hand_in(stamp(1)).unwrap();
    it.check(stamp(2)).unwrap();
    it.rewrite(head(), stamp(1)).unwrap();
    assert_eq!(it.state, DocumentState::Draft);
    assert_eq!(code(it.publish(stamp(1).at, Some(5), stamp(1))), ProblemCode::WrongDocumentState);
    assert_eq!(code(published().rewrite(head(), stamp(1))), ProblemCode::WrongDocumentState);
}

#[test]
fn publishing_names_what_is_missing() {
    let mut it = draft();
    (it.head.signed_on, it.head.signer) = (None, String::new());
    it.hand_in(stamp(1)).unwrap();
    it.check(stamp(2)).unwrap();
    assert_eq!(fields(it.publish(stamp(1).at, None, stamp(1))), ["serial", "signed_on", "signer"]);
    let mut news = draft();
    news.head = DocumentHead { kind: DocumentKind::News, signed_on: None, signer: String::new(), ..head() };
    news.hand_in(stamp(1)).unwrap();
    news.check(stamp(2)).unwrap();
    news.publish(stamp(1).at, None, stamp(1)).unwrap();
    assert_eq!((news.number, news.head.serial), (None, None));
    let mut far = draft();
    far.hand_in(stamp(1)).unwrap();
    far.check(stamp(2)).unwrap();
    let ahead = stamp(1).at.saturating_add(SignedDuration::from_hours(91 * 24)).unwrap();
    assert_eq!(fields(far.publish(ahead, Some(5), stamp(1))), ["at"]);
}

#[test]
fn a_published_document_has_its_number_and_its_time() {
    let it = published();
    assert_eq!(it.title(), "Nghị quyết số 05-NQ/ĐU");
    assert_eq!(it.number_place(), Some(NumberPlace { org: it.org, term: 2025, code: "NQ".into() }));
    let mut later = draft();
    later.hand_in(stamp(1)).unwrap();
    later.check(stamp(2)).unwrap();
    let at = stamp(1).at.saturating_add(SignedDuration::from_hours(3)).unwrap();
    later.publish(at, Some(6), stamp(1)).unwrap();
    assert!(!later.is_out(stamp(1).at) && later.is_out(at));
    let mut past = draft();
    past.hand_in(stamp(1)).unwrap();
    past.check(stamp(2)).unwrap();
    past.publish(Timestamp::UNIX_EPOCH, Some(7), stamp(1)).unwrap();
    assert_eq!(past.published_at, Some(stamp(1).at), "nothing is published in the past");
}

#[test]
fn only_a_newer_one_of_the_same_body_replaces_it() {
    let newer = Document { id: DocumentId::from_parts(2, 2), ..published() };
    let mut it = published();
    for wrong in [
        it.clone(),
        Document { org: OrgId::from_parts(9, 9), ..newer.clone() },
        Document { state: DocumentState::Withdrawn, ..newer.clone() },
        Document { state: DocumentState::Replaced, ..newer.clone() },
    ] {
        assert_eq!(fields(it.replace(&wrong, stamp(1))), ["by"]);
    }
    it.replace(&newer, stamp(1)).unwrap();
    assert_eq!(it.state, DocumentState::Replaced);
    assert_eq!(code(it.replace(&newer, stamp(1))), ProblemCode::WrongDocumentState);
    it.withdraw("Ban hành nhầm.", stamp(1)).unwrap();
}

#[test]
fn withdrawing_needs_a_reason() {
    let mut it = published();
    assert_eq!(fields(it.withdraw(" vì  ", stamp(1))), ["reason"]);
    it.withdraw("Ban hành nhầm thẩm quyền.", stamp(1)).unwrap();
    assert_eq!(it.state, DocumentState::Withdrawn);
    assert_eq!(code(it.withdraw("Ban hành nhầm.", stamp(1))), ProblemCode::WrongDocumentState);
    assert_eq!(code(draft().withdraw("Ban hành nhầm.", stamp(1))), ProblemCode::WrongDocumentState);
}

#[test]
fn what_was_given_back_is_mended_and_handed_in_again() {
    let mut it = draft();
    assert_eq!(code(it.give_back("Thiếu nơi nhận.", stamp(2))), ProblemCode::WrongDocumentState);
    it.hand_in(stamp(1)).unwrap();
    assert_eq!(code(it.give_back("Thiếu nơi nhận.", stamp(1))), ProblemCode::WrongDocumentState);
    assert_eq!(fields(it.give_back("Sửa", stamp(2))), ["remark"]);
    let step = it.give_back("  Thiếu  nơi nhận. ", stamp(2)).unwrap();
    assert_eq!(
        (step.number, step.act, step.remark.as_deref()),
        (3, DocumentAct::Returned, Some("Thiếu nơi nhận."))
    );
    assert_eq!(it.state, DocumentState::Draft);
    it.rewrite(head(), stamp(1)).unwrap();
    assert_eq!(it.rewrite(head(), stamp(1)).unwrap().number, 4, "writing on is one step");
    assert!(it.work.as_ref().unwrap().returned.is_some(), "it stands there until it is handed in");
    it.hand_in(stamp(1)).unwrap();
    assert!(it.work.as_ref().unwrap().returned.is_none());
    it.check(stamp(2)).unwrap();
    it.give_back("Sai ngày ký.", stamp(2)).unwrap();
    assert_eq!((it.state, it.work.unwrap().checked), (DocumentState::Draft, None));
}
