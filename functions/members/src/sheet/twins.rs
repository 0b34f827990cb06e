//! Rows of one sheet that are about the same person, or claim the same number.

use std::collections::BTreeMap;

use jiff::civil::Date;
use shared::person::CitizenId;
use shared::roster::{CellError, CellWarning, Column};
use shared::text::fold;

use super::record::Record;

/// Remarks on rows that share a citizen id, or a name and birth date. Returns for each record the row it repeats:
/// word for word the same person, so that the first stays and the others are passed over.
pub(super) fn mark(records: &mut [Record]) -> Vec<Option<u32>> {
    let mut repeats = vec![None; records.len()];
    for group in by_citizen_id(records).into_values().filter(|group| group.len() > 1) {
        mark_group(records, &group, &mut repeats);
    }
    mark_namesakes(records, &repeats);
    repeats
}

fn by_citizen_id(records: &[Record]) -> BTreeMap<CitizenId, Vec<usize>> {
    let mut groups: BTreeMap<CitizenId, Vec<usize>> = BTreeMap::new();
    for (index, record) in records.iter().enumerate() {
        if let Some(id) = &record.values.citizen_id {
            groups.entry(id.clone()).or_default().push(index);
        }
    }
    groups
}

fn mark_group(records: &mut [Record], group: &[usize], repeats: &mut [Option<u32>]) {
    let first = group[0];
    if group.iter().all(|index| says_the_same(&records[*index], &records[first])) {
        for index in &group[1..] {
            repeats[*index] = Some(records[first].number);
        }
        return;
    }
    let is_one_person = group.iter().all(|index| person(&records[*index]) == person(&records[first]));
    for index in group {
        let others: Vec<u32> =
            group.iter().filter(|other| *other != index).map(|other| records[*other].number).collect();
        let error =
            if is_one_person { CellError::PersonTwice(others) } else { CellError::CitizenIdShared(others) };
        records[*index].refuse(Column::CitizenId, error);
    }
}

/// Same values, and the same texts where there are none.
fn says_the_same(one: &Record, other: &Record) -> bool {
    let texts = |record: &Record| record.cells.values().map(|cell| cell.text.clone()).collect::<Vec<_>>();
    one.values == other.values && texts(one) == texts(other)
}

fn person(record: &Record) -> Option<(String, Date)> {
    Some((fold(record.values.name.as_ref()?.as_str()), record.values.born_on?))
}

/// One name and birth date under two citizen ids is most often a mistyped number.
fn mark_namesakes(records: &mut [Record], repeats: &[Option<u32>]) {
    let mut groups: BTreeMap<(String, Date), Vec<usize>> = BTreeMap::new();
    for (index, record) in records.iter().enumerate() {
        if let (Some(person), Some(_), None) = (person(record), &record.values.citizen_id, repeats[index]) {
            groups.entry(person).or_default().push(index);
        }
    }
    for group in groups.into_values() {
        for index in &group {
            let id = &records[*index].values.citizen_id;
            let other = group.iter().find(|other| records[**other].values.citizen_id != *id);
            if let Some(row) = other.map(|other| records[*other].number) {
                records[*index].warn(Column::CitizenId, CellWarning::NamesakeInFile { row });
            }
        }
    }
}
