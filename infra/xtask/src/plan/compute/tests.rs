use super::super::bill::GB;
use super::super::facts::{Assumed, Assumptions, Cost, Prices};
use super::*;

const MILLION: f64 = 1_000_000.0;

fn assumed(values: &[(&str, f64)]) -> BTreeMap<String, Assumed> {
    let one = |(name, value): &(&str, f64)| {
        let assumed = Assumed { value: *value, on: "2026-11-22".into(), why: "round numbers".into() };
        ((*name).to_owned(), assumed)
    };
    values.iter().map(one).collect()
}

fn named<T: Clone>(values: &[(&str, T)]) -> BTreeMap<String, T> {
    values.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect()
}

fn flow(by: By, a_month: f64, busiest_minute: f64, calls: &[(&str, f64)]) -> Flow {
    Flow { by, a_month, busiest_minute, calls: named(calls), on: String::new(), why: String::new() }
}

/// Numbers that one can follow by hand: 1000 members in 100 branches.
fn facts() -> Facts {
    let cost = |read_units, write_units| Cost { calls: 3.0, read_units, write_units };
    Facts {
        assumptions: Assumptions {
            values: assumed(&[
                ("members_per_branch", 10.0),
                ("cold_start_share", 0.1),
                ("cold_start_ms", 100.0),
                ("database_call_ms", 10.0),
                ("headroom", 2.0),
                ("secrets_part_of_identity", 0.5),
                ("index_part_of_reads", 0.5),
                ("index_part_of_writes", 0.25),
                ("records_per_batch", 10.0),
                ("member_kb", 1.0),
                ("member_extras_kb", 2.0),
                ("entry_kb", 0.5),
                ("meeting_kb", 1.0),
                ("years_kept", 5.0),
                ("reply_kb", 1.0),
                ("log_kb", 1.0),
                ("releases_a_month", 1.0),
            ]),
            durations_ms: assumed(&[("identity", 60.0), ("meetings", 10.0), ("jobs", 190.0)]),
            flows: named(&[
                ("open", flow(By::Member, 6.0, 0.001, &[("refresh", 1.0), ("look", 2.0)])),
                ("hold_a_meeting", flow(By::Branch, 1.0, 0.06, &[("hold", 1.0)])),
            ]),
            quotas: assumed(&[
                ("lambda_concurrency", 1000.0),
                ("api_requests_a_second", 100.0),
                ("table_read_units", 40000.0),
                ("table_write_units", 40000.0),
                ("warm_read_units", 12000.0),
                ("warm_write_units", 4000.0),
            ]),
        },
        prices: Prices {
            region: "here".into(),
            on: "today".into(),
            source: "round numbers".into(),
            prices: named(&[
                ("lambda_million_requests", 1.0),
                ("lambda_gb_second_arm", 1.0),
                ("api_million_requests", 1.0),
                ("edge_million_requests", 1.0),
                ("edge_gb_out", 1.0),
                ("million_read_units", 1.0),
                ("million_write_units", 1.0),
                ("table_gb_month", 1.0),
                ("recovery_gb_month", 1.0),
                ("log_gb", 1.0),
                ("alarm_month", 1.0),
                ("secret_month", 1.0),
                ("key_month", 1.0),
            ]),
        },
        ledger: named(&[
            ("refresh", cost(2.0, 2.0)),
            ("look", cost(1.0, 0.0)),
            ("hold", cost(10.0, 50.0)),
            ("rare", cost(1.0, 1.0)),
        ]),
        context_of: named(&[
            ("refresh", "identity"),
            ("look", "meetings"),
            ("hold", "meetings"),
            ("rare", "meetings"),
        ])
        .into_iter()
        .map(|(name, context)| (name, context.to_owned()))
        .collect(),
        memory: named(&[("identity", 1024.0), ("meetings", 512.0), ("jobs", 256.0)]),
        alarms: 3,
        app_bytes: 1024.0 * 1024.0,
    }
}

fn close(found: f64, wanted: f64) {
    assert!((found - wanted).abs() < 1e-6 * wanted.abs().max(1.0), "{found} where {wanted} was expected");
}

#[test]
fn the_busiest_minute_leads_to_the_peak() {
    let (a_month, busiest) = calls(&facts(), 1000.0, 100.0).unwrap();
    close(a_month["refresh"], 6000.0);
    close(a_month["look"], 12000.0);
    close(a_month["hold"], 100.0);
    // 6000 a month, of which a thousandth in one minute: six, a tenth a second.
    close(busiest["refresh"], 0.1);
    close(busiest["look"], 0.2);
    close(busiest["hold"], 0.1);
    close(plan(&facts(), 1000, 4).unwrap().expected_peak, 0.4);
}

#[test]
fn the_peak_asked_for_keeps_the_mix() {
    let plan = plan(&facts(), 1000, 400).unwrap();
    let rates: Vec<_> =
        plan.endpoints.iter().map(|load| (load.name.as_str(), load.a_second_at_peak)).collect();
    for ((name, rate), (wanted_name, wanted)) in
        rates.iter().zip([("hold", 100.0), ("look", 200.0), ("refresh", 100.0)])
    {
        assert_eq!(*name, wanted_name);
        close(*rate, wanted);
    }
    close(plan.endpoints.iter().map(|load| load.a_second_at_peak).sum(), 400.0);
    close(plan.endpoints.iter().map(|load| load.database_calls_at_peak).sum(), 1200.0);
    assert_eq!(plan.not_counted, ["rare"]);
}

#[test]
fn units_fall_to_tables_and_indexes() {
    let plan = plan(&facts(), 1000, 400).unwrap();
    let of = |name: &str| plan.capacity.iter().find(|capacity| capacity.of == name).unwrap();
    // refresh 100 × (2, 2), half of it secrets; look 200 × (1, 0); hold 100 × (10, 50).
    close(of("secrets").read_units, 100.0);
    close(of("secrets").write_units, 100.0);
    close(of("app").read_units, 100.0 + 200.0 + 1000.0);
    close(of("app").write_units, 100.0 + 5000.0);
    close(of("app, each index").read_units, 650.0);
    close(of("app, each index").write_units, 1275.0);
    close(of("app").warm_write_units, 10200.0);
    close(of("app").warm_read_units, 12000.0);
    close(of("secrets").warm_write_units, 4000.0);
}

#[test]
fn instances_are_requests_times_their_time() {
    let plan = plan(&facts(), 1000, 400).unwrap();
    let of = |name: &str| plan.instances.iter().find(|one| one.context == name).unwrap();
    // 100 a second: 60 ms of its own, three calls of 10 ms, a tenth of 100 ms for a cold start.
    close(of("identity").at_peak, 10.0);
    close(of("identity").with_headroom, 20.0);
    close(of("meetings").at_peak, 300.0 * 0.05);
    // 5200 units written are as many records, ten at a time, 200 ms each.
    close(of("jobs").a_second, 520.0);
    close(of("jobs").at_peak, 104.0);
    let quota = |name: &str| plan.ask_for.iter().find(|quota| quota.what == name).unwrap();
    // 20 + 30 + 208, and a hundred more, in hundreds.
    close(quota("lambda_concurrency").needed, 400.0);
    assert!(!quota("lambda_concurrency").must_ask);
    close(quota("api_requests_a_second").needed, 800.0);
    assert!(quota("api_requests_a_second").must_ask);
}

#[test]
fn storage_grows_with_every_meeting() {
    let (year, most) = storage(&facts(), 1000.0, 100.0).unwrap();
    // People 1000 × 4 kB; a year 1200 meetings × (2 + 10 × 0.5) kB.
    close(year * GB, 4000.0 + 8400.0);
    close(most * GB, 4000.0 + 5.0 * 8400.0);
}

#[test]
fn the_bill_is_amounts_times_prices() {
    let facts = facts();
    let plan = plan(&facts, 1000, 400).unwrap();
    let amount = |what: &str| plan.cost.iter().find(|item| item.what == what).unwrap().amount;
    close(amount("API Gateway"), 18_100.0 / MILLION);
    close(amount("DynamoDB, read"), (12_000.0 + 12_000.0 + 1_000.0) / MILLION);
    close(amount("DynamoDB, written"), (12_000.0 + 5_000.0) / MILLION);
    close(amount("Lambda, requests"), (18_100.0 + 1_700.0) / MILLION);
    // 6000 × 0.1 s × 1 GB, 12100 × 0.05 s × 0.5 GB, 1700 × 0.2 s × 0.25 GB.
    close(amount("Lambda, time"), 600.0 + 302.5 + 85.0);
    close(amount("CloudFront, traffic"), 1000.0 / 1024.0 + 18_100.0 / GB);
    close(plan.cost_a_month, plan.cost.iter().map(|item| item.amount * item.price).sum());
    let mut dear = facts;
    dear.prices.prices.insert("alarm_month".into(), 11.0);
    close(super::plan(&dear, 1000, 400).unwrap().cost_a_month, plan.cost_a_month + 30.0);
}

#[test]
fn what_is_missing_is_named() {
    let mut lacking = facts();
    lacking.assumptions.values.remove("headroom");
    assert!(plan(&lacking, 1, 1).unwrap_err().to_string().contains("`headroom`"));
    let mut lacking = facts();
    lacking.prices.prices.remove("log_gb");
    assert!(plan(&lacking, 1, 1).unwrap_err().to_string().contains("`log_gb`"));
    let mut wrong = facts();
    wrong.assumptions.flows.insert("fly".into(), flow(By::Member, 1.0, 0.1, &[("flap", 1.0)]));
    assert!(plan(&wrong, 1, 1).unwrap_err().to_string().contains("`flap`"));
}
