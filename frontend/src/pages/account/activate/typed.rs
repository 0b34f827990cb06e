//! What is typed while activating, and the steps in which it is asked.

use serde::{Deserialize, Serialize};
use shared::rules::SignInRules;
use shared::session::Activation;

use super::super::citizen_id_mistake;
use crate::form::Refusal;

#[cfg(test)]
mod tests;

/// Letters and digits of a code as the slip prints it: `K7QM-2XRA`.
const CODE_CHARS: usize = 8;
/// Name of the code in the fragment of the slip's square.
const FRAGMENT: &str = "ma=";

/// What is typed. It is kept nowhere but in this page.
#[derive(Clone, PartialEq, Default)]
pub struct Typed {
    /// Số định danh.
    pub citizen_id: String,
    /// The code of the slip, as typed.
    pub code: String,
    /// The new password.
    pub password: String,
}

/// One question at a time.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// Who.
    #[default]
    CitizenId,
    /// The code on the slip.
    Code,
    /// The new password.
    Password,
}

/// The step in the address, so that the phone's way back leads one step back.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub struct AtStep {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    buoc: Option<u8>,
}

impl Step {
    /// The words of the line of steps.
    pub const LABELS: [&str; 3] = ["Số định danh", "Mã trên phiếu", "Mật khẩu"];

    /// Position, from 0.
    pub const fn index(self) -> usize {
        self as usize
    }

    /// Name of the field that is asked.
    pub const fn field(self) -> &'static str {
        match self {
            Self::CitizenId => "citizen_id",
            Self::Code => "code",
            Self::Password => "password",
        }
    }

    /// The one after; after the last one comes nothing.
    pub const fn next(self) -> Self {
        match self {
            Self::CitizenId => Self::Code,
            Self::Code | Self::Password => Self::Password,
        }
    }

    /// The one before; before the first one is nothing.
    pub const fn before(self) -> Option<Self> {
        match self {
            Self::CitizenId => None,
            Self::Code => Some(Self::CitizenId),
            Self::Password => Some(Self::Code),
        }
    }

    /// As the address says it.
    pub fn at(self) -> AtStep {
        AtStep { buoc: (self != Self::CitizenId).then_some(self as u8 + 1) }
    }

    /// Checks what this step asks.
    pub fn check(self, typed: &Typed, rules: &SignInRules) -> Result<(), Refusal> {
        let wrong = match self {
            Self::CitizenId => citizen_id_mistake(&typed.citizen_id),
            Self::Code => code_mistake(&typed.code),
            Self::Password => password_mistake(&typed.password, rules),
        };
        wrong.map_or(Ok(()), |sentence| Err(Refusal::field(self.field(), sentence)))
    }
}

impl AtStep {
    /// The step to show: the one in the address, but none whose question before it is still open.
    pub fn shown(self, typed: &Typed) -> Step {
        let asked = match self.buoc {
            Some(2) => Step::Code,
            Some(3) => Step::Password,
            _ => Step::CitizenId,
        };
        let open = if citizen_id_mistake(&typed.citizen_id).is_some() {
            Step::CitizenId
        } else if code_mistake(&typed.code).is_some() {
            Step::Code
        } else {
            Step::Password
        };
        asked.min(open)
    }
}

impl From<Typed> for Activation {
    fn from(Typed { citizen_id, code, password }: Typed) -> Self {
        Self { citizen_id, code, password }
    }
}

fn code_mistake(code: &str) -> Option<String> {
    match code.chars().filter(char::is_ascii_alphanumeric).count() {
        CODE_CHARS => None,
        0 => Some("Xin nhập mã in trên phiếu kích hoạt.".into()),
        count => {
            Some(format!("Mã trên phiếu có {CODE_CHARS} chữ và số, ở đây có {count}. Xin xem lại phiếu."))
        }
    }
}

fn password_mistake(password: &str, rules: &SignInRules) -> Option<String> {
    let (least, most) = (rules.password_least_chars, rules.password_most_chars);
    match password.chars().count() {
        0 => Some(format!("Xin đặt mật khẩu, ít nhất {least} ký tự.")),
        count if count < least => {
            Some(format!("Mật khẩu mới có {count} ký tự, cần ít nhất {least}. Xin viết thêm."))
        }
        count if count > most => Some(format!("Mật khẩu dài quá {most} ký tự. Xin rút ngắn lại.")),
        _ => None,
    }
}

/// The code in the fragment of the slip's square, `#ma=K7QM2XRA`, in groups as the slip prints it.
pub fn code_in(fragment: &str) -> Option<String> {
    let code = fragment.trim_start_matches('#').split('&').find_map(|part| part.strip_prefix(FRAGMENT))?;
    let plain: String = code.chars().filter(char::is_ascii_alphanumeric).take(2 * CODE_CHARS).collect();
    let (first, rest) = plain.split_at_checked(CODE_CHARS / 2)?;
    Some(format!("{first}-{rest}").to_ascii_uppercase())
}
