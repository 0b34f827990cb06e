//! On what an endpoint is called: for each kind of placeholder something of every place in the tree.

use shared::id::{
    AssignmentId, DocumentId, DocxUploadId, FileId, MeetingId, MemberId, OrgId, RegistrationId, ReportId,
    RosterImportId, TransferId,
};
use shared::period::Period;
use tests::country::{BRANCH, COMMUNE, FAR_BRANCH, FAR_COMMUNE, PROVINCE, SIBLING as SIBLING_BRANCH};
use tests::voice::Voice;
use tests::{Desk, Evening, Persona, Relocation, World, registration_id};

use crate::contract::Row;

/// Every organisation of the country.
pub const ORGS: [(&str, OrgId); 6] = [
    ("Sơn Thủy", PROVINCE),
    ("Phúc Lâm", COMMUNE),
    ("Đông", BRANCH),
    ("Đoài", SIBLING_BRANCH),
    ("Phúc Sơn", FAR_COMMUNE),
    ("Hạ", FAR_BRANCH),
];

/// What a branch has to call something on.
#[derive(Clone, Copy)]
pub struct Place {
    pub says: &'static str,
    pub org: OrgId,
    pub member: Persona,
    pub meeting: MeetingId,
    pub document: DocumentId,
}

const OWN: Place = Place {
    says: "Đông",
    org: BRANCH,
    member: Persona::Member,
    meeting: Evening::id_of(1),
    document: Desk::id_of(1),
};
pub const SIBLING: Place = Place {
    says: "Đoài",
    org: SIBLING_BRANCH,
    member: Persona::SiblingMember,
    meeting: Evening::id_of(2),
    document: Desk::id_of(2),
};
pub const FAR: Place = Place {
    says: "Hạ",
    org: FAR_BRANCH,
    member: Persona::FarMember,
    meeting: Evening::id_of(3),
    document: Desk::id_of(3),
};

/// What the province has published, so that it is there for everybody below.
pub const FOR_ALL: DocumentId = Desk::id_of(4);

/// Each document with its organisation; the last one of a branch is still a draft.
pub const DOCUMENTS: [(DocumentId, OrgId); 5] = [
    (OWN.document, BRANCH),
    (SIBLING.document, SIBLING_BRANCH),
    (FAR.document, FAR_BRANCH),
    (FOR_ALL, PROVINCE),
    (DRAFT, BRANCH),
];

/// A document of Đông that is not out.
pub const DRAFT: DocumentId = Desk::id_of(5);
pub const PLACES: [Place; 3] = [OWN, SIBLING, FAR];

impl Place {
    /// The request for an account that lies with this branch; it has the number of the meeting.
    pub fn registration(&self) -> RegistrationId {
        registration_id(self.meeting.bits() & 0xff)
    }

    /// What the member has said to this branch; it has the number of the meeting.
    pub fn voice<'w>(&self, world: &'w World) -> Voice<'w> {
        Voice::of(world, self.member, self.meeting.bits() & 0xff)
    }
}

/// The meeting of each place.
pub fn meetings() -> [MeetingId; 3] {
    PLACES.map(|place| place.meeting)
}

/// The roster file that each organisation has announced.
pub fn import() -> RosterImportId {
    RosterImportId::from_parts(1_763_000_000_000, 1)
}

/// What each meeting has given somebody to do.
pub fn assignment() -> AssignmentId {
    AssignmentId::from_parts(1_763_000_000_000, 1)
}

/// The paper that each meeting has, with its bytes still on their way.
pub fn paper() -> FileId {
    FileId::from_parts(1_763_000_000_000, 1)
}

/// The transfer that waits of the member of each place: to another branch.
pub fn transfer() -> TransferId {
    Relocation::id_of(1)
}

/// The period on which each branch has reported.
pub fn reported() -> Period {
    "2026-11".parse().expect("a period")
}

/// A text document that nobody has uploaded.
pub fn docx() -> DocxUploadId {
    DocxUploadId::from_parts(1_763_000_000_000, 1)
}

/// On what an endpoint is called.
pub struct Target {
    /// In words.
    pub says: String,
    /// The organisation.
    pub org: OrgId,
    /// The member; `None` for the caller.
    member: Option<MemberId>,
    meeting: MeetingId,
    registration: RegistrationId,
    /// The document.
    pub document: DocumentId,
}

impl Target {
    fn of(place: Place) -> Self {
        let Place { says, org, member, meeting, document } = place;
        let registration = place.registration();
        Self { says: says.to_owned(), org, member: Some(member.id()), meeting, registration, document }
    }

    fn says(self, says: impl Into<String>) -> Self {
        Self { says: says.into(), ..self }
    }

    /// The same, but the member is whoever calls.
    fn oneself(self) -> Self {
        Self { member: None, ..self }
    }

    /// Somebody there, to be named in a body.
    pub fn somebody(&self) -> MemberId {
        self.member.unwrap_or(Persona::Member.id())
    }

    /// A meeting there, to be named in a body.
    pub fn meeting(&self) -> MeetingId {
        self.meeting
    }

    /// The address, as this caller would call it.
    pub fn path(&self, row: &Row, by: Persona) -> String {
        let caller = by.find_person().map_or(Persona::Member.id(), |person| person.id);
        let path = row
            .path
            .replace("{org}", &self.org.to_string())
            .replace("{member}", &self.member.unwrap_or(caller).to_string())
            .replace("{meeting}", &self.meeting.to_string())
            .replace("{feedback}", &Voice::id_of(self.meeting.bits() & 0xff).to_string())
            .replace("{registration}", &self.registration.to_string())
            .replace("{report}", &ReportId::of_period(self.org, reported()).to_string())
            .replace("{document}", &self.document.to_string())
            // An announcement of the same organisation has the same number.
            .replace("{announcement}", &self.document.to_string())
            // So has a campaign, and a question.
            .replace("{campaign}", &self.document.to_string())
            .replace("{question}", &self.document.to_string())
            .replace("{number}", "1")
            .replace("{contest}", "0")
            .replace("{session}", "01hf7yat00000000000000006d")
            .replace("{assignment}", &assignment().to_string())
            .replace("{vote}", &paper().to_string())
            .replace("{paper}", &paper().to_string())
            .replace("{attachment}", &paper().to_string())
            .replace("{import}", &import().to_string())
            .replace("{field}", "name")
            .replace("{part}", "letter")
            .replace("{file}", &paper().to_string())
            .replace("{year}", "2026")
            .replace("{upload}", &docx().to_string())
            .replace("{transfer}", &transfer().to_string())
            .replace("{role}", "branch_committee_member");
        assert!(!path.contains('{'), "{path}: say here what stands for the placeholder");
        path
    }
}

/// Everything that an endpoint is called on.
pub fn of(row: &Row) -> Vec<Target> {
    let has = |name: &str| row.path.contains(name);
    if has("{org}") && (has("{document}") || has("{announcement}") || has("{campaign}")) {
        return ORGS.into_iter().map(|org| Target { document: FOR_ALL, ..in_org(org) }).collect();
    }
    if has("{org}") {
        return ORGS.into_iter().map(in_org).collect();
    }
    let each = || PLACES.into_iter().map(Target::of);
    if has("{report}") || has("{feedback}") {
        return each().collect();
    }
    if has("{document}") || has("{announcement}") || has("{campaign}") {
        let of_all = Target { org: PROVINCE, document: FOR_ALL, ..Target::of(OWN) }.says("Sơn Thủy");
        let draft = Target { document: DRAFT, ..Target::of(OWN) }.says("a draft of Đông");
        // The first who may would remove the draft before the others have come to it.
        let draft = Some(draft).filter(|_| row.name != "remove_document");
        return each().chain([of_all]).chain(draft).collect();
    }
    match (has("{meeting}"), has("{member}")) {
        (true, true) => {
            let own = each().map(|it| {
                let says = format!("oneself, in {}", it.says);
                it.oneself().says(says)
            });
            let others = each().map(|it| {
                let says = format!("a member, in {}", it.says);
                it.says(says)
            });
            own.chain(others).collect()
        }
        (true, false) => each().collect(),
        (false, false) if has("{registration}") => each().collect(),
        (false, true) => {
            let others = each().map(|it| {
                let says = format!("a member of {}", it.says);
                it.says(says)
            });
            std::iter::once(Target::of(OWN).oneself().says("oneself")).chain(others).collect()
        }
        (false, false) => vec![Target::of(OWN).says("")],
    }
}

fn in_org((says, org): (&str, OrgId)) -> Target {
    let place = PLACES.into_iter().find(|place| place.org == org);
    Target { org, ..Target::of(place.unwrap_or(OWN)) }.says(says)
}
