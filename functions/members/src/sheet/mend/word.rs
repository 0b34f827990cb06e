//! Cells with one of a few words: gender and state of membership.

use shared::member::{MemberClass, Standing};
use shared::person::Gender;
use shared::roster::CellError;
use shared::text::{fold, tidy};

use super::super::grid::Raw;
use super::{Mended, says_nothing};

/// What the column of states says: a standing, or only whether the person is official.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Said {
    /// A state of membership.
    Standing(Standing),
    /// Chính thức or dự bị: the state of membership stays.
    Class(MemberClass),
}

impl Said {
    /// Vietnamese name.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Standing(standing) => standing.label(),
            Self::Class(class) => class.label(),
        }
    }
}

/// Words of states, folded. The first that occurs decides: someone exempt is mostly called official too.
const STATES: [(&str, Said); 22] = [
    ("mien", Said::Standing(Standing::Exempt)),
    ("dinh chi", Said::Standing(Standing::Suspended)),
    ("tam thoi", Said::Standing(Standing::TemporarilyAway)),
    ("chuyen den", Said::Standing(Standing::Active)),
    ("chuyen di", Said::Standing(Standing::TransferredOut)),
    ("chuyen sinh hoat", Said::Standing(Standing::TransferredOut)),
    ("da chuyen", Said::Standing(Standing::TransferredOut)),
    ("xoa ten", Said::Standing(Standing::StruckOff)),
    ("khai tru", Said::Standing(Standing::Expelled)),
    ("xin ra", Said::Standing(Standing::Resigned)),
    ("tu tran", Said::Standing(Standing::Deceased)),
    ("da mat", Said::Standing(Standing::Deceased)),
    ("qua doi", Said::Standing(Standing::Deceased)),
    ("hy sinh", Said::Standing(Standing::Deceased)),
    ("du bi", Said::Class(MemberClass::Probationary)),
    ("chinh thuc", Said::Class(MemberClass::Official)),
    ("dang sinh hoat", Said::Standing(Standing::Active)),
    ("dang hoat dong", Said::Standing(Standing::Active)),
    ("dang cong tac", Said::Standing(Standing::Active)),
    ("hoat dong", Said::Standing(Standing::Active)),
    ("binh thuong", Said::Standing(Standing::Active)),
    ("sinh hoat", Said::Standing(Standing::Active)),
];

/// The state of membership.
pub(crate) fn standing(cell: &Raw) -> Mended<Said> {
    let text = tidy(&cell.written());
    if let Raw::Fault(fault) = cell {
        return Mended::wrong(text, CellError::Fault(fault.clone()));
    }
    let folded = fold(&text);
    if says_nothing(&text) {
        return Mended::empty();
    }
    match STATES.iter().find(|(words, _)| folded.contains(words)) {
        Some((_, said)) => Mended::good(*said, said.label()),
        None => Mended::wrong(text, CellError::UnknownStanding),
    }
}

/// Nam or nữ.
pub(crate) fn gender(cell: &Raw) -> Mended<Gender> {
    let text = tidy(&cell.written());
    if let Raw::Fault(fault) = cell {
        return Mended::wrong(text, CellError::Fault(fault.clone()));
    }
    if text.is_empty() {
        return Mended::empty();
    }
    match text.parse::<Gender>() {
        Ok(gender) => Mended::good(gender, gender.label()),
        Err(problem) => Mended::wrong(text, CellError::Person(problem)),
    }
}

#[cfg(test)]
mod tests {
    use shared::person::PersonProblem;
    use shared::roster::CellRemark;

    use super::*;

    #[test]
    fn states_are_understood_as_people_call_them() {
        use Standing::{
            Active, Deceased, Exempt, Expelled, Resigned, StruckOff, Suspended, TemporarilyAway,
            TransferredOut,
        };
        let cases = [
            ("Đang sinh hoạt", Said::Standing(Active)),
            ("Dự bị", Said::Class(MemberClass::Probationary)),
            ("Đảng viên chính thức", Said::Class(MemberClass::Official)),
            ("Miễn sinh hoạt", Said::Standing(Exempt)),
            ("Chính thức (miễn SH)", Said::Standing(Exempt)),
            ("ĐÌNH CHỈ SINH HOẠT", Said::Standing(Suspended)),
            ("Sinh hoạt tạm thời nơi khác", Said::Standing(TemporarilyAway)),
            ("Đã chuyển sinh hoạt", Said::Standing(TransferredOut)),
            ("Xoá tên", Said::Standing(StruckOff)),
            ("Khai trừ khỏi Đảng", Said::Standing(Expelled)),
            ("Xin ra khỏi Đảng", Said::Standing(Resigned)),
            ("Đã từ trần", Said::Standing(Deceased)),
        ];
        for (text, said) in cases {
            assert_eq!(standing(&Raw::Text(text.into())).value, Some(said), "{text}");
        }
        for of in Standing::ALL {
            assert_eq!(standing(&Raw::Text(of.label().into())).value, Some(Said::Standing(of)));
        }
        assert_eq!(
            standing(&Raw::Text("???".into())).remarks,
            [CellRemark::Error(CellError::UnknownStanding)]
        );
        assert_eq!(standing(&Raw::Empty), Mended::empty());
    }

    #[test]
    fn gender_is_one_of_two_words() {
        assert_eq!(gender(&Raw::Text("NỮ".into())).value, Some(Gender::Female));
        assert_eq!(
            gender(&Raw::Text("x".into())).remarks,
            [CellRemark::Error(CellError::Person(PersonProblem::Gender))]
        );
    }
}
