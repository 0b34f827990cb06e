//! The arithmetic of the plan. Nothing is read here and nothing printed.

use std::collections::BTreeMap;

use anyhow::{Context, Result, ensure};
use serde::Serialize;

use super::bill::{Item, bill, storage};
use super::facts::{Assumptions, By, Facts, Flow, Prices};

const MINUTE: f64 = 60.0;
/// The consumer of the stream: nobody calls it.
pub const JOBS: &str = "jobs";
const IDENTITY: &str = "identity";

/// The whole plan.
#[derive(Debug, Serialize)]
pub struct Plan {
    pub members: u64,
    pub branches: f64,
    /// Requests in the busiest second that the assumptions lead to.
    pub expected_peak: f64,
    /// Requests in the second that is planned for.
    pub peak: f64,
    pub endpoints: Vec<Load>,
    /// Endpoints that no flow calls.
    pub not_counted: Vec<String>,
    pub capacity: Vec<Capacity>,
    pub instances: Vec<Instances>,
    pub ask_for: Vec<Quota>,
    pub storage_gb_after_a_year: f64,
    pub storage_gb_at_most: f64,
    pub cost: Vec<Item>,
    pub cost_a_month: f64,
    pub assumptions: Assumptions,
    pub prices: Prices,
}

/// What an endpoint bears.
#[derive(Debug, Serialize)]
pub struct Load {
    pub name: String,
    pub context: String,
    pub a_month: f64,
    pub a_second_at_peak: f64,
    pub database_calls_at_peak: f64,
    pub read_units_at_peak: f64,
    pub write_units_at_peak: f64,
}

/// What a table or one of its indexes takes in the second that is planned for, and is warmed up to.
#[derive(Debug, Serialize)]
pub struct Capacity {
    pub of: String,
    pub read_units: f64,
    pub write_units: f64,
    pub warm_read_units: f64,
    pub warm_write_units: f64,
}

/// Instances of a function.
#[derive(Debug, Serialize)]
pub struct Instances {
    pub context: String,
    pub a_second: f64,
    pub milliseconds: f64,
    pub at_peak: f64,
    pub with_headroom: f64,
}

/// What the account must allow, beside what it allows by itself.
#[derive(Debug, Serialize)]
pub struct Quota {
    pub what: String,
    pub needed: f64,
    pub by_default: f64,
    pub must_ask: bool,
}

/// The plan for so many members and so many requests in a second.
///
/// # Errors
/// When the assumptions or prices lack something, or name an endpoint that does not exist.
pub fn plan(facts: &Facts, members: u64, peak: u64) -> Result<Plan> {
    let (members, peak) = (exact(members), exact(peak));
    let branches = members / value(facts, "members_per_branch")?;
    let (a_month, busiest) = calls(facts, members, branches)?;
    let expected_peak = busiest.values().sum::<f64>();
    ensure!(expected_peak > 0.0, "the flows call nothing");
    let endpoints = loads(facts, &a_month, &busiest, peak / expected_peak);
    let units = Units::at_peak(&endpoints, value(facts, "secrets_part_of_identity")?);
    let instances = instances(facts, &endpoints)?;
    let capacity = units.capacity(facts)?;
    let storage = storage(facts, members, branches)?;
    let cost = bill(facts, &a_month, members, storage.0)?;
    let counted = |name: &&String| !a_month.contains_key(*name);
    Ok(Plan {
        members: members as u64,
        branches,
        expected_peak,
        peak,
        not_counted: facts.ledger.keys().filter(counted).cloned().collect(),
        ask_for: quotas(facts, &instances, &capacity, peak)?,
        endpoints,
        capacity,
        instances,
        storage_gb_after_a_year: storage.0,
        storage_gb_at_most: storage.1,
        cost_a_month: cost.iter().map(|item| item.cost).sum(),
        cost,
        assumptions: facts.assumptions.clone(),
        prices: facts.prices.clone(),
    })
}

/// Whole numbers far below what a float holds exactly.
fn exact(number: u64) -> f64 {
    number as f64
}

/// A value of the assumptions.
///
/// # Errors
/// Names it when it is missing.
pub fn value(facts: &Facts, name: &str) -> Result<f64> {
    let found = facts.assumptions.values.get(name).map(|assumed| assumed.value);
    found.with_context(|| format!("the assumptions lack the value `{name}`"))
}

fn quota(facts: &Facts, name: &str) -> Result<f64> {
    let found = facts.assumptions.quotas.get(name).map(|assumed| assumed.value);
    found.with_context(|| format!("the assumptions lack the quota `{name}`"))
}

/// How often each endpoint is called.
pub type Calls = BTreeMap<String, f64>;

/// Calls of each endpoint: in a month, and in a second of its busiest minute.
fn calls(facts: &Facts, members: f64, branches: f64) -> Result<(Calls, Calls)> {
    let (mut a_month, mut busiest) = (Calls::new(), Calls::new());
    for (name, flow) in &facts.assumptions.flows {
        let Flow { by, a_month: times, busiest_minute, calls, .. } = flow;
        let whole = times * if *by == By::Member { members } else { branches };
        for (endpoint, each) in calls {
            ensure!(
                facts.ledger.contains_key(endpoint),
                "the flow `{name}` calls `{endpoint}`, which is none"
            );
            *a_month.entry(endpoint.clone()).or_default() += whole * each;
            *busiest.entry(endpoint.clone()).or_default() += whole * each * busiest_minute / MINUTE;
        }
    }
    Ok((a_month, busiest))
}

fn loads(facts: &Facts, a_month: &Calls, busiest: &Calls, factor: f64) -> Vec<Load> {
    let load = |(name, a_month): (&String, &f64)| {
        let cost = facts.ledger[name];
        let a_second = busiest[name] * factor;
        Load {
            name: name.clone(),
            context: facts.context_of[name].clone(),
            a_month: *a_month,
            a_second_at_peak: a_second,
            database_calls_at_peak: a_second * cost.calls,
            read_units_at_peak: a_second * cost.read_units,
            write_units_at_peak: a_second * cost.write_units,
        }
    };
    a_month.iter().map(load).collect()
}

/// Units in a second, read and written.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
struct Units {
    app: (f64, f64),
    secrets: (f64, f64),
}

impl Units {
    fn at_peak(endpoints: &[Load], secrets_part: f64) -> Self {
        let mut units = Self::default();
        for load in endpoints {
            let part = if load.context == IDENTITY { secrets_part } else { 0.0 };
            let (read, written) = (load.read_units_at_peak, load.write_units_at_peak);
            units.secrets = (units.secrets.0 + read * part, units.secrets.1 + written * part);
            units.app = (units.app.0 + read * (1.0 - part), units.app.1 + written * (1.0 - part));
        }
        units
    }

    /// Tables and indexes. A table is given everything, an index the part that it carries at most.
    fn capacity(self, facts: &Facts) -> Result<Vec<Capacity>> {
        let headroom = value(facts, "headroom")?;
        let (reads, writes) = (value(facts, "index_part_of_reads")?, value(facts, "index_part_of_writes")?);
        let least = (quota(facts, "warm_read_units")?, quota(facts, "warm_write_units")?);
        let capacity = |of: &str, (read, written): (f64, f64)| Capacity {
            of: of.to_owned(),
            read_units: read,
            write_units: written,
            warm_read_units: (read * headroom).max(least.0).ceil(),
            warm_write_units: (written * headroom).max(least.1).ceil(),
        };
        let part = |(read, written): (f64, f64)| (read * reads, written * writes);
        Ok(vec![
            capacity("app", self.app),
            capacity("app, each index", part(self.app)),
            capacity("secrets", self.secrets),
            capacity("secrets, gsi1", part(self.secrets)),
        ])
    }
}

/// Instances at work at one moment: requests in a second, times the seconds that each takes.
fn instances(facts: &Facts, endpoints: &[Load]) -> Result<Vec<Instances>> {
    let headroom = value(facts, "headroom")?;
    let of = |context: &String| {
        let served = || endpoints.iter().filter(|load| load.context == *context);
        let a_second = match context.as_str() {
            // One record for each unit written, at most.
            JOBS => {
                let records: f64 = endpoints.iter().map(|load| load.write_units_at_peak).sum();
                records / value(facts, "records_per_batch")?
            }
            _ => served().map(|load| load.a_second_at_peak).sum(),
        };
        let calls: f64 = served().map(|load| load.database_calls_at_peak).sum();
        let at_peak = seconds(facts, context, a_second, calls)?;
        let milliseconds = if a_second > 0.0 { at_peak / a_second * 1000.0 } else { 0.0 };
        let with_headroom = (at_peak * headroom).ceil();
        Ok(Instances { context: context.clone(), a_second, milliseconds, at_peak, with_headroom })
    };
    facts.memory.keys().map(of).collect()
}

/// Seconds at work for so many requests to a context and what they call in the database.
///
/// # Errors
/// Names the assumption that is missing.
pub fn seconds(facts: &Facts, context: &str, requests: f64, calls: f64) -> Result<f64> {
    let found = facts.assumptions.durations_ms.get(context).map(|assumed| assumed.value);
    let own = found.with_context(|| format!("the assumptions lack the duration of `{context}`"))?;
    let cold = value(facts, "cold_start_share")? * value(facts, "cold_start_ms")?;
    Ok((requests * (own + cold) + calls * value(facts, "database_call_ms")?) / 1000.0)
}

fn quotas(facts: &Facts, instances: &[Instances], tables: &[Capacity], peak: f64) -> Result<Vec<Quota>> {
    let headroom = value(facts, "headroom")?;
    let most = |of: fn(&Capacity) -> f64| tables.iter().map(of).fold(0.0, f64::max) * headroom;
    let all: f64 = instances.iter().map(|one| one.with_headroom).sum();
    let needed = [
        // A hundred must stay for what nobody has set aside.
        ("lambda_concurrency", ((all + 100.0) / 100.0).ceil() * 100.0),
        ("api_requests_a_second", peak * headroom),
        ("table_read_units", most(|table| table.read_units).ceil()),
        ("table_write_units", most(|table| table.write_units).ceil()),
    ];
    let quota = |(what, needed): (&str, f64)| {
        let by_default = quota(facts, what)?;
        Ok(Quota { what: what.to_owned(), needed, by_default, must_ask: needed > by_default })
    };
    needed.into_iter().map(quota).collect()
}

#[cfg(test)]
mod tests;
