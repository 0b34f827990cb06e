//! The board on which an organisation puts its announcements: the steps of one, so that a test names only the step it is
//! about; and the inbox of whoever reads.

use jiff::{SignedDuration, Timestamp};
use shared::announcement::{
    AcknowledgeAnnouncement, AcknowledgementsAt, Announcement, AnnouncementAt, AnnouncementChange,
    AnnouncementDraft, AnnouncementView, AnnouncementWords, ChangeAnnouncement, FindAcknowledgements,
    FindAnnouncement, NewAnnouncement, PublishAnnouncement, Urgency, WithdrawAnnouncement,
};
use shared::document::Audience;
use shared::endpoint::Page;
use shared::id::{AnnouncementId, OrgId};
use shared::meeting::{AtRevision, Stamp};
use shared::member::FindMe;
use shared::notice::{Inbox, ListMyNotices, MarkNoticesRead, Notice, NoticeBody, NoticesQuery, ReadOrder};
use shared::org::{Org, OrgAt, OrgKind};

use crate::NONE;
use crate::country::{self, BRANCH, COMMUNE, PROVINCE};
use crate::persona::Persona;
use crate::reply::Reply;
use crate::world::World;

/// Longer than a process keeps what organisations announce.
const STALE: SignedDuration = SignedDuration::from_secs(31);

/// An announcement on its way.
pub struct Board<'w> {
    world: &'w World,
    org: OrgId,
    author: Persona,
    id: AnnouncementId,
}

/// The id of the announcement with this number.
pub const fn announcement_id(number: u128) -> AnnouncementId {
    AnnouncementId::from_parts(1_763_000_000_000, number)
}

/// An urgent announcement of an organisation of the country that shows from some time on.
pub fn announced(org: OrgId, number: u128, shows_from: Timestamp) -> Announcement {
    let kind = match org {
        PROVINCE => OrgKind::Province,
        COMMUNE | country::FAR_COMMUNE => OrgKind::PartyCommittee,
        _ => OrgKind::Branch,
    };
    let org = Org { id: org, kind, name: "Cấp ủy".into(), path: country::path(org) };
    let by = Persona::Secretary;
    let stamp = Stamp { by: by.id(), name: by.person().name.into(), at: shows_from };
    let draft = AnnouncementDraft { urgency: Urgency::Urgent, ..draft(shows_from) };
    Announcement::published(announcement_id(number), &org, draft, stamp)
}

/// An announcement as somebody writes it at `now`.
fn draft(now: Timestamp) -> AnnouncementDraft {
    AnnouncementDraft {
        words: AnnouncementWords {
            title: "Trực phòng chống bão số 9".into(),
            text: "Các chi bộ cử người trực.\nBáo cáo trước 17 giờ.".into(),
            expires_at: now.saturating_add(SignedDuration::from_hours(72)).expect("years of our time"),
        },
        urgency: Urgency::Normal,
        asks_acknowledgement: false,
        audience: Audience::Everyone,
        shows_from: None,
    }
}

impl<'w> Board<'w> {
    /// The board of the commune, on which its officer writes.
    pub const fn of_commune(world: &'w World, number: u128) -> Self {
        Self { world, org: COMMUNE, author: Persona::CommuneOfficer, id: announcement_id(number) }
    }

    /// The board of the branch, on which its secretary writes.
    pub const fn of_branch(world: &'w World, number: u128) -> Self {
        Self { world, org: BRANCH, author: Persona::Secretary, id: announcement_id(number) }
    }

    /// Names the announcement in a path.
    pub fn at(&self) -> AnnouncementAt {
        AnnouncementAt { announcement: self.id }
    }

    /// What is written on it, if nothing else is said.
    pub fn draft(&self) -> AnnouncementDraft {
        draft(self.world.clock.now())
    }

    /// Publishes it.
    pub async fn publish(&self, draft: AnnouncementDraft) -> Reply<PublishAnnouncement> {
        self.publish_by(self.author, draft).await
    }

    /// Publishes it in somebody's name.
    pub async fn publish_by(&self, by: Persona, draft: AnnouncementDraft) -> Reply<PublishAnnouncement> {
        self.world.call(by, OrgAt { org: self.org }, NONE, NewAnnouncement { id: self.id, draft }).await
    }

    /// Publishes it with an urgency, and waits until every process knows.
    pub async fn announce(&self, urgency: Urgency) -> AnnouncementView {
        let view = self.publish(AnnouncementDraft { urgency, ..self.draft() }).await.ok();
        self.world.clock.pass(STALE);
        view
    }

    async fn rev(&self) -> u32 {
        let found = self.world.own.find_announcement(self.id).await.expect("the store answers");
        found.expect("there is one").rev
    }

    /// Writes other words.
    pub async fn change(&self, words: AnnouncementWords) -> Reply<ChangeAnnouncement> {
        let change = AnnouncementChange { words, rev: self.rev().await };
        self.world.call(self.author, self.at(), NONE, change).await
    }

    /// Takes it back.
    pub async fn withdraw(&self) -> Reply<WithdrawAnnouncement> {
        self.world.call(self.author, self.at(), NONE, AtRevision { rev: self.rev().await }).await
    }

    /// Reads it.
    pub async fn find(&self, by: Persona) -> Reply<FindAnnouncement> {
        self.world.call(by, self.at(), NONE, NONE).await
    }

    /// Says "Đã rõ".
    pub async fn acknowledge(&self, by: Persona) -> Reply<AcknowledgeAnnouncement> {
        self.world.call(by, self.at(), NONE, NONE).await
    }

    /// Asks who has.
    pub async fn acknowledgements(&self, by: Persona, org: OrgId) -> Reply<FindAcknowledgements> {
        self.world.call(by, AcknowledgementsAt { announcement: self.id, org }, NONE, NONE).await
    }
}

/// What the call that opens the app says of somebody's inbox.
pub async fn inbox(world: &World, by: Persona) -> Inbox {
    world.call::<FindMe>(by, NONE, NONE, NONE).await.ok().inbox
}

/// A page of somebody's inbox.
pub async fn notices(world: &World, by: Persona, query: NoticesQuery) -> Page<Notice> {
    world.call::<ListMyNotices>(by, NONE, query, NONE).await.ok()
}

/// What the entries of somebody's inbox say, newest first.
pub async fn titles(world: &World, by: Persona) -> Vec<String> {
    let title = |notice: Notice| match notice.body {
        NoticeBody::Announced { announcement } => announcement.words.title,
        NoticeBody::Personal { about } => about.title().to_owned(),
    };
    notices(world, by, NoticesQuery::default()).await.items.into_iter().map(title).collect()
}

/// Marks everything that is shown as read, as the app does.
pub async fn mark_all(world: &World, by: Persona) -> Inbox {
    let shown = notices(world, by, NoticesQuery::default()).await.items;
    let order = ReadOrder {
        until: shown.first().map(|notice| notice.at),
        notices: shown.iter().map(|notice| notice.id).collect(),
    };
    world.call::<MarkNoticesRead>(by, NONE, NONE, order).await.ok()
}
