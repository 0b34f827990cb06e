//! Puts a file at a presigned address and tells how far it is: `fetch` cannot say how much has been sent. Sums a file
//! up, so that an address can be asked for that takes nothing else.

use std::cell::{Cell, RefCell};
use std::future::poll_fn;
use std::rc::Rc;
use std::task::{Poll, Waker};

use gloo_events::EventListener;
use js_sys::{ArrayBuffer, Uint8Array};
use shared::file::FileHeader;
use shared::problem::{Problem, ProblemCode};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{EventTarget, File, ProgressEvent, XmlHttpRequest};

use crate::api::Failure;

/// A file that was there when it was chosen.
const UNREADABLE: &str = "Không đọc được tệp này trên máy. Xin chọn lại tệp.";

/// What the file store's refusal comes down to for a person; its own words are XML.
const REFUSED: &str = "Tệp chưa gửi được tới nơi lưu giữ. Xin thử lại.";

/// The SHA-256 of a file, in hexadecimal digits; the browser computes it.
///
/// # Errors
/// A problem with the file when it cannot be read, perhaps because it was moved since it was chosen.
pub async fn sha256(file: &File) -> Result<String, Failure> {
    let bytes = bytes_of(file).await?;
    let crypto = web_sys::window().and_then(|window| window.crypto().ok()).ok_or(Failure::Unreadable)?;
    let digest = crypto.subtle().digest_with_str_and_buffer_source("SHA-256", &bytes).map_err(unreadable)?;
    let digest = JsFuture::from(digest).await.map_err(unreadable)?;
    Ok(hex(&Uint8Array::new(&digest).to_vec()))
}

/// A small file in base 64, for a call that carries it in its body.
///
/// # Errors
/// As [`sha256`].
pub async fn base64(file: &File) -> Result<String, Failure> {
    let bytes = Uint8Array::new(&bytes_of(file).await?.into()).to_vec();
    // Each sign stands for one byte.
    let binary: String = bytes.into_iter().map(char::from).collect();
    let window = web_sys::window().ok_or(Failure::Unreadable)?;
    window.btoa(&binary).map_err(unreadable)
}

async fn bytes_of(file: &File) -> Result<ArrayBuffer, Failure> {
    let bytes = JsFuture::from(file.array_buffer()).await.map_err(unreadable)?;
    bytes.dyn_into().map_err(unreadable)
}

fn unreadable(_: JsValue) -> Failure {
    Failure::Problem(Problem::with(ProblemCode::FileRefused, UNREADABLE))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Sends the whole file with these headers; `report` hears how many percent have left.
///
/// # Errors
/// [`Failure::Offline`] when the connection broke, a problem worth retrying when the store refused.
pub async fn put(
    address: &str,
    headers: &[FileHeader],
    file: &File,
    report: impl Fn(u32) + 'static,
) -> Result<(), Failure> {
    let request = XmlHttpRequest::new().map_err(|_| Failure::Unreadable)?;
    request.open_with_async("PUT", address, true).map_err(|_| Failure::Unreadable)?;
    for FileHeader { name, value } in headers {
        request.set_request_header(name, value).map_err(|_| Failure::Unreadable)?;
    }
    let ended = Rc::new(Ended::default());
    let listeners = ["load", "error", "abort", "timeout"].map(|name| {
        let ended = ended.clone();
        EventListener::once(&request, name, move |_| ended.say())
    });
    let progress = request.upload().ok().map(|upload| listen(&upload, report));
    request.send_with_opt_blob(Some(file)).map_err(|_| Failure::Offline)?;
    ended.wait().await;
    drop((listeners, progress));
    outcome(request.status().unwrap_or_default())
}

/// A status of 0 means that no reply came at all.
fn outcome(status: u16) -> Result<(), Failure> {
    match status {
        200..300 => Ok(()),
        0 => Err(Failure::Offline),
        _ => Err(Failure::Problem(Problem::with(ProblemCode::Unavailable, REFUSED))),
    }
}

fn listen(upload: &EventTarget, report: impl Fn(u32) + 'static) -> EventListener {
    EventListener::new(upload, "progress", move |event| {
        let Some(progress) = event.dyn_ref::<ProgressEvent>() else { return };
        if progress.total() > 0.0 {
            // Between 0 and 100 by construction.
            report((progress.loaded() / progress.total() * 100.0) as u32);
        }
    })
}

/// Told once that the request came to its end.
#[derive(Default)]
struct Ended {
    done: Cell<bool>,
    waiting: RefCell<Option<Waker>>,
}

impl Ended {
    fn say(&self) {
        self.done.set(true);
        if let Some(waker) = self.waiting.take() {
            waker.wake();
        }
    }

    async fn wait(&self) {
        poll_fn(|context| {
            if self.done.get() {
                return Poll::Ready(());
            }
            *self.waiting.borrow_mut() = Some(context.waker().clone());
            Poll::Pending
        })
        .await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sum_is_written_in_digits() {
        assert_eq!(hex(&[0, 255, 16]), "00ff10");
    }

    #[test]
    fn what_the_store_answers_can_be_tried_again() {
        assert_eq!(outcome(200), Ok(()));
        assert_eq!(outcome(0), Err(Failure::Offline));
        assert!(outcome(403).is_err_and(|failure| failure.is_worth_retrying()));
    }
}
