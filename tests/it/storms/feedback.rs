//! The steps of feedback, each asked for twice.

use shared::feedback::{
    AddFeedbackFile, AnswerFeedback, ExtendFeedback, FeedbackAnswer, FeedbackPart, FeedbackReason,
    ForwardFeedback, HandInFeedbackFile, ReceiveFeedback, RemoveFeedbackFile, SendFeedback, WithdrawFeedback,
};
use shared::meeting::AtRevision;
use shared::member::MemberAt;
use tests::country::BRANCH;
use tests::voice::Voice;
use tests::{NONE, Persona, new_paper, pdf};

use super::repeats::Repeats;

/// The first is answered by the committee, the second is taken back.
pub async fn feedback(repeats: &mut Repeats<'_>) {
    let (says, reads) = (Persona::Exempt, Persona::Secretary);
    for number in 1..=2 {
        let order = Voice::of(repeats.world, says, number).order(BRANCH);
        repeats.twice::<SendFeedback>(says, MemberAt { member: says.id() }, order).await;
    }
    let (first, second) = (Voice::of(repeats.world, says, 1).at(), Voice::of(repeats.world, says, 2).at());
    let part = Voice::of(repeats.world, says, 2).part(FeedbackPart::Letter);
    let bytes = pdf("Duong lang");
    let new = new_paper(1, "Ảnh hiện trường.pdf", &bytes, None).file;
    let file = part.file(new.id);
    let upload = repeats.twice::<AddFeedbackFile>(says, part, new).await;
    repeats.world.put_file(&upload.place.unwrap(), bytes).await;
    repeats.twice::<HandInFeedbackFile>(says, file, NONE).await;
    repeats.world.run_jobs().await;
    repeats.twice::<RemoveFeedbackFile>(says, file, NONE).await;
    let reason = |rev| FeedbackReason { reason: "Vượt thẩm quyền của chi bộ".into(), rev };
    repeats.twice::<ReceiveFeedback>(reads, first, AtRevision { rev: 1 }).await;
    repeats.twice::<ExtendFeedback>(reads, first, reason(2)).await;
    repeats.twice::<ForwardFeedback>(reads, first, reason(3)).await;
    let answer = FeedbackAnswer { text: "Đảng ủy đã có ý kiến bằng văn bản.".into(), rev: 4 };
    repeats.twice::<AnswerFeedback>(Persona::CommuneAdmin, first, answer).await;
    repeats.twice::<WithdrawFeedback>(says, second, AtRevision { rev: 1 }).await;
}
