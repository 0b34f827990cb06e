//! What the sentences say.

use shared::attendance::ListedAs;

use super::super::fixtures::{self, SECRETARY, asks_leave, entry, will_attend};
use super::*;

fn called() -> Meeting {
    fixtures::meeting(MeetingState::Called)
}

fn binh() -> Attendance {
    entry(3, "Lê Văn Bình", ListedAs::Official)
}

#[test]
fn an_answer_given_by_somebody_else_names_them() {
    let own = history(&will_attend(binh(), 3), &called());
    assert_eq!(own, ["Trả lời lúc thứ Tư, 25/11/2026, 09:30."]);
    let other = history(&will_attend(binh(), SECRETARY), &called());
    assert_eq!(other, ["Nguyễn Thị Hường trả lời thay, thứ Tư, 25/11/2026, 09:30."]);
}

#[test]
fn a_decision_says_who_in_which_role_when_and_whether_late() {
    let refused = fixtures::decided(asks_leave(binh(), 3), Verdict::Refused, -60);
    assert_eq!(
        history(&refused, &called())[1..],
        [
            "Lý do: Ốm, chữa bệnh. Đi khám bệnh ở tỉnh",
            "Không đồng ý: Bí thư Nguyễn Thị Hường, thứ Tư, 25/11/2026, 18:30.",
            "Ghi chú: Cuộc họp cần đồng chí báo cáo",
        ]
    );
    let late = fixtures::decided(asks_leave(binh(), 3), Verdict::Approved, 90);
    assert!(history(&late, &called())[2].ends_with("21:00 (muộn, sau giờ họp)."));
}

#[test]
fn another_time_or_place_makes_an_answer_and_a_decision_lapse() {
    let meeting = Meeting { round: 2, ..called() };
    let approved = fixtures::decided(asks_leave(binh(), 3), Verdict::Approved, -60);
    assert_eq!(Said::of(&approved, &meeting), Said::Nothing);
    let lines = history(&approved, &meeting);
    assert_eq!(lines[0], "Đã trả lời trước khi đổi giờ hoặc địa điểm.");
    assert_eq!(lines[4], "Quyết định này hết hiệu lực vì giờ hoặc địa điểm đã đổi.");
}

#[test]
fn each_answer_has_its_own_word() {
    let asks = asks_leave(binh(), 3);
    let cases = [
        (binh(), "Chưa trả lời"),
        (will_attend(binh(), 3), "Sẽ dự"),
        (asks.clone(), "Xin vắng, chờ quyết định"),
        (fixtures::decided(asks.clone(), Verdict::Approved, -9), "Được phép vắng"),
        (fixtures::decided(asks, Verdict::Refused, -9), "Đơn không được đồng ý"),
    ];
    for (entry, label) in cases {
        assert_eq!(Sign::of_answer(&entry, &called()).label, label);
    }
}
