//! Văn bản: what the committees above hand down, who has read it, and the office that writes it.

mod act;
mod document;
mod edit;
mod feed;
mod found;
mod line;
mod office;
mod receipts;
#[cfg(test)]
mod sample;

pub use document::DocumentPage;
pub use edit::{edit_document, new_document};
pub use feed::Documents;
pub use line::newest;
pub use office::Office;
pub use receipts::{Receipts, Seen, receipt_report};
