//! One task of the guide: its steps in order, each with the screen where it has one.

use yew::prelude::*;
use yew_router::Routable;

use super::text::{ADDRESS, GuideText, Place, Step, Task};
use crate::load::use_file;
use crate::parts::{
    ButtonLink, Cluster, EmptyState, Glyph, Kind, Numbered, Page, PrintButton, ScreenOnly, Screenshot,
    TextLink,
};
use crate::route::Route;

/// Properties of [`GuideTaskPage`].
#[derive(Clone, PartialEq, Properties)]
pub struct GuideTaskPageProps {
    /// Which task.
    pub task: AttrValue,
}

/// The page.
#[component]
pub fn GuideTaskPage(props: &GuideTaskPageProps) -> Html {
    let guide = use_file::<GuideText>(ADDRESS);
    let place = guide.ready().and_then(|guide| guide.task(&props.task));
    let title =
        place.as_ref().map_or("Hướng dẫn sử dụng".to_owned(), |place| place.task.title.clone());
    let under = place.map(|place| place.chapter.title.clone()).unwrap_or_default();
    html! {
        <Page {title} back={Route::Guide} under={html! { { under } }}>
            { guide.show(|guide| guide.task(&props.task).map_or_else(unknown, |place| told(&place))) }
        </Page>
    }
}

fn told(place: &Place<'_>) -> Html {
    let opens = place.task.opens.as_deref().and_then(Route::recognize);
    html! {
        <>
            <Numbered steps={place.task.steps.iter().map(step).collect::<Vec<_>>()} />
            <ScreenOnly>
                <Cluster>
                    if let Some(to) = opens {
                        <ButtonLink {to} kind={Kind::Primary}>{ "Mở trang này" }</ButtonLink>
                    }
                    <PrintButton label="In hướng dẫn" />
                </Cluster>
                <Cluster>{ neighbour("Việc trước: ", place.before) }{ neighbour("Việc sau: ", place.after) }</Cluster>
            </ScreenOnly>
        </>
    }
}

fn step(step: &Step) -> Html {
    html! {
        <>
            <p>{ &step.text }</p>
            if let Some(picture) = &step.picture {
                <Screenshot address={picture.address()} shows={picture.shows.clone()} />
            }
        </>
    }
}

fn neighbour(word: &str, task: Option<&Task>) -> Html {
    task.map_or_else(Html::default, |task| {
        let to = Route::GuideTask { task: task.id.clone() };
        html! { <TextLink {to} icon={Glyph::Forward}>{ word }{ &task.title }</TextLink> }
    })
}

fn unknown() -> Html {
    html! {
        <EmptyState title="Không có việc này trong hướng dẫn">
            <TextLink to={Route::Guide}>{ "Xem tất cả các việc" }</TextLink>
        </EmptyState>
    }
}
