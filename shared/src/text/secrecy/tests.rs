//! Marks and what only looks like one.

use unicode_normalization::UnicodeNormalization;

use super::SecrecyMark::{Confidential, Secret, TopSecret};
use super::*;

#[test]
fn a_mark_in_a_text_stands_alone_as_a_stamp_does() {
    for (text, mark) in [
        ("MẬT", Confidential),
        ("TỐI MẬT", Secret),
        ("TUYỆT MẬT", TopSecret),
        ("  (MẬT)  ", Confidential),
        ("[TỐI MẬT]", Secret),
        ("*** TUYỆT MẬT ***", TopSecret),
        ("«MẬT»", Confidential),
        ("M Ậ T", Confidential),
        ("T Ố I   M Ậ T", Secret),
        ("T U Y Ệ T  M Ậ T", TopSecret),
        ("T.U.Y.Ệ.T M.Ậ.T", TopSecret),
        ("Tuyệt mật", TopSecret),
        ("tối mật", Secret),
        ("TUYET MAT", TopSecret),
        ("TOI MAT", Secret),
        ("Độ mật: Mật", Confidential),
        ("ĐỘ MẬT: TỐI MẬT", Secret),
        ("Mức độ mật: tuyệt mật.", TopSecret),
        ("Dấu mật: M Ậ T", Confidential),
        ("Số 12-BC/ĐU MẬT", Confidential),
        ("Số: 05-NQ/TU   TUYỆT MẬT", TopSecret),
        ("ĐẢNG CỘNG SẢN VIỆT NAM TỐI MẬT", Secret),
        ("Số 12-BC/ĐU T U Y Ệ T M Ậ T", TopSecret),
        ("ĐẢNG ỦY XÃ PHÚC LÂM\tMẬT", Confidential),
        ("ĐẢNG ỦY XÃ | TUYỆT MẬT", TopSecret),
        ("MẬT - Bản số 3", Confidential),
        ("TUYỆT MẬT (Bản số: 05)", TopSecret),
        ("Báo cáo tháng 11\n\nMẬT\n\nKính gửi", Confidential),
        ("TUYỆT\nMẬT", Confidential),
        ("M\nẬ\nT\n", Confidential),
        ("T\nU\nY\nỆ\nT\n \nM\nẬ\nT", TopSecret),
        ("M\u{200b}Ậ\u{ad}T", Confidential),
    ] {
        assert_eq!(find_mark_in_text(text), Some(mark), "{text}");
        let apart: String = text.nfd().collect();
        assert_eq!(find_mark_in_text(&apart), Some(mark), "decomposed {text}");
    }
}

#[test]
fn a_mark_in_an_old_font_is_known_by_its_letters() {
    for (text, mark) in
        [("mËt", Confidential), ("tuyÖt mËt", TopSecret), ("MAÄT", Confidential), ("TOÁI MAÄT", Secret)]
    {
        assert_eq!(find_mark_in_text(text), Some(mark), "{text}");
    }
}

#[test]
fn ordinary_words_in_a_text_are_no_marks() {
    for text in [
        "",
        "bí mật nhà nước",
        "BẢO VỆ BÍ MẬT NHÀ NƯỚC",
        "Bí mật",
        "BÍ MẬT",
        "MẬT ĐỘ DÂN SỐ",
        "mật khẩu",
        "MẬT KHẨU",
        "mật",
        "Mật",
        "Mật ong rừng",
        "Hợp tác xã mật ong",
        "Trần Thị Mật",
        "TRẦN THỊ MẬT",
        "Luật quy định ba độ: tuyệt mật, tối mật và mật.",
        "Không đưa lên đây văn bản có dấu MẬT, TỐI MẬT, TUYỆT MẬT.",
        "QUY ĐỊNH VỀ TÀI LIỆU TUYỆT MẬT",
        "Độ mật: Tuyệt mật / Tối mật / Mật",
        "Độ mật: Thường",
        "Số lượng đại biểu: 12, giữ bí mật",
        "MAT",
        "TÔI MẤT",
        "M",
        "A\nM\nT",
        "M\nẬ\nT\u{1ed8}",
        "MẶT TRẬN TỔ QUỐC",
        "MẤT",
        "MẬT 5",
        "gia mật",
    ] {
        assert_eq!(find_mark_in_text(text), None, "{text}");
    }
}

#[test]
fn a_mark_in_a_name_is_found_however_it_is_typed() {
    for (name, mark) in [
        ("MẬT", Confidential),
        ("mật", Confidential),
        ("Báo cáo (mật)", Confidential),
        ("BC_mật", Confidential),
        ("Mật - Báo cáo quý III", Confidential),
        ("Báo cáo MẬT quý III", Confidential),
        ("[MẬT] 12-BC", Confidential),
        ("12-BC-ĐU-MẬT", Confidential),
        ("M Ậ T", Confidential),
        ("Kế hoạch tuyệt mật", TopSecret),
        ("ke hoach tuyet mat", TopSecret),
        ("KE_HOACH_TUYET_MAT", TopSecret),
        ("TuyetMat", TopSecret),
        ("Tối mật", Secret),
        ("TOI MAT 05", Secret),
        ("tài liệu tối mật 2026", Secret),
        ("bc.toi mat.v2", Secret),
    ] {
        assert_eq!(find_mark_in_name(name), Some(mark), "{name}");
        let apart: String = name.nfd().collect();
        assert_eq!(find_mark_in_name(&apart), Some(mark), "decomposed {name}");
    }
}

#[test]
fn ordinary_words_in_a_name_are_no_marks() {
    for name in [
        "Bảo vệ bí mật nhà nước",
        "BẢO VỆ BÍ MẬT NHÀ NƯỚC",
        "QUY CHẾ BẢO MẬT",
        "MẬT ĐỘ DÂN SỐ 2026",
        "Đổi mật khẩu",
        "DỰ ÁN MẬT ONG",
        "LÝ LỊCH TRẦN THỊ MẬT",
        "bi mat nha nuoc",
        "BC_mat",
        "mat tran to quoc",
        "toi mat dien thoai",
        "Nghị quyết tháng 11",
        "AUTOMAT",
        "",
    ] {
        assert_eq!(find_mark_in_name(name), None, "{name}");
    }
}
