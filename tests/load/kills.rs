//! Sudden death: the product is killed five times in the middle of many attempts, one in ten of which is handed in twice.
//! What was accepted is stored, and what is stored is what the results add up to.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use shared::study::StartedAttempt;
use tokio::sync::RwLock;

use crate::class::{Class, Pupil, answers, start, submit};
use crate::rush::settled;

/// How often it is killed.
const KILLS: usize = 5;

/// How many take part at a time.
const AT_A_TIME: usize = 48;

/// A request that is not answered is sent again after this time.
const AGAIN: Duration = Duration::from_millis(200);

/// Lets so many attempts happen.
pub async fn measure(class: Class, attempts: usize) -> Value {
    let pupils: Arc<Vec<Pupil>> = Arc::new((0..attempts).map(|number| class.pupil(number)).collect());
    let host = Arc::new(RwLock::new(class.program.host.clone()));
    let (next, accepted, repeated) = (counter(), counter(), counter());
    let began = Instant::now();
    let workers: Vec<_> = (0..AT_A_TIME)
        .map(|_| {
            let (pupils, host) = (pupils.clone(), host.clone());
            let (next, accepted, repeated) = (next.clone(), accepted.clone(), repeated.clone());
            tokio::spawn(async move {
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    let Some(pupil) = pupils.get(number) else { break };
                    let first = attempt(&host, pupil).await;
                    accepted.fetch_add(1, Ordering::Relaxed);
                    if number % 10 == 0 {
                        assert_eq!(handed_in(&host, pupil, &first.0).await, first.1, "the same answer again");
                        repeated.fetch_add(1, Ordering::Relaxed);
                    }
                }
            })
        })
        .collect();
    let mut class = class;
    for kill in 1..=KILLS {
        while accepted.load(Ordering::Relaxed) < attempts * kill / (KILLS + 1) {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        class = class.kill().await;
        *host.write().await = class.program.host.clone();
    }
    for worker in workers {
        worker.await.unwrap();
    }
    let seconds = began.elapsed().as_secs();
    class.sign_in().await;
    let sum = settled(&class, attempts).await;
    let mut stored = 0;
    for branch in &class.branches {
        stored += class.results(branch.id).await.own.sum.attempts;
    }
    let accepted = accepted.load(Ordering::Relaxed);
    json!({
        "attempts": attempts, "kills": KILLS, "repeated": repeated.load(Ordering::Relaxed), "seconds": seconds,
        "accepted": accepted, "stored": stored, "sum_of_results": sum,
        "equal": accepted == stored as usize && stored == sum,
    })
}

fn counter() -> Arc<AtomicUsize> {
    Arc::new(AtomicUsize::new(0))
}

/// An attempt, sent again until it is answered; gives what was sent and what it came to.
async fn attempt(host: &RwLock<String>, pupil: &Pupil) -> (String, Value) {
    loop {
        let to = host.read().await.clone();
        let Some(answered) = start(&to, pupil).await.filter(|answered| answered.raw.status == 200) else {
            tokio::time::sleep(AGAIN).await;
            continue;
        };
        let started: StartedAttempt = serde_json::from_slice(&answered.raw.bytes).unwrap();
        let body = answers(&started);
        let result = handed_in(host, pupil, &body).await;
        return (body, result);
    }
}

async fn handed_in(host: &RwLock<String>, pupil: &Pupil, body: &str) -> Value {
    loop {
        let to = host.read().await.clone();
        match submit(&to, pupil, body.to_owned()).await.filter(|answered| answered.raw.status < 500) {
            Some(answered) => {
                let text = String::from_utf8_lossy(&answered.raw.bytes).into_owned();
                assert_eq!(answered.raw.status, 200, "{text}");
                return serde_json::from_str(&text).unwrap();
            }
            None => tokio::time::sleep(AGAIN).await,
        }
    }
}
