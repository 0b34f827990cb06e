//! The body of a document: headings, paragraphs, lists, tables. Words only; there is no HTML to let through.

use shared::document::{Block, Body, Entry, Paragraph, Run, Runs};
use yew::prelude::*;

use super::toast::use_toast;
use crate::dom;

/// Properties of [`Prose`].
#[derive(Clone, PartialEq, Properties)]
pub struct ProseProps {
    /// What is read.
    pub body: Body,
    /// Each paragraph can be linked to.
    #[prop_or_default]
    pub linked: bool,
}

/// A body to read. An address that names a paragraph opens there.
#[component]
pub fn Prose(props: &ProseProps) -> Html {
    use_effect_with(props.linked, |linked| {
        if *linked {
            dom::show_named_place();
        }
    });
    let toast = use_toast();
    let oncopy = props.linked.then(|| {
        Callback::from(move |id: String| {
            if dom::copy_place(&id) {
                toast.show("Đã chép liên kết tới đoạn này.");
            }
        })
    });
    html! {
        <div class="prose">{ for props.body.0.iter().map(|paragraph| shown(paragraph, oncopy.as_ref())) }</div>
    }
}

/// A paragraph; with what its link does, when there is one.
fn shown(paragraph: &Paragraph, oncopy: Option<&Callback<String>>) -> Html {
    let id = oncopy.map(|_| AttrValue::from(paragraph.id.clone()));
    let link = oncopy.map_or_else(Html::default, |oncopy| anchor(paragraph, oncopy));
    match &paragraph.block {
        Block::Heading { level: 1, runs } => html! { <h2 {id}>{ styled(runs) }{ link }</h2> },
        Block::Heading { level: 2, runs } => html! { <h3 {id}>{ styled(runs) }{ link }</h3> },
        Block::Heading { runs, .. } => html! { <h4 {id}>{ styled(runs) }{ link }</h4> },
        Block::Paragraph { runs } => html! { <p {id}>{ styled(runs) }{ link }</p> },
        Block::Quote { runs } => html! { <blockquote {id}><p>{ styled(runs) }{ link }</p></blockquote> },
        Block::List { entries } => html! { <ul {id}>{ for entries.iter().map(point) }</ul> },
        Block::Table { rows } => {
            html! { <div class="scroll" {id} tabindex="0" role="group" aria-label="Bảng">{ table(rows) }</div> }
        }
    }
}

/// The link to a paragraph, which pressing it also copies: headings are in the order of the keyboard, the others for the
/// mouse and the finger.
fn anchor(paragraph: &Paragraph, oncopy: &Callback<String>) -> Html {
    let is_heading = matches!(paragraph.block, Block::Heading { .. });
    let tabindex = (!is_heading).then_some("-1");
    let id = paragraph.id.clone();
    let onclick = oncopy.reform(move |_: MouseEvent| id.clone());
    html! {
        <a class="anchor" href={format!("#{}", paragraph.id)} {tabindex} {onclick} title="Chép liên kết tới đoạn này"
            aria-label="Chép liên kết tới đoạn này">{ "#" }</a>
    }
}

fn point(entry: &Entry) -> Html {
    html! { <li data-level={entry.level.to_string()}>{ styled(&entry.runs) }</li> }
}

fn table(rows: &[Vec<Runs>]) -> Html {
    let Some((head, rest)) = rows.split_first() else { return Html::default() };
    html! {
        <table>
            <thead><tr>{ for head.iter().map(|cell| html! { <th scope="col">{ styled(cell) }</th> }) }</tr></thead>
            <tbody>
                { for rest.iter().map(|row| html! {
                    <tr>{ for row.iter().map(|cell| html! { <td>{ styled(cell) }</td> }) }</tr>
                }) }
            </tbody>
        </table>
    }
}

fn styled(runs: &[Run]) -> Html {
    runs.iter().map(run).collect()
}

fn run(run: &Run) -> Html {
    let text = html! { { &run.text } };
    let text = if run.italic {
        html! { <em>{ text }</em> }
    } else {
        text
    };
    if run.bold {
        html! { <strong>{ text }</strong> }
    } else {
        text
    }
}

/// The headings of a body as links, for one that has several; nothing otherwise.
pub fn contents(body: &Body) -> Html {
    let headings = body.contents();
    if headings.len() < 3 {
        return Html::default();
    }
    html! {
        <nav class="contents" aria-label="Mục lục">
            <ul role="list">
                { for headings.into_iter().map(|(id, level, words)| html! {
                    <li data-level={level.to_string()}><a class="ds-link" href={format!("#{id}")}>{ words }</a></li>
                }) }
            </ul>
        </nav>
    }
}

#[cfg(test)]
mod tests {
    use shared::document::markup;

    use super::*;
    use crate::testing::rendered;

    fn body(text: &str) -> Body {
        Body::of(markup::read(text))
    }

    #[test]
    fn each_block_has_its_mark_and_its_address() {
        let body = body("# I. Mục tiêu\n**Đậm** và __nghiêng__\n- một\n+ hai\n> trích\n|a|b|\n|c|d|");
        let html = rendered(html! { <Prose body={body.clone()} linked=true /> });
        for part in [
            "<h2 id=",
            "<strong>Đậm</strong>",
            "<em>nghiêng</em>",
            "data-level=\"1\"",
            "<blockquote",
            "<th scope=\"col\">a</th>",
            "<td>d</td>",
        ] {
            assert!(html.contains(part), "{part}: {html}");
        }
        assert!(html.contains(&format!("href=\"#{}\"", body.0[0].id)), "{html}");
        assert!(!rendered(html! { <Prose {body} /> }).contains("id="), "a preview has no addresses");
    }

    #[test]
    fn words_that_look_like_markup_stay_words() {
        let html = rendered(html! { <Prose body={body("<script>alert(1)</script>")} /> });
        assert!(html.contains("&lt;script&gt;") && !html.contains("<script>"), "{html}");
    }

    #[test]
    fn a_short_text_needs_no_contents() {
        assert_eq!(rendered(contents(&body("# Một\n# Hai"))), "");
        let html = rendered(contents(&body("# Một\n## Hai\n# Ba")));
        assert!(html.contains("Mục lục") && html.contains("data-level=\"2\""), "{html}");
    }
}
