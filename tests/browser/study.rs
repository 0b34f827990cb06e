//! A quiz on a phone that loses the network in the middle, and an office that plans the next campaign by keyboard.

use crate::hand::Hand;
use crate::tab::PHONE;
use crate::{Tab, stage};
