//! Chuyển sinh hoạt of all branches below a committee: what is due first stands first. One branch can be looked at alone.

use serde::{Deserialize, Serialize};
use shared::access::Action;
use shared::id::OrgId;
use shared::org::OrgAt;
use shared::registration::{ListOrgChoices, OrgChoice, OrgChoiceQuery};
use shared::time::local_date;
use shared::transfer::{Direction, Lateness, ListTransfersBelow, Transfer, TransferQuery, TransferStage};
use yew::prelude::*;

use super::entry::Entry;
use super::list::{Arrivals, Departures};
use crate::dom;
use crate::form::Bind;
use crate::load::{Pages, use_pages};
use crate::parts::{
    Alert, EmptyState, Glyph, Lead, Muted, Opt, Section, Segmented, SelectField, Stack, Text, Tone,
};
use crate::route::use_query;
use crate::session::use_viewer;

/// What is shown, as the address keeps it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
struct Shown {
    #[serde(default)]
    xem: TransferStage,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    noi: Option<OrgId>,
}

/// Properties of [`TransfersBelow`].
#[derive(Clone, Copy, PartialEq, Properties)]
pub struct TransfersBelowProps {
    /// The committee.
    pub org: OrgId,
}

/// The filters and what they leave.
#[component]
pub fn TransfersBelow(props: &TransfersBelowProps) -> Html {
    let org = props.org;
    let (shown, show) = use_query::<Shown>();
    let below = use_whole_choices(org);
    let choices = below.list.ready().cloned().unwrap_or_default();
    let chosen = shown.noi.and_then(|noi| choices.iter().find(|choice| choice.id == noi).cloned());
    let stages =
        TransferStage::ALL.into_iter().map(|stage| Opt::new(stage, stage.label())).collect::<Vec<_>>();
    let options: Vec<_> = choices.iter().map(|choice| Opt::new(choice.id, choice.name.clone())).collect();
    let onstage = show.reform(move |xem| Shown { xem, ..shown });
    let bind = Bind::new("noi", shown.noi, show.reform(move |noi| Shown { noi, ..shown }));
    let stage = shown.xem;
    html! {
        <>
            <Stack>
                <Segmented<TransferStage> id="xem" label="Xem" options={stages} value={Some(stage)} onchange={onstage} />
                <SelectField<OrgId> label="Tổ chức trực thuộc" {options} none="Tất cả" {bind} />
            </Stack>
            if let Some(chosen) = chosen {
                { of_one(&chosen, stage) }
            } else {
                <OfAll {org} {stage} />
            }
        </>
    }
}

/// Every organisation directly below, whichever page it stands on. Names of organisations are no secret.
#[hook]
fn use_whole_choices(org: OrgId) -> Pages<OrgChoice> {
    let pages = use_pages::<ListOrgChoices, OrgChoice>(Default::default(), move |after| OrgChoiceQuery {
        under: Some(org),
        after,
    });
    let onmore = pages.onmore.clone();
    let goes_on = pages.more && !pages.busy && pages.failure.is_none();
    use_effect_with((goes_on, pages.list.ready().map(Vec::len)), move |(goes_on, _)| {
        if *goes_on {
            onmore.emit(());
        }
    });
    pages
}

/// A branch has two lists of its own; a committee below has one like this.
fn of_one(chosen: &OrgChoice, stage: TransferStage) -> Html {
    let org = chosen.id;
    if !chosen.kind.has_members() {
        return html! { <OfAll {org} {stage} /> };
    }
    html! {
        <>
            <Section title="Chuyển đến"><Arrivals {org} {stage} /></Section>
            <Section title="Chuyển đi"><Departures {org} {stage} /></Section>
        </>
    }
}

#[derive(Clone, Copy, PartialEq, Properties)]
struct OfAllProps {
    org: OrgId,
    stage: TransferStage,
}

/// All of them with how many are late.
#[component]
fn OfAll(props: &OfAllProps) -> Html {
    let OfAllProps { org, stage } = *props;
    let viewer = use_viewer();
    let pages =
        use_pages::<ListTransfersBelow, Transfer>(OrgAt { org }, move |after| TransferQuery { stage, after });
    let today = local_date(dom::now());
    let onchanged = &pages.list.reload;
    pages.show(nothing(stage, viewer.may(Action::ReadRoster)), |all| {
        let late = all.iter().filter(|transfer| transfer.lateness(today) != Lateness::OnTime).count();
        html! {
            <Stack>
                if stage == TransferStage::Waiting {
                    { lateness(all.len(), late, pages.more) }
                }
                { for all.iter().map(|transfer| html! {
                    <div key={transfer.id.to_string()}>
                        <Muted>{ direction(transfer, org) }</Muted>
                        <Entry transfer={transfer.clone()} onchanged={onchanged.clone()} />
                    </div>
                }) }
            </Stack>
        }
    })
}

/// `Chuyển đến: Chi bộ thôn Đông`: how it stands to the committee.
fn direction(transfer: &Transfer, org: OrgId) -> String {
    let direction = transfer.direction(org);
    match direction {
        Direction::In => format!("{}: {}", direction.label(), transfer.to.name()),
        Direction::Out => format!("{}: {}", direction.label(), transfer.from.name),
        Direction::Within => direction.label().to_owned(),
    }
}

/// How many wait and how many of them are late, in one sentence.
pub(super) fn lateness(count: usize, late: usize, more: bool) -> Html {
    let of = if more {
        format!("{count} trường hợp đầu")
    } else {
        format!("{count} trường hợp đang chờ")
    };
    match late {
        0 => html! { <Lead>{ format!("Trong {of}, chưa trường hợp nào quá hạn.") }</Lead> },
        late => html! {
            <Alert tone={Tone::Warning} title={format!("Trong {of}, {late} trường hợp đã quá hạn.")}>
                { "Hạn sớm nhất ở trên cùng. Xin nhắc chi bộ nơi đến, hoặc tiếp nhận thay." }
            </Alert>
        },
    }
}

fn nothing(stage: TransferStage, sees_rosters: bool) -> Html {
    let title = match stage {
        TransferStage::Waiting => "Không có trường hợp nào đang chờ",
        TransferStage::Over => "Chưa có trường hợp nào đã xong",
    };
    html! {
        <EmptyState icon={Glyph::People} {title}>
            if sees_rosters {
                <Text>{ "Muốn chuyển một đồng chí: tìm đồng chí ấy ở trang Đảng viên, rồi bấm “Chuyển sinh hoạt”." }</Text>
            }
        </EmptyState>
    }
}
