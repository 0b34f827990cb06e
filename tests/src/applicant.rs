//! Somebody without a slip who asks for an account.

use jiff::civil::date;
use shared::id::{OrgId, RegistrationId};
use shared::registration::{CreateRegistration, NewRegistration};

use crate::NONE;
use crate::country::Person;
use crate::persona::Persona;
use crate::reply::Reply;
use crate::world::World;

/// The password that an applicant chooses.
pub const CHOSEN_PASSWORD: &str = "cánh cò bay lả bay la";

/// The id of the test's `number`th registration.
pub const fn registration_id(number: u128) -> RegistrationId {
    RegistrationId::from_parts(1_763_000_000_000, number)
}

/// What somebody writes who is on the roster as everything says.
pub fn registration_of(person: Person, number: u128, branch: OrgId) -> NewRegistration {
    let year = 1900 + person.citizen_id[4..6].parse::<i16>().expect("digits");
    NewRegistration {
        id: registration_id(number),
        name: person.name.to_owned(),
        born_on: date(year, 3, 12),
        citizen_id: person.citizen_id.to_owned(),
        phone: person.phone.to_owned(),
        branch,
        password: CHOSEN_PASSWORD.to_owned(),
    }
}

/// Sends it, as nobody.
pub async fn ask_for_account(world: &World, new: NewRegistration) -> Reply<CreateRegistration> {
    world.call::<CreateRegistration>(Persona::Anonymous, NONE, NONE, new).await
}
