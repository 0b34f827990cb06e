//! Documents: from the draft to the last reader.

mod drafts;
mod feed;
mod publishing;
mod receipts;
mod search;
mod word;
