//! The words of a report, to be read.

use shared::report::ReportText;
use yew::prelude::*;

use crate::parts::{Muted, Section, Text};

/// Each part that says something, line by line as it was written.
pub fn reading(text: &ReportText) -> Html {
    let parts: Vec<_> = text.parts().into_iter().filter(|(_, _, words)| !words.trim().is_empty()).collect();
    if parts.is_empty() {
        return html! { <Muted>{ "Báo cáo chưa có phần chữ." }</Muted> };
    }
    let part = |(name, title, words): (&'static str, &'static str, &str)| {
        let lines = words.lines().filter(|line| !line.trim().is_empty());
        html! {
            <Section key={name} {title}>{ for lines.map(|line| html! { <Text>{ line.to_owned() }</Text> }) }</Section>
        }
    };
    html! { <>{ for parts.into_iter().map(part) }</> }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::rendered;

    #[test]
    fn empty_parts_are_left_out_and_lines_are_kept() {
        let text = ReportText { content: "Một.\nHai.".into(), ..ReportText::default() };
        let html = rendered(reading(&text));
        assert!(html.contains("Nội dung chính") && !html.contains("Kiến nghị"), "{html}");
        assert!(html.contains("Một.</p>") && html.contains("Hai.</p>"), "{html}");
    }
}
