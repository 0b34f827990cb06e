//! Study: the bank, campaigns, attempts, results.

mod attempts;
mod bank;
mod campaigns;
mod results;
