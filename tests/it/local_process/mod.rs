//! The product as one process on one machine.

mod journey;
mod sudden_death;
