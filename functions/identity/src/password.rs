//! Passwords: long enough, not easy to guess, no rule of composition; argon2id with 19 MiB, 2 passes, 1 lane.

use argon2::password_hash::phc::PasswordHash;
use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version};
use jiff::Timestamp;
use kit::{Failure, Result};
use shared::problem::{Problem, ProblemCode};
use shared::rules::sign_in_rules;
use shared::time::local_date;

/// Words that people here put into passwords and that no foreign dictionary knows.
const LOCAL_WORDS: [&str; 16] = [
    "matkhau",
    "dangvien",
    "sotay",
    "vietnam",
    "hanoi",
    "saigon",
    "chibo",
    "bithu",
    "danguy",
    "anhyeuem",
    "emyeuanh",
    "congsan",
    "hochiminh",
    "dienbien",
    "tuyenquang",
    "motnamsau",
];

/// A hash that no password fits, to spend the same time on an unknown person.
const NOBODY: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$c290YXktbm9ib2R5LTAx$J8ppvC3bmBPbm5gNxu3jxTGq3wnVJJZsb3ac4H2aKVM";

/// Checks a new password.
///
/// # Errors
/// [`ProblemCode::Invalid`] naming the field when too short or too long, [`ProblemCode::WeakPassword`] when easy to
/// guess.
pub fn check(password: &str, personal: &[&str], now: Timestamp) -> std::result::Result<(), Problem> {
    let rules = sign_in_rules(local_date(now));
    let count = password.chars().count();
    if count < rules.password_least_chars {
        let sentence = format!("Mật khẩu cần ít nhất {} ký tự.", rules.password_least_chars);
        return Err(Problem::field("password", sentence));
    }
    if count > rules.password_most_chars {
        let sentence = format!("Mật khẩu không quá {} ký tự.", rules.password_most_chars);
        return Err(Problem::field("password", sentence));
    }
    let known: Vec<&str> = LOCAL_WORDS.iter().chain(personal).copied().collect();
    // A score below 2 means fewer than a million guesses.
    if zxcvbn::zxcvbn(password, &known).score() < zxcvbn::Score::Two {
        let mut problem = Problem::from(ProblemCode::WeakPassword);
        problem
            .fields
            .push(shared::problem::FieldProblem::new("password", ProblemCode::WeakPassword.sentence()));
        return Err(problem);
    }
    Ok(())
}

/// Hashes a password under a random salt.
///
/// # Errors
/// When the worker is gone.
pub async fn hash(password: String, salt: [u8; 16]) -> Result<String> {
    work(move || {
        let hash = hasher().hash_password_with_salt(password.as_bytes(), &salt);
        hash.map(|hash| hash.to_string()).map_err(|error| Failure::Internal(error.to_string()))
    })
    .await?
}

/// Whether a password fits a stored hash; without one, the same time passes and the answer is no.
///
/// # Errors
/// When the worker is gone.
pub async fn fits(password: String, stored: Option<String>) -> Result<bool> {
    work(move || {
        let text = stored.as_deref().unwrap_or(NOBODY);
        let parsed = PasswordHash::new(text).map_err(|error| Failure::Internal(error.to_string()))?;
        let fits = hasher().verify_password(password.as_bytes(), &parsed).is_ok();
        Ok(fits && stored.is_some())
    })
    .await?
}

fn hasher() -> Argon2<'static> {
    let params = Params::new(19 * 1024, 2, 1, None).expect("the parameters are within the bounds of argon2");
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

/// Runs heavy work off the threads that answer requests.
async fn work<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(|error| Failure::Internal(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verdict(password: &str) -> Option<ProblemCode> {
        let now = "2026-11-25T00:00:00Z".parse().unwrap();
        check(password, &["001087000123"], now).err().map(|problem| problem.code)
    }

    #[test]
    fn passwords_are_judged_by_length_and_by_how_easily_they_are_guessed() {
        for (password, expected) in [
            ("ngắn", Some(ProblemCode::Invalid)),
            ("1234567890", Some(ProblemCode::WeakPassword)),
            ("password123", Some(ProblemCode::WeakPassword)),
            ("matkhau123", Some(ProblemCode::WeakPassword)),
            ("dangvien2026", Some(ProblemCode::WeakPassword)),
            ("001087000123", Some(ProblemCode::WeakPassword)),
            ("aaaaaaaaaaaa", Some(ProblemCode::WeakPassword)),
            ("con trâu ăn cỏ bờ đê", None),
            ("mua-gao-thang-muoi", None),
        ] {
            assert_eq!(verdict(password), expected, "{password}");
        }
        assert_eq!(verdict(&"dài ".repeat(60)), Some(ProblemCode::Invalid));
    }

    #[tokio::test]
    async fn a_hash_fits_its_password_alone_and_nobody_fits_none() {
        let stored = hash("con trâu ăn cỏ".into(), [3; 16]).await.unwrap();
        assert!(stored.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
        assert!(fits("con trâu ăn cỏ".into(), Some(stored.clone())).await.unwrap());
        assert!(!fits("con bò ăn cỏ".into(), Some(stored)).await.unwrap());
        assert!(!fits("con trâu ăn cỏ".into(), None).await.unwrap());
    }
}
