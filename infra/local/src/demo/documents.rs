//! Documents of the demo: what the Centre, the province, the commune and the first branch have handed down. All of them
//! are made up; they go through the shared rules, under the times at which they would have been written.

mod library;
mod words;

use jiff::{SignedDuration, Timestamp};
use shared::document::{Audience, Body, Document, DocumentDraft, DocumentHead, DocumentStep};
use shared::grant::{Role, RoleGrant};
use shared::id::{DocumentId, MemberId};
use shared::meeting::Stamp;
use shared::org::Org;
use shared::problem::Problem;
use shared::time::local_date;

use self::library::MORE;
use self::words::{Course, PAPERS, Paper};
use super::days_before;
use super::handbook::{Commune, Handbook};
use super::people::Person;

/// The person of the first branch who works for the commune's committee.
pub const OFFICER: usize = 14;

/// A document with its text, and the steps that it took.
pub struct Made {
    pub document: Document,
    pub body: Body,
    pub steps: Vec<DocumentStep>,
}

/// The documents that the first commune finds.
pub fn all(handbook: &Handbook, commune: &Commune, now: Timestamp) -> Result<Vec<Made>, Problem> {
    let of_paper = |(number, paper): (usize, &Paper)| document(handbook, commune, number, paper, now);
    PAPERS.iter().chain(&MORE).enumerate().map(of_paper).collect()
}

/// The role of the commune's officer.
pub fn officer_grant(now: Timestamp, commune: &Org, officer: &Person, by: MemberId) -> RoleGrant {
    RoleGrant {
        member: officer.id(),
        name: officer.name().to_owned(),
        role: Role::Officer,
        org: commune.id,
        path: commune.path.clone(),
        granted_at: days_before(now, 40),
        granted_by: Some(by),
        from: local_date(days_before(now, 40)),
        until: None,
        reason: "Phân công theo dõi văn bản, báo cáo".to_owned(),
    }
}

fn document(
    handbook: &Handbook,
    commune: &Commune,
    number: usize,
    paper: &Paper,
    now: Timestamp,
) -> Result<Made, Problem> {
    let org = match paper.level {
        0 => &handbook.centre,
        1 => &handbook.province,
        2 => &commune.orgs[0],
        _ => &commune.orgs[1],
    };
    let at = days_before(now, paper.days_ago);
    let [author, checker] = staff(commune, org, at);
    let head = DocumentHead {
        kind: paper.kind,
        r#abstract: paper.title.into(),
        serial: None,
        symbol: shared::document::number::usual_symbol(org.kind).into(),
        signed_on: paper.serial.map(|_| local_date(days_before(at, 1))),
        signer: paper.serial.map_or("", |_| paper.signer).into(),
        position: paper.serial.map_or("", |_| "Bí thư").into(),
        audience: if paper.for_committees { Audience::Committees } else { Audience::Everyone },
        asks_confirmation: paper.asks_confirmation,
    };
    let draft = DocumentDraft { head, text: paper.text.into() };
    let (head, body) = draft.checked(org.kind, local_date(at))?;
    let milliseconds = u64::try_from(at.as_millisecond()).unwrap_or(0);
    let id = DocumentId::from_parts(milliseconds, 0x0502_1930_0000 + number as u128);
    let mut document = Document::draft(id, org, head, author.clone());
    document.superior = superior(handbook, commune, org);
    let mut steps: Vec<_> = document.first_step().into_iter().collect();
    if paper.course != Course::Draft {
        steps.push(document.hand_in(author.clone())?);
    }
    if paper.course == Course::Returned {
        let remark = "Chưa ghi số điện thoại của từng đồng chí trực. Xin bổ sung rồi trình lại.";
        steps.push(document.give_back(remark, checker.clone())?);
    }
    if matches!(paper.course, Course::Checked | Course::Published | Course::Withdrawn) {
        steps.push(document.check(checker.clone())?);
    }
    if matches!(paper.course, Course::Published | Course::Withdrawn) {
        steps.push(document.publish(at, paper.serial, author)?);
    }
    if paper.course == Course::Withdrawn {
        let later = Stamp { at: at.saturating_add(SignedDuration::from_hours(5)).unwrap_or(at), ..checker };
        steps.push(
            document.withdraw("Ban hành nhầm biểu mẫu đính kèm; văn bản đúng sẽ được gửi lại.", later)?,
        );
    }
    Ok(Made { document, body, steps })
}

/// The name of the organisation directly above; empty at the top.
fn superior(handbook: &Handbook, commune: &Commune, org: &Org) -> String {
    let above = org.path.parent();
    let known = [&handbook.centre, &handbook.province].into_iter().chain(&commune.orgs);
    let found = known.into_iter().find(|other| Some(other.id) == above);
    found.map(|other| other.name.clone()).unwrap_or_default()
}

/// Two people who staff an organisation. Above the commune nobody of the demo but the administrator is known, so the
/// offices there have made-up names.
pub(super) fn staff(commune: &Commune, org: &Org, at: Timestamp) -> [Stamp; 2] {
    let held = commune.grants.iter().filter(|grant| grant.org == org.id);
    let known = held.filter(|grant| grant.role != Role::BranchCommitteeMember);
    let mut stamps: Vec<_> =
        known.map(|grant| Stamp { by: grant.member, name: grant.name.clone(), at }).collect();
    let strangers = ["Văn phòng: chuyên viên soạn thảo", "Văn phòng: lãnh đạo duyệt"];
    for (number, name) in strangers.into_iter().enumerate() {
        stamps.push(Stamp { by: MemberId::from_parts(1, number as u128), name: name.into(), at });
    }
    stamps.truncate(2);
    stamps.try_into().unwrap_or_else(|_| unreachable!("two strangers were added"))
}

#[cfg(test)]
mod tests {
    use shared::document::DocumentState;

    use super::*;
    use crate::demo::Demo;

    #[test]
    fn every_level_has_something_and_the_desk_is_not_empty() {
        let now = "2026-11-20T02:00:00Z".parse().unwrap();
        for demo in [Demo::Branch, Demo::Commune] {
            let handbook = Handbook::new(demo, now);
            let commune = handbook.commune(0).unwrap();
            let documents = all(&handbook, &commune, now).unwrap();
            let orgs = [handbook.centre.id, handbook.province.id, commune.orgs[0].id, commune.orgs[1].id];
            for org in orgs {
                assert!(
                    documents.iter().any(|it| it.document.org == org && it.document.is_out(now)),
                    "{demo:?}"
                );
            }
            let on_desk = [DocumentState::Draft, DocumentState::HandedIn, DocumentState::Checked];
            for state in on_desk.into_iter().chain([DocumentState::Withdrawn]) {
                assert!(
                    documents.iter().any(|it| it.document.org == orgs[2] && it.document.state == state),
                    "{state:?}"
                );
            }
            assert!(documents.iter().all(|it| !it.body.is_empty() && !it.steps.is_empty()));
        }
    }
}
