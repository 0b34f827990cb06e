//! Kinds of Party documents with their codes, who may issue which, and the terms in which they are numbered.

use jiff::civil::{Date, date};

use super::{Dated, on};
use crate::document::DocumentKind;
use crate::org::OrgKind;

/// What a rule says of one kind of document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KindRule {
    /// The kind.
    pub kind: DocumentKind,
    /// Its code in a number: `NQ`. `None` for what bears no number.
    pub code: Option<&'static str>,
    /// Whether a branch may issue it.
    pub branch_may_issue: bool,
}

/// What a rule says of documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DocumentRules {
    /// Every kind, in the order of the rule (QĐ 399-QĐ/TW, HD 05-HD/VPTW; restated by a second source).
    pub kinds: &'static [KindRule],
}

const fn rule(kind: DocumentKind, code: &'static str, branch_may_issue: bool) -> KindRule {
    KindRule { kind, code: Some(code), branch_may_issue }
}

const fn without_number(kind: DocumentKind) -> KindRule {
    KindRule { kind, code: None, branch_may_issue: true }
}

const KINDS: [KindRule; 18] = [
    rule(DocumentKind::Resolution, "NQ", true),
    rule(DocumentKind::Decision, "QĐ", true),
    rule(DocumentKind::Regulation, "QĐ", false),
    rule(DocumentKind::Directive, "CT", false),
    rule(DocumentKind::Conclusion, "KL", true),
    rule(DocumentKind::Statute, "QC", true),
    rule(DocumentKind::Guidance, "HD", false),
    rule(DocumentKind::Plan, "KH", true),
    rule(DocumentKind::Programme, "CTr", true),
    rule(DocumentKind::Notification, "TB", true),
    rule(DocumentKind::Report, "BC", true),
    rule(DocumentKind::Proposal, "TTr", true),
    rule(DocumentKind::Letter, "CV", true),
    rule(DocumentKind::Scheme, "ĐA", true),
    rule(DocumentKind::Minutes, "BB", true),
    rule(DocumentKind::Invitation, "GM", true),
    without_number(DocumentKind::Material),
    without_number(DocumentKind::News),
];

const TABLE: [Dated<DocumentRules>; 1] =
    [Dated { valid_from: date(2025, 1, 1), rules: DocumentRules { kinds: &KINDS } }];

/// The rules in force on `day`.
pub fn document_rules(day: Date) -> DocumentRules {
    on(&TABLE, day)
}

impl DocumentRules {
    /// What the rule says of a kind; every kind has its line.
    pub fn of(self, kind: DocumentKind) -> KindRule {
        let found = self.kinds.iter().find(|rule| rule.kind == kind);
        *found.unwrap_or(&without_number(kind))
    }

    /// Whether an organisation of that kind may issue this kind of document.
    pub fn may_issue(self, org: OrgKind, kind: DocumentKind) -> bool {
        match org {
            OrgKind::Cell => false,
            OrgKind::Branch => self.of(kind).branch_may_issue,
            OrgKind::Centre | OrgKind::Province | OrgKind::PartyCommittee => true,
        }
    }
}

/// First days of the terms of committees at the Centre: the closing days of the congresses.
const CENTRE: [Date; 3] = [date(2016, 1, 29), date(2021, 2, 2), date(2026, 1, 26)];

/// First days of the terms below: the congresses of the lower levels follow each other within some months, and all of
/// them were over by these days. Whoever met earlier begins to count anew on the same day as the others.
const BELOW: [Date; 3] = [date(2015, 11, 1), date(2020, 11, 1), date(2025, 11, 1)];

/// The year in which the term of a committee began that was in office on `day`. Serial numbers begin anew with it.
pub fn committee_term(org: OrgKind, day: Date) -> i16 {
    let terms = if org == OrgKind::Centre { &CENTRE } else { &BELOW };
    terms.iter().rev().find(|first| **first <= day).unwrap_or(&terms[0]).year()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_its_line_and_codes_are_unique_but_for_the_two_that_share_one() {
        let rules = document_rules(date(2026, 11, 20));
        for kind in DocumentKind::ALL {
            assert!(rules.kinds.iter().any(|rule| rule.kind == kind), "{kind:?}");
        }
        let mut codes: Vec<_> = rules.kinds.iter().filter_map(|rule| rule.code).collect();
        codes.sort_unstable();
        let all = codes.len();
        codes.dedup();
        assert_eq!(codes.len() + 1, all, "quyết định and quy định share QĐ");
    }

    #[test]
    fn a_branch_issues_no_regulation_guidance_or_directive() {
        let rules = document_rules(date(2026, 11, 20));
        let forbidden: Vec<_> =
            DocumentKind::ALL.into_iter().filter(|kind| !rules.may_issue(OrgKind::Branch, *kind)).collect();
        assert_eq!(forbidden, [DocumentKind::Regulation, DocumentKind::Directive, DocumentKind::Guidance]);
        assert!(DocumentKind::ALL.into_iter().all(|kind| rules.may_issue(OrgKind::PartyCommittee, kind)));
        assert!(!DocumentKind::ALL.into_iter().any(|kind| rules.may_issue(OrgKind::Cell, kind)));
    }

    #[test]
    fn a_term_begins_with_the_congress() {
        let cases = [
            (OrgKind::Centre, date(2026, 1, 25), 2021),
            (OrgKind::Centre, date(2026, 1, 26), 2026),
            (OrgKind::Province, date(2025, 10, 31), 2020),
            (OrgKind::Branch, date(2026, 11, 20), 2025),
            (OrgKind::Branch, date(1999, 1, 1), 2015),
        ];
        for (org, day, year) in cases {
            assert_eq!(committee_term(org, day), year, "{org:?} {day}");
        }
    }
}
