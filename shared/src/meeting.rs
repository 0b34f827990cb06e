//! A meeting of a branch or of its committee: the plan, its life-cycle, its endpoints.
//!
//! Draft → called → in session → closed; a draft or called meeting can be cancelled. Who was summoned, what they
//! answered and whether they came is in [`crate::attendance`].

mod item_mark;

use jiff::{SignedDuration, Timestamp};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use item_mark::ItemMark;

use crate::attendance::Attendance;
use crate::endpoint::{Cursor, Nothing, Page};
use crate::endpoints;
use crate::id::{MeetingId, MemberId, OrgId};
use crate::org::{OrgAt, OrgKind, OrgPath};
use crate::problem::{FieldProblem, Problem, ProblemCode};

/// What kind of meeting.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum MeetingKind {
    /// Sinh hoạt chi bộ thường kỳ.
    #[default]
    Regular,
    /// Sinh hoạt chuyên đề.
    Thematic,
    /// Họp chi ủy.
    BranchCommittee,
    /// Họp cấp ủy, of an organisation above the branches.
    Committee,
}

impl MeetingKind {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::Regular, Self::Thematic, Self::BranchCommittee, Self::Committee];

    /// Vietnamese name.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Regular => "Sinh hoạt chi bộ thường kỳ",
            Self::Thematic => "Sinh hoạt chuyên đề",
            Self::BranchCommittee => "Họp chi ủy",
            Self::Committee => "Họp cấp ủy",
        }
    }

    /// Whether only the committee meets: nobody else may know of it, and no statistics of members count it.
    pub const fn is_of_committee(self) -> bool {
        matches!(self, Self::BranchCommittee | Self::Committee)
    }

    /// Whether such an organisation holds such meetings.
    pub const fn fits(self, org: OrgKind) -> bool {
        match self {
            Self::Regular | Self::Thematic | Self::BranchCommittee => matches!(org, OrgKind::Branch),
            Self::Committee => matches!(org, OrgKind::Centre | OrgKind::Province | OrgKind::PartyCommittee),
        }
    }
}

/// Where the meeting stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum MeetingState {
    /// Being prepared; only the branch's committee sees it.
    Draft,
    /// Invitations are out, the list of those summoned is fixed.
    Called,
    /// Opened by the chair.
    InSession,
    /// Ended; the figures stand.
    Closed,
    /// Called off, with the reason.
    Cancelled,
}

impl MeetingState {
    /// Every state.
    pub const ALL: [Self; 5] = [Self::Draft, Self::Called, Self::InSession, Self::Closed, Self::Cancelled];

    /// Vietnamese name.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Draft => "Bản nháp",
            Self::Called => "Đã mời họp",
            Self::InSession => "Đang họp",
            Self::Closed => "Đã kết thúc",
            Self::Cancelled => "Đã hủy",
        }
    }
}

/// An item of the agenda.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AgendaItem {
    /// What is dealt with.
    pub title: String,
    /// For how long, in minutes.
    pub minutes: u16,
}

/// What the secretary writes: the body of creating and of changing a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MeetingPlan {
    /// What kind; fixed once created.
    pub kind: MeetingKind,
    /// `Sinh hoạt chi bộ tháng 11/2026`.
    pub title: String,
    /// Start.
    pub starts_at: Timestamp,
    /// Where.
    pub place: String,
    /// Chủ trì; may be open while a draft.
    pub chair: Option<MemberId>,
    /// Thư ký; may be open while a draft.
    pub minute_taker: Option<MemberId>,
    /// In order.
    pub agenda: Vec<AgendaItem>,
    /// What to prepare, in the secretary's words.
    #[serde(default)]
    pub note: String,
}

impl MeetingPlan {
    /// Minutes the agenda takes.
    pub fn minutes(&self) -> u32 {
        self.agenda.iter().map(|item| u32::from(item.minutes)).sum()
    }

    /// The announced end: the agenda's sum, at least one hour.
    pub fn ends_at(&self) -> Timestamp {
        let minutes = i64::from(self.minutes().max(60));
        self.starts_at.saturating_add(SignedDuration::from_mins(minutes)).unwrap_or(self.starts_at)
    }

    /// Whether going from `before` to this asks everyone again: another time or another place.
    pub fn asks_again(&self, before: &Self) -> bool {
        self.starts_at != before.starts_at || self.place != before.place
    }

    /// Checks the written fields, for a draft.
    ///
    /// # Errors
    /// [`ProblemCode::Invalid`] naming each wrong field.
    pub fn check(&self) -> Result<(), Problem> {
        let mut wrong = Vec::new();
        length(&mut wrong, "title", &self.title, 3, 200, "Xin ghi tên cuộc họp, từ 3 đến 200 ký tự.");
        length(&mut wrong, "place", &self.place, 0, 200, "Địa điểm dài quá 200 ký tự.");
        length(&mut wrong, "note", &self.note, 0, 2000, "Ghi chú dài quá 2000 ký tự.");
        if self.agenda.len() > 30 {
            wrong.push(FieldProblem::new("agenda", "Chương trình có quá 30 mục."));
        }
        for (index, item) in self.agenda.iter().enumerate() {
            let field = format!("agenda.{index}.title");
            length(
                &mut wrong,
                &field,
                &item.title,
                1,
                300,
                "Xin ghi nội dung của mục này, không quá 300 ký tự.",
            );
            if item.minutes > 480 {
                wrong.push(FieldProblem::new(
                    format!("agenda.{index}.minutes"),
                    "Thời lượng một mục không quá 480 phút.",
                ));
            }
        }
        if wrong.is_empty() { Ok(()) } else { Err(Problem::invalid(wrong)) }
    }

    /// Checks what calling the meeting needs beyond [`Self::check`].
    ///
    /// # Errors
    /// [`ProblemCode::MeetingIncomplete`] naming each missing field.
    pub fn check_callable(&self, now: Timestamp) -> Result<(), Problem> {
        self.check()?;
        let mut missing = Vec::new();
        let mut need = |lacks: bool, field: &str, sentence: &str| {
            if lacks {
                missing.push(FieldProblem::new(field, sentence));
            }
        };
        need(self.place.trim().is_empty(), "place", "Xin ghi địa điểm họp.");
        need(self.starts_at <= now, "starts_at", "Giờ họp đã qua. Xin chọn giờ sắp tới.");
        need(self.chair.is_none(), "chair", "Xin chọn người chủ trì.");
        need(self.minute_taker.is_none(), "minute_taker", "Xin chọn thư ký ghi biên bản.");
        need(self.agenda.is_empty(), "agenda", "Xin ghi ít nhất một mục của chương trình.");
        match missing.is_empty() {
            true => Ok(()),
            false => Err(Problem { fields: missing, ..ProblemCode::MeetingIncomplete.into() }),
        }
    }
}

fn length(wrong: &mut Vec<FieldProblem>, field: &str, text: &str, least: usize, most: usize, sentence: &str) {
    let count = text.trim().chars().count();
    if count < least || count > most {
        wrong.push(FieldProblem::new(field, sentence));
    }
}

/// Who did something, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Stamp {
    /// Who.
    pub by: MemberId,
    /// Their name at that time.
    pub name: String,
    /// When.
    pub at: Timestamp,
}

/// Why and by whom a meeting was called off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Cancellation {
    /// The reason, told to everyone summoned.
    pub reason: String,
    /// By whom and when.
    pub stamp: Stamp,
}

/// A meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Meeting {
    /// Its id.
    pub id: MeetingId,
    /// Whose meeting.
    pub org: OrgId,
    /// Name of that organisation.
    pub org_name: String,
    /// Where that stands in the tree.
    pub path: OrgPath,
    /// Time, place, agenda.
    pub plan: MeetingPlan,
    /// Name of the chair, empty while open.
    pub chair_name: String,
    /// Name of the minute-taker, empty while open.
    pub minute_taker_name: String,
    /// Where it stands.
    pub state: MeetingState,
    /// How often everyone has been asked; rises when time or place change after calling.
    pub round: u32,
    /// Sequence number of the calendar entry; rises with each change people must see.
    pub calendar_sequence: u32,
    /// Invitations went out.
    pub called: Option<Stamp>,
    /// The chair opened it.
    pub opened: Option<Stamp>,
    /// It ended.
    pub closed: Option<Stamp>,
    /// It was called off.
    pub cancelled: Option<Cancellation>,
    /// Revision, to be sent back with a change.
    #[serde(default)]
    pub rev: u32,
}

/// A meeting with everyone on its list, as its organisation's committee sees it; members see only their own entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MeetingView {
    /// The meeting.
    pub meeting: Meeting,
    /// The list: all of it for those who run the meeting, otherwise one's own entry alone.
    pub attendances: Vec<Attendance>,
    /// What the caller may do here, by `access::may`.
    pub may: MeetingRights,
}

/// What the caller may do with a meeting.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MeetingRights {
    /// Change, call, cancel, open and close it.
    pub run: bool,
    /// See the whole list, decide absences, answer for others, take the roll.
    pub attend_to_list: bool,
}

/// A meeting as one of my duties: with my own answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MyMeeting {
    /// The meeting.
    pub meeting: Meeting,
    /// My entry on its list; `None` when I am not on it.
    pub mine: Option<Attendance>,
}

/// A new meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct NewMeeting {
    /// Chosen by the caller, so that a repeated request makes one meeting.
    pub id: MeetingId,
    /// What the secretary wrote.
    pub plan: MeetingPlan,
}

/// A changed plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MeetingChange {
    /// The whole plan as it shall be.
    pub plan: MeetingPlan,
    /// The revision that was read.
    pub rev: u32,
}

/// An act on a meeting that carries nothing but what was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AtRevision {
    /// The revision that was read.
    pub rev: u32,
}

/// Calls a meeting off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CancelOrder {
    /// Why, told to everyone summoned; 5 to 500 characters.
    pub reason: String,
    /// The revision that was read.
    pub rev: u32,
}

/// An entry for a calendar program (RFC 5545).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CalendarFile {
    /// `hop-2026-11-25.ics`.
    pub file_name: String,
    /// The file.
    pub text: String,
}

/// Query of an organisation's meetings, newest first.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MeetingsQuery {
    /// Only those that start in this year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<i16>,
    /// Where to go on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Cursor>,
}

/// Names a meeting in a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MeetingAt {
    /// The meeting.
    pub meeting: MeetingId,
}

endpoints! {
    /// The meetings of an organisation, newest first.
    ListMeetings = "list_meetings": Get "/api/orgs/{org}/meetings" by Member {
        path: OrgAt, query: MeetingsQuery, reply: Page<Meeting>
    }
    /// Creates a draft; the same id again gives the same meeting.
    CreateMeeting = "create_meeting": Post "/api/orgs/{org}/meetings" by Member {
        path: OrgAt, body: NewMeeting, reply: Meeting
    }
    /// A meeting with its list.
    FindMeeting = "find_meeting": Get "/api/meetings/{meeting}" by Member { path: MeetingAt, reply: MeetingView }
    /// Changes the plan; another time or place asks everyone again.
    ChangeMeeting = "change_meeting": Put "/api/meetings/{meeting}" by Member {
        path: MeetingAt, body: MeetingChange, reply: Meeting
    }
    /// Removes a draft.
    RemoveMeeting = "remove_meeting": Delete "/api/meetings/{meeting}" by Member { path: MeetingAt, reply: Nothing }
    /// Sends the invitations and fixes the list of those summoned.
    CallMeeting = "call_meeting": Post "/api/meetings/{meeting}/call" by Member {
        path: MeetingAt, body: AtRevision, reply: MeetingView
    }
    /// Calls it off, with the reason.
    CancelMeeting = "cancel_meeting": Post "/api/meetings/{meeting}/cancel" by Member {
        path: MeetingAt, body: CancelOrder, reply: Meeting
    }
    /// Opens the session.
    OpenMeeting = "open_meeting": Post "/api/meetings/{meeting}/open" by Member {
        path: MeetingAt, body: AtRevision, reply: Meeting
    }
    /// Ends it; everyone summoned must be marked.
    CloseMeeting = "close_meeting": Post "/api/meetings/{meeting}/close" by Member {
        path: MeetingAt, body: AtRevision, reply: MeetingView
    }
    /// The calendar entry.
    FindCalendarFile = "find_calendar_file": Get "/api/meetings/{meeting}/calendar" by Member {
        path: MeetingAt, reply: CalendarFile
    }
}
