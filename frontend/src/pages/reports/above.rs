//! The committee's view: which month or period, the sum, and a line for each organisation directly below.

use serde::{Deserialize, Serialize};
use shared::id::OrgId;
use shared::org::OrgAt;
use shared::period::{Period, Span};
use shared::report::{
    FindReportSum, ListReportLines, ReportLine, ReportOf, ReportStanding, ReportSumQuery, ReportsQuery,
};
use shared::time::local_date;
use yew::prelude::*;

use super::lines::{lines, nothing, sum};
use super::periods::{choices, recent, recent_months};
use crate::dom;
use crate::form::Bind;
use crate::load::{use_asked_pages, use_load};
use crate::parts::{DelayedSearch, Opt, Section, Segmented, SelectField, Stack};
use crate::route::use_query_and_words;

/// What the address says.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
struct Asked {
    /// Reports of meetings or of periods.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    loai: Option<ReportOf>,
    /// Which month or period; this month when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    ky: Option<Period>,
    /// Only those that stand so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    tinh_trang: Option<ReportStanding>,
}

/// Properties of [`ReportsAbove`].
#[derive(Clone, PartialEq, Properties)]
pub struct ReportsAboveProps {
    /// Above whom.
    pub org: OrgId,
}

/// The reports of those below.
#[component]
pub fn ReportsAbove(props: &ReportsAboveProps) -> Html {
    let ((asked, words), put) = use_query_and_words::<Asked>();
    let onask = {
        let words = words.clone();
        put.reform(move |asked| (asked, words.clone()))
    };
    let today = local_date(dom::now());
    let of = asked.loai.unwrap_or_default();
    let period = asked.ky.unwrap_or_else(|| Period::month_of(today));
    let at = OrgAt { org: props.org };
    let found = use_load::<FindReportSum>(at, ReportSumQuery { of, period: Some(period) });
    let pages = {
        let (standing, q) = (asked.tinh_trang, Some(words.clone()).filter(|words| !words.is_empty()));
        use_asked_pages::<ListReportLines, ReportLine>(at, move |after| ReportsQuery {
            of,
            period: Some(period),
            standing,
            q: q.clone(),
            after,
        })
    };
    let onstanding = {
        let asked = asked.clone();
        onask.reform(move |tinh_trang| Asked { tinh_trang, ..asked.clone() })
    };
    let onsearch = {
        let asked = asked.clone();
        put.reform(move |words: String| (asked.clone(), words))
    };
    let standings: Vec<_> =
        ReportStanding::ALL.into_iter().map(|standing| Opt::new(standing, standing.label())).collect();
    let bind = Bind::new("tinh_trang", asked.tinh_trang, onstanding);
    html! {
        <Section title="Báo cáo của các tổ chức trực thuộc">
            { which(&asked, of, period, today, &onask) }
            { found.show(|found| sum(found, period, of)) }
            <Stack>
                <SelectField<ReportStanding> label="Tình trạng" {bind} options={standings} none="Tất cả" />
                <DelayedSearch label="Tìm theo tên tổ chức" value={words.clone()} {onsearch} />
                { pages.show(nothing(!words.is_empty() || asked.tinh_trang.is_some()), |found| lines(found)) }
            </Stack>
        </Section>
    }
}

/// Meetings or periods, and of when.
fn which(
    asked: &Asked,
    of: ReportOf,
    period: Period,
    today: jiff::civil::Date,
    onask: &Callback<Asked>,
) -> Html {
    let kinds: Vec<_> = ReportOf::ALL.into_iter().map(|of| Opt::new(of, of.label())).collect();
    let onkind = {
        let asked = asked.clone();
        onask.reform(move |of| Asked { loai: Some(of), ky: None, ..asked.clone() })
    };
    let periods = match of {
        ReportOf::Meetings => recent_months(today),
        ReportOf::Period => {
            let spans = [Span::Year, Span::Half(1), Span::Month(1)];
            spans.into_iter().flat_map(|span| recent(today, span)).collect()
        }
    };
    let onperiod = {
        let asked = asked.clone();
        onask.reform(move |ky: Option<Period>| Asked { ky, ..asked.clone() })
    };
    let bind = Bind::new("ky", Some(period), onperiod);
    html! {
        <Stack>
            <Segmented<ReportOf> id="loai" label="Loại báo cáo" options={kinds} value={Some(of)} onchange={onkind} />
            <SelectField<Period> label="Kỳ" {bind} options={choices(periods, period)} none="Tháng này" />
        </Stack>
    }
}
