//! What signing in says.

use shared::problem::ProblemCode;

use super::*;
use crate::testing::rendered;

fn fields(citizen_id: &str, password: &str) -> Vec<String> {
    let typed = Typed { citizen_id: citizen_id.into(), password: password.into() };
    let refusal = checked(typed).err().unwrap_or_default();
    refusal.fields.into_iter().map(|problem| problem.field).collect()
}

#[test]
fn what_is_plainly_missing_never_costs_an_attempt() {
    assert_eq!(fields("001 061 000 123", "x"), Vec::<String>::new());
    assert_eq!(fields("", ""), ["citizen_id", "password"]);
    assert_eq!(fields("012345678", "x"), ["citizen_id"]);
}

#[test]
fn the_phone_offers_digits_and_what_it_keeps() {
    let bind = |name: &'static str| Bind::new(name, String::new(), Callback::noop());
    let html = rendered(super::fields(bind("citizen_id"), bind("password")));
    assert!(html.contains("inputmode=\"numeric\" autocomplete=\"username\""), "{html}");
    assert!(html.contains("autocomplete=\"current-password\""), "{html}");
    assert!(html.contains("Hiện"), "{html}");
}

#[test]
fn a_refusal_says_whom_to_ask() {
    let failure = Failure::Problem(ProblemCode::SignInFailed.into());
    let html = rendered(trouble(&failure, 1));
    assert!(html.contains("Chưa đăng nhập được") && html.contains("xin bí thư chi bộ cấp mã"), "{html}");
}
