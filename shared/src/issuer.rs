//! Who issues a paper, as its head, its number and its signature name them. Minutes, resolutions and documents all ask
//! here, so that no paper takes one organisation for another.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::document::number::usual_symbol;
use crate::document::{DocNumber, DocumentKind, NumberPlace, number_place};
use crate::id::OrgId;
use crate::org::{Org, OrgKind};

/// Who issues a paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Issuer {
    /// The organisation.
    pub org: OrgId,
    /// What it is.
    pub kind: OrgKind,
    /// Its name: `Chi bộ thôn Đông`.
    pub name: String,
    /// The name of the organisation directly above; empty without one.
    pub superior: String,
}

impl Issuer {
    /// An organisation as it is now, with the one directly above it.
    pub fn of(org: &Org, above: Option<&Org>) -> Self {
        let superior = above.map_or_else(String::new, |above| above.name.clone());
        Self { org: org.id, kind: org.kind, name: org.name.clone(), superior }
    }

    /// `T/M Đảng ủy`: in whose name its leaders sign. Committees above the branches are called by the first words of
    /// their names, because one of a province may be a Tỉnh ủy, a Thành ủy or a Đảng ủy.
    pub fn on_behalf(&self) -> String {
        let named = ["Tỉnh ủy", "Thành ủy", "Quận ủy", "Huyện ủy", "Đảng ủy"];
        let own = named.into_iter().find(|committee| self.name.starts_with(committee));
        let body = match self.kind {
            OrgKind::Centre => "Ban Chấp hành Trung ương",
            OrgKind::Province => own.unwrap_or("Tỉnh ủy"),
            OrgKind::PartyCommittee => own.unwrap_or("Đảng ủy"),
            OrgKind::Branch | OrgKind::Cell => "Chi ủy",
        };
        format!("T/M {body}")
    }

    /// Where it issues its papers: the bare name of its commune, or of the one above; empty where the names tell none.
    pub fn place(&self) -> &str {
        match place_of(&self.name) {
            // A branch is named for its hamlet or school, its papers for the commune.
            place if !place.is_empty() && self.kind != OrgKind::Branch => place,
            _ => place_of(&self.superior),
        }
    }

    /// `Phúc Lâm, ngày 25 tháng 11 năm 2026`; days and months below 10 with a leading 0, as on paper. Where the place is
    /// not known there is room to write it.
    pub fn place_and_date(&self, day: Date) -> String {
        let place = Some(self.place()).filter(|place| !place.is_empty()).unwrap_or("……………");
        format!("{place}, ngày {:02} tháng {:02} năm {}", day.day(), day.month(), day.year())
    }

    /// Where its numbers of a kind signed on a day are counted; `None` for a kind without numbers.
    pub fn number_place(&self, kind: DocumentKind, day: Date) -> Option<NumberPlace> {
        number_place(self.org, self.kind, kind, day)
    }

    /// Its number with a serial: `05-NQ/ĐU`; `None` for a kind without numbers.
    pub fn number(&self, kind: DocumentKind, day: Date, serial: u32) -> Option<DocNumber> {
        let code = kind.code(day)?.to_owned();
        Some(DocNumber { serial, code, symbol: usual_symbol(self.kind).to_owned() })
    }
}

/// The bare name of the unit in a name: `Đảng ủy xã Phúc Lâm` → `Phúc Lâm`; empty where it tells none.
fn place_of(name: &str) -> &str {
    let units = [" xã ", " phường ", " đặc khu ", " thị trấn ", " tỉnh ", " thành phố "];
    let found = units.iter().find_map(|unit| name.split_once(unit));
    let committee = || ["Tỉnh ủy ", "Thành ủy "].iter().find_map(|body| name.strip_prefix(body));
    found.map(|(_, place)| place).or_else(committee).unwrap_or_default().trim()
}

#[cfg(test)]
pub(crate) mod tests {
    use jiff::civil::date;

    use super::*;

    pub(crate) fn issuer(kind: OrgKind, name: &str, superior: &str) -> Issuer {
        Issuer { org: OrgId::from_parts(1, 2), kind, name: name.into(), superior: superior.into() }
    }

    #[test]
    fn each_level_bears_its_own_symbol_and_signs_in_its_own_name() {
        use OrgKind::{Branch, Centre, PartyCommittee, Province};
        let day = date(2026, 11, 25);
        for (kind, name, number, on_behalf) in [
            (Centre, "Trung ương Đảng", "05-NQ/TW", "T/M Ban Chấp hành Trung ương"),
            (Province, "Tỉnh ủy Hà Sen", "05-NQ/TU", "T/M Tỉnh ủy"),
            (Province, "Thành ủy Bến Sen", "05-NQ/TU", "T/M Thành ủy"),
            (PartyCommittee, "Đảng ủy xã Phúc Lâm", "05-NQ/ĐU", "T/M Đảng ủy"),
            (Branch, "Chi bộ thôn Đông", "05-NQ/CB", "T/M Chi ủy"),
        ] {
            let issuer = issuer(kind, name, "");
            let shown = issuer.number(DocumentKind::Resolution, day, 5).map(|number| number.to_string());
            assert_eq!((shown.as_deref(), issuer.on_behalf().as_str()), (Some(number), on_behalf), "{name}");
        }
        assert_eq!(issuer(Branch, "Chi bộ thôn Đông", "").number(DocumentKind::News, day, 1), None);
    }

    #[test]
    fn the_term_is_that_of_the_level() {
        let day = date(2026, 1, 20);
        let term = |kind| {
            let place = issuer(kind, "", "").number_place(DocumentKind::Resolution, day);
            place.map(|place| place.term)
        };
        assert_eq!((term(OrgKind::Centre), term(OrgKind::PartyCommittee)), (Some(2021), Some(2025)));
    }

    #[test]
    fn the_place_is_the_bare_name_of_the_unit_and_room_is_left_where_no_name_tells_it() {
        use OrgKind::{Branch, PartyCommittee, Province};
        let day = date(2026, 2, 5);
        for (kind, name, superior, place) in [
            (Branch, "Chi bộ thôn Đông", "Đảng ủy xã Phúc Lâm", "Phúc Lâm"),
            (Branch, "Chi bộ Trường THCS xã Đồng Sen", "Đảng ủy phường Bến Sen", "Bến Sen"),
            (PartyCommittee, "Đảng ủy xã Phúc Lâm", "Tỉnh ủy Hà Sen", "Phúc Lâm"),
            (PartyCommittee, "Đảng ủy Công ty Than", "Tỉnh ủy Hà Sen", "Hà Sen"),
            (Province, "Tỉnh ủy Hà Sen", "Trung ương", "Hà Sen"),
            (Branch, "Chi bộ 1", "Đảng ủy Công ty Than", "……………"),
            (Branch, "Chi bộ 1", "", "……………"),
        ] {
            let shown = issuer(kind, name, superior).place_and_date(day);
            assert_eq!(shown, format!("{place}, ngày 05 tháng 02 năm 2026"), "{name} {superior}");
        }
    }
}
