//! Who comes to a meeting and who does not.

use std::collections::BTreeMap;

use shared::attendance::{Attendance, CheckIn, ListedAs};
use shared::id::MemberId;

use crate::demo::dice::Dice;

/// Nobody but the one absentee stays away without a word more often than this: one less than brings a warning.
const MOST_UNEXCUSED: u8 = 2;

/// What one person does about a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// Comes.
    Comes(CheckIn),
    /// Asks for leave, is given it and stays away.
    Excused,
    /// Asks for leave, is refused and comes.
    Refused,
    /// Stays away without a word.
    Unexcused,
    /// Need not come, and does not.
    Free,
}

/// What has been thrown before, so that nobody is struck twice too often.
#[derive(Debug, Default)]
pub struct Past {
    unexcused: BTreeMap<MemberId, u8>,
}

impl Past {
    /// A turn for each entry of the list: 5 to 18 of a hundred stay away, of them one in six without a word. Those in
    /// `needed` come; whoever is in `absent` does not.
    pub fn turns(
        &mut self,
        dice: &mut Dice,
        list: &[Attendance],
        needed: [MemberId; 2],
        absent: Option<MemberId>,
    ) -> Vec<Turn> {
        let mut turns: Vec<_> = list.iter().map(|entry| usual(dice, entry)).collect();
        let summoned = list.iter().filter(|entry| entry.listed_as.is_summoned()).count();
        let share = usize::try_from(dice.between(5, 18)).unwrap_or(5);
        let wanted = (summoned * share + 50) / 100;
        let mut away = 0;
        if let Some(at) = absent.and_then(|absent| list.iter().position(|entry| entry.member == absent)) {
            turns[at] = Turn::Unexcused;
            away = 1;
        }
        for _ in 0..4 * list.len() {
            let at = dice.below(list.len());
            let entry = &list[at];
            let free = entry.listed_as.is_summoned() && matches!(turns[at], Turn::Comes(_));
            if away < wanted && free && !needed.contains(&entry.member) {
                turns[at] = self.away(dice, entry.member);
                away += usize::from(turns[at] != Turn::Refused);
            }
        }
        turns
    }

    fn away(&mut self, dice: &mut Dice, member: MemberId) -> Turn {
        let before = self.unexcused.entry(member).or_default();
        match dice.between(1, 24) {
            1..=4 if *before < MOST_UNEXCUSED => {
                *before += 1;
                Turn::Unexcused
            }
            5 => Turn::Refused,
            _ => Turn::Excused,
        }
    }
}

fn usual(dice: &mut Dice, entry: &Attendance) -> Turn {
    match entry.listed_as {
        ListedAs::Suspended | ListedAs::TemporaryElsewhere => Turn::Free,
        ListedAs::Exempt if !dice.percent(25) => Turn::Free,
        _ => Turn::Comes(dice.weigh(&[
            (CheckIn::Present, 90),
            (CheckIn::Late, 7),
            (CheckIn::LeftEarly, 2),
            (CheckIn::LateAndLeftEarly, 1),
        ])),
    }
}
