//! Documents: from the draft to the last reader.

mod attachments;
mod drafts;
mod feed;
mod guests;
mod publishing;
mod receipts;
mod returning;
mod scheduled;
mod search;
mod word;
