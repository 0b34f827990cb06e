//! What the steps of activating say.

use shared::problem::ProblemCode;
use yew::prelude::*;

use super::steps::{ask_citizen_id, ask_code, ask_password, sample_slip};
use super::trouble::{Progress, activation_trouble};
use crate::api::Failure;
use crate::form::Bind;
use crate::testing::rendered;

fn bind(name: &'static str, value: &str) -> Bind<String> {
    Bind::new(name, value.to_owned(), Callback::noop())
}

#[test]
fn one_question_stands_alone_with_the_right_keyboard() {
    let html = rendered(ask_citizen_id(bind("citizen_id", ""), false));
    assert!(html.contains("inputmode=\"numeric\"") && html.contains("12 số trên thẻ căn cước"), "{html}");
    let html = rendered(ask_code(bind("code", "K7QM-2XRA"), true));
    assert!(html.contains("value=\"K7QM-2XRA\"") && html.contains("đã được đọc từ phiếu"), "{html}");
    assert!(html.contains("data-code=\"true\" autocapitalize=\"characters\""), "{html}");
}

#[test]
fn the_sample_shows_the_paper_and_opens_nothing_but_the_page() {
    let html = rendered(sample_slip("https://sotay.example.vn"));
    assert!(html.contains("Phiếu mẫu: mã nằm ở khung giữa phiếu") && html.contains("ABCD-2345"), "{html}");
    assert!(html.contains("sotay.example.vn/kich-hoat"), "{html}");
}

#[test]
fn the_new_password_is_measured_while_it_is_typed() {
    let ask = |typed: &str| rendered(ask_password(bind("password", typed), "001061000123", 10));
    let html = ask("");
    assert!(
        html.contains(
            "Ít nhất 10 ký tự, không cần ký tự đặc biệt. Ghép ba, bốn tiếng dễ nhớ với riêng đồng chí."
        ),
        "{html}"
    );
    assert!(html.contains("autocomplete=\"new-password\"") && html.contains("autocomplete=\"username\""));
    assert!(!html.contains("còn thiếu"), "{html}");
    assert!(ask("bến đò").contains("Đã có 6 ký tự, còn thiếu 4."));
    assert!(ask("ao cá bến đò").contains("Đã đủ dài: 12 ký tự."));
}

fn trouble(failure: Failure, progress: Progress) -> String {
    rendered(activation_trouble(&failure, 1, progress, &Callback::noop()))
}

#[test]
fn every_failure_says_what_to_do_next() {
    let html = trouble(Failure::Problem(ProblemCode::ActivationFailed.into()), Progress::Open);
    for way in ["Xem lại số định danh", "Xem lại mã", "Thử đăng nhập", "xin bí thư chi bộ cấp mã mới"]
    {
        assert!(html.contains(way), "{way}: {html}");
    }
    let html = trouble(Failure::Offline, Progress::Open);
    assert!(html.contains("Những gì đồng chí đã nhập vẫn còn ở đây."), "{html}");
    assert!(!html.contains("Xem lại mã"), "{html}");
}

#[test]
fn a_used_code_is_no_dead_end_when_only_the_profile_did_not_come() {
    let html = trouble(Failure::Timeout, Progress::Activated);
    assert!(html.contains("Đã kích hoạt, nhưng chưa mở được sổ tay"), "{html}");
    assert!(html.contains("đăng nhập bằng mật khẩu vừa đặt"), "{html}");
    assert!(!html.contains("Chưa kích hoạt được"), "{html}");
}
