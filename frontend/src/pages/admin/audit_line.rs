//! One entry of the log in words.

use shared::audit::AuditLine;
use shared::org::OrgKind;
use shared::time::format_date_time;
use yew::prelude::*;

use crate::parts::{ListItem, Tag};

/// Stands for somebody whose name is not known here.
const UNKNOWN: &str = "người không còn trong sổ";

/// What was done to whom, when, by whom and why.
pub fn audit_line(line: &AuditLine, kind: OrgKind) -> Html {
    let entry = &line.entry;
    let title = format!("{}: {}", entry.act.label(), name(line.member_name.as_deref()));
    let by = match entry.by {
        Some(_) => name(line.by_name.as_deref()),
        None => "người vận hành hệ thống",
    };
    let under = html! {
        <>
            { detail(line, kind) }
            <br />
            { format!("{} · {by}", format_date_time(entry.at)) }
            if !entry.act.reason().is_empty() {
                <><br />{ format!("Lý do: {}", entry.act.reason()) }</>
            }
        </>
    };
    let end = html! { <Tag>{ format!("Số {}", entry.number) }</Tag> };
    html! { <ListItem key={entry.number} {title} {under} {end} /> }
}

fn detail(line: &AuditLine, kind: OrgKind) -> String {
    let detail = line.entry.act.detail(kind);
    match line.entry.act.former() {
        Some(_) => format!("{detail}, thay đồng chí {}", name(line.former_name.as_deref())),
        None => detail,
    }
}

fn name(known: Option<&str>) -> &str {
    known.unwrap_or(UNKNOWN)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use shared::audit::{AuditAct, AuditEntry};
    use shared::id::{MemberId, OrgId};

    use super::*;
    use crate::testing::rendered;

    #[test]
    fn an_entry_says_who_did_what_to_whom_and_why() {
        let person = |number| MemberId::from_parts(1, number);
        let act = AuditAct::SecretaryChanged {
            member: person(1),
            former: Some(person(2)),
            from: date(2026, 12, 1),
            reason: "Kiện toàn chi ủy".into(),
        };
        let entry = AuditEntry {
            org: OrgId::from_parts(1, 1),
            number: 7,
            at: "2026-11-25T12:30:00Z".parse().expect("a good timestamp"),
            by: Some(person(3)),
            act,
            before: String::new(),
            hash: String::new(),
        };
        let line = AuditLine {
            entry,
            by_name: Some("Cao Xuân Quý".into()),
            member_name: Some("Trần Văn Ước".into()),
            former_name: None,
        };
        let html = rendered(audit_line(&line, OrgKind::Branch));
        for words in [
            "Thay bí thư: Trần Văn Ước",
            "từ ngày 01/12/2026, thay đồng chí người không còn trong sổ",
            "thứ Tư, 25/11/2026, 19:30 · Cao Xuân Quý",
            "Lý do: Kiện toàn chi ủy",
            "Số 7",
        ] {
            assert!(html.contains(words), "{words}: {html}");
        }
    }
}
