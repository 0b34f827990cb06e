//! From a sheet and what is known to a preview and the changes behind it.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use shared::id::OrgId;
use shared::person::CitizenId;
use shared::roster::{Column, RosterPreview, RosterRefusal, RosterRow, RosterSums};
use shared::text::fold;

use super::branch::{Branches, Found};
use super::draft::Draft;
use super::known::{Known, RosterChange};
use super::record::{Record, Values};
use super::{Sheet, twins};

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
    let context = Context {
        known,
        only_branch,
        today,
        branches: named_branches(&records, known),
        people: namesakes(known),
    };
    let mut changes = Vec::new();
    let rows: Vec<RosterRow> = records
        .into_iter()
        .zip(repeats)
        .map(|(record, repeats)| {
            let (row, change) = Draft::new(record, &context).settle(&fields, known, repeats);
            changes.extend(change);
            row
        })
        .collect();
    let sums = RosterSums::of(&rows);
    Ok(RosterPlan { preview: RosterPreview { fields, rows, sums, ..sheet.preview_frame() }, changes })
}

/// What rows are compared with.
pub(super) struct Context<'a> {
    pub known: &'a Known,
    pub only_branch: Option<OrgId>,
    pub today: Date,
    /// What each text in the column of branches means.
    pub branches: BTreeMap<String, Found<'a>>,
    /// Citizen ids of the members known by name and birth date.
    people: BTreeMap<(String, Date), Vec<&'a CitizenId>>,
}

fn named_branches<'a>(records: &[Record], known: &'a Known) -> BTreeMap<String, Found<'a>> {
    let branches = Branches::of(&known.branches);
    let written: BTreeSet<&String> =
        records.iter().filter_map(|record| record.values.branch.as_ref()).collect();
    written.into_iter().map(|written| (written.clone(), branches.find(written))).collect()
}

fn namesakes(known: &Known) -> BTreeMap<(String, Date), Vec<&CitizenId>> {
    let mut people: BTreeMap<(String, Date), Vec<&CitizenId>> = BTreeMap::new();
    for (id, member) in &known.members {
        people.entry((fold(member.entry.name.as_str()), member.entry.born_on)).or_default().push(id);
    }
    people
}

impl Context<'_> {
    /// Whether the system knows somebody of this name and birth date under another citizen id.
    pub fn knows_namesake(&self, values: &Values) -> bool {
        let (Some(name), Some(born_on), Some(id)) = (&values.name, values.born_on, &values.citizen_id) else {
            return false;
        };
        let ids = self.people.get(&(fold(name.as_str()), born_on));
        ids.is_some_and(|ids| ids.iter().any(|other| *other != id))
    }
}
