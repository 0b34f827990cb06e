//! The table of Vietnamese letters, and text read as a row of them.
//!
//! A letter is a base `a`–`z`, a shape that belongs to the letter itself (`ă`, `ơ`, `đ`) and the tone of its syllable.

use std::sync::LazyLock;

/// The mark that makes a letter of its own, in the order of the alphabet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Shape {
    /// `a`
    Plain,
    /// `ă`, and `ĕ ĭ ŏ ŭ` of the Ê Đê, Gia Rai and Ba Na alphabets
    Breve,
    /// `â ê ô`
    Circumflex,
    /// `ơ ư`
    Horn,
    /// `đ`, `ƀ`
    Stroke,
    /// `č`
    Caron,
    /// `ñ`
    Tilde,
}

/// The tone of a syllable, in the order of the dictionary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Tone {
    /// Thanh ngang.
    Level,
    /// Thanh huyền.
    Grave,
    /// Thanh hỏi.
    Hook,
    /// Thanh ngã.
    Tilde,
    /// Thanh sắc.
    Acute,
    /// Thanh nặng.
    Dot,
}

const TONES: [Tone; 6] = [Tone::Level, Tone::Grave, Tone::Hook, Tone::Tilde, Tone::Acute, Tone::Dot];

impl Tone {
    /// The combining mark that writes it; `None` for the level tone.
    pub const fn mark(self) -> Option<char> {
        match self {
            Self::Level => None,
            Self::Grave => Some('\u{300}'),
            Self::Hook => Some('\u{309}'),
            Self::Tilde => Some('\u{303}'),
            Self::Acute => Some('\u{301}'),
            Self::Dot => Some('\u{323}'),
        }
    }
}

/// A letter taken apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Letter {
    /// `a` to `z`, always lower case.
    pub base: u8,
    /// The mark of the letter itself.
    pub shape: Shape,
    /// The tone written on this letter.
    pub tone: Tone,
    /// Whether it is a capital.
    pub upper: bool,
}

/// A letter in all its tones (in the order of [`TONES`]), small and capital.
struct Row(u8, Shape, &'static str, &'static str);

const ROWS: [Row; 20] = [
    Row(b'a', Shape::Plain, "aàảãáạ", "AÀẢÃÁẠ"),
    Row(b'a', Shape::Breve, "ăằẳẵắặ", "ĂẰẲẴẮẶ"),
    Row(b'a', Shape::Circumflex, "âầẩẫấậ", "ÂẦẨẪẤẬ"),
    Row(b'd', Shape::Stroke, "đ", "Đ"),
    Row(b'e', Shape::Plain, "eèẻẽéẹ", "EÈẺẼÉẸ"),
    Row(b'e', Shape::Circumflex, "êềểễếệ", "ÊỀỂỄẾỆ"),
    Row(b'i', Shape::Plain, "iìỉĩíị", "IÌỈĨÍỊ"),
    Row(b'o', Shape::Plain, "oòỏõóọ", "OÒỎÕÓỌ"),
    Row(b'o', Shape::Circumflex, "ôồổỗốộ", "ÔỒỔỖỐỘ"),
    Row(b'o', Shape::Horn, "ơờởỡớợ", "ƠỜỞỠỚỢ"),
    Row(b'u', Shape::Plain, "uùủũúụ", "UÙỦŨÚỤ"),
    Row(b'u', Shape::Horn, "ưừửữứự", "ƯỪỬỮỨỰ"),
    Row(b'y', Shape::Plain, "yỳỷỹýỵ", "YỲỶỸÝỴ"),
    Row(b'b', Shape::Stroke, "ƀ", "Ƀ"),
    Row(b'c', Shape::Caron, "č", "Č"),
    Row(b'e', Shape::Breve, "ĕ", "Ĕ"),
    Row(b'i', Shape::Breve, "ĭ", "Ĭ"),
    Row(b'n', Shape::Tilde, "ñ", "Ñ"),
    Row(b'o', Shape::Breve, "ŏ", "Ŏ"),
    Row(b'u', Shape::Breve, "ŭ", "Ŭ"),
];

/// Every marked letter taken apart, in the order of its code, to be searched.
static MARKED: LazyLock<Vec<(char, Letter)>> = LazyLock::new(|| {
    let forms = |Row(base, shape, small, capital): &Row| {
        let (base, shape) = (*base, *shape);
        [(*small, false), (*capital, true)].into_iter().flat_map(move |(forms, upper)| {
            forms.chars().zip(TONES).map(move |(form, tone)| (form, Letter { base, shape, tone, upper }))
        })
    };
    let mut marked: Vec<(char, Letter)> = ROWS.iter().flat_map(forms).collect();
    marked.sort_unstable_by_key(|(form, _)| *form);
    marked
});

impl Letter {
    /// Takes a composed letter apart; `None` for what is no letter of a Vietnamese name.
    pub fn of(sign: char) -> Option<Self> {
        if sign.is_ascii() {
            let upper = sign.is_ascii_uppercase();
            let base = sign.to_ascii_lowercase() as u8;
            return sign.is_ascii_alphabetic().then_some(Self {
                base,
                shape: Shape::Plain,
                tone: Tone::Level,
                upper,
            });
        }
        let sign = match sign {
            'Ð' | 'Ɖ' => 'Đ',
            'ð' => 'đ',
            other => other,
        };
        let place = MARKED.binary_search_by_key(&sign, |(marked, _)| *marked).ok()?;
        Some(MARKED[place].1)
    }

    /// Puts the letter together again.
    pub fn to_char(self) -> char {
        self.composed().unwrap_or(char::from(self.base))
    }

    fn composed(self) -> Option<char> {
        if self.shape == Shape::Plain && self.tone == Tone::Level {
            let base = char::from(self.base);
            return Some(if self.upper { base.to_ascii_uppercase() } else { base });
        }
        let row = ROWS.iter().find(|row| row.0 == self.base && row.1 == self.shape)?;
        let forms = if self.upper { row.3 } else { row.2 };
        forms.chars().nth(self.tone as usize)
    }

    /// The letter with a combining mark added; `None` when no such letter exists.
    fn with(self, mark: char) -> Option<Self> {
        let tone = match mark {
            '\u{300}' | '\u{340}' => Some(Tone::Grave),
            '\u{309}' => Some(Tone::Hook),
            '\u{303}' if self.base != b'n' => Some(Tone::Tilde),
            '\u{301}' | '\u{341}' => Some(Tone::Acute),
            '\u{323}' => Some(Tone::Dot),
            _ => None,
        };
        let shape = match mark {
            '\u{306}' => Some(Shape::Breve),
            '\u{302}' => Some(Shape::Circumflex),
            '\u{31b}' => Some(Shape::Horn),
            '\u{30c}' => Some(Shape::Caron),
            '\u{303}' if self.base == b'n' => Some(Shape::Tilde),
            _ => None,
        };
        let marked = match (tone, shape) {
            (Some(tone), _) if self.tone == Tone::Level => Self { tone, ..self },
            (_, Some(shape)) if self.shape == Shape::Plain => Self { shape, ..self },
            _ => return None,
        };
        marked.composed().map(|_| marked)
    }
}

/// One sign of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    /// A Vietnamese letter.
    Letter(Letter),
    /// Anything else: digits, punctuation, white space, foreign letters.
    Other(char),
}

impl Sign {
    /// The sign as one composed character.
    pub fn to_char(self) -> char {
        match self {
            Self::Letter(letter) => letter.to_char(),
            Self::Other(other) => other,
        }
    }
}

/// Reads a text as signs, marks joined to their letters and invisible signs left out.
pub(super) fn signs(text: &str) -> impl Iterator<Item = Sign> + '_ {
    let mut rest = text.chars().filter(|sign| !is_invisible(*sign)).peekable();
    std::iter::from_fn(move || {
        let first = rest.next()?;
        let Some(mut letter) = Letter::of(first) else { return Some(Sign::Other(first)) };
        while let Some(marked) = rest.peek().and_then(|mark| letter.with(*mark)) {
            letter = marked;
            rest.next();
        }
        Some(Sign::Letter(letter))
    })
}

/// Whether `sign` may stand in a name as a letter: Vietnamese, or of the alphabets of minority languages, some of
/// whose letters carry a breve that has no composed form.
pub(crate) fn is_name_letter(sign: char) -> bool {
    sign == '\u{306}' || Letter::of(sign).is_some()
}

/// Whether `sign` is a mark that belongs to the letter before it.
pub(super) fn is_combining(sign: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&sign)
}

fn is_invisible(sign: char) -> bool {
    matches!(sign, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// Every marked letter, for tests.
#[cfg(test)]
pub(super) const ALPHABET: &str = "aàảãáạăằẳẵắặâầẩẫấậđeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵ\
                                   AÀẢÃÁẠĂẰẲẴẮẶÂẦẨẪẤẬĐEÈẺẼÉẸÊỀỂỄẾỆIÌỈĨÍỊOÒỎÕÓỌÔỒỔỖỐỘƠỜỞỠỚỢUÙỦŨÚỤƯỪỬỮỨỰYỲỶỸÝỴčñŏŭĕĭ";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_letter_comes_back_from_its_parts() {
        for sign in ALPHABET.chars().chain('a'..='z').chain('A'..='Z') {
            let letter = Letter::of(sign).expect("the alphabet holds letters only");
            assert_eq!(letter.to_char(), sign);
        }
    }

    #[test]
    fn digits_and_foreign_letters_are_no_letters() {
        for sign in "09 '.-#ßøüж中".chars() {
            assert_eq!(Letter::of(sign), None, "{sign}");
        }
    }
}
