//! Members. The three identifiers are sealed before they reach an item and masked before they leave this crate;
//! [`Identifiers`] carries them in plain form only where an act needs them.

use std::fmt;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use shared::endpoint::{Cursor, Page};
use shared::grant::RoleGrant;
use shared::id::{MemberId, OrgId, TransferId};
use shared::member::{AccountLock, Member, MemberClass, Standing, class};
use shared::person::{CitizenId, Gender, PartyCardNo, PersonName, Phone};
use shared::text::name_sort_key;

use crate::account::StoredAccount;
use crate::connect::Store;
use crate::error::{StoreError, StoreResult};
use crate::item::{Entity, Item, Stored, from_item, kind_of, to_item};
use crate::key::{self, Keys};
use crate::leaving::Leaving;
use crate::seal::Seal;
use crate::table::Order;
use crate::write::Write;

/// Entries of a page of a roster.
const PAGE: usize = 50;

/// A member as stored: the identifiers sealed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredMember {
    /// The member's id.
    pub id: MemberId,
    /// Họ và tên.
    pub name: PersonName,
    /// Ngày sinh.
    pub born_on: Date,
    /// Giới tính.
    pub gender: Gender,
    /// Ngày vào Đảng.
    pub admitted_on: Date,
    /// Ngày chính thức.
    pub official_on: Option<Date>,
    /// Chi bộ đang sinh hoạt.
    pub branch: OrgId,
    /// State of membership.
    pub standing: Standing,
    /// Where the member meets for the time being, when away.
    pub host: Option<OrgId>,
    /// Whether the member can sign in.
    pub account: StoredAccount,
    /// By whom it was locked; `None` also for one that was locked before this was kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lock: Option<AccountLock>,
    /// The transfer that waits to be received, while one does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub transfer: Option<TransferId>,
    /// The organisations from the root to the branch, so that counters up the tree need no look-up.
    pub chain: Vec<OrgId>,
    sealed: Sealed,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Sealed {
    citizen_id: String,
    phone: Option<String>,
    party_card_no: Option<String>,
}

/// The three identifiers in plain form.
#[derive(Clone, PartialEq, Eq)]
pub struct Identifiers {
    /// Số định danh công dân.
    pub citizen_id: CitizenId,
    /// Số điện thoại.
    pub phone: Option<Phone>,
    /// Số thẻ đảng viên.
    pub party_card_no: Option<PartyCardNo>,
}

impl fmt::Debug for Identifiers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Identifiers")
    }
}

/// What a new member is made of.
#[derive(Debug, Clone)]
pub struct NewMember {
    /// The member's id.
    pub id: MemberId,
    /// Họ và tên.
    pub name: PersonName,
    /// Ngày sinh.
    pub born_on: Date,
    /// Giới tính.
    pub gender: Gender,
    /// Ngày vào Đảng.
    pub admitted_on: Date,
    /// Ngày chính thức.
    pub official_on: Option<Date>,
    /// Chi bộ đang sinh hoạt.
    pub branch: OrgId,
    /// The organisations from the root to the branch.
    pub chain: Vec<OrgId>,
    /// State of membership.
    pub standing: Standing,
    /// The identifiers.
    pub identifiers: Identifiers,
}

impl Entity for StoredMember {
    const KIND: &'static str = "member";

    fn keys(&self) -> Keys {
        key::member_keys(self.id, self.branch, self.host, &name_sort_key(self.name.as_str()))
    }
}

/// Keeps a citizen id unique and says whose it is.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct CitizenIdGuard {
    index: String,
    member: MemberId,
}

impl Entity for CitizenIdGuard {
    const KIND: &'static str = "citizen_id_guard";

    fn keys(&self) -> Keys {
        key::citizen_id_guard(&self.index).into()
    }
}

impl StoredMember {
    /// Seals a new member.
    pub fn new(new: NewMember, seal: &Seal) -> Self {
        let sealed = Sealed::new(seal, new.id, &new.identifiers);
        Self {
            id: new.id,
            name: new.name,
            born_on: new.born_on,
            gender: new.gender,
            admitted_on: new.admitted_on,
            official_on: new.official_on,
            branch: new.branch,
            standing: new.standing,
            host: None,
            account: StoredAccount::NotActivated,
            lock: None,
            transfer: None,
            chain: new.chain,
            sealed,
        }
    }

    /// Opens the identifiers.
    ///
    /// # Errors
    /// [`StoreError::Unsealable`] when the data key is another.
    pub fn identifiers(&self, seal: &Seal) -> StoreResult<Identifiers> {
        let open = |sealed: &str, field: &str| seal.open(sealed, &place(self.id, field));
        let corrupt = |_| StoreError::Corrupt("a sealed identifier".into());
        let citizen_id = open(&self.sealed.citizen_id, "citizen_id")?.parse().map_err(corrupt)?;
        let phone = self.sealed.phone.as_deref().map(|sealed| open(sealed, "phone")).transpose()?;
        let card =
            self.sealed.party_card_no.as_deref().map(|sealed| open(sealed, "party_card_no")).transpose()?;
        Ok(Identifiers {
            citizen_id,
            phone: phone.map(|plain| plain.parse()).transpose().map_err(corrupt)?,
            party_card_no: card.map(|plain| plain.parse()).transpose().map_err(corrupt)?,
        })
    }

    /// Seals other identifiers.
    pub fn set_identifiers(&mut self, identifiers: &Identifiers, seal: &Seal) {
        self.sealed = Sealed::new(seal, self.id, identifiers);
    }

    /// Official or probationary on `day`.
    pub fn class(&self, day: Date) -> MemberClass {
        class(self.official_on, day)
    }

    /// The member as shown: identifiers masked.
    ///
    /// # Errors
    /// As [`Self::identifiers`].
    pub fn shown(&self, rev: u32, seal: &Seal) -> StoreResult<Member> {
        let identifiers = self.identifiers(seal)?;
        Ok(Member {
            id: self.id,
            name: self.name.clone(),
            born_on: self.born_on,
            gender: self.gender,
            admitted_on: self.admitted_on,
            official_on: self.official_on,
            party_card_no: identifiers.party_card_no.map(|card| card.masked()),
            branch: self.branch,
            citizen_id: identifiers.citizen_id.masked(),
            phone: identifiers.phone.map(|phone| phone.masked()),
            standing: self.standing,
            host: self.host,
            account: self.account.shown(self.standing),
            lock: self.lock.clone(),
            transfer: self.transfer,
            rev,
        })
    }
}

impl Stored<StoredMember> {
    /// The member as shown: identifiers masked.
    ///
    /// # Errors
    /// As [`StoredMember::identifiers`].
    pub fn shown(&self, seal: &Seal) -> StoreResult<Member> {
        self.value.shown(self.rev, seal)
    }
}

impl Sealed {
    fn new(seal: &Seal, id: MemberId, plain: &Identifiers) -> Self {
        let close = |text: &str, field: &str| seal.seal(text, &place(id, field));
        Self {
            citizen_id: close(plain.citizen_id.reveal(), "citizen_id"),
            phone: plain.phone.as_ref().map(|phone| close(phone.reveal(), "phone")),
            party_card_no: plain.party_card_no.as_ref().map(|card| close(card.reveal(), "party_card_no")),
        }
    }
}

/// Where a sealed value stands: table, key, field.
fn place(id: MemberId, field: &str) -> String {
    let key = key::member(id);
    format!("app {} {} {field}", key.pk, key.sk)
}

impl Store {
    /// A member.
    pub async fn find_member(&self, id: MemberId) -> StoreResult<Option<Stored<StoredMember>>> {
        self.app.get(&key::member(id)).await
    }

    /// A member with the roles held, in one query.
    pub async fn find_person(
        &self,
        id: MemberId,
    ) -> StoreResult<Option<(Stored<StoredMember>, Vec<RoleGrant>)>> {
        let mut member = None;
        let mut grants = Vec::new();
        for item in self.app.all_items(&key::person(id)).await? {
            match kind_of(&item) {
                StoredMember::KIND => member = Some(from_item(item)?),
                RoleGrant::KIND => grants.push(from_item(item)?.value),
                _ => {}
            }
        }
        Ok(member.map(|member| (member, grants)))
    }

    /// Members by id, in no order.
    pub async fn find_members(&self, ids: &[MemberId]) -> StoreResult<Vec<Stored<StoredMember>>> {
        let keys: Vec<_> = ids.iter().map(|id| key::member(*id)).collect();
        self.app.get_all(&keys).await
    }

    /// Whose citizen id this is.
    pub async fn find_member_by_citizen_id(&self, citizen_id: &CitizenId) -> StoreResult<Option<MemberId>> {
        let index = self.seal.blind_index(citizen_id.reveal());
        let guard = self.app.get::<CitizenIdGuard>(&key::citizen_id_guard(&index)).await?;
        Ok(guard.map(|guard| guard.value.member))
    }

    /// Whose citizen ids these are; ids that nobody holds are left out. The result pairs a blind index with a member.
    pub async fn find_members_by_citizen_ids(
        &self,
        ids: &[CitizenId],
    ) -> StoreResult<Vec<(String, MemberId)>> {
        let indexes: Vec<_> = ids.iter().map(|id| self.seal.blind_index(id.reveal())).collect();
        let keys: Vec<_> = indexes.iter().map(|index| key::citizen_id_guard(index)).collect();
        let guards = self.app.get_all::<CitizenIdGuard>(&keys).await?;
        Ok(guards.into_iter().map(|guard| (guard.value.index, guard.value.member)).collect())
    }

    /// A page of a branch's roster, by given name.
    pub async fn list_members(
        &self,
        branch: OrgId,
        after: Option<&Cursor>,
    ) -> StoreResult<Page<Stored<StoredMember>>> {
        self.app.page(&key::roster(branch), Order::Ascending, PAGE, after).await
    }

    /// The whole roster of a branch, by given name; a branch has 3 to 200 members.
    pub async fn roster(&self, branch: OrgId) -> StoreResult<Vec<Stored<StoredMember>>> {
        self.app.all(&key::roster(branch)).await
    }

    /// Those of other branches who meet in this one for the time being.
    pub async fn guests(&self, branch: OrgId) -> StoreResult<Vec<Stored<StoredMember>>> {
        self.app.all(&key::guests(branch)).await
    }

    /// Adds a member; the citizen id must be new.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when the id or the citizen id is taken.
    pub async fn create_member(&self, member: &StoredMember, now: Timestamp) -> StoreResult<()> {
        self.app.write(self.new_member(member, now)?).await
    }

    /// A new member and the guard of the citizen id.
    pub(crate) fn new_member(&self, member: &StoredMember, now: Timestamp) -> StoreResult<Vec<Write>> {
        let guard = self.guard(member)?;
        Ok(vec![Write::create(member, now)?, Write::create(&guard, now)?])
    }

    /// Writes a changed member. The citizen id does not change here.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when somebody else changed the member.
    pub async fn change_member(&self, member: &Stored<StoredMember>, now: Timestamp) -> StoreResult<()> {
        self.change_member_ending(member, &Leaving::default(), &[], now).await
    }

    /// Loads many new members without conditions, into an empty table: for demo data.
    pub async fn load_members(&self, members: &[StoredMember], now: Timestamp) -> StoreResult<()> {
        let guards = self.guards(members)?;
        self.app.load(members, now).await?;
        self.app.load(&guards, now).await
    }

    /// The items of many new members with their guards, for an engine that imports items by itself: demo data.
    pub fn member_items(&self, members: &[StoredMember], now: Timestamp) -> StoreResult<Vec<Item>> {
        let mut items = Self::items(members, now)?;
        items.extend(Self::items(&self.guards(members)?, now)?);
        Ok(items)
    }

    /// The items of many new entities, for an engine that imports items by itself: demo data.
    pub fn items<T: Entity>(entities: &[T], now: Timestamp) -> StoreResult<Vec<Item>> {
        entities.iter().map(|entity| to_item(entity, entity.first_rev(), now)).collect()
    }

    /// The guard of a changed citizen id in place of the one before.
    pub(crate) fn moved_guard(
        &self,
        member: &StoredMember,
        former: &CitizenId,
        now: Timestamp,
    ) -> StoreResult<[Write; 2]> {
        let before = key::citizen_id_guard(&self.seal.blind_index(former.reveal()));
        Ok([Write::create(&self.guard(member)?, now)?, Write::remove(before)])
    }

    fn guards(&self, members: &[StoredMember]) -> StoreResult<Vec<CitizenIdGuard>> {
        members.iter().map(|member| self.guard(member)).collect()
    }

    fn guard(&self, member: &StoredMember) -> StoreResult<CitizenIdGuard> {
        let index = self.seal.blind_index(member.identifiers(&self.seal)?.citizen_id.reveal());
        Ok(CitizenIdGuard { index, member: member.id })
    }
}
