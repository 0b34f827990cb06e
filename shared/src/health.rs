//! Whether the system answers, for monitors and for people who start it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::endpoints;

/// The answer of a system that works.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Health {
    /// Version of the running code.
    pub version: String,
}

endpoints! {
    /// Answers when the function runs and the table can be read.
    CheckHealth = "check_health": Get "/api/health" by Anyone { reply: Health }
}
