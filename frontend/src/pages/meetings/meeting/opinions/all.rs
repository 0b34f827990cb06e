//! All opinions, for those who lead; and writing one for a member without a phone.

use std::rc::Rc;

use shared::id::MemberId;
use shared::meeting::MeetingView;
use shared::opinion::Opinion;
use shared::time::format_date_time;
use yew::prelude::*;

use super::writing::Writing;
use super::{is_invited, spoken_to};
use crate::form::Bind;
use crate::parts::{
    Button, Card, Cluster, Dialog, Glyph, Kind, Muted, Opt, ScreenOnly, SelectField, Stack, Text,
};

/// Properties of [`AllOpinions`].
#[derive(Clone, PartialEq, Properties)]
pub struct AllOpinionsProps {
    /// The meeting with its list.
    pub view: Rc<MeetingView>,
    /// The opinions, in the order of the agenda.
    pub opinions: Rc<Vec<Opinion>>,
    /// Whether opinions are still taken.
    pub is_open: bool,
    /// Called when one was written.
    pub ondone: Callback<()>,
}

/// The list, and the button for writing on behalf.
#[component]
pub fn AllOpinions(props: &AllOpinionsProps) -> Html {
    let open = use_state(|| false);
    let set = |to: bool| {
        let open = open.clone();
        Callback::from(move |()| open.set(to))
    };
    let ondone = {
        let (open, ondone) = (open.clone(), props.ondone.clone());
        Callback::from(move |()| {
            open.set(false);
            ondone.emit(());
        })
    };
    html! {
        <Stack>
            if props.opinions.is_empty() {
                <Muted>{ "Chưa có ý kiến nào." }</Muted>
            }
            { for props.opinions.iter().map(one) }
            if props.is_open {
                <ScreenOnly>
                    <Cluster>
                        <Button kind={Kind::Secondary} icon={Glyph::Pencil} onclick={set(true)}>{ "Ghi ý kiến thay" }</Button>
                    </Cluster>
                </ScreenOnly>
                <Dialog open={*open} title="Ghi ý kiến thay" onclose={set(false)}>
                    <OnBehalf view={props.view.clone()} opinions={props.opinions.clone()} {ondone} />
                </Dialog>
            }
        </Stack>
    }
}

fn one(opinion: &Opinion) -> Html {
    let when = format_date_time(opinion.stamp.at);
    let when = match opinion.is_on_behalf() {
        true => format!("{} ghi thay, {when}", opinion.stamp.name),
        false => when,
    };
    html! {
        <Card key={format!("{}{:?}", opinion.member, opinion.about)} title={opinion.name.clone()}>
            { spoken_to(opinion) }
            { for opinion.text.lines().map(|line| html! { <Text>{ line }</Text> }) }
            <Muted>{ when }</Muted>
        </Card>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct OnBehalfProps {
    view: Rc<MeetingView>,
    opinions: Rc<Vec<Opinion>>,
    ondone: Callback<()>,
}

/// Whose, and what they said.
#[component]
fn OnBehalf(props: &OnBehalfProps) -> Html {
    let chosen = use_state(|| None::<MemberId>);
    let onchange = {
        let chosen = chosen.clone();
        Callback::from(move |member| chosen.set(member))
    };
    let people = props.view.attendances.iter().filter(|entry| is_invited(entry));
    let options: Vec<_> = people.map(|entry| Opt::new(entry.member, entry.name.clone())).collect();
    let entry = props.view.attendances.iter().find(|entry| Some(entry.member) == *chosen);
    html! {
        <Stack>
            <Text>{ "Chỉ ghi điều đồng chí ấy đã nói. Sổ ghi rõ ai là người ghi thay." }</Text>
            <SelectField<MemberId> label="Ý kiến của ai" bind={Bind::new("opinion-of", *chosen, onchange)} {options} none="Chưa chọn" />
            if let Some(entry) = entry {
                <Writing key={entry.member.to_string()} meeting={props.view.meeting.clone()} member={entry.member}
                    name={Some(AttrValue::from(entry.name.clone()))} opinions={props.opinions.clone()} ondone={props.ondone.clone()} />
            }
        </Stack>
    }
}
