//! What members propose to correct, for those who decide: before and after side by side.

use shared::endpoint::Nothing;
use shared::id::OrgId;
use shared::org::OrgAt;
use shared::profile::{
    Correction, CorrectionAt, CorrectionDecision, CorrectionVerdict, DecideCorrection, Identifier,
    ListWaitingCorrections, ProfileField, RevealedValue,
};
use shared::time::format_date_time;
use yew::prelude::*;

use super::masked_number::MaskedNumber;
use crate::api::use_api;
use crate::form::use_form;
use crate::load::use_load;
use crate::parts::{
    Button, Card, Cluster, Dialog, Fact, Facts, FormFrame, Gap, Kind, Muted, Section, Shape, Stack, Text,
    TextArea, use_toast,
};
use crate::session::use_viewer;

/// Properties of [`WaitingCorrections`].
#[derive(Clone, PartialEq, Properties)]
pub struct WaitingCorrectionsProps {
    /// Of which branch.
    pub org: OrgId,
}

/// The proposals that wait; nothing when there are none.
#[component]
pub fn WaitingCorrections(props: &WaitingCorrectionsProps) -> Html {
    let load = use_load::<ListWaitingCorrections>(OrgAt { org: props.org }, Nothing {});
    let toast = use_toast();
    let ondecided = {
        let reload = load.reload.clone();
        Callback::from(move |correction: Correction| {
            reload.emit(());
            toast.show(format!(
                "{}: {} của đồng chí {}.",
                correction.state.label(),
                correction.field.label(),
                correction.name
            ));
        })
    };
    load.show_as(Shape::Rows, |all| {
        if all.is_empty() {
            return Html::default();
        }
        let card = |correction: &Correction| {
            html! {
                <CorrectionCard key={format!("{}-{}-{}", correction.member, correction.field.as_str(), correction.rev)}
                    correction={correction.clone()} ondecided={ondecided.clone()} />
            }
        };
        html! {
            <Section title={format!("Đề nghị sửa hồ sơ đang chờ ({})", all.len())}>
                <Stack>{ for all.iter().map(card) }</Stack>
            </Section>
        }
    })
}

#[derive(Clone, PartialEq, Properties)]
struct CorrectionCardProps {
    correction: Correction,
    ondecided: Callback<Correction>,
}

/// One proposal with the two ways to decide it.
#[component]
fn CorrectionCard(props: &CorrectionCardProps) -> Html {
    let asking = use_state(|| None::<CorrectionVerdict>);
    let correction = &props.correction;
    let own = use_viewer().actor.member == correction.member;
    let ask = |to: Option<CorrectionVerdict>| {
        let asking = asking.clone();
        Callback::from(move |()| asking.set(to))
    };
    let (title, verdict) = match *asking {
        Some(CorrectionVerdict::Refused) => ("Không sửa theo đề nghị này?", CorrectionVerdict::Refused),
        _ => ("Sửa hồ sơ theo đề nghị này?", CorrectionVerdict::Accepted),
    };
    html! {
        <Card title={format!("{}: {}", correction.name, correction.field.label())} level={3}>
            { before_and_after(correction) }
            <Muted>{ format!("Gửi lúc {}", format_date_time(correction.asked_at)) }</Muted>
            if own {
                <Muted>{ "Đề nghị của chính đồng chí do người khác trong chi ủy hoặc quản trị cấp trên xét." }</Muted>
            } else {
                <Cluster gap={Gap::Small}>
                    <Button onclick={ask(Some(CorrectionVerdict::Accepted))}>{ "Sửa theo đề nghị" }</Button>
                    <Button kind={Kind::Secondary} onclick={ask(Some(CorrectionVerdict::Refused))}>{ "Không sửa" }</Button>
                </Cluster>
            }
            <Dialog open={asking.is_some()} {title} onclose={ask(None)}>
                <DecisionForm {verdict} correction={correction.clone()} ondecided={props.ondecided.clone()} oncancel={ask(None)} />
            </Dialog>
        </Card>
    }
}

/// What the profile says and what it is to say; numbers can be compared with the paper, which the log keeps.
fn before_and_after(correction: &Correction) -> Html {
    let before = correction.before.clone().unwrap_or_else(|| "Chưa có".to_owned());
    let (before, after) = match identifier(correction.field) {
        Some(identifier) => (
            number(correction, identifier, RevealedValue::Present, correction.before.clone()),
            number(correction, identifier, RevealedValue::Proposed, Some(correction.after.clone())),
        ),
        None => (html! { { before } }, html! { <strong>{ &correction.after }</strong> }),
    };
    html! {
        <Facts>
            <Fact name="Hồ sơ đang ghi">{ before }</Fact>
            <Fact name="Đề nghị sửa thành">{ after }</Fact>
            if !correction.note.is_empty() {
                <Fact name="Căn cứ">{ &correction.note }</Fact>
            }
        </Facts>
    }
}

fn number(
    correction: &Correction,
    identifier: Identifier,
    value: RevealedValue,
    masked: Option<String>,
) -> Html {
    let masked = masked.map(AttrValue::from);
    html! { <MaskedNumber member={correction.member} {identifier} {value} {masked} may_reveal=true /> }
}

/// The identifier that a field is, if it is one.
const fn identifier(field: ProfileField) -> Option<Identifier> {
    match field {
        ProfileField::CitizenId => Some(Identifier::CitizenId),
        ProfileField::PartyCardNo => Some(Identifier::PartyCardNo),
        ProfileField::Phone => Some(Identifier::Phone),
        _ => None,
    }
}

#[derive(Clone, PartialEq, Properties)]
struct DecisionFormProps {
    correction: Correction,
    verdict: CorrectionVerdict,
    ondecided: Callback<Correction>,
    oncancel: Callback<()>,
}

/// What to say to it; a refusal must say why.
#[component]
fn DecisionForm(props: &DecisionFormProps) -> Html {
    let api = use_api();
    let form = use_form(String::new);
    let (verdict, rev) = (props.verdict, props.correction.rev);
    let at = CorrectionAt { member: props.correction.member, field: props.correction.field };
    let send = move |note: String| {
        let api = api.clone();
        async move { Ok(api.send::<DecideCorrection>(&at, &CorrectionDecision { verdict, note, rev }).await?) }
    };
    let accepts = verdict == CorrectionVerdict::Accepted;
    html! {
        <FormFrame view={form.view()} onsubmit={form.submit(send, props.ondecided.clone())}>
            if accepts {
                <Text>{ "Hồ sơ đổi ngay và việc này được ghi vào nhật ký. Xin đối chiếu với giấy tờ trước khi sửa." }</Text>
            }
            <TextArea label="Lời nhắn cho đồng chí ấy" rows={2} max={300} optional={accepts}
                bind={form.bind("note", |note: &mut String| note)} />
            <Cluster gap={Gap::Small}>
                <Button submit=true busy={form.busy()}>{ if accepts { "Đúng, sửa hồ sơ" } else { "Không sửa" } }</Button>
                <Button kind={Kind::Secondary} onclick={props.oncancel.clone()}>{ "Quay lại" }</Button>
            </Cluster>
        </FormFrame>
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use shared::id::MemberId;
    use shared::profile::CorrectionState;

    use super::*;
    use crate::testing::rendered;

    #[test]
    fn before_and_after_stand_side_by_side() {
        let correction = Correction {
            member: MemberId::from_parts(1, 1),
            name: "Phạm Thị Đào".into(),
            field: ProfileField::BornOn,
            before: Some("12/03/1981".into()),
            after: "13/03/1981".into(),
            note: "Theo giấy khai sinh".into(),
            asked_at: Timestamp::UNIX_EPOCH,
            state: CorrectionState::Waiting,
            rev: 1,
        };
        let html = rendered(before_and_after(&correction));
        assert!(html.contains("<dt>Hồ sơ đang ghi</dt><dd>12/03/1981</dd>"), "{html}");
        assert!(html.contains("<strong>13/03/1981</strong>") && html.contains("giấy khai sinh"), "{html}");
    }
}
