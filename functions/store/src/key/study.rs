//! Study: the bank of questions, campaigns with the questions they draw from, attempts by branch, sums up the tree.

use jiff::Timestamp;
use shared::id::{CampaignId, MemberId, OrgId, QuestionId};

use super::{Index, Key, Keys, Partition, Range, key, partition, sortable};

/// A question of a bank.
pub fn question(org: OrgId, id: QuestionId) -> Key {
    key(format!("QST#{org}"), id.to_string())
}

/// The bank of an organisation.
pub fn questions(org: OrgId) -> Partition {
    partition(Index::Main, format!("QST#{org}"), Range::All)
}

/// A campaign without its questions.
pub fn campaign(id: CampaignId) -> Key {
    key(format!("CMP#{id}"), "META")
}

/// A part of the questions that a campaign draws from.
pub fn campaign_pool(id: CampaignId, part: usize) -> Key {
    key(format!("CMP#{id}"), format!("POOL#{part:02}"))
}

/// A campaign with the questions it draws from.
pub fn campaign_whole(id: CampaignId) -> Partition {
    partition(Index::Main, format!("CMP#{id}"), Range::All)
}

/// All keys of a campaign: among those of its organisation by when it opens, once it is out; else among its drafts.
pub fn campaign_keys(id: CampaignId, org: OrgId, is_open: bool, opens_at: Timestamp) -> Keys {
    let keys = Keys::from(campaign(id));
    match is_open {
        true => keys.gsi2(format!("CML#{org}"), format!("{}#{id}", sortable(opens_at))),
        false => keys.gsi2(format!("CMD#{org}"), id.to_string()),
    }
}

/// The campaigns that an organisation has opened.
pub fn campaigns(org: OrgId) -> Partition {
    partition(Index::Gsi2, format!("CML#{org}"), Range::All)
}

/// Its drafts.
pub fn campaign_drafts(org: OrgId) -> Partition {
    partition(Index::Gsi2, format!("CMD#{org}"), Range::All)
}

fn branch_pk(campaign: CampaignId, branch: OrgId) -> String {
    format!("CMP#{campaign}#BRN#{branch}")
}

/// An attempt: the person, the campaign and the number are the key, so each is there once.
pub fn attempt(campaign: CampaignId, branch: OrgId, member: MemberId, number: u8) -> Key {
    key(branch_pk(campaign, branch), format!("ATM#{member}#{number}"))
}

/// The attempts of a member.
pub fn attempts_of(campaign: CampaignId, branch: OrgId, member: MemberId) -> Partition {
    partition(Index::Main, branch_pk(campaign, branch), Range::Prefix(format!("ATM#{member}#")))
}

/// That a member has taken part in a contest.
pub fn contest_mark(campaign: CampaignId, branch: OrgId, member: MemberId, contest: u8) -> Key {
    key(branch_pk(campaign, branch), format!("CON#{member}#{contest}"))
}

/// The contests in which a member has taken part.
pub fn contest_marks_of(campaign: CampaignId, branch: OrgId, member: MemberId) -> Partition {
    partition(Index::Main, branch_pk(campaign, branch), Range::Prefix(format!("CON#{member}#")))
}

/// Everything that a branch has done in a campaign.
pub fn branch_study(campaign: CampaignId, branch: OrgId) -> Partition {
    partition(Index::Main, branch_pk(campaign, branch), Range::All)
}

/// What those directly below an organisation came to.
pub fn study_sums(campaign: CampaignId, org: OrgId) -> Key {
    key(format!("CMS#{campaign}"), org.to_string())
}
