//! Minutes, votes, resolutions and assignments of the demo's meetings, by the shared rules: each signed on the next day, but for the newest of the
//! first branch, which waits for whoever tries the secretary's part.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp, ToSpan as _};
use shared::assignment::{Assignment, AssignmentState, AssignmentText, Settlement, reviewed_from};
use shared::attendance::Attendance;
use shared::document::DocumentKind;
use shared::grant::Role;
use shared::id::{AssignmentId, DocumentId, OrgId, VoteId};
use shared::issuer::Issuer;
use shared::meeting::{Meeting, MeetingKind, MeetingState, Stamp};
use shared::minutes::{Minutes, PaperRecord, Tally, Vote, VoteBase, VoteKind, VoteOutcome, VoteText};
use shared::problem::{Problem, ProblemCode};
use shared::resolution::{Adoption, Resolution, ResolutionText, ReviewedTask};
use shared::time::local_date;
use store::NumberGuard;

use super::dice::{Dice, Use};
use super::handbook::Commune;
use super::places;

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
    /// Resolutions.
    pub resolutions: Vec<Resolution>,
    /// What was given to do.
    pub assignments: Vec<Assignment>,
    /// The numbers of the resolutions.
    pub numbers: Vec<NumberGuard>,
    /// How many resolutions each branch has adopted.
    serials: BTreeMap<OrgId, u32>,
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
        let mut held: Vec<_> = commune.meetings.iter().filter(|(meeting, _)| closed(meeting)).collect();
        held.sort_by_key(|(meeting, _)| meeting.plan.starts_at);
        for (meeting, list) in held {
            let record = PaperRecord::count(meeting, list, issuer(commune, meeting)?);
            written.after(&mut dice, (meeting, list), record, newest != Some(meeting.id), now)?;
        }
        Ok(written)
    }

    fn after(
        &mut self,
        dice: &mut Dice,
        (meeting, list): (&Meeting, &[Attendance]),
        record: PaperRecord,
        signs: bool,
        now: Timestamp,
    ) -> Result<(), Problem> {
        let Some(closed) = &meeting.closed else { return Ok(()) };
        let votes = votes(dice, meeting, &record.base);
        let mut minutes = Minutes::of(meeting);
        for (item, said) in minutes.text.items.iter_mut().zip(SAID) {
            said.clone_into(&mut item.text);
        }
        dice.pick(&CONCLUSIONS).clone_into(&mut minutes.text.conclusion);
        minutes.written = Some(closed.clone());
        let signed_at = closed.at + SignedDuration::from_hours(if dice.percent(90) { 14 } else { 24 * 4 });
        let is_signed = signs && signed_at < now;
        let stamp = Stamp { at: signed_at, ..closed.clone() };
        if is_signed {
            minutes.sign(meeting, &votes, record.clone(), stamp.clone())?;
        }
        if meeting.plan.kind == MeetingKind::Regular {
            self.give(dice, meeting, list, now)?;
            self.resolve(dice, meeting, votes.first(), record, Some(stamp).filter(|_| is_signed))?;
        }
        self.minutes.push(minutes);
        self.votes.extend(votes);
        Ok(())
    }
}

/// Whose papers those of a meeting are.
fn issuer(commune: &Commune, meeting: &Meeting) -> Result<Issuer, Problem> {
    let of = |id: Option<OrgId>| commune.orgs.iter().find(|org| Some(org.id) == id);
    let org = of(Some(meeting.org)).ok_or(ProblemCode::NotFound)?;
    let issuer = Issuer::of(org, of(meeting.path.parent()));
    // The commune's own superior is the province, which is not among its organisations.
    Ok(if issuer.superior.is_empty() {
        Issuer { superior: places::PROVINCE.into(), ..issuer }
    } else {
        issuer
    })
}

/// What is to be done, by turns.
const TASKS: [&str; 8] = [
    "Vận động các hộ hiến đất làm đường liên thôn",
    "Thu quỹ vì người nghèo của thôn",
    "Giúp hộ bà Tư sửa mái nhà trước mùa mưa",
    "Lập danh sách đoàn viên ưu tú để giới thiệu vào Đảng",
    "Tổ chức tổng vệ sinh đường làng sáng Chủ nhật",
    "Nắm tình hình thanh niên đi làm xa",
    "Hướng dẫn người cao tuổi dùng sổ tay đảng viên điện tử",
    "Kiểm tra loa truyền thanh của nhà văn hóa",
];
const RESULTS: [&str; 3] = ["Đúng hạn.", "Còn hai hộ hẹn tháng sau.", "Bà con đồng tình."];

impl Written {
    /// Two or three things to do until the next meeting; what is old is mostly done.
    fn give(
        &mut self,
        dice: &mut Dice,
        meeting: &Meeting,
        list: &[Attendance],
        now: Timestamp,
    ) -> Result<(), Problem> {
        let Some(closed) = &meeting.closed else { return Ok(()) };
        let there: Vec<_> = list
            .iter()
            .filter(|entry| entry.mark_in(meeting).is_present() && entry.listed_as.is_summoned())
            .collect();
        let due_on = local_date(meeting.plan.starts_at).saturating_add(25.days());
        for _ in 0..dice.between(2, 3) {
            if there.is_empty() {
                break;
            }
            let lead = there[dice.below(there.len())];
            let (milliseconds, random) = dice.id();
            let text = AssignmentText {
                what: TASKS[self.assignments.len() % TASKS.len()].into(),
                lead: lead.member,
                due_on,
            };
            let id = AssignmentId::from_parts(milliseconds, random);
            let mut given = Assignment::new(id, meeting, text.clone(), closed.clone());
            given.correct(meeting, text, lead.name.clone())?;
            let at = closed.at + SignedDuration::from_hours(24 * 20);
            if at < now && dice.percent(85) {
                let settlement =
                    Settlement { state: AssignmentState::Done, result: dice.pick(&RESULTS).into() };
                given.settle(settlement, Stamp { by: lead.member, name: lead.name.clone(), at })?;
            }
            self.assignments.push(given);
        }
        Ok(())
    }

    /// The resolution of a meeting, adopted with its minutes.
    fn resolve(
        &mut self,
        dice: &mut Dice,
        meeting: &Meeting,
        vote: Option<&Vote>,
        record: PaperRecord,
        signed: Option<Stamp>,
    ) -> Result<(), Problem> {
        let text =
            ResolutionText { review: dice.pick(&REVIEWS).into(), directions: dice.pick(&DIRECTIONS).into() };
        let mut resolution =
            Resolution { text, written: meeting.closed.clone(), ..Resolution::of(meeting.id) };
        let base = record.base.clone();
        let is_carried =
            |vote: &&Vote| vote.text.tally.outcome(vote.text.kind, &base) == VoteOutcome::Carried;
        if let (Some(stamp), Some(vote)) = (signed, vote.filter(is_carried)) {
            let serial = self.serials.entry(meeting.org).or_default();
            *serial += 1;
            let from = reviewed_from(meeting);
            let is_reviewed = |given: &&Assignment| {
                let settled = given.settled.as_ref().map(|settled| settled.at);
                given.org == meeting.org
                    && given.meeting != meeting.id
                    && settled.is_none_or(|at| local_date(at) >= from && at <= stamp.at)
            };
            let review = self.assignments.iter().filter(is_reviewed).map(ReviewedTask::from).collect();
            let (kind, day) = (DocumentKind::Resolution, local_date(meeting.plan.starts_at));
            let place = record.issuer.number_place(kind, day).ok_or(ProblemCode::NotFound)?;
            let number = record.issuer.number(kind, day, *serial).ok_or(ProblemCode::NotFound)?;
            let (role, record) = (Role::Secretary, Some(record));
            let adoption = Adoption { stamp, role, vote: vote.id, number, review, record, score: None };
            resolution.adopt(meeting, Some(vote), &base, adoption)?;
            self.numbers.push(NumberGuard::at(&place, *serial, DocumentId::of_resolution(meeting.id)));
        }
        self.resolutions.push(resolution);
        Ok(())
    }
}

const REVIEWS: [&str; 2] = [
    "Đảng viên được giao việc cơ bản hoàn thành, báo cáo đúng hạn. Việc vận động các hộ còn chậm.",
    "Các nhiệm vụ của tháng trước đã xong. Chi bộ biểu dương các đồng chí làm tốt.",
];
const DIRECTIONS: [&str; 2] = [
    "Tập trung sửa đường liên thôn, xong trước Tết.\nGiúp ba hộ khó khăn của thôn.\nGiữ vệ sinh đường làng, mỗi tuần một buổi.",
    "Thu quỹ đủ và đúng hạn, công khai tại nhà văn hóa.\nVận động thanh niên tham gia sinh hoạt đoàn.\nHướng dẫn người cao tuổi dùng dịch vụ công trực tuyến.",
];

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
