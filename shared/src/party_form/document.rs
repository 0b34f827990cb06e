//! A document that was handed down, as a paper: its head and its foot. Its words stand between, as they are read.

use super::{PartyForm, Signature};
use crate::document::Document;
use crate::text::fold;

/// The paper around a document's words; `None` for what bears no number. One that was taken back is signed by nobody.
pub fn document_form(document: &Document) -> Option<PartyForm> {
    let (number, head) = (document.number.as_ref()?, &document.head);
    let issuer = document.issuer();
    let stands = document.withdrawn.is_none();
    let receivers = [format!("{},", head.audience.label()), "Lưu hồ sơ.".to_owned()];
    // Secretary and deputies sign for the committee; whoever has another position signs as that position says.
    let leads = ["bi thu", "pho bi thu"].iter().any(|position| fold(&head.position).starts_with(position));
    let signature = Signature {
        on_behalf: if leads { issuer.on_behalf() } else { String::new() },
        position: head.position.clone(),
        name: head.signer.clone(),
    };
    Some(PartyForm {
        place_and_date: issuer.place_and_date(head.signed_on?),
        superior: issuer.superior,
        issuer: issuer.name,
        number: format!("Số {number}"),
        kind: head.kind.label().to_owned(),
        about: head.r#abstract.clone(),
        blocks: Vec::new(),
        receivers: receivers.into_iter().filter(|_| stands).collect(),
        signatures: Some(signature).filter(|_| stands).into_iter().collect(),
    })
}
