//! Lists that come page by page.

use std::rc::Rc;

use shared::endpoint::{Cursor, Endpoint, Page, url};
use yew::prelude::*;

use super::{Load, Shown, Wanted};
use crate::api::{Api, Failure, use_api};

/// A list that comes page by page.
#[derive(PartialEq)]
pub struct Pages<T: 'static> {
    /// The entries so far.
    pub list: Load<Vec<T>>,
    /// Whether there are more.
    pub more: bool,
    /// The next page is on its way.
    pub busy: bool,
    /// Why the next page did not come.
    pub failure: Option<Failure>,
    /// Asks for the next page.
    pub onmore: Callback<()>,
}

impl<T> Clone for Pages<T> {
    fn clone(&self) -> Self {
        Self {
            list: self.list.clone(),
            more: self.more,
            busy: self.busy,
            failure: self.failure.clone(),
            onmore: self.onmore.clone(),
        }
    }
}

/// The entries so far and where to go on.
struct Listed<T> {
    shown: Shown<Vec<T>>,
    next: Option<Cursor>,
    busy: bool,
    failure: Option<Failure>,
}

type Reply<T> = Result<Rc<Page<T>>, Failure>;

enum Act<T> {
    Begin(Option<Rc<Page<T>>>),
    First(Reply<T>),
    More,
    Further(Reply<T>),
    Put(Vec<T>),
}

impl<T: Clone> Listed<T> {
    fn from_kept(page: Option<Rc<Page<T>>>) -> Self {
        let next = page.as_ref().and_then(|page| page.next.clone());
        let shown = Shown::from_kept(page.map(|page| Rc::new(page.items.clone())));
        Self { shown, next, busy: false, failure: None }
    }

    fn first(&self, reply: Reply<T>) -> Self {
        let next = reply.as_ref().map_or_else(|_| self.next.clone(), |page| page.next.clone());
        let shown = self.shown.after(reply.map(|page| Rc::new(page.items.clone())));
        Self { shown, next, busy: false, failure: None }
    }

    fn further(&self, reply: Reply<T>) -> Self {
        match reply {
            Ok(page) => {
                let before = self.shown.state.value().into_iter().flat_map(|items| items.iter());
                let items = before.chain(&page.items).cloned().collect();
                Self { next: page.next.clone(), ..self.put(items) }
            }
            Err(failure) => Self { failure: Some(failure), busy: false, ..self.same() },
        }
    }

    fn put(&self, items: Vec<T>) -> Self {
        Self { shown: Shown::fresh(items), next: self.next.clone(), busy: false, failure: None }
    }

    fn same(&self) -> Self {
        Self {
            shown: self.shown.clone(),
            next: self.next.clone(),
            busy: self.busy,
            failure: self.failure.clone(),
        }
    }
}

impl<T: Clone> Reducible for Listed<T> {
    type Action = Act<T>;

    fn reduce(self: Rc<Self>, act: Act<T>) -> Rc<Self> {
        Rc::new(match act {
            Act::Begin(kept) => Self::from_kept(kept),
            Act::First(reply) => self.first(reply),
            Act::More => Self { busy: true, failure: None, ..self.same() },
            Act::Further(reply) => self.further(reply),
            Act::Put(items) => self.put(items),
        })
    }
}

/// Loads a list page by page; `query` makes the query for a position, and a change of it starts afresh.
#[hook]
pub fn use_pages<E, T>(path: E::Path, query: impl Fn(Option<Cursor>) -> E::Query + 'static) -> Pages<T>
where
    T: Clone + 'static,
    E: Endpoint<Reply = Page<T>>,
{
    let api = use_api();
    let first = url::<E>(&path, &query(None));
    let shown = use_mut_ref(|| first.clone());
    let listed = use_reducer(|| Listed::from_kept(api.kept(&first)));
    let round = use_state(|| 0_u32);
    {
        let (api, dispatch) = (api.clone(), listed.dispatcher());
        use_effect_with((first, *round), move |(first, _)| {
            if shown.replace(first.clone()) != *first {
                dispatch.dispatch(Act::Begin(api.kept(first)));
            }
            let wanted = Wanted::default();
            fetch::<E, T>(api, first.clone(), wanted.clone(), move |page| {
                dispatch.dispatch(Act::First(page))
            });
            move || wanted.end()
        });
    }
    let next = listed.next.clone().map(|cursor| url::<E>(&path, &query(Some(cursor))));
    let reload = Callback::from(move |()| round.set(*round + 1));
    pages_of(&listed, reload, more::<E, T>(&listed, api, next))
}

/// What `Xem thêm` does.
fn more<E, T>(listed: &UseReducerHandle<Listed<T>>, api: Api, next: Option<String>) -> Callback<()>
where
    T: Clone + 'static,
    E: Endpoint<Reply = Page<T>>,
{
    let (dispatch, busy) = (listed.dispatcher(), listed.busy);
    Callback::from(move |()| {
        if let (Some(next), false) = (next.clone(), busy) {
            let dispatch = dispatch.clone();
            dispatch.dispatch(Act::More);
            let then = move |page| dispatch.dispatch(Act::Further(page));
            fetch::<E, T>(api.clone(), next, Wanted::default(), then);
        }
    })
}

fn pages_of<T: Clone + 'static>(
    listed: &UseReducerHandle<Listed<T>>,
    reload: Callback<()>,
    onmore: Callback<()>,
) -> Pages<T> {
    let dispatch = listed.dispatcher();
    let put = Callback::from(move |items| dispatch.dispatch(Act::Put(items)));
    Pages {
        list: Load::new(listed.shown.clone(), reload, put),
        more: listed.next.is_some(),
        busy: listed.busy,
        failure: listed.failure.clone(),
        onmore,
    }
}

fn fetch<E, T>(api: Api, address: String, wanted: Wanted, then: impl FnOnce(Reply<T>) + 'static)
where
    T: 'static,
    E: Endpoint<Reply = Page<T>>,
{
    yew::platform::spawn_local(async move {
        let page = api.read_url::<E>(&address).await;
        if wanted.still() {
            then(page);
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(items: &[u8], next: Option<&str>) -> Reply<u8> {
        Ok(Rc::new(Page { items: items.to_vec(), next: next.map(|next| Cursor(next.to_owned())) }))
    }

    fn items(listed: &Listed<u8>) -> Vec<u8> {
        listed.shown.state.value().map(|items| items.to_vec()).unwrap_or_default()
    }

    #[test]
    fn pages_follow_each_other_until_there_are_no_more() {
        let first = Rc::new(Listed::from_kept(None)).reduce(Act::First(page(&[1, 2], Some("a"))));
        assert!(first.next.is_some());
        let second = first.reduce(Act::More).reduce(Act::Further(page(&[3], None)));
        assert_eq!((items(&second), second.next.is_some(), second.busy), (vec![1, 2, 3], false, false));
    }

    #[test]
    fn a_page_that_fails_leaves_those_before_it() {
        let first = Rc::new(Listed::from_kept(None)).reduce(Act::First(page(&[1], Some("a"))));
        let failed = first.reduce(Act::Further(Err(Failure::Timeout)));
        assert_eq!((items(&failed), failed.failure.clone()), (vec![1], Some(Failure::Timeout)));
        assert!(failed.next.is_some());
    }
}
