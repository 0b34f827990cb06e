//! The functions of a world, each as it is deployed: with settings of its own, a line of its own to the database, and
//! on that line a guard that holds it to its policy.

use std::collections::BTreeMap;
use std::sync::Arc;

use kit::{App, Config};
use store::Endpoints;

use crate::clock::TestClock;
use crate::line::{Engine, Faults, Guard, Layer, Line, Tap};

/// By name, as the template calls them.
const NAMES: [&str; 10] = [
    "identity",
    "members",
    "meetings",
    "reports",
    "documents",
    "notices",
    "feedback",
    "study",
    "jobs",
    "indexing",
];

/// One function.
pub struct Function {
    /// `identity`, …
    pub name: &'static str,
    /// Who lets it do what the deployment template allows.
    pub guard: Arc<Guard>,
    line: Line,
}

/// All of them.
pub struct Deployment(Vec<Function>);

/// What each function is given, by its name.
pub(crate) type Apps = BTreeMap<&'static str, App>;

impl Deployment {
    /// Opens a line for each to the database at `engine`.
    pub(crate) async fn open(engine: &str, tap: &Arc<Tap>, faults: &Arc<Faults>) -> Self {
        let mut functions = Vec::new();
        for name in NAMES {
            let guard = Arc::new(Guard::of(name));
            let layers: Vec<Arc<dyn Layer>> = vec![tap.clone(), guard.clone(), faults.clone()];
            functions.push(Function {
                name,
                guard,
                line: Line::open(name, Engine::at(engine), layers).await,
            });
        }
        Self(functions)
    }

    /// The database as a function reaches it: by its own line.
    ///
    /// # Panics
    /// When there is no such function.
    pub fn database_of(&self, name: &str) -> &str {
        let function = self.0.iter().find(|function| function.name == name);
        function.unwrap_or_else(|| panic!("there is no function {name}")).line.endpoint()
    }

    /// Each of them.
    pub fn each(&self) -> impl Iterator<Item = &Function> {
        self.0.iter()
    }

    /// Starts them with these settings; the signing key is for `identity` alone.
    pub(crate) async fn deploy(&self, config: &Config, clock: &TestClock) -> Apps {
        let mut apps = Apps::new();
        for Function { name, line, .. } in &self.0 {
            let dynamodb = Some(line.endpoint().to_owned());
            let endpoints = Endpoints { dynamodb, ..config.endpoints.clone() };
            let signer = config.signer.clone().filter(|_| *name == "identity");
            let app = App::connect(&Config { endpoints, signer, ..config.clone() }).await;
            let clock = clock.clone();
            apps.insert(name, app.with_clock(Arc::new(move || clock.now())));
        }
        apps
    }
}
