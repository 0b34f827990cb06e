//! Announcements, the inbox, and what people are told alone.

mod announcements;
mod budget;
mod country_reminders;
mod duties;
mod inbox;
mod reminders;
mod told;
