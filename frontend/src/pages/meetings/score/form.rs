//! Scoring: a card for each criterion with its proposal, and the sum as one types.

use std::rc::Rc;

use serde::{Deserialize, Serialize};
use shared::meeting::MeetingAt;
use shared::meeting_score::{
    Criterion, MeetingGrade, MeetingScore, MeetingScoreView, Proposal, ScoreChange, ScoreLine, ScoreMeeting,
    scored_on,
};
use yew::prelude::*;

use super::super::act::reload_offer;
use crate::api::use_api;
use crate::form::{Form, Refusal, use_draft_form};
use crate::load::Load;
use crate::parts::{
    Button, Card, FormFrame, Glyph, Lead, Muted, NumberField, StickyAction, TextField, use_toast,
};

/// Longest remark, in characters.
const MOST: u32 = 500;

/// Properties of [`ScoreForm`].
#[derive(Clone, PartialEq, Properties)]
pub struct ScoreFormProps {
    /// The sheet with its proposals.
    pub view: Rc<MeetingScoreView>,
    /// Takes the sheet as it becomes.
    pub load: Load<MeetingScoreView>,
}

/// One line as it is typed.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
struct Typed {
    points: Option<u32>,
    remark: String,
}

/// What the fields begin with: the sheet that was confirmed, else what is proposed.
fn begin(view: &MeetingScoreView) -> Vec<Typed> {
    let of = |(at, proposal): (usize, &Proposal)| match view.score.as_ref().and_then(|it| it.lines.get(at)) {
        Some(line) => Typed { points: Some(line.points.into()), remark: line.remark.clone() },
        None => Typed { points: proposal.points.map(u32::from), remark: String::new() },
    };
    view.proposals.iter().enumerate().map(of).collect()
}

/// The lines to be sent.
///
/// # Errors
/// Names each criterion without points.
fn lines(typed: &[Typed]) -> Result<Vec<ScoreLine>, Refusal> {
    let empty = |at: usize| {
        let sentence = format!("{}: xin ghi điểm.", Criterion::ALL[at].label());
        shared::problem::FieldProblem::new(format!("lines.{at}.points"), sentence)
    };
    let wrong: Vec<_> = (0..typed.len().min(7)).filter(|at| typed[*at].points.is_none()).map(empty).collect();
    if !wrong.is_empty() {
        return Err(wrong.into());
    }
    let line = |(criterion, typed): (Criterion, &Typed)| ScoreLine {
        criterion,
        points: typed.points.and_then(|points| u8::try_from(points).ok()).unwrap_or(u8::MAX),
        proposed: None,
        remark: typed.remark.clone(),
    };
    Ok(Criterion::ALL.into_iter().zip(typed).map(line).collect())
}

/// The cards, the sum, the button.
#[component]
pub fn ScoreForm(props: &ScoreFormProps) -> Html {
    let (api, toast) = (use_api(), use_toast());
    let view = props.view.clone();
    let at = MeetingAt { meeting: view.meeting.id };
    let rev = view.score.as_ref().map_or(0, |score| score.rev);
    let form = use_draft_form(&format!("score-{}-{rev}", at.meeting), || begin(&view));
    let send = move |typed: Vec<Typed>| {
        let api = api.clone();
        async move { Ok(api.send::<ScoreMeeting>(&at, &ScoreChange { lines: lines(&typed)?, rev }).await?) }
    };
    let (put, shown) = (props.load.put.clone(), view.clone());
    let onsubmit = form.submit(send, move |score: MeetingScore| {
        toast.show("Đã xác nhận phiếu chấm điểm.");
        put.emit(MeetingScoreView { score: Some(score), ..(*shown).clone() });
    });
    html! {
        <FormFrame view={form.view()} {onsubmit}>
            { reload_offer(&form.view(), &props.load.reload) }
            <Muted>{ "Hệ thống điền sẵn những điểm tính được, kèm lý do. Đồng chí xem từng mục, sửa nếu cần rồi xác nhận." }</Muted>
            { for view.proposals.iter().enumerate().map(|(at, proposal)| card(&form, &view, at, proposal)) }
            <Lead>{ sum(form.data(), &view) }</Lead>
            <StickyAction>
                <Button submit=true icon={Glyph::Check} busy={form.busy()}>{ "Xác nhận phiếu chấm điểm" }</Button>
            </StickyAction>
        </FormFrame>
    }
}

fn card(form: &Form<Vec<Typed>>, view: &MeetingScoreView, at: usize, proposal: &Proposal) -> Html {
    let criterion = proposal.criterion;
    let most = criterion.most(scored_on(&view.meeting));
    let points = form.bind(format!("lines.{at}.points"), move |typed: &mut Vec<Typed>| &mut typed[at].points);
    let remark = form.bind(format!("lines.{at}.remark"), move |typed: &mut Vec<Typed>| &mut typed[at].remark);
    let departs = proposal.points.is_some_and(|proposed| points.value != Some(proposed.into()));
    let hint = match proposal.points {
        Some(proposed) => format!("Đề xuất {proposed}/{most} điểm. {}", proposal.reason),
        None => format!("Từ 0 đến {most} điểm. {}", proposal.reason),
    };
    let name = criterion.label();
    let label = format!("{name}: {}", if departs { "lý do khác đề xuất" } else { "ghi chú" });
    html! {
        <Card title={format!("{}. {name}", at + 1)} level={3}>
            <Muted>{ criterion.rule() }</Muted>
            <NumberField label={format!("{name}: điểm, tối đa {most}")} {hint} unit="điểm" bind={points} />
            <TextField {label} optional={!departs} max={Some(MOST)} bind={remark} />
        </Card>
    }
}

/// The sum as it is typed, and what it would be called; what is missing, while something is.
fn sum(typed: &[Typed], view: &MeetingScoreView) -> String {
    let points: u32 = typed.iter().filter_map(|line| line.points).fold(0, u32::saturating_add);
    match typed.iter().filter(|line| line.points.is_none()).count() {
        0 => {
            let grade = MeetingGrade::of(u8::try_from(points).unwrap_or(u8::MAX), scored_on(&view.meeting));
            format!("Cộng {points}/100 điểm, xếp loại {}.", grade.label())
        }
        missing => format!("Cộng {points} điểm, còn {missing} mục chưa chấm."),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::view;
    use super::*;

    #[test]
    fn what_is_known_is_filled_in_and_what_is_not_must_be_scored() {
        let view = view();
        let mut typed = begin(&view);
        assert_eq!((typed[0].points, typed[3].points), (Some(5), None));
        assert_eq!(sum(&typed, &view), "Cộng 50 điểm, còn 2 mục chưa chấm.");
        let refused = lines(&typed).expect_err("two are missing").fields;
        assert_eq!(refused[0].field, "lines.3.points");
        (typed[3].points, typed[4].points) = (Some(38), Some(4));
        assert_eq!(sum(&typed, &view), "Cộng 92/100 điểm, xếp loại Tốt.");
        assert_eq!(lines(&typed).expect("all is there").len(), 7);
    }
}
