//! From the checked text to its readers, and back.

use kit::{App, Call, Member, Result};
use shared::document::{
    CheckDocument, Document, DocumentState, DocumentStep, HandInDocument, ListDocumentSteps, PublishDocument,
    ReplaceDocument, ReturnDocument, WithdrawDocument, check_attachments_ready,
};
use shared::problem::Problem;
use store::{StoreError, Stored};

use crate::attachments;
use crate::load::{self, is_repeated};

/// `hand_in_document`.
pub async fn hand_in_document(app: App, by: Member, call: Call<HandInDocument>) -> Result<Document> {
    let mut stored = load::to_write(&app, &by, call.path.document).await?;
    if is_repeated(&stored, call.body.rev, |document| document.state == DocumentState::HandedIn) {
        return Ok(load::shown(stored));
    }
    kit::check_rev(&stored, call.body.rev)?;
    let step = stored.value.hand_in(by.stamp(&app).await?)?;
    save(&app, stored, &step).await
}

/// `return_document`.
pub async fn return_document(app: App, by: Member, call: Call<ReturnDocument>) -> Result<Document> {
    let mut stored = load::to_write(&app, &by, call.path.document).await?;
    let order = call.body;
    let is_mine = |document: &Document| {
        let remark = document.work.as_ref().and_then(|work| work.returned.as_ref());
        remark.is_some_and(|it| it.stamp.by == by.id() && it.text == shared::text::tidy(&order.remark))
    };
    if is_repeated(&stored, order.rev, is_mine) {
        return Ok(load::shown(stored));
    }
    kit::check_rev(&stored, order.rev)?;
    let step = stored.value.give_back(&order.remark, by.stamp(&app).await?)?;
    save(&app, stored, &step).await
}

/// `list_document_steps`.
pub async fn list_document_steps(
    app: App,
    by: Member,
    call: Call<ListDocumentSteps>,
) -> Result<Vec<DocumentStep>> {
    let document = load::to_write(&app, &by, call.path.document).await?;
    Ok(app.store.document_steps(document.value.id).await?)
}

/// `check_document`.
pub async fn check_document(app: App, by: Member, call: Call<CheckDocument>) -> Result<Document> {
    let mut stored = load::to_write(&app, &by, call.path.document).await?;
    let is_mine = |document: &Document| {
        let checked = document.work.as_ref().and_then(|work| work.checked.as_ref());
        document.state == DocumentState::Checked && checked.is_some_and(|stamp| stamp.by == by.id())
    };
    if is_repeated(&stored, call.body.rev, is_mine) {
        return Ok(load::shown(stored));
    }
    kit::check_rev(&stored, call.body.rev)?;
    check_attachments_ready(&attachments::of(&app, &stored.value, true).await?)?;
    let step = stored.value.check(by.stamp(&app).await?)?;
    save(&app, stored, &step).await
}

/// `publish_document`.
pub async fn publish_document(app: App, by: Member, call: Call<PublishDocument>) -> Result<Document> {
    let mut stored = load::to_write(&app, &by, call.path.document).await?;
    let order = call.body;
    let is_mine = |document: &Document| {
        let published = document.work.as_ref().and_then(|work| work.published.as_ref());
        document.state == DocumentState::Published && published.is_some_and(|stamp| stamp.by == by.id())
    };
    if is_repeated(&stored, order.rev, is_mine) {
        return Ok(load::shown(stored));
    }
    kit::check_rev(&stored, order.rev)?;
    let stamp = by.stamp(&app).await?;
    let step = stored.value.publish(order.at.unwrap_or(stamp.at), order.serial, stamp)?;
    match app.store.publish_document(&stored, &step, app.now()).await {
        Ok(()) => Ok(load::shown(Stored { rev: stored.rev + 1, ..stored })),
        Err(StoreError::Conflict) if !app.store.is_number_free(&stored.value).await? => {
            let sentence = "Số này đã cấp cho văn bản khác cùng loại trong nhiệm kỳ. Xin chọn số khác.";
            Err(Problem::field("serial", sentence).into())
        }
        Err(error) => Err(error.into()),
    }
}

/// `replace_document`.
pub async fn replace_document(app: App, by: Member, call: Call<ReplaceDocument>) -> Result<Document> {
    let mut stored = load::to_write(&app, &by, call.path.document).await?;
    let order = call.body;
    let is_replaced =
        |document: &Document| document.replaced.as_ref().is_some_and(|replaced| replaced.by == order.by);
    if is_repeated(&stored, order.rev, is_replaced) {
        return Ok(load::shown(stored));
    }
    kit::check_rev(&stored, order.rev)?;
    let stranger = || Problem::field("by", "Không tìm thấy văn bản thay thế. Xin chọn lại.");
    let newer = app.store.find_document(order.by).await?.ok_or_else(stranger)?.value;
    let step = stored.value.replace(&newer, by.stamp(&app).await?)?;
    save(&app, stored, &step).await
}

/// `withdraw_document`.
pub async fn withdraw_document(app: App, by: Member, call: Call<WithdrawDocument>) -> Result<Document> {
    let mut stored = load::to_write(&app, &by, call.path.document).await?;
    let order = call.body;
    let reason = shared::text::tidy(&order.reason);
    let is_withdrawn =
        |document: &Document| document.withdrawn.as_ref().is_some_and(|withdrawn| withdrawn.reason == reason);
    if is_repeated(&stored, order.rev, is_withdrawn) {
        return Ok(load::shown(stored));
    }
    kit::check_rev(&stored, order.rev)?;
    let step = stored.value.withdraw(&reason, by.stamp(&app).await?)?;
    save(&app, stored, &step).await
}

async fn save(app: &App, stored: Stored<Document>, step: &DocumentStep) -> Result<Document> {
    app.store.change_document(&stored, step, app.now()).await?;
    Ok(load::shown(Stored { rev: stored.rev + 1, ..stored }))
}
