//! Starting a transfer, deciding it, and the lists of both branches.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{NewTransfer, Transfer, TransferStage};
use crate::endpoint::{Cursor, Page};
use crate::endpoints;
use crate::id::{MemberId, TransferId};
use crate::meeting::AtRevision;
use crate::member::MemberAt;
use crate::org::OrgAt;

/// Names a transfer in a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TransferAt {
    /// Whose.
    pub member: MemberId,
    /// Which.
    pub transfer: TransferId,
}

/// Query of the transfers to a branch or from it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TransferQuery {
    /// Those that wait, or those that are over.
    #[serde(default)]
    pub stage: TransferStage,
    /// Where to go on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Cursor>,
}

/// Receives a member.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TransferReceipt {
    /// The day on which the papers were presented.
    pub papers_on: Date,
    /// The revision that was read.
    pub rev: u32,
}

/// Sends the papers back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TransferReturn {
    /// Why; see [`crate::audit::check_reason`].
    pub reason: String,
    /// The revision that was read.
    pub rev: u32,
}

endpoints! {
    /// Starts the transfer of a member; one to the outside is over with it.
    StartTransfer = "start_transfer": Post "/api/members/{member}/transfers" by Member {
        path: MemberAt, body: NewTransfer, reply: Transfer
    }
    /// The transfers of a member, the newest first.
    ListTransfers = "list_transfers": Get "/api/members/{member}/transfers" by Member {
        path: MemberAt, reply: Vec<Transfer>
    }
    /// The transfers to a branch, those due first before the others.
    ListArrivals = "list_arrivals": Get "/api/orgs/{org}/arrivals" by Member {
        path: OrgAt, query: TransferQuery, reply: Page<Transfer>
    }
    /// The transfers from a branch, those due first before the others.
    ListDepartures = "list_departures": Get "/api/orgs/{org}/departures" by Member {
        path: OrgAt, query: TransferQuery, reply: Page<Transfer>
    }
    /// The transfers from and to all branches below a committee, those due first before the others.
    ListTransfersBelow = "list_transfers_below": Get "/api/orgs/{org}/transfers" by Member {
        path: OrgAt, query: TransferQuery, reply: Page<Transfer>
    }
    /// Receives the member: from now on they belong to the receiving branch.
    ReceiveTransfer = "receive_transfer": Post "/api/members/{member}/transfers/{transfer}/receipt" by Member {
        path: TransferAt, body: TransferReceipt, reply: Transfer
    }
    /// Sends the papers back with a reason; the member stays where they were.
    ReturnTransfer = "return_transfer": Post "/api/members/{member}/transfers/{transfer}/return" by Member {
        path: TransferAt, body: TransferReturn, reply: Transfer
    }
    /// Takes a transfer back while nobody has decided it.
    WithdrawTransfer = "withdraw_transfer": Post "/api/members/{member}/transfers/{transfer}/withdrawal" by Member {
        path: TransferAt, body: AtRevision, reply: Transfer
    }
}
