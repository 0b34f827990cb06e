//! The part of the ledger's story that goes upward: what follows from the meeting's end, its report, the statistics.

use std::collections::HashMap;

use aws_lambda_events::event::dynamodb::EventRecord;
use serde_dynamo::AttributeValue;
use shared::org::OrgAt;
use shared::report::{
    AcceptReport, ChangeReport, CreateReport, FindReport, FindReportSum, ListReportLines, ListReports,
    NewReport, ReportAnswer, ReportAt, ReportChange, ReportOf, ReportSumQuery, ReportText, ReportsQuery,
    ReturnReport, SendReport,
};
use shared::statistics::{ExportTreeStatistics, FindTreeStatistics, PeriodQuery};
use tests::country::{BRANCH, COMMUNE};
use tests::{Evening, NONE, Persona, World};

use super::ledger::Ledger;

/// A report from its beginning to its acceptance, and how it looks from above.
pub(super) async fn story(world: &World, ledger: &mut Ledger) {
    follow_meetings(world).await;
    let (by, above, at) = (Persona::Secretary, Persona::CommuneOfficer, OrgAt { org: BRANCH });
    let period = "2026-11".parse().expect("a period");
    let created =
        world.call::<CreateReport>(by, at, NONE, NewReport::Meeting { meeting: Evening::id_of(1) }).await;
    let report = ReportAt { report: ledger.note(&created).id };
    ledger.note(&world.call::<ListReports>(by, at, Default::default(), NONE).await);
    ledger.note(&world.call::<FindReport>(by, report, NONE, NONE).await);
    let change = |rev| {
        let text = ReportText {
            content: "Đã họp thường kỳ đúng lịch.".into(), ..ReportText::default()
        };
        ReportChange { text, rev }
    };
    let answer = |rev| ReportAnswer { remarks: "Xin bổ sung kết luận.".into(), rev };
    ledger.note(&world.call::<ChangeReport>(by, report, NONE, change(1)).await);
    ledger.note(&world.call::<SendReport>(by, report, NONE, change(2)).await);
    let commune = OrgAt { org: COMMUNE };
    let lines = ReportsQuery { of: ReportOf::Meetings, period: Some(period), ..ReportsQuery::default() };
    ledger.note(&world.call::<ListReportLines>(above, commune, NONE, lines).await);
    let sum = ReportSumQuery { of: ReportOf::Meetings, period: Some(period) };
    ledger.note(&world.call::<FindReportSum>(above, commune, sum, NONE).await);
    ledger.note(&world.call::<ReturnReport>(above, report, NONE, answer(3)).await);
    world.call::<SendReport>(by, report, NONE, change(4)).await.ok();
    ledger.note(&world.call::<AcceptReport>(above, report, NONE, answer(5)).await);
    let month = world.call::<CreateReport>(by, at, NONE, NewReport::Period { period }).await.ok();
    world.call::<FindReport>(by, ReportAt { report: month.id }, NONE, NONE).await.ok();
    let query = PeriodQuery { period: Some(period) };
    ledger.note(&world.call::<FindTreeStatistics>(above, commune, query, NONE).await);
    ledger.note(&world.call::<ExportTreeStatistics>(above, commune, query, NONE).await);
}

/// What follows from the end of the meeting, up to the top; members are left for others to count.
async fn follow_meetings(world: &World) {
    let mut followed = 0;
    loop {
        let records = world.stream_records().await;
        if records.len() == followed {
            return;
        }
        let meetings: Vec<_> =
            records[followed..].iter().filter(|record| !is_member(record)).cloned().collect();
        world.hand_over(&meetings, 100).await;
        followed = records.len();
    }
}

fn is_member(record: &EventRecord) -> bool {
    let image: HashMap<String, AttributeValue> = record.change.new_image.clone().into();
    image.get("kind") == Some(&AttributeValue::S("member".into()))
}
