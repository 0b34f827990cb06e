//! Files of a document.

use shared::document::{AddAttachment, AttachmentAt, HandInAttachment, OpenAttachment, RemoveAttachment};
use tests::{Desk, NONE, Persona, World, new_paper, pdf};

use super::Ledger;

/// Two files of a draft, one of which is taken away again.
pub async fn story(world: &World, desk: &Desk<'_>, ledger: &mut Ledger) {
    let by = Persona::CommuneOfficer;
    for number in [1, 2] {
        let bytes = pdf("Bieu mau");
        let new = new_paper(number, "Biểu mẫu.pdf", &bytes, None).file;
        let at = AttachmentAt { document: desk.at().document, attachment: new.id };
        let upload = ledger.note(&world.call::<AddAttachment>(by, desk.at(), NONE, new).await);
        world.put_file(&upload.place.unwrap(), bytes).await;
        ledger.note(&world.call::<HandInAttachment>(by, at, NONE, NONE).await);
        world.run_jobs().await;
        ledger.note(&world.call::<OpenAttachment>(by, at, NONE, NONE).await);
        if number == 2 {
            ledger.note(&world.call::<RemoveAttachment>(by, at, NONE, NONE).await);
        }
    }
}
