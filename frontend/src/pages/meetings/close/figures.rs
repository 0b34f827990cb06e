//! The figures of a meeting: each with its denominator, the rule behind it and, on opening, the members behind it.

use std::collections::BTreeMap;

use shared::id::MemberId;
use shared::statistics::{Figure, FigureKind, MeetingFigures, Rate};
use yew::prelude::*;

use crate::parts::{Bar, Disclosure, List, ListItem, Muted, ShareBar, Stack, Text, Tone};
use crate::route::Route;

/// Names of the members behind figures.
pub(crate) type Names = BTreeMap<MemberId, String>;

/// The attendance in one sentence.
pub(crate) fn sentence(figures: &MeetingFigures) -> String {
    let Rate { part, whole } = figures.rate();
    match figures.rate().percent() {
        Some(percent) => {
            format!("{part} trong {whole} đồng chí được triệu tập có mặt, đạt {percent}\u{a0}%.")
        }
        None => "Cuộc họp này không triệu tập ai.".into(),
    }
}

/// A figure with what it is a part of: `17/18 (94 %)`, or the plain number.
pub(crate) fn value(figures: &MeetingFigures, kind: FigureKind) -> String {
    let part = figures.of(kind);
    match kind.denominator() {
        Some(whole) => Rate { part, whole: figures.of(whole) }.text(),
        None => part.to_string(),
    }
}

/// Those summoned, divided by what became of them.
pub(crate) fn shares(figures: &MeetingFigures) -> Html {
    let share = |kind: FigureKind, tone: Tone| {
        let count = figures.of(kind);
        (count > 0).then(|| Bar::new(kind.label(), u32::try_from(count).unwrap_or(u32::MAX)).tone(tone))
    };
    let bars: Vec<_> = [
        share(FigureKind::Present, Tone::Success),
        share(FigureKind::Excused, Tone::Info),
        share(FigureKind::Unexcused, Tone::Danger),
        share(FigureKind::AwaitingDecision, Tone::Warning),
        share(FigureKind::NotTaken, Tone::Neutral),
    ]
    .into_iter()
    .flatten()
    .collect();
    html! { <ShareBar caption="Những đồng chí được triệu tập" name="Tình trạng" measure="Số người" {bars} /> }
}

/// Every figure that is not nought, to be opened; the others in one line.
pub(crate) fn figures(figures: &MeetingFigures, names: &Names) -> Html {
    let (found, none): (Vec<_>, Vec<_>) = figures.iter().partition(|figure| figure.count() > 0);
    let none: Vec<_> = none.into_iter().map(|figure| figure.kind.label().to_lowercase()).collect();
    html! {
        <Stack>
            { for found.into_iter().map(|figure| behind(figure, figures, names)) }
            if !none.is_empty() {
                <Muted>{ format!("Không có trường hợp nào: {}.", none.join("; ")) }</Muted>
            }
        </Stack>
    }
}

fn behind(figure: &Figure, figures: &MeetingFigures, names: &Names) -> Html {
    let summary = format!("{}: {}", figure.kind.label(), value(figures, figure.kind));
    let whole =
        figure.kind.denominator().map(|whole| format!(" Tính trên: {}.", whole.label().to_lowercase()));
    let people = figure.members.iter().filter_map(|member| Some((member, names.get(member)?)));
    html! {
        <Disclosure key={figure.kind.label()} {summary}>
            <Stack>
                <Text>{ figure.kind.rule() }{ whole.unwrap_or_default() }</Text>
                <List>{ for people.map(|(member, name)| html! {
                    <ListItem key={member.to_string()} to={Route::Member { member: *member }} title={name.clone()} />
                }) }</List>
            </Stack>
        </Disclosure>
    }
}

#[cfg(test)]
mod tests {
    use shared::attendance::{CheckIn, Verdict};
    use shared::meeting::MeetingState;

    use super::super::super::fixtures::{self, decided, marked, people};
    use super::*;
    use crate::testing::rendered;

    fn counted() -> (MeetingFigures, Names) {
        let mut list = people();
        list[0] = marked(list[0].clone(), CheckIn::Late, 3);
        list[1] = marked(decided(list[1].clone(), Verdict::Approved, -60), CheckIn::Absent, 3);
        list[2] = marked(list[2].clone(), CheckIn::Absent, 3);
        let figures = MeetingFigures::count(&fixtures::meeting(MeetingState::Closed), &list);
        (figures, list.into_iter().map(|entry| (entry.member, entry.name)).collect())
    }

    #[test]
    fn attendance_is_one_sentence() {
        assert_eq!(sentence(&counted().0), "1 trong 3 đồng chí được triệu tập có mặt, đạt 33\u{a0}%.");
    }

    #[test]
    fn a_figure_shows_its_denominator_its_rule_and_its_people() {
        let (counted, names) = counted();
        let html = rendered(figures(&counted, &names));
        assert!(html.contains("Có mặt: 1/3 (33\u{a0}%)") && html.contains("Được triệu tập: 3"), "{html}");
        assert!(html.contains("Người vắng có đơn được đồng ý. Tính trên: được triệu tập."), "{html}");
        let unexcused = &html[html.find("Vắng không phép: 1/3").expect("the figure is there")..];
        assert!(unexcused.contains("Lê Văn Bình"), "{unexcused}");
        assert!(html.contains("Không có trường hợp nào: đang bị đình chỉ"), "{html}");
    }

    #[test]
    fn the_shares_leave_out_what_is_nought() {
        let html = rendered(shares(&counted().0));
        assert!(html.contains("Vắng có phép") && !html.contains("Chưa điểm danh"), "{html}");
    }
}
