//! What a column is, from the words of its header.

use shared::person::Gender;
use shared::roster::Column;
use shared::text::fold;

/// What a column holds, finer than [`Column`]: names and birth dates may be spread over two columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A field of the roster.
    Field(Column),
    /// Họ và tên đệm, with the given name in a column of its own.
    FamilyName,
    /// Tên.
    GivenName,
    /// The birth date of people of one gender: `Ngày sinh: Nam | Nữ`.
    BornAs(Gender),
    /// STT: the only column where formulas do no harm.
    Ordinal,
}

/// A meaning with how well the words fit; higher is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Claim {
    pub meaning: Meaning,
    pub score: usize,
}

/// Words of headers, folded and without punctuation. A header that is exactly the phrase fits best, one that
/// contains it fits the better the longer the phrase.
const PHRASES: [(Meaning, &[&str]); 13] = [
    (
        Meaning::Field(Column::FullName),
        &[
            "ho va ten",
            "ho ten",
            "ho va ten dang vien",
            "ho ten dang vien",
            "ten dang vien",
            "ho va ten khai sinh",
            "ho ten khai sinh",
            "dang vien",
        ],
    ),
    (
        Meaning::FamilyName,
        &["ho va ten dem", "ho ten dem", "ho dem", "ho va dem", "ho lot", "ho va chu dem", "ho chu dem"],
    ),
    (Meaning::GivenName, &["ten"]),
    (
        Meaning::Field(Column::BornOn),
        &["ngay sinh", "sinh ngay", "ngay thang nam sinh", "nam sinh", "ntns", "ngay thang sinh"],
    ),
    (Meaning::Field(Column::Gender), &["gioi tinh", "gioi", "nam nu", "phai"]),
    (
        Meaning::Field(Column::AdmittedOn),
        &[
            "ngay vao dang",
            "vao dang",
            "ngay ket nap",
            "ket nap",
            "ngay ket nap dang",
            "ngay vao dang du bi",
            "ngay vao dcsvn",
            "du bi",
        ],
    ),
    (
        Meaning::Field(Column::OfficialOn),
        &[
            "ngay chinh thuc",
            "chinh thuc",
            "ngay vao dang chinh thuc",
            "ngay cong nhan chinh thuc",
            "cong nhan chinh thuc",
            "ngay chinh thuc vao dang",
            "ngay cong nhan dang vien chinh thuc",
        ],
    ),
    (
        Meaning::Field(Column::PartyCardNo),
        &["so the dang", "so the dang vien", "the dang vien", "the dang", "so the", "so the dv", "so tdv"],
    ),
    (
        Meaning::Field(Column::Branch),
        &[
            "chi bo",
            "ten chi bo",
            "chi bo sinh hoat",
            "chi bo dang sinh hoat",
            "noi sinh hoat",
            "to chuc dang",
            "to chuc dang sinh hoat",
            "to chuc dang dang sinh hoat",
            "sinh hoat tai chi bo",
            "don vi sinh hoat",
            "don vi",
        ],
    ),
    (
        Meaning::Field(Column::CitizenId),
        &[
            "so dinh danh",
            "so dinh danh ca nhan",
            "so dinh danh cong dan",
            "ma dinh danh",
            "dinh danh ca nhan",
            "cccd",
            "so cccd",
            "can cuoc",
            "so can cuoc",
            "can cuoc cong dan",
            "so can cuoc cong dan",
            "cmnd cccd",
            "so cmnd cccd",
            "cccd cmnd",
            "so cccd cmnd",
            "dinh danh",
        ],
    ),
    (
        Meaning::Field(Column::Phone),
        &[
            "so dien thoai",
            "dien thoai",
            "dien thoai di dong",
            "sdt",
            "so dt",
            "dt",
            "dtdd",
            "di dong",
            "so di dong",
            "so may",
            "phone",
        ],
    ),
    (
        Meaning::Field(Column::Standing),
        &[
            "trang thai",
            "trang thai hoat dong",
            "trang thai sinh hoat",
            "tinh trang",
            "tinh trang sinh hoat",
            "tinh trang dang vien",
            "dien",
            "dien dang vien",
            "loai dang vien",
            "chinh thuc du bi",
            "du bi chinh thuc",
            "dang vien chinh thuc du bi",
        ],
    ),
    (Meaning::Ordinal, &["stt", "tt", "so tt", "so thu tu"]),
];

/// Words that make a header something we do not keep, whatever else it says.
const OTHERS: [&str; 27] = [
    "goi khac",
    "ten khac",
    "bi danh",
    "ten thuong dung",
    "ngay cap",
    "noi cap",
    "co quan cap",
    "cap ngay",
    "het han",
    "cap lai",
    "vao doan",
    "nguoi gioi thieu",
    "nguoi than",
    "ho ten cha",
    "ho ten me",
    "ho ten vo",
    "ho ten chong",
    "que quan",
    "noi sinh o",
    "noi o",
    "thuong tru",
    "noi vao",
    "noi ket nap",
    "chuc vu",
    "ghi chu",
    "huy hieu",
    "ly do",
];

/// What a column is, from the parts of its header (top to bottom for a merged one); `None` for what we do not keep.
pub(super) fn claim(parts: &[String]) -> Option<Claim> {
    let parts: Vec<String> = parts.iter().map(|part| words(part)).filter(|part| !part.is_empty()).collect();
    let own = parts.last()?;
    let whole = parts.join(" ");
    if OTHERS.iter().any(|other| holds(&whole, other)) {
        return None;
    }
    let under_birth = parts.len() > 1
        && best(&parts[0]).is_some_and(|claim| claim.meaning == Meaning::Field(Column::BornOn));
    match own.as_str() {
        "nam" if under_birth => return Some(Claim { meaning: Meaning::BornAs(Gender::Male), score: 100 }),
        "nu" if under_birth => return Some(Claim { meaning: Meaning::BornAs(Gender::Female), score: 100 }),
        _ => {}
    }
    best(own).or_else(|| best(&whole).map(|claim| Claim { score: claim.score.saturating_sub(5), ..claim }))
}

fn best(header: &str) -> Option<Claim> {
    let claims = PHRASES.iter().flat_map(|(meaning, phrases)| {
        phrases.iter().filter_map(|phrase| {
            let score = if header == *phrase {
                100
            } else if holds(header, phrase) && may_be_part(*meaning) {
                10 * phrase.split(' ').count()
            } else {
                return None;
            };
            Some(Claim { meaning: *meaning, score })
        })
    });
    // Of equal scores the first stands: the list runs from the surest.
    claims.fold(None, |best: Option<Claim>, claim| match best {
        Some(found) if found.score >= claim.score => Some(found),
        _ => Some(claim),
    })
}

/// Whether a phrase of this meaning counts within a longer header: single common words do not.
fn may_be_part(meaning: Meaning) -> bool {
    !matches!(meaning, Meaning::GivenName | Meaning::Ordinal)
}

/// Whether `phrase` occurs in `text` as whole words.
fn holds(text: &str, phrase: &str) -> bool {
    let (text, phrase) = (format!(" {text} "), format!(" {phrase} "));
    text.contains(&phrase)
}

/// Folded letters and digits, everything else as space.
pub(super) fn words(text: &str) -> String {
    let plain: String =
        fold(text).chars().map(|sign| if sign.is_ascii_alphanumeric() { sign } else { ' ' }).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meaning(parts: &[&str]) -> Option<Meaning> {
        let parts: Vec<String> = parts.iter().map(|part| (*part).to_owned()).collect();
        claim(&parts).map(|claim| claim.meaning)
    }

    #[test]
    fn headers_are_understood_as_people_write_them() {
        use Column::{
            AdmittedOn, BornOn, Branch, CitizenId, FullName, OfficialOn, PartyCardNo, Phone, Standing,
        };
        let cases: [(&[&str], Option<Column>); 33] = [
            (&["Họ và tên *"], Some(FullName)),
            (&["HỌ, TÊN ĐẢNG VIÊN"], Some(FullName)),
            (&["Họ và tên (viết in hoa, có dấu)"], Some(FullName)),
            (&["Tên gọi khác"], None),
            (&["Sinh ngày *"], Some(BornOn)),
            (&["Ngày, tháng,\nnăm sinh"], Some(BornOn)),
            (&["Giới tính *"], Some(Column::Gender)),
            (&["Nam/Nữ"], Some(Column::Gender)),
            (&["Ngày vào Đảng *"], Some(AdmittedOn)),
            (&["Ngày kết nạp (dự bị)"], Some(AdmittedOn)),
            (&["Ngày vào Đảng chính thức"], Some(OfficialOn)),
            (&["Ngày vào Đảng", "Chính thức"], Some(OfficialOn)),
            (&["Ngày vào Đảng", "Dự bị"], Some(AdmittedOn)),
            (&["Ngày tháng năm", "Sinh"], Some(BornOn)),
            (&["Ngày vào Đoàn"], None),
            (&["Số thẻ Đảng *"], Some(PartyCardNo)),
            (&["Số thẻ ĐV"], Some(PartyCardNo)),
            (&["Ngày cấp thẻ"], None),
            (&["Thẻ đảng viên", "Ngày cấp"], None),
            (&["Thẻ đảng viên", "Số"], Some(PartyCardNo)),
            (&["Tổ chức Đảng sinh hoạt *"], Some(Branch)),
            (&["Chi bộ"], Some(Branch)),
            (&["Chức vụ trong chi bộ"], None),
            (&["Số định danh cá nhân *"], Some(CitizenId)),
            (&["Số CMND/CCCD"], Some(CitizenId)),
            (&["Số ĐDCN/CCCD (12 số)"], Some(CitizenId)),
            (&["Điện thoại"], Some(Phone)),
            (&["SĐT liên hệ"], Some(Phone)),
            (&["Trạng thái hoạt động *"], Some(Standing)),
            (&["Chính thức/Dự bị"], Some(Standing)),
            (&["Quê quán", "Tỉnh/Thành"], None),
            (&["Dân tộc *"], None),
            (&["Ghi chú"], None),
        ];
        for (parts, column) in cases {
            assert_eq!(meaning(parts), column.map(Meaning::Field), "{parts:?}");
        }
    }

    #[test]
    fn split_columns_are_understood() {
        assert_eq!(meaning(&["Họ và tên đệm"]), Some(Meaning::FamilyName));
        assert_eq!(meaning(&["Tên"]), Some(Meaning::GivenName));
        assert_eq!(meaning(&["Ngày sinh", "Nam"]), Some(Meaning::BornAs(Gender::Male)));
        assert_eq!(meaning(&["Ngày, tháng, năm sinh", "Nữ"]), Some(Meaning::BornAs(Gender::Female)));
        assert_eq!(meaning(&["Nam"]), None);
        assert_eq!(meaning(&["STT"]), Some(Meaning::Ordinal));
    }
}
