//! Files as honest people and others send them. Each is made here, byte by byte or with the library that writes them.

use std::io::{Cursor, Write};

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, Stream, dictionary, text_string};
use shared::file::FileKind::{Docx, Jpeg, Pdf, Png, Xlsx};
use shared::file::{FileKind, FileRefusal, MarkPlace};
use shared::text::SecrecyMark::{self, Confidential, Secret, TopSecret};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{Budget, check};

fn look(kind: FileKind, bytes: &[u8]) -> Result<(), FileRefusal> {
    check(kind, bytes, &mut Budget::default())
}

fn marked(mark: SecrecyMark, place: MarkPlace) -> Result<(), FileRefusal> {
    Err(FileRefusal::Marked { mark, place })
}

/// A zip of parts.
fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).expect("memory takes every part");
        writer.write_all(part).expect("memory takes every byte");
    }
    writer.finish().expect("memory takes the directory").into_inner()
}

/// A document of Word with these paragraphs and further parts.
fn word(paragraphs: &[&str], more: &[(&str, &str)]) -> Vec<u8> {
    let paragraph = |text: &&str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let body: String = paragraphs.iter().map(paragraph).collect();
    let body =
        format!("<?xml version=\"1.0\"?><w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>");
    let mut parts = vec![("[Content_Types].xml", "<Types/>"), ("word/document.xml", body.as_str())];
    parts.extend(more);
    package(&parts.iter().map(|(name, part)| (*name, part.as_bytes())).collect::<Vec<_>>())
}

/// A line of a page: where, how large, what.
type Line<'l> = (f32, f32, &'l str);

/// A PDF of one page with a font as word processors embed it: codes of glyphs, and a table that says what they show.
fn pdf(lines: &[Line<'_>], change: impl FnOnce(&mut Document, &mut Dictionary)) -> Vec<u8> {
    let mut document = Document::with_version("1.7");
    let pages = document.new_object_id();
    let signs: Vec<char> = lines.iter().flat_map(|(_, _, text)| text.chars()).collect();
    let font = font(&mut document, &signs);
    let mut operations = Vec::new();
    let mut next = 1_u16;
    for (x, y, text) in lines {
        let bytes: Vec<u8> = text
            .chars()
            .flat_map(|_| {
                next += 1;
                (next - 1).to_be_bytes()
            })
            .collect();
        let shown = Object::String(bytes, lopdf::StringFormat::Hexadecimal);
        operations.extend([
            Operation::new("BT", vec![]),
            Operation::new("Tf", vec!["F1".into(), 14.into()]),
            Operation::new("Tm", vec![1.into(), 0.into(), 0.into(), 1.into(), (*x).into(), (*y).into()]),
            Operation::new("Tj", vec![shown]),
            Operation::new("ET", vec![]),
        ]);
    }
    let content = Content { operations }.encode().expect("operations are written");
    let content = document.add_object(Stream::new(dictionary! {}, content));
    let page = document.add_object(dictionary! {
        "Type" => "Page", "Parent" => pages, "Contents" => content,
        "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
        "Resources" => dictionary! { "Font" => dictionary! { "F1" => font } },
    });
    let tree = dictionary! { "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1 };
    document.objects.insert(pages, tree.into());
    let mut catalog = dictionary! { "Type" => "Catalog", "Pages" => pages };
    change(&mut document, &mut catalog);
    let catalog = document.add_object(catalog);
    document.trailer.set("Root", catalog);
    document.compress();
    written(&mut document)
}

fn written(document: &mut Document) -> Vec<u8> {
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).expect("memory takes a document");
    bytes
}

/// A font whose codes count from 1, with the table that tells what they show.
fn font(document: &mut Document, signs: &[char]) -> lopdf::ObjectId {
    let line = |(code, sign): (usize, &char)| {
        let units: String = sign.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("{unit:04X}")).collect();
        format!("<{:04X}> <{units}>\n", code + 1)
    };
    let table = format!(
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapName /X def\n/CMapType 2 def\n\
         1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n{} beginbfchar\n{}endbfchar\nendcmap\n\
         CMapName currentdict /CMap defineresource pop\nend\nend\n",
        signs.len(),
        signs.iter().enumerate().map(line).collect::<String>()
    );
    let table = document.add_object(Stream::new(dictionary! {}, table.into_bytes()));
    let below = document
        .add_object(dictionary! { "Type" => "Font", "Subtype" => "CIDFontType2", "BaseFont" => "Tinos" });
    document.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "Type0", "BaseFont" => "Tinos", "Encoding" => "Identity-H",
        "DescendantFonts" => vec![below.into()], "ToUnicode" => table,
    })
}

const HEAD: Line<'_> = (60.0, 780.0, "ĐẢNG ỦY XÃ PHÚC LÂM");

#[test]
fn papers_of_every_day_are_let_in() {
    assert_eq!(look(Pdf, &pdf(&[HEAD, (60.0, 700.0, "Giữ bí mật nhà nước")], |_, _| {})), Ok(()));
    assert_eq!(look(Docx, &word(&["BẢO VỆ BÍ MẬT NHÀ NƯỚC", "Mật độ dân số", "a &amp; b"], &[])), Ok(()));
    let mut workbook = rust_xlsxwriter::Workbook::new();
    workbook.add_worksheet().write_string(0, 0, "Mật khẩu").expect("a cell");
    assert_eq!(look(Xlsx, &workbook.save_to_buffer().expect("a workbook")), Ok(()));
    assert_eq!(look(Jpeg, &jpeg(b"Chup tai nha van hoa")), Ok(()));
    assert_eq!(look(Png, &png(b"tEXt", b"Title\0Nha van hoa")), Ok(()));
}

#[test]
fn a_mark_is_found_wherever_word_can_hold_one() {
    let text = |mark| marked(mark, MarkPlace::Text);
    for (file, refusal) in [
        (word(&["ĐẢNG ỦY XÃ", "MẬT"], &[]), text(Confidential)),
        (word(&["T U Y Ệ T  M Ậ T"], &[]), text(TopSecret)),
        (word(&["TUYỆT</w:t></w:r><w:r><w:t> MẬT"], &[]), text(TopSecret)),
        (word(&["T&#7888;I M&#7852;T"], &[]), text(Secret)),
        (word(&["a"], &[("word/header1.xml", "<w:hdr><w:p><w:t>TỐI MẬT</w:t></w:p></w:hdr>")]), text(Secret)),
        (
            word(&["a"], &[("word/header2.xml", "<w:hdr><v:textpath string=\"MẬT\"/></w:hdr>")]),
            text(Confidential),
        ),
        (
            word(&["a"], &[("word/comments.xml", "<w:comments><w:p><w:t>MẬT</w:t></w:p></w:comments>")]),
            text(Confidential),
        ),
        (
            word(&["a"], &[("docProps/core.xml", "<c><dc:title>Báo cáo (mật)</dc:title></c>")]),
            marked(Confidential, MarkPlace::Metadata),
        ),
        (
            word(
                &["a"],
                &[("docProps/custom.xml", "<P><property><vt:lpwstr>Tuyệt mật</vt:lpwstr></property></P>")],
            ),
            marked(TopSecret, MarkPlace::Metadata),
        ),
        (word(&["a"], &[("docProps/core.xml", "<c><dc:creator>TRẦN MẬT</dc:creator></c>")]), Ok(())),
    ] {
        assert_eq!(look(Docx, &file), refusal);
    }
}

#[test]
fn a_mark_is_found_wherever_excel_can_hold_one() {
    let mut cell = rust_xlsxwriter::Workbook::new();
    cell.add_worksheet().write_string(3, 2, "TỐI MẬT").expect("a cell");
    let mut header = rust_xlsxwriter::Workbook::new();
    header.add_worksheet().set_header("&L&\"Times,Bold\"&14ĐẢNG ỦY&R&KFF0000MẬT");
    let mut name = rust_xlsxwriter::Workbook::new();
    name.add_worksheet().set_name("Tuyệt mật").expect("a name");
    for (mut workbook, refusal) in [
        (cell, marked(Secret, MarkPlace::Text)),
        (header, marked(Confidential, MarkPlace::Text)),
        (name, marked(TopSecret, MarkPlace::Text)),
    ] {
        assert_eq!(look(Xlsx, &workbook.save_to_buffer().expect("a workbook")), refusal);
    }
}

#[test]
fn a_mark_is_found_wherever_a_pdf_can_hold_one() {
    let text = |mark| marked(mark, MarkPlace::Text);
    let beside = pdf(&[HEAD, (420.0, 780.0, "MẬT")], |_, _| {});
    assert_eq!(look(Pdf, &beside), text(Confidential), "in a column of its own");
    assert_eq!(look(Pdf, &pdf(&[(60.0, 700.0, "T U Y Ệ T  M Ậ T")], |_, _| {})), text(TopSecret));
    let apart: Vec<_> = "MẬT".chars().map(String::from).collect();
    let apart: Vec<_> =
        (0_u8..).zip(&apart).map(|(n, it)| (60.0, 700.0 - 20.0 * f32::from(n), it.as_str())).collect();
    assert_eq!(look(Pdf, &pdf(&apart, |_, _| {})), text(Confidential), "letters one below the other");
    let stamp = pdf(&[HEAD], |document, _| {
        let font = font(document, &['T', 'Ố', 'I', ' ', 'M', 'Ậ', 'T']);
        let drawing = b"BT /F9 20 Tf <0001000200030004000500060007> Tj ET".to_vec();
        let resources = dictionary! { "Font" => dictionary! { "F9" => font } };
        let form = dictionary! { "Type" => "XObject", "Subtype" => "Form", "Resources" => resources };
        document.add_object(Stream::new(form, drawing));
    });
    assert_eq!(look(Pdf, &stamp), text(Secret), "a stamp as a drawing");
    let note = pdf(&[HEAD], |document, _| {
        document.add_object(
            dictionary! { "Type" => "Annot", "Subtype" => "FreeText", "Contents" => text_string("MẬT") },
        );
    });
    assert_eq!(look(Pdf, &note), text(Confidential), "a note");
    let titled = pdf(&[HEAD], |document, _| {
        let info = document.add_object(dictionary! { "Title" => text_string("Kế hoạch tuyệt mật") });
        document.trailer.set("Info", info);
    });
    assert_eq!(look(Pdf, &titled), marked(TopSecret, MarkPlace::Metadata));
    let xmp = pdf(&[HEAD], |document, _| {
        let packet = "<x><dc:subject><rdf:li>MẬT</rdf:li></dc:subject></x>".as_bytes().to_vec();
        document.add_object(Stream::new(dictionary! { "Type" => "Metadata", "Subtype" => "XML" }, packet));
    });
    assert_eq!(look(Pdf, &xmp), marked(Confidential, MarkPlace::Metadata));
}

#[test]
fn a_word_of_a_sentence_that_is_drawn_by_itself_is_no_mark() {
    let words = [(60.0, 700.0, "BẢO VỆ BÍ"), (136.0, 700.0, "MẬT"), (170.0, 700.0, "NHÀ NƯỚC")];
    assert_eq!(look(Pdf, &pdf(&words, |_, _| {})), Ok(()));
}

#[test]
fn letters_drawn_one_by_one_behind_a_long_line_are_no_column() {
    // The letters of the line are narrower than one would guess, so those behind it begin before its guessed end.
    let mut lines =
        vec![(60.0, 700.0, "Không đưa lên đây văn bản nào của tỉnh, của xã, của ai có dấu".to_owned())];
    let letters = "MẬT mà chưa hỏi".chars().map(String::from);
    lines
        .extend((0_u8..).zip(letters).map(|(count, letter)| (330.0 + 6.0 * f32::from(count), 700.0, letter)));
    let lines: Vec<_> = lines.iter().map(|(x, y, text)| (*x, *y, text.as_str())).collect();
    assert_eq!(look(Pdf, &pdf(&lines, |_, _| {})), Ok(()));
}

#[test]
fn what_runs_or_is_carried_along_is_refused() {
    let script = pdf(&[HEAD], |_, catalog| {
        catalog.set("OpenAction", dictionary! { "S" => "JavaScript", "JS" => text_string("app.alert(1)") });
    });
    assert_eq!(look(Pdf, &script), Err(FileRefusal::Active));
    let carried = pdf(&[HEAD], |document, _| {
        document.add_object(Stream::new(dictionary! { "Type" => "EmbeddedFile" }, vec![1, 2, 3]));
    });
    assert_eq!(look(Pdf, &carried), Err(FileRefusal::Embedded));
    assert_eq!(look(Docx, &word(&["a"], &[("word/vbaProject.bin", "x")])), Err(FileRefusal::Active));
    assert_eq!(
        look(Docx, &word(&["a"], &[("word/embeddings/oleObject1.bin", "x")])),
        Err(FileRefusal::Embedded)
    );
    let inner = word(&["MẬT"], &[]);
    let outer = package(&[("word/document.xml", b"<w:p/>"), ("word/embeddings/a.docx", &inner)]);
    assert_eq!(look(Docx, &outer), marked(Confidential, MarkPlace::Text), "one within another is read too");
    let deeper = package(&[("word/document.xml", b"<w:p/>"), ("word/embeddings/b.docx", &outer)]);
    assert_eq!(look(Docx, &deeper), Err(FileRefusal::Embedded));
    assert_eq!(
        look(Docx, &word(&["a"], &[("word/a.xml", "<!DOCTYPE a [<!ENTITY b 'c'>]><a/>")])),
        Err(FileRefusal::Active)
    );
}

#[test]
fn what_opens_only_with_a_password_is_refused() {
    let compound = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".as_slice(), &[0; 600], &name, &[0; 600]].concat()
    };
    assert_eq!(look(Docx, &compound("EncryptedPackage")), Err(FileRefusal::Protected));
    assert_eq!(look(Xlsx, &compound("Workbook")), Err(FileRefusal::OldFormat));
    for (user, refusal) in [("lúa chín", Err(FileRefusal::Protected)), ("", Ok(()))] {
        let mut document = Document::load_mem(&pdf(&[HEAD], |_, _| {})).expect("our own document opens");
        document.trailer.set("ID", vec![text_string("a"), text_string("b")]);
        let version = lopdf::EncryptionVersion::V2 {
            document: &document,
            owner_password: "chủ",
            user_password: user,
            key_length: 128,
            permissions: lopdf::Permissions::empty(),
        };
        let state = lopdf::EncryptionState::try_from(version).expect("a state");
        document.encrypt(&state).expect("our own document is encrypted");
        assert_eq!(look(Pdf, &written(&mut document)), refusal, "{user}");
    }
}

#[test]
fn what_is_of_another_kind_than_its_name_says_is_refused() {
    let zip = package(&[("a.txt", b"a")]);
    let mut workbook = rust_xlsxwriter::Workbook::new();
    workbook.add_worksheet();
    for (kind, bytes, refusal) in [
        (Pdf, [b"MZ\x90\x00".as_slice(), &[0; 600]].concat(), FileRefusal::Program),
        (Pdf, [b"\x7fELF\x02\x01\x01\x00".as_slice(), &[0; 600]].concat(), FileRefusal::Program),
        (Png, zip.clone(), FileRefusal::Archive),
        (Docx, zip, FileRefusal::Archive),
        (Docx, b"Rar!\x1a\x07\x00".to_vec(), FileRefusal::Archive),
        (Xlsx, word(&["a"], &[]), FileRefusal::OtherContent),
        (Pdf, workbook.save_to_buffer().expect("a workbook"), FileRefusal::OtherContent),
        (Jpeg, png(b"tEXt", b"a\0b"), FileRefusal::OtherContent),
        (Pdf, b"xin chao".to_vec(), FileRefusal::OtherContent),
        (Pdf, b"%PDF-1.7\nno more".to_vec(), FileRefusal::Damaged),
        (Docx, b"PK\x03\x04 and no more".to_vec(), FileRefusal::Damaged),
        (Docx, word(&["<w:r>"], &[]), FileRefusal::Damaged),
    ] {
        assert_eq!(look(kind, &bytes), Err(refusal), "{kind:?}");
    }
}

#[test]
fn a_bomb_is_refused_by_what_it_unpacks_to() {
    let zeros = vec![b' '; 3 << 20];
    let word = package(&[("word/document.xml", b"<w:p/>"), ("word/media/a", &zeros)]);
    assert!(word.len() < 32 << 10, "small as sent");
    assert_eq!(check(Docx, &word, &mut Budget::of(2 << 20)), Err(FileRefusal::TooComplex));
    let page = pdf(&[HEAD], |document, _| {
        let mut stream =
            Stream::new(dictionary! { "Type" => "XObject", "Subtype" => "Form" }, vec![b' '; 40 << 20]);
        stream.compress().expect("blanks are compressed");
        document.add_object(stream);
    });
    assert!(page.len() < 200 << 10, "small as sent");
    assert_eq!(look(Pdf, &page), Err(FileRefusal::TooComplex));
    let mut objects = Stream::new(dictionary! { "Type" => "ObjStm" }, vec![b' '; 25 << 20]);
    objects.compress().expect("blanks are compressed");
    let mut bytes = b"%PDF-1.7\n5 0 obj\n<< /Type /ObjStm /Filter /FlateDecode >>\nstream\n".to_vec();
    bytes.extend(&objects.content);
    assert_eq!(look(Pdf, &bytes), Err(FileRefusal::TooComplex), "refused before it is opened");
}

#[test]
fn deep_nesting_is_refused_and_not_fatal() {
    let deep = format!("{}{}", "[".repeat(200_000), "]".repeat(200_000));
    let mut bytes = b"%PDF-1.7\n1 0 obj\n".to_vec();
    bytes.extend(deep.as_bytes());
    bytes.extend(b"\nendobj\ntrailer\n<< /Root 1 0 R >>\n");
    assert_eq!(look(Pdf, &bytes), Err(FileRefusal::Damaged));
    let xml = format!("<a>{}{}</a>", "<b>".repeat(200_000), "</b>".repeat(200_000));
    assert_eq!(
        look(Docx, &word(&["a"], &[("word/a.xml", &xml)])),
        Ok(()),
        "read as a stream, depth costs nothing"
    );
}

#[test]
fn the_metadata_of_a_picture_are_read() {
    let utf16: Vec<u8> = "TUYỆT MẬT".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(look(Jpeg, &jpeg("(MẬT)".as_bytes())), marked(Confidential, MarkPlace::Metadata));
    assert_eq!(
        look(Jpeg, &jpeg(&[b"Exif\0\0II*\0".as_slice(), &utf16].concat())),
        marked(TopSecret, MarkPlace::Metadata)
    );
    assert_eq!(
        look(Png, &png(b"iTXt", "Title\0\0\0\0\0Tối mật".as_bytes())),
        marked(Secret, MarkPlace::Metadata)
    );
    assert_eq!(look(Png, &png(b"zTXt", b"Title\0\0x")), Err(FileRefusal::TooComplex));
    assert_eq!(look(Jpeg, b"\xff\xd8\xff\xe1\xff\xff"), Err(FileRefusal::Damaged), "a length beyond the end");
    assert_eq!(look(Png, b"\x89PNG\r\n\x1a\n\xff\xff\xff\xffIDAT"), Err(FileRefusal::Damaged));
}

/// A JPEG without a picture, with metadata.
fn jpeg(metadata: &[u8]) -> Vec<u8> {
    let length = u16::try_from(metadata.len() + 2).expect("a short comment").to_be_bytes();
    [b"\xff\xd8\xff\xe1".as_slice(), &length, metadata, b"\xff\xda\x00\x02\xff\xd9"].concat()
}

/// A PNG without a picture, with a chunk.
fn png(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let length = u32::try_from(data.len()).expect("a short chunk").to_be_bytes();
    [b"\x89PNG\r\n\x1a\n".as_slice(), &length, kind, data, &[0; 4], &[0; 4], b"IEND", &[0; 4]].concat()
}
