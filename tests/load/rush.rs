//! The opening minute: everybody begins within a second and hands in within two minutes.

use std::time::{Duration, Instant};

use futures_util::future::join_all;
use serde_json::{Value, json};
use shared::study::StartedAttempt;

use crate::class::{Answered, Class, answers, start, submit};

/// Everybody begins within.
const BEGIN: Duration = Duration::from_secs(1);

/// Everybody hands in within.
const HAND_IN: Duration = Duration::from_secs(120);

/// What one of them saw.
#[derive(Default)]
struct Seen {
    error: Option<String>,
    calls: usize,
    start_ms: f64,
    submit_ms: f64,
    up: usize,
    down: usize,
}

/// Lets so many take part at once.
pub async fn measure(class: Class, members: usize) -> Value {
    let pupils: Vec<_> = (0..members).map(|number| class.pupil(number)).collect();
    let before = class.spent().await;
    let host = class.program.host.clone();
    let all = pupils.into_iter().enumerate().map(|(number, pupil)| {
        let host = host.clone();
        let share = number as f64 / members as f64;
        // Whoever begins first is not always the first to hand in.
        let later = (number * 7919 % members) as f64 / members as f64;
        tokio::spawn(async move {
            tokio::time::sleep(BEGIN.mul_f64(share)).await;
            let mut seen = Seen::default();
            let began = Instant::now();
            let Some(paper) = noted(&mut seen, start(&host, &pupil).await) else { return seen };
            seen.start_ms = began.elapsed().as_secs_f64() * 1000.0;
            let started: StartedAttempt = serde_json::from_slice(&paper).expect("a paper");
            assert_eq!(started.questions.len(), 16);
            tokio::time::sleep(HAND_IN.mul_f64(later)).await;
            let began = Instant::now();
            noted(&mut seen, submit(&host, &pupil, answers(&started)).await);
            seen.submit_ms = began.elapsed().as_secs_f64() * 1000.0;
            seen
        })
    });
    let seen: Vec<Seen> = join_all(all).await.into_iter().map(Result::unwrap).collect();
    let accepted = members - errors(&seen);
    let counted = settled(&class, accepted).await;
    let after = class.spent().await;
    // The looks at the results, one a second, write nothing.
    let units = |of: fn(&local::costs::Spent) -> f64| (of(&after) - of(&before)) / accepted.max(1) as f64;
    let calls: usize = seen.iter().map(|seen| seen.calls).sum();
    json!({
        "members": members,
        "errors": errors(&seen),
        "first_error": seen.iter().find_map(|seen| seen.error.clone()),
        "start_p50_ms": percentile(&seen, |seen| seen.start_ms, 50),
        "start_p95_ms": percentile(&seen, |seen| seen.start_ms, 95),
        "submit_p50_ms": percentile(&seen, |seen| seen.submit_ms, 50),
        "submit_p95_ms": percentile(&seen, |seen| seen.submit_ms, 95),
        "calls_per_attempt": calls as f64 / accepted.max(1) as f64,
        "write_units_per_attempt": units(|spent| spent.write_units + spent.stream_write_units),
        "of_which_stream": units(|spent| spent.stream_write_units),
        "read_units_per_attempt": units(|spent| spent.read_units),
        "bytes_up": seen.iter().map(|seen| seen.up).sum::<usize>() / members,
        "bytes_down": seen.iter().map(|seen| seen.down).sum::<usize>() / members,
        "counted_in_results": counted,
    })
}

fn noted(seen: &mut Seen, answered: Option<Answered>) -> Option<Vec<u8>> {
    seen.calls += 1;
    let Some(Answered { raw, sent }) = answered else {
        seen.error = Some("the line was cut".into());
        return None;
    };
    seen.up += sent;
    seen.down += raw.bytes.len();
    if raw.status != 200 {
        seen.error = Some(format!("{} {}", raw.status, String::from_utf8_lossy(&raw.bytes)));
        return None;
    }
    Some(raw.bytes)
}

fn errors(seen: &[Seen]) -> usize {
    seen.iter().filter(|seen| seen.error.is_some()).count()
}

fn percentile(seen: &[Seen], of: fn(&Seen) -> f64, share: usize) -> f64 {
    let mut all: Vec<f64> = seen.iter().filter(|seen| seen.error.is_none()).map(of).collect();
    all.sort_by(f64::total_cmp);
    let place = (all.len().saturating_sub(1)) * share / 100;
    all.get(place).map_or(0.0, |value| (value * 10.0).round() / 10.0)
}

/// Waits until the stream has brought everything; gives how many attempts the committee's results count.
pub async fn settled(class: &Class, wanted: usize) -> u32 {
    let mut counted = 0;
    for _ in 0..120 {
        counted = class.results(class.commune.id).await.own.sum.attempts;
        if counted as usize >= wanted {
            break;
        }
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
    counted
}
