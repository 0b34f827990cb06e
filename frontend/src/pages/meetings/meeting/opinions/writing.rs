//! Writing an opinion: on the meeting as a whole, or on an item of its agenda.

use std::rc::Rc;

use shared::id::MemberId;
use shared::meeting::{ItemMark, Meeting};
use shared::opinion::Opinion;
use yew::prelude::*;

use super::form::OpinionForm;
use crate::form::Bind;
use crate::parts::{Muted, Opt, SelectField, Stack};

/// Properties of [`Writing`].
#[derive(Clone, PartialEq, Properties)]
pub struct WritingProps {
    /// Before which meeting.
    pub meeting: Meeting,
    /// Whose.
    pub member: MemberId,
    /// Their name, when it is somebody else's.
    #[prop_or_default]
    pub name: Option<AttrValue>,
    /// The opinions that are written already, of whomever.
    pub opinions: Rc<Vec<Opinion>>,
    /// Called when one was written or taken back.
    pub ondone: Callback<()>,
}

/// To what, and the field.
#[component]
pub fn Writing(props: &WritingProps) -> Html {
    let chosen = use_state(|| None::<ItemMark>);
    let onchange = {
        let chosen = chosen.clone();
        Callback::from(move |mark| chosen.set(mark))
    };
    let WritingProps { meeting, member, name, opinions, ondone } = props.clone();
    let of = |mark: Option<&ItemMark>| {
        let mine = opinions.iter().filter(|opinion| opinion.member == member);
        mine.into_iter().find(|opinion| opinion.about.as_ref().map(|about| &about.mark) == mark).cloned()
    };
    let option = |(index, item): (usize, &shared::meeting::AgendaItem)| {
        let mark = item.mark();
        let written = if of(Some(&mark)).is_some() { " (đã gửi)" } else { "" };
        Opt::new(mark, format!("Mục {}: {}{written}", index + 1, item.title))
    };
    let options: Vec<_> = meeting.plan.agenda.iter().enumerate().map(option).collect();
    let written = of(chosen.as_ref());
    let key = format!(
        "{}-{}",
        chosen.as_ref().map(ToString::to_string).unwrap_or_default(),
        written.as_ref().map_or(0, |it| it.rev)
    );
    let sent = opinions.iter().filter(|opinion| opinion.member == member).count();
    html! {
        <Stack>
            <SelectField<ItemMark> label="Ý kiến về" bind={Bind::new(format!("about-{member}"), (*chosen).clone(), onchange)}
                {options} none="Cả cuộc họp" />
            <OpinionForm {key} meeting={meeting.clone()} {member} {name} about={(*chosen).clone()} {written} {ondone} />
            if sent > 0 { <Muted>{ format!("Đã gửi {sent} ý kiến. Mỗi mục của chương trình gửi được một ý kiến.") }</Muted> }
        </Stack>
    }
}
