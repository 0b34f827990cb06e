//! The recorded states of a member, each with its day.

use shared::endpoint::Nothing;
use shared::id::MemberId;
use shared::member::MemberAt;
use shared::standing::{ListStandings, StandingRecord};
use shared::time::format_date;
use yew::prelude::*;

use crate::load::use_load;
use crate::parts::{Disclosure, Fact, Facts, Shape};

/// Properties of [`StandingHistory`].
#[derive(Clone, PartialEq, Properties)]
pub struct StandingHistoryProps {
    /// Whose.
    pub member: MemberId,
}

/// The states, the newest first; nothing while none was recorded.
#[component]
pub fn StandingHistory(props: &StandingHistoryProps) -> Html {
    let load = use_load::<ListStandings>(MemberAt { member: props.member }, Nothing {});
    load.show_as(Shape::Rows, |records| history(records))
}

fn history(records: &[StandingRecord]) -> Html {
    if records.is_empty() {
        return Html::default();
    }
    html! {
        <Disclosure summary={format!("Các lần thay đổi ({})", records.len())}>
            <Facts>
                { for records.iter().map(|record| html! {
                    <Fact name={format!("Từ ngày {}", format_date(record.since))}>{ what(record) }</Fact>
                }) }
            </Facts>
        </Disclosure>
    }
}

/// The state, and the branch that received the member with it.
fn what(record: &StandingRecord) -> String {
    match &record.received_by {
        Some(branch) => format!("{}, chuyển về {branch}", record.standing.label()),
        None => record.standing.label().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use jiff::civil::date;
    use shared::member::Standing;

    use super::*;
    use crate::testing::rendered;

    #[test]
    fn each_state_stands_with_its_day() {
        let record = StandingRecord {
            standing: Standing::Exempt,
            host: None,
            since: date(2026, 10, 1),
            received_by: None,
            by: MemberId::from_parts(1, 1),
            recorded_at: Timestamp::UNIX_EPOCH,
        };
        let html = rendered(history(&[record]));
        assert!(html.contains("<dt>Từ ngày 01/10/2026</dt><dd>Miễn công tác và sinh hoạt</dd>"), "{html}");
        assert_eq!(rendered(history(&[])), "");
    }
}
