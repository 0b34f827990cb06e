//! The first administrator of an empty system, made on an operator's word.
//!
//! A member belongs to a branch, and rights flow downward from the root. So what is made is a way: the root, what lies
//! between, a branch, and in it the member who administers the root. The activation code is told once; only its hash is
//! kept. Who did not get the reply says the same again and gets another code, as long as nobody has used one.

use jiff::Timestamp;
use jiff::civil::Date;
use kit::{App, Failure, Result};
use serde::{Deserialize, Serialize};
use shared::audit::{AuditAct, AuditDraft};
use shared::grant::{Role, RoleGrant};
use shared::id::{MemberId, OrgId};
use shared::member::Standing;
use shared::org::{Org, OrgKind, OrgPath};
use shared::person::{CitizenId, Gender};
use shared::rules::sign_in_rules;
use shared::text::tidy;
use shared::time::local_date;
use store::{
    Founding, Identifiers, NewMember, StoreError, StoredAccount, StoredCode, StoredMember, StoredRoot,
};

/// What a system is to begin with.
#[derive(Clone, Deserialize)]
pub struct FoundingOrder {
    /// From the root down to the branch of the administrator.
    pub orgs: Vec<FoundedOrg>,
    /// The first administrator.
    pub administrator: FirstAdministrator,
}

/// An organisation on the way from the root to the branch.
#[derive(Debug, Clone, Deserialize)]
pub struct FoundedOrg {
    /// What it is.
    pub kind: OrgKind,
    /// Full Vietnamese name, 3 to 150 characters.
    pub name: String,
}

/// The first administrator, as text: an operator is told what is wrong with it.
#[derive(Clone, Deserialize)]
pub struct FirstAdministrator {
    /// Họ và tên.
    pub name: String,
    /// Số định danh công dân, twelve digits.
    pub citizen_id: String,
    /// Ngày sinh, `1984-03-12`.
    pub born_on: String,
    /// Giới tính.
    pub gender: Gender,
    /// Ngày vào Đảng.
    pub admitted_on: String,
    /// Ngày chính thức; without it the member is probationary.
    #[serde(default)]
    pub official_on: Option<String>,
}

impl std::fmt::Debug for FoundingOrder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("FoundingOrder")
    }
}

/// What came of it. The code is in no other place.
#[derive(Clone, Serialize)]
pub struct Founded {
    /// The root.
    pub org: OrgId,
    /// The first administrator.
    pub administrator: MemberId,
    /// With it and the citizen id the administrator sets a password.
    pub activation_code: String,
    /// Valid until.
    pub expires_at: Timestamp,
}

impl std::fmt::Debug for Founded {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Founded")
    }
}

/// Founds the system, once.
///
/// # Errors
/// When the order is wrong, or a root exists and the order is not the one that made it.
pub async fn found(app: &App, order: &FoundingOrder) -> Result<Founded> {
    let citizen_id: CitizenId = order
        .administrator
        .citizen_id
        .parse()
        .map_err(|_| refused("administrator.citizen_id: a citizen id of twelve digits is needed"))?;
    if let Some(root) = app.store.find_root().await? {
        return again(app, root, &citizen_id).await;
    }
    if app.store.has_root().await? {
        return Err(refused(
            "an organisation without a superior exists; rights are given by its administrator",
        ));
    }
    let founding = plan(app, order, citizen_id)?;
    match app.store.found(&founding, app.now()).await {
        Err(StoreError::Conflict) => {
            return Err(refused("somebody founded it at the same moment, or a member has this citizen id"));
        }
        other => other?,
    }
    issue(app, founding.root).await
}

/// The same order again: another code, as long as the first administrator has not come in.
async fn again(app: &App, root: StoredRoot, citizen_id: &CitizenId) -> Result<Founded> {
    let found = app.store.find_member(root.administrator).await?;
    let waits = match found {
        Some(member) if member.value.account == StoredAccount::NotActivated => {
            member.value.identifiers(&app.store.seal)?.citizen_id == *citizen_id
        }
        _ => false,
    };
    match waits {
        true => issue(app, root).await,
        false => Err(refused("it is founded already; rights are given by its administrator")),
    }
}

async fn issue(app: &App, root: StoredRoot) -> Result<Founded> {
    let (now, member) = (app.now(), root.administrator);
    let expires_at = now.saturating_add(sign_in_rules(local_date(now)).code_life).unwrap_or(now);
    let code = StoredCode::draw(app.random());
    let hash = StoredCode::hash_of(&app.store.seal, member, &code);
    app.store.put_code(&StoredCode { member, hash, expires_at }, now).await?;
    tracing::info!(org = %root.org, "an activation code for the first administrator was issued");
    Ok(Founded { org: root.org, administrator: member, activation_code: code, expires_at })
}

/// Everything that is to be written.
fn plan(app: &App, order: &FoundingOrder, citizen_id: CitizenId) -> Result<Founding> {
    let orgs = way(app, &order.orgs)?;
    let (Some(root), Some(branch)) = (orgs.first(), orgs.last()) else { return Err(refused(NO_WAY)) };
    let member = member(app, &order.administrator, branch, citizen_id)?;
    let grant = RoleGrant {
        member: member.id,
        name: member.name.as_str().to_owned(),
        role: Role::OrgAdmin,
        org: root.id,
        path: root.path.clone(),
        granted_at: app.now(),
        granted_by: None,
        from: local_date(app.now()),
        until: None,
        reason: "Quản trị đầu tiên, do người vận hành hệ thống lập".to_owned(),
    };
    Ok(Founding {
        root: StoredRoot { org: root.id, administrator: member.id },
        said: AuditDraft { org: root.id, by: None, act: AuditAct::OrgFounded { member: member.id } },
        administrator: member,
        grant,
        orgs,
    })
}

const NO_WAY: &str = "orgs: from the root down to a branch, each of a kind that the one before may hold";

/// The organisations from the root down to a branch.
fn way(app: &App, wanted: &[FoundedOrg]) -> Result<Vec<Org>> {
    let mut orgs: Vec<Org> = Vec::new();
    for FoundedOrg { kind, name } in wanted {
        let (id, name) = (app.new_org_id(), tidy(name));
        if !(3..=150).contains(&name.chars().count()) {
            return Err(refused("orgs: a name has 3 to 150 characters"));
        }
        let path = match orgs.last() {
            None => OrgPath::root(id),
            Some(above) if above.kind.may_hold(*kind) => above.path.child(id),
            Some(_) => return Err(refused(NO_WAY)),
        };
        orgs.push(Org { id, kind: *kind, name, path });
    }
    let is_way = orgs.len() > 1 && orgs.last().is_some_and(|org| org.kind.has_members());
    if is_way { Ok(orgs) } else { Err(refused(NO_WAY)) }
}

fn member(app: &App, who: &FirstAdministrator, branch: &Org, citizen_id: CitizenId) -> Result<StoredMember> {
    let new = NewMember {
        id: app.new_member_id(),
        name: who.name.parse().map_err(|_| refused("administrator.name: a full name is needed"))?,
        born_on: day("born_on", &who.born_on)?,
        gender: who.gender,
        admitted_on: day("admitted_on", &who.admitted_on)?,
        official_on: who.official_on.as_deref().map(|text| day("official_on", text)).transpose()?,
        branch: branch.id,
        chain: branch.path.ids().to_vec(),
        standing: Standing::Active,
        identifiers: Identifiers { citizen_id, phone: None, party_card_no: None },
    };
    Ok(StoredMember::new(new, &app.store.seal))
}

fn day(field: &str, text: &str) -> Result<Date> {
    text.parse().map_err(|_| refused(format!("administrator.{field}: a day such as 1984-03-12 is needed")))
}

/// Told to the operator; never with what was sent.
fn refused(why: impl Into<String>) -> Failure {
    Failure::Internal(why.into())
}
