//! Working days: Monday to Friday without the days off of the whole country, and the Saturdays that are worked for them.
//!
//! The Labour Code (law 45/2019/QH14, article 112) gives eleven days: New Year, five days of the lunar New Year, the
//! day of the Hùng Kings (tenth of the third lunar month), 30 April, 1 May, and two for National Day. One that falls on
//! a weekend is made up for on the next working day. Which five days the lunar New Year has, which day goes with
//! National Day and which Saturdays are worked for a bridge is decided each autumn for the year to come; until then the
//! likely days stand here as expected. So does 24 November, Ngày Văn hóa Việt Nam: the Politburo's resolution 80-NQ/TW of
//! 7 January 2026 makes it a day off, and a law must still give it effect.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday, date};

/// How sure a day off is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Certainty {
    /// By law, or announced for the year.
    Decided,
    /// As in the years before; to be looked over when the year is announced.
    Expected,
}

/// A day off of the whole country that falls on a day from Monday to Friday.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DayOff {
    /// The day.
    pub day: Date,
    /// Vietnamese name.
    pub name: &'static str,
    /// How sure it is.
    pub certainty: Certainty,
}

const fn decided(day: Date, name: &'static str) -> DayOff {
    DayOff { day, name, certainty: Certainty::Decided }
}

const fn expected(day: Date, name: &'static str) -> DayOff {
    DayOff { day, name, certainty: Certainty::Expected }
}

const NEW_YEAR: &str = "Tết Dương lịch";
const LUNAR_NEW_YEAR: &str = "Tết Nguyên đán";
const HUNG_KINGS: &str = "Giỗ Tổ Hùng Vương";
const REUNIFICATION: &str = "Ngày Chiến thắng 30/4";
const LABOUR: &str = "Ngày Quốc tế lao động 1/5";
const NATIONAL: &str = "Quốc khánh 2/9";
const CULTURE: &str = "Ngày Văn hóa Việt Nam";

/// The days off, in order. 2026 as announced in autumn 2025 for offices of Party and state; 2027 by the law, with the
/// lunar days from the lunar calendar of UTC+7 (the first of the first month is 6 February 2027, the tenth of the third
/// 16 April 2027) and the choice of the days around them expected.
const DAYS_OFF: [DayOff; 26] = [
    decided(date(2026, 1, 1), NEW_YEAR),
    decided(date(2026, 1, 2), NEW_YEAR),
    decided(date(2026, 2, 16), LUNAR_NEW_YEAR),
    decided(date(2026, 2, 17), LUNAR_NEW_YEAR),
    decided(date(2026, 2, 18), LUNAR_NEW_YEAR),
    decided(date(2026, 2, 19), LUNAR_NEW_YEAR),
    decided(date(2026, 2, 20), LUNAR_NEW_YEAR),
    // The tenth of the third month is Sunday 26 April.
    decided(date(2026, 4, 27), HUNG_KINGS),
    decided(date(2026, 4, 30), REUNIFICATION),
    decided(date(2026, 5, 1), LABOUR),
    decided(date(2026, 8, 31), NATIONAL),
    decided(date(2026, 9, 1), NATIONAL),
    decided(date(2026, 9, 2), NATIONAL),
    expected(date(2026, 11, 24), CULTURE),
    decided(date(2027, 1, 1), NEW_YEAR),
    // One day before the first of the year and four from it on; Saturday and Sunday are made up for.
    expected(date(2027, 2, 5), LUNAR_NEW_YEAR),
    expected(date(2027, 2, 8), LUNAR_NEW_YEAR),
    expected(date(2027, 2, 9), LUNAR_NEW_YEAR),
    expected(date(2027, 2, 10), LUNAR_NEW_YEAR),
    expected(date(2027, 2, 11), LUNAR_NEW_YEAR),
    decided(date(2027, 4, 16), HUNG_KINGS),
    decided(date(2027, 4, 30), REUNIFICATION),
    // 1 May is a Saturday.
    decided(date(2027, 5, 3), LABOUR),
    decided(date(2027, 9, 2), NATIONAL),
    expected(date(2027, 9, 3), NATIONAL),
    expected(date(2027, 11, 24), CULTURE),
];

/// Saturdays that are worked for a bridge: 10 January 2026 for the 2nd, 22 August 2026 for the 31st.
const WORKED_SATURDAYS: [Date; 2] = [date(2026, 1, 10), date(2026, 8, 22)];

/// The first and the last day for which the days off are known.
pub const KNOWN: (Date, Date) = (date(2026, 1, 1), date(2027, 12, 31));

/// The day off on that day, when it is one that falls on a day from Monday to Friday.
pub fn day_off(day: Date) -> Option<DayOff> {
    DAYS_OFF.iter().find(|off| off.day == day).copied()
}

/// Whether offices work on that day.
pub fn is_working_day(day: Date) -> bool {
    match day.weekday() {
        Weekday::Saturday => WORKED_SATURDAYS.contains(&day),
        Weekday::Sunday => false,
        _ => day_off(day).is_none(),
    }
}

/// The last of `days` working days, counted from the day after `day`; with none, `day` itself.
pub fn working_days_after(day: Date, days: u16) -> Date {
    let (mut at, mut left) = (day, days);
    while left > 0 {
        // The calendar ends in the year 9999: a deadline does not come near it.
        let Ok(next) = at.checked_add(1.day()) else { return at };
        at = next;
        left -= u16::from(is_working_day(at));
    }
    at
}

/// How many working days lie after `from`, up to and including `until`; none when `until` comes first.
pub fn working_days_between(from: Date, until: Date) -> u32 {
    let (mut at, mut found) = (from, 0);
    while at < until {
        let Ok(next) = at.checked_add(1.day()) else { return found };
        at = next;
        found += u32::from(is_working_day(at));
    }
    found
}

/// How sure a count of working days between these days is: expected as soon as one of the days off is, or the calendar
/// does not reach so far.
pub fn certainty(from: Date, until: Date) -> Certainty {
    let is_known = KNOWN.0 <= from && until <= KNOWN.1;
    let mut off = DAYS_OFF.iter().filter(|off| from < off.day && off.day <= until);
    match is_known && off.all(|off| off.certainty == Certainty::Decided) {
        true => Certainty::Decided,
        false => Certainty::Expected,
    }
}

#[cfg(test)]
mod tests;
