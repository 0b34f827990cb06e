//! What somebody is to be reminded of, by the day on which that is done.

use jiff::civil::Date;
use shared::id::{MeetingId, OrgId, ReportId};
use shared::period::Period;

use super::{Index, Key, Partition, Range, key, partition};

/// Parts of the work of a day, so that the evening on which a whole country meets is no single partition.
pub const DUE_PARTS: u8 = 16;

/// A meeting of which somebody is reminded on a day.
pub fn due_meeting(day: Date, id: MeetingId) -> Key {
    key(due_pk(day, part_of(id.bits())), format!("MTG#{id}"))
}

/// A report of which somebody is reminded on a day.
pub fn due_report(day: Date, id: ReportId) -> Key {
    key(due_pk(day, part_of(id.bits())), format!("RPT#{id}"))
}

/// An organisation below which reports on a period are begun on a day.
pub fn due_begin(day: Date, below: OrgId, period: Period) -> Key {
    key(due_pk(day, part_of(below.bits())), format!("BGN#{period}#{below}"))
}

/// The last bits of an id are random.
fn part_of(bits: u128) -> u8 {
    (bits % u128::from(DUE_PARTS)) as u8
}

/// A part of the work of a day.
pub fn due_on(day: Date, part: u8) -> Partition {
    partition(Index::Main, due_pk(day, part), Range::All)
}

fn due_pk(day: Date, part: u8) -> String {
    format!("DUE#{day}#{part:02}")
}
