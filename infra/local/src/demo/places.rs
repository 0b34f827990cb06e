//! Made-up places. The province exists nowhere, and neither do its communes.

/// Name of the root, which says what all this is.
pub const CENTRE: &str = "Trung ương (dữ liệu mẫu)";

/// Name of the province's committee.
pub const PROVINCE: &str = "Tỉnh ủy Sao Mai";

const FIRST: [&str; 10] = ["Đồng", "Suối", "Đồi", "Hồ", "Bến", "Vườn", "Rừng", "Cầu", "Gò", "Sông"];
const SECOND: [&str; 10] = ["Sen", "Mai", "Lúa", "Trúc", "Cau", "Gió", "Nắng", "Mây", "Quế", "Trăng"];

const HAMLETS: [&str; 40] = [
    "Đông",
    "Tây",
    "Nam",
    "Bắc",
    "Trung",
    "Thượng",
    "Hạ",
    "Đoài",
    "Chùa",
    "Đình",
    "Giếng",
    "Bàng",
    "Gạo",
    "Nứa",
    "Chợ",
    "Ngõ",
    "Trại",
    "Ao Cá",
    "Bờ Đê",
    "Cây Đa",
    "Lũy Tre",
    "Đồng Cao",
    "Đồng Thấp",
    "Bãi Bồi",
    "Bến Đò",
    "Cổng Làng",
    "Vườn Ươm",
    "Nương Chè",
    "Đồi Cọ",
    "Khe Đá",
    "Suối Cạn",
    "Mom Sông",
    "Đầm Sen",
    "Gốc Gạo",
    "Giếng Đá",
    "Sân Đình",
    "Cầu Đá",
    "Đường Mới",
    "Xóm Mới",
    "Đồng Muối",
];

const WORKPLACES: [&str; 9] = [
    "Trường Tiểu học",
    "Trường Trung học cơ sở",
    "Trường Mầm non",
    "Trạm Y tế",
    "Công an",
    "Quân sự",
    "Khối Dân vận, Mặt trận",
    "Hợp tác xã Nông nghiệp",
    "Ủy ban nhân dân",
];

/// The branch in which the commune's administrators are, when the commune has more than one or two.
pub const OFFICE: usize = 2;

/// Where people live or work together, which decides how old they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Surroundings {
    /// A hamlet: many have retired.
    Hamlet,
    /// A school, an office: of working age.
    Workplace,
}

/// A branch before it has members.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// `Chi bộ thôn Đông`.
    pub branch: String,
    /// `Nhà văn hóa thôn Đông`.
    pub hall: String,
    /// What kind of place.
    pub surroundings: Surroundings,
}

/// `Đảng ủy xã Đồng Sen`; different for each of 100 communes.
pub fn commune(index: usize) -> String {
    format!("Đảng ủy {} {}", unit(index), bare(index))
}

fn bare(index: usize) -> String {
    let first = index % FIRST.len();
    let second = (index / FIRST.len() + first) % SECOND.len();
    format!("{} {}", FIRST[first], SECOND[second])
}

/// One in eight is in a town.
const fn unit(index: usize) -> &'static str {
    if index % 8 == 5 { "phường" } else { "xã" }
}

/// A branch of a commune that has `count` of them.
pub fn branch(commune: usize, index: usize, count: usize) -> Place {
    let workplaces = WORKPLACES.len().min(count / 4);
    let from_end = count - index;
    let (name, surroundings) = match index {
        OFFICE => (format!("Cơ quan Đảng ủy {}", unit(commune)), Surroundings::Workplace),
        _ if from_end <= workplaces => {
            (format!("{} {}", WORKPLACES[workplaces - from_end], bare(commune)), Surroundings::Workplace)
        }
        _ => (hamlet(commune, index - usize::from(index > OFFICE)), Surroundings::Hamlet),
    };
    let hall = match surroundings {
        Surroundings::Hamlet => format!("Nhà văn hóa {name}"),
        Surroundings::Workplace => format!("Phòng họp {name}"),
    };
    Place { branch: format!("Chi bộ {name}"), hall, surroundings }
}

fn hamlet(commune: usize, index: usize) -> String {
    match (unit(commune), HAMLETS.get(index)) {
        ("xã", Some(name)) => format!("thôn {name}"),
        ("xã", None) => format!("thôn {}", index + 1),
        _ => format!("tổ dân phố {}", index + 1),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use shared::text::to_nfc;

    use super::*;

    #[test]
    fn no_two_organisations_share_a_name() {
        let communes: BTreeSet<_> = (0..100).map(commune).collect();
        assert_eq!(communes.len(), 100);
        for (index, count) in [(0, 1), (0, 45), (5, 60), (7, 90)] {
            let branches: BTreeSet<_> =
                (0..count).map(|branch_at| branch(index, branch_at, count).branch).collect();
            assert_eq!(branches.len(), count);
            assert!(branches.iter().all(|name| to_nfc(name) == *name));
        }
    }

    #[test]
    fn the_first_branches_are_the_ones_the_accounts_speak_of() {
        let names = [0, 1, 2].map(|index| branch(0, index, 45).branch);
        assert_eq!(names, ["Chi bộ thôn Đông", "Chi bộ thôn Tây", "Chi bộ Cơ quan Đảng ủy xã"]);
        assert_eq!(commune(0), "Đảng ủy xã Đồng Sen");
    }
}
