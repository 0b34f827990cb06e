//! What the demo announces, and what people of the first commune have been told: by the same rules by which the product
//! tells it. All of it is made up.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};
use shared::announcement::{
    Announcement, AnnouncementBudget, AnnouncementDraft, AnnouncementWords, SentAnnouncement, Urgency,
};
use shared::document::Audience;
use shared::grant::Role;
use shared::id::{AnnouncementId, OrgId};
use shared::meeting::Stamp;
use shared::notice::PersonalNotice;
use shared::notice::happened;
use shared::org::Org;
use shared::problem::Problem;
use shared::report::Report;
use shared::time::local_date;

use super::documents::staff;
use super::handbook::{Commune, Handbook};

/// An announcement as it is told here.
struct Said {
    /// 0 the Centre, 1 the province, 2 the commune, 3 the branch.
    level: usize,
    hours_ago: i64,
    /// Shows for so many days.
    days: i64,
    urgency: Urgency,
    asks: bool,
    audience: Audience,
    title: &'static str,
    text: &'static str,
}

const SAID: [Said; 7] = [
    Said {
        level: 2,
        hours_ago: 3,
        days: 4,
        urgency: Urgency::Urgent,
        asks: true,
        audience: Audience::Everyone,
        title: "Trực phòng chống mưa lũ từ 18 giờ hôm nay",
        text: "Đài khí tượng báo mưa rất to từ tối nay đến hết ngày mai, nước sông có thể lên nhanh.\nCác chi bộ cử người trực, kiểm tra các hộ ở ven sông và nhà văn hóa dùng làm nơi ở tạm.\nBáo về Đảng ủy xã qua số trực khi có việc bất thường.",
    },
    Said {
        level: 3,
        hours_ago: 20,
        days: 7,
        urgency: Urgency::Normal,
        asks: false,
        audience: Audience::Everyone,
        title: "Dọn vệ sinh đường thôn sáng thứ Bảy",
        text: "Tập trung lúc 6 giờ 30 tại nhà văn hóa, mang theo cuốc, chổi.\nĐồng chí nào bận xin báo với chi ủy.",
    },
    Said {
        level: 1,
        hours_ago: 50,
        days: 20,
        urgency: Urgency::Important,
        asks: true,
        audience: Audience::Committees,
        title: "Hoàn thành rà soát hồ sơ đảng viên trong tháng này",
        text: "Đề nghị cấp ủy các cấp đối chiếu chín mục thông tin với từng đồng chí, sửa chỗ sai qua mục đề nghị sửa.",
    },
    Said {
        level: 0,
        hours_ago: 96,
        days: 30,
        urgency: Urgency::Important,
        asks: false,
        audience: Audience::Everyone,
        title: "Phát động đợt học tập nghị quyết mới",
        text: "Tài liệu đã có trong mục Văn bản. Mỗi đồng chí đọc trước khi sinh hoạt chi bộ.",
    },
    Said {
        level: 2,
        hours_ago: 130,
        days: 14,
        urgency: Urgency::Normal,
        asks: false,
        audience: Audience::Everyone,
        title: "Khám sức khỏe miễn phí cho đảng viên cao tuổi",
        text: "Trạm y tế xã khám từ thứ Hai đến thứ Tư, buổi sáng. Mang theo thẻ bảo hiểm y tế.",
    },
    Said {
        level: 2,
        hours_ago: 24 * 20,
        days: 5,
        urgency: Urgency::Normal,
        asks: false,
        audience: Audience::Everyone,
        title: "Lịch tiếp dân của thường trực Đảng ủy",
        text: "Sáng thứ Năm hằng tuần tại trụ sở.",
    },
    Said {
        level: 3,
        hours_ago: -26,
        days: 7,
        urgency: Urgency::Normal,
        asks: false,
        audience: Audience::Everyone,
        title: "Nộp đảng phí quý này",
        text: "Các đồng chí nộp cho đồng chí phụ trách trước buổi sinh hoạt.",
    },
];

/// The announcements that the first commune finds.
pub fn announcements(
    handbook: &Handbook,
    commune: &Commune,
    now: Timestamp,
) -> Result<Vec<Announcement>, Problem> {
    let of = |(number, said): (usize, &Said)| announcement(handbook, commune, number, said, now);
    SAID.iter().enumerate().map(of).collect()
}

fn announcement(
    handbook: &Handbook,
    commune: &Commune,
    number: usize,
    said: &Said,
    now: Timestamp,
) -> Result<Announcement, Problem> {
    let org: &Org = match said.level {
        0 => &handbook.centre,
        1 => &handbook.province,
        2 => &commune.orgs[0],
        _ => &commune.orgs[1],
    };
    let hours = SignedDuration::from_hours;
    let shows_from = now.saturating_sub(hours(said.hours_ago)).unwrap_or(now);
    let written = shows_from.min(now);
    let expires_at = shows_from.saturating_add(hours(24 * said.days)).unwrap_or(now);
    let words = AnnouncementWords { title: said.title.into(), text: said.text.into(), expires_at };
    let draft = AnnouncementDraft {
        words,
        urgency: said.urgency,
        asks_acknowledgement: said.asks,
        audience: said.audience,
        shows_from: Some(shows_from),
    };
    let [author, _]: [Stamp; 2] = staff(commune, org, written);
    let milliseconds = u64::try_from(written.as_millisecond()).unwrap_or(0);
    let id = AnnouncementId::from_parts(milliseconds, 0x0302_1930_0000 + number as u128);
    Ok(Announcement::published(id, org, draft.checked(written)?, author))
}

/// What of the week's budget these have used, for each organisation.
pub fn budgets(all: &[Announcement], now: Timestamp) -> Vec<AnnouncementBudget> {
    let mut by_org: BTreeMap<OrgId, AnnouncementBudget> = BTreeMap::new();
    for announcement in all {
        let Some(work) = &announcement.work else { continue };
        let (id, at, urgency) = (announcement.id, work.published.at, announcement.urgency);
        let is_of_week = now.duration_since(at) < SignedDuration::from_hours(7 * 24);
        let budget =
            by_org.entry(announcement.org).or_insert_with(|| AnnouncementBudget::unused(announcement.org));
        budget.sent.extend(is_of_week.then_some(SentAnnouncement { id, at, urgency }));
    }
    by_org.retain(|_, budget| !budget.sent.is_empty());
    for budget in by_org.values_mut() {
        budget.sent.sort_by_key(|sent| sent.at);
    }
    by_org.into_values().collect()
}

/// What people of a commune have been told within the time for which that is kept: of meetings ahead, of decided
/// absences, of reports given back.
pub fn notices(commune: &Commune, reports: &[Report], now: Timestamp) -> Vec<PersonalNotice> {
    let mut all = Vec::new();
    for (meeting, list) in &commune.meetings {
        let called = happened::of_meeting(None, meeting, now).filter(|_| meeting.plan.starts_at > now);
        for entry in list {
            if let Some(told) = called.as_ref().filter(|_| entry.listed_as.is_summoned()) {
                all.push(PersonalNotice::new(entry.member, told.at, told.about.clone()));
            }
            all.extend(happened::of_attendance(None, entry));
        }
    }
    for report in reports {
        let Some(told) = happened::of_report(None, report) else { continue };
        let writes = |role| matches!(role, Role::Secretary | Role::DeputySecretary);
        let writers = commune.grants.iter().filter(|grant| grant.org == report.org && writes(grant.role));
        for grant in writers.filter(|grant| grant.holds_on(local_date(now))) {
            all.push(PersonalNotice::new(grant.member, told.at, told.about.clone()));
        }
    }
    all.retain(|notice| notice.expires_at > now && notice.at <= now);
    all
}

#[cfg(test)]
mod tests {
    use shared::announcement::AnnouncementState;

    use super::*;
    use crate::demo::Demo;

    #[test]
    fn every_level_speaks_and_people_have_been_told_something() {
        let now = "2026-11-20T02:00:00Z".parse().unwrap();
        let handbook = Handbook::new(Demo::Commune, now);
        let commune = handbook.commune(0).unwrap();
        let all = announcements(&handbook, &commune, now).unwrap();
        for org in [handbook.centre.id, handbook.province.id, commune.orgs[0].id, commune.orgs[1].id] {
            assert!(all.iter().any(|it| it.org == org && it.is_shown(now)), "{org}");
        }
        for state in [AnnouncementState::Waiting, AnnouncementState::Expired] {
            assert!(all.iter().any(|it| it.state(now) == state), "{state:?}");
        }
        assert_eq!(budgets(&all, now).len(), 4);
        let told = notices(&commune, &[], now);
        assert!(!told.is_empty());
        assert!(told.iter().all(|notice| notice.at <= now && notice.expires_at > now));
    }
}
