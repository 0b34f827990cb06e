//! Kết quả học tập: one sentence, one picture, the table behind; in a branch who has done what, above it figures.

mod questions;

use serde::{Deserialize, Serialize};
use shared::endpoint::Nothing;
use shared::id::{CampaignId, OrgId};
use shared::study::{
    BANDS, CountedAttempt, ExportStudyResults, FindStudyResults, MemberResult, ResultsAt, StudyResults,
    UnitResult, counted,
};
use yew::prelude::*;

use self::questions::Questions;
use super::words::percent;
use crate::api::use_api;
use crate::dom;
use crate::load::use_load;
use crate::parts::{
    Bar, BarChart, Button, Cluster, Column, EmptyState, Glyph, Kind, Lead, Muted, Page, PrintButton,
    QueryLink, Row, ScreenOnly, Section, Stack, Table, Tone, Unfold, use_toast,
};
use crate::route::{Route, use_query};
use crate::session::use_viewer;

/// Media type of a workbook.
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// Properties of [`StudyResultsPage`].
#[derive(Clone, PartialEq, Properties)]
pub struct StudyResultsPageProps {
    /// Of which campaign.
    pub campaign: CampaignId,
}

/// From where it is looked at.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
struct From {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    to_chuc: Option<OrgId>,
}

/// The page.
#[component]
pub fn StudyResultsPage(props: &StudyResultsPageProps) -> Html {
    let viewer = use_viewer();
    let (from, _) = use_query::<From>();
    let campaign = props.campaign;
    let at = ResultsAt { campaign, org: from.to_chuc.unwrap_or(viewer.org()) };
    let load = use_load::<FindStudyResults>(at, Nothing {});
    let under =
        load.ready().map_or_else(Html::default, |it| html! { format!("{} · {}", it.title, it.own.org.name) });
    html! {
        <Page title="Kết quả học tập" {under} back={Route::Campaign { campaign }}>
            { load.show(|results| html! {
                <>
                    { whole(results) }
                    <ScreenOnly>
                        <Stack>
                            <Cluster><Export {campaign} org={at.org} /><PrintButton /></Cluster>
                            if results.counts.is_some() && by_question(results) {
                                <Unfold summary="Từng câu hỏi được trả lời thế nào" inside={Callback::from(move |()| html! { <Questions {campaign} org={at.org} /> })} />
                            }
                        </Stack>
                    </ScreenOnly>
                </>
            }) }
        </Page>
    }
}

/// Questions are counted in a branch, and in a committee with branches directly below.
fn by_question(results: &StudyResults) -> bool {
    results.own.org.kind.has_members() || results.below.iter().any(|unit| unit.org.kind.has_members())
}

fn whole(results: &StudyResults) -> Html {
    let sum = &results.own.sum;
    if sum.members == 0 && sum.joined.is_empty() {
        return html! {
            <>
                <EmptyState icon={Glyph::Chart} title="Chưa có ai làm bài"><p>{ "Kết quả hiện ở đây ít phút sau khi có người nộp bài." }</p></EmptyState>
                { table(results) }
            </>
        };
    }
    html! {
        <>
            <Lead>{ sentence(&results.own) }</Lead>
            if sum.members > 0 {
                <BarChart caption="Số đồng chí theo mức điểm" name="Mức điểm" measure="Số đồng chí" bars={bars(sum.bands)} full={Some(sum.members)} />
            }
            { for results.contests.iter().enumerate().map(|(place, title)| html! {
                <Muted>{ format!("{title}: {} đồng chí đã tham gia.", sum.joined.get(place).copied().unwrap_or(0)) }</Muted>
            }) }
            { table(results) }
            <Muted>{ "Số liệu của các tổ chức trực thuộc đến đây ít phút sau khi nộp bài." }</Muted>
        </>
    }
}

/// The whole in one sentence.
fn sentence(unit: &UnitResult) -> String {
    let sum = &unit.sum;
    let mean = sum.mean().map(|mean| format!(", trung bình {mean}\u{a0}% điểm")).unwrap_or_default();
    format!("{} trên {} đảng viên đã làm bài; {} đồng chí đạt{mean}.", sum.members, unit.members, sum.passed)
}

fn bars(bands: [u32; 4]) -> Vec<Bar> {
    let label = |index: usize| match BANDS.get(index + 1) {
        Some(next) => format!("{}–{}\u{a0}%", BANDS[index], next - 1),
        None => format!("{}–100\u{a0}%", BANDS[index]),
    };
    let tones = [Tone::Danger, Tone::Warning, Tone::Info, Tone::Success];
    bands
        .into_iter()
        .enumerate()
        .map(|(index, count)| Bar::new(label(index), count).tone(tones[index]))
        .collect()
}

fn table(results: &StudyResults) -> Html {
    match &results.names {
        Some(names) => members(results, names),
        None if !results.below.is_empty() => units(results),
        None => Html::default(),
    }
}

fn units(results: &StudyResults) -> Html {
    let campaign = results.campaign;
    let row = |unit: &UnitResult| {
        let (org, sum) = (&unit.org, &unit.sum);
        let link = html! {
            <QueryLink to={Route::StudyResults { campaign }} name="to_chuc" value={org.id.to_string()} kind={Kind::Tertiary}>{ org.name.clone() }</QueryLink>
        };
        let mean = sum.mean().map_or_else(|| "–".to_owned(), |mean| format!("{mean}\u{a0}%"));
        Row::new(
            org.id.to_string(),
            vec![
                link,
                html! { format!("{} / {}", sum.members, unit.members) },
                html! { sum.passed },
                html! { mean },
            ],
        )
    };
    let columns = vec![
        Column::text("Tổ chức"),
        Column::number("Đã làm trên đảng viên"),
        Column::number("Đạt"),
        Column::number("Trung bình"),
    ];
    html! {
        <Section title="Các tổ chức trực thuộc">
            <Table caption="Kết quả của các tổ chức trực thuộc" {columns} rows={results.below.iter().map(row).collect::<Vec<_>>()} />
        </Section>
    }
}

fn members(results: &StudyResults, names: &[MemberResult]) -> Html {
    let rule = results.counts.unwrap_or(CountedAttempt::Best);
    let row = |member: &MemberResult| {
        let counts = counted(&member.attempts, rule);
        let (points, word) = match counts {
            None => ("–".to_owned(), "Chưa làm"),
            Some(it) if it.passed => (percent(it.points), "Đạt"),
            Some(it) => (percent(it.points), "Chưa đạt"),
        };
        let joined = format!("{} / {}", member.joined.len(), results.contests.len());
        let mut cells =
            vec![html! { &member.name }, html! { word }, html! { points }, html! { member.attempts.len() }];
        if !results.contests.is_empty() {
            cells.push(html! { joined });
        }
        Row::new(member.member.to_string(), cells)
    };
    let mut columns = vec![
        Column::text("Đồng chí"),
        Column::text("Kết quả"),
        Column::number("Điểm"),
        Column::number("Số lần làm"),
    ];
    if !results.contests.is_empty() {
        columns.push(Column::number("Cuộc thi đã tham gia"));
    }
    html! {
        <Section title="Đảng viên của chi bộ">
            <Muted>{ "Chỉ chi ủy thấy tên. Danh sách để giúp đồng chí chưa làm được, không để xếp hạng." }</Muted>
            <Table caption="Kết quả của từng đồng chí" {columns} rows={names.iter().map(row).collect::<Vec<_>>()} />
        </Section>
    }
}

/// From where a campaign is looked at.
#[derive(Clone, PartialEq, Properties)]
pub struct AtProps {
    /// Of which campaign.
    pub campaign: CampaignId,
    /// From which organisation.
    pub org: OrgId,
}

/// Fetches the workbook and hands it to the device.
#[component]
fn Export(props: &AtProps) -> Html {
    let (api, toast, busy) = (use_api(), use_toast(), use_state(|| false));
    let at = ResultsAt { campaign: props.campaign, org: props.org };
    let onclick = {
        let busy = busy.clone();
        Callback::from(move |()| {
            let (api, toast, busy) = (api.clone(), toast.clone(), busy.clone());
            busy.set(true);
            yew::platform::spawn_local(async move {
                match api.call::<ExportStudyResults>(&at, &Nothing {}, &Nothing {}).await {
                    Ok(file) => {
                        let bytes = dom::from_base64(&file.base64);
                        match bytes.and_then(|bytes| dom::save_file(&file.file_name, XLSX, &bytes)) {
                            Ok(()) => toast.show(format!("Đã tải {}.", file.file_name)),
                            Err(_) => {
                                toast.show("Trình duyệt này không lưu được tệp. Xin thử trên máy tính.")
                            }
                        }
                    }
                    Err(failure) => toast.show(failure.sentence().to_owned()),
                }
                busy.set(false);
            });
        })
    };
    html! { <Button kind={Kind::Secondary} icon={Glyph::Download} busy={*busy} {onclick}>{ "Tải tệp Excel" }</Button> }
}
