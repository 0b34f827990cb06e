//! Data at rest: DynamoDB and object storage. Only this crate names them.
//!
//! Every item is one entity in one envelope ([`item`]); keys are built in [`key`], whose table of access patterns is
//! the map of the data: a pattern without a row there may not be coded. Reads and writes go through [`Table`],
//! which knows conditions, pages and transactions; one file per noun says what is read and written together.
//!
//! Rules: no Scan; every list is paged; a list is scoped by its key, never filtered after reading; a change carries
//! the revision it read; uniqueness is a guard item in the same transaction; citizen id, phone and card number are
//! sealed ([`seal`]) before they reach an item.

mod account;
mod acknowledgement;
mod again;
mod announcement;
mod assignment;
mod attendance;
mod audit;
mod code;
mod commit;
mod connect;
mod correction;
mod cost;
mod counts;
mod cursor;
mod document;
mod due;
mod duty;
mod error;
mod failure;
mod feedback;
mod file;
mod file_work;
mod files;
mod founding;
mod grant;
mod import;
mod item;
pub mod key;
mod leaving;
mod library;
mod limit;
mod meeting;
mod meeting_score;
mod member;
mod minutes;
mod month_row;
mod notice;
mod opinion;
mod org;
mod password;
mod queue;
mod rebuilding;
mod receipt;
mod receipt_report;
mod registration;
mod report;
mod resolution;
pub mod seal;
mod seat;
mod session;
mod shelf;
mod standing;
mod table;
mod transfer;
mod transfer_line;
mod write;
mod year_plan;

pub use account::StoredAccount;
pub use acknowledgement::StoredAcknowledgement;
pub use code::StoredCode;
pub use connect::{Endpoints, Patience, Place, Store, embedded_credentials};
pub use correction::StoredCorrection;
pub use cost::{Cost, metered};
pub use counts::{CountChange, MEMBER_COUNTS};
pub use document::{NumberGuard, StoredBody};
pub use due::{Due, DueOf, OnList, REMINDERS};
pub use duty::{Arrivals, Requests};
pub use error::{StoreError, StoreResult};
pub use failure::StoredFailure;
pub use feedback::{FeedbackCount, NextNumber};
pub use file::StoredFile;
pub use file_work::{FileTask, FileWork};
pub use files::{Files, PRESIGNED_FOR};
pub use founding::{Founding, StoredRoot};
pub use grant::Succession;
pub use import::{ImportState, StoredImport};
pub use item::{Entity, Stored};
pub use leaving::Leaving;
pub use library::{Span, feed_position};
pub use limit::{RateLimit, Taken};
pub use member::{Identifiers, NewMember, StoredMember};
pub use minutes::WholeMinutes;
pub use month_row::{Below, CLOSED_MEETINGS, MonthRow};
pub use notice::{NOTICES, PersonWithInbox};
pub use password::StoredPassword;
pub use queue::{AddressMark, FreePlace, Queue, QueueOf, QueuePlace, QueuePlaces};
pub use rebuilding::{Level, Rebuilding};
pub use receipt::{Counted, RECEIPT_COUNTS, ReceiptChange, StoredReceipt};
pub use receipt_report::Names;
pub use registration::{Admission, ChosenPassword, NewStoredRegistration, StoredRegistration};
pub use report::StoredReportText;
pub use seal::DataKeys;
pub use seat::Secretaries;
pub use session::StoredSession;
pub use shelf::StoredShelf;
pub use standing::StoredStanding;
pub use table::{MOST_IN_BATCH, Order, Table};
pub use transfer::TransferWrite;
pub use transfer_line::TransferLine;
pub use write::Write;
