//! A QR code as one SVG path.

use qrcode::{Color, EcLevel, QrCode as Code};
use yew::prelude::*;

/// Properties of [`QrCode`].
#[derive(Clone, PartialEq, Properties)]
pub struct QrCodeProps {
    /// What a camera reads: an address.
    pub text: AttrValue,
    /// What it is for, for those who cannot see it.
    pub label: AttrValue,
}

/// A square that a camera reads, black on white in every theme.
#[component]
pub fn QrCode(props: &QrCodeProps) -> Html {
    let Some((size, path)) = drawn(&props.text) else { return Html::default() };
    html! {
        <svg class="qr" role="img" aria-label={&props.label} viewBox={format!("-4 -4 {0} {0}", size + 8)}>
            <rect class="paper" x="-4" y="-4" width={(size + 8).to_string()} height={(size + 8).to_string()} />
            <path class="ink" d={path} shape-rendering="crispEdges" />
        </svg>
    }
}

/// Width in modules and the dark runs as a path; `None` when the text is too long for any code.
fn drawn(text: &str) -> Option<(usize, String)> {
    let code = Code::with_error_correction_level(text, EcLevel::M).ok()?;
    let size = code.width();
    let mut path = String::new();
    for (y, line) in code.to_colors().chunks(size).enumerate() {
        let mut x = 0;
        for run in line.chunk_by(|a, b| a == b) {
            if run.first() == Some(&Color::Dark) {
                path.push_str(&format!("M{x} {y}h{0}v1h-{0}z", run.len()));
            }
            x += run.len();
        }
    }
    Some((size, path))
}

#[cfg(test)]
mod tests {
    use super::drawn;

    #[test]
    fn a_code_has_its_three_corners() {
        let (size, path) = drawn("http://localhost:8080/kich-hoat").expect("a short address fits");
        assert_eq!(size, 29);
        assert!(
            path.starts_with("M0 0h7v1h-7z")
                && path.contains("M22 0h7v1h-7z")
                && path.contains("M0 28h7v1h-7z")
        );
    }

    #[test]
    fn a_text_too_long_shows_nothing() {
        assert_eq!(drawn(&"x".repeat(5000)), None);
    }
}
