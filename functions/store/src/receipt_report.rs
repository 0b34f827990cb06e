//! Who has read a document or acknowledged an announcement, as seen from one organisation: counts for it and for those
//! directly below, and for a branch the names.

use shared::document::{MemberReceipt, OrgReceipts, ReadState, ReaderKind, Receipt, ReceiptReport};
use shared::id::{MemberId, OrgId};
use shared::org::{Org, OrgPath};

use crate::connect::Store;
use crate::error::StoreResult;
use crate::receipt::Counted;

impl Store {
    /// The report for an organisation on what `issuer` handed down; with `names`, those of its own readers.
    pub async fn report_receipts(
        &self,
        of: Counted,
        issuer: &OrgPath,
        org: Org,
        names: Names,
    ) -> StoreResult<ReceiptReport> {
        let below = if org.kind.has_members() { Vec::new() } else { self.all_orgs_below(org.id).await? };
        let ids: Vec<_> = std::iter::once(org.id).chain(below.iter().map(|org| org.id)).collect();
        let counts = self.find_receipt_counts(of, &ids).await?;
        let with_counts =
            |org: Org| OrgReceipts { counts: counts.get(&org.id).copied().unwrap_or_default(), org };
        let names = match names {
            Names::Told => Some(self.named_receipts(of, issuer, org.id).await?),
            Names::Kept => None,
        };
        Ok(ReceiptReport {
            own: with_counts(org),
            below: below.into_iter().map(with_counts).collect(),
            names,
        })
    }

    /// The members of a branch by given name, each with how far they are. Then its guests, unless their own branch reads
    /// it too: that one counts and names them.
    async fn named_receipts(
        &self,
        of: Counted,
        issuer: &OrgPath,
        branch: OrgId,
    ) -> StoreResult<Vec<MemberReceipt>> {
        let own = self.roster(branch).await?.into_iter().map(|member| (member.value, ReaderKind::Member));
        let guests = self.guests(branch).await?.into_iter().map(|guest| (guest.value, ReaderKind::Guest));
        let guests = guests.filter(|(guest, _)| !issuer.covers(&OrgPath::from_chain(&guest.chain)));
        let readers: Vec<_> = own.chain(guests).filter(|(reader, _)| reader.standing.belongs()).collect();
        let members: Vec<_> = readers.iter().map(|(reader, _)| reader.id).collect();
        let states = self.read_states(of, &members).await?;
        let state = |member| {
            let left = states.iter().find(|(whose, _)| *whose == member);
            left.map_or(ReadState::Unread, |(_, state)| *state)
        };
        let named = readers.into_iter().map(|(member, reader)| MemberReceipt {
            member: member.id,
            name: member.name.as_str().to_owned(),
            state: state(member.id),
            reader,
        });
        Ok(named.collect())
    }

    async fn read_states(
        &self,
        of: Counted,
        members: &[MemberId],
    ) -> StoreResult<Vec<(MemberId, ReadState)>> {
        Ok(match of {
            Counted::Document(id) => {
                let receipts = self.receipts_of(id, members).await?;
                receipts.iter().map(|receipt| (receipt.member, Receipt::state(receipt))).collect()
            }
            Counted::Announcement(id) => {
                let members = self.acknowledged_by(id, members).await?;
                members.into_iter().map(|member| (member, ReadState::Confirmed)).collect()
            }
        })
    }
}

/// Whether a report may name people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Names {
    /// It tells the names of a branch.
    Told,
    /// It tells counts alone.
    Kept,
}
