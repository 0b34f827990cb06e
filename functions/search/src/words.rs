//! Reading words: syllables, numbers, codes; folded or as they sound.

use shared::text::{fold, tone_last};
use tantivy::tokenizer::{TextAnalyzer, Token, TokenStream, Tokenizer};

/// In which form words are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// `hoa`
    Folded,
    /// `hoa` with its tone behind.
    Sounded,
}

impl Form {
    /// Name of its tokenizer in an index.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Folded => "folded",
            Self::Sounded => "sounded",
        }
    }

    /// Reads text into words of this form.
    pub fn analyzer(self) -> TextAnalyzer {
        TextAnalyzer::from(Syllables(self))
    }

    /// A word in this form. Numbers lose their leading zeros: `05-NQ/ĐU` is found by `5 nq du`.
    pub fn of(self, word: &str) -> String {
        let word = match self {
            Self::Folded => fold(word),
            Self::Sounded => tone_last(word),
        };
        if !word.bytes().all(|byte| byte.is_ascii_digit()) {
            return word;
        }
        let number = word.trim_start_matches('0');
        if number.is_empty() { "0".to_owned() } else { number.to_owned() }
    }
}

/// The words of a composed or decomposed text as they were written, each with where it begins.
pub fn words(text: &str) -> Vec<(usize, &str)> {
    let is_part = |sign: char| sign.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(&sign);
    let mut words = Vec::new();
    let mut begin = None;
    for (at, sign) in text.char_indices() {
        match (is_part(sign), begin) {
            (true, None) => begin = Some(at),
            (false, Some(from)) => {
                words.push((from, &text[from..at]));
                begin = None;
            }
            _ => {}
        }
    }
    words.extend(begin.map(|from| (from, &text[from..])));
    words
}

/// The tokenizer of a form.
#[derive(Debug, Clone, Copy)]
struct Syllables(Form);

impl Tokenizer for Syllables {
    type TokenStream<'a> = Stream;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Stream {
        let token = |(position, (from, word)): (usize, (usize, &str))| Token {
            offset_from: from,
            offset_to: from + word.len(),
            position,
            text: self.0.of(word),
            position_length: 1,
        };
        let mut tokens: Vec<_> = words(text).into_iter().enumerate().map(token).collect();
        tokens.reverse();
        Stream { rest: tokens, token: Token::default() }
    }
}

/// The words of one text, the last one first.
struct Stream {
    rest: Vec<Token>,
    token: Token,
}

impl TokenStream for Stream {
    fn advance(&mut self) -> bool {
        let next = self.rest.pop();
        let is_there = next.is_some();
        self.token = next.unwrap_or_default();
        is_there
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization;

    use super::*;

    fn read(form: Form, text: &str) -> Vec<String> {
        words(text).into_iter().map(|(_, word)| form.of(word)).collect()
    }

    #[test]
    fn words_are_syllables_numbers_and_codes() {
        assert_eq!(read(Form::Folded, "Số 05-NQ/ĐU, ngày 3/11"), ["so", "5", "nq", "du", "ngay", "3", "11"]);
        assert_eq!(read(Form::Folded, "«Hoà» bình."), ["hoa", "binh"]);
        assert_eq!(read(Form::Folded, "000 –"), ["0"]);
    }

    #[test]
    fn both_ways_of_storing_a_letter_are_one_word() {
        let text = "Học tập, làm theo; hoà bình ở Đắk Lắk";
        let apart: String = text.nfd().collect();
        for form in [Form::Folded, Form::Sounded] {
            assert_eq!(read(form, text), read(form, &apart));
        }
        assert_eq!(read(Form::Sounded, "hoà"), read(Form::Sounded, "hòa"));
        assert_ne!(read(Form::Sounded, "hoà"), read(Form::Sounded, "hoá"));
    }
}
