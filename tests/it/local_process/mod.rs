//! The product as one process on one machine.

mod sudden_death;
