//! Who has missed regular meetings of the year without leave, told before it is too late.
//!
//! The figures are those of the page of statistics: counted from the records when asked for, about fourteen queries for
//! a branch and a year, once when the page is opened.

use jiff::civil::Date;
use shared::id::OrgId;
use shared::org::OrgAt;
use shared::statistics::{BranchStatistics, FindBranchStatistics, MemberStatistics, YearQuery};
use shared::time::local_date;
use yew::prelude::*;

use crate::dom;
use crate::load::use_load;
use crate::parts::{List, ListItem, Muted, Section, Tag, Tone};
use crate::route::Route;

/// Properties of [`MissedMeetings`].
#[derive(Clone, Copy, PartialEq, Properties)]
pub struct MissedMeetingsProps {
    /// Of which branch.
    pub org: OrgId,
}

/// Those who must be looked after; nothing while nobody must.
#[component]
pub fn MissedMeetings(props: &MissedMeetingsProps) -> Html {
    let today: Date = local_date(dom::now());
    let load =
        use_load::<FindBranchStatistics>(OrgAt { org: props.org }, YearQuery { year: Some(today.year()) });
    load.ready().map(missed).unwrap_or_default()
}

/// Everybody who is one month away from the ground for striking off, or has come to it.
fn missed(year: &BranchStatistics) -> Html {
    let early = usize::from(year.warning_at).saturating_sub(1).max(1);
    let mut warned = year.members.iter().filter(|member| member.missed_months.len() >= early).peekable();
    if warned.peek().is_none() {
        return Html::default();
    }
    let months = year.warning_at;
    html! {
        <Section title="Vắng sinh hoạt không lý do">
            <Muted>{ format!("Vắng {months} tháng trong năm không có lý do chính đáng là căn cứ xem xét xóa tên. Xin gặp gỡ, tìm hiểu và giúp đỡ sớm.") }</Muted>
            <List>{ for warned.map(|member| entry(member, year)) }</List>
        </Section>
    }
}

fn entry(member: &MemberStatistics, year: &BranchStatistics) -> Html {
    let count = member.missed_months.len();
    let is_ground = count >= usize::from(year.warning_at);
    let tone = if is_ground { Tone::Danger } else { Tone::Warning };
    let months: Vec<String> = member.missed_months.iter().map(ToString::to_string).collect();
    let mut under = format!("Tháng {} năm {}", months.join(", "), year.year);
    if is_in_a_row(&member.missed_months) {
        under.push_str(", liên tiếp");
    }
    html! {
        <ListItem key={member.member.to_string()} to={Route::Member { member: member.member }} title={member.name.clone()}
            under={html! { { under } }} end={html! { <Tag {tone}>{ format!("Vắng {count} tháng") }</Tag> }} />
    }
}

/// Whether at least two of the months follow each other and no month lies between.
fn is_in_a_row(months: &[i8]) -> bool {
    months.len() > 1 && months.windows(2).all(|pair| pair[0] + 1 == pair[1])
}

#[cfg(test)]
mod tests {
    use shared::id::MemberId;
    use shared::statistics::{Rate, Warning};

    use super::*;
    use crate::testing::rendered;

    fn member(number: u128, name: &str, missed_months: Vec<i8>) -> MemberStatistics {
        MemberStatistics {
            member: MemberId::from_parts(1, number),
            name: name.to_owned(),
            summoned: 10,
            present: 10 - missed_months.len(),
            not_whole: 0,
            excused: 0,
            unexcused: missed_months.len(),
            awaiting: 0,
            missed_months,
            warning: Warning::None,
        }
    }

    #[test]
    fn the_branch_is_warned_a_month_before_the_ground_for_striking_off() {
        let members = vec![
            member(1, "Lê Văn Bình", vec![3]),
            member(2, "Đỗ Thị Hường", vec![8, 9]),
            member(3, "Vũ Minh Đức", vec![2, 5, 9]),
        ];
        let org = OrgId::from_parts(1, 1);
        let year = BranchStatistics {
            org,
            year: 2026,
            months: Vec::new(),
            members,
            rate: Rate::default(),
            warning_at: 3,
        };
        let html = rendered(missed(&year));
        for words in [
            "Đỗ Thị Hường",
            "Tháng 8, 9 năm 2026, liên tiếp",
            "Vắng 2 tháng",
            "Vắng 3 tháng",
            "Tháng 2, 5, 9 năm 2026<",
        ] {
            assert!(html.contains(words), "{words}: {html}");
        }
        assert!(!html.contains("Lê Văn Bình"), "{html}");
    }
}
