//! Reading an announcement, saying "Đã rõ", and who has said so.

use kit::{App, Call, Member, Result};
use shared::access::{Action, Subject};
use shared::announcement::{
    AcknowledgeAnnouncement, Announcement, AnnouncementView, FindAcknowledgements, FindAnnouncement,
};
use shared::document::ReceiptReport;
use shared::notice::{Inbox, ReadMarks};
use shared::problem::{Problem, ProblemCode};
use store::{Counted, Names, StoreError, StoreResult, Stored, StoredAcknowledgement};

use crate::load;

/// How often an acknowledgement is written when another device of the same person writes too.
const TRIES: usize = 4;

/// `find_announcement`.
pub async fn find_announcement(
    app: App,
    by: Member,
    call: Call<FindAnnouncement>,
) -> Result<AnnouncementView> {
    let (found, is_reader) = load::to_read(&app, &by, call.path.announcement).await?;
    let marks = app.store.find_read_marks(by.id()).await?.value;
    Ok(load::view(&by, found, is_reader, &marks))
}

/// `acknowledge_announcement`.
pub async fn acknowledge_announcement(
    app: App,
    by: Member,
    call: Call<AcknowledgeAnnouncement>,
) -> Result<Inbox> {
    let (found, is_reader) = load::to_read(&app, &by, call.path.announcement).await?;
    let announcement = found.value;
    if !is_reader {
        return Err(ProblemCode::Forbidden.into());
    }
    if !announcement.asks_acknowledgement || !announcement.is_shown(app.now()) {
        let sentence = "Thông báo này không cần xác nhận, hoặc đã hết hạn. Xin tải lại để xem.";
        return Err(Problem::with(ProblemCode::WrongDocumentState, sentence).into());
    }
    let marks = acknowledged(&app, &by, &announcement).await?;
    load::inbox(&app, &by, &marks).await
}

/// Leaves the acknowledgement, once, and gives the marks that say so.
async fn acknowledged(app: &App, by: &Member, announcement: &Announcement) -> Result<ReadMarks> {
    let (chain, reader) = by.actor.counted_from(announcement.org);
    let acknowledgement = StoredAcknowledgement {
        announcement: announcement.id,
        member: by.id(),
        at: app.now(),
        chain,
        reader,
    };
    for _ in 0..TRIES {
        let mut marks = app.store.find_read_marks(by.id()).await?;
        if marks.value.has_acknowledged(announcement.id) {
            return Ok(marks.value);
        }
        marks.value.acknowledge(announcement.id);
        match leave(app, &acknowledgement, &marks).await {
            Ok(()) => return Ok(marks.value),
            Err(StoreError::Conflict) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(ProblemCode::Stale.into())
}

/// The first acknowledgement stands; one whose note was dropped from the marks is only noted again.
async fn leave(
    app: &App,
    acknowledgement: &StoredAcknowledgement,
    marks: &Stored<ReadMarks>,
) -> StoreResult<()> {
    let (of, member) = (acknowledgement.announcement, acknowledgement.member);
    match app.store.create_acknowledgement(acknowledgement, marks, app.now()).await {
        Err(StoreError::Conflict) if app.store.has_acknowledged(of, member).await? => {
            app.store.change_read_marks(marks, app.now()).await
        }
        other => other,
    }
}

/// `find_acknowledgements`.
pub async fn find_acknowledgements(
    app: App,
    by: Member,
    call: Call<FindAcknowledgements>,
) -> Result<ReceiptReport> {
    let id = call.path.announcement;
    let org = load::org(&app, &by, call.path.org, Action::CountReceipts).await?;
    let announcement = app.store.find_announcement(id).await?.ok_or(ProblemCode::NotFound)?.value;
    if announcement.shows_from > app.now() || !announcement.path.covers(&org.path) {
        return Err(ProblemCode::NotFound.into());
    }
    let may_name = org.kind.has_members() && by.can(Action::NameReceipts, Subject::org(&org.path));
    let names = if may_name { Names::Told } else { Names::Kept };
    Ok(app.store.report_receipts(Counted::Announcement(id), &announcement.path, org, names).await?)
}
