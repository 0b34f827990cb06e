//! What a part wants to say: shown by colour and always by a word or sign as well.

/// Meaning of an alert, a tag, a tile or a bar.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Tone {
    /// Plain.
    #[default]
    Neutral,
    /// The brand's red; sparingly.
    Accent,
    /// The rare gold: honour, a highlight.
    Gold,
    /// Good to know.
    Info,
    /// Done, right, present.
    Success,
    /// Needs attention.
    Warning,
    /// Wrong, refused, missing.
    Danger,
}

impl Tone {
    /// The value of `data-color` in the design system.
    pub const fn color(self) -> &'static str {
        match self {
            Self::Neutral => "neutral",
            Self::Accent => "accent",
            Self::Gold => "gold",
            Self::Info => "info",
            Self::Success => "success",
            Self::Warning => "warning",
            Self::Danger => "danger",
        }
    }
}
