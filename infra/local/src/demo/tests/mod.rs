//! What the demo promises, checked on the data itself and on what is written of it.

mod loading;
mod meetings;
mod people;
mod reports;
mod transfers;

use jiff::Timestamp;

use super::Demo;
use super::handbook::{Commune, Handbook};

fn now() -> Timestamp {
    "2026-11-22T03:00:00Z".parse().unwrap()
}

fn commune(demo: Demo, index: usize) -> Commune {
    Handbook::new(demo, now()).commune(index).unwrap()
}

/// Makes every commune of a demo on all processors.
fn of_each<T: Send>(demo: Demo, look: impl Fn(Commune) -> T + Sync) -> Vec<T> {
    let handbook = Handbook::new(demo, now());
    let count = handbook.communes();
    let threads = std::thread::available_parallelism().map_or(2, usize::from);
    std::thread::scope(|scope| {
        let part = |start: usize| {
            let (handbook, look) = (&handbook, &look);
            move || {
                let mine = (start..count).step_by(threads);
                mine.map(|index| look(handbook.commune(index).unwrap())).collect::<Vec<_>>()
            }
        };
        let running: Vec<_> = (0..threads).map(|start| scope.spawn(part(start))).collect();
        running.into_iter().flat_map(|one| one.join().unwrap()).collect()
    })
}
