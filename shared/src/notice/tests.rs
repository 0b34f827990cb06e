use super::*;
use crate::announcement::{AnnouncementDraft, AnnouncementWords, Urgency};
use crate::document::Audience;
use crate::id::{MeetingId, OrgId, ReportId};
use crate::meeting::Stamp;
use crate::org::{Org, OrgKind, OrgPath};

fn begin() -> Timestamp {
    "2026-11-16T01:00:00Z".parse().expect("a time")
}

fn after(minutes: i64) -> Timestamp {
    begin() + SignedDuration::from_mins(minutes)
}

fn me() -> MemberId {
    MemberId::from_parts(1, 7)
}

fn announced(number: u128, minutes: i64, urgency: Urgency) -> Announcement {
    let id = OrgId::from_parts(1, 1);
    let org = Org { id, kind: OrgKind::PartyCommittee, name: "Đảng ủy".into(), path: OrgPath::root(id) };
    let words =
        AnnouncementWords { title: "Thông báo".into(), text: String::new(), expires_at: after(24 * 60) };
    let draft = AnnouncementDraft {
        words,
        urgency,
        asks_acknowledgement: false,
        audience: Audience::Everyone,
        shows_from: None,
    };
    let stamp = Stamp { by: me(), name: "Lê Thị Hoa".into(), at: after(minutes) };
    Announcement::published(AnnouncementId::from_parts(1, number), &org, draft, stamp)
}

fn told(minutes: i64) -> PersonalNotice {
    PersonalNotice::new(me(), after(minutes), NoticeAbout::AccountApproved)
}

#[test]
fn one_list_of_both_newest_first_without_what_is_over() {
    let marks = ReadMarks::none(me());
    let mut gone = announced(3, 4, Urgency::Normal);
    gone.withdrawn_at = Some(after(5));
    let ahead = announced(4, 90, Urgency::Normal);
    let near = NoticeAbout::MeetingNear { meeting: MeetingId::from_parts(1, 1), starts_at: after(30) };
    let past = PersonalNotice::new(me(), after(2), near);
    let list = entries(
        &marks,
        vec![announced(1, 1, Urgency::Normal), gone, ahead],
        vec![told(0), told(3), past],
        after(60),
    );
    assert_eq!(list.iter().map(|notice| notice.at).collect::<Vec<_>>(), [after(3), after(1), after(0)]);
}

#[test]
fn marking_all_reaches_what_was_shown_and_nothing_that_is_still_on_its_way() {
    let mut marks = ReadMarks::none(me());
    // The newest that was shown came a moment ago; another one of half a minute before it was not here yet.
    let (shown, old, late) = (told(60), told(10), announced(1, 59, Urgency::Normal));
    marks.mark(Some(shown.at), &[shown.id], after(60));
    let list = entries(&marks, vec![late], vec![shown.clone(), old], after(61));
    assert_eq!(list.iter().map(|notice| notice.read).collect::<Vec<_>>(), [true, false, true]);
    marks.mark(Some(after(5)), &[], after(70));
    assert!(marks.has_seen(told(10).id, after(10)), "nothing becomes unread again");
    marks.mark(Some(after(9999)), &[], after(70));
    assert!(!marks.has_seen(told(80).id, after(80)), "the future is not read");
}

#[test]
fn what_asks_to_be_acknowledged_counts_until_it_is() {
    let mut marks = ReadMarks::none(me());
    let (urgent, normal) = (announced(1, 1, Urgency::Urgent), announced(2, 2, Urgency::Normal));
    let count = |marks: &ReadMarks| {
        Inbox::count(marks, vec![urgent.clone(), normal.clone()], vec![told(3)], after(60))
    };
    assert_eq!((count(&marks).unread, count(&marks).waiting.len()), (3, 1));
    marks.mark(Some(after(3)), &[NoticeId::of_announcement(urgent.id)], after(60));
    assert_eq!((count(&marks).unread, count(&marks).waiting.len()), (1, 1));
    marks.acknowledge(urgent.id);
    assert_eq!(count(&marks), Inbox::default());
}

#[test]
fn the_most_urgent_waits_first_and_then_the_oldest() {
    let mut important = announced(1, 1, Urgency::Important);
    important.asks_acknowledgement = true;
    let list = vec![important, announced(2, 3, Urgency::Urgent), announced(3, 2, Urgency::Urgent)];
    let inbox = Inbox::count(&ReadMarks::none(me()), list, vec![], after(60));
    let order: Vec<_> = inbox.waiting.iter().map(|it| it.id.bits() & 0xff).collect();
    assert_eq!(order, [3, 2, 1]);
}

#[test]
fn the_same_event_makes_the_same_id_and_another_one_another() {
    let (one, other) = (MeetingId::from_parts(1, 1), MeetingId::from_parts(1, 2));
    let called = |meeting| NoticeAbout::MeetingCalled { meeting, starts_at: begin() };
    let cancelled = NoticeAbout::MeetingCancelled { meeting: one, starts_at: begin() };
    assert_eq!(called(one).id(after(1)), called(one).id(after(1)));
    let ids = [
        called(one).id(after(1)),
        called(other).id(after(1)),
        cancelled.id(after(1)),
        called(one).id(after(2)),
    ];
    assert_eq!(ids.iter().collect::<std::collections::BTreeSet<_>>().len(), ids.len());
    assert!(ids[3] > ids[0], "ids sort by time");
}

#[test]
fn every_notice_says_what_and_names_nobody() {
    let (meeting, org, report) =
        (MeetingId::from_parts(1, 1), OrgId::from_parts(1, 1), ReportId::from_parts(1, 1));
    let role = crate::grant::Role::Secretary;
    let due_on = local_date(begin());
    let all = [
        NoticeAbout::MeetingCalled { meeting, starts_at: begin() },
        NoticeAbout::MeetingNear { meeting, starts_at: begin() },
        NoticeAbout::RoleGiven { org, role },
        NoticeAbout::ReportDue { report, due_on },
    ];
    let lines: Vec<_> = all.iter().map(|about| format!("{}. {}", about.title(), about.sentence())).collect();
    assert_eq!(
        lines,
        [
            "Mời họp. Họp thứ Hai, 16/11/2026, 08:00. Đồng chí xem chương trình và trả lời.",
            "Ngày mai họp, đồng chí chưa trả lời. Họp thứ Hai, 16/11/2026, 08:00. Đồng chí báo dự hoặc xin phép vắng.",
            "Đồng chí được trao quyền. Vai trò: Bí thư. Đăng nhập lại nếu chưa thấy mục mới.",
            "Báo cáo đến hạn, chưa gửi. Hạn gửi: thứ Hai, 16/11/2026.",
        ]
    );
}

#[test]
fn single_marks_are_bounded() {
    let mut marks = ReadMarks::none(me());
    let ids: Vec<_> = (0..200).map(|number| NoticeId::from_parts(1, number)).collect();
    marks.mark(None, &ids, after(1));
    assert_eq!((marks.read.len(), marks.read.last()), (60, ids.last()));
}
