//! The app: providers, the gate, and which page an address opens.

use yew::prelude::*;
use yew_router::BrowserRouter;
use yew_router::hooks::{use_location, use_route};

use crate::dom;
use crate::load::FailureNotice;
use crate::pages::{Lazy, fetch_ahead};
use crate::parts::{Page, Shape, Skeleton, Toasts};
use crate::route::{Route, use_nav};
use crate::session::{SessionProvider, SessionState, use_session};
use crate::shell::{Bare, Shell};

/// The whole app.
#[component]
pub fn App() -> Html {
    html! {
        <BrowserRouter>
            <Toasts>
                <SessionProvider><Gate /></SessionProvider>
            </Toasts>
        </BrowserRouter>
    }
}

/// Lets a page through to those who are signed in; shows everybody else where to sign in, at the same address.
#[component]
fn Gate() -> Html {
    let session = use_session();
    let route = use_route::<Route>().unwrap_or(Route::NotFound);
    let path = use_location().map(|location| location.path().to_owned()).unwrap_or_default();
    use_effect_with(path.clone(), |path| dom::arrived(path));
    let viewer = match &*session.state {
        SessionState::SignedIn(viewer) => Some(viewer.clone()),
        _ => None,
    };
    use_effect_with(viewer.as_ref().map(|viewer| viewer.session), move |_| {
        if let Some(viewer) = viewer {
            fetch_ahead(&viewer);
        }
    });
    match &*session.state {
        SessionState::SignedIn(_) if route == Route::SignIn => html! { <ToToday /> },
        state if route.is_open() && !(route.is_for_all() && matches!(state, SessionState::SignedIn(_))) => {
            html! { <Bare key={path.clone()}><Lazy {route} /></Bare> }
        }
        SessionState::Restoring => html! { <Bare><Skeleton shape={Shape::Cards} /></Bare> },
        SessionState::SignedOut => html! { <Bare key="sign-in"><Lazy route={Route::SignIn} /></Bare> },
        SessionState::Unknown(failure) => {
            let onretry = {
                let session = session.clone();
                Callback::from(move |()| session.restore())
            };
            html! {
                <Bare>
                    <Page title="Chưa mở được sổ tay">
                        <FailureNotice failure={failure.clone()} {onretry} />
                    </Page>
                </Bare>
            }
        }
        SessionState::SignedIn(viewer) => html! {
            <ContextProvider<std::rc::Rc<crate::session::Viewer>> context={viewer.clone()}>
                <Shell route={route.clone()}>
                    // Another address or another hat is another page: nothing of the old one stays behind.
                    <Lazy key={format!("{path} {}", viewer.org())} {route} />
                </Shell>
            </ContextProvider<std::rc::Rc<crate::session::Viewer>>>
        },
    }
}

/// Signed in already: on to the first page.
#[component]
fn ToToday() -> Html {
    let nav = use_nav();
    use_effect_with((), move |()| nav.replace(&Route::Today));
    Html::default()
}
