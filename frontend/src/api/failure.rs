//! Why a call did not succeed, in words for people.

use shared::problem::{Problem, ProblemCode};

/// Why a call did not succeed.
#[derive(Debug, Clone, PartialEq)]
pub enum Failure {
    /// There is no network, or the server cannot be reached.
    Offline,
    /// No reply came in time.
    Timeout,
    /// The server refused, and says why.
    Problem(Problem),
    /// The reply is not what this version of the app understands.
    Unreadable,
}

impl Failure {
    /// What happened and what to do.
    pub fn sentence(&self) -> &str {
        match self {
            Self::Offline => {
                "Máy đang không có mạng, hoặc chưa tới được máy chủ. Xin kiểm tra kết nối rồi thử lại."
            }
            Self::Timeout => "Máy chủ chưa trả lời. Mạng có thể đang yếu; xin thử lại sau ít phút.",
            Self::Problem(problem) => &problem.sentence,
            Self::Unreadable => {
                "Ứng dụng không đọc được trả lời của máy chủ. Xin tải lại trang để dùng bản mới nhất."
            }
        }
    }

    /// The code, when the server gave one.
    pub fn code(&self) -> Option<ProblemCode> {
        match self {
            Self::Problem(problem) => Some(problem.code),
            _ => None,
        }
    }

    /// Whether the same call may succeed a little later.
    pub fn is_worth_retrying(&self) -> bool {
        match self {
            Self::Offline | Self::Timeout => true,
            Self::Unreadable => false,
            Self::Problem(problem) => matches!(
                problem.code,
                ProblemCode::TimedOut
                    | ProblemCode::Unavailable
                    | ProblemCode::Internal
                    | ProblemCode::TooManyRequests
            ),
        }
    }

    /// Whether the thing does not exist or is not for this person.
    pub fn is_out_of_reach(&self) -> bool {
        matches!(self.code(), Some(ProblemCode::NotFound | ProblemCode::Forbidden))
    }

    /// Whether somebody else changed the thing meanwhile.
    pub fn is_stale(&self) -> bool {
        self.code() == Some(ProblemCode::Stale)
    }

    /// The number under which the operator finds the request.
    pub fn request_id(&self) -> Option<&str> {
        match self {
            Self::Problem(problem) => problem.request_id.as_deref(),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_can_pass_is_worth_retrying() {
        assert!(Failure::Offline.is_worth_retrying());
        assert!(Failure::Problem(ProblemCode::Unavailable.into()).is_worth_retrying());
        assert!(!Failure::Problem(ProblemCode::Forbidden.into()).is_worth_retrying());
        assert!(!Failure::Unreadable.is_worth_retrying());
    }

    #[test]
    fn every_failure_has_a_whole_sentence() {
        for failure in [Failure::Offline, Failure::Timeout, Failure::Unreadable] {
            assert!(failure.sentence().ends_with('.'));
        }
    }
}
