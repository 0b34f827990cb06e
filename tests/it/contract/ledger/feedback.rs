//! What it costs to say something, and to answer.

use shared::feedback::{
    AddFeedbackFile, ExportFeedbackCounts, FeedbackPart, FeedbackSearch, FeedbackStage, FindFeedbackCounts,
    HandInFeedbackFile, ListFeedbackAddressees, ListMyFeedback, OpenFeedbackFile, RemoveFeedbackFile,
    SearchFeedback,
};
use shared::org::OrgAt;
use tests::country::{BRANCH, COMMUNE};
use tests::voice::Voice;
use tests::{NONE, Persona, World, new_paper, pdf};

use super::Ledger;

/// The first is answered by the committee, the second is taken back.
pub async fn story(world: &World, ledger: &mut Ledger) {
    let (says, reads) = (Persona::Fellow, Persona::Secretary);
    let voice = |number| Voice::of(world, says, number);
    ledger.note(&world.call::<ListFeedbackAddressees>(says, NONE, NONE, NONE).await);
    // The first of a year makes the count, each after it raises it.
    voice(1).send(BRANCH).await.ok();
    ledger.note(&voice(2).send(BRANCH).await);
    ledger.note(&world.call::<ListMyFeedback>(says, NONE, Default::default(), NONE).await);
    ledger.note(&Voice::with(world, reads, BRANCH, FeedbackStage::Waiting).await);
    files(world, voice(1), ledger).await;
    ledger.note(&voice(1).find(says).await);
    ledger.note(&voice(1).receive(reads, 1).await);
    ledger.note(&voice(1).extend(reads, 2).await);
    ledger.note(&voice(1).forward(reads, 3).await);
    ledger.note(&voice(1).answer(Persona::CommuneAdmin, 4).await);
    ledger.note(&voice(2).withdraw(says, 1).await);
    world.follow_changes().await;
    let (office, at) = (Persona::CommuneAdmin, OrgAt { org: COMMUNE });
    let wanted = FeedbackSearch { number: "1".into() };
    ledger.note(&world.call::<SearchFeedback>(office, at, NONE, wanted).await);
    ledger.note(&world.call::<FindFeedbackCounts>(office, at, Default::default(), NONE).await);
    ledger.note(&world.call::<ExportFeedbackCounts>(office, at, Default::default(), NONE).await);
}

/// Two files of the letter, one of which is taken away again.
async fn files(world: &World, voice: Voice<'_>, ledger: &mut Ledger) {
    let (by, at, bytes) = (Persona::Fellow, voice.part(FeedbackPart::Letter), pdf("Duong lang"));
    for number in [1, 2] {
        let new = new_paper(number, "Ảnh hiện trường.pdf", &bytes, None).file;
        let file = at.file(new.id);
        let upload = ledger.note(&world.call::<AddFeedbackFile>(by, at, NONE, new).await);
        world.put_file(&upload.place.unwrap(), bytes.clone()).await;
        ledger.note(&world.call::<HandInFeedbackFile>(by, file, NONE, NONE).await);
        world.run_jobs().await;
        ledger.note(&world.call::<OpenFeedbackFile>(by, file, NONE, NONE).await);
        if number == 2 {
            ledger.note(&world.call::<RemoveFeedbackFile>(by, file, NONE, NONE).await);
        }
    }
}
