//! Made-up names of people, spread as names in Vietnam are: any likeness to a living person is chance.

use shared::person::{Gender, PersonName};

use super::dice::Dice;

const FAMILY: [(&str, u32); 34] = [
    ("Nguyễn", 320),
    ("Trần", 110),
    ("Lê", 95),
    ("Phạm", 70),
    ("Hoàng", 45),
    ("Huỳnh", 15),
    ("Phan", 35),
    ("Vũ", 35),
    ("Võ", 15),
    ("Đặng", 25),
    ("Bùi", 25),
    ("Đỗ", 22),
    ("Hồ", 15),
    ("Ngô", 15),
    ("Dương", 13),
    ("Lý", 10),
    ("Đinh", 10),
    ("Trịnh", 9),
    ("Đào", 9),
    ("Lương", 8),
    ("Mai", 8),
    ("Trương", 8),
    ("Lâm", 6),
    ("Đoàn", 6),
    ("Cao", 6),
    ("Tạ", 5),
    ("Hà", 5),
    ("Phùng", 5),
    ("Tô", 4),
    ("Chu", 4),
    ("Quách", 3),
    ("Thái", 3),
    ("Kiều", 2),
    ("La", 2),
];

const MIDDLE_MALE: [(&str, u32); 22] = [
    ("Văn", 34),
    ("Đức", 8),
    ("Hữu", 7),
    ("Quang", 7),
    ("Minh", 6),
    ("Xuân", 6),
    ("Đình", 6),
    ("Công", 5),
    ("Ngọc", 5),
    ("Thanh", 5),
    ("Trọng", 4),
    ("Bá", 4),
    ("Tiến", 4),
    ("Mạnh", 4),
    ("Duy", 3),
    ("Thế", 3),
    ("Anh", 2),
    ("Hồng", 2),
    ("Viết", 2),
    ("Huy", 2),
    ("Gia", 1),
    ("Quốc", 3),
];

/// For women born before and since 1980: `Thị` grows rarer.
const MIDDLE_FEMALE: [(&str, u32, u32); 16] = [
    ("Thị", 70, 34),
    ("Thị Thu", 4, 6),
    ("Thị Thanh", 4, 6),
    ("Thị Kim", 4, 3),
    ("Thị Ngọc", 3, 6),
    ("Thị Minh", 3, 4),
    ("Thị Hồng", 3, 5),
    ("Thị Bích", 2, 4),
    ("Ngọc", 2, 6),
    ("Thu", 1, 6),
    ("Thanh", 1, 5),
    ("Phương", 0, 6),
    ("Khánh", 0, 4),
    ("Minh", 1, 5),
    ("Bảo", 0, 2),
    ("Hoài", 0, 3),
];

const GIVEN_MALE: [&str; 64] = [
    "An",
    "Anh",
    "Bình",
    "Bảo",
    "Chiến",
    "Chung",
    "Công",
    "Cường",
    "Dũng",
    "Duy",
    "Đạt",
    "Đông",
    "Đức",
    "Giang",
    "Hà",
    "Hải",
    "Hậu",
    "Hiếu",
    "Hiển",
    "Hòa",
    "Hoàn",
    "Hoàng",
    "Hùng",
    "Huy",
    "Hưng",
    "Khải",
    "Khánh",
    "Khoa",
    "Kiên",
    "Lâm",
    "Lộc",
    "Long",
    "Lực",
    "Mạnh",
    "Minh",
    "Nam",
    "Nghĩa",
    "Nhân",
    "Phong",
    "Phú",
    "Phúc",
    "Quang",
    "Quân",
    "Quyết",
    "Quý",
    "Sáng",
    "Sơn",
    "Tài",
    "Tâm",
    "Tân",
    "Thái",
    "Thành",
    "Thắng",
    "Thịnh",
    "Thọ",
    "Thuận",
    "Tiến",
    "Toàn",
    "Trung",
    "Trường",
    "Tuấn",
    "Tùng",
    "Việt",
    "Vinh",
];

const GIVEN_FEMALE: [&str; 64] = [
    "An",
    "Anh",
    "Ánh",
    "Bích",
    "Bình",
    "Chi",
    "Cúc",
    "Diệp",
    "Dung",
    "Duyên",
    "Đào",
    "Giang",
    "Hà",
    "Hải",
    "Hạnh",
    "Hằng",
    "Hậu",
    "Hiền",
    "Hoa",
    "Hòa",
    "Hoài",
    "Hồng",
    "Huệ",
    "Huyền",
    "Hương",
    "Hường",
    "Khuyên",
    "Lan",
    "Lành",
    "Liên",
    "Linh",
    "Loan",
    "Lụa",
    "Luyến",
    "Lương",
    "Ly",
    "Mai",
    "Mận",
    "Mến",
    "Minh",
    "Mơ",
    "Nga",
    "Ngân",
    "Ngọc",
    "Nguyệt",
    "Nhàn",
    "Nhung",
    "Oanh",
    "Phương",
    "Phượng",
    "Quyên",
    "Quỳnh",
    "Sen",
    "Tâm",
    "Thảo",
    "Thắm",
    "Thơm",
    "Thu",
    "Thủy",
    "Trang",
    "Tuyết",
    "Vân",
    "Xuân",
    "Yến",
];

/// A full name for somebody born in that year.
pub fn name(dice: &mut Dice, gender: Gender, born: i16) -> PersonName {
    let family = dice.weigh(&FAMILY);
    let (middle, given, spare) = match gender {
        Gender::Male => (dice.weigh(&MIDDLE_MALE), dice.pick(&GIVEN_MALE), "Lợi"),
        Gender::Female => (female_middle(dice, born), dice.pick(&GIVEN_FEMALE), "Thoa"),
    };
    // Nobody is called Mai Thị Mai or Lê Thị Thu Thu.
    let given = if middle.ends_with(given) || family == given { spare } else { given };
    format!("{family} {middle} {given}").parse().expect("the tables hold nothing but words of names")
}

fn female_middle(dice: &mut Dice, born: i16) -> &'static str {
    let weighted =
        MIDDLE_FEMALE.map(|(word, before, since)| (word, if born < 1980 { before } else { since }));
    dice.weigh(&weighted)
}

#[cfg(test)]
mod tests {
    use shared::text::to_nfc;

    use super::*;
    use crate::demo::dice::Use;

    #[test]
    fn every_combination_of_words_is_a_name_and_composed() {
        let words = FAMILY.iter().map(|(word, _)| *word);
        let words = words.chain(MIDDLE_MALE.iter().map(|(word, _)| *word));
        let words = words.chain(MIDDLE_FEMALE.iter().map(|(word, ..)| *word));
        for word in words.chain(GIVEN_MALE).chain(GIVEN_FEMALE).chain(["Lợi", "Thoa"]) {
            let name = format!("Nguyễn {word}");
            assert_eq!(name.parse::<PersonName>().map(String::from), Ok(name.clone()), "{word}");
            assert_eq!(to_nfc(word), word);
        }
    }

    #[test]
    fn names_vary() {
        let mut dice = Dice::of(Use::People, 0, 0);
        let names: std::collections::BTreeSet<_> =
            (0..500).map(|_| String::from(name(&mut dice, Gender::Female, 1990))).collect();
        assert!(names.len() > 400, "{}", names.len());
    }
}
