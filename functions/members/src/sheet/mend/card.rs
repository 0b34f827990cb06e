//! Numbers of party cards, which look like decimal fractions to a spreadsheet.

use shared::person::{PartyCardNo, PersonProblem};
use shared::roster::{CellWarning, Mending};

use super::super::grid::Raw;
use super::{Mended, digits_text, says_nothing, whole};

/// The number of a party card. One that is none is left out with a warning: the card is never a key.
pub(crate) fn card(cell: &Raw, is_plain_text: bool) -> Mended<PartyCardNo> {
    let (text, quotes) = match digits_text(cell) {
        Ok((text, _)) if says_nothing(&text) => return Mended::empty(),
        Ok(read) => read,
        Err(_) => return Mended::left_out(cell.written(), CellWarning::LeftOut(PersonProblem::CardSigns)),
    };
    let may_have_lost_zeros = is_plain_text || matches!(cell, Raw::Number(_));
    let problem = match text.parse::<PartyCardNo>() {
        Ok(card) => return good(card).after(quotes),
        Err(problem) => problem,
    };
    match may_have_lost_zeros.then(|| with_zeros(cell, &text)).flatten() {
        Some((card, mending)) => good(card).after([mending]),
        None => Mended::left_out(text, CellWarning::LeftOut(problem)),
    }
}

fn good(card: PartyCardNo) -> Mended<PartyCardNo> {
    let shown = card.written();
    Mended::good(card, shown)
}

/// The number with the zeros a spreadsheet dropped: `34.19363` was `34.193630`, `4193630` was `04193630`, eleven
/// digits were the twelve of a citizen id.
fn with_zeros(cell: &Raw, text: &str) -> Option<(PartyCardNo, Mending)> {
    if let Some((series, serial)) = text.split_once('.') {
        let is_card = series.len() <= 2 && serial.len() <= 6;
        let mending = if serial.len() < 6 { Mending::TrailingZero } else { Mending::LeadingZero };
        return is_card
            .then(|| format!("{series:0>2}.{serial:0<6}"))
            .and_then(|text| Some((text.parse().ok()?, mending)));
    }
    let digits = match cell {
        Raw::Number(number) => whole(*number)?,
        _ => text.to_owned(),
    };
    let padded = match digits.len() {
        7 => format!("{digits:0>8}"),
        10 | 11 => format!("{digits:0>12}"),
        _ => return None,
    };
    Some((padded.parse().ok()?, Mending::LeadingZero))
}

#[cfg(test)]
mod tests {
    use shared::roster::CellRemark;

    use super::*;

    #[test]
    fn cards_are_mended_and_the_mending_told() {
        use Mending::{LeadingZero, TrailingZero};
        let text = |text: &str| Raw::Text(text.to_owned());
        let cases = [
            (text("34.193630"), "34.193630", None),
            (text("34193630"), "34.193630", None),
            (text("084151050631"), "084151050631", None),
            (Raw::Number(34.19363), "34.193630", Some(TrailingZero)),
            (Raw::Number(4.193631), "04.193631", Some(LeadingZero)),
            (Raw::Number(34_193_630.0), "34.193630", None),
            (Raw::Number(4_193_630.0), "04.193630", Some(LeadingZero)),
            (Raw::Number(84_151_050_631.0), "084151050631", Some(LeadingZero)),
        ];
        for (cell, shown, mending) in cases {
            let mended = card(&cell, false);
            let expected: Vec<CellRemark> = mending.map(CellRemark::Mended).into_iter().collect();
            assert_eq!((mended.text.as_str(), mended.remarks), (shown, expected), "{cell:?}");
        }
        assert_eq!(card(&text("34.19363"), true).text, "34.193630");
    }

    #[test]
    fn what_is_no_card_is_left_out_with_a_warning() {
        for (cell, problem) in [
            (Raw::Text("34.19363".into()), PersonProblem::CardLength(7)),
            (Raw::Text("mất thẻ".into()), PersonProblem::CardSigns),
            (Raw::Number(12.0), PersonProblem::CardLength(2)),
        ] {
            let mended = card(&cell, false);
            assert_eq!(mended.remarks, [CellRemark::Warning(CellWarning::LeftOut(problem))], "{cell:?}");
        }
        assert_eq!(card(&Raw::Text("chưa có".into()), false), Mended::empty());
    }
}
