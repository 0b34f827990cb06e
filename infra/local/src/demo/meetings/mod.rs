//! Meetings of the demo: everything that happens in them goes through the shared rules, under the times at which it
//! would have happened.

mod ahead;
mod calendar;
mod hall;
mod kinds;
mod moment;
mod turns;
mod words;

use jiff::Timestamp;
use shared::problem::Problem;

use self::calendar::Calendar;
use self::hall::Hall;
use self::kinds::Year;
use super::Demo;
use super::dice::{Dice, Use};
use super::handbook::{Branch, Listed};
use super::places::Surroundings;

/// Branches of a province that have meetings: all of them would be millions of entries.
const IN_PROVINCE: usize = 3;

/// The meetings of a commune's branches.
///
/// # Errors
/// When a rule refuses what was thrown, which would be a mistake of the demo.
pub fn all(demo: Demo, commune: usize, branches: &[Branch], now: Timestamp) -> Result<Vec<Listed>, Problem> {
    let meeting = match (demo, commune) {
        (Demo::None, _) => 0,
        (Demo::Province, 0) => IN_PROVINCE.min(branches.len()),
        (Demo::Province, _) => 0,
        (Demo::Branch | Demo::Commune, _) => branches.len(),
    };
    let mut all = Vec::new();
    for at in 0..meeting {
        let hall = Hall::of(branches, at);
        let mut dice = Dice::of(Use::Meetings, commune, at);
        let whole = commune == 0 && at == 0;
        let days = if whole { 3 } else { dice.between(2, 8) };
        let time = match branches[at].place.surroundings {
            Surroundings::Hamlet => (19, 30),
            Surroundings::Workplace => (14, 0),
        };
        let year = Year { hall, now, calendar: Calendar::of(now, days, time), dice };
        all.extend(if whole { year.whole()? } else { year.light()? });
    }
    Ok(all)
}
