//! Ai đã rõ: how many below have acknowledged an announcement; in a branch, who still needs a word.

use serde::{Deserialize, Serialize};
use shared::announcement::{AcknowledgementsAt, FindAcknowledgements};
use shared::endpoint::Nothing;
use shared::id::{AnnouncementId, OrgId};
use yew::prelude::*;

use crate::load::use_load;
use crate::pages::documents::{Seen, receipt_report};
use crate::parts::Page;
use crate::route::{Route, use_query};
use crate::session::use_viewer;

/// Properties of [`Acknowledgements`].
#[derive(Clone, PartialEq, Properties)]
pub struct AcknowledgementsProps {
    /// Of which announcement.
    pub announcement: AnnouncementId,
}

/// From where it is looked at.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
struct From {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    to_chuc: Option<OrgId>,
}

/// The page.
#[component]
pub fn Acknowledgements(props: &AcknowledgementsProps) -> Html {
    let viewer = use_viewer();
    let (from, _) = use_query::<From>();
    let announcement = props.announcement;
    let at = AcknowledgementsAt { announcement, org: from.to_chuc.unwrap_or(viewer.org()) };
    let load = use_load::<FindAcknowledgements>(at, Nothing {});
    let under = load.ready().map_or_else(Html::default, |report| html! { { &report.own.org.name } });
    html! {
        <Page title="Ai đã rõ" {under} back={Route::Announcement { announcement }}>
            { load.show(|report| receipt_report(report, Seen::Announcement(announcement))) }
        </Page>
    }
}
