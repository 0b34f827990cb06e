//! Time as people in Vietnam read it. The country keeps +07 all year, so a fixed offset is exact.

use jiff::civil::{Date, DateTime, Weekday};
use jiff::tz::{Offset, TimeZone};
use jiff::{Timestamp, ToSpan};

/// Vietnam's offset from UTC.
pub const VIETNAM: Offset = Offset::constant(7);

/// Date and time of `at` on a clock in Vietnam.
pub fn local(at: Timestamp) -> DateTime {
    VIETNAM.to_datetime(at)
}

/// The calendar day of `at` in Vietnam.
pub fn local_date(at: Timestamp) -> Date {
    local(at).date()
}

/// The instant of a date and time read off a clock in Vietnam; `None` outside the years a timestamp can hold.
pub fn instant(at: DateTime) -> Option<Timestamp> {
    TimeZone::fixed(VIETNAM).to_timestamp(at).ok()
}

/// `25/11/2026`.
pub fn format_date(date: Date) -> String {
    format!("{:02}/{:02}/{}", date.day(), date.month(), date.year())
}

/// `19:30`.
pub fn format_time(at: Timestamp) -> String {
    let at = local(at);
    format!("{:02}:{:02}", at.hour(), at.minute())
}

/// `thứ Ba, 25/11/2026`.
pub fn format_day(date: Date) -> String {
    format!("{}, {}", weekday(date.weekday()), format_date(date))
}

/// `thứ Ba, 25/11/2026, 19:30`.
pub fn format_date_time(at: Timestamp) -> String {
    format!("{}, {}", format_day(local_date(at)), format_time(at))
}

/// As [`format_date_time`], with `hôm nay` and `ngày mai` in front where they hold on the day of `now`.
pub fn format_relative(at: Timestamp, now: Timestamp) -> String {
    let (day, today) = (local_date(at), local_date(now));
    let plain = format_date_time(at);
    match day {
        day if day == today => format!("hôm nay, {plain}"),
        day if today.checked_add(1.day()).is_ok_and(|tomorrow| day == tomorrow) => {
            format!("ngày mai, {plain}")
        }
        _ => plain,
    }
}

/// `tháng 11/2026`.
pub fn format_month(date: Date) -> String {
    format!("tháng {}/{}", date.month(), date.year())
}

/// Reads `25/11/2026`, the way people here write a date.
pub fn parse_date(text: &str) -> Option<Date> {
    let mut parts = text.trim().splitn(3, '/');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

fn weekday(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "thứ Hai",
        Weekday::Tuesday => "thứ Ba",
        Weekday::Wednesday => "thứ Tư",
        Weekday::Thursday => "thứ Năm",
        Weekday::Friday => "thứ Sáu",
        Weekday::Saturday => "thứ Bảy",
        Weekday::Sunday => "Chủ nhật",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().expect("the test writes a timestamp")
    }

    #[test]
    fn an_evening_meeting_is_written_in_local_time() {
        assert_eq!(format_date_time(at("2026-11-25T12:30:00Z")), "thứ Tư, 25/11/2026, 19:30");
    }

    #[test]
    fn the_local_day_begins_at_seventeen_utc() {
        assert_eq!(format_date(local_date(at("2026-11-24T16:59:59Z"))), "24/11/2026");
        assert_eq!(format_date(local_date(at("2026-11-24T17:00:00Z"))), "25/11/2026");
    }

    #[test]
    fn only_today_and_tomorrow_are_relative() {
        let now = at("2026-11-24T01:00:00Z");
        assert!(format_relative(at("2026-11-24T12:30:00Z"), now).starts_with("hôm nay, "));
        assert!(format_relative(at("2026-11-25T12:30:00Z"), now).starts_with("ngày mai, "));
        assert_eq!(format_relative(at("2026-11-26T12:30:00Z"), now), "thứ Năm, 26/11/2026, 19:30");
    }

    #[test]
    fn dates_are_read_as_people_write_them() {
        assert_eq!(parse_date(" 1/2/2026 "), Date::new(2026, 2, 1).ok());
        for text in ["31/02/2026", "2026-02-01", "1/2", ""] {
            assert_eq!(parse_date(text), None, "{text}");
        }
    }

    #[test]
    fn local_and_instant_are_inverse() {
        let now = at("2026-11-24T16:59:59Z");
        assert_eq!(instant(local(now)), Some(now));
    }
}
