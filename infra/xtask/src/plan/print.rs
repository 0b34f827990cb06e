//! The plan as tables to be read.

use super::compute::Plan;
use super::facts::{Assumed, By};

/// Columns: the first is text, the others are numbers to the right; a last one of words goes to the left again.
struct Table {
    rows: Vec<Vec<String>>,
    words_last: bool,
}

impl Table {
    fn new(head: &[&str]) -> Self {
        Self { rows: vec![head.iter().map(|cell| (*cell).to_owned()).collect()], words_last: false }
    }

    fn with_words_last(self) -> Self {
        Self { words_last: true, ..self }
    }

    fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        self.rows.push(cells.into_iter().collect());
    }

    fn print(&self, title: &str, out: &mut String) {
        let columns = self.rows[0].len();
        let width =
            |column: usize| self.rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
        let widths: Vec<_> = (0..columns).map(width).collect();
        out.push_str(&format!("\n{title}\n"));
        for row in &self.rows {
            let mut line = String::new();
            for (column, cell) in row.iter().enumerate() {
                let width = widths[column];
                let to_left = column == 0 || (self.words_last && column + 1 == columns);
                match to_left {
                    true => line.push_str(&format!("  {cell:<width$}")),
                    false => line.push_str(&format!("  {cell:>width$}")),
                }
            }
            out.push_str(line.trim_end());
            out.push('\n');
        }
    }
}

/// All tables.
pub fn tables(plan: &Plan) -> String {
    let mut out = format!(
        "{} members in {} branches; the busiest second is expected to bring {} requests, planned for are {}\n",
        number(plan.members as f64),
        number(plan.branches),
        number(plan.expected_peak),
        number(plan.peak)
    );
    assumptions(plan, &mut out);
    load(plan, &mut out);
    capacity(plan, &mut out);
    instances(plan, &mut out);
    storage(plan, &mut out);
    cost(plan, &mut out);
    out
}

fn assumptions(plan: &Plan, out: &mut String) {
    let all = &plan.assumptions;
    let mut table = Table::new(&["assumed", "value", "set on", "why"]).with_words_last();
    let cells = |name: &str, one: &Assumed| {
        [name.replace('_', " "), number(one.value), one.on.clone(), one.why.clone()]
    };
    for (name, one) in &all.values {
        table.row(cells(name, one));
    }
    for (name, one) in &all.durations_ms {
        table.row(cells(&format!("own ms of a request to {name}"), one));
    }
    for (name, one) in &all.quotas {
        table.row(cells(&format!("given by default: {name}"), one));
    }
    table.print("Assumptions (infra/aws/assumptions.yaml)", out);
    let head = ["what people do", "a month", "in the busiest minute", "set on", "by, why"];
    let mut table = Table::new(&head).with_words_last();
    for (name, flow) in &all.flows {
        let by = if flow.by == By::Member { "each member" } else { "each branch" };
        let busiest = format!("{} %", number(flow.busiest_minute * 100.0));
        let why = format!("{by}: {}", flow.why);
        table.row([name.replace('_', " "), number(flow.a_month), busiest, flow.on.clone(), why]);
    }
    table.print("Habits", out);
}

fn load(plan: &Plan, out: &mut String) {
    let head = ["endpoint", "a month", "a second at the peak", "units read", "units written", "function"];
    let mut table = Table::new(&head).with_words_last();
    let mut endpoints: Vec<_> = plan.endpoints.iter().collect();
    endpoints.sort_by(|one, other| other.a_second_at_peak.total_cmp(&one.a_second_at_peak));
    for load in endpoints {
        table.row([
            load.name.clone(),
            number(load.a_month),
            number(load.a_second_at_peak),
            number(load.read_units_at_peak),
            number(load.write_units_at_peak),
            load.context.clone(),
        ]);
    }
    table.print("Load; units from the ledger", out);
    if !plan.not_counted.is_empty() {
        out.push_str(&format!("  Not counted, no habit calls them: {}\n", plan.not_counted.join(", ")));
    }
}

fn capacity(plan: &Plan, out: &mut String) {
    let head = ["table", "read at peak", "written at peak", "warm up, read", "warm up, write"];
    let mut table = Table::new(&head);
    for one in &plan.capacity {
        let units = [one.read_units, one.write_units, one.warm_read_units, one.warm_write_units];
        table.row(std::iter::once(one.of.clone()).chain(units.map(number)));
    }
    table.print("Database, units a second, and the warm throughput to set", out);
    let calls: f64 = plan.endpoints.iter().map(|load| load.database_calls_at_peak).sum();
    out.push_str(&format!("  {} calls of the database a second at the peak\n", number(calls)));
}

fn instances(plan: &Plan, out: &mut String) {
    let head = ["function", "a second", "ms", "at work at peak", "to set aside"];
    let mut table = Table::new(&head);
    for one in &plan.instances {
        let numbers = [one.a_second, one.milliseconds, one.at_peak, one.with_headroom];
        table.row(std::iter::once(one.context.clone()).chain(numbers.map(number)));
    }
    table.print("Functions", out);
    let mut table = Table::new(&["the account allows", "needed", "by default", ""]).with_words_last();
    for quota in &plan.ask_for {
        let ask = if quota.must_ask { "ask for it" } else { "" };
        table.row([
            quota.what.replace('_', " "),
            number(quota.needed),
            number(quota.by_default),
            ask.to_owned(),
        ]);
    }
    table.print("Quotas", out);
}

fn storage(plan: &Plan, out: &mut String) {
    out.push_str(&format!(
        "\nStored: {} GB after a year, {} GB when the oldest begin to go\n",
        number(plan.storage_gb_after_a_year),
        number(plan.storage_gb_at_most)
    ));
}

fn cost(plan: &Plan, out: &mut String) {
    let mut table = Table::new(&["a month", "amount", "price", "US$", "unit"]).with_words_last();
    for item in &plan.cost {
        let amounts = [number(item.amount), item.price.to_string(), number(item.cost)];
        table.row(std::iter::once(item.what.clone()).chain(amounts).chain([item.unit.clone()]));
    }
    table.row(["together".into(), String::new(), String::new(), number(plan.cost_a_month), String::new()]);
    let prices = &plan.prices;
    let title = format!("Cost, {} on {}: {}", prices.region, prices.on, prices.source);
    table.print(&title, out);
}

/// Large numbers whole and in groups of three, small ones with three significant digits.
fn number(value: f64) -> String {
    if value.abs() < 100.0 && value.fract() != 0.0 {
        let digits = if value.abs() >= 10.0 {
            1
        } else if value.abs() >= 1.0 {
            2
        } else {
            4
        };
        let text = format!("{value:.digits$}");
        return text.trim_end_matches('0').trim_end_matches('.').to_owned();
    }
    let whole = format!("{value:.0}");
    let (sign, digits) = whole.strip_prefix('-').map_or(("", whole.as_str()), |digits| ("-", digits));
    let groups: Vec<_> = digits.as_bytes().rchunks(3).rev().map(String::from_utf8_lossy).collect();
    format!("{sign}{}", groups.join(" "))
}

#[cfg(test)]
mod tests {
    use super::super::facts::Facts;
    use super::*;
    use crate::sh;

    #[test]
    fn numbers_are_short_and_in_groups() {
        for (value, text) in [
            (0.0, "0"),
            (0.0005, "0.0005"),
            (1.2, "1.2"),
            (2.345, "2.35"),
            (45.67, "45.7"),
            (100.4, "100"),
            (1000.0, "1 000"),
            (5_600_000.0, "5 600 000"),
            (-12345.0, "-12 345"),
        ] {
            assert_eq!(number(value), text);
        }
    }

    #[test]
    fn the_plan_of_today_says_everything() {
        let facts = Facts::read(&sh::root().join("infra/aws/prices.yaml")).unwrap();
        let plan = super::super::compute::plan(&facts, 5_600_000, 10_000).unwrap();
        let text = tables(&plan);
        for part in
            ["5 600 000 members", "take_roll_call", "app, each index", "lambda concurrency", "together"]
        {
            assert!(text.contains(part), "{part}");
        }
        assert!(text.contains("to be checked before use"), "nobody takes these prices for certain");
        assert!(facts.assumptions.values.keys().all(|name| text.contains(&name.replace('_', " "))));
    }
}
