//! What the statistics of a committee say.

use shared::org::{Org, OrgKind, OrgPath};
use shared::period::Span;
use shared::statistics::{MonthSum, SumBelow};

use super::*;
use crate::testing::rendered;

fn sum(regular: u32, present: u32) -> MonthSum {
    MonthSum { regular, branches: regular, summoned: 10 * regular, present, ..MonthSum::default() }
}

/// A commune with two branches, of which one met.
pub(in crate::pages::statistics) fn commune(period: &str) -> TreeStatistics {
    let period: Period = period.parse().expect("a period");
    let path = OrgPath::root(OrgId::from_parts(1, 1));
    let year = Period::new(period.year(), Span::Year).expect("a year");
    let of = |month: Period| if month.to_string() == "2026-11" { sum(1, 9) } else { MonthSum::default() };
    let below = |number: u128, name: &str, sum| SumBelow {
        org: OrgId::from_parts(1, number),
        name: name.into(),
        kind: OrgKind::Branch,
        sum,
    };
    TreeStatistics {
        org: Org {
            id: OrgId::from_parts(1, 1),
            kind: OrgKind::PartyCommittee,
            name: "Đảng ủy xã".into(),
            path,
        },
        period,
        sum: period.months().map(of).sum(),
        months: year.months().map(|month| SumOfMonth { month, sum: of(month) }).collect(),
        below: vec![
            below(2, "Chi bộ thôn Đông", sum(1, 9)),
            below(3, "Chi bộ thôn Đoài", MonthSum::default()),
        ],
    }
}

#[test]
fn a_month_and_a_year_are_each_said_in_one_sentence() {
    let said = |period: &str| sentence(&commune(period));
    assert_eq!(
        said("2026-11"),
        "Tháng 11/2026, 1 chi bộ đã sinh hoạt thường kỳ; tỷ lệ dự họp 9/10 (90\u{a0}%)."
    );
    assert!(said("2026").starts_with("Năm 2026, đã có 1 buổi sinh hoạt thường kỳ, 0 buổi chuyên đề; tỷ lệ"));
    assert_eq!(said("2026-10"), "Tháng 10/2026 chưa có buổi sinh hoạt nào kết thúc.");
}

#[test]
fn those_below_stand_in_a_table_also_when_they_held_no_meeting() {
    let html = rendered(whole(&Rc::new(commune("2026-11")), false));
    assert!(html.contains("Chi bộ thôn Đoài") && html.contains("Chưa họp"), "{html}");
    assert!(html.contains("Tải tệp Excel"), "{html}");
}
