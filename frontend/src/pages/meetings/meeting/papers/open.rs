//! Opening a paper: a picture or a PDF beside the app, anything else into the folder of downloads.

use shared::file::FileLink;
use web_sys::Window;

/// A window that waits for an address.
pub struct Waiting(Option<Window>);

/// Opens a window at once: browsers allow that only in answer to a press, and the address comes a little later.
pub fn wait_for_address(opens_in_browser: bool) -> Waiting {
    let window = web_sys::window().filter(|_| opens_in_browser);
    Waiting(window.and_then(|window| window.open_with_url_and_target("", "_blank").ok().flatten()))
}

impl Waiting {
    /// Shows the file; where no window could be opened, in place of the app, to which one comes back.
    pub fn show(self, link: &FileLink) {
        let window = self.0.or_else(web_sys::window);
        if let Some(window) = window {
            // A browser that refuses says so itself.
            let _ = window.location().set_href(&link.url);
        }
    }

    /// There is nothing to show.
    pub fn close(self) {
        if let Some(window) = self.0 {
            // One that is closed already needs no more.
            let _ = window.close();
        }
    }
}
