//! Each step checks what it asks, and none can be jumped over.

use jiff::civil::date;
use shared::rules::sign_in_rules;

use super::*;

fn typed(citizen_id: &str, code: &str, password: &str) -> Typed {
    Typed { citizen_id: citizen_id.into(), code: code.into(), password: password.into() }
}

fn mistake(step: Step, typed: &Typed) -> Option<String> {
    let refusal = step.check(typed, &sign_in_rules(date(2026, 1, 1))).err()?;
    refusal.fields.into_iter().next().map(|problem| problem.sentence)
}

#[test]
fn the_square_of_the_slip_fills_in_the_code() {
    assert_eq!(code_in("#ma=K7QM2XRA").as_deref(), Some("K7QM-2XRA"));
    assert_eq!(code_in("ma=k7qm-2xra").as_deref(), Some("K7QM-2XRA"));
    for fragment in ["", "#", "#ma=", "#ma=K7", "#main"] {
        assert_eq!(code_in(fragment), None, "{fragment}");
    }
}

#[test]
fn each_step_says_what_is_still_wrong_with_it() {
    for (step, typed, says) in [
        (Step::CitizenId, typed("001061000", "", ""), Some("chứng minh nhân dân cũ")),
        (Step::CitizenId, typed("001 061 000 123", "", ""), None),
        (Step::Code, typed("", "", ""), Some("in trên phiếu")),
        (Step::Code, typed("", "K7QM-2XR", ""), Some("có 8 chữ và số, ở đây có 7")),
        (Step::Code, typed("", "k7qm 2xra", ""), None),
        (Step::Password, typed("", "", "chín ký t"), Some("có 9 ký tự, cần ít nhất 10")),
        (Step::Password, typed("", "", "ao cá bến đò"), None),
    ] {
        let mistake = mistake(step, &typed);
        match says {
            Some(says) => assert!(mistake.clone().is_some_and(|is| is.contains(says)), "{mistake:?}"),
            None => assert_eq!(mistake, None),
        }
    }
}

#[test]
fn no_step_can_be_jumped_over() {
    let address = Step::Password.at();
    assert_eq!(address.shown(&Typed::default()), Step::CitizenId);
    assert_eq!(address.shown(&typed("001061000123", "", "")), Step::Code);
    assert_eq!(address.shown(&typed("001061000123", "K7QM2XRA", "")), Step::Password);
    assert_eq!(AtStep::default().shown(&typed("001061000123", "K7QM2XRA", "")), Step::CitizenId);
}
