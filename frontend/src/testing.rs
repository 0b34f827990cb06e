//! Renders parts and pages to HTML in plain `cargo test`. Effects do not run there.

use yew::LocalServerRenderer;
use yew::prelude::*;

#[derive(Clone, PartialEq, Properties)]
struct StageProps {
    content: Html,
}

#[component]
fn Stage(props: &StageProps) -> Html {
    props.content.clone()
}

/// The HTML of `content`.
pub(crate) fn rendered(content: Html) -> String {
    let runtime =
        tokio::runtime::Builder::new_current_thread().build().expect("a runtime without I/O always starts");
    let local = tokio::task::LocalSet::new();
    local.block_on(&runtime, async move {
        LocalServerRenderer::<Stage>::with_props(StageProps { content }).hydratable(false).render().await
    })
}
