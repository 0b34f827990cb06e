//! Papers of a meeting: from the announcement through the look into the bytes to the reader.

use insta::assert_json_snapshot;
use shared::endpoint::Verb;
use shared::file::{FileRefusal, FileState, MarkPlace};
use shared::paper::{AddPaper, HandInPaper, ListPapers, NewPaper, OpenPaper, Paper, RemovePaper};
use shared::problem::ProblemCode;
use shared::text::SecrecyMark;
use tests::{Evening, NONE, Persona, Raw, World, new_paper, pdf, plan, workbook};

const BY: Persona = Persona::Secretary;

/// Announces a paper, puts its bytes, hands it in and lets `jobs` look; gives it as it stands then.
async fn add(world: &World, evening: &Evening<'_>, new: NewPaper, bytes: Vec<u8>) -> Option<Paper> {
    let id = new.file.id;
    let upload = world.call::<AddPaper>(BY, evening.at(), NONE, new).await.ok();
    world.put_file(&upload.place.expect("its bytes are still to come"), bytes).await;
    let at = shared::paper::PaperAt { meeting: evening.id, paper: id };
    world.call::<HandInPaper>(BY, at, NONE, NONE).await.ok();
    world.run_jobs().await;
    list(world, evening, BY).await.into_iter().find(|paper| paper.id == id)
}

async fn list(world: &World, evening: &Evening<'_>, by: Persona) -> Vec<Paper> {
    world.call::<ListPapers>(by, evening.at(), NONE, NONE).await.ok()
}

async fn open(world: &World, evening: &Evening<'_>, by: Persona, number: u128) -> Raw {
    let link = world.call::<OpenPaper>(by, evening.paper_at(number), NONE, NONE).await.ok();
    world.send_to_storage(Verb::Get, &link.url, Vec::new()).await
}

#[tokio::test]
async fn a_paper_is_read_under_its_name_by_those_who_are_invited() {
    let world = World::start().await;
    let evening = Evening::called(&world).await;
    let bytes = pdf("Du thao nghi quyet");
    let new = new_paper(1, "Dự thảo nghị quyết.pdf", &bytes, None);
    let paper = add(&world, &evening, new, bytes.clone()).await.expect("it is on the list");
    assert_eq!(paper.state, FileState::Ready);
    assert!(!paper.is_late(&evening.view(BY).await.meeting));
    assert_json_snapshot!(world.call::<ListPapers>(Persona::Member, evening.at(), NONE, NONE).await.shown());
    for by in
        [BY, Persona::Deputy, Persona::CommitteeMember, Persona::Member, Persona::Exempt, Persona::Guest]
    {
        let raw = open(&world, &evening, by, 1).await;
        assert_eq!(raw.bytes, bytes, "{by:?}");
        let named = raw.headers["content-disposition"].to_str().unwrap();
        assert!(named.starts_with("inline") && named.contains("D%E1%BB%B1%20th%E1%BA%A3o"), "{named}");
        assert_eq!(raw.headers["content-type"], "application/pdf");
    }
    let refused = [
        (Persona::Suspended, ProblemCode::Forbidden),
        (Persona::Away, ProblemCode::Forbidden),
        (Persona::SiblingMember, ProblemCode::NotFound),
        (Persona::FarSecretary, ProblemCode::NotFound),
    ];
    world.refuses::<ListPapers>(&refused, || evening.at(), || NONE, || NONE).await;
    world.refuses::<OpenPaper>(&refused, || evening.paper_at(1), || NONE, || NONE).await;
}

#[tokio::test]
async fn nobody_reads_the_papers_of_a_draft_but_those_who_prepare_it() {
    let world = World::start().await;
    let evening = Evening::drafted(&world).await;
    let bytes = pdf("Du thao");
    add(&world, &evening, new_paper(1, "Dự thảo.pdf", &bytes, None), bytes).await;
    assert_eq!(list(&world, &evening, Persona::CommitteeMember).await.len(), 1);
    world
        .refuses::<ListPapers>(&[(Persona::Member, ProblemCode::NotFound)], || evening.at(), || NONE, || NONE)
        .await;
}

#[tokio::test]
async fn only_who_runs_the_meeting_changes_its_papers() {
    let world = World::start().await;
    let evening = Evening::called(&world).await;
    let bytes = pdf("a");
    let new = || new_paper(1, "a.pdf", &bytes, None);
    let refused = [
        (Persona::Member, ProblemCode::Forbidden),
        (Persona::CommitteeMember, ProblemCode::Forbidden),
        (Persona::CommuneAdmin, ProblemCode::Forbidden),
        (Persona::SiblingSecretary, ProblemCode::NotFound),
    ];
    world.refuses::<AddPaper>(&refused, || evening.at(), || NONE, new).await;
    world.refuses::<RemovePaper>(&refused, || evening.paper_at(1), || NONE, || NONE).await;
    world.call::<AddPaper>(Persona::Deputy, evening.at(), NONE, new()).await.ok();
}

#[tokio::test]
async fn a_file_is_not_read_before_somebody_has_looked_into_it() {
    let world = World::start().await;
    let evening = Evening::called(&world).await;
    let (bytes, at) = (pdf("a"), evening.paper_at(1));
    let new = new_paper(1, "a.pdf", &bytes, None);
    let open = async || world.call::<OpenPaper>(BY, at, NONE, NONE).await;
    open().await.refused(ProblemCode::NotFound);
    let upload = world.call::<AddPaper>(BY, evening.at(), NONE, new.clone()).await.ok();
    open().await.refused(ProblemCode::FileNotReady);
    world.call::<HandInPaper>(BY, at, NONE, NONE).await.refused(ProblemCode::FileMissing);
    world.put_file(&upload.place.unwrap(), bytes).await;
    world.call::<HandInPaper>(BY, at, NONE, NONE).await.ok();
    open().await.refused(ProblemCode::FileNotReady);
    assert!(list(&world, &evening, Persona::Member).await.is_empty(), "members see what can be read");
    let again = world.call::<AddPaper>(BY, evening.at(), NONE, new).await.ok();
    assert_eq!(
        (again.place, again.paper.state),
        (None, FileState::Checking),
        "nothing is put there any more"
    );
    world.run_jobs().await;
    open().await.ok();
}

#[tokio::test]
async fn an_address_takes_the_announced_bytes_and_no_others() {
    let world = World::start().await;
    let evening = Evening::called(&world).await;
    let bytes = pdf("a");
    let new = new_paper(1, "a.pdf", &bytes, None);
    let place = world.call::<AddPaper>(BY, evening.at(), NONE, new).await.ok().place.unwrap();
    let put = async |headers: &[_], bytes| {
        world.send_to_storage_with(Verb::Put, &place.url, headers, bytes).await.status
    };
    assert_eq!(put(&place.headers, pdf("b")).await, 400, "as many, but others");
    assert_eq!(put(&place.headers, pdf("abc")).await, 403, "more");
    let mut forged = place.headers.clone();
    let checksum = forged.iter_mut().find(|header| header.name == "x-amz-checksum-sha256").unwrap();
    checksum.value = "A".repeat(43) + "=";
    assert_eq!(put(&forged, bytes.clone()).await, 403, "another checksum");
    assert_eq!(put(&[], bytes.clone()).await, 403, "none");
    assert_eq!(put(&place.headers, bytes.clone()).await, 200);
    assert_eq!(put(&place.headers, bytes).await, 200, "again, as after a lost reply");
}

#[tokio::test]
async fn what_may_not_be_here_is_refused_with_a_sentence_and_leaves_no_bytes() {
    let world = World::start().await;
    let evening = Evening::called(&world).await;
    let marked = |place| FileRefusal::Marked { mark: SecrecyMark::Secret, place };
    for (number, name, bytes, refusal) in [
        (1, "Báo cáo.xlsx", workbook("TỐI MẬT"), marked(MarkPlace::Text)),
        (2, "Báo cáo.pdf", b"MZ not a document at all".to_vec(), FileRefusal::Program),
        (3, "Báo cáo.docx", workbook("a"), FileRefusal::OtherContent),
    ] {
        let paper = add(&world, &evening, new_paper(number, name, &bytes, None), bytes).await.unwrap();
        assert_eq!(paper.state, FileState::Refused { refusal }, "{name}");
        let file = world.own.find_file(shared::file::FileOwner::Meeting(evening.id), paper.id).await;
        let key = file.unwrap().unwrap().value.bytes_key();
        assert_eq!(world.own.files.size(&key).await.unwrap(), None, "{name}: its bytes are gone");
        world
            .call::<OpenPaper>(BY, evening.paper_at(number), NONE, NONE)
            .await
            .refused(ProblemCode::FileNotReady);
    }
    for name in ["virus.exe", "tat ca.zip", "Kế hoạch TUYỆT MẬT.pdf", "cu.doc"] {
        let new = new_paper(9, name, b"a", None);
        let reply = world.call::<AddPaper>(BY, evening.at(), NONE, new).await;
        reply.refused(ProblemCode::FileRefused);
    }
    assert!(list(&world, &evening, Persona::Member).await.is_empty());
}

#[tokio::test]
async fn a_new_version_takes_the_place_of_the_old_one_once_it_can_be_read() {
    let world = World::start().await;
    let evening = Evening::called(&world).await;
    let (old, new) = (pdf("cu"), pdf("moi"));
    add(&world, &evening, new_paper(1, "Dự thảo.pdf", &old, None), old.clone()).await;
    let version = new_paper(2, "Dự thảo 2.pdf", &new, Some(1));
    let upload = world.call::<AddPaper>(BY, evening.at(), NONE, version.clone()).await.ok();
    assert_eq!(open(&world, &evening, Persona::Member, 1).await.bytes, old, "still the old one");
    world.put_file(&upload.place.unwrap(), new.clone()).await;
    world.call::<HandInPaper>(BY, evening.paper_at(2), NONE, NONE).await.ok();
    world.run_jobs().await;
    assert_eq!(list(&world, &evening, Persona::Member).await.len(), 1);
    assert_eq!(open(&world, &evening, Persona::Member, 2).await.bytes, new);
    world.call::<OpenPaper>(BY, evening.paper_at(1), NONE, NONE).await.refused(ProblemCode::NotFound);
    let lost = new_paper(3, "a.pdf", &old, Some(1));
    world.call::<AddPaper>(BY, evening.at(), NONE, lost).await.refused(ProblemCode::Invalid);
}

#[tokio::test]
async fn a_removed_paper_leaves_no_bytes() {
    let world = World::start().await;
    let evening = Evening::called(&world).await;
    let bytes = pdf("a");
    add(&world, &evening, new_paper(1, "a.pdf", &bytes, None), bytes).await;
    let link = world.call::<OpenPaper>(BY, evening.paper_at(1), NONE, NONE).await.ok();
    world.call::<RemovePaper>(BY, evening.paper_at(1), NONE, NONE).await.ok();
    world.run_jobs().await;
    assert_eq!(world.send_to_storage(Verb::Get, &link.url, Vec::new()).await.status, 404);
    assert!(list(&world, &evening, BY).await.is_empty());
}

#[tokio::test]
async fn papers_stand_once_the_meeting_is_closed_or_called_off() {
    let world = World::start().await;
    let evening = Evening::called(&world).await;
    let bytes = pdf("a");
    add(&world, &evening, new_paper(1, "a.pdf", &bytes, None), bytes.clone()).await;
    evening.cancel("Bão số 9 đổ bộ.").await.ok();
    let more = new_paper(2, "b.pdf", &bytes, None);
    world.call::<AddPaper>(BY, evening.at(), NONE, more).await.refused(ProblemCode::WrongMeetingState);
    let removed = world.call::<RemovePaper>(BY, evening.paper_at(1), NONE, NONE).await;
    removed.refused(ProblemCode::WrongMeetingState);
    assert_eq!(open(&world, &evening, Persona::Member, 1).await.bytes, bytes);
}

#[tokio::test]
async fn a_paper_of_the_last_day_is_late() {
    let world = World::start().await;
    let evening = Evening::called(&world).await;
    let bytes = pdf("a");
    let start = plan().starts_at;
    for (number, hours, is_late) in [(1, 24, false), (2, 23, true)] {
        world.clock.set(start.checked_sub(jiff::SignedDuration::from_hours(hours)).unwrap());
        let new = new_paper(number, "a.pdf", &bytes, None);
        let paper = add(&world, &evening, new, bytes.clone()).await.unwrap();
        assert_eq!(paper.is_late(&evening.view(BY).await.meeting), is_late, "{hours}");
    }
}

#[tokio::test]
async fn one_id_names_one_file_and_a_meeting_has_room_for_thirty() {
    let world = World::start().await;
    let evening = Evening::called(&world).await;
    let add = async |new| world.call::<AddPaper>(BY, evening.at(), NONE, new).await;
    add(new_paper(1, "a.pdf", b"a", None)).await.ok();
    add(new_paper(1, "b.pdf", b"a", None)).await.refused(ProblemCode::IdTaken);
    for number in 2..=30 {
        add(new_paper(number, "a.pdf", b"a", None)).await.ok();
    }
    add(new_paper(31, "a.pdf", b"a", None)).await.refused(ProblemCode::Invalid);
    add(new_paper(30, "a.pdf", b"a", None)).await.ok();
}

#[tokio::test]
async fn a_file_that_brings_the_process_down_is_refused_in_the_end() {
    let world = World::start().await;
    let evening = Evening::called(&world).await;
    let (bytes, at) = (pdf("a"), evening.paper_at(1));
    let new = new_paper(1, "a.pdf", &bytes, None);
    let upload = world.call::<AddPaper>(BY, evening.at(), NONE, new).await.ok();
    world.put_file(&upload.place.unwrap(), bytes).await;
    world.call::<HandInPaper>(BY, at, NONE, NONE).await.ok();
    let owner = shared::file::FileOwner::Meeting(evening.id);
    // As four looks leave it behind that never came to their end.
    let mut file = world.own.find_file(owner, at.paper).await.unwrap().unwrap();
    file.value.checks = 4;
    world.own.change_file(&file, world.clock.now()).await.unwrap();
    world.run_jobs().await;
    let state = list(&world, &evening, BY).await[0].state;
    assert_eq!(state, FileState::Refused { refusal: FileRefusal::TooComplex });
}

#[tokio::test]
async fn a_record_that_comes_again_is_looked_at_once() {
    let world = World::start().await;
    let evening = Evening::called(&world).await;
    let bytes = pdf("a");
    add(&world, &evening, new_paper(1, "a.pdf", &bytes, None), bytes.clone()).await;
    let owner = shared::file::FileOwner::Meeting(evening.id);
    let before = world.own.find_file(owner, evening.paper_at(1).paper).await.unwrap().unwrap();
    world.run_jobs().await;
    let after = world.own.find_file(owner, evening.paper_at(1).paper).await.unwrap().unwrap();
    assert_eq!(before, after);
    assert_eq!(open(&world, &evening, Persona::Member, 1).await.bytes, bytes);
}
