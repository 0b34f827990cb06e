//! GIFT, the plain text in which Moodle writes questions. No crate of this language reads it, so we do: the kinds of
//! question that a bank has, the topic as category, the difficulty as a tag, the explanation as general feedback.
//!
//! ```text
//! $CATEGORY: Điều lệ Đảng
//!
//! // [tag:easy]
//! Chi bộ sinh hoạt định kỳ mấy lần? {=Mỗi tháng một lần ~Mỗi quý một lần ####Theo quy định.}
//! ```

use std::collections::BTreeSet;

use shared::study::{Difficulty, LineError, QuestionDraft, Task};

use super::{Read, ReadLine, error};

const UNKNOWN: &str =
    "Dạng câu hỏi này chưa nhận được. Xin dùng câu chọn một, chọn nhiều, đúng/sai hoặc trả lời ngắn.";
const BRACES: &str = "Không thấy phần trả lời trong ngoặc { }. Xin xem lại câu này.";

/// Signs that mean something in GIFT.
const SPECIAL: &str = "~=#{}:\\";

/// Reads a text.
pub fn read(text: &str) -> Read {
    let (mut lines, mut errors) = (Vec::new(), Vec::new());
    for block in blocks(text) {
        let line = block.line;
        match question(block) {
            Ok(question) => lines.push(ReadLine { line, question }),
            Err(sentence) => errors.push(LineError { ..error(line, sentence) }),
        }
    }
    (lines, errors)
}

/// One question as it stands in the file.
#[derive(Debug, Default)]
struct Block {
    line: u32,
    text: String,
    topic: String,
    difficulty: Difficulty,
}

/// Cuts a text into questions: an empty line outside of braces ends one.
fn blocks(text: &str) -> Vec<Block> {
    let (mut all, mut open) = (Vec::new(), Block::default());
    let (mut topic, mut difficulty) = (String::new(), Difficulty::default());
    let mut is_inside = false;
    for (number, line) in (1u32..).zip(text.trim_start_matches('\u{feff}').lines()) {
        let line = line.trim();
        if !is_inside && let Some(comment) = line.strip_prefix("//") {
            difficulty = tagged(comment).unwrap_or(difficulty);
        } else if !is_inside && let Some(category) = line.strip_prefix("$CATEGORY:") {
            finish(&mut all, &mut open);
            let last = category.rsplit('/').next().unwrap_or_default();
            topic = unescaped(last.trim());
        } else if line.is_empty() && !is_inside {
            if finish(&mut all, &mut open) {
                difficulty = Difficulty::default();
            }
        } else {
            if open.text.is_empty() {
                open = Block { line: number, text: String::new(), topic: topic.clone(), difficulty };
            }
            is_inside = is_open(is_inside, line);
            open.text.push_str(line);
            open.text.push('\n');
        }
    }
    finish(&mut all, &mut open);
    all
}

fn finish(all: &mut Vec<Block>, open: &mut Block) -> bool {
    let block = std::mem::take(open);
    let is_question = !block.text.trim().is_empty();
    if is_question {
        all.push(block);
    }
    is_question
}

/// Whether a brace is open after a line, when one was open before it or not.
fn is_open(before: bool, line: &str) -> bool {
    signs(line).fold(before, |is_open, sign| match sign {
        ('{', false) => true,
        ('}', false) => false,
        _ => is_open,
    })
}

fn tagged(comment: &str) -> Option<Difficulty> {
    let tag = comment.split("[tag:").nth(1)?.split(']').next()?.trim();
    tags().into_iter().find(|(name, _)| *name == tag).map(|(_, difficulty)| difficulty)
}

const fn tags() -> [(&'static str, Difficulty); 3] {
    [("easy", Difficulty::Easy), ("medium", Difficulty::Medium), ("hard", Difficulty::Hard)]
}

/// The signs of a text, each with whether it stands for itself because a backslash is before it.
fn signs(text: &str) -> impl Iterator<Item = (char, bool)> + '_ {
    let mut all = text.chars();
    std::iter::from_fn(move || match all.next()? {
        '\\' => match all.next() {
            Some('n') => Some(('\n', true)),
            Some(sign) => Some((sign, true)),
            None => Some(('\\', true)),
        },
        sign => Some((sign, false)),
    })
}

fn unescaped(text: &str) -> String {
    signs(text).map(|(sign, _)| sign).collect()
}

/// Where one of some signs stands that means something; in bytes.
fn find_one_of(text: &str, wanted: &[char]) -> Option<usize> {
    let mut is_plain = false;
    text.char_indices().find_map(|(place, sign)| {
        let means = !std::mem::take(&mut is_plain);
        is_plain = means && sign == '\\';
        (means && wanted.contains(&sign)).then_some(place)
    })
}

/// Where some signs stand that mean something; in bytes.
fn find(text: &str, wanted: &str) -> Option<usize> {
    let mut is_plain = false;
    for (place, sign) in text.char_indices() {
        if is_plain {
            is_plain = false;
        } else if sign == '\\' {
            is_plain = true;
        } else if text[place..].starts_with(wanted) {
            return Some(place);
        }
    }
    None
}

fn question(block: Block) -> Result<QuestionDraft, &'static str> {
    let text = block.text.trim();
    let text = match text.strip_prefix("::") {
        Some(rest) => find(rest, "::").map_or(text, |end| rest[end + 2..].trim()),
        None => text,
    };
    let text = ["[html]", "[plain]", "[moodle]", "[markdown]"]
        .into_iter()
        .find_map(|format| text.strip_prefix(format))
        .unwrap_or(text);
    let (start, end) = (find(text, "{").ok_or(BRACES)?, find(text, "}").ok_or(BRACES)?);
    if end < start {
        return Err(BRACES);
    }
    let (before, inside, after) = (&text[..start], &text[start + 1..end], text[end + 1..].trim());
    let asked = if after.is_empty() { before.trim().to_owned() } else { format!("{before}_____ {after}") };
    let (inside, explanation) = match find(inside, &general_feedback()) {
        Some(place) => (&inside[..place], unescaped(inside[place + 4..].trim())),
        None => (inside, String::new()),
    };
    Ok(QuestionDraft {
        text: unescaped(&asked),
        task: task(inside.trim())?,
        topic: block.topic,
        difficulty: block.difficulty,
        explanation,
    })
}

/// What stands before the explanation: four times the sign before any feedback.
fn general_feedback() -> String {
    "#".repeat(4)
}

/// One answer as it stands in the braces.
struct Given {
    is_right: bool,
    weight: Option<f64>,
    text: String,
}

fn task(inside: &str) -> Result<Task, &'static str> {
    let word = inside.split('#').next().unwrap_or_default().trim().to_ascii_uppercase();
    match word.as_str() {
        "T" | "TRUE" => return Ok(Task::TrueFalse { right: true }),
        "F" | "FALSE" => return Ok(Task::TrueFalse { right: false }),
        _ => {}
    }
    let mut given = Vec::new();
    let mut rest = inside;
    while let Some(sign) = rest.chars().next() {
        if sign != '=' && sign != '~' {
            return Err(UNKNOWN);
        }
        let body = &rest[1..];
        let end = find_one_of(body, &['=', '~']).unwrap_or(body.len());
        given.push(answer(sign == '=', &body[..end])?);
        rest = &body[end..];
    }
    of_answers(&given)
}

fn answer(is_right: bool, body: &str) -> Result<Given, &'static str> {
    let (weight, body) = match body.trim().strip_prefix('%') {
        Some(rest) => {
            let (weight, rest) = rest.split_once('%').ok_or(UNKNOWN)?;
            (Some(weight.trim().parse::<f64>().map_err(|_| UNKNOWN)?), rest)
        }
        None => (None, body),
    };
    let body = find(body, "#").map_or(body, |place| &body[..place]);
    if find(body, "->").is_some() {
        return Err(UNKNOWN);
    }
    Ok(Given { is_right, weight, text: unescaped(body.trim()) })
}

fn of_answers(given: &[Given]) -> Result<Task, &'static str> {
    let texts = || given.iter().map(|answer| answer.text.clone()).collect::<Vec<_>>();
    let places = |is: &dyn Fn(&Given) -> bool| -> BTreeSet<u8> {
        (0u8..).zip(given).filter(|(_, answer)| is(answer)).map(|(place, _)| place).collect()
    };
    let right = places(&|answer| answer.is_right);
    let weighted = places(&|answer| !answer.is_right && answer.weight.is_some_and(|weight| weight > 0.0));
    let has_wrong = given.iter().any(|answer| !answer.is_right);
    match (given.is_empty(), right.len(), has_wrong) {
        (true, ..) => Err(UNKNOWN),
        (_, _, false) => {
            let whole = given.iter().filter(|answer| answer.weight.is_none_or(|weight| weight >= 100.0));
            Ok(Task::ShortAnswer { accepted: whole.map(|answer| answer.text.clone()).collect() })
        }
        (_, 0, true) if !weighted.is_empty() => Ok(Task::Multiple { choices: texts(), right: weighted }),
        (_, 1, true) => {
            Ok(Task::Single { choices: texts(), right: right.first().copied().unwrap_or_default() })
        }
        _ => Err(
            "Câu có nhiều đáp án đúng: xin ghi mỗi đáp án đúng là ~%50% (phần trăm), đáp án sai là ~%-100%.",
        ),
    }
}

/// Writes questions, so that [`read`] gives the same again.
pub fn write(questions: &[QuestionDraft]) -> String {
    let (mut text, mut topic) = (String::new(), "");
    for question in questions {
        if question.topic != topic {
            topic = &question.topic;
            text.push_str(&format!("$CATEGORY: {}\n\n", escaped(topic).replace('/', "\u{2215}")));
        }
        let tag = tags().into_iter().find(|(_, difficulty)| *difficulty == question.difficulty);
        let tag = tag.map_or("medium", |(name, _)| name);
        text.push_str(&format!("// [tag:{tag}]\n{} {{{}", escaped(&question.text), answers(&question.task)));
        if !question.explanation.is_empty() {
            text.push_str(&format!(" {}{}", general_feedback(), escaped(&question.explanation)));
        }
        text.push_str("}\n\n");
    }
    text
}

fn answers(task: &Task) -> String {
    match task {
        Task::Single { choices, right } => {
            let sign = |place| if place == usize::from(*right) { '=' } else { '~' };
            let all =
                choices.iter().enumerate().map(|(at, choice)| format!("{}{}", sign(at), escaped(choice)));
            all.collect::<Vec<_>>().join(" ")
        }
        Task::Multiple { choices, right } => {
            let share = 100.0 / right.len().max(1) as f64;
            let weight =
                |place: u8| if right.contains(&place) { format!("{share:.5}") } else { "-100".into() };
            let all =
                (0u8..).zip(choices).map(|(at, choice)| format!("~%{}%{}", weight(at), escaped(choice)));
            all.collect::<Vec<_>>().join(" ")
        }
        Task::TrueFalse { right } => if *right { "TRUE" } else { "FALSE" }.to_owned(),
        Task::ShortAnswer { accepted } => {
            accepted.iter().map(|answer| format!("={}", escaped(answer))).collect::<Vec<_>>().join(" ")
        }
    }
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (place, sign) in text.char_indices() {
        // What begins a line or an answer must not be taken for a comment, a format or a weight.
        let begins = place == 0 && "/$[%-".contains(sign);
        if SPECIAL.contains(sign) || begins || (sign == '>' && text[..place].ends_with('-')) {
            out.push('\\');
        }
        out.push(sign);
    }
    out
}
