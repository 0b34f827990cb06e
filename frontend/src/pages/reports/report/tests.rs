//! What a report shows, and to whom.

use jiff::civil::date;
use shared::id::{MemberId, OrgId};
use shared::meeting::Stamp;
use shared::org::{Org, OrgKind, OrgPath};
use shared::period::{Period, Span};
use shared::report::{ReportFigures, ReportRights, ReportText};
use shared::statistics::MonthSum;

use super::*;
use crate::testing::rendered;

fn at(text: &str) -> jiff::Timestamp {
    text.parse().expect("the test writes a time")
}

/// A month's report of a made-up branch.
pub(in crate::pages::reports) fn report() -> Report {
    let path = OrgPath::root(OrgId::from_parts(1, 1)).child(OrgId::from_parts(1, 2));
    let org =
        Org {
            id: OrgId::from_parts(1, 2), kind: OrgKind::Branch, name: "Chi bộ thôn Đông".into(), path
        };
    let month = Period::new(2026, Span::Month(11)).expect("there is such a month");
    Report::of_period(&org, month, at("2026-11-30T00:00:00Z")).expect("a month is reported on")
}

pub(in crate::pages::reports) fn stamp(time: &str) -> Stamp {
    Stamp { by: MemberId::from_parts(1, 1), name: "Trần Thị Ánh".into(), at: at(time) }
}

fn figures() -> ReportFigures {
    let sum = MonthSum { regular: 1, summoned: 10, present: 9, excused: 1, ..MonthSum::default() };
    ReportFigures::Period { sum, members: Default::default() }
}

fn shown(report: Report, may: ReportRights) -> String {
    let text = ReportText { content: "Đã họp thường kỳ.".into(), ..ReportText::default() };
    let view = ReportView { report, text, known: Vec::new(), may };
    rendered(whole(&Rc::new(view.clone()), &Load::of(view), date(2026, 12, 3)))
}

const WRITES: ReportRights = ReportRights { write: true, receive: false };
const RECEIVES: ReportRights = ReportRights { write: false, receive: true };

#[test]
fn those_above_read_it_and_answer_its_writers_only_read() {
    let mut sent = report();
    sent.send(figures(), stamp("2026-12-01T01:00:00Z")).expect("a draft is sent");
    let html = shown(sent.clone(), RECEIVES);
    assert!(
        html.contains("Tiếp nhận") && html.contains("Trả lại") && html.contains("Đã họp thường kỳ."),
        "{html}"
    );
    assert!(html.contains("Trong kỳ đã họp 1 lần; tỷ lệ dự họp 9/10 (90\u{a0}%)."), "{html}");
    let html = shown(sent, WRITES);
    assert!(!html.contains("<textarea") && !html.contains("Trả lại để bổ sung"), "{html}");
}

#[test]
fn remarks_stand_first_when_it_came_back() {
    let mut returned = report();
    returned.send(figures(), stamp("2026-12-01T01:00:00Z")).expect("a draft is sent");
    returned
        .give_back("Bổ sung kết luận.".into(), stamp("2026-12-02T01:00:00Z"))
        .expect("what was sent is returned");
    let html = rendered(standing(&returned, date(2026, 12, 2)));
    assert!(html.contains("Cấp trên trả lại") && html.contains("Bổ sung kết luận."), "{html}");
}

#[test]
fn what_is_late_says_so_to_its_writers() {
    let on = |day| rendered(standing(&report(), day));
    assert!(!on(date(2026, 12, 5)).contains("Xin gửi sớm"));
    assert!(on(date(2026, 12, 6)).contains("Hạn gửi 05/12/2026. Xin gửi sớm."));
}
