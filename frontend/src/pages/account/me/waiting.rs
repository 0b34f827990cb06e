//! Đang chờ giải quyết: everything of mine on which somebody else has to decide, in one list, with who that is.

use shared::endpoint::Nothing;
use shared::id::MemberId;
use shared::member::MemberAt;
use shared::profile::{Correction, CorrectionState, ListCorrections};
use shared::time::{format_date, format_date_time};
use shared::transfer::{ListTransfers, Transfer, TransferState};
use yew::prelude::*;

use crate::load::use_load;
use crate::parts::{List, ListItem, Section, Tag, Tone};

/// Properties of [`MyWaiting`].
#[derive(Clone, PartialEq, Properties)]
pub struct MyWaitingProps {
    /// Who I am.
    pub member: MemberId,
    /// The branch that decides on my profile.
    pub branch_name: AttrValue,
}

/// What waits; nothing while nothing does. The sections below say more, and why one of them did not come.
#[component]
pub fn MyWaiting(props: &MyWaitingProps) -> Html {
    let at = MemberAt { member: props.member };
    let transfers = use_load::<ListTransfers>(at, Nothing {});
    let corrections = use_load::<ListCorrections>(at, Nothing {});
    let transfers = transfers.ready().map(Vec::as_slice).unwrap_or_default();
    waiting(transfers, corrections.ready().map(Vec::as_slice).unwrap_or_default(), &props.branch_name)
}

fn waiting(transfers: &[Transfer], corrections: &[Correction], branch: &str) -> Html {
    let transfers = transfers.iter().filter(|transfer| transfer.state == TransferState::Waiting);
    let corrections = corrections.iter().filter(|correction| correction.state == CorrectionState::Waiting);
    let lines: Vec<Html> =
        transfers.map(transfer).chain(corrections.map(|one| correction(one, branch))).collect();
    if lines.is_empty() {
        return Html::default();
    }
    html! { <Section title="Đang chờ giải quyết"><List>{ for lines }</List></Section> }
}

fn transfer(transfer: &Transfer) -> Html {
    let to = transfer.to.name();
    let under =
        format!("{to} xem xét tiếp nhận · nộp hồ sơ trước hết ngày {}", format_date(transfer.papers_due()));
    line(format!("Chuyển sinh hoạt đến {to}"), under, transfer.state.label())
}

fn correction(correction: &Correction, branch: &str) -> Html {
    let title = format!("Sửa {} thành {}", correction.field.label().to_lowercase(), correction.after);
    let asked = format_date_time(correction.asked_at);
    let under = format!("Bí thư, phó bí thư {branch} xem xét · gửi {asked}");
    line(title, under, correction.state.label())
}

fn line(title: String, under: String, state: &'static str) -> Html {
    let end = html! { <Tag tone={Tone::Info}>{ state }</Tag> };
    html! { <ListItem {title} under={html! { { under } }} {end} /> }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use crate::testing::rendered;

    #[test]
    fn each_line_says_who_decides() {
        let correction = sample::correction(CorrectionState::Waiting);
        let html = rendered(waiting(&[], &[correction], "Chi bộ thôn Đông"));
        for words in
            ["Sửa số điện thoại thành •••••••670", "phó bí thư Chi bộ thôn Đông xem xét", "Đang chờ xét"]
        {
            assert!(html.contains(words), "{words}: {html}");
        }
        assert!(rendered(waiting(&[], &[], "Chi bộ thôn Đông")).is_empty());
    }
}
