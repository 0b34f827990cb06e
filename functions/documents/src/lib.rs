//! Documents: what committees hand down, from the draft to the last reader. Handlers load, ask `may`, apply a pure rule
//! of `shared`, store, reply.

mod attachments;
mod docx;
mod draft;
mod feed;
mod load;
mod office;
mod publish;
mod read;
mod receipts;
mod search;
mod shelves;
mod take_over;

use kit::Routes;
use shared::document;

/// The routes of this context.
pub fn routes() -> Routes {
    Routes::new()
        .on(document::ListMyDocuments, feed::list_my_documents)
        .on(document::FindDocument, read::find_document)
        .on(document::OpenDocument, read::open_document)
        .on(document::ConfirmDocument, read::confirm_document)
        .on(document::FindReceipts, receipts::find_receipts)
        .on(document::ListDocuments, office::list_documents)
        .on(document::FindNextNumber, office::find_next_number)
        .on(document::CreateDocument, draft::create_document)
        .on(document::ChangeDocument, draft::change_document)
        .on(document::RemoveDocument, draft::remove_document)
        .on(document::HandInDocument, publish::hand_in_document)
        .on(document::ReturnDocument, publish::return_document)
        .on(document::ListDocumentSteps, publish::list_document_steps)
        .on(document::CheckDocument, publish::check_document)
        .on(document::PublishDocument, publish::publish_document)
        .on(document::ReplaceDocument, publish::replace_document)
        .on(document::WithdrawDocument, publish::withdraw_document)
        .on(document::CreateDocxUpload, take_over::create_docx_upload)
        .on(document::ReadDocx, take_over::read_docx)
        .on(document::SearchDocuments, search::search_documents)
        .on(document::AddAttachment, attachments::add_attachment)
        .on(document::HandInAttachment, attachments::hand_in_attachment)
        .on(document::OpenAttachment, attachments::open_attachment)
        .on(document::RemoveAttachment, attachments::remove_attachment)
}
