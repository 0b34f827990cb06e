//! What members have to say.

use jiff::civil::Date;
use shared::feedback::{FeedbackNumber, FeedbackStage};
use shared::id::{FeedbackId, MemberId, OrgId};

use super::{Index, Key, Keys, Partition, Range, key, partition};

/// The list of what waits. One for the whole country: a day brings some thousands to it at most.
const DUE: &str = "FBD#ALL";

/// A piece of feedback.
pub fn feedback(id: FeedbackId) -> Key {
    key(format!("FBK#{id}"), "META")
}

/// All keys of it: with its author by id, which is the order of sending, and with its holder. What waits stands there by
/// its last day, what is over by the day on which it ended.
pub fn feedback_keys(
    id: FeedbackId,
    author: MemberId,
    holder: OrgId,
    stage: FeedbackStage,
    day: Date,
) -> Keys {
    let place = format!("{}{day}#{id}", stage_prefix(stage));
    Keys::from(feedback(id))
        .gsi1(format!("FBA#{author}"), id.to_string())
        .gsi2(format!("FBO#{holder}"), place)
}

/// What a person has sent.
pub fn feedback_of(author: MemberId) -> Partition {
    partition(Index::Gsi1, format!("FBA#{author}"), Range::All)
}

/// What lies with an organisation in one stage.
pub fn feedback_with(holder: OrgId, stage: FeedbackStage) -> Partition {
    partition(Index::Gsi2, format!("FBO#{holder}"), Range::Prefix(stage_prefix(stage)))
}

/// How many an organisation has numbered in a year.
pub fn feedback_count(org: OrgId, year: i16) -> Key {
    key(format!("FBN#{org}"), format!("{year}"))
}

/// That an organisation has or had a piece of feedback under a number, its own or that of one below.
pub fn feedback_numbered(org: OrgId, number: FeedbackNumber, id: FeedbackId) -> Key {
    key(format!("FBN#{org}"), format!("{}{id}", number_prefix(number)))
}

/// Everything that an organisation has or had under a number: its own, and those of organisations below.
pub fn feedback_under(org: OrgId, number: FeedbackNumber) -> Partition {
    partition(Index::Main, format!("FBN#{org}"), Range::Prefix(number_prefix(number)))
}

fn number_prefix(number: FeedbackNumber) -> String {
    format!("{}#{}#", number.year, number.serial)
}

/// What climbs when this day is over.
pub fn feedback_due(day: Date, id: FeedbackId) -> Key {
    key(DUE.to_owned(), format!("{day}#{id}"))
}

/// What should have been answered on that day at the latest, the oldest first.
pub fn feedback_due_until(day: Date) -> Partition {
    partition(Index::Main, DUE.to_owned(), Range::Between("0".into(), format!("{day}#~")))
}

fn stage_prefix(stage: FeedbackStage) -> String {
    format!("{}#", stage.as_str())
}
