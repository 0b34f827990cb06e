//! Chance that comes out the same every time: the demo is made of throws of these dice alone.

use rand::rngs::StdRng;
use rand::{RngExt as _, SeedableRng as _};

/// Changing it changes every name and number of the demo.
const SEED: u64 = 0x0502_1930;

/// Creation time in the ids of the demo, 1/1/2026: fixed, so that a person keeps their id whenever the demo is loaded.
const CREATED: u64 = 1_767_200_400_000;

/// What the dice are thrown for. Each use has throws of its own, so that one more throw here moves nothing there.
#[derive(Debug, Clone, Copy)]
pub enum Use {
    /// How many members each organisation has.
    Sizes,
    /// Organisations above the branches.
    Top,
    /// Branches and their people.
    People,
    /// Where those who are away meet.
    Hosts,
    /// Meetings.
    Meetings,
    /// Reports upward.
    Reports,
    /// Minutes and what follows from them.
    Minutes,
    /// What is studied.
    Study,
    /// Self-scores of meetings.
    Scores,
}

/// A source of chance.
pub struct Dice(StdRng);

impl Dice {
    /// The dice of one branch of one commune.
    pub fn of(purpose: Use, commune: usize, branch: usize) -> Self {
        let place = ((commune as u64) << 24) | ((branch as u64) << 8) | purpose as u64;
        Self(StdRng::seed_from_u64((SEED << 32) ^ place))
    }

    /// From `least` to `most`, both included.
    pub fn between(&mut self, least: i32, most: i32) -> i32 {
        self.0.random_range(least..=most.max(least))
    }

    /// An index below `count`, which is not 0.
    pub fn below(&mut self, count: usize) -> usize {
        self.0.random_range(0..count.max(1))
    }

    /// True in so many of a hundred throws.
    pub fn percent(&mut self, share: u32) -> bool {
        self.0.random_range(0..100) < share
    }

    /// True in so many of a thousand throws.
    pub fn per_mille(&mut self, share: u32) -> bool {
        self.0.random_range(0..1000) < share
    }

    /// One of several, each as likely as the others.
    pub fn pick<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }

    /// One of several, each as likely as its weight says.
    pub fn weigh<T: Copy>(&mut self, all: &[(T, u32)]) -> T {
        let sum: u32 = all.iter().map(|(_, weight)| weight).sum();
        let mut left = self.0.random_range(0..sum.max(1));
        for (one, weight) in all {
            match left.checked_sub(*weight) {
                Some(rest) => left = rest,
                None => return *one,
            }
        }
        all[0].0
    }

    /// Splits `total` into `parts` of at least `least` each; they add up exactly.
    pub fn shares(&mut self, total: usize, parts: usize, least: usize) -> Vec<usize> {
        let weights: Vec<usize> = (0..parts).map(|_| 1 + self.below(100)).collect();
        let free = total.saturating_sub(least * parts);
        let sum = weights.iter().sum::<usize>().max(1);
        let mut shares: Vec<_> = weights.iter().map(|weight| least + free * weight / sum).collect();
        let given: usize = shares.iter().sum();
        for share in shares.iter_mut().take(total.saturating_sub(given)) {
            *share += 1;
        }
        shares
    }

    /// The two parts of a new id.
    pub fn id(&mut self) -> (u64, u128) {
        (CREATED, self.0.random::<u128>() >> 48)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_dice_throw_the_same() {
        let throws = |branch| {
            let mut dice = Dice::of(Use::People, 1, branch);
            (0..20).map(|_| dice.between(1, 1000)).collect::<Vec<_>>()
        };
        assert_eq!(throws(2), throws(2));
        assert_ne!(throws(2), throws(3));
    }

    #[test]
    fn shares_add_up() {
        for (total, parts, least) in [(900, 45, 6), (99_100, 99, 700), (22, 1, 6), (10, 3, 3)] {
            let shares = Dice::of(Use::Sizes, 0, 0).shares(total, parts, least);
            assert_eq!((shares.len(), shares.iter().sum::<usize>()), (parts, total));
            assert!(shares.iter().all(|share| *share >= least));
        }
    }

    #[test]
    fn weights_are_kept() {
        let mut dice = Dice::of(Use::Sizes, 0, 0);
        let often = (0..1000).filter(|_| dice.weigh(&[(false, 1), (true, 9)])).count();
        assert!((850..950).contains(&often), "{often}");
    }
}
