//! The device in words, from what the browser says about itself. Good enough to tell one's phone from one's computer.

/// `Chrome trên Android`.
pub fn describe(user_agent: &str) -> String {
    let pick = |table: &[(&str, &'static str)], other: &'static str| {
        table.iter().find(|(sign, _)| user_agent.contains(sign)).map_or(other, |(_, name)| *name)
    };
    let browser = pick(
        &[
            ("Edg", "Edge"),
            ("coc_coc", "Cốc Cốc"),
            ("SamsungBrowser", "Samsung Internet"),
            ("OPR", "Opera"),
            ("Firefox", "Firefox"),
            ("Chrome", "Chrome"),
            ("CriOS", "Chrome"),
            ("Safari", "Safari"),
        ],
        "Trình duyệt",
    );
    let system = pick(
        &[
            ("Android", "Android"),
            ("iPhone", "iPhone"),
            ("iPad", "iPad"),
            ("Windows", "Windows"),
            ("Mac OS", "macOS"),
            ("Linux", "Linux"),
        ],
        "thiết bị khác",
    );
    format!("{browser} trên {system}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn devices_are_named_as_people_name_them() {
        for (said, expected) in [
            (
                "Mozilla/5.0 (Linux; Android 13; SM-A135F) AppleWebKit/537.36 Chrome/150.0 Mobile Safari/537.36",
                "Chrome trên Android",
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1",
                "Safari trên iPhone",
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64) Chrome/150.0 Safari/537.36 Edg/150.0",
                "Edge trên Windows",
            ),
            ("", "Trình duyệt trên thiết bị khác"),
        ] {
            assert_eq!(describe(said), expected);
        }
    }
}
