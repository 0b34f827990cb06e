//! People: a shape (age, sex, state), turned into a profile whose parts agree with each other.
//!
//! No identifier can belong to a living person: the places in the citizen ids were never given to a province, the
//! phones begin with numbers no operator was given, the cards come from a series that was never printed.

use jiff::ToSpan as _;
use jiff::civil::Date;
use shared::id::{MemberId, OrgId};
use shared::member::Standing;
use shared::org::OrgPath;
use shared::person::{CitizenId, Gender, PartyCardNo, Phone};
use store::{Identifiers, NewMember, StoredAccount};

use super::dice::Dice;
use super::names;
use super::shapes::{Shape, Stage};

/// The day from which ages are counted, so that a person is born on the same day whenever the demo is loaded.
const COUNTED_FROM: Date = jiff::civil::date(2026, 1, 1);

/// Since this day cards bear the citizen id.
const NEW_CARDS: Date = jiff::civil::date(2025, 9, 2);

/// Places in citizen ids that no province has.
const BIRTH_PLACES: [(&str, u32); 3] = [("099", 90), ("098", 6), ("097", 4)];

/// Beginnings of mobile numbers that no operator has.
const PHONES: [&str; 4] = ["050", "051", "053", "054"];

/// A member of the demo.
#[derive(Debug, Clone)]
pub struct Person {
    /// The profile.
    pub profile: NewMember,
    /// Where they meet for the time being.
    pub host: Option<OrgId>,
    /// Whether they have signed in before.
    pub account: StoredAccount,
}

impl Person {
    /// Their id.
    pub fn id(&self) -> MemberId {
        self.profile.id
    }

    /// Their name.
    pub fn name(&self) -> &str {
        self.profile.name.as_str()
    }

    /// Whether they still belong to the branch.
    pub fn belongs(&self) -> bool {
        self.profile.standing.belongs()
    }

    /// Whether they take part and are official, so that they can hold a seat.
    pub fn can_lead(&self) -> bool {
        self.profile.standing == Standing::Active && self.profile.official_on.is_some()
    }
}

/// What makes a person's numbers their own: no other has the same.
#[derive(Debug, Clone, Copy)]
pub struct Serial(usize);

impl Serial {
    /// At most 100 communes, 100 branches in each, 100 people in each of those.
    pub const fn of(commune: usize, branch: usize, person: usize) -> Self {
        Self(commune * 10_000 + branch * 100 + person)
    }

    /// Six digits in no visible order; the factor shares no divisor with a million, so they differ when serials do.
    const fn digits(self, factor: usize) -> usize {
        (self.0 * factor + 271_828) % 1_000_000
    }
}

/// Makes a person of a shape.
pub fn person(dice: &mut Dice, shape: &Shape, serial: Serial, branch: &OrgPath, today: Date) -> Person {
    let (milliseconds, random) = dice.id();
    let year = COUNTED_FROM.year() - 1 - shape.age;
    let born_on = day_in(dice, first_of(year), first_of(year + 1));
    let (admitted_on, official_on) = joined(dice, shape, born_on, today);
    let citizen_id = citizen_id(dice, shape.gender, born_on, serial);
    let profile = NewMember {
        id: MemberId::from_parts(milliseconds, random),
        name: names::name(dice, shape.gender, year),
        born_on,
        gender: shape.gender,
        admitted_on,
        official_on,
        branch: branch.org().expect("the path of a branch ends with it"),
        chain: branch.ids().to_vec(),
        standing: shape.standing,
        identifiers: Identifiers {
            phone: phone(dice, shape.age),
            party_card_no: official_on.map(|official| card(dice, official, &citizen_id, serial)),
            citizen_id,
        },
    };
    Person { profile, host: None, account: shape.account }
}

/// Admitted at 18 or older, most while young; official a year later.
fn joined(dice: &mut Dice, shape: &Shape, born_on: Date, today: Date) -> (Date, Option<Date>) {
    if shape.stage == Stage::Probationary {
        let ago = dice.between(20, 340);
        return (today.saturating_sub(ago.days()), None);
    }
    let earliest = born_on.saturating_add(18.years());
    let latest = COUNTED_FROM.saturating_sub(14.months()).min(born_on.saturating_add(50.years()));
    let days = days_between(earliest, latest);
    let admitted = earliest.saturating_add(dice.between(0, days).min(dice.between(0, days)).days());
    (admitted, Some(admitted.saturating_add(1.year())))
}

fn citizen_id(dice: &mut Dice, gender: Gender, born_on: Date, serial: Serial) -> CitizenId {
    let century = if born_on.year() < 2000 { 0 } else { 2 };
    let sex = if gender == Gender::Female { 1 } else { 0 };
    let (place, year, number) = (dice.weigh(&BIRTH_PLACES), born_on.year() % 100, serial.digits(618_033));
    format!("{place}{}{year:02}{number:06}", century + sex).parse().expect("twelve digits are a citizen id")
}

/// The older, the more often there is none.
fn phone(dice: &mut Dice, age: i16) -> Option<Phone> {
    let lacking = if age < 60 { 3 } else { 22 };
    let (begin, number) = (dice.pick(&PHONES), dice.between(0, 9_999_999));
    let phone = format!("{begin}{number:07}").parse().expect("ten digits that begin so are a phone");
    (!dice.percent(lacking)).then_some(phone)
}

/// New cards bear the citizen id; about a quarter of the old ones has been exchanged.
fn card(dice: &mut Dice, official_on: Date, citizen_id: &CitizenId, serial: Serial) -> PartyCardNo {
    let exchanged = dice.percent(25);
    let number = match exchanged || official_on >= NEW_CARDS {
        true => citizen_id.reveal().to_owned(),
        false => format!("99{:06}", serial.digits(314_159)),
    };
    number.parse().expect("eight or twelve digits are a card number")
}

fn first_of(year: i16) -> Date {
    jiff::civil::date(year, 1, 1)
}

/// A day from `first` up to the day before `end`.
fn day_in(dice: &mut Dice, first: Date, end: Date) -> Date {
    first.saturating_add(dice.between(0, days_between(first, end) - 1).days())
}

fn days_between(first: Date, last: Date) -> i32 {
    first.until(last).map_or(0, |span| span.get_days()).max(0)
}
