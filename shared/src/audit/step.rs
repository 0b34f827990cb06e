//! The steps of a transfer, as the logs of both branches name them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A step of a transfer of membership.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum TransferStep {
    /// Started, to a branch of this system.
    Started,
    /// The member left for a place outside of it.
    Left,
    /// Received.
    Received,
    /// The papers were sent back.
    Returned,
    /// Taken back, or made void by another change.
    Withdrawn,
}

impl TransferStep {
    /// Vietnamese name.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Started => "Chuyển sinh hoạt đi",
            Self::Left => "Chuyển sinh hoạt ra ngoài hệ thống",
            Self::Received => "Tiếp nhận chuyển sinh hoạt",
            Self::Returned => "Trả lại hồ sơ chuyển sinh hoạt",
            Self::Withdrawn => "Rút lại chuyển sinh hoạt",
        }
    }
}
