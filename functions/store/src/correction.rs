//! Proposals to correct a profile. The proposed value is sealed, whatever field it is of.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use shared::audit::AuditDraft;
use shared::id::{MemberId, OrgId};
use shared::person::CitizenId;
use shared::profile::{CorrectionState, ProfileField, ProfileValue};

use crate::connect::Store;
use crate::error::{StoreError, StoreResult};
use crate::item::{Entity, Stored};
use crate::key::{self, Keys};
use crate::member::{Identifiers, StoredMember};
use crate::seal::Seal;
use crate::write::Write;

/// A proposal as stored: its value sealed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredCorrection {
    /// Whose profile.
    pub member: MemberId,
    /// The branch that decides.
    pub branch: OrgId,
    /// Which field.
    pub field: ProfileField,
    /// What the member adds.
    pub note: String,
    /// Proposed at.
    pub asked_at: Timestamp,
    /// What became of it.
    pub state: CorrectionState,
    sealed: String,
}

impl Entity for StoredCorrection {
    const KIND: &'static str = "correction";

    fn keys(&self) -> Keys {
        let waits_at = (self.state == CorrectionState::Waiting).then_some(self.branch);
        key::correction_keys(self.member, self.field, waits_at, self.asked_at)
    }
}

impl StoredCorrection {
    /// Seals a proposal of a member.
    pub fn new(
        member: &StoredMember,
        value: &ProfileValue,
        note: String,
        now: Timestamp,
        seal: &Seal,
    ) -> Self {
        let field = value.field();
        Self {
            member: member.id,
            branch: member.branch,
            field,
            note,
            asked_at: now,
            state: CorrectionState::Waiting,
            sealed: seal.seal(&value.reveal(), &place(member.id, field)),
        }
    }

    /// Opens the proposed value.
    ///
    /// # Errors
    /// [`StoreError::Unsealable`] when the data key is another.
    pub fn value(&self, seal: &Seal) -> StoreResult<ProfileValue> {
        let plain = seal.open(&self.sealed, &place(self.member, self.field))?;
        let today = shared::time::local_date(self.asked_at);
        let value = ProfileValue::parse(self.field, &plain, today);
        value.map_err(|_| StoreError::Corrupt("a sealed proposal".into()))
    }
}

/// Where a sealed proposal stands: table, key, field.
fn place(member: MemberId, field: ProfileField) -> String {
    let key = key::correction(member, field);
    format!("app {} {} value", key.pk, key.sk)
}

impl StoredMember {
    /// The value of a field; `None` when the profile has none.
    ///
    /// # Errors
    /// As [`StoredMember::identifiers`].
    pub fn value_of(&self, field: ProfileField, seal: &Seal) -> StoreResult<Option<ProfileValue>> {
        let Identifiers { citizen_id, phone, party_card_no } = self.identifiers(seal)?;
        Ok(match field {
            ProfileField::Name => Some(ProfileValue::Name(self.name.clone())),
            ProfileField::BornOn => Some(ProfileValue::BornOn(self.born_on)),
            ProfileField::Gender => Some(ProfileValue::Gender(self.gender)),
            ProfileField::AdmittedOn => Some(ProfileValue::AdmittedOn(self.admitted_on)),
            ProfileField::OfficialOn => self.official_on.map(ProfileValue::OfficialOn),
            ProfileField::PartyCardNo => party_card_no.map(ProfileValue::PartyCardNo),
            ProfileField::CitizenId => Some(ProfileValue::CitizenId(citizen_id)),
            ProfileField::Phone => phone.map(ProfileValue::Phone),
        })
    }

    /// Puts a value in its field.
    ///
    /// # Errors
    /// As [`StoredMember::identifiers`].
    pub fn set_value(&mut self, value: ProfileValue, seal: &Seal) -> StoreResult<()> {
        let mut identifiers = self.identifiers(seal)?;
        match value {
            ProfileValue::Name(name) => self.name = name,
            ProfileValue::BornOn(day) => self.born_on = day,
            ProfileValue::Gender(gender) => self.gender = gender,
            ProfileValue::AdmittedOn(day) => self.admitted_on = day,
            ProfileValue::OfficialOn(day) => self.official_on = Some(day),
            ProfileValue::PartyCardNo(card) => identifiers.party_card_no = Some(card),
            ProfileValue::CitizenId(id) => identifiers.citizen_id = id,
            ProfileValue::Phone(phone) => identifiers.phone = Some(phone),
        }
        self.set_identifiers(&identifiers, seal);
        Ok(())
    }
}

impl Store {
    /// The last proposal for a field of a member.
    pub async fn find_correction(
        &self,
        member: MemberId,
        field: ProfileField,
    ) -> StoreResult<Option<Stored<StoredCorrection>>> {
        self.app.get(&key::correction(member, field)).await
    }

    /// The last proposals of a member, by field.
    pub async fn corrections_of(&self, member: MemberId) -> StoreResult<Vec<Stored<StoredCorrection>>> {
        self.app.all(&key::corrections_of(member)).await
    }

    /// The proposals of a branch's members that wait, the oldest first.
    pub async fn corrections_waiting(&self, branch: OrgId) -> StoreResult<Vec<Stored<StoredCorrection>>> {
        self.app.all(&key::corrections_waiting(branch)).await
    }

    /// Proposes, over `before` when that is decided.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when another proposal came in between.
    pub async fn propose_correction(
        &self,
        correction: &StoredCorrection,
        before: Option<&Stored<StoredCorrection>>,
        now: Timestamp,
    ) -> StoreResult<()> {
        let write = match before {
            Some(before) => Write::replace(&Stored { value: correction.clone(), rev: before.rev }, now)?,
            None => Write::create(correction, now)?,
        };
        self.app.write(vec![write]).await
    }

    /// Writes a decision that leaves the profile as it is.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when somebody else decided.
    pub async fn refuse_correction(
        &self,
        correction: &Stored<StoredCorrection>,
        said: AuditDraft,
        now: Timestamp,
    ) -> StoreResult<()> {
        self.write_logged(&[Write::replace(correction, now)?], &[said], now).await
    }

    /// Writes a decision and the profile that it changes: the guard of a citizen id moves along, and so does the name in
    /// the roles of the member.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when somebody else decided or changed the profile, or the citizen id is taken.
    pub async fn accept_correction(
        &self,
        correction: &Stored<StoredCorrection>,
        member: &Stored<StoredMember>,
        former: &CitizenId,
        said: AuditDraft,
        now: Timestamp,
    ) -> StoreResult<()> {
        let mut writes = vec![Write::replace(correction, now)?, Write::replace(member, now)?];
        match correction.value.field {
            ProfileField::CitizenId => writes.extend(self.moved_guard(&member.value, former, now)?),
            ProfileField::Name => {
                for mut grant in self.stored_grants_of(member.value.id).await? {
                    member.value.name.as_str().clone_into(&mut grant.value.name);
                    writes.push(Write::replace(&grant, now)?);
                }
            }
            _ => {}
        }
        self.write_logged(&writes, &[said], now).await
    }
}
