//! Person by person: how often summoned, present, absent with and without leave.

use std::rc::Rc;

use shared::statistics::{BranchStatistics, MemberStatistics, Rate};
use shared::text::matches;
use yew::prelude::*;

use crate::parts::{Column, Muted, Opt, Pager, Row, SearchBox, Section, Segmented, Table, TextLink};
use crate::route::Route;

/// How many people are shown at first and with each `Xem thêm`.
const SHOWN: usize = 20;

/// The order of the table.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Sort {
    /// As people stand in a list.
    #[default]
    Name,
    /// Whoever came least first.
    Rate,
}

/// Properties of [`Members`].
#[derive(Clone, PartialEq, Properties)]
pub struct MembersProps {
    /// Their year.
    pub year: Rc<BranchStatistics>,
}

/// The table with its search and its order.
#[component]
pub fn Members(props: &MembersProps) -> Html {
    let (query, sort, shown) = (use_state(String::new), use_state(Sort::default), use_state(|| SHOWN));
    let members = &props.year.members;
    let mut found: Vec<_> = members.iter().filter(|member| matches(&query, &member.name)).collect();
    if *sort == Sort::Rate {
        found.sort_by_key(|member| by_rate(member));
    }
    let onsearch = {
        let (query, shown) = (query.clone(), shown.clone());
        Callback::from(move |text| {
            query.set(text);
            shown.set(SHOWN);
        })
    };
    let onsort = {
        let sort = sort.clone();
        Callback::from(move |to| sort.set(to))
    };
    let onmore = {
        let shown = shown.clone();
        Callback::from(move |()| shown.set(*shown + SHOWN))
    };
    let rows: Vec<_> = found.iter().take(*shown).map(|member| row(member)).collect();
    let options = vec![Opt::new(Sort::Name, "Theo tên"), Opt::new(Sort::Rate, "Dự ít trước")];
    html! {
        <Section title={format!("Từng đồng chí ({})", members.len())}>
            if members.len() > SHOWN {
                <SearchBox label="Tìm theo họ tên" value={(*query).clone()} {onsearch} />
            }
            <Segmented<Sort> id="sort" label="Thứ tự" {options} value={*sort} onchange={onsort} />
            if found.is_empty() {
                <Muted>{ "Không có đồng chí nào như vậy." }</Muted>
            } else {
                <Table caption="Thống kê dự họp từng đồng chí" columns={columns()} {rows} />
            }
            <Pager shown={(*shown).min(found.len())} more={found.len() > *shown} {onmore} />
        </Section>
    }
}

fn rate(member: &MemberStatistics) -> Rate {
    Rate { part: member.present, whole: member.summoned }
}

/// Lowest rate first; those never summoned last. Equal ones stay in the order of people.
fn by_rate(member: &MemberStatistics) -> (bool, usize) {
    let Rate { part, whole } = rate(member);
    // In tenths of a thousandth, so that rates that differ never count as equal in a branch.
    (whole == 0, (part * 10_000).checked_div(whole).unwrap_or_default())
}

fn columns() -> Vec<Column> {
    vec![
        Column::text("Họ và tên"),
        Column::number("Có mặt"),
        Column::number("Muộn, về sớm"),
        Column::number("Vắng có phép"),
        Column::number("Vắng không phép"),
        Column::number("Đơn chờ"),
    ]
}

fn row(member: &MemberStatistics) -> Row {
    let name = html! { <TextLink to={Route::Member { member: member.member }}>{ &member.name }</TextLink> };
    let present = if member.summoned == 0 { "Không triệu tập".into() } else { rate(member).text() };
    let cells = vec![
        name,
        html! { present },
        html! { member.not_whole },
        html! { member.excused },
        html! { member.unexcused },
        html! { member.awaiting },
    ];
    Row::new(member.member.to_string(), cells)
}

#[cfg(test)]
mod tests {
    use super::super::branch::tests::year;
    use super::*;
    use crate::testing::rendered;

    #[test]
    fn each_person_has_a_row_with_the_denominator_and_leads_to_their_page() {
        let html = rendered(html! { <Members year={Rc::new(year())} /> });
        assert!(html.contains("<div class=\"cell\">3/3 (100\u{a0}%)</div>"), "{html}");
        assert!(html.contains("<div class=\"cell\">2/3 (67\u{a0}%)</div>"), "{html}");
        assert_eq!(html.matches("href=\"/dang-vien/").count(), 3, "{html}");
        assert!(!html.contains("type=\"search\""), "{html}");
    }

    #[test]
    fn whoever_came_least_can_stand_first() {
        let mut members = year().members;
        members.sort_by_key(by_rate);
        let names: Vec<_> = members.iter().map(|member| member.name.as_str()).collect();
        assert_eq!(names, ["Trần Văn Ước", "Lê Văn Bình", "Nguyễn Thị Hường"]);
    }

    #[test]
    fn a_large_branch_is_shown_in_parts_and_can_be_searched() {
        let mut year = year();
        year.members = std::iter::repeat_n(year.members[0].clone(), 21).collect();
        let html = rendered(html! { <Members year={Rc::new(year)} /> });
        assert!(html.contains("type=\"search\"") && html.contains("Đang hiện 20 mục đầu."), "{html}");
    }
}
