//! What is logged.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::TransferStep;
use crate::grant::Role;
use crate::id::MemberId;
use crate::member::{AccountState, Standing};
use crate::org::OrgKind;
use crate::profile::{CorrectionVerdict, Identifier, ProfileField};
use crate::time::format_date;

/// What was done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum AuditAct {
    /// The organisation was made by the operator, with its first administrator.
    OrgFounded {
        /// The administrator.
        member: MemberId,
    },
    /// A role was given.
    RoleGranted {
        /// To whom.
        member: MemberId,
        /// Which.
        role: Role,
        /// First day.
        from: Date,
        /// Last day, when it has one.
        until: Option<Date>,
        /// Why.
        reason: String,
    },
    /// A role was ended.
    RoleEnded {
        /// Whose.
        member: MemberId,
        /// Which.
        role: Role,
        /// Why; empty when its holder left.
        reason: String,
    },
    /// A secretary follows another.
    SecretaryChanged {
        /// The new one.
        member: MemberId,
        /// The one before.
        former: Option<MemberId>,
        /// First day of the new one.
        from: Date,
        /// Why.
        reason: String,
    },
    /// An identifier was shown in full.
    IdentifierRevealed {
        /// Whose.
        member: MemberId,
        /// Which.
        identifier: Identifier,
        /// Why; empty when it was their own.
        reason: String,
    },
    /// The state of membership changed.
    StandingChanged {
        /// Whose.
        member: MemberId,
        /// Before.
        before: Standing,
        /// After.
        after: Standing,
        /// From which day it counts.
        since: Date,
    },
    /// A transfer of membership was started or decided.
    MemberTransferred {
        /// Whose.
        member: MemberId,
        /// Which step.
        step: TransferStep,
        /// Name of the organisation that they leave.
        from: String,
        /// Name of the one where they go.
        to: String,
        /// The day of the letter or of the papers, where the step has one.
        day: Option<Date>,
        /// Why; empty when nobody was asked.
        reason: String,
    },
    /// A proposal to correct a profile was decided.
    CorrectionDecided {
        /// Whose profile.
        member: MemberId,
        /// Which field.
        field: ProfileField,
        /// How.
        verdict: CorrectionVerdict,
        /// What the profile said before, identifiers masked; `None` when it said nothing.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        before: Option<String>,
        /// What was proposed, identifiers masked.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        after: Option<String>,
        /// What was said to it; may be empty.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        note: String,
    },
    /// An account was locked or opened again.
    AccountChanged {
        /// Whose.
        member: MemberId,
        /// Before.
        before: AccountState,
        /// After.
        after: AccountState,
        /// Name of the organisation in whose right it was locked, or is opened.
        level: String,
        /// Why; may be empty when it was opened.
        reason: String,
    },
}

/// What an entry is about: by it the log can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum AuditTopic {
    /// Roles given and ended.
    Rights,
    /// Identifiers shown in full.
    Identifiers,
    /// Corrections of profiles.
    Corrections,
    /// Changes of standing and transfers.
    Membership,
    /// Accounts locked and opened again.
    Accounts,
}

impl AuditTopic {
    /// Every topic.
    pub const ALL: [Self; 5] =
        [Self::Rights, Self::Identifiers, Self::Corrections, Self::Membership, Self::Accounts];

    /// Vietnamese name.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Rights => "Phân quyền",
            Self::Identifiers => "Xem số định danh, thẻ, điện thoại",
            Self::Corrections => "Sửa hồ sơ",
            Self::Membership => "Trạng thái và chuyển sinh hoạt",
            Self::Accounts => "Khóa, mở khóa tài khoản",
        }
    }

    /// The name in keys.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Rights => "rights",
            Self::Identifiers => "identifiers",
            Self::Corrections => "corrections",
            Self::Membership => "membership",
            Self::Accounts => "accounts",
        }
    }
}

impl AuditAct {
    /// What it is about.
    pub const fn topic(&self) -> AuditTopic {
        match self {
            Self::OrgFounded { .. }
            | Self::RoleGranted { .. }
            | Self::RoleEnded { .. }
            | Self::SecretaryChanged { .. } => AuditTopic::Rights,
            Self::IdentifierRevealed { .. } => AuditTopic::Identifiers,
            Self::CorrectionDecided { .. } => AuditTopic::Corrections,
            Self::StandingChanged { .. } | Self::MemberTransferred { .. } => AuditTopic::Membership,
            Self::AccountChanged { .. } => AuditTopic::Accounts,
        }
    }

    /// Whom it is about.
    pub const fn member(&self) -> MemberId {
        match self {
            Self::OrgFounded { member }
            | Self::RoleGranted { member, .. }
            | Self::RoleEnded { member, .. }
            | Self::SecretaryChanged { member, .. }
            | Self::IdentifierRevealed { member, .. }
            | Self::StandingChanged { member, .. }
            | Self::MemberTransferred { member, .. }
            | Self::CorrectionDecided { member, .. }
            | Self::AccountChanged { member, .. } => *member,
        }
    }

    /// Who was there before.
    pub const fn former(&self) -> Option<MemberId> {
        match self {
            Self::SecretaryChanged { former, .. } => *former,
            _ => None,
        }
    }

    /// Everybody whom it names.
    pub fn people(&self) -> impl Iterator<Item = MemberId> {
        std::iter::once(self.member()).chain(self.former())
    }

    /// What was done, in a few words.
    pub const fn label(&self) -> &'static str {
        match self {
            Self::OrgFounded { .. } => "Lập tổ chức và quản trị đầu tiên",
            Self::RoleGranted { .. } => "Trao quyền",
            Self::RoleEnded { .. } => "Kết thúc quyền",
            Self::SecretaryChanged { .. } => "Thay bí thư",
            Self::IdentifierRevealed { .. } => "Xem số đầy đủ",
            Self::StandingChanged { .. } => "Đổi trạng thái sinh hoạt",
            Self::MemberTransferred { step, .. } => step.label(),
            Self::CorrectionDecided { .. } => "Xét đề nghị sửa hồ sơ",
            Self::AccountChanged { after: AccountState::Locked, .. } => "Khóa tài khoản",
            Self::AccountChanged { .. } => "Mở khóa tài khoản",
        }
    }

    /// What exactly: role, days, state, as it reads in an organisation of that kind.
    pub fn detail(&self, kind: OrgKind) -> String {
        match self {
            Self::OrgFounded { .. } => Role::OrgAdmin.label_in(kind).to_owned(),
            Self::RoleGranted { role, from, until, .. } => {
                format!("{}, {}", role.label_in(kind), term(*from, *until))
            }
            Self::RoleEnded { role, .. } => role.label_in(kind).to_owned(),
            Self::SecretaryChanged { from, .. } => term(*from, None),
            Self::IdentifierRevealed { identifier, .. } => identifier.label().to_owned(),
            Self::StandingChanged { before, after, since, .. } => {
                format!("{} thành {}, {}", before.label(), after.label(), term(*since, None))
            }
            Self::MemberTransferred { from, to, day: Some(day), .. } => {
                format!("từ {from} đến {to}, ngày {}", format_date(*day))
            }
            Self::MemberTransferred { from, to, day: None, .. } => format!("từ {from} đến {to}"),
            Self::CorrectionDecided { field, verdict, before, after: Some(after), .. } => {
                let before = before.as_deref().unwrap_or("chưa ghi");
                format!("{}: {}, từ “{before}” thành “{after}”", field.label(), verdict.label())
            }
            Self::CorrectionDecided { field, verdict, .. } => {
                format!("{}: {}", field.label(), verdict.label())
            }
            Self::AccountChanged { before, after, level, .. } => {
                format!("từ “{}” sang “{}”, quyền của {level}", before.label(), after.label())
            }
        }
    }

    /// Why; empty when nobody was asked.
    pub fn reason(&self) -> &str {
        match self {
            Self::OrgFounded { .. } | Self::StandingChanged { .. } => "",
            Self::CorrectionDecided { note, .. } => note,
            Self::RoleGranted { reason, .. }
            | Self::RoleEnded { reason, .. }
            | Self::SecretaryChanged { reason, .. }
            | Self::IdentifierRevealed { reason, .. }
            | Self::MemberTransferred { reason, .. }
            | Self::AccountChanged { reason, .. } => reason,
        }
    }
}

/// `từ ngày 01/12/2026 đến hết ngày 31/12/2030`.
fn term(from: Date, until: Option<Date>) -> String {
    match until {
        Some(until) => format!("từ ngày {} đến hết ngày {}", format_date(from), format_date(until)),
        None => format!("từ ngày {}", format_date(from)),
    }
}
