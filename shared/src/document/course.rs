//! The rules of a document's states.

use jiff::{SignedDuration, Timestamp};

use super::{
    DocNumber, Document, DocumentAct, DocumentHead, DocumentState, DocumentStep, DocumentWork, Replacement,
    Withdrawal,
};
use crate::id::{DocumentId, OrgId};
use crate::meeting::Stamp;
use crate::org::{Org, OrgKind};
use crate::problem::{FieldProblem, Problem, ProblemCode};
use crate::rules::committee_term;
use crate::text::{find_mark_in_text, tidy};
use crate::time::local_date;

/// How far ahead a document may be published.
const AHEAD: SignedDuration = SignedDuration::from_hours(90 * 24);

/// What a number is unique in: the code, not the kind, because two kinds share one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NumberPlace {
    /// Who issues.
    pub org: OrgId,
    /// The year in which its term began.
    pub term: i16,
    /// `QĐ`.
    pub code: String,
}

impl Document {
    /// A new draft.
    pub fn draft(id: DocumentId, org: &Org, head: DocumentHead, stamp: Stamp) -> Self {
        Self {
            id,
            org: org.id,
            org_name: org.name.clone(),
            superior: String::new(),
            org_kind: org.kind,
            path: org.path.clone(),
            head,
            state: DocumentState::Draft,
            number: None,
            published_at: None,
            replaced: None,
            withdrawn: None,
            work: Some(DocumentWork {
                writers: vec![stamp.by],
                author: stamp.clone(),
                written: stamp,
                checked: None,
                published: None,
                handed_in: None,
                returned: None,
                steps: 1,
                last: DocumentAct::Begun,
            }),
            rev: 0,
        }
    }

    /// Takes another text. What was handed in or checked is a draft again: it must be read over anew.
    ///
    /// # Errors
    /// [`ProblemCode::WrongDocumentState`] once it is published.
    pub fn rewrite(&mut self, head: DocumentHead, stamp: Stamp) -> Result<DocumentStep, Problem> {
        self.expect_state(&[DocumentState::Draft, DocumentState::HandedIn, DocumentState::Checked])?;
        self.head = head;
        self.state = DocumentState::Draft;
        if let Some(work) = &mut self.work {
            work.checked = None;
        }
        Ok(self.step(DocumentAct::Written, stamp, None))
    }

    /// A second person has read it over: nobody who wrote in it.
    ///
    /// # Errors
    /// [`ProblemCode::WrongDocumentState`], also for an author.
    pub fn check(&mut self, stamp: Stamp) -> Result<DocumentStep, Problem> {
        self.expect_state(&[DocumentState::HandedIn])?;
        if self.has_written(stamp.by) {
            let sentence =
                "Người soạn không tự duyệt văn bản của mình. Xin nhờ đồng chí khác của cấp ủy đọc và duyệt.";
            return Err(Problem::with(ProblemCode::WrongDocumentState, sentence));
        }
        let work = self.work.as_mut().ok_or(ProblemCode::WrongDocumentState)?;
        work.checked = Some(stamp.clone());
        self.state = DocumentState::Checked;
        Ok(self.step(DocumentAct::Checked, stamp, None))
    }

    /// What publishing needs beyond a checked text, and the number it is published under.
    ///
    /// # Errors
    /// [`ProblemCode::Invalid`] naming each missing field, [`ProblemCode::WrongDocumentState`].
    pub fn publish(
        &mut self,
        at: Timestamp,
        serial: Option<u32>,
        stamp: Stamp,
    ) -> Result<DocumentStep, Problem> {
        self.expect_state(&[DocumentState::Checked])?;
        let now = stamp.at;
        let mut missing = Vec::new();
        let mut need = |lacks: bool, field: &str, sentence: &str| {
            if lacks {
                missing.push(FieldProblem::new(field, sentence));
            }
        };
        let code = self.head.kind.code(self.head.signed_on.unwrap_or(local_date(now)));
        let serial = serial.or(self.head.serial).filter(|serial| (1..100_000).contains(serial));
        need(code.is_some() && serial.is_none(), "serial", "Xin ghi số văn bản, từ 1 đến 99999.");
        need(code.is_some() && self.head.signed_on.is_none(), "signed_on", "Văn bản chưa ghi ngày ký.");
        need(code.is_some() && self.head.signer.is_empty(), "signer", "Văn bản chưa ghi người ký.");
        let too_far = now.saturating_add(AHEAD).unwrap_or(now);
        need(at > too_far, "at", "Chỉ hẹn giờ phát hành trong vòng 90 ngày tới.");
        if !missing.is_empty() {
            return Err(Problem::invalid(missing));
        }
        let numbered = code.zip(serial);
        self.head.serial = numbered.map(|(_, serial)| serial);
        self.number = numbered.map(|(code, serial)| DocNumber {
            serial,
            code: code.to_owned(),
            symbol: self.head.symbol.clone(),
        });
        self.published_at = Some(at.max(now));
        self.state = DocumentState::Published;
        if let Some(work) = &mut self.work {
            work.published = Some(stamp.clone());
        }
        Ok(self.step(DocumentAct::Published, stamp, None))
    }

    /// A newer document takes its place; the old one stays to be read, marked.
    ///
    /// # Errors
    /// [`ProblemCode::WrongDocumentState`], or a field for a newer one that is not published by the same body.
    pub fn replace(&mut self, newer: &Document, stamp: Stamp) -> Result<DocumentStep, Problem> {
        let now = stamp.at;
        self.expect_state(&[DocumentState::Published])?;
        let fits = newer.id != self.id && newer.org == self.org && newer.is_out(now);
        if !fits || newer.state != DocumentState::Published {
            let sentence = "Xin chọn một văn bản khác đã phát hành của chính tổ chức này.";
            return Err(Problem::field("by", sentence));
        }
        self.state = DocumentState::Replaced;
        let title = newer.title();
        self.replaced = Some(Replacement { by: newer.id, title: title.clone(), at: now });
        Ok(self.step(DocumentAct::Replaced, stamp, Some(title)))
    }

    /// Takes it back; its readers see the reason instead of the text.
    ///
    /// # Errors
    /// [`ProblemCode::WrongDocumentState`], or the reason is none.
    pub fn withdraw(&mut self, reason: &str, stamp: Stamp) -> Result<DocumentStep, Problem> {
        self.expect_state(&[DocumentState::Published, DocumentState::Replaced])?;
        let reason = tidy(reason);
        if !(5..=500).contains(&reason.chars().count()) || find_mark_in_text(&reason).is_some() {
            return Err(Problem::field("reason", "Xin ghi lý do thu hồi, từ 5 đến 500 ký tự."));
        }
        self.state = DocumentState::Withdrawn;
        self.withdrawn = Some(Withdrawal { reason: reason.clone(), at: stamp.at });
        Ok(self.step(DocumentAct::Withdrawn, stamp, Some(reason)))
    }

    /// Where its number must be unique; `None` without a number.
    pub fn number_place(&self) -> Option<NumberPlace> {
        let code = self.number.as_ref()?.code.clone();
        let term = committee_term(self.org_kind, self.head.signed_on?);
        Some(NumberPlace { org: self.org, term, code })
    }

    pub(super) fn expect_state(&self, states: &[DocumentState]) -> Result<(), Problem> {
        if states.contains(&self.state) { Ok(()) } else { Err(ProblemCode::WrongDocumentState.into()) }
    }
}

/// Where the numbers of a kind signed on a day are counted; `None` for a kind without numbers.
pub fn number_place(
    org: OrgId,
    org_kind: OrgKind,
    kind: super::DocumentKind,
    day: jiff::civil::Date,
) -> Option<NumberPlace> {
    Some(NumberPlace { org, term: committee_term(org_kind, day), code: kind.code(day)?.to_owned() })
}

#[cfg(test)]
mod tests;
