//! What the demo studies: a bank of questions about the work of a branch, a campaign that is half done, one that is over,
//! and a draft. All of it is made up; the questions are neutral, and what they call right is plainly so.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};
use kit::App;
use shared::document::Audience;
use shared::id::{CampaignId, OrgId, QuestionId};
use shared::problem::Problem;
use shared::study::{
    Answer, AttemptResult, Campaign, CampaignPlan, ContestLink, CountedAttempt, Difficulty, DrawRule, Drawn,
    Module, ModuleContent, PartialCredit, PooledQuestion, Question, QuestionDraft, QuizPlan, Review, Task,
    UnitSum, credit, draw, pool,
};
use store::{StoredAttempt, StudySums};

use super::dice::{Dice, Use};
use super::documents::staff;
use super::handbook::Commune;
use super::people::Person;
use crate::engines::Fault;

/// A question with several choices: topic, difficulty, text, choices with the right one first, why.
type Asked = (&'static str, Difficulty, &'static str, [&'static str; 4], &'static str);

const MEETINGS: &str = "Sinh hoạt chi bộ";
const HANDBOOK: &str = "Sổ tay điện tử";
const WORK: &str = "Việc của đảng viên";

use Difficulty::{Easy, Hard, Medium};

const ASKED: [Asked; 14] = [
    (
        MEETINGS,
        Easy,
        "Trước buổi sinh hoạt chi bộ, đảng viên nên làm gì?",
        [
            "Đọc tài liệu và chuẩn bị ý kiến",
            "Chờ đến nơi rồi mới xem",
            "Nhờ người khác phát biểu thay",
            "Không cần chuẩn bị gì",
        ],
        "Có chuẩn bị thì thảo luận mới có chất lượng.",
    ),
    (
        MEETINGS,
        Easy,
        "Không dự được buổi sinh hoạt, đảng viên cần làm gì?",
        [
            "Xin phép trước, nêu rõ lý do",
            "Nghỉ rồi báo sau",
            "Nhờ người khác điểm danh thay",
            "Không cần báo",
        ],
        "Xin phép trước để chi ủy nắm và sắp xếp.",
    ),
    (
        MEETINGS,
        Medium,
        "Ai điều hành buổi sinh hoạt chi bộ?",
        ["Đồng chí chủ trì", "Đồng chí thư ký", "Đồng chí lớn tuổi nhất", "Đồng chí đến sớm nhất"],
        "",
    ),
    (
        MEETINGS,
        Medium,
        "Biên bản buổi sinh hoạt do ai ghi?",
        [
            "Đồng chí được phân công làm thư ký",
            "Mỗi người tự ghi một bản",
            "Đồng chí chủ trì đọc, không cần ghi",
            "Cấp trên ghi thay",
        ],
        "Thư ký ghi, cuối buổi đọc lại để thống nhất.",
    ),
    (
        MEETINGS,
        Medium,
        "Việc giao cho đảng viên sau buổi họp cần ghi rõ những gì?",
        ["Việc gì, ai làm, bao giờ xong", "Chỉ cần tên việc", "Chỉ cần tên người", "Không cần ghi"],
        "Đủ ba ý thì mới theo dõi được.",
    ),
    (
        MEETINGS,
        Hard,
        "Khi có ý kiến khác nhau trong thảo luận, nên làm thế nào?",
        [
            "Lắng nghe, phân tích, rồi biểu quyết",
            "Bỏ qua ý kiến của số ít",
            "Dừng họp ngay",
            "Người chủ trì quyết định một mình",
        ],
        "Ý kiến thiểu số vẫn được ghi vào biên bản.",
    ),
    (
        HANDBOOK,
        Easy,
        "Sổ tay điện tử có thay cho họp trực tiếp không?",
        [
            "Không, chỉ hỗ trợ chuẩn bị và theo dõi",
            "Có, không cần họp nữa",
            "Có, nếu ở xa",
            "Chỉ thay trong mùa mưa",
        ],
        "Sinh hoạt chi bộ vẫn họp trực tiếp.",
    ),
    (
        HANDBOOK,
        Easy,
        "Ai được xem mật khẩu của đồng chí?",
        ["Không ai cả", "Bí thư chi bộ", "Người thân", "Quản trị cấp trên"],
        "Mật khẩu chỉ một mình đồng chí biết.",
    ),
    (
        HANDBOOK,
        Medium,
        "Tài liệu có dấu mật thì đưa lên Sổ tay thế nào?",
        ["Không được đưa lên", "Đưa lên rồi xóa ngay", "Che dấu mật rồi đưa lên", "Chỉ gửi trong chi bộ"],
        "Sổ tay không chứa bất kỳ nội dung mật nào.",
    ),
    (
        HANDBOOK,
        Medium,
        "Thấy thông tin của mình ghi sai, đồng chí làm gì?",
        ["Gửi đề nghị sửa để bí thư xét", "Để nguyên", "Nhờ người khác đăng nhập sửa", "Lập tài khoản mới"],
        "Mục Cá nhân có nút đề nghị sửa.",
    ),
    (
        HANDBOOK,
        Hard,
        "Mất mạng khi đang làm bài trắc nghiệm thì sao?",
        [
            "Làm tiếp, bài lưu trên máy và tự nộp khi có mạng",
            "Bài bị hủy",
            "Phải làm lại từ đầu",
            "Phải báo cấp trên",
        ],
        "Giờ làm xong được ghi lại trên máy.",
    ),
    (
        WORK,
        Easy,
        "Ý kiến của nhân dân, đảng viên nên chuyển tới đâu trước?",
        ["Chi bộ nơi mình sinh hoạt", "Đăng lên mạng xã hội", "Giữ cho riêng mình", "Gửi nơi khác tỉnh"],
        "",
    ),
    (
        WORK,
        Medium,
        "Đảng viên đi làm ăn xa dài ngày cần làm gì?",
        [
            "Báo chi bộ và làm thủ tục sinh hoạt tạm thời",
            "Không cần báo",
            "Nhờ người thân họp thay",
            "Xin nghỉ sinh hoạt hẳn",
        ],
        "",
    ),
    (
        WORK,
        Hard,
        "Nhiệm vụ được giao khó hoàn thành đúng hạn, nên làm gì?",
        [
            "Báo sớm, nêu khó khăn và đề xuất cách làm",
            "Chờ đến hạn rồi báo",
            "Tự bỏ nhiệm vụ",
            "Nhờ người khác nhận thay mà không báo",
        ],
        "Báo sớm để chi bộ còn kịp giúp.",
    ),
];

/// What the first commune studies, ready to be written.
#[derive(Default)]
pub struct Study {
    questions: Vec<Question>,
    campaigns: Vec<(Campaign, Vec<PooledQuestion>)>,
    attempts: Vec<StoredAttempt>,
    sums: Vec<StudySums>,
}

/// Makes and writes it.
///
/// # Errors
/// When a rule refuses what is written here, or the store fails.
pub async fn write(app: &App, commune: &Commune) -> Result<(), Fault> {
    let study = made(app, commune).map_err(kit::Failure::from)?;
    app.store.load_questions(&study.questions, app.now()).await?;
    app.store.load_campaigns(&study.campaigns, app.now()).await?;
    app.store.load_attempts(&study.attempts, app.now()).await?;
    app.store.load_study_sums(&study.sums, app.now()).await?;
    Ok(())
}

fn made(app: &App, commune: &Commune) -> Result<Study, Problem> {
    let (org, now) = (&commune.orgs[0], app.now());
    let mut dice = Dice::of(Use::Study, 0, 0);
    let mut study = Study { questions: questions(&mut dice, org.id)?, ..Study::default() };
    let stamp = |at| {
        let [writer, _] = staff(commune, org, at);
        writer
    };
    let days = |days: i64| now.saturating_add(SignedDuration::from_hours(24 * days)).unwrap_or(now);
    for (title, from, until, share) in [
        ("Tìm hiểu nền nếp sinh hoạt chi bộ", -5, 9, 50),
        ("Học tập cách dùng Sổ tay đảng viên điện tử", -70, -40, 88),
    ] {
        let plan = plan(title, days(from), days(until)).checked(now)?;
        let mut campaign = Campaign::draft(campaign_id(&mut dice), org, plan, stamp(days(from - 2)));
        campaign.open(stamp(days(from - 1)))?;
        let quiz = campaign.plan.quiz.clone().unwrap_or_else(quiz);
        let pooled = pool(&study.questions, &quiz, campaign.id)?;
        taken(app, commune, &campaign, &pooled, share, &mut dice, &mut study);
        study.campaigns.push((campaign, pooled));
    }
    let plan = plan("Ôn tập cuối năm (đang soạn)", days(20), days(34)).checked(now)?;
    let draft = Campaign::draft(campaign_id(&mut dice), org, plan, stamp(days(-1)));
    study.campaigns.push((draft, Vec::new()));
    Ok(study)
}

fn campaign_id(dice: &mut Dice) -> CampaignId {
    let (milliseconds, random) = dice.id();
    CampaignId::from_parts(milliseconds, random)
}

fn questions(dice: &mut Dice, org: OrgId) -> Result<Vec<Question>, Problem> {
    let mut drafts: Vec<QuestionDraft> = ASKED
        .iter()
        .map(|(topic, difficulty, text, choices, why)| QuestionDraft {
            text: (*text).into(),
            task: Task::Single { choices: choices.map(String::from).to_vec(), right: 0 },
            topic: (*topic).into(),
            difficulty: *difficulty,
            explanation: (*why).into(),
        })
        .collect();
    let more = |text: &str, task, topic: &str| QuestionDraft {
        text: text.into(),
        task,
        topic: topic.into(),
        difficulty: Medium,
        explanation: String::new(),
    };
    let choices = [
        "Tự đọc lại biên bản",
        "Nêu ý kiến trước khi ký",
        "Ký thay đồng chí vắng",
        "Sửa biên bản sau khi đã ký",
    ];
    let several = Task::Multiple { choices: choices.map(String::from).to_vec(), right: [0, 1].into() };
    drafts.push(more("Những việc nào nên làm khi thông qua biên bản?", several, MEETINGS));
    let said = Task::TrueFalse { right: true };
    drafts.push(more(
        "Đồng chí không có điện thoại thông minh vẫn được chi bộ giúp tham gia đầy đủ.",
        said,
        WORK,
    ));
    let accepted = ["thẻ đảng viên", "thẻ đảng"].map(String::from).to_vec();
    let written = Task::ShortAnswer { accepted };
    drafts.push(more("Giấy tờ nào của đảng viên cần giữ gìn cẩn thận, không cho mượn?", written, WORK));
    let question = |draft: QuestionDraft| {
        let (milliseconds, random) = dice.id();
        let id = QuestionId::from_parts(milliseconds, random);
        Ok(Question { id, org, draft: draft.checked()?, rev: 0 })
    };
    drafts.into_iter().map(question).collect()
}

fn quiz() -> QuizPlan {
    let rule = |topic: &str, count| DrawRule { topic: topic.into(), difficulty: None, count };
    QuizPlan {
        draws: vec![rule(MEETINGS, 4), rule(HANDBOOK, 3), rule(WORK, 3)],
        pass_mark: 60,
        attempts: 2,
        counts: CountedAttempt::Best,
        minutes: Some(20),
        partial: PartialCredit::Share,
        review: Review::AfterLast,
    }
}

fn plan(title: &str, opens_at: Timestamp, closes_at: Timestamp) -> CampaignPlan {
    let text = "Buổi sinh hoạt tốt bắt đầu từ chuẩn bị: nội dung gửi trước, mỗi đồng chí đọc và ghi ý kiến.\nTrong buổi họp, nói ngắn, đúng việc, lắng nghe nhau.\nSau buổi họp, việc nào cũng có người làm và hạn hoàn thành.";
    CampaignPlan {
        title: title.into(),
        about: "Mời các đồng chí đọc bài rồi làm bài trắc nghiệm. Đồng chí nào cần giúp xin báo chi ủy."
            .into(),
        audience: Audience::Everyone,
        opens_at,
        closes_at,
        modules: vec![
            Module {
                title: "Ba điều cần nhớ khi dự sinh hoạt".into(),
                content: ModuleContent::Text(text.into()),
            },
            Module {
                title: "Video: một buổi sinh hoạt mẫu".into(),
                content: ModuleContent::Video("https://video.example/sinh-hoat-mau".into()),
            },
        ],
        quiz: Some(quiz()),
        contests: vec![ContestLink {
            title: "Cuộc thi tìm hiểu do tỉnh tổ chức".into(),
            address: "https://thi.example/tim-hieu".into(),
        }],
    }
}

/// Lets so many of a hundred members make an attempt, and sums up what came of it.
fn taken(
    app: &App,
    commune: &Commune,
    campaign: &Campaign,
    pooled: &[PooledQuestion],
    share: u32,
    dice: &mut Dice,
    study: &mut Study,
) {
    let mut below: BTreeMap<OrgId, UnitSum> = BTreeMap::new();
    let members: Vec<&Person> = commune.members.iter().filter(|person| person.belongs()).collect();
    for person in members {
        // Those who can sign in still have it before them.
        let signs_in = commune.personas.iter().any(|persona| persona.member == person.id());
        if !dice.percent(share) || (signs_in && campaign.ends_at() > app.now()) {
            continue;
        }
        let attempt = attempt(app, campaign, pooled, person, dice);
        let sum = UnitSum::of_member(&[attempt.result], &[], CountedAttempt::Best);
        *below.entry(person.profile.branch).or_default() += &sum;
        study.attempts.push(attempt);
    }
    study.sums.push(StudySums { campaign: campaign.id, chain: vec![campaign.org], below });
}

fn attempt(
    app: &App,
    campaign: &Campaign,
    pooled: &[PooledQuestion],
    person: &Person,
    dice: &mut Dice,
) -> StoredAttempt {
    let quiz = campaign.plan.quiz.clone().unwrap_or_else(quiz);
    let chain = vec![campaign.org, person.profile.branch];
    let paper = draw(pooled, &quiz, app.store.paper_seed(campaign.id, &chain, person.id(), 1));
    // Some know more than others.
    let knows = 40 + u32::try_from(dice.below(58)).unwrap_or(0);
    let answers: Vec<Option<Answer>> = paper.iter().map(|drawn| answer(drawn, knows, dice)).collect();
    let worth = paper.iter().zip(&answers).map(|(drawn, answer)| {
        let answer = answer.as_ref().map(|answer| drawn.answer(answer));
        usize::from(credit(&drawn.pooled.question.task, answer.as_ref(), quiz.partial))
    });
    let points = u16::try_from(worth.sum::<usize>() / paper.len().max(1)).unwrap_or(0);
    let open = app.now().min(campaign.ends_at()).duration_since(campaign.plan.opens_at).as_mins();
    let minutes = dice.between(0, i32::try_from(open - 30).unwrap_or(0).max(1));
    let after = |more: i64| {
        let wait = SignedDuration::from_mins(i64::from(minutes) + more);
        campaign.plan.opens_at.saturating_add(wait).unwrap_or(campaign.plan.opens_at)
    };
    StoredAttempt {
        campaign: campaign.id,
        chain,
        member: person.id(),
        started_at: after(0),
        answers,
        result: AttemptResult { number: 1, finished_at: after(12), points, passed: quiz.passes(points) },
    }
}

fn answer(drawn: &Drawn<'_>, knows: u32, dice: &mut Dice) -> Option<Answer> {
    if dice.percent(knows) {
        return Some(drawn.right());
    }
    match &drawn.pooled.question.task {
        Task::TrueFalse { right } => Some(Answer::Said(!right)),
        Task::ShortAnswer { .. } => None,
        Task::Single { choices, .. } | Task::Multiple { choices, .. } => {
            let place = u8::try_from(dice.below(choices.len())).unwrap_or(0);
            Some(Answer::Chosen([place].into()))
        }
    }
}
