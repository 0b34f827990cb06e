//! An announcement for tests.

use jiff::{SignedDuration, Timestamp};
use shared::announcement::{Announcement, AnnouncementDraft, AnnouncementWords, Urgency};
use shared::document::Audience;
use shared::id::{AnnouncementId, MemberId, OrgId};
use shared::meeting::Stamp;
use shared::org::{Org, OrgKind, OrgPath};

/// The time of the tests.
pub fn now() -> Timestamp {
    "2026-11-18T02:00:00Z".parse().expect("a time")
}

/// Who looks.
pub fn me() -> MemberId {
    MemberId::from_parts(1, 7)
}

/// An announcement of a commune that shows now.
pub fn announcement(urgency: Urgency) -> Announcement {
    let id = OrgId::from_parts(1, 1);
    let name = "Đảng ủy xã Đồng Sen".to_owned();
    let org = Org { id, kind: OrgKind::PartyCommittee, name, path: OrgPath::root(id) };
    let draft = AnnouncementDraft {
        words: AnnouncementWords {
            title: "Trực phòng chống bão số 9".into(),
            text: "Các chi bộ cử người trực.\nBáo cáo trước 17 giờ.".into(),
            expires_at: now() + SignedDuration::from_hours(48),
        },
        urgency,
        asks_acknowledgement: false,
        audience: Audience::Everyone,
        shows_from: None,
    };
    let stamp = Stamp { by: me(), name: "Lê Thị Hoa".into(), at: now() };
    Announcement::published(AnnouncementId::from_parts(1, 1), &org, draft, stamp)
}
