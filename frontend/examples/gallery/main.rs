//! Prints a page that shows the parts, to look at them without a server:
//! `cargo run -p frontend --example gallery -- forms > gallery.html`, beside a built `app.css`.

mod content;
mod figures;
mod forms;
mod people;

use std::rc::Rc;

use frontend::route::Route;
use frontend::session::{Session, SessionState, Viewer};
use frontend::shell::Shell;
use yew::LocalServerRenderer;
use yew::prelude::*;

#[derive(Clone, PartialEq, Properties)]
struct SheetProps {
    name: AttrValue,
}

/// One sheet of the gallery in the app's own frame.
#[component]
fn Sheet(props: &SheetProps) -> Html {
    let viewer = Rc::new(people::secretary());
    let session = Session::still(SessionState::SignedIn(viewer.clone()));
    let content = match &*props.name {
        "forms" => html! { <forms::Forms /> },
        "figures" => html! { <figures::Figures /> },
        _ => html! { <content::Content /> },
    };
    html! {
        <ContextProvider<Session> context={session}>
            <ContextProvider<Rc<Viewer>> context={viewer}>
                <Shell route={Route::Meetings}>{ content }</Shell>
            </ContextProvider<Rc<Viewer>>>
        </ContextProvider<Session>>
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let name: AttrValue = std::env::args().nth(1).unwrap_or_else(|| "content".to_owned()).into();
    let sheet = LocalServerRenderer::<Sheet>::with_props(SheetProps { name }).hydratable(false).render();
    let sheet = tokio::task::LocalSet::new().run_until(sheet).await;
    println!(
        "<!doctype html><html lang=\"vi\" data-color-scheme=\"auto\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>Gallery</title>\
         <link rel=\"stylesheet\" href=\"app.css\"></head><body data-color=\"neutral\">{sheet}</body></html>"
    );
}
