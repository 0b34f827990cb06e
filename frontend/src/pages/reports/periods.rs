//! The periods that can be chosen.

use jiff::civil::Date;
use shared::period::{Period, Span};

use crate::parts::Opt;

/// How many months one can look back.
const MONTHS: usize = 12;

/// The last twelve months, the newest first.
pub fn recent_months(today: Date) -> Vec<Period> {
    std::iter::successors(Some(Period::month_of(today)), |month| Some(month.before())).take(MONTHS).collect()
}

/// The periods of one length that have begun, the newest first: for months a year, for longer ones two or three.
pub fn recent(today: Date, span: Span) -> Vec<Period> {
    let count = match span {
        Span::Month(_) => return recent_months(today),
        Span::Quarter(_) => 5,
        Span::Half(_) => 4,
        Span::Year => 3,
    };
    let now = Period::month_of(today);
    let first = Period::new(now.year(), span).map(|period| period.alike(today));
    std::iter::successors(first, |period| Some(period.before())).take(count).collect()
}

/// The periods as choices, and `chosen` among them also when it lies further back.
pub fn choices(mut periods: Vec<Period>, chosen: Period) -> Vec<Opt<Period>> {
    if !periods.contains(&chosen) {
        periods.push(chosen);
    }
    periods.into_iter().map(|period| Opt::new(period, capital(&period.label()))).collect()
}

/// With a capital letter: `Tháng 11/2026`.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    first + letters.as_str()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn what_has_begun_can_be_chosen() {
        let today = date(2026, 2, 3);
        let texts = |span| recent(today, span).iter().map(Period::to_string).collect::<Vec<_>>();
        assert_eq!(texts(Span::Half(1)), ["2026-H1", "2025-H2", "2025-H1", "2024-H2"]);
        assert_eq!(texts(Span::Year), ["2026", "2025", "2024"]);
        let months = recent_months(today);
        assert_eq!(
            (months.len(), months[0].to_string(), months[2].to_string()),
            (12, "2026-02".into(), "2025-12".into())
        );
        assert_eq!(capital("quý I/2026"), "Quý I/2026");
    }
}
