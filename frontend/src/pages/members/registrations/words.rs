//! The words and signs of registrations.

use shared::problem::ProblemCode;
use shared::registration::{Agreement, RegistrationOutcome, RegistrationState};

use crate::parts::{Glyph, Opt, Tone};

/// The answers to which are shown.
pub fn states() -> Vec<Opt<RegistrationState>> {
    RegistrationState::ALL.into_iter().map(|state| Opt::new(state, state.label())).collect()
}

/// How an agreement looks: colour, sign, word.
pub const fn sign(agreement: Agreement) -> (Tone, Glyph, &'static str) {
    let (tone, glyph) = match agreement {
        Agreement::Same => (Tone::Success, Glyph::Check),
        Agreement::Different => (Tone::Danger, Glyph::Warning),
        Agreement::Missing => (Tone::Neutral, Glyph::Info),
    };
    (tone, glyph, agreement.label())
}

/// What became of an approval, in one sentence.
pub fn outcome(outcomes: &[RegistrationOutcome]) -> String {
    let problems: Vec<ProblemCode> = outcomes.iter().filter_map(|outcome| outcome.problem).collect();
    let approved = outcomes.len() - problems.len();
    match (approved, problems.as_slice()) {
        (0, [only]) => only.sentence().to_owned(),
        (approved, []) => format!("Đã duyệt {approved} đơn; các đồng chí đăng nhập được ngay."),
        (approved, [first, ..]) => {
            format!(
                "Đã duyệt {approved} đơn, còn {} đơn chưa duyệt được. {}",
                problems.len(),
                first.sentence()
            )
        }
    }
}

/// What became of refusing several, in one sentence.
pub fn cleared(outcomes: &[RegistrationOutcome]) -> String {
    let left = outcomes.iter().filter(|outcome| outcome.problem.is_some()).count();
    let refused = outcomes.len() - left;
    match left {
        0 => format!("Đã từ chối {refused} đơn."),
        left => format!("Đã từ chối {refused} đơn, còn {left} đơn chưa từ chối được vì vừa có thay đổi."),
    }
}
