//! Meetings, from the draft to the figures.

mod answers;
mod calendar;
mod calls;
mod changes;
mod closing;
mod committee;
mod decisions;
mod drafts;
mod lists;
mod minutes;
mod opinions;
mod papers;
mod retries;
mod roll_call;
mod statistics;
mod votes;
