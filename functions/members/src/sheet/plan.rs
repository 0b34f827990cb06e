//! From a sheet and what is known to a preview and the changes behind it.

use std::collections::BTreeSet;

use jiff::civil::Date;
use shared::id::OrgId;
use shared::member::Standing;
use shared::person::CitizenId;
use shared::roster::{
    CellError, CellState, CellWarning, Column, RosterCell, RosterPreview, RosterRefusal, RosterRow,
    RosterSums, RowVerdict,
};
use shared::text::{fold, same_spelling};
use shared::time::format_date;

use super::known::{Known, KnownMember, RosterChange, RosterEntry};
use super::mend::Said;
use super::record::{Record, Values};
use super::{Sheet, branch, checks, twins};

/// A preview with what confirming it would do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RosterPlan {
    /// For the administrator to look at.
    pub preview: RosterPreview,
    /// One for each row that is new or changed, in the order of the sheet.
    pub changes: Vec<RosterChange>,
}

/// Compares a sheet with what is known. The same sheet and the same knowledge give the same plan; once its changes
/// are stored, the sheet gives a plan without changes.
///
/// # Errors
/// When the sheet has no column of branches and the administrator more than one branch.
pub fn plan(sheet: &Sheet, known: &Known, today: Date) -> Result<RosterPlan, RosterRefusal> {
    let fields = sheet.layout.fields();
    let only_branch = match &known.branches[..] {
        [branch] => Some(branch.id),
        _ if fields.contains(&Column::Branch) => None,
        _ => return Err(RosterRefusal::MissingColumns(vec![Column::Branch])),
    };
    let mut records = sheet.records.clone();
    let repeats = twins::mark(&mut records);
    let people = Namesakes::of(known);
    let mut changes = Vec::new();
    let rows: Vec<RosterRow> = records
        .into_iter()
        .zip(repeats)
        .map(|(record, repeats)| {
            let draft = Draft::new(record, known, only_branch, &people, today);
            let (row, change) = draft.settle(&fields, known, repeats);
            changes.extend(change);
            row
        })
        .collect();
    let sums = RosterSums::of(&rows);
    Ok(RosterPlan { preview: RosterPreview { fields, rows, sums, ..sheet.preview_frame() }, changes })
}

/// Names and birth dates of the members known, each with the citizen id.
struct Namesakes(BTreeSet<(String, Date, CitizenId)>);

impl Namesakes {
    fn of(known: &Known) -> Self {
        let person = |(id, member): (&CitizenId, &KnownMember)| {
            (fold(member.entry.name.as_str()), member.entry.born_on, id.clone())
        };
        Self(known.members.iter().map(person).collect())
    }

    /// Whether somebody else of this name was born on this day.
    fn has_other(&self, values: &Values) -> bool {
        let (Some(name), Some(born_on), Some(id)) = (&values.name, values.born_on, &values.citizen_id) else {
            return false;
        };
        let name = fold(name.as_str());
        self.0.iter().any(|(other, born, other_id)| *other == name && *born == born_on && other_id != id)
    }
}

/// A row on its way into the preview.
struct Draft<'a> {
    record: Record,
    before: Option<&'a KnownMember>,
    branch: Option<OrgId>,
}

impl<'a> Draft<'a> {
    /// Compares a record with what is known and remarks on what it finds.
    fn new(
        record: Record,
        known: &'a Known,
        only_branch: Option<OrgId>,
        people: &Namesakes,
        today: Date,
    ) -> Self {
        let before = record.values.citizen_id.as_ref().and_then(|id| known.members.get(id));
        let mut draft = Self { record, before, branch: None };
        checks::check_filled(&mut draft.record);
        draft.find_branch(known, only_branch);
        let entry = before.map(|member| &member.entry);
        checks::check_dates(&mut draft.record, entry, today);
        checks::check_rest(&mut draft.record, entry);
        draft.check_person(known, people);
        draft
    }

    fn find_branch(&mut self, known: &Known, only_branch: Option<OrgId>) {
        if !self.record.cells.contains_key(&Column::Branch) {
            self.branch = only_branch;
            return;
        }
        let Some(written) = self.record.values.branch.clone() else { return };
        match branch::find(&written, &known.branches) {
            Ok((branch, warning)) => {
                self.branch = Some(branch.id);
                if let Some(cell) = self.record.cells.get_mut(&Column::Branch) {
                    let sheet = std::mem::replace(&mut cell.text, branch.name.clone());
                    cell.sheet = cell.sheet.take().or(Some(sheet)).filter(|sheet| *sheet != branch.name);
                }
                warning.into_iter().for_each(|warning| self.record.warn(Column::Branch, warning));
            }
            Err(error) => self.record.refuse(Column::Branch, error),
        }
    }

    /// Remarks on somebody else behind the citizen id, and on the same person behind another.
    fn check_person(&mut self, known: &Known, people: &Namesakes) {
        let values = &self.record.values;
        let is_elsewhere = values.citizen_id.as_ref().is_some_and(|id| known.elsewhere.contains(id));
        let is_another = self.before.is_some_and(|member| is_another(values, &member.entry));
        let has_namesake = self.before.is_none() && people.has_other(values);
        let from = self
            .before
            .map(|member| member.entry.branch)
            .filter(|from| self.branch.is_some_and(|to| to != *from));
        if is_elsewhere {
            self.record.refuse(Column::CitizenId, CellError::KnownElsewhere);
        }
        if is_another {
            self.record.refuse(Column::CitizenId, CellError::CitizenIdOfAnother);
        }
        if has_namesake {
            self.record.warn(Column::CitizenId, CellWarning::NamesakeKnown);
        }
        if let Some(from) = from {
            self.record.warn(Column::Branch, CellWarning::MovesBranch { from: branch_name(known, from) });
        }
    }

    /// Settles the states of the cells, the verdict on the row, and the change it brings.
    fn settle(
        self,
        fields: &[Column],
        known: &Known,
        repeats: Option<u32>,
    ) -> (RosterRow, Option<RosterChange>) {
        let number = self.record.number;
        let before = self.before.map(|member| &member.entry);
        let after = merge(&self.record.values, self.branch, before);
        let changed = match (&after, before) {
            (Some(after), Some(before)) => after.differences(before),
            _ => Vec::new(),
        };
        let verdict = match (repeats, before) {
            (Some(of), _) => RowVerdict::Repeated { of },
            _ if self.record.is_refused() || after.is_none() => RowVerdict::Refused,
            (None, None) => RowVerdict::New,
            (None, Some(_)) if changed.is_empty() => RowVerdict::Same,
            (None, Some(_)) => RowVerdict::Changed,
        };
        let mut cells = self.record.cells;
        for (column, cell) in &mut cells {
            cell.state = state(*column, cell, before, changed.contains(column), known);
        }
        let change = after.and_then(|entry| match (verdict, self.before) {
            (RowVerdict::New, _) => Some(RosterChange::Create { row: number, entry }),
            (RowVerdict::Changed, Some(member)) => {
                Some(RosterChange::Update { row: number, member: member.id, entry, changed })
            }
            _ => None,
        });
        let cells = fields.iter().filter_map(|field| cells.remove(field)).collect();
        (RosterRow { number, verdict, member: self.before.map(|member| member.id), cells }, change)
    }
}

/// Neither name nor birth date is the known member's.
fn is_another(values: &Values, known: &RosterEntry) -> bool {
    let other_name =
        values.name.as_ref().is_some_and(|name| fold(name.as_str()) != fold(known.name.as_str()));
    let other_birth = values.born_on.is_some_and(|born_on| born_on != known.born_on);
    other_name && other_birth
}

/// What the member would be: the row's values, the known ones where it says nothing. A name spelt the same but for
/// case and the place of the tone mark stays as it is known. `None` when something needed is missing.
fn merge(values: &Values, branch: Option<OrgId>, before: Option<&RosterEntry>) -> Option<RosterEntry> {
    let name = values.name.clone()?;
    let known_name =
        before.map(|entry| &entry.name).filter(|known| same_spelling(known.as_str(), name.as_str()));
    let known_standing = before.map_or(Standing::default(), |entry| entry.standing);
    Some(RosterEntry {
        name: known_name.cloned().unwrap_or(name),
        born_on: values.born_on?,
        gender: values.gender?,
        admitted_on: values.admitted_on?,
        official_on: values.official_on.or_else(|| before?.official_on),
        party_card_no: values.party_card_no.clone().or_else(|| before?.party_card_no.clone()),
        branch: branch?,
        citizen_id: values.citizen_id.clone()?,
        phone: values.phone.clone().or_else(|| before?.phone.clone()),
        standing: match values.said {
            Some(Said::Standing(standing)) => standing,
            Some(Said::Class(_)) | None => known_standing,
        },
    })
}

fn state(
    column: Column,
    cell: &RosterCell,
    before: Option<&RosterEntry>,
    changed: bool,
    known: &Known,
) -> CellState {
    let is_left_out = cell.warnings().any(|warning| matches!(warning, CellWarning::LeftOut(_)));
    match before {
        _ if cell.errors().next().is_some() => CellState::Refused,
        _ if cell.text.is_empty() || is_left_out => CellState::Empty,
        None => CellState::New,
        Some(entry) if changed => CellState::Changed { before: known_text(column, entry, known) },
        Some(_) => CellState::Same,
    }
}

/// A known value as the preview may show it: identifiers masked.
fn known_text(column: Column, entry: &RosterEntry, known: &Known) -> String {
    match column {
        Column::FullName => entry.name.to_string(),
        Column::BornOn => format_date(entry.born_on),
        Column::Gender => entry.gender.label().to_owned(),
        Column::AdmittedOn => format_date(entry.admitted_on),
        Column::OfficialOn => entry.official_on.map(format_date).unwrap_or_default(),
        Column::PartyCardNo => entry.party_card_no.as_ref().map(|card| card.masked()).unwrap_or_default(),
        Column::Branch => branch_name(known, entry.branch),
        Column::CitizenId => entry.citizen_id.masked(),
        Column::Phone => entry.phone.as_ref().map(|phone| phone.masked()).unwrap_or_default(),
        Column::Standing => entry.standing.label().to_owned(),
        Column::Ignored => String::new(),
    }
}

fn branch_name(known: &Known, id: OrgId) -> String {
    let branch = known.branches.iter().find(|branch| branch.id == id);
    branch.map_or_else(|| "một chi bộ khác".to_owned(), |branch| branch.name.clone())
}
