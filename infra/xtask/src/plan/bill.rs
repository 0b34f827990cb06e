//! What is stored, and the bill of a month.

use anyhow::{Context, Result};
use serde::Serialize;

use super::compute::{Calls, JOBS, seconds, value};
use super::facts::{Cost, Facts};

const MILLION: f64 = 1_000_000.0;
/// Kilobytes of a gigabyte, as storage is counted.
pub const GB: f64 = 1024.0 * 1024.0;
/// Megabytes of memory of a gigabyte.
const MEMORY_GB: f64 = 1024.0;

/// A line of the bill.
#[derive(Debug, Serialize)]
pub struct Item {
    pub what: String,
    pub amount: f64,
    pub unit: String,
    pub price: f64,
    pub cost: f64,
}

/// Gigabytes after a year, and when the oldest begin to go.
pub fn storage(facts: &Facts, members: f64, branches: f64) -> Result<(f64, f64)> {
    // A member stands in the table and in the index of the roster.
    let people = members * (2.0 * value(facts, "member_kb")? + value(facts, "member_extras_kb")?);
    let held =
        facts.assumptions.flows.get("hold_a_meeting").context("the assumptions lack `hold_a_meeting`")?;
    let meetings = branches * held.a_month * 12.0;
    let list = value(facts, "members_per_branch")? * value(facts, "entry_kb")?;
    let a_year = meetings * (2.0 * value(facts, "meeting_kb")? + list);
    Ok(((people + a_year) / GB, (people + a_year * value(facts, "years_kept")?) / GB))
}

/// The bill of a month, storage as it stands after a year.
pub fn bill(facts: &Facts, a_month: &Calls, members: f64, stored_gb: f64) -> Result<Vec<Item>> {
    let requests: f64 = a_month.values().sum();
    let sum = |of: fn(&Cost) -> f64| -> f64 {
        a_month.iter().map(|(name, times)| times * of(&facts.ledger[name])).sum()
    };
    let (read, written) = (sum(|cost| cost.read_units), sum(|cost| cost.write_units));
    let batches = written / value(facts, "records_per_batch")?;
    let app_gb = facts.app_bytes / 1024.0 / GB;
    let downloads = members * value(facts, "releases_a_month")? * app_gb;
    let out = downloads + requests * value(facts, "reply_kb")? / GB;
    let logged = (requests + batches) * value(facts, "log_kb")? / GB;
    let lines = [
        ("Lambda, requests", (requests + batches) / MILLION, "million", "lambda_million_requests"),
        ("Lambda, time", gb_seconds(facts, a_month, batches)?, "GB s", "lambda_gb_second_arm"),
        ("API Gateway", requests / MILLION, "million", "api_million_requests"),
        ("CloudFront, requests", requests / MILLION, "million", "edge_million_requests"),
        ("CloudFront, traffic", out, "GB", "edge_gb_out"),
        ("DynamoDB, read", read / MILLION, "million units", "million_read_units"),
        ("DynamoDB, written", written / MILLION, "million units", "million_write_units"),
        ("DynamoDB, stored", stored_gb, "GB", "table_gb_month"),
        ("DynamoDB, recovery", stored_gb, "GB", "recovery_gb_month"),
        ("Logs", logged, "GB", "log_gb"),
        ("Alarms", facts.alarms as f64, "alarms", "alarm_month"),
        ("Secrets", 2.0, "secrets", "secret_month"),
        ("Keys", 1.0, "keys", "key_month"),
    ];
    lines.into_iter().map(|(what, amount, unit, price)| item(facts, what, amount, unit, price)).collect()
}

fn item(facts: &Facts, what: &str, amount: f64, unit: &str, price: &str) -> Result<Item> {
    let found = facts.prices.prices.get(price).copied();
    let price = found.with_context(|| format!("the prices lack `{price}`"))?;
    Ok(Item { what: what.to_owned(), amount, unit: unit.to_owned(), price, cost: amount * price })
}

/// Memory set aside, times the seconds it is used.
fn gb_seconds(facts: &Facts, a_month: &Calls, batches: f64) -> Result<f64> {
    let mut sum = 0.0;
    for (context, memory) in &facts.memory {
        let served = || a_month.iter().filter(|(name, _)| facts.context_of[*name] == *context);
        let requests = if context == JOBS { batches } else { served().map(|(_, times)| times).sum() };
        let calls = served().map(|(name, times)| times * facts.ledger[name].calls).sum();
        sum += seconds(facts, context, requests, calls)? * memory / MEMORY_GB;
    }
    Ok(sum)
}
