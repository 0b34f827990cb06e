//! The state of a roll call in progress: the server's list, the marks that wait, and how the line stands. Pure; what
//! talks to browser and server is in [`super::sync`].

use std::rc::Rc;

use jiff::Timestamp;
use shared::attendance::{Attendance, Mark};
use shared::meeting::MeetingView;
use shared::problem::ProblemCode;
use yew::Reducible;

use super::everyone::{Marks, undone};
use super::queue::{Queue, Seen};
use crate::api::Failure;

/// A roll call in progress.
#[derive(Debug, Clone, PartialEq)]
pub struct Roll {
    /// The meeting as the server last said.
    pub view: Rc<MeetingView>,
    /// Marks that wait.
    pub queue: Queue,
    /// How the line stands.
    pub line: Line,
    /// How often sending has failed in a row.
    pub failures: u32,
    /// Rises with each request of ours and each reply, so that a list from before it is known as old.
    generation: u32,
}

/// How the line to the server stands.
#[derive(Debug, Clone, PartialEq)]
pub enum Line {
    /// Nothing under way.
    Quiet,
    /// Marks are being sent.
    Sending,
    /// Sending failed and will be tried again.
    Waiting(Failure),
    /// The server refuses; trying again helps only when a person has seen why.
    Refused(Failure),
}

/// What happens to a roll call.
pub enum Act {
    /// Somebody tapped: who, as what, when.
    Mark(Marks, Timestamp),
    /// Somebody takes marks back that were given at once, see [`undone`].
    Undo(Marks, Timestamp),
    /// The waiting marks are on their way.
    Begin,
    /// They arrived, or not.
    Sent(Vec<Mark>, Result<MeetingView, Failure>),
    /// The server's list, asked for at this generation.
    Refreshed(u32, MeetingView),
    /// The meeting loaded anew by the page around.
    Loaded(Rc<MeetingView>),
    /// An entry as the server has just changed it otherwise.
    Entry(Attendance),
    /// The network is back, or somebody pressed `Gửi lại`.
    Again,
    /// Gives up what the server refuses.
    GiveUp,
}

impl Roll {
    /// Begins with what the server says and what this device has kept.
    pub fn new(view: Rc<MeetingView>, queue: Queue) -> Self {
        Self { view, queue, line: Line::Quiet, failures: 0, generation: 0 }
    }

    /// Begins with nothing kept: for tests of what is shown.
    #[cfg(test)]
    pub fn begun(view: Rc<MeetingView>) -> Self {
        Self::new(view, Queue::default())
    }

    /// The list as the hall sees it.
    pub fn seen(&self) -> Vec<Seen> {
        self.queue.overlay(&self.view.attendances)
    }

    /// The list alone, for counting.
    pub fn entries(&self) -> Vec<Attendance> {
        self.seen().into_iter().map(|seen| seen.entry).collect()
    }

    /// Whether something is to be sent and nothing hinders.
    pub fn is_to_send(&self) -> bool {
        !self.queue.is_empty() && matches!(self.line, Line::Quiet | Line::Waiting(_))
    }

    /// Whether the list may be asked for anew: nobody's tap is under way.
    pub fn is_idle(&self) -> bool {
        self.queue.is_empty() && self.line == Line::Quiet
    }

    /// The generation of a question asked now.
    pub fn generation(&self) -> u32 {
        self.generation
    }

    /// Milliseconds to wait before sending: a moment that collects taps, then longer with each failure.
    pub fn pause(&self) -> u32 {
        match self.failures {
            0 => 400,
            1 => 2_000,
            2 => 5_000,
            3 => 10_000,
            _ => 20_000,
        }
    }

    fn mark(&mut self, marks: Marks, now: Timestamp) {
        for (member, check_in) in marks {
            if let Some(entry) = self.view.attendances.iter().find(|entry| entry.member == member) {
                self.queue.push(entry, check_in, now);
            }
        }
        if matches!(self.line, Line::Refused(_)) {
            self.line = Line::Quiet;
        }
    }

    fn sent(&mut self, marks: &[Mark], reply: Result<MeetingView, Failure>) {
        self.generation += 1;
        match reply {
            Ok(view) => {
                self.queue.acknowledge(marks);
                self.view = Rc::new(view);
                (self.line, self.failures) = (Line::Quiet, 0);
            }
            Err(failure) => {
                self.failures += 1;
                self.line = if passes(&failure) { Line::Waiting(failure) } else { Line::Refused(failure) };
            }
        }
    }

    fn give_up(&mut self) {
        self.queue = Queue::default();
        (self.line, self.failures) = (Line::Quiet, 0);
    }
}

/// Whether the same marks may be taken a little later.
fn passes(failure: &Failure) -> bool {
    failure.is_worth_retrying() || failure.code() == Some(ProblemCode::Stale)
}

impl Reducible for Roll {
    type Action = Act;

    fn reduce(self: Rc<Self>, act: Act) -> Rc<Self> {
        let mut roll = (*self).clone();
        match act {
            Act::Mark(marks, now) => roll.mark(marks, now),
            Act::Undo(marks, now) => roll.mark(undone(&marks, &roll.entries()), now),
            Act::Begin => {
                roll.generation += 1;
                roll.line = Line::Sending;
            }
            Act::Sent(marks, reply) => roll.sent(&marks, reply),
            Act::Refreshed(generation, view) if generation == roll.generation => roll.view = Rc::new(view),
            Act::Refreshed(..) => return self,
            Act::Loaded(view) => {
                roll.generation += 1;
                roll.view = view;
            }
            Act::Entry(entry) => {
                roll.generation += 1;
                roll.view = Rc::new(super::super::meeting::with_entry(&roll.view, entry));
            }
            Act::Again if roll.line == Line::Sending => return self,
            Act::Again => {
                roll.generation += 1;
                (roll.line, roll.failures) = (Line::Quiet, 0);
            }
            Act::GiveUp => roll.give_up(),
        }
        Rc::new(roll)
    }
}

#[cfg(test)]
mod tests;
