//! Documents: from the draft to the last reader.

mod attachments;
mod drafts;
mod feed;
mod publishing;
mod receipts;
mod returning;
mod search;
mod word;
