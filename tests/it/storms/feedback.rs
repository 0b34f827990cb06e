//! The steps of feedback, each asked for twice.

use shared::feedback::{
    AnswerFeedback, ExtendFeedback, FeedbackAnswer, FeedbackReason, ForwardFeedback, ReceiveFeedback,
    SendFeedback, WithdrawFeedback,
};
use shared::meeting::AtRevision;
use shared::member::MemberAt;
use tests::Persona;
use tests::country::BRANCH;
use tests::voice::Voice;

use super::repeats::Repeats;

/// The first is answered by the committee, the second is taken back.
pub async fn feedback(repeats: &mut Repeats<'_>) {
    let (says, reads) = (Persona::Exempt, Persona::Secretary);
    for number in 1..=2 {
        let order = Voice::of(repeats.world, says, number).order(BRANCH);
        repeats.twice::<SendFeedback>(says, MemberAt { member: says.id() }, order).await;
    }
    let (first, second) = (Voice::of(repeats.world, says, 1).at(), Voice::of(repeats.world, says, 2).at());
    let reason = |rev| FeedbackReason { reason: "Vượt thẩm quyền của chi bộ".into(), rev };
    repeats.twice::<ReceiveFeedback>(reads, first, AtRevision { rev: 1 }).await;
    repeats.twice::<ExtendFeedback>(reads, first, reason(2)).await;
    repeats.twice::<ForwardFeedback>(reads, first, reason(3)).await;
    let answer = FeedbackAnswer { text: "Đảng ủy đã có ý kiến bằng văn bản.".into(), rev: 4 };
    repeats.twice::<AnswerFeedback>(Persona::CommuneAdmin, first, answer).await;
    repeats.twice::<WithdrawFeedback>(says, second, AtRevision { rev: 1 }).await;
}
