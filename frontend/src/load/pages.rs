//! Lists that come page by page.

use std::rc::Rc;

use jiff::Timestamp;
use shared::endpoint::{Cursor, Endpoint, Nothing, Page, url};
use yew::prelude::*;

use super::{Load, Reply, Shown, use_reading};
use crate::api::{Failure, Source, Value, use_api};

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

/// The entries after one more page, and where to go on.
type Entries = (Value, Option<Cursor>);

/// Puts the entries of a page behind those before it; `None` when it is no such page.
type Extend = fn(Option<&Value>, &Value) -> Option<Entries>;

fn extended<T: Clone + 'static>(before: Option<&Value>, page: &Value) -> Option<Entries> {
    let page = page.downcast_ref::<Page<T>>()?;
    let mut items = before.and_then(|items| items.downcast_ref::<Vec<T>>()).cloned().unwrap_or_default();
    items.extend_from_slice(&page.items);
    Some((Rc::new(items), page.next.clone()))
}

/// The entries so far and where to go on.
#[derive(Clone)]
struct Listed {
    extend: Extend,
    shown: Shown,
    next: Option<Cursor>,
    busy: bool,
    failure: Option<Failure>,
}

enum Act {
    First(super::Act),
    More,
    /// What stands behind that position.
    Further(Cursor, Reply),
    Put(Value),
}

impl Listed {
    fn from_kept(extend: Extend, page: Option<Value>) -> Self {
        let (items, next) = page.and_then(|page| extend(None, &page)).unzip();
        Self { extend, shown: Shown::from_kept(items), next: next.flatten(), busy: false, failure: None }
    }

    /// With the first page as this device kept it, while nothing else is here.
    fn meanwhile(&self, page: &Value, read_at: Timestamp) -> Self {
        let Some((items, _)) = (self.extend)(None, page) else { return self.clone() };
        Self { shown: self.shown.meanwhile(items, read_at), ..self.clone() }
    }

    /// After a page that stands behind the entries `before`.
    fn with(&self, before: Option<&Value>, page: &Value) -> Self {
        match (self.extend)(before, page) {
            Some((items, next)) => Self { next, ..self.put(items) },
            None => Self { busy: false, failure: Some(Failure::Unreadable), ..self.clone() },
        }
    }

    fn first(&self, reply: Reply) -> Self {
        match reply {
            Ok(page) => self.with(None, &page),
            Err(failure) => {
                Self { shown: self.shown.after(Err(failure)), busy: false, failure: None, ..self.clone() }
            }
        }
    }

    fn further(&self, reply: Reply) -> Self {
        match reply {
            Ok(page) => self.with(self.shown.state.value(), &page),
            Err(failure) => Self { failure: Some(failure), busy: false, ..self.clone() },
        }
    }

    fn put(&self, items: Value) -> Self {
        Self { shown: self.shown.after(Ok(items)), busy: false, failure: None, ..self.clone() }
    }
}

impl Reducible for Listed {
    type Action = Act;

    fn reduce(self: Rc<Self>, act: Act) -> Rc<Self> {
        Rc::new(match act {
            Act::First(super::Act::Begin(kept)) => Self::from_kept(self.extend, kept),
            Act::First(super::Act::Meanwhile(page, read_at)) => self.meanwhile(&page, read_at),
            Act::First(super::Act::Reply(reply)) => self.first(reply),
            Act::More => Self { busy: true, failure: None, ..(*self).clone() },
            Act::Further(after, reply) if self.next.as_ref() == Some(&after) => self.further(reply),
            // It belongs to a list that is shown no more.
            Act::Further(..) => return self,
            Act::Put(items) => self.put(items),
        })
    }
}

/// Loads a list page by page; `query` makes the query for a position, and a change of it starts afresh.
#[hook]
pub fn use_pages<E, T>(path: E::Path, query: impl Fn(Option<Cursor>) -> E::Query) -> Pages<T>
where
    T: Clone + 'static,
    E: Endpoint<Reply = Page<T>>,
{
    use_pages_of(|after| Source::of::<E>(url::<E>(&path, &query(after))))
}

/// The same of an endpoint that is asked by a body: `question` makes it for a position.
#[hook]
pub fn use_asked_pages<E, T>(path: E::Path, question: impl Fn(Option<Cursor>) -> E::Body) -> Pages<T>
where
    T: Clone + 'static,
    E: Endpoint<Query = Nothing, Reply = Page<T>>,
{
    use_pages_of(|after| {
        // A question is a plain struct, and those can be written.
        let question = serde_json::to_string(&question(after)).unwrap_or_default();
        Source::of::<E>(url::<E>(&path, &Nothing {})).asking(question)
    })
}

/// As [`use_pages`], of a source for each position.
#[hook]
pub(crate) fn use_pages_of<T: Clone + 'static>(source: impl Fn(Option<Cursor>) -> Source) -> Pages<T> {
    let (listed, reload) = use_listed(source(None), extended::<T>);
    let next = listed.next.clone().map(|cursor| (cursor.clone(), source(Some(cursor))));
    let onmore = use_more(&listed, next);
    let put = listed.dispatcher().to_callback().reform(Act::Put);
    Pages {
        list: Load::new(&listed.shown, reload, &put),
        more: listed.next.is_some(),
        busy: listed.busy,
        failure: listed.failure.clone(),
        onmore,
    }
}

/// The first page, and the way to ask for it again.
#[hook]
fn use_listed(source: Source, extend: Extend) -> (UseReducerHandle<Listed>, Callback<()>) {
    let api = use_api();
    let listed = use_reducer(|| Listed::from_kept(extend, api.kept(&source.name())));
    let reload = use_reading(source, listed.dispatcher().to_callback().reform(Act::First));
    (listed, reload)
}

/// What `Xem thêm` does: reads from `next`, once.
#[hook]
fn use_more(listed: &UseReducerHandle<Listed>, next: Option<(Cursor, Source)>) -> Callback<()> {
    let api = use_api();
    let (dispatch, busy, next) = (listed.dispatcher(), listed.busy, next.map(Rc::new));
    Callback::from(move |()| {
        if let (Some(next), false) = (next.clone(), busy) {
            let (api, dispatch) = (api.clone(), dispatch.clone());
            dispatch.dispatch(Act::More);
            yew::platform::spawn_local(async move {
                let (after, source) = &*next;
                let page = api.read_from(source).await;
                dispatch.dispatch(Act::Further(after.clone(), page));
            });
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(items: &[u8], next: Option<&str>) -> Reply {
        Ok(Rc::new(Page { items: items.to_vec(), next: next.map(|next| Cursor(next.to_owned())) }))
    }

    fn first(items: &[u8]) -> Rc<Listed> {
        let nothing = Rc::new(Listed::from_kept(extended::<u8>, None));
        nothing.reduce(Act::First(super::super::Act::Reply(page(items, Some("a")))))
    }

    fn after(position: &str) -> Cursor {
        Cursor(position.to_owned())
    }

    #[test]
    fn a_late_page_of_another_list_is_not_put_below_this_one() {
        let listed =
            first(&[1]).reduce(Act::More).reduce(Act::Further(after("of another"), page(&[9], None)));
        assert_eq!((items(&listed), listed.next.is_some(), listed.busy), (vec![1], true, true));
    }

    fn items(listed: &Listed) -> Vec<u8> {
        let items = listed.shown.state.value().and_then(|items| items.downcast_ref::<Vec<u8>>());
        items.cloned().unwrap_or_default()
    }

    #[test]
    fn pages_follow_each_other_until_there_are_no_more() {
        let first = first(&[1, 2]);
        assert!(first.next.is_some());
        let second = first.reduce(Act::More).reduce(Act::Further(after("a"), page(&[3], None)));
        assert_eq!((items(&second), second.next.is_some(), second.busy), (vec![1, 2, 3], false, false));
    }

    #[test]
    fn a_page_that_fails_leaves_those_before_it() {
        let failed = first(&[1]).reduce(Act::Further(after("a"), Err(Failure::Timeout)));
        assert_eq!((items(&failed), failed.failure.clone()), (vec![1], Some(Failure::Timeout)));
        assert!(failed.next.is_some());
    }

    #[test]
    fn a_page_kept_from_before_begins_the_list() {
        let kept = Listed::from_kept(extended::<u8>, page(&[1], Some("a")).ok());
        assert_eq!((items(&kept), kept.next.is_some()), (vec![1], true));
    }
}
