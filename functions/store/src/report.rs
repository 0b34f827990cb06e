//! Reports: what everybody may list is one item, the words are another, so that lists stay light.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use shared::endpoint::{Cursor, Page};
use shared::id::{MeetingId, OrgId, ReportId};
use shared::meeting_score::MeetingScore;
use shared::period::Period;
use shared::report::{Report, ReportAbout, ReportOf, ReportText};

use crate::connect::Store;
use crate::error::{StoreError, StoreResult};
use crate::item::{Entity, Stored, from_item, kind_of};
use crate::key::{self, Keys};
use crate::meeting_score::unchanged_score;
use crate::table::Order;
use crate::write::Write;

/// Entries of a page of reports.
const PAGE: usize = 20;

impl Entity for Report {
    const KIND: &'static str = "report";

    fn keys(&self) -> Keys {
        let of = match self.about {
            ReportAbout::Meeting { .. } => ReportOf::Meetings,
            ReportAbout::Period { .. } => ReportOf::Period,
        };
        key::report_keys(self.id, self.org, self.path.parent(), of, self.about.period(), self.due_on)
    }
}

/// The words of a report: as its writers have them, and as they were sent the last time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredReportText {
    /// Of which report.
    pub report: ReportId,
    /// As they are now.
    pub text: ReportText,
    /// As those above read them.
    pub sent: Option<ReportText>,
}

impl StoredReportText {
    /// No words yet.
    pub fn empty(report: ReportId) -> Self {
        Self { report, text: ReportText::default(), sent: None }
    }
}

impl Entity for StoredReportText {
    const KIND: &'static str = "report_text";

    fn keys(&self) -> Keys {
        key::report_body(self.report).into()
    }
}

fn values(reports: Vec<Stored<Report>>) -> Vec<Report> {
    reports.into_iter().map(|stored| Report { rev: stored.rev, ..stored.value }).collect()
}

impl Store {
    /// A report.
    pub async fn find_report(&self, id: ReportId) -> StoreResult<Option<Stored<Report>>> {
        self.app.get(&key::report(id)).await
    }

    /// A report with its words.
    pub async fn find_whole_report(
        &self,
        id: ReportId,
    ) -> StoreResult<Option<(Stored<Report>, StoredReportText)>> {
        let (mut report, mut text) = (None, StoredReportText::empty(id));
        for item in self.app.all_items(&key::report_whole(id)).await? {
            match kind_of(&item) {
                Report::KIND => report = Some(from_item(item)?),
                StoredReportText::KIND => text = from_item(item)?.value,
                _ => {}
            }
        }
        Ok(report.map(|report| (report, text)))
    }

    /// Begins a report; one that is there stays as it is.
    pub async fn create_report(&self, report: &Report, now: Timestamp) -> StoreResult<()> {
        match self.app.write(vec![Write::create(report, now)?]).await {
            Ok(()) | Err(StoreError::Conflict) => Ok(()),
            Err(error) => Err(error),
        }
    }

    /// Writes a changed report.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when somebody else changed it.
    pub async fn change_report(&self, report: &Stored<Report>, now: Timestamp) -> StoreResult<()> {
        self.app.write(vec![Write::replace(report, now)?]).await
    }

    /// Writes a changed report together with its words.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when somebody else changed it.
    pub async fn change_whole_report(
        &self,
        report: &Stored<Report>,
        text: &StoredReportText,
        now: Timestamp,
    ) -> StoreResult<()> {
        self.app.write(vec![Write::replace(report, now)?, Write::put(text, now)?]).await
    }

    /// Sends a report on a meeting with its words, while the self-score that goes with it stands as it was read.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when somebody else changed one of them.
    pub async fn send_meeting_report(
        &self,
        report: &Stored<Report>,
        text: &StoredReportText,
        meeting: MeetingId,
        score: Option<&Stored<MeetingScore>>,
        now: Timestamp,
    ) -> StoreResult<()> {
        let unchanged = unchanged_score(meeting, score);
        self.app.write(vec![Write::replace(report, now)?, Write::put(text, now)?, unchanged]).await
    }

    /// A page of an organisation's reports, those due last first.
    pub async fn list_reports(&self, org: OrgId, after: Option<&Cursor>) -> StoreResult<Page<Report>> {
        let page = self.app.page::<Report>(&key::reports_of(org), Order::Descending, PAGE, after).await?;
        Ok(Page { items: values(page.items), next: page.next })
    }

    /// All reports that go to an organisation for a period: some for each of those directly below.
    pub async fn reports_to(&self, to: OrgId, of: ReportOf, period: Period) -> StoreResult<Vec<Report>> {
        Ok(values(self.app.all(&key::reports_to(to, of, period)).await?))
    }
}
