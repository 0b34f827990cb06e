//! Đến hạn xét chính thức: the probationary members of a branch whose year is over or nearly so.

use jiff::civil::Date;
use shared::endpoint::Nothing;
use shared::id::OrgId;
use shared::org::OrgAt;
use shared::probation::{ListProbations, Probation, ProbationStage};
use shared::rules::probation_rules;
use shared::time::{format_date, local_date};
use yew::prelude::*;

use crate::dom;
use crate::load::use_load;
use crate::parts::{List, ListItem, Muted, Section, Tag, Tone};
use crate::route::Route;

/// Properties of [`DueProbations`].
#[derive(Clone, Copy, PartialEq, Properties)]
pub struct DueProbationsProps {
    /// Of which branch.
    pub org: OrgId,
}

/// Those who are due, the first day first; nothing while nobody is. What does not come leaves no gap on the page.
#[component]
pub fn DueProbations(props: &DueProbationsProps) -> Html {
    let load = use_load::<ListProbations>(OrgAt { org: props.org }, Nothing {});
    let today = local_date(dom::now());
    load.ready().map(|all| due(all, today)).unwrap_or_default()
}

fn due(all: &[Probation], today: Date) -> Html {
    let mut due = all.iter().filter(|one| one.stage(today) != ProbationStage::Far).peekable();
    if due.peek().is_none() {
        return Html::default();
    }
    let months = probation_rules(today).months;
    html! {
        <Section title="Đến hạn xét chính thức">
            <Muted>{ format!("Hết {months} tháng dự bị, chi bộ xét công nhận đảng viên chính thức. Xin chuẩn bị bản tự kiểm điểm và nhận xét của người giúp đỡ.") }</Muted>
            <List>{ for due.map(|one| entry(one, today)) }</List>
        </Section>
    }
}

fn entry(one: &Probation, today: Date) -> Html {
    let stage = one.stage(today);
    let tone = if stage == ProbationStage::Overdue { Tone::Danger } else { Tone::Warning };
    let under = format!("Vào Đảng {} · hết dự bị {}", format_date(one.admitted_on), format_date(one.due_on));
    html! {
        <ListItem key={one.member.to_string()} to={Route::Member { member: one.member }} title={one.name.clone()}
            under={html! { { under } }} end={html! { <Tag {tone}>{ stage.label() }</Tag> }} />
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use shared::id::MemberId;
    use shared::probation::probation_due;

    use super::*;
    use crate::testing::rendered;

    #[test]
    fn whoever_is_due_is_named_and_whoever_has_time_is_not() {
        let of = |number, name: &str, admitted_on| Probation {
            member: MemberId::from_parts(1, number),
            name: name.to_owned(),
            admitted_on,
            due_on: probation_due(admitted_on),
        };
        let all = [of(1, "Đỗ Thị Hường", date(2025, 11, 1)), of(2, "Lê Văn Bình", date(2026, 9, 2))];
        let html = rendered(due(&all, date(2026, 11, 16)));
        for words in ["Đỗ Thị Hường", "Đã đến hạn", "hết dự bị 01/11/2026"] {
            assert!(html.contains(words), "{words}: {html}");
        }
        assert!(!html.contains("Lê Văn Bình"), "{html}");
        assert!(rendered(due(&all[1..], date(2026, 11, 16))).is_empty());
    }
}
