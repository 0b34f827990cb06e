//! Reports of the demo's meetings, each where it would stand by now, and the sums of the months up the tree: as what
//! follows from the change stream would have made them.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};
use shared::attendance::Attendance;
use shared::grant::Role;
use shared::id::OrgId;
use shared::meeting::{Meeting, Stamp};
use shared::org::{MemberCounts, OrgPath};
use shared::period::Period;
use shared::problem::Problem;
use shared::report::{Report, ReportFigures, ReportText};
use shared::statistics::MonthSum;
use shared::time::local_date;
use store::{Below, MonthRow, StoredReportText};

use super::dice::{Dice, Use};
use super::handbook::Commune;
use super::scores::After;

/// What was said of a meeting, by turns.
const CONTENT: [&str; 4] = [
    "Chi bộ đã đánh giá kết quả thực hiện nhiệm vụ tháng trước, thông tin thời sự và bàn nhiệm vụ tháng tới. Các đồng chí thảo luận sôi nổi, tập trung vào vệ sinh môi trường và thu hoạch vụ mùa.",
    "Chi bộ nghe báo cáo của chi ủy, góp ý việc thực hiện nhiệm vụ của từng đảng viên, thống nhất giúp đỡ ba hộ khó khăn trong thôn.",
    "Chi bộ kiểm điểm tiến độ thu quỹ, bàn việc sửa đường liên thôn và phân công đảng viên phụ trách hộ.",
    "Chi bộ quán triệt văn bản mới của cấp trên, liên hệ với tình hình tại địa bàn và thống nhất cách làm.",
];
const CONCLUSIONS: [&str; 3] = [
    "Nhất trí thông qua nghị quyết tháng với 100% số đảng viên có quyền biểu quyết có mặt.",
    "Giao chi ủy theo dõi, đôn đốc các nhiệm vụ đã phân công, báo cáo tại kỳ sinh hoạt sau.",
    "Thống nhất kết luận của đồng chí chủ trì; nhiệm vụ có người phụ trách và thời hạn.",
];
const PROPOSALS: [&str; 3] = [
    "",
    "Đề nghị cấp trên hỗ trợ kinh phí sửa nhà văn hóa.",
    "Đề nghị cung cấp thêm tài liệu sinh hoạt chuyên đề.",
];
const DIFFICULTIES: [&str; 3] = [
    "",
    "Đảng viên trẻ đi làm xa nhiều, khó dự họp đủ.",
    "Loa của nhà văn hóa hỏng, người cao tuổi nghe không rõ.",
];
const REMARKS: [&str; 2] = [
    "Đề nghị ghi rõ kết luận và người phụ trách từng việc.",
    "Xin bổ sung kết quả thực hiện nghị quyết tháng trước.",
];

/// How far a report has come.
#[derive(Debug, Clone, Copy)]
enum Fate {
    Waits,
    Written,
    Sent,
    Returned,
    Accepted,
}

/// What goes up from a commune.
#[derive(Default)]
pub struct Upward {
    /// The reports.
    pub reports: Vec<Report>,
    /// Their words.
    pub texts: Vec<StoredReportText>,
    /// The sums of its months.
    pub sums: Sums,
}

impl Upward {
    /// The reports and sums of a commune's meetings.
    ///
    /// # Errors
    /// When a rule refuses what was thrown, which would be a mistake of the demo.
    pub fn of(index: usize, commune: &Commune, after: &After<'_>, now: Timestamp) -> Result<Self, Problem> {
        let mut upward = Self::default();
        let mut dice = Dice::of(Use::Reports, index, 0);
        let Some(office) = commune.orgs.first() else { return Ok(upward) };
        let admin =
            commune.grants.iter().find(|grant| grant.org == office.id && grant.role == Role::OrgAdmin);
        let Some(admin) = admin else { return Ok(upward) };
        let receiver = Stamp { by: admin.member, name: admin.name.clone(), at: now };
        for (meeting, list) in &commune.meetings {
            let (minutes, score) = after.meeting(meeting.id);
            upward.sums.count(meeting, list, after);
            let Some(report) =
                meeting.closed.as_ref().and_then(|closed| Report::of_meeting(meeting, closed.at))
            else {
                continue;
            };
            // The newest of the first branch came back: something to mend for whoever tries the secretary's part.
            let is_first = index == 0 && upward.reports.is_empty();
            let fate = if is_first { Fate::Returned } else { fate(&mut dice, &report, now) };
            let writer = meeting.closed.clone().unwrap_or_else(|| receiver.clone());
            let figures = ReportFigures::of_meeting(meeting, list, minutes, score);
            upward.go(&mut dice, fate, report, figures, [writer, receiver.clone()])?;
        }
        upward.months(&mut dice, commune, &receiver, now)?;
        Ok(upward)
    }

    /// The reports on the last month that is over, of most of the branches.
    fn months(
        &mut self,
        dice: &mut Dice,
        commune: &Commune,
        receiver: &Stamp,
        now: Timestamp,
    ) -> Result<(), Problem> {
        let last = Period::month_of(local_date(now)).before();
        for org in commune.orgs.iter().filter(|org| org.kind.has_members()) {
            let seat =
                commune.grants.iter().find(|grant| grant.org == org.id && grant.role == Role::Secretary);
            let sum = self.sums.of_branch(&org.path, last);
            let began = now.saturating_sub(SignedDuration::from_hours(15 * 24)).unwrap_or(now);
            let (Some(seat), Some(report)) = (seat, Report::of_period(org, last, began)) else { continue };
            let members = commune.members.iter().filter(|one| one.profile.branch == org.id && one.belongs());
            let members = members.fold(MemberCounts::default(), |counts, one| MemberCounts {
                members: counts.members + 1,
                probationary: counts.probationary + u32::from(one.profile.official_on.is_none()),
                ..counts
            });
            let writer = Stamp { by: seat.member, name: seat.name.clone(), at: began };
            // The reports are begun by themselves on the first of the month; some wait for their writers.
            let fate = match sum == MonthSum::default() || dice.percent(25) {
                true => Fate::Waits,
                false => dice.weigh(&[(Fate::Accepted, 6), (Fate::Sent, 3), (Fate::Written, 1)]),
            };
            let figures = ReportFigures::Period { sum, members };
            self.go(dice, fate, report, figures, [writer, receiver.clone()])?;
        }
        Ok(())
    }

    /// Walks a report to where it stands, by the shared rules.
    fn go(
        &mut self,
        dice: &mut Dice,
        fate: Fate,
        mut report: Report,
        figures: ReportFigures,
        [writer, receiver]: [Stamp; 2],
    ) -> Result<(), Problem> {
        let text = ReportText {
            content: dice.pick(&CONTENT).to_owned(),
            conclusions: dice.pick(&CONCLUSIONS).to_owned(),
            proposals: dice.pick(&PROPOSALS).to_owned(),
            difficulties: dice.pick(&DIFFICULTIES).to_owned(),
        };
        let later = |stamp: &Stamp, hours: i64| {
            let at = writer.at.saturating_add(SignedDuration::from_hours(hours)).unwrap_or(writer.at);
            Stamp { at, ..stamp.clone() }
        };
        let hours = i64::from(dice.weigh(&[(12, 5), (20, 5), (36, 3), (80, 1)]));
        let is_sent = matches!(fate, Fate::Sent | Fate::Returned | Fate::Accepted);
        if is_sent {
            report.send(figures, later(&writer, hours))?;
        }
        match fate {
            Fate::Returned => {
                report.give_back(dice.pick(&REMARKS).to_owned(), later(&receiver, hours + 14))?
            }
            Fate::Accepted => report.accept(String::new(), later(&receiver, hours + 16))?,
            Fate::Waits | Fate::Written | Fate::Sent => {}
        }
        if !matches!(fate, Fate::Waits) {
            let sent = is_sent.then(|| text.clone());
            self.texts.push(StoredReportText { report: report.id, text, sent });
        }
        self.reports.push(report);
        Ok(())
    }
}

/// What is old is settled; of the newest meetings some wait.
fn fate(dice: &mut Dice, report: &Report, now: Timestamp) -> Fate {
    let age = local_date(now).since(report.due_on).map_or(0, |span| span.get_days());
    match age {
        ..=0 => dice.weigh(&[(Fate::Waits, 3), (Fate::Written, 1), (Fate::Sent, 2)]),
        1..=40 => dice.weigh(&[
            (Fate::Accepted, 10),
            (Fate::Sent, 5),
            (Fate::Returned, 2),
            (Fate::Written, 1),
            (Fate::Waits, 2),
        ]),
        _ => Fate::Accepted,
    }
}

/// Where a row stands: below which organisation, which month, of what.
type Place = (Option<Vec<OrgId>>, Period, String);

/// The sums of the months, up the tree.
#[derive(Debug, Default)]
pub struct Sums(BTreeMap<Place, MonthRow>);

impl Sums {
    /// Counts a meeting.
    fn count(&mut self, meeting: &Meeting, list: &[Attendance], after: &After<'_>) {
        let (minutes, score) = after.meeting(meeting.id);
        let sum = MonthSum::of_meeting(meeting, list).with_after(meeting, minutes, score);
        let month = Period::month_of(local_date(meeting.plan.starts_at));
        if sum != MonthSum::default() {
            let above = Some(meeting.path.clone());
            self.put(MonthRow { above, month, below: Below::Meeting(meeting.id), sum });
        }
    }

    fn put(&mut self, row: MonthRow) {
        let above = row.above.as_ref().map(|path| path.ids().to_vec());
        self.0.insert((above, row.month, format!("{:?}", row.below)), row);
    }

    /// Adds those of another commune.
    pub fn add(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// A month of one branch.
    fn of_branch(&self, branch: &OrgPath, month: Period) -> MonthSum {
        let own = self.0.values().filter(|row| row.month == month && row.above.as_ref() == Some(branch));
        MonthSum::of_branch(own.map(|row| row.sum))
    }

    /// Every row: of the meetings, and level by level of all above them.
    pub fn rows(mut self) -> Vec<MonthRow> {
        let mut open: Vec<MonthRow> = self.0.values().cloned().collect();
        while !open.is_empty() {
            let mut sums: BTreeMap<(Vec<OrgId>, Period), (OrgPath, Vec<MonthRow>)> = BTreeMap::new();
            for row in open {
                let Some(above) = row.above.clone() else { continue };
                let place = (above.ids().to_vec(), row.month);
                sums.entry(place).or_insert_with(|| (above, Vec::new())).1.push(row);
            }
            open = sums
                .into_iter()
                .filter_map(|((_, month), (path, rows))| summed(&path, month, &rows))
                .collect();
            open.iter().for_each(|row| self.put(row.clone()));
        }
        self.0.into_values().collect()
    }
}

fn summed(path: &OrgPath, month: Period, rows: &[MonthRow]) -> Option<MonthRow> {
    let is_branch = rows.iter().any(|row| matches!(row.below, Below::Meeting(_)));
    let sums = rows.iter().map(|row| row.sum);
    let sum = if is_branch { MonthSum::of_branch(sums) } else { sums.sum() };
    Some(MonthRow { above: path.above(), month, below: Below::Org(path.org()?), sum })
}
