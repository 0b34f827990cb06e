//! What a file says, held against the rule of marks.

use shared::file::{FileRefusal, MarkPlace};
use shared::text::{find_mark_in_name, find_mark_in_text};

/// The text of a file.
///
/// # Errors
/// When it bears a mark.
pub fn text(text: &str) -> Result<(), FileRefusal> {
    refuse(find_mark_in_text(text), MarkPlace::Text)
}

/// Something that a file says about itself: its title, keywords, a comment.
///
/// # Errors
/// When it bears a mark.
pub fn metadata(value: &str) -> Result<(), FileRefusal> {
    refuse(find_mark_in_name(value).or_else(|| find_mark_in_text(value)), MarkPlace::Metadata)
}

fn refuse(mark: Option<shared::text::SecrecyMark>, place: MarkPlace) -> Result<(), FileRefusal> {
    mark.map_or(Ok(()), |mark| Err(FileRefusal::Marked { mark, place }))
}
