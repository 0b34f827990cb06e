//! My year: how often I was summoned, how often I came, meeting by meeting.

use serde::{Deserialize, Serialize};
use shared::attendance::Outcome;
use shared::id::MemberId;
use shared::member::MemberAt;
use shared::statistics::{FindMemberStatistics, MemberStatistics, MemberYear, MyOutcome, Warning, YearQuery};
use shared::time::{format_date_time, local_date};
use yew::prelude::*;

use crate::dom;
use crate::load::use_load;
use crate::parts::{
    Alert, Bar, Card, Disclosure, Lead, List, ListItem, Muted, Opt, Section, Segmented, Shape, ShareBar, Tag,
    Tone,
};
use crate::route::{Route, use_query};

/// How many years can be chosen.
const YEARS: i16 = 3;

/// The year in the address.
#[derive(Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
struct AtYear {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    nam: Option<i16>,
}

/// Properties of [`MyYear`].
#[derive(Clone, PartialEq, Properties)]
pub struct MyYearProps {
    /// Whose.
    pub member: MemberId,
}

/// The year with its switch.
#[component]
pub fn MyYear(props: &MyYearProps) -> Html {
    let (at, set_at) = use_query::<AtYear>();
    let this_year = local_date(dom::now()).year();
    let year = at.nam.unwrap_or(this_year);
    let statistics =
        use_load::<FindMemberStatistics>(MemberAt { member: props.member }, YearQuery { year: Some(year) });
    let options: Vec<_> =
        (0..YEARS).rev().map(|back| this_year - back).map(|year| Opt::new(year, year.to_string())).collect();
    let onchange = set_at.reform(|year| AtYear { nam: Some(year) });
    html! {
        <Section title="Tôi dự sinh hoạt">
            <Segmented<i16> id="nam" label="Năm" {options} value={Some(year)} {onchange} />
            { statistics.show_as(Shape::Text, |mine| year_view(mine, year)) }
        </Section>
    }
}

/// One sentence, one picture, the meetings behind it.
pub fn year_view(mine: &MemberYear, year: i16) -> Html {
    let sum = &mine.sum;
    if mine.meetings.is_empty() {
        return html! { <Muted>{ format!("Năm {year} chưa có cuộc họp nào kết thúc có tên đồng chí.") }</Muted> };
    }
    html! {
        <>
            <Lead>{ sentence(sum, year) }</Lead>
            if sum.warning == Warning::MissedMonths {
                { missed(&sum.missed_months) }
            }
            if sum.summoned > 0 {
                <Card>
                    <ShareBar caption={format!("Các cuộc họp được triệu tập năm {year}")} name="Kết quả" measure="Số cuộc họp"
                        bars={bars(sum)} />
                </Card>
            }
            <Disclosure summary={format!("Xem {} cuộc họp", mine.meetings.len())}>
                <List>{ for mine.meetings.iter().rev().map(line) }</List>
            </Disclosure>
        </>
    }
}

fn sentence(sum: &MemberStatistics, year: i16) -> String {
    let MemberStatistics { summoned, present, not_whole, .. } = sum;
    match (summoned, not_whole) {
        (0, _) => format!("Năm {year}, đồng chí không được triệu tập cuộc họp nào."),
        (_, 0) => format!("Năm {year}, đồng chí dự {present} trên {summoned} cuộc họp được triệu tập."),
        _ => format!(
            "Năm {year}, đồng chí dự {present} trên {summoned} cuộc họp được triệu tập, trong đó {not_whole} cuộc đến muộn hoặc về sớm."
        ),
    }
}

fn bars(sum: &MemberStatistics) -> Vec<Bar> {
    [
        ("Có mặt", sum.present, Tone::Success),
        ("Vắng có phép", sum.excused, Tone::Gold),
        ("Vắng không phép", sum.unexcused, Tone::Danger),
        ("Vắng, đơn chờ quyết định", sum.awaiting, Tone::Info),
    ]
    .into_iter()
    .filter(|(_, count, _)| *count > 0)
    .map(|(label, count, tone)| Bar::new(label, u32::try_from(count).unwrap_or(u32::MAX)).tone(tone))
    .collect()
}

/// Said to the member as early as to the branch, and kindly.
fn missed(months: &[i8]) -> Html {
    let months: Vec<_> = months.iter().map(i8::to_string).collect();
    html! {
        <Alert tone={Tone::Warning} title="Đồng chí đã vắng nhiều tháng không có phép">
            { format!("Các tháng: {}. Nếu có lý do, đồng chí trao đổi sớm với bí thư chi bộ.", months.join(", ")) }
        </Alert>
    }
}

fn line(mine: &MyOutcome) -> Html {
    let tone = match mine.outcome {
        Outcome::Present => Tone::Success,
        Outcome::ExcusedAbsence => Tone::Gold,
        Outcome::UnexcusedAbsence => Tone::Danger,
        Outcome::AwaitingDecision => Tone::Info,
        Outcome::NotTaken | Outcome::Exempt | Outcome::NotSummoned => Tone::Neutral,
    };
    html! {
        <ListItem key={mine.meeting.to_string()} to={Route::Meeting { meeting: mine.meeting }} title={mine.title.clone()}
            under={html! { { format_date_time(mine.starts_at) } }}
            end={html! { <Tag {tone}>{ mine.outcome.label() }</Tag> }} />
    }
}
