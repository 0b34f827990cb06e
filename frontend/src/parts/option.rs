//! One answer out of several, as `SelectField`, `Choice` and `Segmented` offer it.

use yew::prelude::*;

use super::icon::Glyph;
use super::tone::Tone;

/// A value with the words that people choose it by.
#[derive(Debug, Clone, PartialEq)]
pub struct Opt<V> {
    /// What the choice means.
    pub value: V,
    /// The words.
    pub label: AttrValue,
    /// A line of explanation; shown by `Choice`.
    pub note: Option<AttrValue>,
    /// A sign before the words.
    pub glyph: Option<Glyph>,
    /// Its colour when chosen; shown by `Segmented`.
    pub tone: Tone,
}

impl<V> Opt<V> {
    /// A value and its words.
    pub fn new(value: V, label: impl Into<AttrValue>) -> Self {
        Self { value, label: label.into(), note: None, glyph: None, tone: Tone::Accent }
    }

    /// Adds a line of explanation.
    pub fn note(self, note: impl Into<AttrValue>) -> Self {
        Self { note: Some(note.into()), ..self }
    }

    /// Adds a sign before the words.
    pub fn glyph(self, glyph: Glyph) -> Self {
        Self { glyph: Some(glyph), ..self }
    }

    /// Sets the colour when chosen.
    pub fn tone(self, tone: Tone) -> Self {
        Self { tone, ..self }
    }
}
