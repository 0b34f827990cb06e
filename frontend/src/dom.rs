//! The few things asked of the browser directly. Each does nothing where there is no browser.

use std::cell::{Cell, RefCell};

use jiff::Timestamp;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, FocusOptions, HtmlAnchorElement, HtmlElement, Url};
use yew::NodeRef;

const APP_NAME: &str = "Sổ tay đảng viên";

thread_local! {
    static MOVED: Cell<bool> = const { Cell::new(false) };
    static TRAIL: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// The present instant by the browser's clock.
pub fn now() -> Timestamp {
    // A JavaScript date is a whole number of milliseconds far inside what a timestamp holds.
    Timestamp::from_millisecond(js_sys::Date::now() as i64).unwrap_or(Timestamp::UNIX_EPOCH)
}

/// A fresh id for something created here: `dom::new_id(MeetingId::from_parts)`.
pub fn new_id<I>(make: impl Fn(u64, u128) -> I) -> I {
    let milliseconds = u64::try_from(now().as_millisecond()).unwrap_or_default();
    // Ten draws of a byte each: the 80 random bits of an id. It must only never repeat, not be secret.
    let random = (0..10).fold(0_u128, |bits, _| bits << 8 | (js_sys::Math::random() * 256.0) as u128);
    make(milliseconds, random)
}

/// Sets the window's title.
pub fn set_title(title: &str) {
    if let Some(document) = web_sys::window().and_then(|window| window.document()) {
        document.set_title(&format!("{title} · {APP_NAME}"));
    }
}

/// Puts the focus on an element of ours.
pub fn focus(node: &NodeRef) {
    take_focus(node.cast());
}

/// Puts the focus on the control with this id.
pub fn focus_by_id(id: &str) {
    let element = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id(id))
        .and_then(|element| element.dyn_into().ok());
    take_focus(element);
}

fn take_focus(element: Option<HtmlElement>) {
    if let Some(element) = element {
        // A focus that the browser refuses harms nothing.
        let _ = element.focus();
    }
}

/// Puts the focus on a page's title, unless it is the page with which the app opened. Scrolls nothing.
pub fn focus_after_navigation(title: &NodeRef) {
    let is_first = !MOVED.replace(true);
    if let (false, Some(title)) = (is_first, title.cast::<HtmlElement>()) {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        // A focus that the browser refuses harms nothing.
        let _ = title.focus_with_options(&options);
    }
}

/// Shows what has taken the place of something else on the same page: from the top, and with the focus on it for those
/// who do not see it change.
pub fn begin_at(id: &str) {
    let Some(window) = web_sys::window() else { return };
    window.scroll_to_with_x_and_y(0.0, 0.0);
    let element = window.document().and_then(|document| document.get_element_by_id(id));
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        // A focus that the browser refuses harms nothing.
        let _ = element.focus_with_options(&options);
    }
}

/// Notes where one is now, so that the way back is known; new places begin at their top.
pub fn arrived(path: &str) {
    let forward = TRAIL.with_borrow_mut(|trail| walk(trail, path));
    if forward && let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Adds a place to the trail or steps back on it; says whether the place is new.
fn walk(trail: &mut Vec<String>, path: &str) -> bool {
    if trail.last().is_some_and(|last| last == path) {
        return false;
    }
    let back = trail.len() >= 2 && trail[trail.len() - 2] == path;
    if back {
        trail.pop();
    } else {
        trail.push(path.to_owned());
    }
    !back
}

/// The present place will be replaced by the next one.
pub fn leaves_no_trace() {
    TRAIL.with_borrow_mut(|trail| {
        trail.pop();
    });
}

/// Steps back in the browser's history when one came from within the app; says whether it did.
pub fn step_back() -> bool {
    let came_from_within = TRAIL.with_borrow(|trail| trail.len() >= 2);
    came_from_within && history_back().is_some()
}

fn history_back() -> Option<()> {
    web_sys::window()?.history().ok()?.back().ok()
}

/// Names a place of the present page in the address, without going there: what it names may not be there yet.
pub fn name_place(id: &str) {
    let history = web_sys::window().and_then(|window| window.history().ok());
    if let Some(history) = history {
        let state = history.state().unwrap_or(JsValue::NULL);
        // An address that stays without the place opens the page at its top.
        let _ = history.replace_state_with_url(&state, "", Some(&format!("#{id}")));
    }
}

/// Puts the address of a place of the present page on the clipboard; says whether the browser lets us.
pub fn copy_place(id: &str) -> bool {
    let Some(window) = web_sys::window() else { return false };
    let Ok(address) = window.location().href() else { return false };
    let clipboard = window.navigator().clipboard();
    // Browsers give it to pages of a safe origin alone.
    if clipboard.is_undefined() {
        return false;
    }
    let page = address.split('#').next().unwrap_or_default().to_owned();
    // A browser that refuses says so nowhere; the address itself bears the place, too.
    let _ = clipboard.write_text(&(page + &format!("#{id}")));
    true
}

/// Shows the element that the address names behind `#`, for what was not there yet when the page was opened.
pub fn show_named_place() {
    let Some(window) = web_sys::window() else { return };
    let name = window.location().hash().unwrap_or_default();
    let element = window.document().and_then(|page| page.get_element_by_id(name.trim_start_matches('#')));
    if let Some(element) = element {
        element.scroll_into_view();
        // Going there once more lets the browser mark it as the target; setting the same name again would do nothing.
        let _ = window.location().replace(&name);
    }
}

/// Opens the browser's print window.
pub fn print() {
    if let Some(window) = web_sys::window() {
        // A browser that cannot print says so itself.
        let _ = window.print();
    }
}

/// Offers a file for saving.
///
/// # Errors
/// What the browser says when it cannot.
pub fn save_file(name: &str, media_type: &str, bytes: &[u8]) -> Result<(), JsValue> {
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
    let kind = BlobPropertyBag::new();
    kind.set_type(media_type);
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &kind)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let document = web_sys::window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
    let link: HtmlAnchorElement = document.create_element("a")?.dyn_into()?;
    link.set_href(&address);
    link.set_download(name);
    link.click();
    Url::revoke_object_url(&address)
}

/// The bytes of a text in base 64.
///
/// # Errors
/// When it is none.
pub fn from_base64(text: &str) -> Result<Vec<u8>, JsValue> {
    let binary = web_sys::window().ok_or(JsValue::NULL)?.atob(text)?;
    // Each sign stands for one byte.
    Ok(binary.chars().map(|sign| sign as u8).collect())
}

/// Whether the browser believes that there is a network.
pub fn is_online() -> bool {
    web_sys::window().is_none_or(|window| window.navigator().on_line())
}

/// Sets a `data-…` attribute of the root element, or takes it away.
pub fn set_root_data(name: &str, value: Option<&str>) {
    let Some(root) = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.document_element())
    else {
        return;
    };
    // Setting an attribute fails only for a name that is no name; ours are constants.
    let _ = match value {
        Some(value) => root.set_attribute(&format!("data-{name}"), value),
        None => root.remove_attribute(&format!("data-{name}")),
    };
}

#[cfg(test)]
mod tests {
    use super::walk;

    #[test]
    fn going_back_shortens_the_trail_and_going_on_lengthens_it() {
        let mut trail = Vec::new();
        assert!(walk(&mut trail, "/"));
        assert!(walk(&mut trail, "/sinh-hoat"));
        assert!(walk(&mut trail, "/sinh-hoat/1"));
        assert!(!walk(&mut trail, "/sinh-hoat"));
        assert_eq!(trail, ["/", "/sinh-hoat"]);
        assert!(!walk(&mut trail, "/sinh-hoat"));
    }
}
