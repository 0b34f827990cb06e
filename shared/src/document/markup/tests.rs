use insta::assert_debug_snapshot;
use proptest::prelude::*;

use super::*;
use crate::document::body::Run;

fn plain(text: &str) -> Runs {
    vec![Run::plain(text)]
}

#[test]
fn each_form_becomes_what_the_table_says() {
    let text = "# I. Mục tiêu\n\nMột đoạn **đậm** và __nghiêng__.\n- điểm một\n+ điểm con\n\n> lời trích\n\
                | Việc | Hạn |\n|---|---|\n| Gặt lúa | 30/11 |\n1. Số giữ nguyên là chữ";
    assert_debug_snapshot!(read(text));
}

#[test]
fn what_is_nothing_special_is_words() {
    for text in [
        "#không cách",
        "2 * 3 * 4 = 24",
        "**chưa đóng",
        "Họ tên: ________",
        "a | b",
        "-liền",
        "* ",
        "5*",
        "\\# không phải mục",
    ] {
        let blocks = read(text);
        assert!(blocks.iter().all(|block| matches!(block, Block::Paragraph { .. })), "{text}: {blocks:?}");
    }
    assert_eq!(read("2 * 3 * 4"), [Block::Paragraph { runs: plain("2 * 3 * 4") }]);
    assert_eq!(read("\\# mục"), [Block::Paragraph { runs: plain("# mục") }]);
    assert_eq!(read("  \n\n \u{200b}\n"), []);
}

#[test]
fn a_row_is_as_long_as_the_head() {
    let rows = vec![vec![plain("a"), plain("b")], vec![plain("c"), vec![]]];
    assert_eq!(read("|a|b|\n|c|"), [Block::Table { rows }]);
}

fn run() -> impl Strategy<Value = Run> {
    ("[a-zàđ][a-zàđ0-9.*_|#\\\\-]{0,6}[a-zàđ]", any::<bool>(), any::<bool>())
        .prop_map(|(text, bold, italic)| Run { text, bold, italic })
}

/// Runs as reading makes them: no two neighbours in one style.
fn line() -> impl Strategy<Value = Runs> {
    prop::collection::vec(run(), 1..4).prop_map(|runs| {
        let mut joined: Runs = Vec::new();
        for run in runs {
            match joined.last_mut() {
                Some(last) if (last.bold, last.italic) == (run.bold, run.italic) => last.text += &run.text,
                _ => joined.push(run),
            }
        }
        joined
    })
}

fn some_block() -> impl Strategy<Value = Block> {
    prop_oneof![
        (1..4_u8, line()).prop_map(|(level, runs)| Block::Heading { level, runs }),
        line().prop_map(|runs| Block::Paragraph { runs }),
        line().prop_map(|runs| Block::Quote { runs }),
        prop::collection::vec((0..2_u8, line()).prop_map(|(level, runs)| Entry { level, runs }), 1..4)
            .prop_map(|entries| Block::List { entries }),
        (1..4_usize).prop_flat_map(|width| {
            let row = prop::collection::vec(line(), width);
            prop::collection::vec(row, 1..4).prop_map(|rows| Block::Table { rows })
        }),
    ]
}

proptest! {
    #[test]
    fn what_is_written_is_read_as_the_same(blocks in prop::collection::vec(some_block(), 0..6)) {
        prop_assert_eq!(read(&write(&blocks)), blocks);
    }

    #[test]
    fn no_text_makes_it_fail_and_reading_settles(text in "[ -~\\n*_|#>à-ỹ]{0,80}") {
        let blocks = read(&text);
        prop_assert_eq!(read(&write(&blocks)), blocks);
    }
}
