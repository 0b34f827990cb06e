//! What committees decide about people, each asked for twice.

use shared::grant::{ListSeats, SeatsQuery};
use shared::member::{MemberSearch, SearchMembers};
use shared::org::OrgAt;
use shared::registration::{
    CreateRegistration, NewRegistration, RefuseRegistrations, RefusedRegistration, RegistrationRefusals,
};
use tests::country::{BRANCH, COMMUNE};
use tests::{NONE, Persona, registration_id, registration_of};

use super::repeats::Repeats;

/// Somebody whom nobody knows asks for an account, and the committee clears that away.
pub async fn people(repeats: &mut Repeats<'_>) {
    let new = NewRegistration {
        name: "Lưu Văn Tám".into(),
        citizen_id: "001085000998".into(),
        ..registration_of(Persona::Member.person(), 8, BRANCH)
    };
    repeats.world.call::<CreateRegistration>(Persona::Anonymous, NONE, NONE, new).await.ok();
    let one = RefusedRegistration { registration: registration_id(8), rev: 1 };
    let body = RegistrationRefusals { refused: vec![one], reason: "Không có ai tên này.".into() };
    repeats.twice::<RefuseRegistrations>(Persona::CommuneAdmin, OrgAt { org: COMMUNE }, body).await;
    let search = MemberSearch { words: "dao".into(), account: None };
    repeats.twice::<SearchMembers>(Persona::CommuneAdmin, OrgAt { org: COMMUNE }, search).await;
    let named = SeatsQuery { q: Some("dong".into()), after: None };
    repeats.twice::<ListSeats>(Persona::CommuneAdmin, OrgAt { org: COMMUNE }, named).await;
}
