//! Slips to print, cut and hand over: several on a sheet.

use yew::prelude::*;

use super::layout::WrapProps;

/// A sheet of slips; its children are [`Slip`]s. On paper two stand side by side and none is torn by a page break.
#[component]
pub fn Slips(props: &WrapProps) -> Html {
    html! { <div class="slips">{ props.children.clone() }</div> }
}

/// Properties of [`Slip`].
#[derive(Clone, PartialEq, Properties)]
pub struct SlipProps {
    /// For whom.
    pub title: AttrValue,
    /// At the side: the QR code.
    #[prop_or_default]
    pub aside: Html,
    /// What it says.
    pub children: Html,
}

/// One slip with a dashed line to cut along.
#[component]
pub fn Slip(props: &SlipProps) -> Html {
    html! {
        <section class="slip">
            <div class="stack" data-gap="small">
                <h3 class="ds-heading" data-size="2xs">{ &props.title }</h3>
                { props.children.clone() }
            </div>
            { props.aside.clone() }
        </section>
    }
}

/// Properties of [`Code`].
#[derive(Clone, PartialEq, Properties)]
pub struct CodeProps {
    /// The code in groups: `K7QM-2XRA`.
    pub text: AttrValue,
}

/// A code to be read off and typed: large, letters of equal width.
#[component]
pub fn Code(props: &CodeProps) -> Html {
    html! { <code class="code">{ &props.text }</code> }
}
