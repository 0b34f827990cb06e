//! Files as they are announced.

use super::*;
use crate::rules::file_rules;
use crate::text::SecrecyMark;

fn rules() -> FileRules {
    file_rules(jiff::civil::date(2026, 11, 20))
}

#[test]
fn a_name_and_a_size_tell_what_may_be_attached() {
    let marked = |mark| Err(FileRefusal::Marked { mark, place: MarkPlace::Name });
    for (name, size, expected) in [
        ("Dự thảo nghị quyết.pdf", 1, Ok(FileKind::Pdf)),
        ("BÁO CÁO.DOCX", 1, Ok(FileKind::Docx)),
        ("thu chi.xlsx", 25 << 20, Ok(FileKind::Xlsx)),
        ("ảnh.JPEG", 1, Ok(FileKind::Jpeg)),
        ("ảnh.png", 1, Ok(FileKind::Png)),
        ("thu chi.xlsx", (25 << 20) + 1, Err(FileRefusal::TooLarge { most_megabytes: 25 })),
        ("a.pdf", 0, Err(FileRefusal::Empty)),
        ("a.exe", 1, Err(FileRefusal::Program)),
        ("nghi quyet.pdf.exe", 1, Err(FileRefusal::Program)),
        ("a.zip", 1, Err(FileRefusal::Archive)),
        ("a.doc", 1, Err(FileRefusal::OldFormat)),
        ("a.docm", 1, Err(FileRefusal::Active)),
        ("a.mp4", 1, Err(FileRefusal::UnknownKind)),
        ("pdf", 1, Err(FileRefusal::UnknownKind)),
        ("", 1, Err(FileRefusal::BadName)),
        ("a/b.pdf", 1, Err(FileRefusal::BadName)),
        ("a\u{0}.pdf", 1, Err(FileRefusal::BadName)),
        ("Báo cáo (mật).pdf", 1, marked(SecrecyMark::Confidential)),
        ("ke hoach TUYET MAT.docx", 1, marked(SecrecyMark::TopSecret)),
        ("Bảo vệ bí mật nhà nước.pdf", 1, Ok(FileKind::Pdf)),
    ] {
        assert_eq!(check_name_and_size(name, size, rules()), expected, "{name} {size}");
    }
    let long = format!("{}.pdf", "a".repeat(150));
    assert_eq!(check_name_and_size(&long, 1, rules()), Err(FileRefusal::BadName));
}

#[test]
fn a_file_is_announced_with_its_checksum() {
    let file = |sha256: &str| NewFile {
        id: FileId::from_parts(1, 1),
        name: "a.pdf".into(),
        size: 1,
        sha256: sha256.into(),
    };
    assert_eq!(file(&"0a".repeat(32)).check(rules()), Ok(FileKind::Pdf));
    for wrong in [String::new(), "0A".repeat(32), "0a".repeat(31), "0g".repeat(32)] {
        assert_eq!(file(&wrong).check(rules()).unwrap_err().code, ProblemCode::Invalid, "{wrong}");
    }
}

#[test]
fn sizes_are_read_as_people_write_them() {
    for (bytes, words) in [(12, "12 byte"), (850_999, "850 kB"), (3_450_000, "3,4 MB"), (25 << 20, "26,2 MB")]
    {
        assert_eq!(format_size(bytes), words);
    }
}
