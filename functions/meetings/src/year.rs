//! A year as people here count it.

use jiff::Timestamp;
use jiff::civil::date;
use kit::Result;
use shared::problem::Problem;
use shared::time::instant;

/// First and last instant of a year in Vietnam.
///
/// # Errors
/// A wrong field `year`, outside 2000 to 2100.
pub fn year_bounds(year: i16) -> Result<(Timestamp, Timestamp)> {
    let wrong = || Problem::field("year", "Năm không đúng. Xin chọn năm từ 2000 đến 2100.");
    if !(2000..=2100).contains(&year) {
        return Err(wrong().into());
    }
    let from = instant(date(year, 1, 1).at(0, 0, 0, 0)).ok_or_else(wrong)?;
    let until = instant(date(year, 12, 31).at(23, 59, 59, 0)).ok_or_else(wrong)?;
    Ok((from, until))
}
