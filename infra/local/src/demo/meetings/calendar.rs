//! When a branch meets: on one day of the month, in the evening in a hamlet, in the afternoon at a place of work.

use jiff::civil::{Date, Weekday};
use jiff::{Timestamp, ToSpan as _};
use shared::time::{instant, local_date};

/// So many past months at least, in January also of the year before.
const LEAST_MONTHS: usize = 3;

/// The days of a branch.
#[derive(Debug, Clone)]
pub struct Calendar {
    /// Today.
    pub today: Date,
    /// The regular meeting ahead.
    pub ahead: Date,
    /// The regular meetings held, the newest first.
    pub held: Vec<Date>,
    hour: i8,
    minute: i8,
}

impl Calendar {
    /// The days of a branch whose next meeting is in `days`.
    pub fn of(now: Timestamp, days: i32, (hour, minute): (i8, i8)) -> Self {
        let today = local_date(now);
        let ahead = not_sunday(today.saturating_add(days.days()));
        let mut held = Vec::new();
        for back in 1..=12 {
            let day = ahead.saturating_sub(back.months());
            if held.len() >= LEAST_MONTHS && day.year() != today.year() {
                break;
            }
            held.push(not_sunday(day));
        }
        Self { today, ahead, held, hour, minute }
    }

    /// The start of a meeting on a day.
    pub fn start(&self, day: Date) -> Timestamp {
        instant(day.at(self.hour, self.minute, 0, 0)).unwrap_or(Timestamp::UNIX_EPOCH)
    }

    /// The thematic meetings held: one in the middle month of each quarter.
    pub fn thematic(&self) -> Vec<Date> {
        let middle = self.held.iter().filter(|day| day.month() % 3 == 2);
        let days = middle.map(|day| not_sunday(day.saturating_add(10.days())));
        days.filter(|day| *day < self.today).collect()
    }
}

fn not_sunday(day: Date) -> Date {
    if day.weekday() == Weekday::Sunday { day.saturating_add(1.day()) } else { day }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn calendar(now: &str) -> Calendar {
        Calendar::of(now.parse().unwrap(), 3, (19, 30))
    }

    #[test]
    fn every_past_month_of_the_year_had_its_meeting() {
        let november = calendar("2026-11-22T03:00:00Z");
        assert_eq!(november.ahead, date(2026, 11, 25));
        let months: Vec<_> = november.held.iter().map(|day| day.month()).collect();
        assert_eq!(months, [10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
        assert_eq!(november.start(november.ahead).to_string(), "2026-11-25T12:30:00Z");
        assert_eq!(november.thematic().len(), 3);
    }

    #[test]
    fn at_any_time_of_the_year_the_past_is_past() {
        for day in ["01-01", "01-30", "02-26", "03-29", "05-31", "12-29", "12-31"] {
            let calendar = calendar(&format!("2027-{day}T16:00:00Z"));
            assert!(calendar.ahead > calendar.today, "{day}");
            assert!(
                calendar.held.len() >= 3 && calendar.held.iter().all(|held| *held < calendar.today),
                "{day}"
            );
            assert!(calendar.thematic().iter().all(|held| *held < calendar.today), "{day}");
        }
    }
}
