//! Reports and sums of the demo.

use std::collections::{BTreeMap, BTreeSet};

use shared::report::ReportState;
use shared::statistics::MonthSum;

use super::{commune, now};
use crate::demo::Demo;
use crate::demo::minutes::Written;
use crate::demo::reports::Upward;
use crate::demo::scores::{After, scores};

#[test]
fn every_level_comes_to_the_same_sum_and_reports_stand_everywhere() {
    let made = commune(Demo::Commune, 0);
    let written = Written::of(0, &made, now()).unwrap();
    let scores = scores(0, &made, &written).unwrap();
    // Every meeting with signed minutes is scored, and the scores tell the good from the less good.
    let signed = written.minutes.iter().filter(|minutes| minutes.signed.is_some()).count();
    assert!(!scores.is_empty() && scores.len() <= signed, "{} of {signed}", scores.len());
    let grades: BTreeSet<_> = scores.iter().map(|score| score.short().grade).collect();
    assert!(grades.len() >= 2, "{grades:?}");
    let upward = Upward::of(0, &made, &After::of(&written, &scores), now()).unwrap();
    for state in ReportState::ALL {
        assert!(upward.reports.iter().any(|report| report.state == state), "{state:?}");
    }
    let rows = upward.sums.rows();
    let levels = rows.iter().fold(BTreeMap::<usize, MonthSum>::new(), |mut levels, row| {
        let depth = row.above.as_ref().map_or(0, |path| path.ids().len());
        *levels.entry(depth).or_default() += row.sum;
        levels
    });
    let sums: Vec<_> = levels.values().map(|sum| (sum.regular, sum.summoned, sum.present)).collect();
    assert!(sums.len() >= 4 && sums.iter().all(|sum| *sum == sums[0]), "{levels:?}");
}
