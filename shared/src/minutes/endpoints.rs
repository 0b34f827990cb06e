//! Endpoints of the minutes and their votes.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Minutes, MinutesText, Vote, VoteBase, VoteText};
use crate::endpoint::Nothing;
use crate::endpoints;
use crate::id::{MeetingId, MemberId, VoteId};
use crate::issuer::Issuer;
use crate::meeting::{AtRevision, Meeting, MeetingAt};
use crate::party_form::PaperFile;
use crate::statistics::FigureCount;

/// The minutes with what belongs to them, as this caller may see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MinutesView {
    /// Of which meeting.
    pub meeting: Meeting,
    /// Whose paper it is, as its head names it.
    pub issuer: Issuer,
    /// The minutes; `None` for members while they are being written.
    pub minutes: Option<Minutes>,
    /// Figures of attendance: counted from the one record, once signed as they were then.
    pub figures: Vec<FigureCount>,
    /// The figures of today, where a decision after the signature has changed the record; empty otherwise.
    pub figures_since: Vec<FigureCount>,
    /// Votes, in the order in which they were written down; none while the minutes are closed to the caller.
    pub votes: Vec<Vote>,
    /// The vote by which the resolution was adopted: it stands, also while the minutes are written.
    pub adopted_by: Option<VoteId>,
    /// Of whom votes are counted; the people are named to those who write.
    pub base: VoteBase,
    /// Who was there, to be chosen as chair and minute-taker, and everyone of the base; for those who write.
    pub people: Vec<Attendee>,
    /// What the caller may do, by `access::may`.
    pub may: MinutesRights,
}

/// Somebody on the list of a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Attendee {
    /// Who.
    pub member: MemberId,
    /// Their name.
    pub name: String,
    /// Whether they were there.
    pub present: bool,
}

/// What the caller may do with the minutes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MinutesRights {
    /// Write them, and the votes.
    pub write: bool,
    /// Sign them off, add to them.
    pub sign: bool,
}

/// Written minutes as sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MinutesChange {
    /// The whole text as it shall be.
    pub text: MinutesText,
    /// The revision that was read; 0 when there was none.
    pub rev: u32,
}

/// Something to be added, as sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AddendumText {
    /// 3 to 4,000 characters.
    pub text: String,
    /// The revision that was read.
    pub rev: u32,
}

/// Names a vote in a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct VoteAt {
    /// The meeting.
    pub meeting: MeetingId,
    /// The vote; chosen by the caller for a new one.
    pub vote: VoteId,
}

/// A vote as sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct VoteChange {
    /// Matter and count.
    pub text: VoteText,
    /// The revision that was read; 0 for a new one.
    pub rev: u32,
}

endpoints! {
    /// The minutes of a meeting with its figures and votes; members read them once they are signed.
    FindMinutes = "find_minutes": Get "/api/meetings/{meeting}/minutes" by Member { path: MeetingAt, reply: MinutesView }
    /// Writes the minutes, in the session and after it.
    WriteMinutes = "write_minutes": Put "/api/meetings/{meeting}/minutes" by Member {
        path: MeetingAt, body: MinutesChange, reply: Minutes
    }
    /// Signs the minutes off; from then on nothing in them changes.
    SignMinutes = "sign_minutes": Post "/api/meetings/{meeting}/minutes/signature" by Member {
        path: MeetingAt, body: AtRevision, reply: Minutes
    }
    /// Adds to signed minutes, with name and day.
    AddToMinutes = "add_to_minutes": Post "/api/meetings/{meeting}/minutes/addenda" by Member {
        path: MeetingAt, body: AddendumText, reply: Minutes
    }
    /// Writes down a vote as it was counted in the room, or corrects it.
    RecordVote = "record_vote": Put "/api/meetings/{meeting}/votes/{vote}" by Member {
        path: VoteAt, body: VoteChange, reply: Vote
    }
    /// Takes a vote out that was written down by mistake; taking it out again changes nothing.
    RemoveVote = "remove_vote": Delete "/api/meetings/{meeting}/votes/{vote}" by Member { path: VoteAt, reply: Nothing }
    /// The minutes as a Word file in Party form, for whoever may read them.
    ExportMinutes = "export_minutes": Get "/api/meetings/{meeting}/minutes/file" by Member {
        path: MeetingAt, reply: PaperFile
    }
}
