//! What lies with an organisation: what waits, the longest overdue first, and what is over; narrowed by how it stands,
//! what it is and whose branch, or found by its number.

use serde::{Deserialize, Serialize};
use shared::endpoint::{Nothing, url};
use shared::feedback::{
    FeedbackKind, FeedbackLine, FeedbackQuery, FeedbackSearch, FeedbackStage, FeedbackState, ListFeedback,
    SearchFeedback,
};
use shared::id::OrgId;
use shared::org::{FindOrg, OrgAt};
use shared::time::local_date;
use yew::prelude::*;

use super::line::{Side, line};
use crate::api::Source;
use crate::dom;
use crate::form::Bind;
use crate::load::{Pages, use_load, use_pages_of};
use crate::parts::{
    ButtonLink, DelayedSearch, EmptyState, Glyph, Grid, Kind, List, Opt, Page, Segmented, SelectField, Text,
};
use crate::route::{Route, use_query};

/// What is shown, as the address keeps it. A number is typed, and stays out of it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
struct Shown {
    #[serde(default)]
    xem: FeedbackStage,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    trang_thai: Option<FeedbackState>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    loai: Option<FeedbackKind>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    chi_bo: Option<OrgId>,
}

impl Shown {
    fn query(self) -> FeedbackQuery {
        let Self { xem: stage, trang_thai: state, loai: kind, chi_bo: branch } = self;
        FeedbackQuery { stage, state, kind, branch, after: None }
    }

    fn is_narrowed(self) -> bool {
        self != Self { xem: self.xem, ..Self::default() }
    }
}

/// Properties of [`FeedbackDesk`].
#[derive(Clone, Copy, PartialEq, Properties)]
pub struct FeedbackDeskProps {
    /// Of which organisation.
    pub org: OrgId,
}

/// The page.
#[component]
pub fn FeedbackDesk(props: &FeedbackDeskProps) -> Html {
    let org = props.org;
    let (shown, show) = use_query::<Shown>();
    let number = use_state(String::new);
    let view = use_load::<FindOrg>(OrgAt { org }, Nothing {});
    let name = view.ready().map(|view| view.org.name.clone()).unwrap_or_default();
    let pages = use_lines(org, shown, (*number).clone());
    let branches = use_branches(&pages);
    let stages: Vec<_> = FeedbackStage::ALL.into_iter().map(|stage| Opt::new(stage, stage.label())).collect();
    let onstage = show.reform(|xem| Shown { xem, ..Shown::default() });
    let onsearch = {
        let number = number.clone();
        Callback::from(move |typed| number.set(typed))
    };
    let today = local_date(dom::now());
    let counts = Route::FeedbackCounts { org };
    let action = html! { <ButtonLink to={counts} kind={Kind::Secondary} icon={Glyph::Chart}>{ "Tổng hợp" }</ButtonLink> };
    html! {
        <Page title="Ý kiến gửi đến" under={html! { { name } }} back={Route::MyFeedback} {action}>
            <DelayedSearch label="Tìm theo số, ví dụ 12/2026" value={(*number).clone()} {onsearch} />
            if number.is_empty() {
                <Segmented<FeedbackStage> id="xem" label="Xem" options={stages} value={Some(shown.xem)} onchange={onstage} />
                { narrowing(shown, &branches, &show) }
            }
            { pages.show(nothing(shown, !number.is_empty()), |lines| html! {
                <List>{ for lines.iter().map(|entry| line(entry, Side::Holder, today)) }</List>
            }) }
        </Page>
    }
}

/// The lines that are asked for.
#[hook]
fn use_lines(org: OrgId, shown: Shown, number: String) -> Pages<FeedbackLine> {
    use_pages_of(move |after| {
        let at = OrgAt { org };
        if number.is_empty() {
            return Source::of::<ListFeedback>(url::<ListFeedback>(
                &at,
                &FeedbackQuery { after, ..shown.query() },
            ));
        }
        // A question is a plain struct, and those can be written.
        let question = serde_json::to_string(&FeedbackSearch { number: number.clone() }).unwrap_or_default();
        Source::of::<SearchFeedback>(url::<SearchFeedback>(&at, &Nothing {})).asking(question)
    })
}

/// The branches that have been seen in the lines, so that one can be chosen; those seen before stay.
#[hook]
fn use_branches(pages: &Pages<FeedbackLine>) -> Vec<(OrgId, String)> {
    let seen = use_state(Vec::<(OrgId, String)>::new);
    let mut now = (*seen).clone();
    for line in pages.list.ready().iter().flat_map(|lines| lines.iter()) {
        if !now.iter().any(|(org, _)| *org == line.branch) {
            now.push((line.branch, line.branch_name.clone()));
        }
    }
    now.sort_by_cached_key(|(_, name)| shared::text::name_sort_key(name));
    {
        let (seen, now) = (seen.clone(), now.clone());
        use_effect_with(now, move |now| {
            if *seen != *now {
                seen.set(now.clone());
            }
        });
    }
    now
}

/// The three choices that narrow the list.
fn narrowing(shown: Shown, branches: &[(OrgId, String)], show: &Callback<Shown>) -> Html {
    let states = FeedbackState::ALL.into_iter().filter(|state| state.stage() == shown.xem);
    let states: Vec<_> = states.map(|state| Opt::new(state, state.label())).collect();
    let kinds: Vec<_> = FeedbackKind::ALL.into_iter().map(|kind| Opt::new(kind, kind.label())).collect();
    let units: Vec<_> = branches.iter().map(|(org, name)| Opt::new(*org, name.clone())).collect();
    let onstate = show.reform(move |trang_thai| Shown { trang_thai, ..shown });
    let onkind = show.reform(move |loai| Shown { loai, ..shown });
    let onunit = show.reform(move |chi_bo| Shown { chi_bo, ..shown });
    html! {
        <Grid>
            <SelectField<FeedbackState> label="Trạng thái" none="Tất cả" optional=true options={states} bind={Bind::new("trang-thai", shown.trang_thai, onstate)} />
            <SelectField<FeedbackKind> label="Loại" none="Tất cả" optional=true options={kinds} bind={Bind::new("loai", shown.loai, onkind)} />
            if units.len() > 1 || shown.chi_bo.is_some() {
                <SelectField<OrgId> label="Chi bộ của người gửi" none="Tất cả" optional=true options={units} bind={Bind::new("chi-bo", shown.chi_bo, onunit)} />
            }
        </Grid>
    }
}

fn nothing(shown: Shown, by_number: bool) -> Html {
    let (title, words) = match (by_number, shown.is_narrowed(), shown.xem) {
        (true, ..) => ("Không có ý kiến nào mang số này", "Số gồm số thứ tự và năm, ví dụ 12/2026."),
        (_, true, _) => ("Không có ý kiến nào như vậy", "Đồng chí chọn “Tất cả” để xem lại toàn bộ."),
        (_, _, FeedbackStage::Waiting) => (
            "Không có ý kiến nào chờ trả lời",
            "Đảng viên gửi ý kiến từ mục “Ý kiến”; ý kiến đến hạn trước đứng trước.",
        ),
        (_, _, FeedbackStage::Over) => {
            ("Chưa có ý kiến nào đã xong", "Ý kiến đã trả lời hoặc đã rút đứng ở đây, mới nhất trước.")
        }
    };
    html! { <EmptyState icon={Glyph::Check} {title}><Text>{ words }</Text></EmptyState> }
}
