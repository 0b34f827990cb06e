//! What the fields of one row say about each other.

use jiff::ToSpan;
use jiff::civil::Date;
use shared::member::MemberClass;
use shared::roster::{CellError, CellWarning, Column, DateProblem, admission_rules};

use super::known::RosterEntry;
use super::mend::Said;
use super::record::Record;

/// Remarks on empty cells that must be filled.
pub(super) fn check_filled(record: &mut Record) {
    let columns: Vec<Column> = record.cells.keys().copied().collect();
    for column in columns.into_iter().filter(|column| !column.may_be_empty()) {
        let is_missing =
            record.cells.get(&column).is_some_and(|cell| cell.text.is_empty() && cell.remarks.is_empty());
        if is_missing {
            record.refuse(column, CellError::Missing);
        }
    }
}

/// Remarks on dates that cannot be, or can hardly be, all true.
pub(super) fn check_dates(record: &mut Record, before: Option<&RosterEntry>, today: Date) {
    let values = &record.values;
    let (born_on, admitted_on) = (values.born_on, values.admitted_on);
    let official_on = values.official_on.or(before.and_then(|entry| entry.official_on));
    let dates = [
        (Column::BornOn, born_on),
        (Column::AdmittedOn, admitted_on),
        (Column::OfficialOn, values.official_on),
    ];
    for (column, _) in dates.into_iter().filter(|(_, date)| date.is_some_and(|date| date > today)) {
        record.refuse(column, CellError::Date(DateProblem::Future));
    }
    let Some(admitted_on) = admitted_on.filter(|date| *date <= today) else { return };
    let rules = admission_rules(admitted_on);
    if let Some(born_on) = born_on {
        let age = full_years(born_on, admitted_on);
        if born_on >= admitted_on {
            record.refuse(Column::AdmittedOn, CellError::AdmittedBeforeBirth);
        } else if age < rules.least_age {
            record.warn(Column::AdmittedOn, CellWarning::UnderAge { age, least: rules.least_age });
        }
    }
    match official_on {
        Some(official_on) if official_on < admitted_on => {
            record.refuse(Column::OfficialOn, CellError::OfficialBeforeAdmission);
        }
        Some(_) => {}
        None => {
            let end = admitted_on.checked_add(rules.probation_months.months());
            if end.is_ok_and(|end| end < today) && belongs(record, before) {
                record
                    .warn(Column::OfficialOn, CellWarning::LongProbation { months: rules.probation_months });
            }
        }
    }
}

/// Remarks on the citizen id, the card and the state against the rest.
pub(super) fn check_rest(record: &mut Record, before: Option<&RosterEntry>) {
    let values = record.values.clone();
    if let (Some(id), Some(born_on), Some(gender)) = (&values.citizen_id, values.born_on, values.gender) {
        for warning in id.warnings(born_on, gender) {
            record.warn(Column::CitizenId, CellWarning::CitizenId(warning));
        }
    }
    let official_on = values.official_on.or(before.and_then(|entry| entry.official_on));
    if let Some(card) = &values.party_card_no {
        if values.citizen_id.as_ref().is_some_and(|id| !card.fits(id)) {
            record.warn(Column::PartyCardNo, CellWarning::CardOfAnother);
        }
        if official_on.is_none() {
            record.warn(Column::PartyCardNo, CellWarning::CardWithoutOfficialDate);
        }
    }
    match (values.said, official_on) {
        (Some(Said::Class(MemberClass::Official)), None) => {
            record.refuse(Column::OfficialOn, CellError::OfficialDateMissing);
        }
        (Some(Said::Class(MemberClass::Probationary)), Some(_)) => {
            record.warn(Column::Standing, CellWarning::ClassDisagrees);
        }
        _ => {}
    }
}

/// Whether the person would still belong to the branch.
fn belongs(record: &Record, before: Option<&RosterEntry>) -> bool {
    match record.values.said {
        Some(Said::Standing(standing)) => standing.belongs(),
        _ => before.is_none_or(|entry| entry.standing.belongs()),
    }
}

/// Full years between two days.
fn full_years(from: Date, to: Date) -> i16 {
    let is_before_birthday = (to.month(), to.day()) < (from.month(), from.day());
    to.year() - from.year() - i16::from(is_before_birthday)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn years_are_full_on_the_birthday() {
        assert_eq!(full_years(date(2000, 3, 1), date(2018, 2, 28)), 17);
        assert_eq!(full_years(date(2000, 3, 1), date(2018, 3, 1)), 18);
        assert_eq!(full_years(date(2000, 2, 29), date(2018, 2, 28)), 17);
    }
}
