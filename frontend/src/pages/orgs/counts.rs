//! How many members an organisation and everything below it has, and how many accounts are activated.

use shared::org::MemberCounts;
use yew::prelude::*;

use crate::parts::{Bar, Count, EmptyState, Glyph, ShareBar, Stack, Tally, Text, Tone};

/// The figures side by side, the accounts as a bar.
pub fn counts(counts: MemberCounts) -> Html {
    let MemberCounts { members, probationary, exempt, activated } = counts;
    if members == 0 {
        return html! {
            <EmptyState icon={Glyph::People} title="Chưa có đảng viên nào trong sổ">
                <Text>{ "Số liệu sẽ hiện ở đây sau khi quản trị nhập danh sách đảng viên." }</Text>
            </EmptyState>
        };
    }
    let count = |label, value: u32| Count::new(label, value as usize, Tone::Neutral);
    let tally = vec![
        count("Đảng viên", members),
        count("Dự bị", probationary),
        count("Miễn sinh hoạt", exempt),
        count("Đã kích hoạt", activated),
    ];
    let waiting = members.saturating_sub(activated);
    let bars = vec![
        Bar::new("Đã kích hoạt", activated).tone(Tone::Success),
        Bar::new("Chưa kích hoạt", waiting).tone(Tone::Warning),
    ];
    html! {
        <Stack>
            <Tally label="Số đảng viên" counts={tally} />
            <ShareBar caption={format!("{activated} trên {members} đồng chí đã kích hoạt tài khoản")}
                name="Tài khoản" measure="Số đảng viên" {bars} />
        </Stack>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::rendered;

    #[test]
    fn the_bar_says_how_many_accounts_are_activated() {
        let html = rendered(counts(MemberCounts { members: 18, probationary: 2, exempt: 1, activated: 12 }));
        assert!(html.contains("12 trên 18 đồng chí đã kích hoạt tài khoản"), "{html}");
        assert!(html.contains("Chưa kích hoạt <strong>6</strong>"), "{html}");
    }

    #[test]
    fn nobody_there_yet_says_what_comes_next() {
        let html = rendered(counts(MemberCounts::default()));
        assert!(html.contains("Chưa có đảng viên nào trong sổ") && !html.contains("<figure"), "{html}");
    }
}
