//! Which branch a cell means.

use shared::roster::{CellError, CellWarning};
use shared::text::{fold, to_nfc};

use super::columns::words;
use super::known::KnownBranch;

/// Finds the branch a cell names: `Chi bộ thôn Đông`, `thôn đông`, `Chi bộ thôn Đông - Đảng ủy xã Yên Hòa`. The name
/// as written goes before the name without marks, so that Đoài and Doai stay two branches.
///
/// # Errors
/// No branch of this name, or several.
pub(super) fn find<'a>(
    written: &str,
    branches: &'a [KnownBranch],
) -> Result<(&'a KnownBranch, Option<CellWarning>), CellError> {
    if let [branch] = named(written, branches)[..] {
        return Ok((branch, None));
    }
    let (name, committee) = split(written);
    let found = named(name, branches);
    let of_committee: Vec<&KnownBranch> =
        found.iter().copied().filter(|branch| belongs(branch, committee).unwrap_or(true)).collect();
    match (&found[..], &of_committee[..]) {
        ([], _) => Err(CellError::UnknownBranch(name.to_owned())),
        (_, [branch]) => Ok((branch, None)),
        ([branch], []) => Ok((branch, other_committee(branch))),
        (several, _) => Err(CellError::AmbiguousBranch(several.len())),
    }
}

/// The branches of a name: by its letters, else without marks, else without the words `chi bộ`.
fn named<'a>(name: &str, branches: &'a [KnownBranch]) -> Vec<&'a KnownBranch> {
    let keys: [fn(&str) -> String; 3] = [marked, plain, short];
    for key in keys {
        let wanted = key(name);
        let found: Vec<&KnownBranch> =
            branches.iter().filter(|branch| !wanted.is_empty() && key(&branch.name) == wanted).collect();
        if !found.is_empty() {
            return found;
        }
    }
    Vec::new()
}

/// Letters with their marks, without case and punctuation.
fn marked(name: &str) -> String {
    let letters: String = to_nfc(name)
        .to_lowercase()
        .chars()
        .map(|sign| if sign.is_alphanumeric() { sign } else { ' ' })
        .collect();
    joined(letters.split_whitespace())
}

/// Letters without marks; `thôn 01` = `thôn 1`.
fn plain(name: &str) -> String {
    joined(words(name).split(' ').map(|word| {
        let is_number = word.bytes().all(|byte| byte.is_ascii_digit());
        if is_number { word.trim_start_matches('0') } else { word }
    }))
}

/// As [`plain`], without `chi bộ` in front.
fn short(name: &str) -> String {
    let plain = plain(name);
    ["chi bo ", "cb "].iter().find_map(|prefix| plain.strip_prefix(prefix)).unwrap_or(&plain).to_owned()
}

fn joined<'a>(words: impl Iterator<Item = &'a str>) -> String {
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
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
    let plain = plain(committee);
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
        ] {
            let found = find(written, &known).map(|(branch, _)| branch.name.as_str()).unwrap_or_default();
            assert_eq!(found, name, "{written}");
        }
    }

    #[test]
    fn the_committee_tells_branches_of_one_name_apart() {
        let known = known();
        let of_other = find("Chi bộ Công an - Đảng ủy xã Tân Lập", &known).expect("named with its committee");
        assert_eq!(of_other.0.id, known[5].id);
        assert_eq!(find("Chi bộ Công an", &known), Err(CellError::AmbiguousBranch(2)));
        assert_eq!(find("Chi bộ Công an - Đảng ủy xã Khác", &known), Err(CellError::AmbiguousBranch(2)));
    }

    #[test]
    fn another_committee_is_a_warning_and_no_branch_an_error() {
        let known = known();
        let (branch, warning) =
            find("Chi bộ thôn Đông - Đảng ủy xã Tân Lập", &known).expect("one branch of this name");
        assert_eq!(branch.id, known[0].id);
        assert_eq!(warning, Some(CellWarning::OtherCommittee { above: "Đảng ủy xã Yên Hòa".into() }));
        assert_eq!(
            find("Chi bộ không có tên - Đảng ủy xã Yên Hòa", &known),
            Err(CellError::UnknownBranch("Chi bộ không có tên".into()))
        );
    }
}
