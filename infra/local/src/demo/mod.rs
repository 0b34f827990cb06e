//! Demo data: a made-up province of made-up people in right Vietnamese, to try the product with.
//!
//! `handbook` makes everything as plain data, from dice that fall the same every time (`dice`); the clock only decides
//! which day is today: when the last months' meetings were, when the next one is, who has been probationary since
//! when. What happens in a meeting goes through the shared rules (`meetings`). `load` writes it down, [`import`] hands
//! it to the embedded engine directly, which a province needs.
//!
//! The counts of members are written with the data, not left to the stream. So after [`load`] the records that it left
//! in the stream must be forgotten before the pump starts, or everybody is counted twice; [`import`] leaves none of
//! members.

mod accounts;
pub mod attachments;
pub mod committee;
mod counts;
mod dice;
mod documents;
mod feedback;
mod handbook;
mod import;
mod load;
mod meetings;
mod minutes;
mod names;
mod notices;
pub mod papers;
mod people;
mod places;
mod registrations;
mod reports;
mod rights;
mod roles;
mod scores;
mod shapes;
pub mod shelves;
mod sizes;
mod study;
#[cfg(test)]
mod tests;
mod transfers;
mod way;

use std::str::FromStr;

use jiff::{SignedDuration, Timestamp};
use kit::App;

use crate::engines::Fault;

pub use accounts::{DemoAccount, DemoAccounts, PASSWORD};
pub use import::Import;

/// How much demo data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Demo {
    /// None.
    None,
    /// One branch of 22 members.
    Branch,
    /// A commune: 45 branches, 900 members.
    Commune,
    /// A province: 100 communes, about 4,500 branches, 100,000 members. Those who have left come on top of these
    /// numbers.
    Province,
}

impl FromStr for Demo {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        match name {
            "none" => Ok(Self::None),
            "branch" => Ok(Self::Branch),
            "commune" => Ok(Self::Commune),
            "province" => Ok(Self::Province),
            _ => Err(format!("there is no demo \"{name}\": take branch, commune, province or none")),
        }
    }
}

/// Whether demo data are there, whole: what is written last is found.
///
/// # Errors
/// When the store does not answer.
pub async fn is_loaded(app: &App) -> Result<bool, Fault> {
    let handbook = handbook::Handbook::new(Demo::None, app.now());
    Ok(app.store.find_org(handbook.centre.id).await?.is_some())
}

/// Writes a demo through the requests that the product itself uses: each of them is synced to disk, so a commune
/// took a minute on two busy processors, where [`import`] took two seconds.
///
/// # Errors
/// When demo data are there already, or the store fails; a second attempt writes over the first.
pub async fn load(app: &App, demo: Demo, progress: impl Fn(&str)) -> Result<DemoAccounts, Fault> {
    load::load(app, way::Way::Requests, demo, progress).await
}

/// Hands a demo to the embedded engine's own import: a province took one to two minutes on two busy processors.
///
/// # Errors
/// When demo data are there already, or the engine fails; a second attempt writes over the first.
pub async fn import(
    app: &App,
    into: Import,
    demo: Demo,
    progress: impl Fn(&str),
) -> Result<DemoAccounts, Fault> {
    load::load(app, way::Way::Import(into), demo, progress).await
}

/// So many days before now.
fn days_before(now: Timestamp, days: i64) -> Timestamp {
    now.saturating_sub(SignedDuration::from_hours(24 * days)).unwrap_or(now)
}
