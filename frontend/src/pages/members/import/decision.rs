//! The button that imports, or what keeps it from doing so.

use shared::problem::ProblemCode;
use shared::roster::RosterSums;
use yew::prelude::*;

use super::stage::Confirming;
use crate::load::FailureNotice;
use crate::parts::{Alert, Button, Cluster, Glyph, StickyAction, Tone};

/// The button that imports, and why it did not succeed; `onagain` makes a new preview of the same file.
pub fn decision(
    sums: RosterSums,
    confirming: &Confirming,
    onconfirm: Callback<()>,
    onagain: Callback<()>,
) -> Html {
    html! {
        <>
            if let Confirming::Failed(failure) = confirming {
                if failure.code() == Some(ProblemCode::PreviewOutdated) {
                    <Alert tone={Tone::Warning} live=true title="Cần xem trước lại">
                        <p>{ failure.sentence() }</p>
                        <Cluster><Button icon={Glyph::Retry} onclick={onagain}>{ "Xem trước lại" }</Button></Cluster>
                    </Alert>
                } else {
                    <FailureNotice failure={failure.clone()} onretry={onconfirm.clone()} />
                }
            }
            if let Some(words) = confirm_words(sums) {
                <StickyAction>
                    <Button busy={*confirming == Confirming::UnderWay} onclick={onconfirm}>{ words }</Button>
                </StickyAction>
            }
        </>
    }
}

/// What pressing the button does; nothing when there is nothing to do.
fn confirm_words(sums: RosterSums) -> Option<String> {
    match (sums.imported(), sums.refused) {
        (0, 0) => None,
        (0, _) => Some("Lấy tệp các dòng bị trả lại".to_owned()),
        (imported, 0) => Some(format!("Nhập {imported} dòng")),
        (imported, _) => Some(format!("Nhập {imported} dòng đúng")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_button_says_how_many_rows_it_imports() {
        let sums = |new, refused| RosterSums { new, refused, ..RosterSums::default() };
        assert_eq!(confirm_words(sums(0, 0)), None);
        assert_eq!(confirm_words(sums(118, 0)).as_deref(), Some("Nhập 118 dòng"));
        assert_eq!(confirm_words(sums(116, 2)).as_deref(), Some("Nhập 116 dòng đúng"));
        assert_eq!(confirm_words(sums(0, 2)).as_deref(), Some("Lấy tệp các dòng bị trả lại"));
    }
}
