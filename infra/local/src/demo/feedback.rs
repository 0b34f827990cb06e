//! What members of the first commune have to say: to the branch of the first secretary and to the commune. Some of it is
//! answered, some waits, some is late. All of it is made up.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};
use shared::feedback::{
    Author, CountedHolding, Feedback, FeedbackHolder, FeedbackKind, FeedbackNumber, FeedbackStage,
    FeedbackText,
};
use shared::id::{FeedbackId, OrgId};
use shared::meeting::Stamp;
use shared::org::Org;
use shared::period::Period;
use shared::problem::Problem;
use shared::time::{instant, local_date};
use store::{FeedbackCount, FeedbackDue, FeedbackHeld, FeedbackNumbered, FeedbackRow};

use super::days_before;
use super::documents::staff;
use super::handbook::Commune;
use super::people::Person;

/// What became of it, so many days after it was sent.
#[derive(Clone, Copy)]
enum Then {
    Waits,
    Received(i64),
    Extended(i64, &'static str),
    Forwarded(i64, &'static str),
    Answered(i64, &'static str),
    /// Nobody answered in time.
    Climbed,
}

/// Something that is said here.
struct Said {
    days_ago: i64,
    /// To the commune; otherwise to the branch.
    above: bool,
    kind: FeedbackKind,
    title: &'static str,
    text: &'static str,
    then: Then,
}

const SAID: [Said; 8] = [
    Said {
        days_ago: 95,
        above: false,
        kind: FeedbackKind::Proposal,
        title: "Chuyển giờ sinh hoạt chi bộ sang 19 giờ 30",
        text: "Mùa gặt bà con về muộn. Đề nghị chi bộ họp từ 19 giờ 30 để các đồng chí đi làm đồng kịp dự.",
        then: Then::Answered(6, "Chi bộ đã thống nhất: từ tháng sau họp lúc 19 giờ 30 cho đến hết vụ."),
    },
    Said {
        days_ago: 58,
        above: false,
        kind: FeedbackKind::Concern,
        title: "Đường ra nghĩa trang liệt sĩ xuống cấp",
        text: "Đoạn qua cầu sạt một bên lề, xe máy đi buổi tối rất nguy hiểm. Đề nghị chi bộ kiến nghị sửa trước mùa mưa.",
        then: Then::Climbed,
    },
    Said {
        days_ago: 47,
        above: true,
        kind: FeedbackKind::Question,
        title: "Hồ sơ đề nghị tặng Huy hiệu 40 năm tuổi Đảng",
        text: "Đảng viên chuyển từ nơi khác về thì xác nhận tuổi Đảng ở đâu, chi bộ cũ hay chi bộ mới?",
        then: Then::Answered(
            12,
            "Chi bộ đang sinh hoạt lập danh sách theo hồ sơ đảng viên đã chuyển về; đồng chí không phải xin lại xác nhận ở nơi cũ.",
        ),
    },
    Said {
        days_ago: 40,
        above: false,
        kind: FeedbackKind::Concern,
        title: "Kênh tưới đầu thôn bị lấn chiếm",
        text: "Một số hộ đổ đất lấn lòng kênh. Tổ tự quản đã nhắc nhưng chưa dứt điểm.",
        then: Then::Forwarded(9, "Vượt thẩm quyền của chi bộ, liên quan hai thôn"),
    },
    Said {
        days_ago: 33,
        above: false,
        kind: FeedbackKind::Proposal,
        title: "Mua thêm sách cho tủ sách chi bộ",
        text: "Đề nghị bổ sung tài liệu về chuyển đổi số viết dễ hiểu cho đảng viên cao tuổi.",
        then: Then::Extended(20, "Chờ dự toán kinh phí quý sau"),
    },
    Said {
        days_ago: 9,
        above: true,
        kind: FeedbackKind::Comment,
        title: "Góp ý lịch khám sức khỏe cho đảng viên cao tuổi",
        text: "Nên chia theo thôn, mỗi buổi một thôn, để các cụ không phải chờ lâu.",
        then: Then::Received(2),
    },
    Said {
        days_ago: 4,
        above: false,
        kind: FeedbackKind::Question,
        title: "Cách nộp đảng phí khi đi vắng dài ngày",
        text: "Đồng chí đi chăm con ở xa ba tháng thì nộp đảng phí thế nào cho đúng quy định?",
        then: Then::Waits,
    },
    Said {
        days_ago: 1,
        above: false,
        kind: FeedbackKind::Comment,
        title: "Góp ý dự thảo nghị quyết tháng này",
        text: "Phần thu gom rác nên ghi rõ ai phụ trách từng xóm và ngày kiểm tra.",
        then: Then::Waits,
    },
];

/// In each further branch the same was said so many days earlier, up to a limit.
const SHIFT: i64 = 11;
const MOST_SHIFT: i64 = 66;

/// What was said in a commune, with everything that follows from it.
#[derive(Debug, Default)]
pub struct Letters {
    /// The letters.
    pub all: Vec<Feedback>,
    /// How many each organisation has numbered.
    pub numbers: Vec<FeedbackCount>,
    /// Under which number each has or had them.
    pub numbered: Vec<FeedbackNumbered>,
    /// What waits, by its last day.
    pub due: Vec<FeedbackDue>,
    /// What they count as.
    pub held: Vec<FeedbackHeld>,
    /// The counts up the tree.
    pub rows: Vec<FeedbackRow>,
}

/// What was said in a commune; nothing beside the first. In its first branch all of it, in each other one two pieces, later
/// by some days from branch to branch.
pub fn of(index: usize, commune: &Commune, now: Timestamp) -> Result<Letters, Problem> {
    let [above, branches @ ..] = commune.orgs.as_slice() else { return Ok(Letters::default()) };
    if index > 0 {
        return Ok(Letters::default());
    }
    let (mut all, mut last) = (Vec::new(), BTreeMap::<(OrgId, i16), u32>::new());
    for (place, branch) in branches.iter().enumerate() {
        let authors: Vec<&Person> = authors(commune, branch).collect();
        let is_said =
            |number: &usize| place == 0 || [place % SAID.len(), (place + 3) % SAID.len()].contains(number);
        for number in (0..SAID.len()).filter(is_said) {
            let (said, Some(author)) = (&SAID[number], authors.get(number % authors.len().max(1))) else {
                break;
            };
            let to = if said.above { above } else { branch };
            let sent_at =
                days_before(now, said.days_ago + SHIFT * i64::try_from(place).unwrap_or(0) % MOST_SHIFT);
            let year = local_date(sent_at).year();
            let serial = last.entry((to.id, year)).or_default();
            *serial += 1;
            let number = FeedbackNumber { serial: *serial, year };
            let mut feedback = told(commune, said, author, [branch, to, above], number, sent_at)?;
            if feedback.holder.org == branch.id && feedback.is_overdue(local_date(now)) {
                climb(&mut feedback, above);
            }
            all.push(feedback);
        }
    }
    let numbers = last.into_iter();
    let numbers =
        numbers.map(|((org, year), serial)| FeedbackCount { org, last: FeedbackNumber { serial, year } });
    Ok(Letters { numbers: numbers.collect(), ..follow(all) })
}

/// What follows from letters, as the functions would have written it.
fn follow(all: Vec<Feedback>) -> Letters {
    let mut letters = Letters::default();
    let mut rows = BTreeMap::<(Vec<OrgId>, Period), FeedbackRow>::new();
    for feedback in &all {
        letters.numbered.push(FeedbackNumbered::at_holder(feedback));
        for past in &feedback.past {
            let (org, number) = (past.holder.org, feedback.number);
            letters.numbered.push(FeedbackNumbered { org, number, feedback: feedback.id });
        }
        if feedback.state.stage() == FeedbackStage::Waiting {
            letters.due.push(FeedbackDue { day: feedback.due_on, feedback: feedback.id });
        }
        for CountedHolding { org, month, sum } in feedback.counted() {
            let mut at = Some(org.clone());
            while let Some(path) = at {
                at = path.above();
                let empty = || FeedbackRow::empty(path.clone(), month);
                let row = rows.entry((path.ids().to_vec(), month)).or_insert_with(empty);
                *(if path == org { &mut row.own } else { &mut row.below }) += sum;
            }
            letters.held.push(FeedbackHeld { org, month, feedback: feedback.id, sum });
        }
    }
    Letters { all, rows: rows.into_values().collect(), ..letters }
}

/// Members of a branch who take part: first whoever has an account, so that they find an answer.
fn authors<'a>(commune: &'a Commune, branch: &Org) -> impl Iterator<Item = &'a Person> + use<'a> {
    let id = branch.id;
    let is_free = |person: &&Person| commune.grants.iter().all(|grant| grant.member != person.id());
    let known = |person: &&Person| commune.personas.iter().any(|persona| persona.member == person.id());
    let all: Vec<_> = commune
        .members
        .iter()
        .filter(|person| person.profile.branch == id && person.can_lead())
        .filter(is_free)
        .collect();
    let (first, others): (Vec<_>, Vec<_>) = all.into_iter().partition(known);
    first.into_iter().chain(others.into_iter().take(4))
}

fn told(
    commune: &Commune,
    said: &Said,
    author: &Person,
    [branch, to, above]: [&Org; 3],
    number: FeedbackNumber,
    sent_at: Timestamp,
) -> Result<Feedback, Problem> {
    let text = FeedbackText { kind: said.kind, title: said.title.into(), text: said.text.into() };
    let name = author.name().to_owned();
    let stamp = Stamp { by: author.id(), name: name.clone(), at: sent_at };
    let whose = Author { member: author.id(), name, branch: FeedbackHolder::of(branch) };
    let milliseconds = u64::try_from(sent_at.as_millisecond()).unwrap_or(0);
    let id = FeedbackId::from_parts(
        milliseconds,
        (branch.id.bits() & 0xffff_ffff) << 48 | u128::from(number.serial),
    );
    let text = text.checked().map_err(Problem::invalid)?;
    let mut feedback = Feedback::send(id, text, whose, FeedbackHolder::of(to), number, stamp);
    let by = |days: i64| -> Stamp {
        let at = sent_at.saturating_add(SignedDuration::from_hours(24 * days)).unwrap_or(sent_at);
        let [first, _] = staff(commune, to, at);
        first
    };
    match said.then {
        Then::Waits => {}
        Then::Received(days) => feedback.receive(by(days))?,
        Then::Extended(days, reason) => feedback.extend(reason, by(days))?,
        Then::Forwarded(days, reason) => feedback.forward(FeedbackHolder::of(above), reason, by(days))?,
        Then::Answered(days, text) => feedback.answer(text, by(days))?,
        Then::Climbed => climb(&mut feedback, above),
    }
    Ok(feedback)
}

/// As the schedule does on the morning after the last day.
fn climb(feedback: &mut Feedback, above: &Org) {
    let morning = feedback.due_on.tomorrow().ok().and_then(|day| instant(day.at(8, 5, 0, 0)));
    if let Some(at) = morning {
        feedback.lapse(Some(FeedbackHolder::of(above)), at);
    }
}

#[cfg(test)]
mod tests {
    use shared::feedback::{FeedbackLeft, FeedbackState};

    use super::*;
    use crate::demo::Demo;
    use crate::demo::handbook::Handbook;

    #[test]
    fn some_of_it_is_late_some_answered_and_both_levels_have_work() {
        let now = "2026-11-20T02:00:00Z".parse().unwrap();
        let handbook = Handbook::new(Demo::Commune, now);
        let commune = handbook.commune(0).unwrap();
        let letters = of(0, &commune, now).unwrap();
        let all = &letters.all;
        let branches = commune.orgs.len() - 1;
        assert!(all.len() >= SAID.len() + branches, "{} letters of {branches} branches", all.len());
        assert!(
            all.iter().any(|feedback| feedback.past.iter().any(|past| past.left == FeedbackLeft::Climbed))
        );
        let received: u32 = letters.held.iter().map(|held| held.sum.all().received).sum();
        let top =
            letters.rows.iter().filter(|row| row.org.ids().len() == 1).map(|row| row.sum().all().received);
        assert_eq!(top.sum::<u32>(), received, "what is held climbs to the top");
        for state in [FeedbackState::Sent, FeedbackState::Received, FeedbackState::Answered] {
            assert!(all.iter().any(|feedback| feedback.state == state), "{state:?}");
        }
        for org in [&commune.orgs[0], &commune.orgs[1]] {
            assert!(
                all.iter().any(
                    |feedback| feedback.holder.org == org.id && feedback.state != FeedbackState::Answered
                )
            );
        }
        assert!(of(1, &commune, now).unwrap().all.is_empty());
    }
}
