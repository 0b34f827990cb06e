//! The text of a document: typed in the plain form, looked at as it will read.

use shared::document::{Body, MOST_TEXT, markup};
use yew::prelude::*;

use crate::form::Bind;
use crate::parts::{Card, Disclosure, Fact, Facts, Muted, Opt, Prose, Segmented, TextArea};

/// What is shown of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Typed,
    Read,
}

/// Properties of [`Text`].
#[derive(Clone, PartialEq, Properties)]
pub struct TextProps {
    /// The text.
    pub bind: Bind<String>,
}

/// The field with its other side.
#[component]
pub fn Text(props: &TextProps) -> Html {
    let side = use_state(|| Side::Typed);
    let onchange = {
        let side = side.clone();
        Callback::from(move |to| side.set(to))
    };
    let sides = vec![Opt::new(Side::Typed, "Soạn"), Opt::new(Side::Read, "Xem trước")];
    html! {
        <>
            <Segmented<Side> id="text-side" label="Nội dung văn bản" show_label=true options={sides} value={Some(*side)} {onchange} />
            if *side == Side::Read {
                { preview(&props.bind.value) }
            } else {
                <TextArea label="Nội dung" optional=true rows={14} max={u32::try_from(MOST_TEXT).ok()}
                    hint="Mỗi dòng là một đoạn. Có thể dán từ Word; xem trước để kiểm tra." bind={props.bind.clone()} />
                { signs() }
            }
        </>
    }
}

fn preview(text: &str) -> Html {
    let body = Body::of(markup::read(text));
    if body.is_empty() {
        return html! { <Muted>{ "Chưa có nội dung." }</Muted> };
    }
    html! { <Card><Prose {body} /></Card> }
}

/// The few signs that mean something.
fn signs() -> Html {
    html! {
        <Disclosure summary="Cách ghi đề mục, danh sách, bảng">
            <Facts>
                <Fact name="Đề mục">{ "# I. Mục tiêu (## và ### cho mục nhỏ hơn)" }</Fact>
                <Fact name="Gạch đầu dòng">{ "- nội dung; + cho ý nhỏ hơn" }</Fact>
                <Fact name="Chữ đậm, nghiêng">{ "**đậm**, __nghiêng__" }</Fact>
                <Fact name="Bảng">{ "| Việc | Hạn | trên mỗi dòng, dòng đầu là đầu bảng" }</Fact>
                <Fact name="Lời trích">{ "> lời trích" }</Fact>
            </Facts>
        </Disclosure>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::rendered;

    #[test]
    fn the_preview_shows_what_readers_will_see() {
        let html = rendered(preview("# Mục\n- điểm"));
        assert!(html.contains("<h2>Mục</h2>") && html.contains("điểm</li>"), "{html}");
        assert!(rendered(preview(" \n")).contains("Chưa có nội dung."));
    }
}
