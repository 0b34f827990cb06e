//! Who is signed in. The access token stays in memory; the session itself is a cookie that no script can read. What
//! the device keeps of a person ([`kept`]) shows them their pages where the network ends, and opens nothing.

use std::cell::Cell;
use std::rc::Rc;

use gloo_timers::future::TimeoutFuture;
use shared::access::{Action, Actor, Subject, may};
use shared::endpoint::Nothing;
use shared::id::{OrgId, SessionId};
use shared::member::{FindMe, Me, Seat};
use shared::notice::{Inbox, MarkNoticesRead, ReadOrder};
use shared::org::OrgPath;
use shared::session::{SignOut, SignedIn};
use yew::prelude::*;

use crate::api::device::A_MOMENT;
use crate::api::{Api, Failure};
use crate::{form, prefs};

mod kept;

/// The signed-in person with the hats they wear.
#[derive(Debug, Clone, PartialEq)]
pub struct Viewer {
    /// Profile and hats.
    pub me: Me,
    /// What the policy asks for.
    pub actor: Actor,
    /// This session.
    pub session: SessionId,
    /// Which hat they wear now, an index of `me.seats`.
    worn: usize,
}

impl Viewer {
    /// Puts together the reply to signing in and the profile; the own branch is the first hat.
    pub fn new(signed_in: &SignedIn, me: Me) -> Self {
        let actor = Actor {
            member: signed_in.member,
            branch: signed_in.branch.clone(),
            host: signed_in.host.clone(),
            roles: signed_in.roles.clone(),
        };
        Self { me, actor, session: signed_in.session, worn: 0 }
    }

    /// The same in the hat of that organisation, if it is one of theirs.
    #[must_use]
    pub fn wearing(self, org: Option<OrgId>) -> Self {
        let seat = self.me.seats.iter().position(|seat| Some(seat.org.id) == org);
        Self { worn: seat.unwrap_or(self.worn), ..self }
    }

    /// The hat they wear now; nobody is without at least their own branch.
    pub fn seat(&self) -> Option<&Seat> {
        self.me.seats.get(self.worn)
    }

    /// Which hat that is, an index of `me.seats`.
    pub fn worn(&self) -> usize {
        self.worn
    }

    /// The organisation in which they act now; the own branch until they switch.
    pub fn org(&self) -> OrgId {
        self.seat().map_or(self.me.member.branch, |seat| seat.org.id)
    }

    /// Where that stands in the tree.
    pub fn path(&self) -> &OrgPath {
        self.seat().map_or(&self.actor.branch, |seat| &seat.org.path)
    }

    fn rename(&mut self, org: OrgId, name: &str) {
        if self.me.member.branch == org {
            name.clone_into(&mut self.me.branch_name);
        }
        for seat in self.me.seats.iter_mut().filter(|seat| seat.org.id == org) {
            name.clone_into(&mut seat.org.name);
        }
    }

    /// Whether the policy lets them do this in the organisation in which they act now: shows or hides a button.
    pub fn may(&self, action: Action) -> bool {
        self.may_on(action, Subject::org(self.path()))
    }

    /// Whether the policy lets them do this to that.
    pub fn may_on(&self, action: Action, subject: Subject<'_>) -> bool {
        may(&self.actor, action, subject).is_allowed()
    }
}

/// Where signing in stands.
#[derive(Debug, Clone, PartialEq)]
pub enum SessionState {
    /// Asking whether the cookie still holds.
    Restoring,
    /// Asking did not succeed; the session may still hold.
    Unknown(Failure),
    /// Nobody is signed in.
    SignedOut,
    /// Somebody is.
    SignedIn(Rc<Viewer>),
}

/// What happens to a session.
pub enum SessionAct {
    /// The answer to the question at the start or to signing in.
    Settle(SessionState),
    /// Another hat.
    Wear(usize),
    /// An organisation has another name.
    Rename(OrgId, String),
    /// The inbox as it is now.
    Inbox(Inbox),
}

impl Reducible for SessionState {
    type Action = SessionAct;

    fn reduce(self: Rc<Self>, act: SessionAct) -> Rc<Self> {
        match (act, &*self) {
            (SessionAct::Settle(state), _) => Rc::new(state),
            (SessionAct::Wear(worn), Self::SignedIn(viewer)) => {
                Rc::new(Self::SignedIn(Rc::new(Viewer { worn, ..(**viewer).clone() })))
            }
            (SessionAct::Rename(org, name), Self::SignedIn(viewer)) => {
                let mut viewer = (**viewer).clone();
                viewer.rename(org, &name);
                Rc::new(Self::SignedIn(Rc::new(viewer)))
            }
            (SessionAct::Inbox(inbox), Self::SignedIn(viewer)) => {
                let mut viewer = (**viewer).clone();
                viewer.me.inbox = inbox;
                Rc::new(Self::SignedIn(Rc::new(viewer)))
            }
            (SessionAct::Wear(_) | SessionAct::Rename(..) | SessionAct::Inbox(_), _) => self,
        }
    }
}

/// The session and the ways to change it.
#[derive(Clone, PartialEq)]
pub struct Session {
    /// Where it stands.
    pub state: Rc<SessionState>,
    api: Api,
    dispatch: Callback<SessionAct>,
}

impl Session {
    /// A session in this state, for tests.
    pub fn still(state: SessionState) -> Self {
        Self { state: Rc::new(state), api: Api::new(Callback::noop()), dispatch: Callback::noop() }
    }

    /// Asks whether the cookie still holds; with an answer, who it is.
    pub fn restore(&self) {
        let session = self.clone();
        session.dispatch.emit(SessionAct::Settle(SessionState::Restoring));
        yew::platform::spawn_local(async move {
            let asked = Rc::new(Cell::new(true));
            yew::platform::spawn_local(session.clone().meanwhile(asked.clone()));
            let state = session.ask().await;
            asked.set(false);
            session.settle(state).await;
        });
    }

    /// Exchanges the cookie, then asks who it is.
    async fn ask(&self) -> Result<SessionState, Failure> {
        let signed_in = self.api.refresh().await?;
        self.profile(&signed_in).await
    }

    /// Where the reply takes long, goes on with what this device keeps of the person.
    async fn meanwhile(self, asked: Rc<Cell<bool>>) {
        TimeoutFuture::new(A_MOMENT).await;
        if !asked.get() {
            return;
        }
        if let Some(viewer) = kept::find().await
            && asked.get()
        {
            self.dispatch.emit(SessionAct::Settle(SessionState::SignedIn(Rc::new(viewer))));
        }
    }

    /// Takes the answer. Where none came, the person that this device keeps stays; the cookie is exchanged with the
    /// first call that comes through.
    async fn settle(&self, state: Result<SessionState, Failure>) {
        let state = match state {
            Err(failure) if failure.is_worth_retrying() => match kept::find().await {
                Some(viewer) => SessionState::SignedIn(Rc::new(viewer)),
                None => SessionState::Unknown(failure),
            },
            state => state.unwrap_or_else(unanswered),
        };
        self.dispatch.emit(SessionAct::Settle(state));
    }

    /// Takes the reply to signing in or activating: keeps the token, asks for the profile.
    pub async fn begin(&self, signed_in: SignedIn) -> Result<(), Failure> {
        self.api.keep(Some(signed_in.access_token.clone()));
        let state = self.profile(&signed_in).await?;
        self.dispatch.emit(SessionAct::Settle(state));
        Ok(())
    }

    /// Signs out on this device. Without a network the cookie cannot be ended, so one stays signed in and is told.
    pub async fn end(&self) -> Result<(), Failure> {
        let reply = self.api.send::<SignOut>(&Nothing {}, &Nothing {}).await;
        if reply.is_ok() {
            self.api.keep(None);
            form::forget_drafts();
            prefs::keep_hat(None);
            self.dispatch.emit(SessionAct::Settle(SessionState::SignedOut));
        }
        reply.map(|_| ())
    }

    /// Puts on another hat, an index of `me.seats`; it is still worn after loading the page anew.
    pub fn wear(&self, seat: usize) {
        if let SessionState::SignedIn(viewer) = &*self.state {
            prefs::keep_hat(viewer.me.seats.get(seat).map(|seat| seat.org.id));
        }
        self.dispatch.emit(SessionAct::Wear(seat));
    }

    /// Shows the new name of an organisation wherever this session names it.
    pub fn rename(&self, org: OrgId, name: String) {
        self.dispatch.emit(SessionAct::Rename(org, name));
    }

    /// Shows the inbox as a reply says it is now.
    pub fn put_inbox(&self, inbox: Inbox) {
        self.dispatch.emit(SessionAct::Inbox(inbox));
    }

    /// Asks how the inbox is now; without an answer it stays as it was.
    pub fn look_into_inbox(&self) {
        let session = self.clone();
        yew::platform::spawn_local(async move {
            if let Ok(me) = session.api.read::<FindMe>(&Nothing {}).await {
                session.put_inbox(me.inbox);
            }
        });
    }

    /// Marks entries of the inbox as read. Where that does not arrive they stay unread, which harms nothing.
    pub fn mark_read(&self, order: ReadOrder) {
        let session = self.clone();
        yew::platform::spawn_local(async move {
            if let Ok(inbox) = session.api.send::<MarkNoticesRead>(&Nothing {}, &order).await {
                session.put_inbox(inbox);
            }
        });
    }

    async fn profile(&self, signed_in: &SignedIn) -> Result<SessionState, Failure> {
        let me = self.api.read::<FindMe>(&Nothing {}).await?;
        kept::put(signed_in, &me);
        let viewer = Viewer::new(signed_in, me).wearing(prefs::kept_hat());
        Ok(SessionState::SignedIn(Rc::new(viewer)))
    }
}

/// Refused means signed out; no answer means nobody knows.
fn unanswered(failure: Failure) -> SessionState {
    match &failure {
        Failure::Problem(problem) if problem.code.status() == 401 => SessionState::SignedOut,
        _ => SessionState::Unknown(failure),
    }
}

/// Properties of [`SessionProvider`].
#[derive(Clone, PartialEq, Properties)]
pub struct SessionProviderProps {
    /// The app.
    pub children: Html,
}

/// Holds the session and the line to the functions; asks once at the start who is signed in.
#[component]
pub fn SessionProvider(props: &SessionProviderProps) -> Html {
    let state = use_reducer(|| SessionState::Restoring);
    let dispatch = {
        let dispatch = state.dispatcher();
        use_callback((), move |act: SessionAct, ()| dispatch.dispatch(act))
    };
    let api = {
        let dispatch = dispatch.clone();
        use_memo((), move |()| Api::new(dispatch.reform(|()| SessionAct::Settle(SessionState::SignedOut))))
    };
    let session = Session { state: Rc::new((*state).clone()), api: (*api).clone(), dispatch };
    {
        let session = session.clone();
        use_effect_with((), move |()| session.restore());
    }
    html! {
        <ContextProvider<Api> context={(*api).clone()}>
            <ContextProvider<Session> context={session}>{ props.children.clone() }</ContextProvider<Session>>
        </ContextProvider<Api>>
    }
}

/// The session.
#[hook]
pub fn use_session() -> Session {
    use_context::<Session>().unwrap_or_else(|| Session::still(SessionState::SignedOut))
}

/// Who is signed in, for pages behind the gate.
///
/// # Panics
/// On a page that opens without signing in: a mistake in [`crate::route::Route::is_open`], seen at the first try.
#[hook]
pub fn use_viewer() -> Rc<Viewer> {
    use_context::<Rc<Viewer>>().expect("the gate stands around every page that asks who is signed in")
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use shared::id::MemberId;
    use shared::org::{Org, OrgKind};

    use super::*;
    use crate::pages::members::sample;

    fn org(n: u128, name: &str) -> Org {
        let id = OrgId::from_parts(1, n);
        Org { id, kind: OrgKind::Branch, name: name.into(), path: OrgPath::from_chain(&[id]) }
    }

    /// Somebody with a branch and a committee.
    fn viewer() -> Viewer {
        let branch = org(1, "Chi bộ thôn Đông");
        let signed_in = SignedIn {
            access_token: String::new(),
            expires_at: Timestamp::UNIX_EPOCH,
            member: MemberId::from_parts(1, 1),
            session: SessionId::from_parts(1, 1),
            roles: vec![],
            branch: branch.path.clone(),
            host: None,
        };
        let seats = [branch.clone(), org(2, "Đảng ủy xã Đồng Sen")].map(|org| Seat { org, roles: vec![] });
        let member = shared::member::Member { branch: branch.id, ..sample::member("Lê Văn An") };
        Viewer::new(
            &signed_in,
            Me {
                member,
                branch_name: branch.name,
                seats: seats.into(),
                newest: vec![],
                inbox: Inbox::default(),
            },
        )
    }

    #[test]
    fn a_kept_hat_is_worn_again_when_it_is_still_ones_own() {
        let committee = viewer().me.seats[1].org.id;
        assert_eq!(viewer().org(), viewer().me.member.branch);
        assert_eq!(viewer().wearing(Some(committee)).org(), committee);
        for lost in [None, Some(OrgId::from_parts(9, 9))] {
            assert_eq!(viewer().wearing(lost).org(), viewer().me.member.branch);
        }
    }

    #[test]
    fn a_new_name_shows_wherever_the_organisation_is_named() {
        let signed_in = |viewer| Rc::new(SessionState::SignedIn(Rc::new(viewer)));
        let branch = viewer().me.member.branch;
        let renamed = signed_in(viewer()).reduce(SessionAct::Rename(branch, "Chi bộ Đông Hạ".into()));
        let SessionState::SignedIn(after) = &*renamed else { panic!("still signed in") };
        assert_eq!(
            (after.me.branch_name.as_str(), after.me.seats[0].org.name.as_str()),
            ("Chi bộ Đông Hạ", "Chi bộ Đông Hạ")
        );
        assert_eq!(after.me.seats[1].org.name, "Đảng ủy xã Đồng Sen");
    }
}
