//! What kind of document. Codes and who may issue which are dated data in [`crate::rules`].

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::rules::document_rules;

/// What kind of document.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum DocumentKind {
    /// Nghị quyết.
    #[default]
    Resolution,
    /// Quyết định.
    Decision,
    /// Quy định.
    Regulation,
    /// Chỉ thị.
    Directive,
    /// Kết luận.
    Conclusion,
    /// Quy chế.
    Statute,
    /// Hướng dẫn.
    Guidance,
    /// Kế hoạch.
    Plan,
    /// Chương trình.
    Programme,
    /// Thông báo.
    Notification,
    /// Báo cáo.
    Report,
    /// Tờ trình.
    Proposal,
    /// Công văn.
    Letter,
    /// Đề án.
    Scheme,
    /// Biên bản.
    Minutes,
    /// Giấy mời.
    Invitation,
    /// Tài liệu học tập, nghiên cứu.
    Material,
    /// Tin tức.
    News,
}

impl DocumentKind {
    /// Every kind.
    pub const ALL: [Self; 18] = [
        Self::Resolution,
        Self::Decision,
        Self::Regulation,
        Self::Directive,
        Self::Conclusion,
        Self::Statute,
        Self::Guidance,
        Self::Plan,
        Self::Programme,
        Self::Notification,
        Self::Report,
        Self::Proposal,
        Self::Letter,
        Self::Scheme,
        Self::Minutes,
        Self::Invitation,
        Self::Material,
        Self::News,
    ];

    /// Vietnamese name.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Resolution => "Nghị quyết",
            Self::Decision => "Quyết định",
            Self::Regulation => "Quy định",
            Self::Directive => "Chỉ thị",
            Self::Conclusion => "Kết luận",
            Self::Statute => "Quy chế",
            Self::Guidance => "Hướng dẫn",
            Self::Plan => "Kế hoạch",
            Self::Programme => "Chương trình",
            Self::Notification => "Thông báo",
            Self::Report => "Báo cáo",
            Self::Proposal => "Tờ trình",
            Self::Letter => "Công văn",
            Self::Scheme => "Đề án",
            Self::Minutes => "Biên bản",
            Self::Invitation => "Giấy mời",
            Self::Material => "Tài liệu",
            Self::News => "Tin tức",
        }
    }

    /// The code in its number on that day; `None` for what bears none.
    pub fn code(self, day: Date) -> Option<&'static str> {
        document_rules(day).of(self).code
    }
}
