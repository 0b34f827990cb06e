//! What kind of people a branch has: the first branch by hand, because the accounts are in it, the others by chance.

use shared::member::Standing;
use shared::person::Gender;
use store::StoredAccount;

use super::dice::Dice;
use super::places::Surroundings;

/// Whether somebody has been recognised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Dự bị.
    Probationary,
    /// Chính thức.
    Official,
}

/// A person before they have a name.
#[derive(Debug, Clone, Copy)]
pub struct Shape {
    /// Sex.
    pub gender: Gender,
    /// Age on 1/1/2026.
    pub age: i16,
    /// Official or not.
    pub stage: Stage,
    /// State of membership.
    pub standing: Standing,
    /// Whether they have signed in before.
    pub account: StoredAccount,
}

/// Members of the first branch.
pub const FIRST_BRANCH: usize = 22;

/// Where people stand in the first branch; secretary, deputy and committee come first.
pub mod first {
    /// Secretary, deputy and the committee.
    pub const COMMITTEE: usize = 4;
    /// Administers the commune when there is no other branch.
    pub const ADMIN: usize = 4;
    /// A plain member.
    pub const MEMBER: usize = 5;
    /// An old member who comes to every meeting.
    pub const ELDER: usize = 6;
    /// A probationary member.
    pub const PROBATIONARY: usize = 7;
    /// Stays away without leave.
    pub const ABSENTEE: usize = 8;
    /// Administers everything when there is no other branch.
    pub const CENTRE_ADMIN: usize = 10;
}

/// The people of the first branch who belong to it, then two who have left.
pub fn first_branch() -> Vec<Shape> {
    use Gender::{Female as F, Male as M};
    use Stage::{Official as O, Probationary as P};
    use Standing as S;
    let row = |(gender, age, stage, standing, activated): (Gender, i16, Stage, Standing, u8)| Shape {
        gender,
        age,
        stage,
        standing,
        account: if activated == 1 { StoredAccount::Activated } else { StoredAccount::NotActivated },
    };
    let rows = [
        (M, 52, O, S::Active, 1),
        (F, 45, O, S::Active, 1),
        (M, 38, O, S::Active, 1),
        (F, 61, O, S::Active, 1),
        (M, 36, O, S::Active, 1),
        (F, 41, O, S::Active, 1),
        (M, 79, O, S::Active, 1),
        (F, 24, P, S::Active, 1),
        (M, 33, O, S::Active, 0),
        (M, 84, O, S::Exempt, 0),
        (M, 44, O, S::Active, 1),
        (M, 47, O, S::Suspended, 1),
        (F, 29, O, S::TemporarilyAway, 1),
        (M, 27, P, S::Active, 1),
        (M, 57, O, S::Active, 1),
        (F, 35, O, S::Active, 0),
        (M, 63, O, S::Active, 0),
        (F, 66, O, S::Active, 0),
        (M, 70, O, S::Active, 0),
        (F, 72, O, S::Active, 0),
        (M, 49, O, S::Active, 0),
        (F, 88, O, S::Exempt, 0),
        (M, 31, O, S::TransferredOut, 0),
        (M, 90, O, S::Deceased, 0),
    ];
    rows.map(row).to_vec()
}

/// So many people who belong to a branch, and now and then one who has left it.
pub fn branch(dice: &mut Dice, members: usize, around: Surroundings, activated: u32) -> Vec<Shape> {
    let mut shapes: Vec<_> = (0..members).map(|_| shape(dice, around, activated)).collect();
    if dice.percent(15) {
        let standing = dice.weigh(&[
            (Standing::TransferredOut, 55),
            (Standing::Deceased, 35),
            (Standing::StruckOff, 5),
            (Standing::Resigned, 4),
            (Standing::Expelled, 1),
        ]);
        let age = if standing == Standing::Deceased { dice.between(70, 90) } else { dice.between(24, 60) };
        shapes.push(Shape {
            stage: Stage::Official,
            age: short(age),
            standing,
            account: StoredAccount::NotActivated,
            ..shape(dice, around, 0)
        });
    }
    shapes
}

/// About six in a hundred are probationary, five exempt, one is away; in 2,000 one is suspended.
fn shape(dice: &mut Dice, around: Surroundings, activated: u32) -> Shape {
    let probationary = dice.percent(6);
    let age = if probationary { dice.between(20, 38) } else { age(dice, around) };
    let standing = match age {
        _ if probationary => Standing::Active,
        75.. if dice.percent(45) => Standing::Exempt,
        20..50 if dice.per_mille(22) => Standing::TemporarilyAway,
        20..70 if dice.per_mille(1) => Standing::Suspended,
        _ => Standing::Active,
    };
    let men = if age < 50 { 56 } else { 66 };
    let used_to_phones = if age < 60 { activated } else { activated * 2 / 3 };
    Shape {
        gender: if dice.percent(men) { Gender::Male } else { Gender::Female },
        age: short(age),
        stage: if probationary { Stage::Probationary } else { Stage::Official },
        standing,
        account: match dice.percent(used_to_phones) {
            true => StoredAccount::Activated,
            false => StoredAccount::NotActivated,
        },
    }
}

/// Ages of a hamlet, by decade.
const HAMLET_AGES: [((i32, i32), u32); 7] = [
    ((20, 29), 7),
    ((30, 39), 15),
    ((40, 49), 17),
    ((50, 59), 15),
    ((60, 69), 20),
    ((70, 79), 16),
    ((80, 90), 10),
];

/// Ages of a school or an office.
const WORKING_AGES: [((i32, i32), u32); 5] =
    [((22, 29), 15), ((30, 39), 35), ((40, 49), 32), ((50, 59), 17), ((60, 62), 1)];

fn age(dice: &mut Dice, around: Surroundings) -> i32 {
    let (least, most) = match around {
        Surroundings::Hamlet => dice.weigh(&HAMLET_AGES),
        Surroundings::Workplace => dice.weigh(&WORKING_AGES),
    };
    dice.between(least, most)
}

fn short(age: i32) -> i16 {
    i16::try_from(age).unwrap_or(i16::MAX)
}
