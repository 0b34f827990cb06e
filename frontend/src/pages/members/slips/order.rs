//! Who gets a slip, as chosen so far.

use std::collections::BTreeMap;

use shared::id::MemberId;
use shared::session::CodeOrder;

use crate::form::Refusal;

/// The whole branch or certain members.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whom {
    /// Everyone who cannot sign in yet.
    NotActivated,
    /// Those named.
    Certain,
}

/// The choice; names are kept so that those chosen stay in sight while one searches for others.
#[derive(Clone, PartialEq)]
pub struct Chosen {
    /// The whole branch or certain members.
    pub whom: Option<Whom>,
    /// Those named so far.
    pub members: BTreeMap<MemberId, String>,
}

impl Chosen {
    /// Nothing but the whole branch, or the one member for whom the page was opened.
    pub fn start(member: Option<(MemberId, String)>) -> Self {
        let whom = if member.is_some() { Whom::Certain } else { Whom::NotActivated };
        Self { whom: Some(whom), members: member.into_iter().collect() }
    }

    /// Adds a member, or takes them out again.
    pub fn toggle(&mut self, member: MemberId, name: String) {
        if self.members.remove(&member).is_none() {
            self.members.insert(member, name);
        }
    }

    /// What to send.
    ///
    /// # Errors
    /// Nobody is named: an empty order would mean everybody, which is never sent by accident.
    pub fn order(&self) -> Result<CodeOrder, Refusal> {
        match self.whom {
            Some(Whom::NotActivated) => Ok(CodeOrder { members: Vec::new() }),
            Some(Whom::Certain) if !self.members.is_empty() => {
                Ok(CodeOrder { members: self.members.keys().copied().collect() })
            }
            Some(Whom::Certain) => Err(Refusal::field(
                "whom",
                "Xin chọn ít nhất một đồng chí ở danh sách dưới, hoặc chọn cả chi bộ.",
            )),
            None => Err(Refusal::field("whom", "Xin chọn cấp phiếu cho ai.")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn member(n: u64) -> MemberId {
        MemberId::from_parts(n, 0)
    }

    #[test]
    fn choosing_nobody_never_means_everybody() {
        let mut chosen = Chosen { whom: Some(Whom::Certain), members: BTreeMap::new() };
        assert!(chosen.order().is_err());
        chosen.toggle(member(1), "Lê Thị Mơ".into());
        chosen.toggle(member(2), "Trần Văn Ước".into());
        chosen.toggle(member(1), "Lê Thị Mơ".into());
        assert_eq!(chosen.order().ok(), Some(CodeOrder { members: vec![member(2)] }));
        chosen.whom = Some(Whom::NotActivated);
        assert_eq!(chosen.order().ok(), Some(CodeOrder { members: vec![] }), "the server finds them");
    }

    #[test]
    fn from_a_members_page_that_member_is_chosen() {
        let chosen = Chosen::start(Some((member(7), "Lê Thị Mơ".into())));
        assert_eq!(chosen.order().ok(), Some(CodeOrder { members: vec![member(7)] }));
        assert_eq!(Chosen::start(None).whom, Some(Whom::NotActivated));
    }
}
