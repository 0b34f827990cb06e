//! Meetings, from the draft to the figures.

mod adoption;
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
mod paper_files;
mod papers;
mod resolution;
mod retries;
mod roll_call;
mod score;
mod statistics;
mod votes;
mod year_plans;
