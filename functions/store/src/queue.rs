//! Places in the queue of requests for an account that the roster does not vouch for. There are so many for each branch,
//! some for each person whose name and birth date a request gives, and some for each address that requests come from.
//! A request takes its places in the transaction that writes it. So the bound holds however many are sent at once, and
//! a place whose request nobody decided is free again when its time is over. A decision gives the place in the branch
//! back at once; that of the address stays taken, or whoever makes people up could go on as fast as they are refused.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use shared::id::{MemberId, OrgId};

use crate::connect::Store;
use crate::error::StoreResult;
use crate::item::{Entity, Stored};
use crate::key::{self, Key, Keys};
use crate::write::Write;

/// Whose queue it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QueueOf {
    /// The branch that was named, by somebody whom nobody there knows.
    Branch(OrgId),
    /// Somebody on the roster, by a request with another number.
    Member(MemberId),
    /// Whoever asks from one address of the network.
    Address(AddressMark),
}

/// An address of the network as a keyed hash, so that the table names none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct AddressMark(pub u64);

/// A place in a queue that is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct QueuePlace {
    /// Whose queue.
    pub of: QueueOf,
    /// Which place, from 0 on.
    pub number: u16,
    /// Free again from then on.
    pub until: Timestamp,
}

impl Entity for QueuePlace {
    const KIND: &'static str = "queue_place";

    fn keys(&self) -> Keys {
        self.key().into()
    }

    fn expires(&self) -> Option<Timestamp> {
        Some(self.until)
    }
}

impl QueuePlace {
    /// Its key.
    fn key(&self) -> Key {
        key::queue_place(self.of, self.number)
    }

    /// Gives the place back. One whose time is over may be somebody else's by now, and is free without it.
    pub(crate) fn give_back(&self, now: Timestamp) -> Option<Write> {
        (self.until > now).then(|| Write::remove(self.key()))
    }
}

/// The places of a queue that are taken.
#[derive(Debug, Clone)]
pub struct Queue {
    of: QueueOf,
    taken: Vec<Stored<QueuePlace>>,
}

/// A free place, as it was read.
#[derive(Debug, Clone)]
pub struct FreePlace {
    place: QueuePlace,
    over: Option<u32>,
}

impl Queue {
    /// One of the first `most` places that is free; `draw` says which, so that many at once do not all want the same.
    pub fn free(&self, most: u16, draw: u128, until: Timestamp, now: Timestamp) -> Option<FreePlace> {
        let held = |number: u16| self.taken.iter().find(|taken| taken.value.number == number);
        let is_free = |number: &u16| held(*number).is_none_or(|taken| taken.value.until <= now);
        let free: Vec<u16> = (0..most).filter(is_free).collect();
        let count = u128::try_from(free.len()).ok().filter(|count| *count > 0)?;
        let number = *free.get(usize::try_from(draw % count).ok()?)?;
        let place = QueuePlace { of: self.of, number, until };
        Some(FreePlace { place, over: held(number).map(|taken| taken.rev) })
    }
}

impl FreePlace {
    /// The place.
    pub const fn place(&self) -> QueuePlace {
        self.place
    }

    fn take(&self, now: Timestamp) -> StoreResult<Write> {
        match self.over {
            Some(rev) => Write::replace(&Stored { value: self.place, rev }, now),
            None => Write::create(&self.place, now),
        }
    }
}

/// The places that a request takes together: one before the branch or of the person that it seems to mean, and one of
/// the address that it comes from.
#[derive(Debug, Clone, Default)]
pub struct QueuePlaces {
    /// Before the branch, or of the person.
    pub waiting: Option<FreePlace>,
    /// Of the address.
    pub of_address: Option<FreePlace>,
}

impl QueuePlaces {
    /// Takes them. Whoever needs none looks at two that are never there, so that the same work is done for each.
    pub(crate) fn take(&self, org: OrgId, now: Timestamp) -> StoreResult<Vec<Write>> {
        let nowhere = QueueOf::Address(AddressMark(0));
        let wanted = [(&self.waiting, QueueOf::Branch(org)), (&self.of_address, nowhere)];
        let take = |(place, of): (&Option<FreePlace>, QueueOf)| match place {
            Some(place) => place.take(now),
            None => Ok(Write::check_absent(key::no_queue_place(of))),
        };
        wanted.into_iter().map(take).collect()
    }
}

impl Store {
    /// A queue with its places that are taken.
    pub async fn find_queue(&self, of: QueueOf) -> StoreResult<Queue> {
        Ok(Queue { of, taken: self.app.all(&key::queue(of)).await? })
    }
}

#[cfg(test)]
mod tests {
    use jiff::SignedDuration;

    use super::*;

    #[test]
    fn a_place_is_free_when_nobody_has_it_or_its_time_is_over() {
        let of = QueueOf::Branch(OrgId::from_parts(1, 1));
        let now = Timestamp::UNIX_EPOCH;
        let later = now + SignedDuration::from_hours(1);
        let taken = |number, until| Stored { value: QueuePlace { of, number, until }, rev: 4 };
        let queue = Queue { of, taken: vec![taken(0, later), taken(1, now), taken(2, later)] };
        let free = |most, draw| queue.free(most, draw, later, now).map(|free| (free.place.number, free.over));
        assert_eq!(free(1, 0), None, "the bound holds");
        assert_eq!(free(3, 7), Some((1, Some(4))), "the time of the second is over");
        assert_eq!((free(4, 0), free(4, 1)), (Some((1, Some(4))), Some((3, None))));
    }
}
