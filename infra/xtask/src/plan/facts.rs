//! What the plan is computed from, read from where it is true.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde::{Deserialize, Serialize};
use serde_yaml_ng::Value;

use crate::web::size::Size;
use crate::{sh, template};

const ASSUMPTIONS: &str = "infra/aws/assumptions.yaml";
const LEDGER: &str = "tests/it/contract/snapshots/it__contract__ledger__what_each_endpoint_costs.snap";
/// Bytes that people download, by kind.
const SIZE: &str = "frontend/size.json";

/// Everything read.
pub struct Facts {
    pub assumptions: Assumptions,
    pub prices: Prices,
    /// By name of the endpoint.
    pub ledger: BTreeMap<String, Cost>,
    /// Which context serves an endpoint.
    pub context_of: BTreeMap<String, String>,
    /// Memory of the functions, by context, in MB.
    pub memory: BTreeMap<String, f64>,
    /// Alarms of the template.
    pub alarms: usize,
    /// The whole app as downloaded, in bytes.
    pub app_bytes: f64,
}

/// A value that somebody set.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Assumed {
    pub value: f64,
    pub on: String,
    pub why: String,
}

/// Whose habit a flow is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum By {
    Member,
    Branch,
}

/// Something that people do.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Flow {
    pub by: By,
    pub a_month: f64,
    /// Share of a month's that falls into its busiest minute.
    pub busiest_minute: f64,
    pub calls: BTreeMap<String, f64>,
    pub on: String,
    pub why: String,
}

/// `infra/aws/assumptions.yaml`.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Assumptions {
    pub values: BTreeMap<String, Assumed>,
    pub durations_ms: BTreeMap<String, Assumed>,
    pub flows: BTreeMap<String, Flow>,
    pub quotas: BTreeMap<String, Assumed>,
}

/// `infra/aws/prices.yaml`, or another file of its shape.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Prices {
    pub region: String,
    pub on: String,
    pub source: String,
    pub prices: BTreeMap<String, f64>,
}

/// A line of the ledger.
#[derive(Debug, Clone, Copy, Deserialize)]
pub struct Cost {
    pub calls: f64,
    pub read_units: f64,
    pub write_units: f64,
}

#[derive(Deserialize)]
struct Line {
    name: String,
    #[serde(flatten)]
    cost: Cost,
}

impl Facts {
    /// Reads all of them.
    ///
    /// # Errors
    /// Names the source that is missing or wrong.
    pub fn read(prices: &Path) -> Result<Self> {
        let root = sh::root();
        let ledger = ledger(&text(&root.join(LEDGER))?)?;
        let assumptions: Assumptions = yaml(&root.join(ASSUMPTIONS))?;
        let template: Value = yaml(&root.join(template::PATH))?;
        let memory = memory(&template)?;
        let size: Size = serde_json::from_str(&text(&root.join(SIZE))?)?;
        let routers = memory.keys().map(|context| Ok((context.clone(), router(context)?)));
        let routers: BTreeMap<String, String> = routers.collect::<Result<_>>()?;
        Ok(Self {
            context_of: ledger.keys().map(|name| owner(name, &routers)).collect::<Result<_>>()?,
            prices: yaml(prices)?,
            alarms: of_type(&template, "AWS::CloudWatch::Alarm").count(),
            // Most people open a part of it; the plan counts on all.
            app_bytes: size.whole as f64,
            assumptions,
            ledger,
            memory,
        })
    }
}

fn text(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("could not read {}", path.display()))
}

fn yaml<T: for<'de> Deserialize<'de>>(path: &Path) -> Result<T> {
    serde_yaml_ng::from_str(&text(path)?).with_context(|| format!("{} is not as it must be", path.display()))
}

/// The costs in a snapshot, which begins with lines of its own about where it comes from.
fn ledger(snapshot: &str) -> Result<BTreeMap<String, Cost>> {
    let json = snapshot.find("\n[").map(|at| &snapshot[at..]).context("the ledger has no list")?;
    let lines: Vec<Line> = serde_json::from_str(json).context("the ledger cannot be read")?;
    Ok(lines.into_iter().map(|line| (line.name, line.cost)).collect())
}

fn of_type<'t>(template: &'t Value, kind: &str) -> impl Iterator<Item = &'t Value> {
    let resources = template.get("Resources").and_then(Value::as_mapping).into_iter().flatten();
    let kind = Value::from(kind);
    resources.map(|(_, resource)| resource).filter(move |resource| resource.get("Type") == Some(&kind))
}

/// Memory of each function, by the context that its archive is named for.
fn memory(template: &Value) -> Result<BTreeMap<String, f64>> {
    let functions = of_type(template, "AWS::Serverless::Function").map(|function| {
        let property = |name: &str| function.get("Properties").and_then(|all| all.get(name));
        let archive = property("CodeUri").and_then(Value::as_str).and_then(|path| path.rsplit('/').next());
        let context = archive.and_then(|name| name.strip_suffix("-arm64.zip")).map(str::to_owned);
        context.zip(property("MemorySize").and_then(Value::as_f64))
    });
    functions.collect::<Option<_>>().context("a function of the template lacks its archive or memory")
}

fn router(context: &str) -> Result<String> {
    text(&sh::root().join("functions").join(context).join("src/lib.rs"))
}

/// An endpoint and the context that mounts its handler, which has the same name.
fn owner(endpoint: &str, routers: &BTreeMap<String, String>) -> Result<(String, String)> {
    let mounted = format!("::{endpoint})");
    let mut found =
        routers.iter().filter(|(_, router)| router.contains(&mounted)).map(|(context, _)| context);
    match (found.next(), found.next()) {
        (Some(context), None) => Ok((endpoint.to_owned(), context.clone())),
        _ => bail!("no single context mounts the handler of {endpoint}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_endpoint_of_the_ledger_has_its_context() {
        let facts = Facts::read(&sh::root().join("infra/aws/prices.yaml")).unwrap();
        assert_eq!(facts.context_of.len(), facts.ledger.len());
        for (endpoint, context) in
            [("sign_in", "identity"), ("find_me", "members"), ("take_roll_call", "meetings")]
        {
            assert_eq!(facts.context_of[endpoint], context);
        }
        assert!(facts.memory.contains_key("jobs") && facts.alarms > 0 && facts.app_bytes > 0.0);
    }

    #[test]
    fn a_snapshot_is_read_past_its_head() {
        let found = ledger(
            "---\nsource: x\nexpression: text\n---\n[\n  {\"name\":\"a\",\"calls\":2,\
            \"read_units\":1.5,\"write_units\":0.0}\n]\n",
        );
        let found = found.unwrap();
        assert_eq!((found["a"].calls, found["a"].read_units), (2.0, 1.5));
        assert!(ledger("---\n---\n").is_err());
    }
}
