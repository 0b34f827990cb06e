//! What a member has to say, step by step, so that a test names only the step it is about.

use shared::endpoint::Page;
use shared::feedback::{
    AnswerFeedback, ExtendFeedback, FeedbackAnswer, FeedbackAt, FeedbackKind, FeedbackLine, FeedbackPart,
    FeedbackPartAt, FeedbackQuery, FeedbackReason, FeedbackStage, FeedbackText, FindFeedback,
    ForwardFeedback, ListFeedback, NewFeedback, ReceiveFeedback, SendFeedback, WithdrawFeedback,
};
use shared::id::{FeedbackId, OrgId};
use shared::meeting::AtRevision;
use shared::member::MemberAt;
use shared::org::OrgAt;

use crate::NONE;
use crate::persona::Persona;
use crate::reply::Reply;
use crate::world::World;

/// A piece of feedback of somebody of the country.
#[derive(Clone, Copy)]
pub struct Voice<'w> {
    world: &'w World,
    who: Persona,
    number: u128,
}

impl<'w> Voice<'w> {
    /// The one of somebody with this number.
    pub const fn of(world: &'w World, who: Persona, number: u128) -> Self {
        Self { world, who, number }
    }

    /// The id of one with this number.
    pub const fn id_of(number: u128) -> FeedbackId {
        FeedbackId::from_parts(1_763_000_000_000, number)
    }

    /// Names it in a path.
    pub const fn at(&self) -> FeedbackAt {
        FeedbackAt { feedback: Self::id_of(self.number) }
    }

    /// Names the files of a part in a path.
    pub const fn part(&self, part: FeedbackPart) -> FeedbackPartAt {
        FeedbackPartAt { feedback: Self::id_of(self.number), part }
    }

    /// What sends it.
    pub fn order(&self, to: OrgId) -> NewFeedback {
        let text = FeedbackText {
            kind: FeedbackKind::Proposal,
            title: "Lịch họp chi bộ".into(),
            text: "Đề nghị họp vào tối thứ Bảy để đồng chí đi làm xa về kịp.".into(),
        };
        NewFeedback { id: Self::id_of(self.number), to, text }
    }

    /// Sends it in the name of that person.
    pub async fn send_as(&self, by: Persona, order: NewFeedback) -> Reply<SendFeedback> {
        self.world.call(by, MemberAt { member: self.who.id() }, NONE, order).await
    }

    /// Sends it oneself.
    pub async fn send(&self, to: OrgId) -> Reply<SendFeedback> {
        self.send_as(self.who, self.order(to)).await
    }

    /// Reads it.
    pub async fn find(&self, by: Persona) -> Reply<FindFeedback> {
        self.world.call(by, self.at(), NONE, NONE).await
    }

    /// Says that it is there.
    pub async fn receive(&self, by: Persona, rev: u32) -> Reply<ReceiveFeedback> {
        self.world.call(by, self.at(), NONE, AtRevision { rev }).await
    }

    /// Answers it.
    pub async fn answer(&self, by: Persona, rev: u32) -> Reply<AnswerFeedback> {
        let text = "Chi bộ thống nhất họp tối thứ Bảy từ tháng sau.".into();
        self.world.call(by, self.at(), NONE, FeedbackAnswer { text, rev }).await
    }

    /// Takes longer.
    pub async fn extend(&self, by: Persona, rev: u32) -> Reply<ExtendFeedback> {
        let reason = "Chờ ý kiến của đảng ủy".into();
        self.world.call(by, self.at(), NONE, FeedbackReason { reason, rev }).await
    }

    /// Hands it up.
    pub async fn forward(&self, by: Persona, rev: u32) -> Reply<ForwardFeedback> {
        let reason = "Vượt thẩm quyền của chi bộ".into();
        self.world.call(by, self.at(), NONE, FeedbackReason { reason, rev }).await
    }

    /// Takes it back.
    pub async fn withdraw(&self, by: Persona, rev: u32) -> Reply<WithdrawFeedback> {
        self.world.call(by, self.at(), NONE, AtRevision { rev }).await
    }

    /// What lies with an organisation.
    pub async fn with(world: &World, by: Persona, org: OrgId, stage: FeedbackStage) -> Reply<ListFeedback> {
        world.call(by, OrgAt { org }, FeedbackQuery { stage, ..FeedbackQuery::default() }, NONE).await
    }
}

/// The titles on a page, in order.
pub fn numbers(page: Page<FeedbackLine>) -> Vec<String> {
    page.items.into_iter().map(|line| line.number.to_string()).collect()
}
