//! Deadlines over weekends and days off, and what holds for every count.

use proptest::prelude::*;

use super::*;

#[test]
fn days_off_are_in_order_and_on_days_that_would_be_worked() {
    assert!(DAYS_OFF.windows(2).all(|pair| pair[0].day < pair[1].day));
    for off in DAYS_OFF {
        assert!(!matches!(off.day.weekday(), Weekday::Saturday | Weekday::Sunday), "{}", off.day);
    }
    assert!(WORKED_SATURDAYS.iter().all(|day| day.weekday() == Weekday::Saturday));
}

#[test]
fn each_year_has_the_eleven_days_of_the_law_and_the_one_of_culture() {
    for year in [2026, 2027] {
        let bridges = WORKED_SATURDAYS.iter().filter(|day| day.year() == year).count();
        let off = DAYS_OFF.iter().filter(|off| off.day.year() == year).count();
        assert_eq!(off - bridges, 11 + 1, "{year}");
    }
}

#[test]
fn a_deadline_skips_weekends_and_days_off() {
    for (from, days, last) in [
        (date(2026, 11, 16), 0, date(2026, 11, 16)),
        (date(2026, 11, 16), 1, date(2026, 11, 17)),
        (date(2026, 11, 20), 1, date(2026, 11, 23)),
        (date(2026, 11, 21), 1, date(2026, 11, 23)),
        (date(2026, 11, 16), 30, date(2026, 12, 29)),
        // Over New Year, but not yet over the lunar one.
        (date(2026, 12, 31), 1, date(2027, 1, 4)),
        // The week of the lunar New Year.
        (date(2026, 2, 13), 1, date(2026, 2, 23)),
        // A Saturday that is worked, and the bridge it is worked for.
        (date(2026, 8, 21), 1, date(2026, 8, 22)),
        (date(2026, 8, 28), 1, date(2026, 9, 3)),
        (date(2026, 4, 24), 3, date(2026, 5, 4)),
    ] {
        assert_eq!(working_days_after(from, days), last, "{days} after {from}");
    }
}

#[test]
fn a_count_over_days_that_nobody_has_announced_is_expected() {
    for (from, until, is_decided) in [
        (date(2026, 11, 16), date(2026, 11, 23), true),
        (date(2026, 11, 16), date(2026, 11, 24), false),
        (date(2026, 11, 24), date(2027, 2, 4), true),
        (date(2026, 11, 24), date(2027, 2, 5), false),
        (date(2027, 2, 11), date(2027, 9, 2), true),
        (date(2027, 12, 1), date(2028, 1, 3), false),
        (date(2025, 12, 1), date(2026, 1, 12), false),
    ] {
        assert_eq!(certainty(from, until) == Certainty::Decided, is_decided, "{from} to {until}");
    }
}

fn days() -> impl Strategy<Value = Date> {
    (0..1200_i32).prop_map(|after| date(2025, 6, 1).saturating_add(after.days()))
}

proptest! {
    #[test]
    fn counting_finds_what_was_added(from in days(), count in 0..200_u16) {
        let last = working_days_after(from, count);
        prop_assert_eq!(working_days_between(from, last), u32::from(count));
        prop_assert!(count == 0 || is_working_day(last));
    }

    #[test]
    fn what_lies_between_adds_up(from in days(), first in 0..120_i32, second in 0..120_i32) {
        let middle = from.saturating_add(first.days());
        let until = middle.saturating_add(second.days());
        let parts = working_days_between(from, middle) + working_days_between(middle, until);
        prop_assert_eq!(working_days_between(from, until), parts);
        prop_assert_eq!(working_days_between(until, from), 0, "nothing lies behind");
    }

    #[test]
    fn a_later_day_never_ends_earlier(from in days(), more in 0..40_i32, count in 0..90_u16) {
        let later = from.saturating_add(more.days());
        prop_assert!(working_days_after(from, count) <= working_days_after(later, count));
        prop_assert!(working_days_after(from, count) < working_days_after(from, count + 1));
    }
}
