//! Files that go with a letter and its answer: who adds them, who reads them, and that nothing secret stays.

use shared::endpoint::Verb;
use shared::feedback::{
    AddFeedbackFile, FeedbackFile, FeedbackPart, HandInFeedbackFile, OpenFeedbackFile, RemoveFeedbackFile,
    SendFeedback,
};
use shared::file::{FileState, NewFile};
use shared::id::FileId;
use shared::member::MemberAt;
use shared::problem::ProblemCode;
use tests::country::{BRANCH, COMMUNE};
use tests::voice::Voice;
use tests::{NONE, Persona, Reply, World, new_paper, pdf};

const SAYS: Persona = Persona::Member;
const LETTER: FeedbackPart = FeedbackPart::Letter;
const ANSWER: FeedbackPart = FeedbackPart::Answer;

fn file(number: u128, name: &str, bytes: &[u8]) -> NewFile {
    new_paper(number, name, bytes, None).file
}

/// Announces a file, puts its bytes, hands it in and lets `jobs` look.
async fn add(
    world: &World,
    voice: Voice<'_>,
    by: Persona,
    part: FeedbackPart,
    number: u128,
    text: &str,
) -> FileId {
    let bytes = pdf(text);
    let new = file(number, "Ảnh hiện trường.pdf", &bytes);
    let id = new.id;
    let upload = world.call::<AddFeedbackFile>(by, voice.part(part), NONE, new).await.ok();
    world.put_file(&upload.place.expect("its bytes are still to come"), bytes).await;
    world.call::<HandInFeedbackFile>(by, voice.part(part).file(id), NONE, NONE).await.ok();
    world.run_jobs().await;
    id
}

async fn list(voice: Voice<'_>, by: Persona) -> Vec<FeedbackFile> {
    voice.find(by).await.ok().files
}

async fn open(
    world: &World,
    voice: Voice<'_>,
    by: Persona,
    part: FeedbackPart,
    file: FileId,
) -> Reply<OpenFeedbackFile> {
    world.call(by, voice.part(part).file(file), NONE, NONE).await
}

#[tokio::test]
async fn a_file_goes_with_the_letter_to_those_who_hold_or_held_it_and_to_nobody_else() {
    let world = World::start().await;
    let voice = Voice::of(&world, SAYS, 1);
    voice.send(BRANCH).await.ok();
    let id = add(&world, voice, SAYS, LETTER, 1, "Duong lang").await;
    open(&world, voice, Persona::CommuneOfficer, LETTER, id).await.refused(ProblemCode::NotFound);
    voice.forward(Persona::Secretary, 1).await.ok();
    for reader in [SAYS, Persona::Secretary, Persona::Deputy, Persona::CommuneOfficer, Persona::CommuneAdmin]
    {
        let link = open(&world, voice, reader, LETTER, id).await.ok();
        assert_eq!(world.send_to_storage(Verb::Get, &link.url, Vec::new()).await.bytes, pdf("Duong lang"));
        assert_eq!(list(voice, reader).await.len(), 1);
    }
    for stranger in
        [Persona::Fellow, Persona::CommitteeMember, Persona::SiblingSecretary, Persona::ProvinceAdmin]
    {
        open(&world, voice, stranger, LETTER, id).await.refused(ProblemCode::NotFound);
        let new = file(2, "b.pdf", &pdf("b"));
        let added = world.call::<AddFeedbackFile>(stranger, voice.part(LETTER), NONE, new).await;
        added.refused(ProblemCode::NotFound);
    }
    let new = file(2, "b.pdf", &pdf("b"));
    let added = world.call::<AddFeedbackFile>(Persona::CommuneOfficer, voice.part(LETTER), NONE, new).await;
    added.refused(ProblemCode::Forbidden);
}

#[tokio::test]
async fn what_goes_to_the_committee_keeps_its_files_from_the_branch() {
    let world = World::start().await;
    let voice = Voice::of(&world, SAYS, 1);
    voice.send(COMMUNE).await.ok();
    let id = add(&world, voice, SAYS, LETTER, 1, "Duong lang").await;
    open(&world, voice, Persona::Secretary, LETTER, id).await.refused(ProblemCode::NotFound);
    open(&world, voice, Persona::CommuneOfficer, LETTER, id).await.ok();
}

#[tokio::test]
async fn files_of_an_answer_come_with_the_answer_and_only_from_whoever_gives_it() {
    let world = World::start().await;
    let voice = Voice::of(&world, SAYS, 1);
    voice.send(BRANCH).await.ok();
    let draft = add(&world, voice, Persona::Secretary, ANSWER, 1, "Du thao").await;
    assert!(list(voice, SAYS).await.is_empty());
    assert_eq!(list(voice, Persona::Deputy).await.len(), 1);
    open(&world, voice, SAYS, ANSWER, draft).await.refused(ProblemCode::NotFound);
    world.clock.pass(jiff::SignedDuration::from_mins(1));
    voice.forward(Persona::Secretary, 1).await.ok();
    world.clock.pass(jiff::SignedDuration::from_mins(1));
    assert!(
        list(voice, Persona::CommuneOfficer).await.is_empty(),
        "what the branch had laid ready stays there"
    );
    let given = add(&world, voice, Persona::CommuneOfficer, ANSWER, 2, "Tra loi").await;
    voice.answer(Persona::CommuneOfficer, 2).await.ok();
    let seen = list(voice, SAYS).await;
    assert_eq!(seen.iter().map(|file| (file.part, file.id)).collect::<Vec<_>>(), [(ANSWER, given)]);
    open(&world, voice, SAYS, ANSWER, given).await.ok();
    open(&world, voice, SAYS, ANSWER, draft).await.refused(ProblemCode::NotFound);
    let late = world
        .call::<AddFeedbackFile>(
            Persona::CommuneOfficer,
            voice.part(ANSWER),
            NONE,
            file(3, "c.pdf", &pdf("c")),
        )
        .await;
    late.refused(ProblemCode::FeedbackOver);
    let gone = world
        .call::<RemoveFeedbackFile>(Persona::CommuneOfficer, voice.part(ANSWER).file(given), NONE, NONE)
        .await;
    gone.refused(ProblemCode::FeedbackOver);
}

#[tokio::test]
async fn the_author_takes_a_file_away_until_somebody_has_received_the_letter() {
    let world = World::start().await;
    let voice = Voice::of(&world, SAYS, 1);
    voice.send(BRANCH).await.ok();
    let [first, second] =
        [add(&world, voice, SAYS, LETTER, 1, "Mot").await, add(&world, voice, SAYS, LETTER, 2, "Hai").await];
    let remove =
        async |id| world.call::<RemoveFeedbackFile>(SAYS, voice.part(LETTER).file(id), NONE, NONE).await;
    remove(first).await.ok();
    remove(first).await.ok();
    voice.receive(Persona::Secretary, 1).await.ok();
    remove(second).await.refused(ProblemCode::Forbidden);
    assert_eq!(list(voice, Persona::Secretary).await.len(), 1);
    add(&world, voice, SAYS, LETTER, 3, "Ba").await;
    assert_eq!(list(voice, Persona::Secretary).await.len(), 2, "more may be added while it waits");
}

#[tokio::test]
async fn five_files_at_most_and_nothing_secret() {
    let world = World::start().await;
    let voice = Voice::of(&world, SAYS, 1);
    voice.send(BRANCH).await.ok();
    let announce = async |new| world.call::<AddFeedbackFile>(SAYS, voice.part(LETTER), NONE, new).await;
    announce(file(8, "Báo cáo MẬT.pdf", b"a")).await.refused(ProblemCode::FileRefused);
    announce(file(9, "chay.exe", b"a")).await.refused(ProblemCode::FileRefused);
    let secret = add(&world, voice, SAYS, LETTER, 7, "TUYET MAT").await;
    let kept = list(voice, SAYS).await;
    assert!(matches!(kept[0].state, FileState::Refused { .. }), "{kept:?}");
    assert!(list(voice, Persona::Secretary).await.is_empty(), "nobody else sees it");
    open(&world, voice, SAYS, LETTER, secret).await.refused(ProblemCode::FileNotReady);
    for number in 1..=5 {
        announce(file(number, "a.pdf", b"abc")).await.ok();
    }
    assert_eq!(
        announce(file(6, "a.pdf", b"abc")).await.refused(ProblemCode::Invalid).fields[0].field,
        "file"
    );
    let mut order = Voice::of(&world, SAYS, 2).order(BRANCH);
    order.text.text = "TUYỆT MẬT\nVề việc bố trí lực lượng".into();
    let refused = world.call::<SendFeedback>(SAYS, MemberAt { member: SAYS.id() }, NONE, order).await;
    assert_eq!(refused.refused(ProblemCode::Invalid).fields[0].field, "text");
}
