//! A course of study: the steps of a campaign with its quiz, so that a test names only the step it is about.

use jiff::{SignedDuration, Timestamp};
use shared::document::Audience;
use shared::id::{CampaignId, OrgId, QuestionId};
use shared::meeting::{AtRevision, Stamp};
use shared::org::{Org, OrgAt, OrgKind};
use shared::study::{
    Answer, AttemptSubmission, Campaign, CampaignAt, CampaignPlan, CloseCampaign, ContestLink,
    CountedAttempt, CreateCampaign, CreateQuestion, Difficulty, DrawRule, FindCampaign, FindStudyResults,
    NewCampaign, NewQuestion, OpenCampaign, PartialCredit, QuestionDraft, QuizPlan, ResultsAt, Review,
    StartAttempt, StartedAttempt, SubmitAttempt, Task,
};

use crate::NONE;
use crate::country::{self, COMMUNE, PROVINCE};
use crate::persona::Persona;
use crate::reply::Reply;
use crate::world::World;

/// Longer than a process keeps campaigns.
const STALE: SignedDuration = SignedDuration::from_secs(31);

/// What is right in every question of a course.
const RIGHT: &str = "Đúng";

/// A campaign of the commune on its way.
pub struct Course<'w> {
    world: &'w World,
    number: u128,
}

/// The id of the campaign with this number.
pub const fn campaign_id(number: u128) -> CampaignId {
    CampaignId::from_parts(1_763_000_000_000, number)
}

/// The id of the question with this number.
pub const fn question_id(number: u128) -> QuestionId {
    QuestionId::from_parts(1_763_000_000_000, number)
}

/// A question whose right choice says so.
pub fn question(number: u128) -> QuestionDraft {
    let choices = [RIGHT, "Sai một", "Sai hai", "Sai ba"].map(String::from).to_vec();
    QuestionDraft {
        text: format!("Câu hỏi số {number} là gì?"),
        task: Task::Single { choices, right: 0 },
        topic: "Sinh hoạt chi bộ".into(),
        difficulty: Difficulty::Medium,
        explanation: "Theo quy định.".into(),
    }
}

/// A quiz of four questions with two attempts.
pub fn quiz() -> QuizPlan {
    QuizPlan {
        draws: vec![DrawRule { topic: "Sinh hoạt chi bộ".into(), difficulty: None, count: 4 }],
        pass_mark: 50,
        attempts: 2,
        counts: CountedAttempt::Best,
        minutes: Some(20),
        partial: PartialCredit::AllOrNothing,
        review: Review::AfterLast,
    }
}

/// A campaign from now on, for ten hours.
pub fn campaign_plan(now: Timestamp) -> CampaignPlan {
    CampaignPlan {
        title: "Học tập Nghị quyết của Đảng ủy".into(),
        about: "Mời các đồng chí học tập và làm bài.".into(),
        audience: Audience::Everyone,
        opens_at: now,
        closes_at: now.saturating_add(SignedDuration::from_hours(10)).expect("years of our time"),
        modules: Vec::new(),
        quiz: Some(quiz()),
        contests: vec![ContestLink {
            title: "Cuộc thi tìm hiểu".into(),
            address: "https://thi.example/tim-hieu".into(),
        }],
    }
}

/// A campaign of an organisation of the country, open since then, with no question to draw.
pub fn opened(org: OrgId, number: u128, at: Timestamp) -> Campaign {
    let kind = if org == PROVINCE { OrgKind::Province } else { OrgKind::PartyCommittee };
    let org = Org { id: org, kind, name: "Cấp ủy".into(), path: country::path(org) };
    let by = Persona::Secretary;
    let stamp = Stamp { by: by.id(), name: by.person().name.into(), at };
    let quiz = QuizPlan { attempts: 1, draws: Vec::new(), ..quiz() };
    let plan = CampaignPlan { quiz: Some(quiz), ..campaign_plan(at) };
    let mut campaign = Campaign::draft(campaign_id(number), &org, plan, stamp.clone());
    campaign.open(stamp).expect("there is a quiz");
    campaign
}

impl<'w> Course<'w> {
    /// A campaign of the commune, which its officer holds.
    pub const fn of_commune(world: &'w World, number: u128) -> Self {
        Self { world, number }
    }

    /// Names the campaign in a path.
    pub fn at(&self) -> CampaignAt {
        CampaignAt { campaign: campaign_id(self.number) }
    }

    /// Fills the bank with eight questions.
    pub async fn fill_bank(&self) {
        for number in 1..=8 {
            let new = NewQuestion { id: question_id(number), draft: question(number) };
            let at = OrgAt { org: COMMUNE };
            self.world.call::<CreateQuestion>(Persona::CommuneOfficer, at, NONE, new).await.ok();
        }
    }

    /// Plans it.
    pub async fn create(&self, plan: CampaignPlan) -> Reply<CreateCampaign> {
        let new = NewCampaign { id: campaign_id(self.number), plan };
        self.world.call(Persona::CommuneOfficer, OrgAt { org: COMMUNE }, NONE, new).await
    }

    async fn at_revision(&self) -> AtRevision {
        let found = self.world.own.find_campaign(campaign_id(self.number)).await.expect("the store answers");
        AtRevision { rev: found.expect("there is one").rev }
    }

    /// Opens it.
    pub async fn open(&self) -> Reply<OpenCampaign> {
        let order = self.at_revision().await;
        self.world.call(Persona::CommuneOfficer, self.at(), NONE, order).await
    }

    /// Fills the bank, plans the campaign, opens it and waits until every process knows.
    pub async fn begin(&self, change: impl FnOnce(&mut CampaignPlan)) {
        self.fill_bank().await;
        let mut plan = campaign_plan(self.world.clock.now());
        change(&mut plan);
        self.create(plan).await.ok();
        self.open().await.ok();
        self.world.clock.pass(STALE);
    }

    /// Ends it, and waits until every process knows.
    pub async fn close(&self) -> Reply<CloseCampaign> {
        let order = self.at_revision().await;
        let reply = self.world.call(Persona::CommuneOfficer, self.at(), NONE, order).await;
        self.world.clock.pass(STALE);
        reply
    }

    /// Looks at it.
    pub async fn find(&self, by: Persona) -> Reply<FindCampaign> {
        self.world.call(by, self.at(), NONE, NONE).await
    }

    /// Begins an attempt.
    pub async fn start(&self, by: Persona) -> Reply<StartAttempt> {
        self.world.call(by, self.at(), NONE, NONE).await
    }

    /// What is handed in with so many right answers, and wrong ones else.
    pub fn answers(&self, started: &StartedAttempt, right: usize) -> AttemptSubmission {
        let answer = |(index, question): (usize, &shared::study::AskedQuestion)| {
            let shared::study::Ask::Single(choices) = &question.ask else { panic!("a single choice") };
            let place = choices.iter().position(|choice| (choice == RIGHT) == (index < right));
            let place = u8::try_from(place.expect("there are both")).expect("a few choices");
            Some(Answer::Chosen([place].into()))
        };
        AttemptSubmission {
            ticket: started.ticket.clone(),
            answers: started.questions.iter().enumerate().map(answer).collect(),
            finished_at: self.world.clock.now(),
        }
    }

    /// Hands in.
    pub async fn submit(&self, by: Persona, submission: AttemptSubmission) -> Reply<SubmitAttempt> {
        self.world.call(by, self.at(), NONE, submission).await
    }

    /// An attempt from beginning to end.
    pub async fn attempt(&self, by: Persona, right: usize) -> Reply<SubmitAttempt> {
        let started = self.start(by).await.ok();
        self.submit(by, self.answers(&started, right)).await
    }

    /// What it came to.
    pub async fn results(&self, by: Persona, org: OrgId) -> Reply<FindStudyResults> {
        let at = ResultsAt { campaign: campaign_id(self.number), org };
        self.world.call(by, at, NONE, NONE).await
    }
}

/// The organisations from `above` to the branch of somebody.
pub fn chain_of(persona: Persona, above: OrgId) -> Vec<OrgId> {
    let path = country::path(persona.person().branch);
    let from = path.ids().iter().position(|id| *id == above).unwrap_or(path.ids().len());
    path.ids()[from..].to_vec()
}
