use super::*;

const OLD: [u8; 32] = [7; 32];
const NEW: [u8; 32] = [8; 32];
const INDEX: [u8; 32] = [9; 32];

fn seal(sealing: &[[u8; 32]]) -> Seal {
    Seal::new(&DataKeys::of(sealing.to_vec(), Some(INDEX)).unwrap())
}

#[test]
fn a_value_opens_only_where_it_was_sealed() {
    let sealed = seal(&[OLD]).seal("001087000123", "app MBR citizen_id");
    assert_eq!(seal(&[OLD]).open(&sealed, "app MBR citizen_id").unwrap(), "001087000123");
    assert!(seal(&[OLD]).open(&sealed, "app MBR phone").is_err());
    assert!(seal(&[NEW]).open(&sealed, "app MBR citizen_id").is_err());
    assert!(!sealed.contains("0010870"));
}

#[test]
fn the_same_value_never_looks_the_same_but_its_index_does() {
    let seal = seal(&[OLD]);
    assert_ne!(seal.seal("1", "x"), seal.seal("1", "x"));
    assert_eq!(seal.blind_index("1"), seal.blind_index("1"));
    let other = Seal::new(&DataKeys::of(vec![OLD], Some(NEW)).unwrap());
    assert_ne!(seal.blind_index("1"), other.blind_index("1"));
}

#[test]
fn keys_follow_each_other_without_a_stop() {
    let before = seal(&[OLD]).seal("1", "x");
    for (keys, seals_anew) in [(&[OLD, NEW][..], false), (&[NEW, OLD], true)] {
        let now = seal(keys);
        assert_eq!(now.open(&before, "x").unwrap(), "1", "what the older key sealed");
        let after = now.seal("2", "x");
        assert_eq!(seal(&[NEW]).open(&after, "x").is_ok(), seals_anew);
        assert_eq!(seal(&[OLD]).open(&after, "x").is_ok(), !seals_anew);
    }
    assert!(seal(&[NEW]).open(&before, "x").is_err(), "the older key is gone");
    assert_eq!(seal(&[OLD]).blind_index("1"), seal(&[NEW]).blind_index("1"), "who was found is found again");
    assert_eq!(seal(&[OLD]).keyed_hash("a", "1"), seal(&[NEW]).keyed_hash("a", "1"));
}

/// As the first release made it with the data key `[7; 32]`: without the id of a key, the index key derived.
#[test]
fn what_the_first_release_stored_still_opens_and_is_found() {
    let sealed = "LgFxyM7QYXAnXry7XlE5Ewowz6DkxOrQZJwDwxjnVFNRUrlMGcI15Q";
    let alone = Seal::new(&DataKeys::of(vec![OLD], None).unwrap());
    assert_eq!(alone.open(sealed, "app MBR citizen_id").unwrap(), "001087000123");
    assert_eq!(alone.blind_index("001087000123"), "v1IUouB9DS8X8lTWvK_-SyWwmtNM05fEq8koPVjZaUU");
    assert_eq!(seal(&[NEW, OLD]).open(sealed, "app MBR citizen_id").unwrap(), "001087000123");
    assert!(seal(&[NEW]).open(sealed, "app MBR citizen_id").is_err());
}

#[test]
fn keys_that_leave_the_index_open_are_refused() {
    assert!(DataKeys::of(Vec::new(), Some(INDEX)).is_none());
    assert!(DataKeys::of(Vec::new(), None).is_none());
    assert!(DataKeys::of(vec![NEW, OLD], None).is_none(), "from which of them was it derived?");
}

#[test]
fn nothing_but_a_sealed_value_opens() {
    let sealed = seal(&[OLD]).seal("1", "x");
    let (id, body) = sealed.split_once('.').unwrap();
    assert_eq!(seal(&[OLD]).open(body, "x").unwrap(), "1", "an id is no part of what is sealed");
    for wrong in ["", ".", "AAAA", id, &format!("{id}.{id}.{body}"), &format!("AAA.{body}"), "đảng viên"]
    {
        assert!(seal(&[OLD]).open(wrong, "x").is_err(), "{wrong}");
    }
}
