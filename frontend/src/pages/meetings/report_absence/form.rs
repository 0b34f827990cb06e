//! The request: class of the reason, words, until when.

use serde::{Deserialize, Serialize};
use shared::attendance::{
    AbsenceReason, AbsenceReport, Attendance, AttendanceAt, ReportAbsence, answers_close_at,
};
use shared::id::MemberId;
use shared::meeting::Meeting;
use shared::time::format_date_time;
use yew::prelude::*;

use super::super::act::reload_offer;
use super::super::words::decided;
use crate::api::use_api;
use crate::form::{Refusal, use_draft_form};
use crate::parts::{
    Alert, Button, Choice, FormFrame, Glyph, Lead, Muted, Opt, StickyAction, TextArea, Tone, use_toast,
};
use crate::route::{Route, use_nav};

/// What is typed.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Typed {
    pub reason: Option<AbsenceReason>,
    pub text: String,
}

impl Typed {
    fn of(entry: &Attendance) -> Self {
        let report = entry.absence.as_ref().map(|absence| &absence.report);
        report.map_or_else(Self::default, |report| Self {
            reason: Some(report.reason),
            text: report.text.clone(),
        })
    }

    pub fn report(self) -> Result<AbsenceReport, Refusal> {
        let reason = self.reason.ok_or_else(|| Refusal::field("reason", "Xin chọn lý do vắng."))?;
        let report = AbsenceReport { reason, text: self.text };
        report.check()?;
        Ok(report)
    }
}

/// Properties of [`ReportForm`].
#[derive(Clone, PartialEq, Properties)]
pub struct ReportFormProps {
    /// Who will be absent.
    pub person: Attendance,
    /// From which meeting.
    pub meeting: Meeting,
    /// Who sends the request.
    pub me: MemberId,
    /// Loads the page anew.
    pub onreload: Callback<()>,
}

/// Reason, words, the button.
#[component]
pub fn ReportForm(props: &ReportFormProps) -> Html {
    let (api, nav, toast) = (use_api(), use_nav(), use_toast());
    let ReportFormProps { person, meeting, me, .. } = props;
    let at = AttendanceAt { meeting: meeting.id, member: person.member };
    let own = person.member == *me;
    let form = use_draft_form(&format!("absence-{}-{}", at.meeting, at.member), || Typed::of(person));
    let onsubmit = {
        let send = move |typed: Typed| {
            let api = api.clone();
            async move { Ok(api.send::<ReportAbsence>(&at, &typed.report()?).await?) }
        };
        form.submit(send, move |_: Attendance| {
            toast.show("Đã gửi đơn xin vắng. Chi ủy sẽ xem và trả lời.");
            nav.back(&Route::Meeting { meeting: at.meeting });
        })
    };
    let reasons: Vec<_> =
        AbsenceReason::ALL.into_iter().map(|reason| Opt::new(reason, reason.label())).collect();
    let standing = person.absence.as_ref().and_then(|absence| absence.decision_in(meeting.round));
    html! {
        <FormFrame view={form.view()} {onsubmit}>
            { reload_offer(&form.view(), &props.onreload) }
            <Lead>{ lead(person, meeting, own) }</Lead>
            if let Some(decision) = standing {
                <Alert tone={Tone::Warning} title="Đơn trước đã có quyết định">
                    <p>{ decided(decision, meeting) }</p>
                    <p>{ "Nếu gửi đơn với lý do khác, đơn mới phải chờ quyết định lại." }</p>
                </Alert>
            }
            <Choice<AbsenceReason> label="Lý do vắng" options={reasons}
                bind={form.bind("reason", |typed: &mut Typed| &mut typed.reason)} />
            <TextArea label="Nói rõ thêm" optional={form.data().reason != Some(AbsenceReason::Other)} rows={3}
                max={Some(500)} bind={form.bind("text", |typed: &mut Typed| &mut typed.text)} />
            <Muted>{ format!("Đồng chí gửi được đến {}.", format_date_time(answers_close_at(meeting))) }</Muted>
            <StickyAction>
                <Button submit=true icon={Glyph::Send} busy={form.busy()}>{ "Gửi đơn xin vắng" }</Button>
            </StickyAction>
        </FormFrame>
    }
}

pub(super) fn lead(person: &Attendance, meeting: &Meeting, own: bool) -> String {
    let when = format_date_time(meeting.plan.starts_at);
    match own {
        true => format!("{}, {when}.", meeting.plan.title),
        false => format!(
            "Gửi thay đồng chí {}, {}, {when}. Sổ ghi rõ đồng chí là người trả lời thay.",
            person.name, meeting.plan.title
        ),
    }
}
