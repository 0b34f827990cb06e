//! A paper in Party form, to read and to print.

use shared::party_form::{FormBlock, PARTY, PartyForm, Signature};
use yew::prelude::*;

/// The paper: head in two columns, kind, words, where one signs.
pub fn party_paper(form: &PartyForm) -> Html {
    html! {
        <article class="paper" lang="vi" aria-label={format!("{} {}", form.kind, form.about)}>
            { head(form) }
            { for form.blocks.iter().map(block) }
            { foot(form) }
        </article>
    }
}

/// Words that are read on the screen as they are, and stand in the form of the Party on paper alone. The note says at the
/// very end what a print is not.
pub fn printed_in_form(form: &PartyForm, words: Html, note: &'static str) -> Html {
    html! {
        <article class="paper" data-form="print" lang="vi">
            { head(form) }
            { for form.blocks.iter().map(block) }
            { words }
            { foot(form) }
            if !note.is_empty() { <p class="note">{ note }</p> }
        </article>
    }
}

fn head(form: &PartyForm) -> Html {
    html! {
        <>
            <div class="head">
                <div>
                    <p class="caps">{ &form.superior }</p>
                    <p><strong class="caps">{ &form.issuer }</strong></p>
                    <p>{ "*" }</p>
                    <p>{ &form.number }</p>
                </div>
                <div>
                    <p><strong class="caps under">{ PARTY }</strong></p>
                    <p><em>{ &form.place_and_date }</em></p>
                </div>
            </div>
            <h2 class="kind caps">{ &form.kind }</h2>
            <div class="about"><p>{ &form.about }</p><p aria-hidden="true">{ "-----" }</p></div>
        </>
    }
}

fn foot(form: &PartyForm) -> Html {
    if form.receivers.is_empty() && form.signatures.is_empty() {
        return Html::default();
    }
    html! {
        <div class="foot">
            if !form.receivers.is_empty() { { receivers(&form.receivers) } }
            { for form.signatures.iter().map(signature) }
        </div>
    }
}

fn block(block: &FormBlock) -> Html {
    match block {
        FormBlock::Heading(text) => html! { <h3>{ text }</h3> },
        FormBlock::Paragraph(text) => html! { <p>{ text }</p> },
        FormBlock::Table { head, shares, rows } => html! {
            <table>
                // An attribute: the page lets no inline style in.
                <colgroup>{ for shares.iter().map(|share| html! { <col width={format!("{share}%")} /> }) }</colgroup>
                <thead><tr>{ for head.iter().map(|cell| html! { <th scope="col">{ cell }</th> }) }</tr></thead>
                <tbody>
                    { for rows.iter().map(|row| html! { <tr>{ for row.iter().map(|cell| html! { <td>{ cell }</td> }) }</tr> }) }
                </tbody>
            </table>
        },
    }
}

fn receivers(receivers: &[String]) -> Html {
    html! {
        <div class="receivers">
            <p><em>{ "Nơi nhận:" }</em></p>
            { for receivers.iter().map(|receiver| html! { <p>{ format!("- {receiver}") }</p> }) }
        </div>
    }
}

fn signature(signature: &Signature) -> Html {
    let Signature { on_behalf, position, name } = signature;
    html! {
        <div>
            if !on_behalf.is_empty() { <p><strong class="caps">{ on_behalf }</strong></p> }
            <p><strong class="caps">{ position }</strong></p>
            <p class="name"><strong>{ name }</strong></p>
        </div>
    }
}
