//! The self-score of a meeting as a block of a paper: part IV of its resolution.

use super::PartyForm;
use crate::meeting_score::{MeetingScore, ScoreLine};

/// Adds the heading, the table and the grade to a paper.
pub fn add_score(form: &mut PartyForm, score: &MeetingScore) {
    form.heading("IV. Tự chấm điểm, xếp loại buổi sinh hoạt");
    let row = |line: &ScoreLine| {
        vec![
            line.criterion.label().to_owned(),
            line.criterion.most(score.day).to_string(),
            line.points.to_string(),
        ]
    };
    let sum = vec!["Cộng".to_owned(), "100".to_owned(), score.points().to_string()];
    let columns = [("Nội dung", 60), ("Điểm tối đa", 20), ("Điểm tự chấm", 20)];
    form.table(columns, score.lines.iter().map(row).chain([sum]).collect());
    form.paragraphs(&format!("Buổi sinh hoạt đạt {}.", score.short().text()));
}
