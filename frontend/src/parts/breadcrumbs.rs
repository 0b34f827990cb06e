//! The chain above a page: each link one step nearer.

use yew::prelude::*;

use super::nav::SubPage;
use crate::route::use_go;

/// Properties of [`Breadcrumbs`].
#[derive(Clone, PartialEq, Properties)]
pub struct BreadcrumbsProps {
    /// What the chain is: `Tổ chức cấp trên`.
    pub label: AttrValue,
    /// The pages above, the topmost first.
    pub pages: Vec<SubPage>,
}

/// Links to what lies above, the topmost first.
#[component]
pub fn Breadcrumbs(props: &BreadcrumbsProps) -> Html {
    if props.pages.is_empty() {
        return Html::default();
    }
    html! {
        <nav class="crumbs" aria-label={&props.label}>
            <ol role="list">
                { for props.pages.iter().map(|page| html! { <li><Crumb page={page.clone()} /></li> }) }
            </ol>
        </nav>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct CrumbProps {
    page: SubPage,
}

#[component]
fn Crumb(props: &CrumbProps) -> Html {
    let onclick = use_go(props.page.to.clone());
    html! { <a class="ds-link" data-color="accent" href={props.page.to.href()} {onclick}>{ &props.page.label }</a> }
}
