//! The figures of one meeting (HD 42-HD/BTCTW), each with the members behind it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::attendance::{Attendance, ListedAs, Outcome};
use crate::id::MemberId;
use crate::meeting::Meeting;

/// Which figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FigureKind {
    /// Everyone on the list who belongs to the branch, exempt, suspended and away included.
    Total,
    /// Official members among the total.
    Official,
    /// Probationary members among the total.
    Probationary,
    /// Exempt members among the total.
    Exempt,
    /// Suspended members among the total.
    Suspended,
    /// Members of another branch who meet here for the time being; not in the total.
    TemporaryIn,
    /// Members among the total who meet elsewhere for the time being.
    TemporaryOut,
    /// Those summoned: the denominator of the attendance rate. Exempt, suspended and away are not in it.
    Summoned,
    /// Of those summoned, present.
    Present,
    /// Of those present, late.
    Late,
    /// Of those present, left early.
    LeftEarly,
    /// Of those summoned, absent with leave.
    Excused,
    /// Of those summoned, absent without leave.
    Unexcused,
    /// Of those summoned, absent with a request nobody has decided.
    AwaitingDecision,
    /// Of those summoned, not marked yet.
    NotTaken,
    /// Exempt members who came all the same.
    ExemptPresent,
    /// Voting base: official members summoned, and exempt ones who are present (Quy định 294-QĐ/TW).
    VotingBase,
    /// Of the voting base, present.
    VotersPresent,
}

impl FigureKind {
    /// Every figure, in the order of the minutes.
    pub const ALL: [Self; 18] = [
        Self::Total,
        Self::Official,
        Self::Probationary,
        Self::Exempt,
        Self::Suspended,
        Self::TemporaryIn,
        Self::TemporaryOut,
        Self::Summoned,
        Self::Present,
        Self::Late,
        Self::LeftEarly,
        Self::Excused,
        Self::Unexcused,
        Self::AwaitingDecision,
        Self::NotTaken,
        Self::ExemptPresent,
        Self::VotingBase,
        Self::VotersPresent,
    ];

    /// Vietnamese name.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Total => "Tổng số đảng viên",
            Self::Official => "Chính thức",
            Self::Probationary => "Dự bị",
            Self::Exempt => "Được miễn sinh hoạt",
            Self::Suspended => "Đang bị đình chỉ",
            Self::TemporaryIn => "Sinh hoạt tạm thời đến",
            Self::TemporaryOut => "Sinh hoạt tạm thời đi",
            Self::Summoned => "Được triệu tập",
            Self::Present => "Có mặt",
            Self::Late => "Đến muộn",
            Self::LeftEarly => "Về sớm",
            Self::Excused => "Vắng có phép",
            Self::Unexcused => "Vắng không phép",
            Self::AwaitingDecision => "Vắng, đơn chờ quyết định",
            Self::NotTaken => "Chưa điểm danh",
            Self::ExemptPresent => "Được miễn vẫn đến dự",
            Self::VotingBase => "Cơ sở tính biểu quyết",
            Self::VotersPresent => "Người có quyền biểu quyết có mặt",
        }
    }

    /// How the figure is counted, in words.
    pub const fn rule(self) -> &'static str {
        match self {
            Self::Total => {
                "Đảng viên của chi bộ khi mời họp, gồm cả người được miễn, bị đình chỉ, sinh hoạt nơi khác."
            }
            Self::Official => "Đảng viên chính thức trong tổng số.",
            Self::Probationary => "Đảng viên dự bị trong tổng số.",
            Self::Exempt => "Đảng viên được miễn công tác và sinh hoạt trong tổng số.",
            Self::Suspended => "Đảng viên đang bị đình chỉ sinh hoạt trong tổng số.",
            Self::TemporaryIn => {
                "Đảng viên nơi khác đang sinh hoạt tạm thời tại chi bộ; không tính vào tổng số."
            }
            Self::TemporaryOut => "Đảng viên của chi bộ đang sinh hoạt tạm thời nơi khác.",
            Self::Summoned => {
                "Mẫu số của tỷ lệ dự họp: không gồm người được miễn, bị đình chỉ, sinh hoạt nơi khác."
            }
            Self::Present => "Người được triệu tập và có mặt, kể cả đến muộn, về sớm.",
            Self::Late => "Người có mặt nhưng đến muộn.",
            Self::LeftEarly => "Người có mặt nhưng về sớm.",
            Self::Excused => "Người vắng có đơn được đồng ý.",
            Self::Unexcused => "Người vắng không có đơn, hoặc đơn không được đồng ý.",
            Self::AwaitingDecision => {
                "Người vắng có đơn gửi trước giờ họp mà chưa ai quyết định; không tính là vắng không phép."
            }
            Self::NotTaken => "Người được triệu tập chưa được điểm danh.",
            Self::ExemptPresent => "Người được miễn sinh hoạt nhưng vẫn đến dự; không tính vào tỷ lệ dự họp.",
            Self::VotingBase => {
                "Đảng viên chính thức được triệu tập, thêm người được miễn có mặt; không gồm dự bị, tạm thời đến."
            }
            Self::VotersPresent => "Người trong cơ sở tính biểu quyết và có mặt.",
        }
    }

    /// The figure this one is a part of.
    pub const fn denominator(self) -> Option<Self> {
        match self {
            Self::Official | Self::Probationary | Self::Exempt | Self::Suspended | Self::TemporaryOut => {
                Some(Self::Total)
            }
            Self::Present | Self::Excused | Self::Unexcused | Self::AwaitingDecision | Self::NotTaken => {
                Some(Self::Summoned)
            }
            Self::Late | Self::LeftEarly => Some(Self::Present),
            Self::ExemptPresent => Some(Self::Exempt),
            Self::VotersPresent => Some(Self::VotingBase),
            Self::Total | Self::TemporaryIn | Self::Summoned | Self::VotingBase => None,
        }
    }

    fn counts(self, entry: &Attendance, meeting: &Meeting) -> bool {
        use ListedAs as L;
        let listed = entry.listed_as;
        let outcome = entry.outcome(meeting);
        let summoned_and = |wanted: Outcome| listed.is_summoned() && outcome == wanted;
        match self {
            Self::Total => listed != L::TemporaryHere,
            Self::Official => matches!(listed, L::Official | L::CommitteeMember),
            Self::Probationary => listed == L::Probationary,
            Self::Exempt => listed == L::Exempt,
            Self::Suspended => listed == L::Suspended,
            Self::TemporaryIn => listed == L::TemporaryHere,
            Self::TemporaryOut => listed == L::TemporaryElsewhere,
            Self::Summoned => listed.is_summoned(),
            Self::Present => summoned_and(Outcome::Present),
            Self::Late => summoned_and(Outcome::Present) && entry.mark_in(meeting).is_late(),
            Self::LeftEarly => summoned_and(Outcome::Present) && entry.mark_in(meeting).left_early(),
            Self::Excused => summoned_and(Outcome::ExcusedAbsence),
            Self::Unexcused => summoned_and(Outcome::UnexcusedAbsence),
            Self::AwaitingDecision => summoned_and(Outcome::AwaitingDecision),
            Self::NotTaken => summoned_and(Outcome::NotTaken),
            Self::ExemptPresent => listed == L::Exempt && outcome == Outcome::Present,
            Self::VotingBase => {
                matches!(listed, L::Official | L::CommitteeMember)
                    || Self::ExemptPresent.counts(entry, meeting)
            }
            Self::VotersPresent => Self::VotingBase.counts(entry, meeting) && outcome == Outcome::Present,
        }
    }
}

/// A figure with the members behind it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Figure {
    /// Which.
    pub kind: FigureKind,
    /// The members counted, in the list's order.
    pub members: Vec<MemberId>,
}

impl Figure {
    /// The number itself.
    pub fn count(&self) -> usize {
        self.members.len()
    }
}

/// A figure without the members behind it: what goes to those who may not know them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FigureCount {
    /// Which.
    pub kind: FigureKind,
    /// The number.
    pub count: u32,
}

/// All figures of one meeting, in the order of the minutes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MeetingFigures {
    figures: Vec<Figure>,
}

impl MeetingFigures {
    /// Counts the list of a meeting.
    pub fn count(meeting: &Meeting, list: &[Attendance]) -> Self {
        let figure = |kind: FigureKind| Figure {
            kind,
            members: list
                .iter()
                .filter(|entry| kind.counts(entry, meeting))
                .map(|entry| entry.member)
                .collect(),
        };
        Self { figures: FigureKind::ALL.into_iter().map(figure).collect() }
    }

    /// One figure with its members.
    pub fn figure(&self, kind: FigureKind) -> Option<&Figure> {
        self.figures.iter().find(|figure| figure.kind == kind)
    }

    /// One number.
    pub fn of(&self, kind: FigureKind) -> usize {
        self.figure(kind).map_or(0, Figure::count)
    }

    /// Every figure as a number alone.
    pub fn counts(&self) -> Vec<FigureCount> {
        let count = |figure: &Figure| u32::try_from(figure.count()).unwrap_or(u32::MAX);
        self.figures.iter().map(|figure| FigureCount { kind: figure.kind, count: count(figure) }).collect()
    }

    /// Every figure.
    pub fn iter(&self) -> impl Iterator<Item = &Figure> {
        self.figures.iter()
    }

    /// Attendance rate: present / summoned, exempted members excluded from the denominator.
    pub fn rate(&self) -> Rate {
        Rate { part: self.of(FigureKind::Present), whole: self.of(FigureKind::Summoned) }
    }
}

/// A share, kept as its two numbers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Rate {
    /// Numerator.
    pub part: usize,
    /// Denominator.
    pub whole: usize,
}

impl Rate {
    /// Percent, rounded to the nearest whole; `None` when there is no denominator.
    pub fn percent(self) -> Option<u32> {
        let whole = u32::try_from(self.whole).ok().filter(|whole| *whole > 0)?;
        let part = u32::try_from(self.part).ok()?;
        Some((part * 100 + whole / 2) / whole)
    }

    /// `17/18 (94 %)`, with a space that does not break; a dash when there is no denominator.
    pub fn text(self) -> String {
        match self.percent() {
            Some(percent) => format!("{}/{} ({percent}\u{a0}%)", self.part, self.whole),
            None => "—".into(),
        }
    }
}

impl std::ops::Add for Rate {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { part: self.part + other.part, whole: self.whole + other.whole }
    }
}
