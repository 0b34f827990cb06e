//! One row on its way into the preview: compared with what is known, checked, and given its verdict.

use shared::id::OrgId;
use shared::member::Standing;
use shared::roster::{CellError, CellState, CellWarning, Column, RosterCell, RosterRow, RowVerdict};
use shared::text::{fold, same_spelling};
use shared::time::format_date;

use super::checks;
use super::known::{Known, KnownMember, RosterChange, RosterEntry};
use super::mend::Said;
use super::plan::Context;
use super::record::{Record, Values};

/// A row on its way into the preview.
pub(super) struct Draft<'a> {
    record: Record,
    before: Option<&'a KnownMember>,
    branch: Option<OrgId>,
}

impl<'a> Draft<'a> {
    /// Compares a record with what is known and remarks on what it finds.
    pub fn new(record: Record, context: &Context<'a>) -> Self {
        let before = record.values.citizen_id.as_ref().and_then(|id| context.known.members.get(id));
        let mut draft = Self { record, before, branch: None };
        checks::check_filled(&mut draft.record);
        draft.find_branch(context);
        let entry = before.map(|member| &member.entry);
        checks::check_dates(&mut draft.record, entry, context.today);
        checks::check_rest(&mut draft.record, entry);
        draft.check_person(context);
        draft
    }

    fn find_branch(&mut self, context: &Context<'_>) {
        if !self.record.cells.contains_key(&Column::Branch) {
            self.branch = context.only_branch;
            return;
        }
        let Some(written) = self.record.values.branch.clone() else { return };
        match context.branches.get(&written).cloned() {
            Some(Ok((branch, warning))) => {
                self.branch = Some(branch.id);
                if let Some(cell) = self.record.cells.get_mut(&Column::Branch) {
                    let sheet = std::mem::replace(&mut cell.text, branch.name.clone());
                    cell.sheet = cell.sheet.take().or(Some(sheet)).filter(|sheet| *sheet != branch.name);
                }
                warning.into_iter().for_each(|warning| self.record.warn(Column::Branch, warning));
            }
            Some(Err(error)) => self.record.refuse(Column::Branch, error),
            None => {}
        }
    }

    /// Remarks on somebody else behind the citizen id, and on the same person behind another.
    fn check_person(&mut self, context: &Context<'_>) {
        let values = &self.record.values;
        let is_elsewhere = values.citizen_id.as_ref().is_some_and(|id| context.known.elsewhere.contains(id));
        let is_another = self.before.is_some_and(|member| is_another(values, &member.entry));
        let has_namesake = self.before.is_none() && context.knows_namesake(values);
        let leaves = matches!(values.said, Some(Said::Standing(standing)) if !standing.belongs());
        let from = self.before.map(|member| member.entry.branch);
        if is_elsewhere {
            self.record.refuse(Column::CitizenId, CellError::KnownElsewhere);
        }
        if is_another {
            self.record.refuse(Column::CitizenId, CellError::CitizenIdOfAnother);
        }
        if has_namesake {
            self.record.warn(Column::CitizenId, CellWarning::NamesakeKnown);
        }
        if let Some(from) = from.filter(|from| self.branch.is_some_and(|to| to != *from)) {
            let from = branch_name(context.known, from);
            self.record.warn(Column::Branch, CellWarning::MovesBranch { from });
            self.warn_of_roles(Column::Branch);
        } else if leaves {
            self.warn_of_roles(Column::Standing);
        }
    }

    /// Roles in the branch end with leaving it.
    fn warn_of_roles(&mut self, column: Column) {
        let roles = self.before.iter().flat_map(|member| &member.roles).map(|role| role.label());
        let roles = roles.collect::<Vec<_>>().join(", ");
        if !roles.is_empty() {
            self.record.warn(column, CellWarning::EndsRoles { roles });
        }
    }

    /// Settles the states of the cells, the verdict on the row, and the change it brings.
    pub fn settle(
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
