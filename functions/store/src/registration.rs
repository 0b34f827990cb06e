//! Requests for an account. Citizen id and phone are sealed; the password that the applicant chose waits, hashed, in
//! the table of secrets until somebody decides.

use std::collections::HashMap;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use shared::endpoint::{Cursor, Page};
use shared::id::{MemberId, OrgId, RegistrationId};
use shared::org::OrgPath;
use shared::person::PersonName;
use shared::registration::{Applicant, Passing, Person, RegistrationDecision, RegistrationState};

use crate::connect::Store;
use crate::error::{StoreError, StoreResult};
use crate::item::{Entity, Stored};
use crate::key::{self, Keys};
use crate::member::StoredMember;
use crate::password::StoredPassword;
use crate::queue::{QueuePlace, QueuePlaces};
use crate::seal::Seal;
use crate::table::Order;
use crate::write::Write;

/// Entries of a page of registrations.
const PAGE: usize = 30;

/// Refused requests that are looked at for the state of accounts.
const LATEST_REFUSED: usize = 100;

/// A registration as stored.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct StoredRegistration {
    /// Its id.
    pub id: RegistrationId,
    /// Where it stands.
    pub state: RegistrationState,
    /// Họ và tên.
    pub name: PersonName,
    /// Ngày sinh.
    pub born_on: Date,
    /// Name of the branch that the applicant named.
    pub branch_name: String,
    /// The organisation with which it lies, in the tree.
    pub path: OrgPath,
    /// The same organisation.
    pub org: OrgId,
    /// Whom of the roster it seems to be about.
    pub matched: Option<MemberId>,
    /// When it was sent.
    pub created_at: Timestamp,
    /// The ways it has gone.
    pub passings: Vec<Passing>,
    /// How it ended.
    pub decision: Option<RegistrationDecision>,
    /// Nobody answered until then, or nobody asks any more how it ended. The same for everybody: what an applicant can
    /// still ask about must not tell who is on a roster.
    pub expires_at: Timestamp,
    /// It waits before the organisation until then; of those whom the roster does not know shorter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub held_until: Option<Timestamp>,
    /// Whether it is kept, and what the applicant was told.
    #[serde(default)]
    pub admission: Admission,
    /// The place in a queue that it takes while nobody has decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<QueuePlace>,
    citizen_id: String,
    phone: String,
}

/// Whether a registration is kept, and what the applicant was told.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Admission {
    /// It waits, and the applicant knows.
    #[default]
    Waiting,
    /// It waits, but the applicant was told that the branch takes no more.
    WaitingUntold,
    /// Nobody sees it, but the applicant was told that it waits: there are enough like it.
    OnlyTold,
    /// Nobody sees it, and the applicant was told that the branch takes no more.
    Refused,
}

impl Admission {
    /// Whether somebody will decide it.
    pub const fn is_kept(self) -> bool {
        matches!(self, Self::Waiting | Self::WaitingUntold)
    }

    /// Whether the applicant was told that it waits.
    pub const fn is_told(self) -> bool {
        matches!(self, Self::Waiting | Self::OnlyTold)
    }
}

/// What a registration is made of.
pub struct NewStoredRegistration {
    /// Its id.
    pub id: RegistrationId,
    /// What the applicant says.
    pub applicant: Applicant,
    /// Name of the branch that the applicant named.
    pub branch_name: String,
    /// With which organisation it lies.
    pub path: OrgPath,
    /// The same organisation.
    pub org: OrgId,
    /// Whom of the roster it seems to be about.
    pub matched: Option<MemberId>,
    /// Now.
    pub created_at: Timestamp,
    /// When it may be dropped.
    pub expires_at: Timestamp,
    /// Until when it waits before the organisation.
    pub held_until: Timestamp,
    /// Whether it is kept.
    pub admission: Admission,
    /// The place that it takes.
    pub place: Option<QueuePlace>,
}

impl Entity for StoredRegistration {
    const KIND: &'static str = "registration";

    fn keys(&self) -> Keys {
        match self.admission {
            Admission::Waiting | Admission::WaitingUntold => {
                key::registration_keys(self.id, self.org, self.state, self.stands_at())
            }
            Admission::OnlyTold | Admission::Refused => key::registration(self.id).into(),
        }
    }

    fn expires(&self) -> Option<Timestamp> {
        Some(self.expires_at)
    }
}

impl StoredRegistration {
    /// Seals a new registration.
    pub fn new(new: NewStoredRegistration, seal: &Seal) -> Self {
        let close = |text: &str, field: &str| seal.seal(text, &place(new.id, field));
        Self {
            citizen_id: close(new.applicant.citizen_id.reveal(), "citizen_id"),
            phone: close(new.applicant.phone.reveal(), "phone"),
            id: new.id,
            state: RegistrationState::Pending,
            name: new.applicant.name,
            born_on: new.applicant.born_on,
            branch_name: new.branch_name,
            path: new.path,
            org: new.org,
            matched: new.matched,
            created_at: new.created_at,
            passings: Vec::new(),
            decision: None,
            expires_at: new.expires_at,
            held_until: Some(new.held_until),
            admission: new.admission,
            place: new.place,
        }
    }

    /// Until when it waits.
    pub fn held_until(&self) -> Timestamp {
        self.held_until.unwrap_or(self.expires_at)
    }

    /// The moment under which it is listed.
    fn stands_at(&self) -> Timestamp {
        match self.state {
            RegistrationState::Pending => self.held_until(),
            RegistrationState::Approved | RegistrationState::Refused => self.created_at,
        }
    }

    /// Opens what the applicant says.
    ///
    /// # Errors
    /// [`StoreError::Unsealable`] when the data key is another.
    pub fn applicant(&self, seal: &Seal) -> StoreResult<Applicant> {
        let open = |sealed: &str, field: &str| seal.open(sealed, &place(self.id, field));
        let corrupt = |_| StoreError::Corrupt("a sealed identifier".into());
        Ok(Applicant {
            name: self.name.clone(),
            born_on: self.born_on,
            citizen_id: open(&self.citizen_id, "citizen_id")?.parse().map_err(corrupt)?,
            phone: open(&self.phone, "phone")?.parse().map_err(corrupt)?,
        })
    }

    /// What the applicant says, identifiers masked.
    ///
    /// # Errors
    /// As [`Self::applicant`].
    pub fn person(&self, seal: &Seal) -> StoreResult<Person> {
        let applicant = self.applicant(seal)?;
        Ok(Person {
            name: applicant.name,
            born_on: applicant.born_on,
            citizen_id: applicant.citizen_id.masked(),
            phone: Some(applicant.phone.masked()),
        })
    }
}

/// Where a sealed value stands: table, key, field.
fn place(id: RegistrationId, field: &str) -> String {
    let key = key::registration(id);
    format!("app {} {} {field}", key.pk, key.sk)
}

/// The password that an applicant chose.
#[derive(Clone, Serialize, Deserialize)]
pub struct ChosenPassword {
    /// Whose registration.
    pub registration: RegistrationId,
    /// PHC string of argon2id.
    pub hash: String,
    /// Some days after the registration: one without its password could never be approved.
    pub expires_at: Timestamp,
}

impl Entity for ChosenPassword {
    const KIND: &'static str = "chosen_password";

    fn keys(&self) -> Keys {
        key::chosen_password(self.registration).into()
    }

    fn expires(&self) -> Option<Timestamp> {
        Some(self.expires_at)
    }
}

impl Store {
    /// A registration.
    pub async fn find_registration(
        &self,
        id: RegistrationId,
    ) -> StoreResult<Option<Stored<StoredRegistration>>> {
        self.app.get(&key::registration(id)).await
    }

    /// A page of the registrations that lie with an organisation in one state: those that wait by when that ends, those
    /// that are over with the latest first.
    pub async fn list_registrations(
        &self,
        org: OrgId,
        state: RegistrationState,
        after: Option<&Cursor>,
        now: Timestamp,
    ) -> StoreResult<Page<Stored<StoredRegistration>>> {
        self.list_registrations_by(org, state, PAGE, after, now).await
    }

    /// The same with so many a page.
    pub(crate) async fn list_registrations_by(
        &self,
        org: OrgId,
        state: RegistrationState,
        most: usize,
        after: Option<&Cursor>,
        now: Timestamp,
    ) -> StoreResult<Page<Stored<StoredRegistration>>> {
        let (partition, order) = match state {
            RegistrationState::Pending => (key::registrations_waiting(org, now), Order::Ascending),
            RegistrationState::Approved | RegistrationState::Refused => {
                (key::registrations_over(org, state), Order::Descending)
            }
        };
        self.app.page(&partition, order, most, after).await
    }

    /// The last requests for an account that lie with a branch, by whom of the roster they seem to be about: those that
    /// wait, and the latest that were refused.
    pub async fn requests_of(
        &self,
        branch: OrgId,
        now: Timestamp,
    ) -> StoreResult<HashMap<MemberId, RegistrationState>> {
        let refused = key::registrations_over(branch, RegistrationState::Refused);
        let refused =
            self.app.page::<StoredRegistration>(&refused, Order::Descending, LATEST_REFUSED, None).await?;
        let waiting = key::registrations_waiting(branch, now);
        let waiting = self.app.all::<StoredRegistration>(&waiting).await?;
        // Whoever asks again after a refusal waits.
        let requests = refused.items.into_iter().chain(waiting).map(|stored| stored.value);
        Ok(requests.filter_map(|request| Some((request.matched?, request.state))).collect())
    }

    /// Keeps a new registration with its password. The password comes first: a registration without one could never
    /// be approved, a password without one ends by itself.
    ///
    /// Whoever takes no place in a queue does the same work as whoever does.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when the id or a place is taken.
    pub async fn create_registration(
        &self,
        registration: &StoredRegistration,
        password: &ChosenPassword,
        places: &QueuePlaces,
        now: Timestamp,
    ) -> StoreResult<()> {
        self.secrets.write(vec![Write::put(password, now)?]).await?;
        let mut writes = vec![Write::create(registration, now)?];
        writes.extend(places.take(registration.org, now)?);
        self.app.write(writes).await
    }

    /// Writes a registration that was passed on.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when somebody else was quicker.
    pub async fn change_registration(
        &self,
        registration: &Stored<StoredRegistration>,
        now: Timestamp,
    ) -> StoreResult<()> {
        self.app.write(vec![Write::replace(registration, now)?]).await
    }

    /// Writes a refused registration and throws its password away, both or neither.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when somebody else was quicker.
    pub async fn refuse_registration(
        &self,
        registration: &Stored<StoredRegistration>,
        now: Timestamp,
    ) -> StoreResult<()> {
        let password = Write::remove(key::chosen_password(registration.value.id));
        let writes = decided(registration, now)?;
        self.app.write_with(writes, &self.secrets, vec![password]).await
    }

    /// Writes an approved registration, opens the account of the member and gives it the password that the applicant
    /// chose: all of it or nothing.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when somebody else was quicker.
    pub async fn approve_registration(
        &self,
        registration: &Stored<StoredRegistration>,
        member: &Stored<StoredMember>,
        now: Timestamp,
    ) -> StoreResult<()> {
        let found = self.secrets.get::<ChosenPassword>(&key::chosen_password(registration.value.id)).await?;
        let chosen = found.ok_or(StoreError::Conflict)?;
        let password = StoredPassword { member: member.value.id, hash: chosen.value.hash.clone() };
        let mut writes = decided(registration, now)?;
        writes.push(Write::replace(member, now)?);
        let secrets = vec![Write::remove_read(&chosen), Write::put(&password, now)?];
        self.app.write_with(writes, &self.secrets, secrets).await
    }
}

/// A decided registration, and its place in the queue free again.
fn decided(registration: &Stored<StoredRegistration>, now: Timestamp) -> StoreResult<Vec<Write>> {
    let place = registration.value.place.and_then(|place| place.give_back(now));
    Ok(std::iter::once(Write::replace(registration, now)?).chain(place).collect())
}
