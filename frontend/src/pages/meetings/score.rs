//! Phiếu tự chấm điểm: what the system proposes and why, the points that those who lead confirm, the sheet to print.

mod form;
mod short;

use std::rc::Rc;

use shared::endpoint::Nothing;
use shared::id::MeetingId;
use shared::meeting::{MeetingAt, MeetingState};
use shared::meeting_score::{
    FindMeetingScore, MeetingScore, MeetingScoreView, ScoreLine, check_open, check_scorable,
};
use shared::time::{format_date_time, format_day, local_date};
use yew::prelude::*;

use self::form::ScoreForm;
pub use self::short::ScoreOfMeeting;
use crate::load::{Load, use_load};
use crate::parts::{
    ButtonLink, Cluster, Column, Disclosure, EmptyState, Glyph, Kind, Lead, Muted, Page, PrintButton, Row,
    Table,
};
use crate::route::Route;

/// Properties of [`MeetingScorePage`].
#[derive(Clone, PartialEq, Properties)]
pub struct MeetingScorePageProps {
    /// Of which meeting.
    pub meeting: MeetingId,
}

/// The page.
#[component]
pub fn MeetingScorePage(props: &MeetingScorePageProps) -> Html {
    let load = use_load::<FindMeetingScore>(MeetingAt { meeting: props.meeting }, Nothing {});
    let under = load.ready().map(|view| html! { &view.meeting.plan.title }).unwrap_or_default();
    html! {
        <Page title="Phiếu tự chấm điểm" back={Route::CloseMeeting { meeting: props.meeting }} {under}>
            { load.show(|view| content(view, &load)) }
        </Page>
    }
}

fn content(view: &Rc<MeetingScoreView>, load: &Load<MeetingScoreView>) -> Html {
    let MeetingScoreView { meeting, score, may, report, .. } = &**view;
    if let Err(problem) = check_scorable(meeting) {
        return nothing_yet(view, &problem.sentence);
    }
    let is_open = check_open(meeting, *report).is_ok() && may.score;
    let form = html! { <ScoreForm view={view.clone()} load={load.clone()} /> };
    match score {
        None if is_open => form,
        None => nothing_yet(view, "Chi bộ chưa tự chấm điểm cuộc họp này."),
        Some(score) => html! {
            <>
                { sheet(view, score) }
                if is_open {
                    <Disclosure summary="Sửa phiếu">{ form }</Disclosure>
                } else if may.score {
                    <Muted>{ "Báo cáo của cuộc họp đã gửi cấp trên nên phiếu giữ nguyên. Chỉ sửa được khi cấp trên trả lại báo cáo." }</Muted>
                }
            </>
        },
    }
}

fn nothing_yet(view: &MeetingScoreView, sentence: &str) -> Html {
    let meeting = view.meeting.id;
    let is_over = view.meeting.state == MeetingState::Closed;
    let title =
        if is_over { "Không có phiếu chấm điểm" } else { "Chưa có phiếu chấm điểm" };
    html! {
        <EmptyState icon={Glyph::Chart} {title}>
            <p>{ sentence.to_owned() }</p>
            <ButtonLink to={Route::Meeting { meeting }} kind={Kind::Secondary}>{ "Về cuộc họp" }</ButtonLink>
        </EmptyState>
    }
}

/// The sheet as it was confirmed, also on paper.
fn sheet(view: &MeetingScoreView, score: &MeetingScore) -> Html {
    let columns = vec![
        Column::text("Nội dung"),
        Column::number("Tối đa"),
        Column::number("Tự chấm"),
        Column::text("Ghi chú"),
    ];
    let sum = Row::new(
        "sum",
        vec![
            html! { "Cộng" },
            html! { 100 },
            html! { <b>{ score.points() }</b> },
            html! { score.short().grade.label() },
        ],
    );
    let rows = score.lines.iter().map(|line| row(line, score)).chain([sum]).collect::<Vec<_>>();
    let day = format_day(local_date(view.meeting.plan.starts_at));
    html! {
        <>
            <Lead>{ format!("Buổi sinh hoạt đạt {}.", score.short().text()) }</Lead>
            <Muted>{ format!("{}, họp {day}.", view.meeting.org_name) }</Muted>
            <Table caption="Phiếu tự chấm điểm buổi sinh hoạt" {columns} {rows} />
            <Muted>{ format!("{} xác nhận, {}.", score.written.name, format_date_time(score.written.at)) }</Muted>
            <Cluster><PrintButton label="In phiếu" /></Cluster>
        </>
    }
}

fn row(line: &ScoreLine, score: &MeetingScore) -> Row {
    let remark = match line.proposed.filter(|proposed| *proposed != line.points) {
        Some(proposed) => format!("Đề xuất {proposed} điểm. {}", line.remark),
        None => line.remark.clone(),
    };
    Row::new(
        line.criterion.label(),
        vec![
            html! { line.criterion.label() },
            html! { line.criterion.most(score.day) },
            html! { line.points },
            html! { remark },
        ],
    )
}

#[cfg(test)]
mod tests;
