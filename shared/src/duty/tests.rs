//! The order of the list and its words.

use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::id::{AssignmentId, DocumentId, MeetingId, OrgId, ReportId};
use crate::notice::{Inbox, NoticeAbout, PersonalNotice};

fn today() -> Date {
    date(2026, 11, 24)
}

fn assignment(due_on: Option<Date>) -> Duty {
    let (meeting, assignment) = (MeetingId::from_parts(1, 1), AssignmentId::from_parts(1, 1));
    Duty::new(DutyAbout::SettleAssignment { meeting, assignment, what: "Thu quỹ".into() }, due_on)
}

/// One of every kind.
fn kinds() -> Vec<DutyAbout> {
    let (meeting, org) = (MeetingId::from_parts(1, 1), OrgId::from_parts(1, 2));
    let (title, waiting) = ("Họp tháng 11".to_owned(), Waiting { seen: 3, more: true });
    vec![
        DutyAbout::Acknowledge {
            announcement: crate::id::AnnouncementId::from_parts(1, 3),
            title: title.clone(),
        },
        DutyAbout::AnswerMeeting { meeting, title: title.clone() },
        DutyAbout::DecideAbsences { meeting, title: title.clone(), waiting },
        DutyAbout::Task { about: NoticeAbout::ReportReturned { report: ReportId::from_parts(1, 4) } },
        DutyAbout::AnswerFeedback { org, waiting },
        DutyAbout::DecideRegistrations { org, waiting },
        DutyAbout::ReceiveTransfers { org, waiting },
        DutyAbout::DecideCorrections { org, waiting },
        assignment(None).about,
        DutyAbout::ConfirmDocument {
            document: DocumentId::from_parts(1, 5),
            title: "Nghị quyết 05-NQ/ĐU".into(),
            r#abstract: "về chuyển đổi số".into(),
        },
    ]
}

#[test]
fn every_kind_has_its_words_and_one_button() {
    let mut ranks: Vec<_> = kinds().iter().map(DutyAbout::rank).collect();
    let mut lines = String::new();
    for about in kinds() {
        lines += &format!("{} | {} | [{}]\n", about.title(), about.sentence(), about.verb());
    }
    ranks.dedup();
    assert_eq!(ranks.len(), kinds().len(), "each has a place of its own within a day");
    assert!(ranks.is_sorted());
    insta::assert_snapshot!(lines);
}

#[test]
fn a_deadline_is_said_in_words_and_kindly_once_it_is_over() {
    let says = |due_on| assignment(due_on).when(today());
    assert_eq!(says(None), "");
    assert_eq!(says(Some(date(2026, 11, 24))), "Hạn hôm nay, thứ Ba, 24/11/2026.");
    assert_eq!(says(Some(date(2026, 11, 25))), "Hạn ngày mai, thứ Tư, 25/11/2026.");
    assert_eq!(says(Some(date(2026, 11, 30))), "Hạn thứ Hai, 30/11/2026.");
    assert_eq!(says(Some(date(2026, 11, 20))), "Đã qua hạn thứ Sáu, 20/11/2026. Đồng chí giúp làm sớm.");
}

#[test]
fn what_waits_in_the_inbox_is_a_duty_but_for_the_reminder_of_a_meeting() {
    let now = "2026-11-24T01:00:00Z".parse().expect("the test writes a time");
    let told = |about| PersonalNotice::new(crate::id::MemberId::from_parts(1, 1), now, about);
    let report = ReportId::from_parts(1, 1);
    let due = NoticeAbout::ReportDue { report, due_on: date(2026, 11, 25) };
    let near = NoticeAbout::MeetingNear { meeting: MeetingId::from_parts(1, 1), starts_at: now };
    let inbox = Inbox { tasks: vec![told(near), told(due.clone())], ..Inbox::default() };
    let duties = of_inbox(&inbox, today());
    assert_eq!(duties, [Duty::new(DutyAbout::Task { about: due }, Some(date(2026, 11, 25)))]);
}

proptest! {
    /// Whatever comes in whichever order: nothing is lost, what is over stands first, then the nearest day, and what has
    /// no day stands last.
    #[test]
    fn the_order_is_that_of_the_deadlines(picks in prop::collection::vec((0..10_usize, prop::option::of(-40..40_i32)), 0..30)) {
        let kinds = kinds();
        let duties: Vec<Duty> = picks.iter().map(|(kind, days)| {
            let due_on = days.map(|days| today().saturating_add(jiff::Span::new().days(days)));
            Duty::new(kinds[*kind].clone(), due_on)
        }).collect();
        let ordered = in_order(duties.clone());
        prop_assert_eq!(ordered.len(), duties.len());
        for duty in &duties {
            let count = |list: &[Duty]| list.iter().filter(|it| *it == duty).count();
            prop_assert_eq!(count(&duties), count(&ordered));
        }
        let overdue = ordered.iter().filter(|duty| duty.is_overdue(today())).count();
        prop_assert!(ordered[..overdue].iter().all(|duty| duty.is_overdue(today())));
        let dated = ordered.iter().filter(|duty| duty.due_on.is_some()).count();
        prop_assert!(ordered[..dated].iter().all(|duty| duty.due_on.is_some()));
        prop_assert!(ordered[..dated].is_sorted_by_key(|duty| (duty.due_on, duty.about.rank())));
    }
}
