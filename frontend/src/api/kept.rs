//! Replies kept while the app is open, so that going back shows at once what was there, also without a network.

use std::any::Any;
use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

/// How many replies are kept; the oldest goes first.
const ROOM: usize = 40;

/// Replies by address, oldest first.
#[derive(Default)]
pub(super) struct Kept(RefCell<VecDeque<(String, Rc<dyn Any>)>>);

impl Kept {
    /// What was read from this address, if it is of that kind.
    pub(super) fn find<T: 'static>(&self, address: &str) -> Option<Rc<T>> {
        let kept = self.0.borrow();
        let (_, value) = kept.iter().find(|(at, _)| at == address)?;
        value.clone().downcast().ok()
    }

    /// Keeps what was read from this address.
    pub(super) fn put(&self, address: &str, value: Rc<dyn Any>) {
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
    use super::*;

    #[test]
    fn the_newest_reply_of_an_address_counts_until_all_are_forgotten() {
        let kept = Kept::default();
        kept.put("/a", Rc::new(1_u8));
        kept.put("/a", Rc::new(2_u8));
        assert_eq!(kept.find::<u8>("/a").as_deref(), Some(&2));
        assert_eq!(kept.find::<u16>("/a"), None);
        kept.forget();
        assert_eq!(kept.find::<u8>("/a"), None);
    }

    #[test]
    fn the_oldest_makes_room() {
        let kept = Kept::default();
        for number in 0..=ROOM {
            kept.put(&number.to_string(), Rc::new(number));
        }
        assert_eq!(kept.find::<usize>("0"), None);
        assert_eq!(kept.find::<usize>("1").as_deref(), Some(&1));
    }
}
