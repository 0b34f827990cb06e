//! A small set of line icons, drawn on a grid of 24. They decorate words and never stand alone.

use yew::prelude::*;

macro_rules! glyphs {
    ($($(#[$doc:meta])* $name:ident: $path:literal,)*) => {
        /// What an icon shows.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Glyph {
            $($(#[$doc])* $name,)*
        }

        impl Glyph {
            /// Every glyph.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The strokes, as the `d` of a path.
            pub const fn path(self) -> &'static str {
                match self {
                    $(Self::$name => $path,)*
                }
            }
        }
    };
}

glyphs! {
    /// Today: a house.
    Home: "M4 11l8-7 8 7v8a1 1 0 0 1-1 1h-4v-6H9v6H5a1 1 0 0 1-1-1z",
    /// A meeting: a calendar.
    Calendar: "M5 6h14a1 1 0 0 1 1 1v12a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V7a1 1 0 0 1 1-1zM8 3v5M16 3v5M4 11h16",
    /// A document.
    Document: "M7 3h7l5 5v12a1 1 0 0 1-1 1H7a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1zM14 3v5h5M9 13h7M9 17h7",
    /// The handbook: a book with its mark.
    Book: "M6 4h13v16H7a2 2 0 0 1-2-2V5a1 1 0 0 1 1-1zM5 18a2 2 0 0 1 2-2h12M13 4v7l2-2 2 2V4",
    /// One person.
    Person: "M12 11a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21v-1a6 6 0 0 1 6-6h4a6 6 0 0 1 6 6v1",
    /// Several people.
    People: "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2 20v-1a5 5 0 0 1 5-5h4a5 5 0 0 1 5 5v1M16 4.3a3.5 3.5 0 0 1 0 6.4M18 14.3a5 5 0 0 1 4 4.7v1",
    /// The tree of organisations.
    Tree: "M9 3h6v5H9zM3 16h6v5H3zM15 16h6v5h-6zM12 8v4M6 16v-4h12v4",
    /// Figures.
    Chart: "M4 20h16M7 16v-4M12 16V6M17 16v-7",
    /// A slip with a code.
    Ticket: "M4 7h16v3a2 2 0 0 0 0 4v3H4v-3a2 2 0 0 0 0-4zM14 7v10",
    /// Settings.
    Sliders: "M4 7h9M19 7h1M16 4.5v5M4 17h1M11 17h9M8 14.5v5",
    /// Right, done.
    Check: "M5 12.5l4.5 4.5L19 7.5",
    /// Wrong, close.
    Cross: "M6 6l12 12M18 6L6 18",
    /// Add.
    Plus: "M12 5v14M5 12h14",
    /// Look out.
    Warning: "M12 4l9 16H3zM12 10v4M12 17v.5",
    /// Good to know.
    Info: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 11v5M12 7.5V8",
    /// Time, late.
    Clock: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3 2",
    /// Excused: an open letter.
    Letter: "M4 6h16v12H4zM4 7l8 6 8-6",
    /// Back.
    Back: "M19 12H5M11 6l-6 6 6 6",
    /// Forward, opens.
    Forward: "M9 6l6 6-6 6",
    /// Opens below.
    Down: "M6 9l6 6 6-6",
    /// Search.
    Search: "M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM16 16l4.5 4.5",
    /// Print.
    Print: "M7 9V3h10v6M7 17H4v-7h16v7h-3M7 14h10v7H7z",
    /// Upload.
    Upload: "M12 16V4M7 9l5-5 5 5M4 16v4h16v-4",
    /// Download.
    Download: "M12 4v12M7 11l5 5 5-5M4 16v4h16v-4",
    /// Change.
    Pencil: "M4 20l1-4L16 5l3 3L8 19zM14 7l3 3",
    /// Remove.
    Trash: "M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13M10 11v5M14 11v5",
    /// Again.
    Retry: "M20 11a8 8 0 1 0-2 6M20 4v7h-7",
    /// Shown.
    Eye: "M2 12s3.5-6 10-6 10 6 10 6-3.5 6-10 6-10-6-10-6zM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6z",
    /// Hidden.
    EyeOff: "M4 4l16 16M9 6.5A10 10 0 0 1 12 6c6.5 0 10 6 10 6a17 17 0 0 1-3 3.500M15 17.500a10 10 0 0 1-3 .500c-6.5 0-10-6-10-6a17 17 0 0 1 4-4.300M10 10a3 3 0 0 0 4 4",
    /// A place.
    Place: "M12 21s7-6 7-11a7 7 0 0 0-14 0c0 5 7 11 7 11zM12 12a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z",
    /// A telephone.
    Phone: "M6 3h4l2 5-2.5 2a12 12 0 0 0 4.5 4.500l2-2.5 5 2v4a2 2 0 0 1-2 2A16 16 0 0 1 4 5a2 2 0 0 1 2-2z",
    /// Sign out.
    Leave: "M14 4H5v16h9M10 12h11M17 8l4 4-4 4",
    /// A lock.
    Lock: "M6 10h12v10H6zM8 10V7a4 4 0 0 1 8 0v3M12 14v2",
    /// No network.
    Offline: "M3 3l18 18M5 12a10 10 0 0 1 4-2.600M2 8.500A15 15 0 0 1 6 6M12 5.500a15 15 0 0 1 10 3M15 9.800a10 10 0 0 1 4 2.200M8.5 15.500a5 5 0 0 1 7 0M12 19v.5",
    /// Send.
    Send: "M4 12l17-8-6 17-3-7zM12 14l9-10",
    /// What is announced: a bell.
    Bell: "M6 17v-6a6 6 0 0 1 12 0v6l2 2H4zM10 21h4",
    /// Menu.
    More: "M5 12h.5M12 12h.5M19 12h.5",
}

/// Properties of [`Icon`].
#[derive(Clone, PartialEq, Properties)]
pub struct IconProps {
    /// What it shows.
    pub glyph: Glyph,
}

/// A line icon beside words; hidden from screen readers.
#[component]
pub fn Icon(props: &IconProps) -> Html {
    html! {
        <svg class="ds-icon icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d={props.glyph.path()} />
        </svg>
    }
}
