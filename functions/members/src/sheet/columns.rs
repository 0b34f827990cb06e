//! What a column is, from the words of its header.

use shared::person::Gender;
use shared::roster::Column;
use shared::text::fold;

use super::phrases::{OTHERS, PHRASES};

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

/// Whether `phrase` occurs in `text` as whole words; both are folded, so each byte is a sign.
fn holds(text: &str, phrase: &str) -> bool {
    let begins =
        |rest: &str| rest.strip_prefix(phrase).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
    let mut rest = text;
    while rest.len() >= phrase.len() {
        if begins(rest) {
            return true;
        }
        let Some((_, behind)) = rest.split_once(' ') else { return false };
        rest = behind;
    }
    false
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
        let cases: [(&[&str], Option<Column>); 32] = [
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
