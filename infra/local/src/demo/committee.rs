//! The committee of the first commune as it meets: one meeting behind it with minutes and a resolution, one ahead with what
//! its members have written; and the plans of the year, of the committee and of the first branch.

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp, ToSpan as _};
use kit::App;
use shared::attendance::{Attendance, CheckIn, ListedAs, Listing, Mark};
use shared::document::DocumentKind;
use shared::grant::{Role, RoleGrant};
use shared::id::{MeetingId, VoteId};
use shared::issuer::Issuer;
use shared::meeting::{AgendaItem, Meeting, MeetingKind, MeetingPlan, MeetingState, Stamp};
use shared::minutes::{Minutes, PaperRecord, Tally, Vote, VoteKind, VoteText};
use shared::opinion::{Opinion, OpinionItem};
use shared::org::Org;
use shared::problem::Problem;
use shared::resolution::{Adoption, Resolution, ResolutionText};
use shared::time::{instant, local_date};
use shared::year_plan::{PlannedMeeting, YearPlan};
use store::{Store, Stored};

use super::{DemoAccounts, papers};
use crate::engines::Fault;
use crate::files::Files;

/// What the committee deals with.
const AGENDA: [(&str, u16); 3] = [
    ("Đánh giá công tác xây dựng Đảng tháng qua", 40),
    ("Cho ý kiến về đề án đường liên thôn", 50),
    ("Công tác cán bộ, phát triển đảng viên", 30),
];
const SAID: [&str; 3] = [
    "Đồng chí phó bí thư báo cáo; các đồng chí thống nhất đánh giá, đề nghị quan tâm ba chi bộ còn chậm báo cáo.",
    "Các đồng chí nhất trí chủ trương, đề nghị làm trước đoạn qua trường học.",
    "Thống nhất giới thiệu hai quần chúng đi học lớp nhận thức về Đảng.",
];
/// What members have written before the meeting ahead: on the whole, or on an item by its place.
const WRITTEN: [(Option<usize>, &str); 4] = [
    (None, "Đề nghị gửi tài liệu sớm hơn để các chi bộ góp ý."),
    (Some(1), "Nên lấy ý kiến Nhân dân trước khi chốt hướng tuyến."),
    (Some(1), "Đề nghị nói rõ nguồn vốn đối ứng của từng thôn."),
    (Some(2), "Chi bộ tôi có một quần chúng đủ điều kiện, xin bổ sung danh sách."),
];
const THEMES: [&str; 4] = [
    "Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh",
    "Đảng viên với xây dựng nông thôn mới",
    "Nâng cao chất lượng sinh hoạt chi bộ",
    "Đảng viên với chuyển đổi số",
];

/// What a branch deals with in its regular meetings.
const REGULAR: [&str; 3] = [
    "Đánh giá nhiệm vụ tháng trước, bàn nhiệm vụ tháng này",
    "Rà soát nhiệm vụ được giao; giúp hộ cận nghèo",
    "Thu nộp đảng phí; phát triển đảng viên",
];

/// Adds it all over a demo that is there; a demo of one branch has no committee, only the plan.
///
/// # Errors
/// When the store fails, or a rule refuses what is written here, which would be a mistake of the demo.
pub async fn add(app: &App, files: &Files, accounts: &DemoAccounts) -> Result<(), Fault> {
    let Some(secretary) = accounts.rows.iter().find(|account| account.who.starts_with("Bí thư")) else {
        return Ok(());
    };
    let citizen_id = secretary.citizen_id.parse().map_err(|_| "an account without a citizen id")?;
    let Some(member) = app.store.find_member_by_citizen_id(&citizen_id).await? else { return Ok(()) };
    let Some(person) = app.store.find_member(member).await? else { return Ok(()) };
    let (now, store) = (app.now(), &app.store);
    let Some(branch) = store.find_org(person.value.branch).await? else { return Ok(()) };
    let by = Stamp { by: member, name: secretary.name.clone(), at: now };
    plan(store, &branch.value, &by, now).await?;
    let Some(commune) = branch.value.path.parent() else { return Ok(()) };
    let Some(commune) = store.find_org(commune).await?.map(|org| org.value) else { return Ok(()) };
    let seats: Vec<_> =
        store.grants_in(commune.id).await?.into_iter().filter(|grant| grant.role.leads_branch()).collect();
    let seated = |role| seats.iter().find(|seat| seat.role == role);
    let (Some(chair), Some(taker)) = (seated(Role::Secretary), seated(Role::DeputySecretary)) else {
        return Ok(());
    };
    let above = match commune.path.parent() {
        Some(above) => store.find_org(above).await?.map(|org| org.value),
        None => None,
    };
    let committee =
        Committee { issuer: Issuer::of(&commune, above.as_ref()), org: commune, seats: &seats, chair, taker };
    committee.held(store, now).await?;
    let ahead = committee.ahead(store, now).await?;
    papers::of_committee(app, files, &ahead, |at| committee.by(taker, at)).await?;
    plan(store, &committee.org, &committee.by(taker, now), now).await
}

/// A committee and its seats.
struct Committee<'a> {
    org: Org,
    issuer: Issuer,
    seats: &'a [RoleGrant],
    chair: &'a RoleGrant,
    taker: &'a RoleGrant,
}

impl Committee<'_> {
    fn by(&self, seat: &RoleGrant, at: Timestamp) -> Stamp {
        Stamp { by: seat.member, name: seat.name.clone(), at }
    }

    /// A meeting to which the committee is called, a week before.
    fn called(&self, number: u128, starts_at: Timestamp) -> Result<(Meeting, Vec<Attendance>), Fault> {
        let called_at = starts_at.checked_sub(SignedDuration::from_hours(7 * 24))?;
        let day = local_date(starts_at);
        let item = |(title, minutes): (&str, u16)| AgendaItem { title: title.into(), minutes };
        let plan = MeetingPlan {
            kind: MeetingKind::Committee,
            title: format!("Họp Ban Chấp hành tháng {}/{}", day.month(), day.year()),
            starts_at,
            place: "Phòng họp Đảng ủy xã".into(),
            chair: Some(self.chair.member),
            minute_taker: Some(self.taker.member),
            agenda: AGENDA.map(item).to_vec(),
            note: String::new(),
        };
        plan.check_callable(called_at).map_err(refused)?;
        let meeting = Meeting {
            id: id(starts_at, number),
            org: self.org.id,
            org_name: self.org.name.clone(),
            path: self.org.path.clone(),
            plan,
            chair_name: self.chair.name.clone(),
            minute_taker_name: self.taker.name.clone(),
            state: MeetingState::Called,
            round: 1,
            calendar_sequence: 0,
            called: Some(self.by(self.taker, called_at)),
            opened: None,
            closed: None,
            cancelled: None,
            rev: 0,
        };
        let listing = |seat: &RoleGrant| Listing {
            member: seat.member,
            name: seat.name.clone(),
            listed_as: ListedAs::CommitteeMember,
        };
        let list = self.seats.iter().map(|seat| Attendance::new(meeting.id, listing(seat)));
        let list = list.collect();
        Ok((meeting, list))
    }

    /// The meeting of last month: everybody came, the minutes are signed and the resolution is adopted.
    async fn held(&self, store: &Store, now: Timestamp) -> Result<(), Fault> {
        let starts_at = afternoon(local_date(now).saturating_sub(24.days()))?;
        let (mut meeting, mut list) = self.called(1, starts_at)?;
        let later = |hours| starts_at.checked_add(SignedDuration::from_hours(hours));
        (meeting.state, meeting.opened) = (MeetingState::InSession, Some(self.by(self.taker, starts_at)));
        for entry in &mut list {
            let mark = Mark { member: entry.member, check_in: CheckIn::Present, at: starts_at };
            entry.mark(&meeting, mark, self.by(self.taker, starts_at), starts_at).map_err(refused)?;
        }
        (meeting.state, meeting.closed) = (MeetingState::Closed, Some(self.by(self.taker, later(2)?)));
        write(store, &meeting, &list, starts_at).await?;
        let record = PaperRecord::count(&meeting, &list, self.issuer.clone());
        let vote = self.vote(&meeting, record.base.all);
        let mut minutes = Minutes::of(&meeting);
        for (item, said) in minutes.text.items.iter_mut().zip(SAID) {
            said.clone_into(&mut item.text);
        }
        minutes.text.conclusion =
            "Thống nhất các nội dung đã bàn; giao Thường trực Đảng ủy chỉ đạo thực hiện.".into();
        minutes.written = meeting.closed.clone();
        let signed = self.by(self.taker, later(20)?);
        minutes
            .sign(&meeting, std::slice::from_ref(&vote), record.clone(), signed.clone())
            .map_err(refused)?;
        store.write_minutes(&Stored { value: minutes, rev: 0 }, signed.at).await?;
        let whole = store.find_whole_minutes(meeting.id).await?;
        store.record_vote(&Stored { value: vote.clone(), rev: 0 }, &whole, signed.at).await?;
        self.resolve(store, &meeting, vote, record, signed).await
    }

    fn vote(&self, meeting: &Meeting, all: u32) -> Vote {
        let tally = Tally { in_favour: all, against: 0, abstained: 0 };
        let text =
            VoteText {
                matter: "Thông qua nghị quyết của cuộc họp".into(), kind: VoteKind::Ordinary, tally
            };
        let stamp = self.by(self.taker, meeting.plan.starts_at);
        Vote { id: VoteId::from_parts(1_767_200_400_000, 0xC0), meeting: meeting.id, text, stamp, rev: 0 }
    }

    async fn resolve(
        &self,
        store: &Store,
        meeting: &Meeting,
        vote: Vote,
        record: PaperRecord,
        stamp: Stamp,
    ) -> Result<(), Fault> {
        let (kind, day) = (DocumentKind::Resolution, local_date(meeting.plan.starts_at));
        let place = self.issuer.number_place(kind, day).ok_or("resolutions bear numbers")?;
        let serial = store.last_document_number(&place).await? + 1;
        let text = ResolutionText {
            review: "Các chi bộ cơ bản hoàn thành nhiệm vụ; ba chi bộ còn chậm báo cáo.".into(),
            directions:
                "Làm xong đoạn đường qua trường học trước Tết.\nMỗi chi bộ giới thiệu ít nhất một quần chúng."
                    .into(),
        };
        let mut resolution =
            Resolution { text, written: meeting.closed.clone(), ..Resolution::of(meeting.id) };
        let base = record.base.clone();
        let adoption = Adoption {
            stamp: stamp.clone(),
            role: Role::DeputySecretary,
            vote: vote.id,
            number: self.issuer.number(kind, day, serial).ok_or("resolutions bear numbers")?,
            review: Vec::new(),
            record: Some(record),
            score: None,
        };
        resolution.adopt(meeting, Some(&vote), &base, adoption).map_err(refused)?;
        let (resolution, vote) = (Stored { value: resolution, rev: 0 }, Stored { value: vote, rev: 1 });
        Ok(store.adopt_resolution(&resolution, &vote, &place, serial, stamp.at).await?)
    }

    /// The meeting ahead: some will come, some have written.
    async fn ahead(&self, store: &Store, now: Timestamp) -> Result<Meeting, Fault> {
        let starts_at = afternoon(local_date(now).saturating_add(5.days()))?;
        let (meeting, mut list) = self.called(2, starts_at)?;
        let at = now.checked_sub(SignedDuration::from_hours(5))?;
        for entry in list.iter_mut().skip(2) {
            let own = Stamp { by: entry.member, name: entry.name.clone(), at };
            entry.answer_attending(&meeting, own).map_err(refused)?;
        }
        write(store, &meeting, &list, at).await?;
        let writers: Vec<_> = list.iter().filter(|entry| entry.member != self.taker.member).collect();
        for (number, (item, text)) in WRITTEN.into_iter().enumerate() {
            let Some(entry) = writers.get(number % writers.len().max(1)) else { continue };
            let about = item.and_then(|item| meeting.plan.agenda.get(item));
            let opinion = Opinion {
                meeting: meeting.id,
                member: entry.member,
                name: entry.name.clone(),
                about: about.map(|item| OpinionItem { mark: item.mark(), title: item.title.clone() }),
                text: text.into(),
                stamp: Stamp { by: entry.member, name: entry.name.clone(), at },
                rev: 0,
            };
            store.create_opinion(&opinion, at).await?;
        }
        Ok(meeting)
    }
}

/// A meeting with its list.
async fn write(store: &Store, meeting: &Meeting, list: &[Attendance], at: Timestamp) -> Result<(), Fault> {
    store.create_meeting(meeting, at).await?;
    Ok(store.call_meeting(&Stored { value: meeting.clone(), rev: 1 }, list, at).await?)
}

/// The plan of this year: what was held and is called, and what is to come; of the last months something is still missing.
async fn plan(store: &Store, org: &Org, by: &Stamp, now: Timestamp) -> Result<(), Fault> {
    let today = local_date(now);
    let year = today.year();
    let bound = |month, day| -> Result<Timestamp, Fault> {
        Ok(instant(Date::new(year, month, day)?.at(0, 0, 0, 0)).ok_or("a day of the calendar")?)
    };
    let known = store.meetings_between(org.id, bound(1, 1)?, bound(12, 31)?).await?;
    let known = known.into_iter().map(|it| it.value).filter(|meeting| {
        meeting.state != MeetingState::Cancelled && meeting.plan.kind != MeetingKind::BranchCommittee
    });
    let row = |meeting: MeetingId, day: Date, kind| PlannedMeeting {
        meeting,
        month: day.month(),
        day: Some(day.day()),
        kind,
        theme: match kind {
            MeetingKind::Thematic => THEMES[usize::from(day.month().unsigned_abs() - 1) / 3].into(),
            MeetingKind::Regular => REGULAR[usize::from(day.month().unsigned_abs()) % REGULAR.len()].into(),
            _ => "Đánh giá công tác xây dựng Đảng; nhiệm vụ tháng tới".into(),
        },
        prepared_by: "Đồng chí phó bí thư".into(),
        note: String::new(),
    };
    let mut rows: Vec<_> = known.map(|it| row(it.id, local_date(it.plan.starts_at), it.plan.kind)).collect();
    let kind = if org.kind.has_members() { MeetingKind::Regular } else { MeetingKind::Committee };
    // The last month of the branch is still missing, and its page says so.
    let last = if org.kind.has_members() { 11 } else { 12 };
    for month in today.month()..=last {
        if rows.iter().all(|row| row.month != month || row.kind != kind) {
            let day = Date::new(year, month, 25)?;
            let undated = row(id(now, 100 + u128::from(month.unsigned_abs())), day, kind);
            rows.push(PlannedMeeting { day: None, ..undated });
        }
    }
    let rows = shared::year_plan::checked(rows, org.kind, year).map_err(refused)?;
    let plan = YearPlan { rows, written: Some(by.clone()), ..YearPlan::of(org.id, org.path.clone(), year) };
    Ok(store.write_year_plan(&Stored { value: plan, rev: 0 }, now).await?)
}

/// An id made of a moment and a number of ours.
fn id(at: Timestamp, number: u128) -> MeetingId {
    MeetingId::from_parts(u64::try_from(at.as_millisecond()).unwrap_or_default(), 0xC0_0000 + number)
}

/// 14:00 of a day.
fn afternoon(day: Date) -> Result<Timestamp, Fault> {
    Ok(instant(day.at(14, 0, 0, 0)).ok_or("a day of the calendar")?)
}

fn refused(problem: Problem) -> Fault {
    kit::Failure::from(problem).into()
}
