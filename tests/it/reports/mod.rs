//! Reports upward and the statistics of the tree.

mod course;
mod lines;
mod periods;
mod statistics;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use shared::id::ReportId;
use shared::report::{
    AcceptReport, ChangeReport, FindReport, ReportAnswer, ReportAt, ReportChange, ReportText, ReportView,
    ReturnReport, SendReport,
};
use shared::statistics::SheetFile;
use tests::{Evening, NONE, Persona, Reply, World};

/// The words of a report.
pub fn text() -> ReportText {
    ReportText {
        content: "Đã đánh giá nhiệm vụ tháng 10, bàn nhiệm vụ tháng 12.".into(),
        conclusions: "Nhất trí thông qua nghị quyết.".into(),
        proposals: "Đề nghị sửa nhà văn hóa.".into(),
        difficulties: String::new(),
    }
}

/// A part of a workbook.
pub fn sheet_part(file: &SheetFile, name: &str) -> String {
    let bytes = STANDARD.decode(&file.base64).unwrap();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    std::io::read_to_string(archive.by_name(name).unwrap()).unwrap()
}

/// A report in a world, and what can be done with it.
pub struct Upward<'w> {
    pub world: &'w World,
    pub id: ReportId,
}

impl<'w> Upward<'w> {
    /// The report of a meeting that has just been closed, begun by what follows from it.
    pub async fn of_closed_meeting(world: &'w World) -> Self {
        let evening = Evening::held_by(world, Persona::Secretary, 1, tests::plan(), &[]).await;
        world.follow_changes().await;
        Self { world, id: ReportId::of_meeting(evening.id) }
    }

    pub fn at(&self) -> ReportAt {
        ReportAt { report: self.id }
    }

    /// The revision that is stored.
    pub async fn rev(&self) -> u32 {
        self.world.own.find_report(self.id).await.unwrap().unwrap().rev
    }

    pub async fn find(&self, by: Persona) -> Reply<FindReport> {
        self.world.call(by, self.at(), NONE, NONE).await
    }

    pub async fn view(&self, by: Persona) -> ReportView {
        self.find(by).await.ok()
    }

    pub async fn change(&self, by: Persona, text: ReportText) -> Reply<ChangeReport> {
        let rev = self.rev().await;
        self.world.call(by, self.at(), NONE, ReportChange { text, rev }).await
    }

    pub async fn send(&self, by: Persona, text: ReportText) -> Reply<SendReport> {
        let rev = self.rev().await;
        self.world.call(by, self.at(), NONE, ReportChange { text, rev }).await
    }

    pub async fn accept(&self, by: Persona) -> Reply<AcceptReport> {
        let answer = ReportAnswer { remarks: String::new(), rev: self.rev().await };
        self.world.call(by, self.at(), NONE, answer).await
    }

    pub async fn give_back(&self, by: Persona, remarks: &str) -> Reply<ReturnReport> {
        let answer = ReportAnswer { remarks: remarks.into(), rev: self.rev().await };
        self.world.call(by, self.at(), NONE, answer).await
    }
}
