//! Minutes and votes of the demo's meetings, by the shared rules: each signed on the next day, but for the newest of the
//! first branch, which waits for whoever tries the secretary's part.

use jiff::{SignedDuration, Timestamp};
use shared::attendance::Attendance;
use shared::id::VoteId;
use shared::meeting::{Meeting, MeetingKind, MeetingState, Stamp};
use shared::minutes::{Minutes, Tally, Vote, VoteBase, VoteKind, VoteText};
use shared::problem::Problem;

use super::dice::{Dice, Use};
use super::handbook::Commune;

/// What was said to an item, by turns.
const SAID: [&str; 6] = [
    "Đồng chí bí thư nêu lý do, điểm danh và thông qua chương trình. Các đồng chí nhất trí, không bổ sung gì thêm.",
    "Đồng chí phó bí thư báo cáo kết quả nhiệm vụ tháng trước: đã xong phần lớn việc được giao, còn chậm việc thu quỹ.\nCác đồng chí đánh giá thẳng thắn, rút kinh nghiệm việc báo cáo chậm.",
    "Phổ biến văn bản mới của cấp trên, liên hệ với việc của thôn. Các đồng chí đặt hai câu hỏi, đồng chí bí thư trả lời tại chỗ.",
    "Nhiều đồng chí phát biểu về vệ sinh môi trường và sửa đường liên thôn. Thống nhất mỗi hộ đảng viên làm trước, vận động hộ bên cạnh làm theo.",
    "Đồng chí bí thư phân công từng việc, người phụ trách và thời hạn. Các đồng chí được giao nhận việc tại cuộc họp.",
    "Chi bộ tự chấm điểm buổi sinh hoạt; thư ký đọc biên bản, các đồng chí nhất trí.",
];
const CONCLUSIONS: [&str; 3] = [
    "Thống nhất các nhiệm vụ tháng tới như đã thảo luận. Mỗi việc có người phụ trách và thời hạn, chi ủy đôn đốc hằng tuần.",
    "Nhất trí tập trung sửa đường liên thôn và giúp ba hộ khó khăn trước Tết. Việc thu quỹ xong trong tháng.",
    "Nhất trí với báo cáo của chi ủy. Giao đồng chí phó bí thư theo dõi, báo cáo lại tại kỳ sinh hoạt sau.",
];
const ADMITTED: &str = "Đề nghị kết nạp quần chúng ưu tú vào Đảng";

/// What was written after the meetings of a commune.
#[derive(Default)]
pub struct Written {
    /// Minutes.
    pub minutes: Vec<Minutes>,
    /// Votes.
    pub votes: Vec<Vote>,
}

impl Written {
    /// The minutes of a commune's meetings.
    ///
    /// # Errors
    /// When a rule refuses what was thrown, which would be a mistake of the demo.
    pub fn of(index: usize, commune: &Commune, now: Timestamp) -> Result<Self, Problem> {
        let mut written = Self::default();
        let mut dice = Dice::of(Use::Minutes, index, 0);
        let closed = |meeting: &Meeting| meeting.state == MeetingState::Closed;
        let first = commune.meetings.first().map(|(meeting, _)| meeting.org);
        let of_first = commune.meetings.iter().filter(|(meeting, _)| {
            Some(meeting.org) == first && meeting.plan.kind == MeetingKind::Regular && closed(meeting)
        });
        let newest = of_first.map(|(meeting, _)| meeting).max_by_key(|meeting| meeting.plan.starts_at);
        let newest = newest.filter(|_| index == 0).map(|meeting| meeting.id);
        for (meeting, list) in commune.meetings.iter().filter(|(meeting, _)| closed(meeting)) {
            written.after(&mut dice, meeting, list, newest != Some(meeting.id), now)?;
        }
        Ok(written)
    }

    fn after(
        &mut self,
        dice: &mut Dice,
        meeting: &Meeting,
        list: &[Attendance],
        signs: bool,
        now: Timestamp,
    ) -> Result<(), Problem> {
        let Some(closed) = &meeting.closed else { return Ok(()) };
        let base = VoteBase::count(meeting, list);
        let votes = votes(dice, meeting, &base);
        let mut minutes = Minutes::of(meeting);
        for (item, said) in minutes.text.items.iter_mut().zip(SAID) {
            said.clone_into(&mut item.text);
        }
        dice.pick(&CONCLUSIONS).clone_into(&mut minutes.text.conclusion);
        minutes.written = Some(closed.clone());
        let signed_at = closed.at + SignedDuration::from_hours(if dice.percent(90) { 14 } else { 24 * 4 });
        if signs && signed_at < now {
            let stamp = Stamp { at: signed_at, ..closed.clone() };
            minutes.sign(meeting, &votes, &base, stamp)?;
        }
        self.minutes.push(minutes);
        self.votes.extend(votes);
        Ok(())
    }
}

/// What was voted on: the resolution of a regular meeting, now and then somebody to be admitted.
fn votes(dice: &mut Dice, meeting: &Meeting, base: &VoteBase) -> Vec<Vote> {
    if meeting.plan.kind != MeetingKind::Regular || base.present == 0 {
        return Vec::new();
    }
    let mut matters = vec![("Thông qua nghị quyết của kỳ sinh hoạt", VoteKind::Ordinary)];
    if dice.percent(15) {
        matters.push((ADMITTED, VoteKind::Grave));
    }
    let mut vote = |(matter, kind): (&str, VoteKind)| {
        let against = u32::from(base.present > 6 && dice.percent(20));
        let tally = Tally { in_favour: base.present - against, against, abstained: 0 };
        let (milliseconds, random) = dice.id();
        let stamp = meeting.closed.clone()?;
        Some(Vote {
            id: VoteId::from_parts(milliseconds, random),
            meeting: meeting.id,
            text: VoteText { matter: matter.into(), kind, tally },
            stamp,
            rev: 0,
        })
    };
    matters.into_iter().filter_map(&mut vote).collect()
}
