//! "Tất cả có mặt": one press for everyone who is not marked yet, to be taken back as a whole.

use shared::attendance::{Attendance, CheckIn, Verdict};
use shared::id::MemberId;
use shared::meeting::Meeting;

/// Marks for several people at once.
pub type Marks = Vec<(MemberId, CheckIn)>;

/// Marks for those summoned who are not marked yet: all of them.
pub fn rest(list: &[Attendance], check_in: CheckIn) -> Marks {
    let rest =
        list.iter().filter(|entry| entry.listed_as.is_summoned() && entry.check_in == CheckIn::Unmarked);
    rest.map(|entry| (entry.member, check_in)).collect()
}

/// Marks everyone summoned who is not marked yet: as present, and those with leave as absent.
pub fn everyone(meeting: &Meeting, list: &[Attendance]) -> Marks {
    let with_leave =
        |member: &MemberId| list.iter().any(|entry| entry.member == *member && has_leave(entry, meeting));
    let mut marks = rest(list, CheckIn::Present);
    for (_, check_in) in marks.iter_mut().filter(|(member, _)| with_leave(member)) {
        *check_in = CheckIn::Absent;
    }
    marks
}

fn has_leave(entry: &Attendance, meeting: &Meeting) -> bool {
    let decision = entry.absence.as_ref().and_then(|absence| absence.decision_in(meeting.round));
    decision.is_some_and(|decision| decision.verdict == Verdict::Approved)
}

/// Takes marks back, but for people who were marked otherwise since.
pub fn undone(marks: &[(MemberId, CheckIn)], list: &[Attendance]) -> Marks {
    let still = list.iter().filter(|entry| marks.contains(&(entry.member, entry.check_in)));
    still.map(|entry| (entry.member, CheckIn::Unmarked)).collect()
}

/// Of those about to be marked, how many have a request that waits.
pub fn asking(marks: &[(MemberId, CheckIn)], meeting: &Meeting, list: &[Attendance]) -> usize {
    let asking = list.iter().filter(|entry| entry.awaits_decision(meeting));
    asking.filter(|entry| marks.iter().any(|(member, _)| *member == entry.member)).count()
}

#[cfg(test)]
mod tests {
    use shared::attendance::ListedAs;
    use shared::meeting::MeetingState;

    use super::super::super::fixtures::{self, decided, entry, marked, member, people};
    use super::*;

    fn meeting() -> Meeting {
        fixtures::meeting(MeetingState::InSession)
    }

    #[test]
    fn everyone_summoned_and_unmarked_is_present_and_those_with_leave_are_absent() {
        let mut list = people();
        list.push(marked(entry(6, "Đỗ Thị Lan", ListedAs::Official), CheckIn::Absent, 1));
        let present = |n| (member(n), CheckIn::Present);
        assert_eq!(everyone(&meeting(), &list), [present(1), present(2), present(3)]);
        assert_eq!(asking(&everyone(&meeting(), &list), &meeting(), &list), 1);
        list[1] = decided(list[1].clone(), Verdict::Approved, -60);
        assert_eq!(everyone(&meeting(), &list), [present(1), (member(2), CheckIn::Absent), present(3)]);
        list[1] = decided(list[1].clone(), Verdict::Refused, -60);
        assert_eq!(everyone(&meeting(), &list), [present(1), present(2), present(3)]);
    }

    #[test]
    fn taking_it_back_leaves_alone_whoever_was_marked_since() {
        let marks = [(member(1), CheckIn::Present), (member(2), CheckIn::Present)];
        let mut list = people();
        list[0] = marked(list[0].clone(), CheckIn::Present, 1);
        list[1] = marked(list[1].clone(), CheckIn::Late, 2);
        assert_eq!(undone(&marks, &list), [(member(1), CheckIn::Unmarked)]);
    }

    #[test]
    fn the_rest_can_be_absent() {
        assert_eq!(rest(&people(), CheckIn::Absent).len(), 3);
    }
}
