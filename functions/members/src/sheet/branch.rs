//! Which branch a cell means.

use shared::roster::{CellError, CellWarning};
use shared::text::{fold, same_spelling, to_nfc};

use super::columns::words;
use super::known::KnownBranch;

/// The branches within reach, ready to be found by name.
pub(super) struct Branches<'a>(Vec<(Name, &'a KnownBranch)>);

/// What a cell names.
pub(super) type Found<'a> = Result<(&'a KnownBranch, Option<CellWarning>), CellError>;

impl<'a> Branches<'a> {
    /// Takes the names of branches apart.
    pub fn of(branches: &'a [KnownBranch]) -> Self {
        Self(branches.iter().map(|branch| (Name::of(&branch.name), branch)).collect())
    }

    /// Finds the branch a cell names: `Chi bộ thôn Đông`, `thôn đông`, `Chi bộ thôn Đông - Đảng ủy xã Yên Hòa`. The name
    /// as written goes before the name without marks, so that Đoài and Doai stay two branches.
    ///
    /// # Errors
    /// No branch of this name, or several.
    pub fn find(&self, written: &str) -> Found<'a> {
        if let [branch] = self.named(written)[..] {
            return Ok((branch, None));
        }
        let (name, committee) = split(written);
        let found = self.named(name);
        let of_committee: Vec<&KnownBranch> =
            found.iter().copied().filter(|branch| belongs(branch, committee).unwrap_or(true)).collect();
        match (&found[..], &of_committee[..]) {
            ([], _) => Err(CellError::UnknownBranch(name.to_owned())),
            (_, [branch]) => Ok((branch, None)),
            ([branch], []) => Ok((branch, other_committee(branch))),
            (several, _) => Err(CellError::AmbiguousBranch(several.len())),
        }
    }

    /// The branches of a name: as written, else where the sheet leaves marks out, else without the words `chi bộ` too.
    /// A mark that is written must be there, so that Hà and Hạ stay two branches.
    fn named(&self, name: &str) -> Vec<&'a KnownBranch> {
        let written = Name::of(name);
        let ways: [fn(&Name, &Name) -> bool; 3] = [
            |written, known| written.is(known, same_spelling),
            |written, known| written.is(known, may_mean),
            |written, known| written.short().is(&known.short(), may_mean),
        ];
        let find = |way: fn(&Name, &Name) -> bool| -> Vec<&'a KnownBranch> {
            self.0.iter().filter(|(known, _)| way(&written, known)).map(|(_, branch)| *branch).collect()
        };
        ways.into_iter().map(find).find(|found| !found.is_empty()).unwrap_or_default()
    }
}

/// Whether a word of the sheet may stand for a word of the name: spelt the same, or without its marks.
fn may_mean(written: &str, known: &str) -> bool {
    same_spelling(written, known) || written.to_ascii_lowercase() == fold(known)
}

/// A name as words without punctuation, numbers without zeros in front.
pub(super) struct Name(Vec<String>);

impl Name {
    fn of(name: &str) -> Self {
        let words = to_nfc(name);
        let words = words.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty());
        Self(
            words
                .map(|word| if is_number(word) { word.trim_start_matches('0') } else { word }.to_owned())
                .collect(),
        )
    }

    fn is(&self, other: &Self, same: fn(&str, &str) -> bool) -> bool {
        let words = || self.0.iter().zip(&other.0);
        !self.0.is_empty() && self.0.len() == other.0.len() && words().all(|(one, other)| same(one, other))
    }

    /// Without `chi bộ` in front.
    fn short(&self) -> Self {
        let folded: Vec<String> = self.0.iter().take(2).map(|word| fold(word)).collect();
        let skipped = match folded.iter().map(String::as_str).collect::<Vec<_>>()[..] {
            ["chi", "bo"] => 2,
            ["cb", ..] => 1,
            _ => 0,
        };
        Self(self.0[skipped..].to_vec())
    }
}

fn is_number(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}

/// A cell's branch and the committee behind it: `Chi bộ X - Đảng ủy Y`, `Chi bộ X, Đảng bộ Y`, `Chi bộ X thuộc …`.
fn split(written: &str) -> (&str, Option<&str>) {
    let separators = [" - ", " – ", " — ", ", ", " / ", " trực thuộc ", " thuộc ", "-", "–", ","];
    let cuts = separators.iter().flat_map(|separator| {
        written.match_indices(separator).map(|(at, separator)| (at, at + separator.len()))
    });
    let is_committee = |rest: &str| {
        let rest = fold(rest);
        ["dang uy", "dang bo", "du ", "db ", "dang uy"].iter().any(|start| rest.starts_with(start))
    };
    cuts.filter(|(_, rest)| is_committee(&written[*rest..]))
        .min_by_key(|(at, _)| *at)
        .map_or((written, None), |(at, rest)| (written[..at].trim(), Some(&written[rest..])))
}

/// Whether the branch hangs under the committee; `None` when either is not known.
fn belongs(branch: &KnownBranch, committee: Option<&str>) -> Option<bool> {
    let (above, committee) = (branch.above.as_deref()?, committee?);
    Some(place(above) == place(committee))
}

/// The name of a committee without what it is called: `Đảng ủy xã Yên Hòa` and `Đảng bộ xã Yên Hoà` are one place.
fn place(committee: &str) -> String {
    let plain = words(committee);
    let prefixes = ["dang uy ", "dang bo ", "du ", "db "];
    prefixes.iter().find_map(|prefix| plain.strip_prefix(prefix)).unwrap_or(&plain).to_owned()
}

fn other_committee(branch: &KnownBranch) -> Option<CellWarning> {
    branch.above.clone().map(|above| CellWarning::OtherCommittee { above })
}

#[cfg(test)]
mod tests {
    use shared::id::OrgId;

    use super::*;

    fn branches(names: &[(&str, &str)]) -> Vec<KnownBranch> {
        let branch = |(index, (name, above)): (usize, &(&str, &str))| KnownBranch {
            id: OrgId::from_parts(index as u64, 0),
            name: (*name).to_owned(),
            above: (!above.is_empty()).then(|| (*above).to_owned()),
        };
        names.iter().enumerate().map(branch).collect()
    }

    fn known() -> Vec<KnownBranch> {
        branches(&[
            ("Chi bộ thôn Đông", "Đảng ủy xã Yên Hòa"),
            ("Chi bộ thôn Đoài", "Đảng ủy xã Yên Hòa"),
            ("Chi bộ Trường THCS", "Đảng ủy xã Yên Hòa"),
            ("Chi bộ thôn 1", "Đảng ủy xã Yên Hòa"),
            ("Chi bộ Công an", "Đảng ủy xã Yên Hòa"),
            ("Chi bộ Công an", "Đảng ủy xã Tân Lập"),
            ("Chi bộ Doai", ""),
        ])
    }

    #[test]
    fn branches_are_found_however_they_are_written() {
        let known = known();
        for (written, name) in [
            ("Chi bộ thôn Đông", "Chi bộ thôn Đông"),
            ("CHI BỘ THÔN ĐÔNG", "Chi bộ thôn Đông"),
            ("Chi bộ thôn Đông - Đảng ủy xã Yên Hòa", "Chi bộ thôn Đông"),
            ("Chi bộ thôn Đông - Đảng bộ xã Yên Hoà", "Chi bộ thôn Đông"),
            ("Chi bộ thôn Đông, Đảng ủy xã Yên Hòa", "Chi bộ thôn Đông"),
            ("Chi bộ thôn Đông thuộc Đảng bộ xã Yên Hòa", "Chi bộ thôn Đông"),
            ("thon dong", "Chi bộ thôn Đông"),
            ("Chi bộ trường T.H.C.S", ""),
            ("Trường THCS", "Chi bộ Trường THCS"),
            ("Chi bộ thôn 01", "Chi bộ thôn 1"),
            ("Chi bộ Đoài", ""),
            ("Chi bộ doai", "Chi bộ Doai"),
            ("Chi bộ thôn Đống", ""),
            ("chi bo thon dong", "Chi bộ thôn Đông"),
        ] {
            let found = Branches::of(&known)
                .find(written)
                .map(|(branch, _)| branch.name.as_str())
                .unwrap_or_default();
            assert_eq!(found, name, "{written}");
        }
    }

    #[test]
    fn the_committee_tells_branches_of_one_name_apart() {
        let known = known();
        let of_other = Branches::of(&known)
            .find("Chi bộ Công an - Đảng ủy xã Tân Lập")
            .expect("named with its committee");
        assert_eq!(of_other.0.id, known[5].id);
        assert_eq!(Branches::of(&known).find("Chi bộ Công an"), Err(CellError::AmbiguousBranch(2)));
        assert_eq!(
            Branches::of(&known).find("Chi bộ Công an - Đảng ủy xã Khác"),
            Err(CellError::AmbiguousBranch(2))
        );
    }

    #[test]
    fn another_committee_is_a_warning_and_no_branch_an_error() {
        let known = known();
        let (branch, warning) = Branches::of(&known)
            .find("Chi bộ thôn Đông - Đảng ủy xã Tân Lập")
            .expect("one branch of this name");
        assert_eq!(branch.id, known[0].id);
        assert_eq!(warning, Some(CellWarning::OtherCommittee { above: "Đảng ủy xã Yên Hòa".into() }));
        assert_eq!(
            Branches::of(&known).find("Chi bộ không có tên - Đảng ủy xã Yên Hòa"),
            Err(CellError::UnknownBranch("Chi bộ không có tên".into()))
        );
    }
}
