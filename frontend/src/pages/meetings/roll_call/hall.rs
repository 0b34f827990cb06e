//! Everyone on the list: search, the rows, and those who need not come in a fold of their own.

use shared::attendance::{CheckIn, ListedAs};
use shared::id::MemberId;
use shared::meeting::Meeting;
use shared::text::matches;
use yew::prelude::*;

use super::queue::Seen;
use super::row::{RollRow, hint};
use crate::parts::{Cluster, Disclosure, List, Muted, PersonEntry, SearchBox, Stack, Tag, Toggle};

/// From how many people on the list can be searched: in a hall a name is found faster than a place in the alphabet.
const SEARCH_FROM: usize = 10;

/// Properties of [`Hall`].
#[derive(Clone, PartialEq, Properties)]
pub struct HallProps {
    /// The meeting.
    pub meeting: Meeting,
    /// Everyone as they stand.
    pub seen: Vec<Seen>,
    /// Marks people.
    pub onmark: Callback<Vec<(MemberId, CheckIn)>>,
}

/// The list. Rows keep their place while one taps: nothing may slide under the thumb.
#[component]
pub fn Hall(props: &HallProps) -> Html {
    let query = use_state(String::new);
    // Those who were unmarked when the filter was pressed: they stay in sight once marked.
    let only = use_state(|| None::<Vec<MemberId>>);
    let onsearch = {
        let query = query.clone();
        Callback::from(move |text| query.set(text))
    };
    let (summoned, others): (Vec<&Seen>, Vec<&Seen>) =
        props.seen.iter().partition(|seen| seen.entry.listed_as.is_summoned());
    let others: Vec<_> = others.into_iter().filter(|seen| matches(&query, &seen.entry.name)).collect();
    let onfilter = {
        let (only, unmarked) = (only.clone(), unmarked(&summoned));
        Callback::from(move |()| only.set(only.is_none().then(|| unmarked.clone())))
    };
    let shown: Vec<_> = summoned
        .iter()
        .filter(|seen| matches(&query, &seen.entry.name))
        .filter(|seen| only.as_ref().is_none_or(|only| only.contains(&seen.entry.member)))
        .collect();
    html! {
        <Stack>
            if summoned.len() >= SEARCH_FROM {
                <SearchBox label="Tìm theo họ tên" value={(*query).clone()} {onsearch} />
                <Cluster>
                    <Toggle pressed={only.is_some()} onclick={onfilter}>{ "Chỉ xem người chưa điểm danh" }</Toggle>
                </Cluster>
            }
            if shown.is_empty() {
                <Muted>{ "Không có đồng chí nào như vậy." }</Muted>
            } else {
                <List>{ for shown.into_iter().map(|seen| row(seen, props)) }</List>
            }
            if !others.is_empty() {
                <Disclosure summary={format!("Không triệu tập: {} đồng chí", others.len())} open={!query.is_empty()}>
                    <List>{ for others.into_iter().map(|seen| other(seen, props)) }</List>
                </Disclosure>
            }
        </Stack>
    }
}

fn unmarked(summoned: &[&Seen]) -> Vec<MemberId> {
    let unmarked = summoned.iter().filter(|seen| seen.entry.check_in == CheckIn::Unmarked);
    unmarked.map(|seen| seen.entry.member).collect()
}

fn row(seen: &Seen, props: &HallProps) -> Html {
    let hint = hint(&seen.entry, &props.meeting);
    html! {
        <RollRow key={seen.entry.member.to_string()} seen={seen.clone()} {hint} onmark={props.onmark.clone()} />
    }
}

/// An exempt member may come and is then marked; a suspended one and one who is away are only named.
fn other(seen: &Seen, props: &HallProps) -> Html {
    let entry = &seen.entry;
    if entry.listed_as == ListedAs::Exempt {
        return row(seen, props);
    }
    html! {
        <PersonEntry key={entry.member.to_string()} name={entry.name.clone()}
            tags={html! { <Tag>{ entry.listed_as.label() }</Tag> }} lines={vec![format!("{}.", entry.listed_as.reason()).into()]} />
    }
}

#[cfg(test)]
mod tests {
    use shared::attendance::Attendance;
    use shared::meeting::MeetingState;

    use super::super::super::fixtures::{self, entry, people};
    use super::super::queue::Queue;
    use super::*;
    use crate::testing::rendered;

    fn shown(list: Vec<Attendance>) -> String {
        let (meeting, seen) = (fixtures::meeting(MeetingState::InSession), Queue::default().overlay(&list));
        rendered(html! { <Hall {meeting} {seen} onmark={Callback::noop()} /> })
    }

    #[test]
    fn those_summoned_and_the_exempt_can_be_marked_the_others_are_only_named() {
        let html = shown(people());
        assert_eq!(html.matches("<fieldset").count(), 4, "{html}");
        let fold = &html[html.find("<details").expect("there is a fold")..];
        assert!(fold.contains("Không triệu tập: 2 đồng chí"), "{fold}");
        assert!(fold.contains("Phạm Thị Mơ") && fold.contains("Vũ Đình Nam"), "{fold}");
        assert!(fold.contains("Đang sinh hoạt tạm thời nơi khác: không triệu tập."), "{fold}");
    }

    #[test]
    fn a_full_hall_can_be_searched() {
        let hall = |count| (1..=count).map(|n| entry(n, "Lê Văn Bình", ListedAs::Official)).collect();
        assert!(!shown(hall(9)).contains("type=\"search\""));
        let html = shown(hall(10));
        assert!(html.contains("type=\"search\"") && html.contains("Chỉ xem người chưa điểm danh"), "{html}");
    }
}
