//! Files made here, as Word makes them.

use std::io::{Cursor, Write};

use shared::document::markup;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;

const STYLES: &str = r#"<w:style w:type="paragraph" w:styleId="Dau"><w:name w:val="heading 1"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Con"><w:name w:val="Con"/><w:basedOn w:val="Dau"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>"#;

const NUMBERING: &str = r#"<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="8"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="9"><w:lvl w:ilvl="0"><w:start w:val="4"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="9"/></w:num>"#;

fn part(name: &str, inside: &str) -> String {
    format!(r#"<?xml version="1.0" encoding="UTF-8"?><w:{name} xmlns:w="{W}">{inside}</w:{name}>"#)
}

fn zipped(parts: &[(&str, String)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn docx(body: &str) -> Vec<u8> {
    zipped(&[
        ("word/document.xml", part("document", &format!("<w:body>{body}<w:sectPr/></w:body>"))),
        ("word/styles.xml", part("styles", STYLES)),
        ("word/numbering.xml", part("numbering", NUMBERING)),
    ])
}

fn paragraph(properties: &str, runs: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>")
}

fn plain(text: &str) -> String {
    format!(r#"<w:r><w:t xml:space="preserve">{text}</w:t></w:r>"#)
}

fn bold(text: &str) -> String {
    format!(r#"<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>"#)
}

fn list(id: u8, level: u8) -> String {
    format!(r#"<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{id}"/></w:numPr>"#)
}

/// The text of a body in the plain form.
fn text(body: &str) -> String {
    markup::write(&read(&docx(body)).unwrap().blocks)
}

#[test]
fn headings_are_known_by_style_by_outline_and_by_look() {
    let body = [
        paragraph(r#"<w:pStyle w:val="Dau"/>"#, &plain("I. Theo kiểu")),
        paragraph(r#"<w:pStyle w:val="Con"/>"#, &plain("1. Theo kiểu con")),
        paragraph("", &bold("II. Đậm, số La Mã")),
        paragraph("", &bold("Điều 3. Phạm vi")),
        paragraph("", &bold("Đồng chí Nguyễn Văn A")),
        paragraph("", &plain("III. Không đậm")),
    ];
    assert_eq!(
        text(&body.concat()),
        "# I. Theo kiểu\n\n## 1. Theo kiểu con\n\n# II. Đậm, số La Mã\n\n## Điều 3. Phạm vi\n\n\
         **Đồng chí Nguyễn Văn A**\n\nIII. Không đậm"
    );
}

#[test]
fn numbers_that_word_counts_become_words() {
    let body = [
        paragraph(&list(1, 0), &plain("Một")),
        paragraph(&list(1, 1), &plain("ý")),
        paragraph(&list(1, 1), &plain("ý nữa")),
        paragraph(&list(1, 0), &plain("Hai")),
        paragraph(&list(1, 1), &plain("ý khác")),
        paragraph(&list(3, 0), &plain("La Mã")),
        paragraph(&list(2, 0), &plain("gạch")),
        paragraph(&list(2, 0), &plain("gạch nữa")),
        paragraph(&list(9, 0), &plain("danh sách lạ")),
    ];
    assert_eq!(
        text(&body.concat()),
        "1. Một\n\na) ý\n\nb) ý nữa\n\n2. Hai\n\na) ý khác\n\nIV. La Mã\n\n- gạch\n- gạch nữa\n\ndanh sách lạ"
    );
}

#[test]
fn words_are_put_together_and_spaces_stay_outside_of_bold() {
    let runs =
        [plain("Gieo "), bold("120 "), bold("ha "), plain("  ngô"), "<w:del>x</w:del>".into()].concat();
    let inserted =
        format!("<w:ins>{}</w:ins><w:hyperlink>{}</w:hyperlink>", plain(" và khoai"), plain(" tây"));
    assert_eq!(text(&paragraph("", &(runs + &inserted))), "Gieo **120 ha** ngô và khoai tây");
    let broken = paragraph("", &(plain("dòng một") + "<w:r><w:br/></w:r>" + &plain("dòng hai")));
    assert_eq!(text(&broken), "dòng một\n\ndòng hai");
    let apart = paragraph("", &plain("Nghi\u{323} quyê\u{301}t"));
    assert_eq!(text(&apart), "Nghị quyết");
    let signs = paragraph("", &plain("# 2*3 | a_b"));
    assert_eq!(read(&docx(&signs)).unwrap().words(), "# 2*3 | a_b");
    assert_eq!(markup::read(&text(&signs)), read(&docx(&signs)).unwrap().blocks);
}

#[test]
fn a_table_is_a_table_and_pictures_are_counted() {
    let cell = |text: &str| format!("<w:tc>{}</w:tc>", paragraph("", &plain(text)));
    let row =
        |cells: &[&str]| format!("<w:tr>{}</w:tr>", cells.iter().map(|it| cell(it)).collect::<String>());
    let table = format!("<w:tbl>{}{}</w:tbl>", row(&["Việc", "Hạn"]), row(&["Gặt"]));
    let read = read(&docx(&(table + &paragraph("", "<w:r><w:drawing/></w:r>")))).unwrap();
    assert_eq!(markup::write(&read.blocks), "| Việc | Hạn |\n| Gặt |  |");
    assert_eq!(read.pictures, 1);
}

#[test]
fn what_is_no_text_document_is_refused_with_the_reason() {
    assert_eq!(read(b"khong phai zip"), Err(DocxRefusal::NotADocx));
    assert_eq!(read(&zipped(&[("xl/workbook.xml", String::new())])), Err(DocxRefusal::NotADocx));
    let broken = |text: &str| zipped(&[("word/document.xml", text.to_owned())]);
    for text in ["<w:document>", "<a/>", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"] {
        assert_eq!(read(&broken(text)), Err(DocxRefusal::Damaged), "{text}");
    }
    let bomb = zipped(&[("word/document.xml", " ".repeat((32 << 20) + 1))]);
    assert!(bomb.len() < 100_000);
    assert_eq!(read(&bomb), Err(DocxRefusal::TooLarge));
}
