//! How many communes, branches and members there are: exact, before anybody has a name.

use super::Demo;
use super::dice::{Dice, Use};
use super::shapes::FIRST_BRANCH;

/// Members of a province.
const PROVINCE: usize = 100_000;
/// Communes of a province.
const COMMUNES: usize = 100;
/// Members of the first commune.
const COMMUNE: usize = 900;
/// Branches of the first commune.
const BRANCHES: usize = 45;
/// Smallest commune and smallest branch.
const LEAST: (usize, usize) = (700, 6);

/// Members of each branch, commune by commune.
pub fn sizes(demo: Demo) -> Vec<Vec<usize>> {
    match demo {
        Demo::None => Vec::new(),
        Demo::Branch => vec![vec![FIRST_BRANCH]],
        Demo::Commune => vec![first_commune()],
        Demo::Province => province(),
    }
}

fn first_commune() -> Vec<usize> {
    let mut dice = Dice::of(Use::Sizes, 0, 0);
    let others = dice.shares(COMMUNE - FIRST_BRANCH, BRANCHES - 1, LEAST.1);
    std::iter::once(FIRST_BRANCH).chain(others).collect()
}

fn province() -> Vec<Vec<usize>> {
    let totals = Dice::of(Use::Sizes, COMMUNES, 0).shares(PROVINCE - COMMUNE, COMMUNES - 1, LEAST.0);
    let others = totals.into_iter().enumerate().map(|(index, total)| {
        let mut dice = Dice::of(Use::Sizes, index + 1, 0);
        let in_each = dice.below(6) + 20;
        dice.shares(total, total / in_each, LEAST.1)
    });
    std::iter::once(first_commune()).chain(others).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sum(sizes: &[Vec<usize>]) -> usize {
        sizes.iter().flatten().sum()
    }

    #[test]
    fn the_numbers_are_exact() {
        assert_eq!(sizes(Demo::Branch), [[22]]);
        let commune = sizes(Demo::Commune);
        assert_eq!((commune.len(), commune[0].len(), sum(&commune)), (1, 45, 900));
        let province = sizes(Demo::Province);
        assert_eq!((province.len(), sum(&province)), (100, 100_000));
        let branches: usize = province.iter().map(Vec::len).sum();
        assert!((4_200..4_800).contains(&branches), "{branches}");
        assert!(province.iter().flatten().all(|members| (6..90).contains(members)));
        assert!(province.iter().all(|branches| branches.len() < 100));
    }
}
