//! Replies kept while the app is open, so that going back shows at once what was there, also without a network.

use std::cell::RefCell;
use std::collections::VecDeque;

use super::Value;

/// How many replies are kept; the oldest goes first.
const ROOM: usize = 40;

/// Replies by address, oldest first.
#[derive(Default)]
pub(super) struct Kept(RefCell<VecDeque<(String, Value)>>);

impl Kept {
    /// What was read from this address.
    pub(super) fn find(&self, address: &str) -> Option<Value> {
        let kept = self.0.borrow();
        kept.iter().find(|(at, _)| at == address).map(|(_, value)| value.clone())
    }

    /// Keeps what was read from this address.
    pub(super) fn put(&self, address: &str, value: Value) {
        let mut kept = self.0.borrow_mut();
        kept.retain(|(at, _)| at != address);
        if kept.len() == ROOM {
            kept.pop_front();
        }
        kept.push_back((address.to_owned(), value));
    }

    /// Forgets everything: something was changed, or somebody signed out.
    pub(super) fn forget(&self) {
        self.0.borrow_mut().clear();
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;

    fn number(kept: &Kept, address: &str) -> Option<usize> {
        kept.find(address)?.downcast_ref().copied()
    }

    #[test]
    fn the_newest_reply_of_an_address_counts_until_all_are_forgotten() {
        let kept = Kept::default();
        kept.put("/a", Rc::new(1_usize));
        kept.put("/a", Rc::new(2_usize));
        assert_eq!(number(&kept, "/a"), Some(2));
        kept.forget();
        assert_eq!(number(&kept, "/a"), None);
    }

    #[test]
    fn the_oldest_makes_room() {
        let kept = Kept::default();
        for entry in 0..=ROOM {
            kept.put(&entry.to_string(), Rc::new(entry));
        }
        assert_eq!((number(&kept, "0"), number(&kept, "1")), (None, Some(1)));
    }
}
