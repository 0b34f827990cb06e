//! Finding people by what one types of their name.

use super::letter::{Letter, Shape, Sign, Tone, is_combining, signs};

/// Whether a name is found by what was typed: each typed word begins a word of its own in the name, in any order.
///
/// What is typed must be there, what is left out is free: `huong` finds Hương and Hường, `Hường` finds Hường alone,
/// and nobody vanishes while `Hươn…` is still being typed. The place of the tone mark does not matter
/// (`hoà` = `hòa`). An empty query finds everybody.
pub fn matches(query: &str, name: &str) -> bool {
    let asked: Vec<Word> = words(query);
    let mut named: Vec<Option<Word>> = words(name).into_iter().map(Some).collect();
    asked.len() <= named.len() && assign(&asked, &mut named)
}

/// Gives every asked word a named word of its own, trying again where a first choice leaves a later word without.
fn assign(asked: &[Word], named: &mut [Option<Word>]) -> bool {
    let Some((first, rest)) = asked.split_first() else { return true };
    (0..named.len()).any(|index| {
        if !named[index].as_ref().is_some_and(|word| first.begins(word)) {
            return false;
        }
        let taken = named[index].take();
        let found = assign(rest, named);
        named[index] = taken;
        found
    })
}

/// A word as letters with their shapes, and the tone of the whole syllable.
struct Word {
    letters: Vec<(char, Shape)>,
    tone: Tone,
}

impl Word {
    /// Whether this typed word is the beginning of `whole`.
    fn begins(&self, whole: &Word) -> bool {
        let fits = |(asked, found): (&(char, Shape), &(char, Shape))| {
            asked.0 == found.0 && (asked.1 == Shape::Plain || asked.1 == found.1)
        };
        self.letters.len() <= whole.letters.len()
            && self.letters.iter().zip(&whole.letters).all(fits)
            && (self.tone == Tone::Level || self.tone == whole.tone)
    }
}

fn words(text: &str) -> Vec<Word> {
    let breaks = |sign: char| sign.is_whitespace() || matches!(sign, '\'' | '’' | '-' | '.' | ',');
    text.split(breaks).map(word).filter(|word| !word.letters.is_empty()).collect()
}

fn word(text: &str) -> Word {
    let mut word = Word { letters: Vec::new(), tone: Tone::Level };
    for sign in signs(text) {
        match sign {
            Sign::Letter(Letter { base, shape, tone, .. }) => {
                word.letters.push((char::from(base), shape));
                word.tone = if word.tone == Tone::Level { tone } else { word.tone };
            }
            Sign::Other(mark) if is_combining(mark) => {}
            Sign::Other(other) => word.letters.push((other, Shape::Plain)),
        }
    }
    word
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn people_are_found_by_parts_of_their_names() {
        let cases = [
            ("nguyen thi huong", "Nguyễn Thị Hường", true),
            ("Hường", "Nguyễn Thị Hường", true),
            ("huong nguyen", "Nguyễn Thị Hường", true),
            ("  HUONG ", "Nguyễn Thị Hường", true),
            ("ng th hu", "Nguyễn Thị Hường", true),
            ("Hường", "Nguyễn Thị Hương", false),
            ("Hương", "Nguyễn Thị Hường", true),
            ("huong", "Nguyễn Thị Hương", true),
            ("đang", "Đặng Thị Đào", true),
            ("dang", "Đặng Thị Đào", true),
            ("đao", "Nguyễn Thị Dao", false),
            ("hoà", "Lê Thị Hòa", true),
            ("hòa", "Lê Thị Hoà", true),
            ("hoà", "Lê Văn Hoàng", true),
            ("hoa", "Lê Văn Thoa", false),
            ("hung hung", "Nguyễn Văn Hùng", false),
            ("hung h", "Hà Văn Hùng", true),
            ("h hung", "Hùng Văn Hà", true),
            ("hen nie", "H'Hen Niê", true),
            ("h'hen", "H'Hen Niê", true),
            ("Hu\u{31b}o\u{31b}\u{300}ng", "Nguyễn Thị Hường", true),
            ("", "Nguyễn Thị Hường", true),
            ("lan", "", false),
        ];
        for (query, name, found) in cases {
            assert_eq!(matches(query, name), found, "{query} in {name}");
        }
    }

    proptest! {
        #[test]
        fn a_name_is_found_by_itself_folded_and_turned_round(words in prop::collection::vec("[a-zăâđêôơưáàạ]{1,6}", 1..5)) {
            let name = words.join(" ");
            prop_assert!(matches(&name, &name));
            prop_assert!(matches(&super::super::fold(&name), &name));
            let turned: Vec<&str> = words.iter().rev().map(String::as_str).collect();
            prop_assert!(matches(&turned.join(" "), &name));
        }
    }
}
