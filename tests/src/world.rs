//! A world of its own for each test: engines, tables, routers, clock.

use std::sync::atomic::AtomicUsize;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Body;
use http::Request;
use http::header::{AUTHORIZATION, HOST};
use http_body_util::BodyExt;
use jiff::SignedDuration;
use kit::{App, Claims, Config};
use local::files::{BUCKET, Files};
use local::keys::Keys;
use local::{server, tables};
use shared::access::Actor;
use shared::endpoint::{Endpoint, Verb};
use shared::file::FileHeader;
use shared::grant::HeldRole;
use shared::id::{MemberId, SessionId};
use shared::org::OrgPath;
use shared::problem::ProblemCode;
use shared::time::local_date;
use store::{Endpoints, Store, StoredMember, StoredPassword};
use tokio::net::TcpListener;
use tower::ServiceExt;

use crate::clock::TestClock;
use crate::country;
use crate::database::Database;
use crate::deployment::{Apps, Deployment};
use crate::line::{Faults, Tap};
use crate::persona::Persona;
use crate::reply::{Raw, Reply};
use crate::site::{Site, filled, request};

/// How long a persona's token is good: as long as a real one.
const TOKEN_LIFE: SignedDuration = SignedDuration::from_mins(10);

/// A running world.
pub struct World {
    /// What `jobs` is given.
    pub app: App,
    /// The clock.
    pub clock: TestClock,
    /// The database, for looking at what is stored.
    pub dynamo: Database,
    /// The stored data past the line, for what the test itself looks at and prepares.
    pub own: Store,
    /// What the handlers ask of the database.
    pub tap: Arc<Tap>,
    /// What goes wrong between the handlers and the database.
    pub faults: Arc<Faults>,
    /// The functions, each with its own line and policy.
    pub functions: Deployment,
    /// The keys that it began with.
    pub keys: Keys,
    /// Address of the object storage.
    pub storage_url: String,
    apps: Apps,
    /// How many requests were answered in a storm.
    pub(crate) answered: AtomicUsize,
    config: Config,
    api: Mutex<Router>,
    storage: Router,
    _files: Files,
}

impl World {
    /// Starts a world with its country.
    ///
    /// # Panics
    /// When an engine does not start.
    pub async fn start() -> Self {
        Self::start_as("").await
    }

    /// Starts a world in which nobody lives yet.
    ///
    /// # Panics
    /// When an engine does not start.
    pub async fn start_empty() -> Self {
        Self::open("").await
    }

    /// The same as [`Self::start`] with tables whose names begin so: functions do not start without a prefix.
    ///
    /// # Panics
    /// When an engine does not start.
    pub async fn start_as(table_prefix: &str) -> Self {
        let world = Self::open(table_prefix).await;
        country::settle(&world.own, world.clock.now()).await.expect("the country is written");
        world.begin_asked_storm().await;
        world
    }

    async fn open(table_prefix: &str) -> Self {
        let dynamo = Database::start().await;
        tables::create_missing(&dynamo.client(), table_prefix).await.expect("the tables are made");
        let files = Files::open(None).expect("the object storage opens");
        let storage = files.router().expect("the object storage has a folder");
        let keys = Keys::generate().expect("the system has randomness");
        let storage_url = serve(storage.clone()).await;
        let endpoints = endpoints(&dynamo, &storage_url, table_prefix);
        let config = config(&keys, endpoints);
        let own = Store::connect(&config.endpoints, &config.data_key);
        let clock = TestClock::default();
        let (tap, faults) = (Arc::new(Tap::default()), Arc::new(Faults::default()));
        let functions = Deployment::open(dynamo.endpoint(), &tap, &faults).await;
        let apps = functions.deploy(&config, &clock).await;
        let api = Mutex::new(server::api(|function| apps[function].clone()));
        let (app, answered, _files) = (apps["jobs"].clone(), AtomicUsize::new(0), files);
        Self {
            app,
            clock,
            dynamo,
            own,
            tap,
            faults,
            functions,
            keys,
            storage_url,
            apps,
            answered,
            config,
            api,
            storage,
            _files,
        }
    }

    /// Deploys the functions anew, with other settings and on the same data: requests go to these from now on. Tokens
    /// of personas are still signed as the world began.
    ///
    /// # Panics
    /// Never, as nobody else has panicked while deploying.
    pub async fn redeploy(&self, change: impl FnOnce(&mut Config)) {
        let mut config = self.config.clone();
        change(&mut config);
        let apps = self.functions.deploy(&config, &self.clock).await;
        *self.api.lock().expect("only one deploys") = server::api(|function| apps[function].clone());
    }

    /// What a function was given when the world began: its own line, with its faults and policy.
    pub fn app_of(&self, function: &str) -> &App {
        &self.apps[function]
    }

    /// Calls an endpoint in somebody's name.
    pub async fn call<E: Endpoint>(
        &self,
        by: Persona,
        path: E::Path,
        query: E::Query,
        body: E::Body,
    ) -> Reply<E> {
        Reply::new(self.insist(self.request_by::<E>(by, &path, &query, &body).await).await)
    }

    /// Calls an endpoint and takes whatever comes back, also in a storm.
    pub async fn call_once<E: Endpoint>(
        &self,
        by: Persona,
        path: E::Path,
        query: E::Query,
        body: E::Body,
    ) -> Reply<E> {
        Reply::new(self.send(self.request_by::<E>(by, &path, &query, &body).await).await)
    }

    async fn request_by<E: Endpoint>(
        &self,
        by: Persona,
        path: &E::Path,
        query: &E::Query,
        body: &E::Body,
    ) -> Request<Body> {
        let mut request = request::<E>(path, query);
        if let Some(person) = by.find_person() {
            request = request.header(AUTHORIZATION, format!("Bearer {}", self.token(person.id).await));
        }
        filled::<E>(request, body)
    }

    /// Sends any request to the routers.
    ///
    /// # Panics
    /// When the answer breaks off.
    pub async fn send(&self, request: Request<Body>) -> Raw {
        let api = self.api.lock().expect("only one deploys").clone();
        received(api, request).await
    }

    /// Puts or gets a file by a presigned URL, as a browser would.
    pub async fn send_to_storage(&self, verb: Verb, url: &str, bytes: Vec<u8>) -> Raw {
        self.send_to_storage_with(verb, url, &[], bytes).await
    }

    /// The same with headers that the signature covers.
    pub async fn send_to_storage_with(
        &self,
        verb: Verb,
        url: &str,
        headers: &[FileHeader],
        bytes: Vec<u8>,
    ) -> Raw {
        let rest = url.strip_prefix("http://").expect("the storage of a test speaks plain HTTP");
        let (host, path) = rest.split_once('/').expect("a URL has a path");
        let request = Request::builder().method(verb.as_str()).uri(format!("/{path}")).header(HOST, host);
        let request = request.header("content-length", bytes.len());
        let request =
            headers.iter().fold(request, |request, header| request.header(&header.name, &header.value));
        received(self.storage.clone(), request.body(Body::from(bytes)).expect("a good request")).await
    }

    /// An access token for what the store says of a member now.
    ///
    /// # Panics
    /// When there is no such member.
    pub async fn token(&self, member: MemberId) -> String {
        let found = self.own.find_person(member).await.expect("the store answers");
        let (person, grants) = found.expect("the test names somebody of the country");
        let today = local_date(self.clock.now());
        let grants = grants.into_iter().filter(|grant| grant.holds_on(today));
        let roles = grants.map(|grant| HeldRole { role: grant.role, path: grant.path });
        let branch = OrgPath::from_chain(&person.value.chain);
        let host = person.value.host.map(country::path);
        let actor = Actor { member, branch, host, roles: roles.collect() };
        let now = self.clock.now();
        let until = now.saturating_add(TOKEN_LIFE).expect("a test stays within the years of a timestamp");
        let session = SessionId::from_parts(1, member.bits() & 0xffff);
        let claims = Claims::new(actor, session, now, until, now);
        self.config.signer.as_ref().expect("this world signs").sign(&claims).expect("a fresh key signs")
    }

    /// Changes what is stored of somebody, as an import or an operator would.
    ///
    /// # Panics
    /// When the store does not answer.
    pub async fn change_member(&self, who: Persona, change: impl FnOnce(&mut StoredMember)) {
        let found = self.own.find_member(who.id()).await.expect("the store answers");
        let mut member = found.expect("everybody of the country is stored");
        change(&mut member.value);
        self.own.change_member(&member, self.clock.now()).await.expect("the store answers");
    }

    /// Gives somebody a password, as activation would.
    ///
    /// # Panics
    /// When the store does not answer.
    pub async fn set_password(&self, who: Persona, password: &str) {
        let hash = identity::hash(password.to_owned(), [7; 16])
            .await
            .unwrap_or_else(|error| panic!("no hash: {error}"));
        let password = StoredPassword { member: who.id(), hash };
        self.own.put_password(&password, self.clock.now()).await.expect("the store answers");
    }

    /// Fails unless each of these callers is refused with that code.
    ///
    /// # Panics
    /// When one of them is not.
    pub async fn refuses<E: Endpoint>(
        &self,
        callers: &[(Persona, ProblemCode)],
        path: impl Fn() -> E::Path,
        query: impl Fn() -> E::Query,
        body: impl Fn() -> E::Body,
    ) {
        for (by, code) in callers {
            let reply = self.call::<E>(*by, path(), query(), body()).await;
            assert_eq!(reply.status(), code.status(), "{} by {by:?}: {}", E::NAME, reply.raw.json());
            reply.refused(*code);
        }
    }
}

/// Where everything is, past every line.
fn endpoints(dynamo: &Database, storage_url: &str, table_prefix: &str) -> Endpoints {
    Endpoints {
        dynamodb: Some(dynamo.endpoint().to_owned()),
        s3: Some(storage_url.to_owned()),
        table_prefix: table_prefix.to_owned(),
        bucket: BUCKET.to_owned(),
        patience: dynamo.patience(),
    }
}

fn config(keys: &Keys, endpoints: Endpoints) -> Config {
    Config {
        endpoints,
        data_key: keys.data_key().expect("a fresh key is whole"),
        verifier: keys.verifier().expect("a fresh key is whole"),
        signer: Some(keys.signer().expect("a fresh key is whole")),
        // As it is deployed: the edge and the gateway.
        proxies: Some(2),
    }
}

/// Serves the object storage on a port of its own; gives its address.
async fn serve(storage: Router) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port is free");
    let address = format!("http://{}", listener.local_addr().expect("the port is known"));
    tokio::spawn(axum::serve(listener, storage).into_future());
    address
}

impl Site for World {
    async fn send(&self, request: Request<Body>) -> Raw {
        self.send(request).await
    }
}

async fn received(router: Router, request: Request<Body>) -> Raw {
    let response = router.oneshot(request).await.expect("a router always answers");
    let (parts, body) = response.into_parts();
    let bytes = body.collect().await.expect("the answer is whole").to_bytes();
    let cost = parts.extensions.get().copied().unwrap_or_default();
    Raw { status: parts.status.as_u16(), headers: parts.headers, bytes: bytes.to_vec(), cost }
}
