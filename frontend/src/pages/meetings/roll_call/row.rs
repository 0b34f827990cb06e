//! One person of the roll call: a large name, what they had said, and the choice under the thumb.

use shared::attendance::{Attendance, CheckIn, ListedAs};
use shared::id::MemberId;
use shared::meeting::Meeting;
use yew::prelude::*;

use super::super::act::sign_tag;
use super::super::words::{Said, Sign};
use super::queue::{Seen, Sent};
use crate::parts::{Glyph, Opt, PersonEntry, Segmented, Tag, Toggle, Tone, VisuallyHidden};

/// What the thumb chooses from; leaving early is a mark of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Present,
    Late,
    Absent,
}

impl Place {
    const fn of(check_in: CheckIn) -> Option<Self> {
        match check_in {
            CheckIn::Unmarked => None,
            CheckIn::Present | CheckIn::LeftEarly => Some(Self::Present),
            CheckIn::Late | CheckIn::LateAndLeftEarly => Some(Self::Late),
            CheckIn::Absent => Some(Self::Absent),
        }
    }

    /// The mark after this choice; whoever had left early still has.
    const fn chosen(self, before: CheckIn) -> CheckIn {
        match (self, before.left_early()) {
            (Self::Present, false) => CheckIn::Present,
            (Self::Present, true) => CheckIn::LeftEarly,
            (Self::Late, false) => CheckIn::Late,
            (Self::Late, true) => CheckIn::LateAndLeftEarly,
            (Self::Absent, _) => CheckIn::Absent,
        }
    }
}

/// Properties of [`RollRow`].
#[derive(Clone, PartialEq, Properties)]
pub struct RollRowProps {
    /// The person as they stand.
    pub seen: Seen,
    /// What they had said before the meeting.
    #[prop_or_default]
    pub hint: Option<Sign>,
    /// Marks them.
    pub onmark: Callback<Vec<(MemberId, CheckIn)>>,
}

/// A row. A component, though it calls no hook: of a full hall only the row that was tapped is drawn anew.
#[component]
pub fn RollRow(props: &RollRowProps) -> Html {
    let Seen { entry, sent } = &props.seen;
    let (member, check_in) = (entry.member, entry.check_in);
    let mark = {
        let onmark = props.onmark.clone();
        move |check_in: CheckIn| onmark.emit(vec![(member, check_in)])
    };
    let onchange = {
        let mark = mark.clone();
        Callback::from(move |place: Place| mark(place.chosen(check_in)))
    };
    let onearly = Callback::from(move |()| mark(check_in.toggle_left_early()));
    let aside = html! {
        <>
            if *sent == Sent::No {
                <Tag tone={Tone::Warning} icon={Glyph::Upload}><VisuallyHidden>{ "Chưa gửi" }</VisuallyHidden></Tag>
            }
            if check_in.is_present() {
                <Toggle pressed={check_in.left_early()} onclick={onearly} label={format!("Về sớm, {}", entry.name)}>
                    { "Về sớm" }
                </Toggle>
            }
        </>
    };
    let options = vec![
        Opt::new(Place::Present, "Có mặt").tone(Tone::Success).glyph(Glyph::Check),
        Opt::new(Place::Late, "Muộn").tone(Tone::Warning).glyph(Glyph::Clock),
        Opt::new(Place::Absent, "Vắng").tone(Tone::Danger).glyph(Glyph::Cross),
    ];
    // Only what is not as usual, and only what no tap changes: nothing may slide under the thumb.
    let unusual =
        (entry.listed_as != ListedAs::Official).then(|| html! { <Tag>{ entry.listed_as.label() }</Tag> });
    let tags = match (unusual, props.hint) {
        (None, None) => Html::default(),
        (unusual, hint) => html! { <>{ for unusual }{ for hint.map(sign_tag) }</> },
    };
    html! {
        <PersonEntry name={entry.name.clone()} large=true {aside} {tags}>
            <Segmented<Place> id={format!("mark-{member}")} label={entry.name.clone()} {options}
                value={Place::of(check_in)} {onchange} />
        </PersonEntry>
    }
}

/// What the hall should know of the answer: an absence asked for. That somebody said "I will come" helps nobody here.
pub fn hint(entry: &Attendance, meeting: &Meeting) -> Option<Sign> {
    let asked = entry.absence.is_some() || Said::of(entry, meeting) == Said::AsksLeave;
    asked.then(|| Sign::of_answer(entry, meeting))
}

#[cfg(test)]
mod tests;
