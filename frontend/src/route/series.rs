//! The list one came from: its entries are kept with the step in the history, so that the next one is a press away and
//! `Quay lại` leads to the list. Who opens an address by itself comes from no list.

use std::rc::Rc;

use yew::prelude::*;
use yew_router::hooks::use_location;

use super::Route;
use super::nav::{Nav, opens_here, use_nav};

/// The addresses of a list, in its order.
#[derive(Debug, Clone, PartialEq)]
pub struct Series(Rc<[Route]>);

/// Where an address stands in its list.
#[derive(Debug, Clone, PartialEq)]
pub struct InSeries {
    /// The list.
    pub series: Series,
    /// Its place, from 0.
    pub place: usize,
}

impl Series {
    /// The list of these addresses.
    pub fn of(routes: impl IntoIterator<Item = Route>) -> Self {
        Self(routes.into_iter().collect())
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// Where an address stands in it.
    pub fn find(&self, route: &Route) -> Option<InSeries> {
        let place = self.0.iter().position(|one| one == route)?;
        Some(InSeries { series: self.clone(), place })
    }
}

impl InSeries {
    /// The entry before it.
    pub fn previous(&self) -> Option<Route> {
        self.series.0.get(self.place.checked_sub(1)?).cloned()
    }

    /// The entry after it.
    pub fn next(&self) -> Option<Route> {
        self.series.0.get(self.place + 1).cloned()
    }
}

/// As [`super::use_go`], from a list: what is opened knows its neighbours. `place` is one in the page, as its address
/// names it.
#[hook]
pub fn use_go_from(series: Option<Series>, to: Route, place: Option<AttrValue>) -> Callback<MouseEvent> {
    let nav = use_nav();
    Callback::from(move |event: MouseEvent| {
        if opens_here(&event) && nav.is_there() {
            event.prevent_default();
            nav.go_from(series.as_ref(), &to, place.as_deref());
        }
    })
}

/// Where the present address stands in the list that one came from; `None` when it was opened by itself.
#[hook]
pub fn use_series(here: &Route) -> Option<InSeries> {
    let series = use_location()?.state::<Series>()?;
    series.find(here)
}

/// What leads to a neighbour: it takes the place of the present one, so that `Quay lại` leads to the list.
#[hook]
pub fn use_step() -> Callback<(Series, Route)> {
    let nav: Nav = use_nav();
    Callback::from(move |(series, to): (Series, Route)| nav.step(&series, &to))
}

#[cfg(test)]
mod tests {
    use shared::id::DocumentId;

    use super::*;

    fn document(number: u64) -> Route {
        Route::Document { document: DocumentId::from_parts(number, 0) }
    }

    #[test]
    fn an_entry_knows_its_neighbours_and_the_ends_have_one() {
        let series = Series::of([1, 2, 3].map(document));
        let at = |number| series.find(&document(number)).unwrap();
        assert_eq!((at(1).previous(), at(1).next()), (None, Some(document(2))));
        assert_eq!((at(2).previous(), at(2).next()), (Some(document(1)), Some(document(3))));
        assert_eq!((at(3).previous(), at(3).next()), (Some(document(2)), None));
        assert_eq!(series.find(&document(4)), None, "opened by itself");
        assert_eq!((at(2).place, series.count()), (1, 3));
    }
}
