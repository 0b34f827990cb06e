//! A made-up proposal for tests.

use jiff::Timestamp;
use shared::id::MemberId;
use shared::profile::{Correction, CorrectionState, ProfileField};

/// A proposal for another telephone number, with what became of it.
pub fn correction(state: CorrectionState) -> Correction {
    Correction {
        member: MemberId::from_parts(1, 1),
        name: "Phạm Thị Đào".into(),
        field: ProfileField::Phone,
        before: None,
        after: "•••••••670".into(),
        note: String::new(),
        asked_at: Timestamp::UNIX_EPOCH,
        state,
        rev: 1,
    }
}
