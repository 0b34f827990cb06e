//! Puts the parts together and keeps them together until the process is asked to stop.

use std::path::Path;
use std::time::Duration;

use aws_lambda_events::event::dynamodb::Event;
use aws_lambda_events::event::streams::DynamoDbEventResponse;
use axum::Router;
use axum::extract::{Request, State};
use axum::response::{IntoResponse, Response};
use axum::routing::any;
use kit::{App, Config};
use store::{Endpoints, Patience};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tower::ServiceExt as _;

use crate::costs::Costs;
use crate::demo::{self, Demo, DemoAccounts, Import};
use crate::door::Door;
use crate::engines::{self, Dynamo, Fault};
use crate::files::{self, Files};
use crate::keys::Keys;
use crate::options::{Options, Start};
use crate::pump::Pump;
use crate::tables;
use crate::web::{self, Scheme};

/// Begins the name of both tables.
pub const TABLE_PREFIX: &str = "sotay-";

/// Stands in the data folder while demo data are being loaded: who finds it at the start knows that they are not
/// whole.
const LOADING: &str = "demo.loading";

/// The accounts of the demo data that the folder holds.
const ACCOUNTS: &str = "demo.json";

/// A running product.
pub struct Server {
    dynamo: Dynamo,
    pump: Pump,
    /// What the schedule does in AWS.
    reminders: JoinHandle<()>,
    router: Router,
    listener: TcpListener,
    /// The accounts to try it with; empty without demo data.
    pub accounts: DemoAccounts,
    /// `http://localhost:8080`.
    pub address: String,
    _files: Files,
}

impl Server {
    /// Starts every part; requests are answered once [`Self::run`] is called.
    ///
    /// # Errors
    /// A sentence that says which part did not start.
    pub async fn start(options: &Options, dist: &Path) -> Result<Self, Fault> {
        let dir = &options.data;
        if options.start == Start::Fresh || dir.join(LOADING).exists() {
            forget(dir)?;
        }
        let listener = listen(options.port).await?;
        let address = format!("http://localhost:{}", listener.local_addr()?.port());
        let dynamo = Dynamo::start(Some(dir)).await?;
        tables::create_missing(&dynamo.client(), TABLE_PREFIX).await?;
        let files = Files::open(Some(dir))?;
        let app = App::connect(&config(dir, &dynamo, &address)?).await;
        let accounts = load_demo(&app, options.demo, dir, &dynamo, &files).await?;
        let table = format!("{TABLE_PREFIX}app");
        let costs = Costs::default();
        let pump = {
            let (app, costs) = (app.clone(), costs.clone());
            let take = move |event| {
                let (app, costs) = (app.clone(), costs.clone());
                async move {
                    let (followed, cost) = store::metered(follow(&app, event)).await;
                    costs.stream(cost);
                    followed
                }
            };
            Pump::start(&dynamo.client(), dynamo.streams(), &table, Some(dir), take).await?
        };
        let reminders = tokio::spawn(remind(app.clone()));
        let router = Router::new()
            .route(
                "/api/{*rest}",
                any(pass_to).with_state((api(|_| app.clone()), costs.clone(), Door::default())),
            )
            .merge(costs.router())
            .merge(files.router()?)
            .merge(web::router(dist));
        let router = web::secure(router, Scheme::Http);
        Ok(Self { dynamo, pump, reminders, router, listener, accounts, address, _files: files })
    }

    /// Answers requests until `stop`, then lets everything under way finish.
    ///
    /// # Errors
    /// When the listener fails.
    pub async fn run(self, stop: impl Future<Output = ()> + Send + 'static) -> Result<(), Fault> {
        axum::serve(self.listener, self.router).with_graceful_shutdown(stop).await?;
        self.reminders.abort();
        self.pump.stop().await;
        self.dynamo.stop().await;
        Ok(())
    }
}

/// How often somebody looks whether anybody is to be reminded.
const REMINDED_EVERY: Duration = Duration::from_secs(60);

/// Reminds of what is due and works off what is to be done about files, as the schedules do in AWS.
async fn remind(app: App) {
    let mut clock = tokio::time::interval(REMINDED_EVERY);
    loop {
        clock.tick().await;
        if let Err(error) = jobs::remind(&app, jobs::RemindOrder::default()).await {
            tracing::error!(cause = ?error, "the reminders of this minute; the next one goes on");
        }
        if let Err(error) = jobs::climb_feedback(&app).await {
            tracing::error!(cause = ?error, "the feedback of this minute; the next one goes on");
        }
        if let Err(error) = jobs::work_off(&app).await {
            tracing::error!(cause = ?error, "the files of this minute; the next one goes on");
        }
    }
}

/// Hands a batch of the stream to each function that follows it. In AWS each has a place of its own in the stream; here
/// all that any of them reports comes again, which does no harm to the others.
///
/// # Errors
/// When one of them fails as a whole.
pub async fn follow(app: &App, event: Event) -> kit::Result<DynamoDbEventResponse> {
    let mut response = jobs::take(app, event.clone()).await?;
    response.batch_item_failures.extend(indexing::take(app, event).await?.batch_item_failures);
    Ok(response)
}

/// Calls `jobs` with a payload, as an operator does in AWS, on the data of a folder that no other process uses. Gives
/// the answer in JSON.
///
/// # Errors
/// When the payload is none, the folder is in use, or the call fails.
pub async fn call_jobs(dir: &Path, payload: &str) -> Result<String, Fault> {
    let payload: jobs::Payload = serde_json::from_str(payload)?;
    let dynamo = Dynamo::start(Some(dir)).await?;
    tables::create_missing(&dynamo.client(), TABLE_PREFIX).await?;
    let config = config(dir, &dynamo, "http://localhost:0")?;
    let (app, streams) = (App::connect(&config).await, jobs::Streams::connect(&config.endpoints));
    let answer = Box::pin(jobs::answer(&app, &streams, payload)).await;
    dynamo.stop().await;
    Ok(serde_json::to_string(&answer?)?)
}

/// The contexts that serve HTTP, by name, each with its routes.
pub fn contexts() -> [(&'static str, kit::Routes); 8] {
    [
        ("identity", identity::routes()),
        ("members", members::routes()),
        ("meetings", meetings::routes()),
        ("reports", reports::routes()),
        ("documents", documents::routes()),
        ("notices", notices::routes()),
        ("feedback", feedback::routes()),
        ("study", study::routes()),
    ]
}

/// The routes of every context in one router, dressed as each Lambda dresses its own. Each context serves from the
/// app that it is given by its name.
pub fn api(app_of: impl Fn(&str) -> App) -> Router {
    let all = contexts()
        .into_iter()
        .fold(Router::new(), |all, (name, routes)| all.merge(routes.with(app_of(name))));
    kit::dress(all)
}

/// A handler that hands the request on as it is, when it is its turn: the other router has a fallback of its own.
async fn pass_to(State((router, costs, door)): State<(Router, Costs, Door)>, request: Request) -> Response {
    let response = door.pass(router.oneshot(request)).await.into_response();
    costs.request(response.extensions().get().copied().unwrap_or_default());
    response
}

async fn listen(port: u16) -> Result<TcpListener, Fault> {
    let bound = TcpListener::bind(("127.0.0.1", port)).await;
    Ok(bound.map_err(|error| {
        format!("port {port} cannot be used ({error}): stop what uses it, or take another --port")
    })?)
}

fn config(dir: &Path, dynamo: &Dynamo, address: &str) -> Result<Config, Fault> {
    let keys = Keys::of(dir)?;
    Ok(Config {
        endpoints: Endpoints {
            dynamodb: Some(dynamo.endpoint().to_owned()),
            s3: Some(address.to_owned()),
            table_prefix: TABLE_PREFIX.to_owned(),
            bucket: files::BUCKET.to_owned(),
            patience: Patience::default(),
        },
        data_key: keys.data_key()?,
        verifier: keys.verifier()?,
        signer: Some(keys.signer()?),
        proxies: Some(0),
    })
}

fn forget(dir: &Path) -> Result<(), Fault> {
    engines::forget(dir)?;
    for name in [LOADING, ACCOUNTS] {
        let file = dir.join(name);
        if file.exists() {
            std::fs::remove_file(file)?;
        }
    }
    Ok(())
}

/// Fills an empty folder; one that holds data is left as it is, with the accounts of its own demo.
async fn load_demo(
    app: &App,
    demo: Demo,
    dir: &Path,
    dynamo: &Dynamo,
    files: &Files,
) -> Result<DemoAccounts, Fault> {
    let kept = dir.join(ACCOUNTS);
    if kept.exists() {
        return Ok(serde_json::from_slice(&std::fs::read(kept)?)?);
    }
    if demo == Demo::None || demo::is_loaded(app).await? {
        return Ok(DemoAccounts::default());
    }
    std::fs::write(dir.join(LOADING), b"")?;
    let into = Import::into(dynamo.database(), format!("{TABLE_PREFIX}app"));
    let accounts = demo::import(app, into, demo, |step| println!("Demo data: {step}")).await?;
    demo::papers::add(app, files, &accounts).await?;
    demo::attachments::add(app, files, &accounts).await?;
    demo::committee::add(app, files, &accounts).await?;
    demo::shelves::build(app, files, &accounts).await?;
    dynamo.forget_stream()?;
    std::fs::write(kept, serde_json::to_vec_pretty(&accounts)?)?;
    std::fs::remove_file(dir.join(LOADING))?;
    Ok(accounts)
}
