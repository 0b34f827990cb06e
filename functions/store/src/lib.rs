//! Data at rest: DynamoDB and object storage. Only this crate names them.
//!
//! Every item is one entity in one envelope ([`item`]); keys are built in [`key`], whose table of access patterns is
//! the map of the data: a pattern without a row there may not be coded. Reads and writes go through [`Table`],
//! which knows conditions, pages and transactions; one file per noun says what is read and written together.
//!
//! Rules: no Scan; every list is paged; a list is scoped by its key, never filtered after reading; a change carries
//! the revision it read; uniqueness is a guard item in the same transaction; citizen id, phone and card number are
//! sealed ([`seal`]) before they reach an item.

mod again;
mod attendance;
mod code;
mod commit;
mod connect;
mod cost;
mod counts;
mod cursor;
mod document;
mod error;
mod failure;
mod files;
mod grant;
mod import;
mod item;
pub mod key;
mod library;
mod limit;
mod meeting;
mod member;
mod org;
mod password;
mod receipt;
pub mod seal;
mod session;
mod table;
mod write;

pub use code::StoredCode;
pub use connect::{Endpoints, Place, Store, embedded_credentials};
pub use cost::{Cost, metered};
pub use counts::{CountChange, MEMBER_COUNTS};
pub use document::StoredBody;
pub use error::{StoreError, StoreResult};
pub use failure::StoredFailure;
pub use files::Files;
pub use import::{ImportState, StoredImport};
pub use item::{Entity, Stored};
pub use library::{Span, feed_position};
pub use limit::{RateLimit, Taken};
pub use member::{Identifiers, NewMember, StoredMember};
pub use password::StoredPassword;
pub use receipt::{RECEIPT_COUNTS, ReceiptChange, StoredReceipt};
pub use seal::DataKeys;
pub use session::StoredSession;
pub use table::{Order, Table};
pub use write::Write;
