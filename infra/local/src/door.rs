//! How many requests are at work at once.
//!
//! In AWS each instance of a function answers one request at a time, and the table serves all of them beside each other.
//! Here one small engine stands for the table. Were everybody let in at the same moment, each would wait for all others
//! there, longer than the store has patience with the table, and all would be sent away. So they wait at the door, in the
//! order in which they came, and whoever measures sees how long.

use std::sync::Arc;

use tokio::sync::Semaphore;

/// So many are let in.
const AT_WORK: usize = 64;

/// The door.
#[derive(Clone)]
pub struct Door(Arc<Semaphore>);

impl Default for Door {
    fn default() -> Self {
        Self(Arc::new(Semaphore::new(AT_WORK)))
    }
}

impl Door {
    /// Does `work` when it is its turn.
    pub async fn pass<T>(&self, work: impl Future<Output = T>) -> T {
        // Nobody closes it, so there is always a turn.
        let _turn = self.0.acquire().await;
        work.await
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use tokio::task::JoinSet;

    use super::*;

    #[tokio::test]
    async fn no_more_are_at_work_than_are_let_in_and_all_get_their_turn() {
        let (door, inside, most) =
            (Door::default(), Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
        let mut all = JoinSet::new();
        for _ in 0..AT_WORK * 3 {
            let (door, inside, most) = (door.clone(), inside.clone(), most.clone());
            all.spawn(async move {
                door.pass(async {
                    most.fetch_max(inside.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                    tokio::task::yield_now().await;
                    inside.fetch_sub(1, Ordering::SeqCst);
                })
                .await;
            });
        }
        assert_eq!(all.join_all().await.len(), AT_WORK * 3);
        assert_eq!(most.load(Ordering::SeqCst), AT_WORK);
    }
}
