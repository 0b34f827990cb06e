//! Written opinions before a meeting: what a member wants to be heard, written at home and in peace.
//!
//! One opinion for each member and meeting, and one besides for each item of the agenda. Its author may change it or take it back until the roll call opens; then it
//! stands. The author reads their own, those who lead the branch read all. Whoever has no phone says it to one of them,
//! who writes it down; the stamp shows who did.

use jiff::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::attendance::{AttendanceAt, roll_call_opens_at};
use crate::endpoint::Nothing;
use crate::endpoints;
use crate::id::{MeetingId, MemberId};
use crate::meeting::{AgendaItem, ItemMark, Meeting, MeetingAt, MeetingState, Stamp};
use crate::problem::{Problem, ProblemCode};
use crate::text::name_sort_key;
use crate::time::format_date_time;

/// Longest opinion, in characters: two written pages.
pub const MOST_CHARS: usize = 4_000;

/// An opinion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Opinion {
    /// About which meeting.
    pub meeting: MeetingId,
    /// Whose.
    pub member: MemberId,
    /// Their name.
    pub name: String,
    /// The item of the agenda that they speak to; `None` for the meeting as a whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<OpinionItem>,
    /// What they say.
    pub text: String,
    /// Who wrote it down, and when the last time: the member, or somebody on their behalf.
    pub stamp: Stamp,
    /// Revision, to be sent back with a change.
    #[serde(default)]
    pub rev: u32,
}

impl Opinion {
    /// Whether somebody else wrote it down.
    pub fn is_on_behalf(&self) -> bool {
        self.stamp.by != self.member
    }
}

/// The item of the agenda that an opinion speaks to, as it was called when the opinion was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OpinionItem {
    /// Which.
    pub mark: ItemMark,
    /// What it is called.
    pub title: String,
}

/// The opinions in the order of the meeting: to the whole, then item by item of the agenda as it stands, then to items
/// that are no longer on it; of each those of the members by name.
pub fn in_order(mut opinions: Vec<Opinion>, agenda: &[AgendaItem]) -> Vec<Opinion> {
    let place = |about: &OpinionItem| agenda.iter().position(|item| item.mark() == about.mark);
    opinions.sort_by_cached_key(|opinion| {
        let place = opinion.about.as_ref().map(|about| place(about).unwrap_or(usize::MAX));
        (place, name_sort_key(&opinion.name))
    });
    opinions
}

/// An opinion as sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OpinionText {
    /// The item of the agenda that they speak to; left out for the meeting as a whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<ItemMark>,
    /// What they say, 3 to 4,000 characters.
    pub text: String,
    /// The revision that was read; 0 when there was none.
    pub rev: u32,
}

impl OpinionText {
    /// Checks the written field.
    ///
    /// # Errors
    /// [`ProblemCode::Invalid`] naming it.
    pub fn check(&self) -> Result<(), Problem> {
        match self.text.trim().chars().count() {
            0..3 => Err(Problem::field("text", "Xin ghi ý kiến của đồng chí.")),
            3..=MOST_CHARS => Ok(()),
            _ => Err(Problem::field("text", "Ý kiến dài quá 4.000 ký tự. Xin viết ngắn hơn.")),
        }
    }

    /// The item that is spoken to, as the agenda has it now.
    ///
    /// # Errors
    /// A wrong field, when the agenda has it no longer.
    pub fn item(&self, agenda: &[AgendaItem]) -> Result<Option<OpinionItem>, Problem> {
        let Some(mark) = &self.about else { return Ok(None) };
        let found = agenda.iter().find(|item| item.mark() == *mark);
        let gone = || Problem::field("about", "Mục này không còn trong chương trình. Xin chọn mục khác.");
        let title = found.ok_or_else(gone)?.title.clone();
        Ok(Some(OpinionItem { mark: mark.clone(), title }))
    }
}

/// Which opinion of a member, as a query.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OpinionQuery {
    /// To which item of the agenda; left out for the meeting as a whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<ItemMark>,
}

/// Nothing asked for is the opinion on the meeting as a whole.
impl From<Nothing> for OpinionQuery {
    fn from(_: Nothing) -> Self {
        Self::default()
    }
}

/// Until when opinions are taken.
pub fn opinions_close_at(meeting: &Meeting) -> Timestamp {
    roll_call_opens_at(meeting)
}

/// Whether opinions are taken now: from the invitation until the roll call opens.
///
/// # Errors
/// [`ProblemCode::WrongMeetingState`], [`ProblemCode::MeetingStarted`].
pub fn check_opinions_open(meeting: &Meeting, now: Timestamp) -> Result<(), Problem> {
    match meeting.state {
        MeetingState::Called if now < opinions_close_at(meeting) => Ok(()),
        MeetingState::Called | MeetingState::InSession | MeetingState::Closed => {
            let sentence = format!(
                "Chỉ nhận ý kiến bằng văn bản trước {}. Đồng chí xin phát biểu trực tiếp tại cuộc họp.",
                format_date_time(opinions_close_at(meeting))
            );
            Err(Problem::with(ProblemCode::MeetingStarted, sentence))
        }
        MeetingState::Draft | MeetingState::Cancelled => Err(ProblemCode::WrongMeetingState.into()),
    }
}

endpoints! {
    /// The opinions on a meeting: all of them for those who lead, otherwise one's own alone.
    ListOpinions = "list_opinions": Get "/api/meetings/{meeting}/opinions" by Member {
        path: MeetingAt, reply: Vec<Opinion>
    }
    /// Writes a member's opinion, or changes it.
    WriteOpinion = "write_opinion": Put "/api/meetings/{meeting}/opinions/{member}" by Member {
        path: AttendanceAt, body: OpinionText, reply: Opinion
    }
    /// Takes an opinion back; taking it back again changes nothing.
    WithdrawOpinion = "withdraw_opinion": Delete "/api/meetings/{meeting}/opinions/{member}" by Member {
        path: AttendanceAt, query: OpinionQuery, reply: Nothing
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_opinion_says_something_and_ends() {
        for (text, is_good) in [("", false), ("  a ", false), ("Đồng ý.", true)] {
            assert_eq!(
                OpinionText { about: None, text: text.into(), rev: 0 }.check().is_ok(),
                is_good,
                "{text}"
            );
        }
        let long = |count| OpinionText { about: None, text: "đ".repeat(count), rev: 0 };
        assert!(long(MOST_CHARS).check().is_ok() && long(MOST_CHARS + 1).check().is_err());
    }

    fn agenda() -> Vec<AgendaItem> {
        ["Đánh giá tháng 11", "Làm đường"]
            .map(|title| AgendaItem { title: title.into(), minutes: 30 })
            .to_vec()
    }

    #[test]
    fn an_opinion_speaks_to_an_item_that_is_on_the_agenda() {
        let to = |mark| OpinionText { about: mark, text: "Đồng ý.".into(), rev: 0 };
        let road = agenda()[1].mark();
        assert_eq!(to(None).item(&agenda()), Ok(None));
        assert_eq!(to(Some(road.clone())).item(&agenda()).unwrap().unwrap().title, "Làm đường");
        assert_eq!(to(Some(road)).item(&agenda()[..1]).unwrap_err().fields[0].field, "about");
    }

    #[test]
    fn opinions_stand_in_the_order_of_the_agenda_and_of_names() {
        let opinion = |name: &str, title: Option<&str>| {
            let item = |title: &str| AgendaItem { title: title.into(), minutes: 0 };
            let about = title.map(|title| OpinionItem { mark: item(title).mark(), title: title.into() });
            let (meeting, member) = (MeetingId::from_parts(1, 1), MemberId::from_parts(1, 1));
            let stamp = Stamp { by: member, name: name.into(), at: Timestamp::UNIX_EPOCH };
            Opinion { meeting, member, name: name.into(), about, text: "Đồng ý.".into(), stamp, rev: 1 }
        };
        let written = vec![
            opinion("Lê Văn Cần", Some("Mục đã bỏ")),
            opinion("Trần Thị Ánh", Some("Làm đường")),
            opinion("Lê Văn Cần", Some("Đánh giá tháng 11")),
            opinion("Lê Văn Cần", Some("Làm đường")),
            opinion("Vũ Thị Yến", None),
            opinion("Trần Thị Ánh", None),
        ];
        let shown: Vec<_> = in_order(written, &agenda())
            .into_iter()
            .map(|opinion| (opinion.about.map(|about| about.title).unwrap_or_default(), opinion.name))
            .collect();
        let expected = [
            ("", "Trần Thị Ánh"),
            ("", "Vũ Thị Yến"),
            ("Đánh giá tháng 11", "Lê Văn Cần"),
            ("Làm đường", "Trần Thị Ánh"),
            ("Làm đường", "Lê Văn Cần"),
            ("Mục đã bỏ", "Lê Văn Cần"),
        ];
        assert_eq!(shown, expected.map(|(title, name)| (title.to_owned(), name.to_owned())));
    }
}
