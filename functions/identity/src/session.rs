//! Sessions: begin one, list mine, end one of mine.

use jiff::Timestamp;
use jiff::civil::Date;
use kit::{Answer, Anyone, App, Call, Claims, CookieChange, Failure, Member, Result};
use shared::access::Actor;
use shared::endpoint::Nothing;
use shared::grant::{HeldRole, RoleGrant};
use shared::id::{MemberId, SessionId};
use shared::org::OrgPath;
use shared::problem::ProblemCode;
use shared::rules::sign_in_rules;
use shared::session::{EndSession, ListSessions, Session, SignedIn};
use shared::time::local_date;
use store::{Stored, StoredAccount, StoredMember, StoredSession};

use crate::account::locked;
use crate::device::describe;
use crate::refresh;

/// Begins a session for a member who has just proved who they are; `None` for one who has left the Party.
pub async fn begin(app: &App, member: MemberId, by: &Anyone) -> Result<Option<Answer<SignedIn>>> {
    let Some((person, grants)) = app.store.find_person(member).await? else { return Ok(None) };
    if !person.value.standing.belongs() {
        return Ok(None);
    }
    if person.value.account == StoredAccount::Locked {
        return Err(locked(&person.value).into());
    }
    let now = app.now();
    let idle = sign_in_rules(local_date(now)).session_idle;
    let token = refresh::first_token(app);
    let session = StoredSession {
        id: token.session,
        member,
        device: describe(&by.user_agent),
        current: refresh::hash(app, &token),
        parent: None,
        rotated_at: now,
        created_at: now,
        expires_at: now.saturating_add(idle).unwrap_or(now),
    };
    app.store.create_session(&session, now).await?;
    let signed_in = sign(app, &person.value, grants, &session, now).await?;
    mark_activated(app, person).await?;
    Ok(Some(Answer { reply: signed_in, cookie: CookieChange::Set(token.to_string(), idle.as_secs()) }))
}

/// The caller that a token will name, with the roles that count on that day.
async fn actor(app: &App, member: &StoredMember, grants: Vec<RoleGrant>, day: Date) -> Result<Actor> {
    let grants = grants.into_iter().filter(|grant| member.standing.may_act() && grant.holds_on(day));
    let roles = grants.map(|grant| HeldRole { role: grant.role, path: grant.path });
    let (branch, host) = (OrgPath::from_chain(&member.chain), host(app, member).await?);
    Ok(Actor { member: member.id, branch, host, roles: roles.collect() })
}

/// Where the host of somebody who is away stands in the tree: one read more, for guests alone.
async fn host(app: &App, member: &StoredMember) -> Result<Option<OrgPath>> {
    let Some(host) = member.host else { return Ok(None) };
    Ok(app.store.find_org(host).await?.map(|org| org.value.path))
}

/// The reply with a fresh access token.
pub async fn sign(
    app: &App,
    member: &StoredMember,
    grants: Vec<RoleGrant>,
    session: &StoredSession,
    now: Timestamp,
) -> Result<SignedIn> {
    let actor = actor(app, member, grants, local_date(now)).await?;
    let until = now.saturating_add(sign_in_rules(local_date(now)).access_life).unwrap_or(now);
    let signer = app.signer.as_ref().ok_or_else(|| Failure::Internal("no signing key".into()))?;
    let reply = SignedIn {
        access_token: String::new(),
        expires_at: until,
        member: actor.member,
        session: session.id,
        roles: actor.roles.clone(),
        branch: actor.branch.clone(),
        host: actor.host.clone(),
    };
    let claims = Claims::new(actor, session.id, now, until, session.created_at);
    let access_token = signer.sign(&claims).map_err(|error| Failure::Internal(error.to_string()))?;
    Ok(SignedIn { access_token, ..reply })
}

/// A member with a session has an account: kept here, so that a crash after setting the password mends itself.
async fn mark_activated(app: &App, mut person: Stored<StoredMember>) -> Result<()> {
    if person.value.account == StoredAccount::Activated {
        return Ok(());
    }
    person.value.account = StoredAccount::Activated;
    match app.store.change_member(&person, app.now()).await {
        // Somebody changed the profile at this moment; the next sign-in marks it.
        Err(store::StoreError::Conflict) => Ok(()),
        other => Ok(other?),
    }
}

/// `list_sessions`.
pub async fn list_sessions(app: App, by: Member, _: Call<ListSessions>) -> Result<Vec<Session>> {
    let now = app.now();
    let mut sessions = app.store.sessions_of(by.id()).await?;
    sessions.retain(|session| session.expires_at > now);
    sessions.sort_by_key(|session| std::cmp::Reverse(session.rotated_at));
    let shown = |session: StoredSession| Session {
        id: session.id,
        device: session.device,
        created_at: session.created_at,
        last_used_at: session.rotated_at,
        current: session.id == by.session,
    };
    Ok(sessions.into_iter().map(shown).collect())
}

/// `end_session`.
pub async fn end_session(app: App, by: Member, call: Call<EndSession>) -> Result<Nothing> {
    let id: SessionId = call.path.session;
    let found = app.store.find_session(id).await?.ok_or(ProblemCode::NotFound)?;
    if found.value.member != by.id() {
        return Err(ProblemCode::NotFound.into());
    }
    app.store.remove_session(id).await?;
    Ok(Nothing {})
}
