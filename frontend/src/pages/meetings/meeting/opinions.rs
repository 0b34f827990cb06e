//! Ý kiến bằng văn bản: mine before the meeting; for those who lead all of them, and writing for one without a phone.

mod all;
mod form;
mod writing;

use std::rc::Rc;

use jiff::Timestamp;
use shared::attendance::{Attendance, ListedAs};
use shared::endpoint::Nothing;
use shared::id::MemberId;
use shared::meeting::{MeetingAt, MeetingState, MeetingView};
use shared::opinion::{ListOpinions, Opinion, check_opinions_open};
use yew::prelude::*;

use self::all::AllOpinions;
use self::writing::Writing;
use crate::load::{Load, use_load};
use crate::parts::{Card, Muted, Section, Text};

/// Properties of [`Opinions`].
#[derive(Clone, PartialEq, Properties)]
pub struct OpinionsProps {
    /// The meeting with its list.
    pub view: Rc<MeetingView>,
    /// Who looks.
    pub me: MemberId,
    /// The present instant.
    pub now: Timestamp,
}

/// The sections.
#[component]
pub fn Opinions(props: &OpinionsProps) -> Html {
    let at = MeetingAt { meeting: props.view.meeting.id };
    let load = use_load::<ListOpinions>(at, Nothing {});
    load.show(|opinions| content(props, opinions, &load))
}

fn content(props: &OpinionsProps, opinions: &Rc<Vec<Opinion>>, load: &Load<Vec<Opinion>>) -> Html {
    let OpinionsProps { view, me, now } = props;
    let is_open = check_opinions_open(&view.meeting, *now).is_ok();
    let mine: Vec<_> = opinions.iter().filter(|opinion| opinion.member == *me).collect();
    let entry = view.attendances.iter().find(|entry| entry.member == *me && is_invited(entry));
    html! {
        <>
            if let Some(entry) = entry {
                if is_open {
                    <Card title="Ý kiến của đồng chí trước cuộc họp">
                        <Writing meeting={view.meeting.clone()} member={entry.member} opinions={opinions.clone()}
                            ondone={load.reload.clone()} />
                    </Card>
                } else if !mine.is_empty() {
                    <Card title="Ý kiến của đồng chí trước cuộc họp">
                        { for mine.into_iter().map(|opinion| html! { <>{ spoken_to(opinion) }<Text>{ &opinion.text }</Text></> }) }
                    </Card>
                }
            }
            if view.may.attend_to_list && view.meeting.state != MeetingState::Draft {
                <Section title={format!("Ý kiến bằng văn bản ({})", opinions.len())}>
                    <AllOpinions {view} opinions={opinions.clone()} {is_open} ondone={load.reload.clone()} />
                </Section>
            }
        </>
    }
}

/// The item that an opinion speaks to.
pub fn spoken_to(opinion: &Opinion) -> Html {
    match &opinion.about {
        Some(about) => html! { <Muted>{ format!("Về mục: {}", about.title) }</Muted> },
        None => Html::default(),
    }
}

/// Whether a person may write one.
pub fn is_invited(entry: &Attendance) -> bool {
    entry.listed_as.is_summoned() || entry.listed_as == ListedAs::Exempt
}

#[cfg(test)]
mod tests {
    use super::super::super::fixtures::{self, SECRETARY, member, minutes_from_start, people, stamp};
    use super::*;
    use crate::testing::rendered;

    fn opinion(of: &Attendance, by: u64) -> Opinion {
        Opinion {
            meeting: of.meeting,
            member: of.member,
            name: of.name.clone(),
            about: None,
            text: "Đề nghị làm đường thôn trước.".into(),
            stamp: stamp(by, -600),
            rev: 1,
        }
    }

    /// As somebody of the committee sees it who has no part in the meeting: a form needs a browser.
    fn shown(minutes: i64, state: MeetingState) -> String {
        let view = Rc::new(fixtures::view(state, people()));
        let opinions = Rc::new(vec![opinion(&people()[1], SECRETARY)]);
        let props = OpinionsProps { view, me: member(99), now: minutes_from_start(minutes) };
        rendered(content(&props, &opinions, &Load::of(vec![])))
    }

    #[test]
    fn those_who_lead_read_all_and_see_who_wrote() {
        let html = shown(-24 * 60, MeetingState::Called);
        assert!(html.contains("Ý kiến bằng văn bản (1)"), "{html}");
        assert!(html.contains("Đề nghị làm đường thôn trước."), "{html}");
        assert!(html.contains("ghi thay"), "{html}");
    }

    #[test]
    fn an_opinion_on_an_item_names_it() {
        let item = shared::opinion::OpinionItem {
            mark: fixtures::plan().agenda[1].mark(),
            title: fixtures::plan().agenda[1].title.clone(),
        };
        let html = rendered(spoken_to(&Opinion { about: Some(item), ..opinion(&people()[1], SECRETARY) }));
        assert!(html.contains("Về mục: Bàn nhiệm vụ tháng 11"), "{html}");
    }

    #[test]
    fn once_the_roll_call_opens_nothing_is_written_any_more() {
        let html = shown(-60, MeetingState::Called);
        assert!(!html.contains("<textarea") && html.contains("Ý kiến bằng văn bản (1)"), "{html}");
    }
}
