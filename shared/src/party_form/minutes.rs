//! Minutes as a paper: place and hours, who was there, what was said, the votes, the conclusion.

use jiff::Timestamp;

use super::{PartyForm, Signature};
use crate::meeting::MeetingKind;
use crate::minutes::{Addendum, Minutes, MinutesView, Vote, VoteBase, VoteKind, session_hours};
use crate::statistics::{FigureKind, Rate};
use crate::time::{format_date_time, local, local_date};

/// The paper of the minutes in a view; `None` while the caller may not read them.
pub fn minutes_form(view: &MinutesView) -> Option<PartyForm> {
    let minutes = view.minutes.as_ref()?;
    let meeting = &view.meeting;
    let signature = |position: &str, name: &str| Signature {
        on_behalf: String::new(),
        position: position.to_owned(),
        name: name.to_owned(),
    };
    let mut form = PartyForm {
        superior: view.issuer.superior.clone(),
        issuer: view.issuer.name.clone(),
        number: String::new(),
        place_and_date: view.issuer.place_and_date(local_date(session_hours(meeting).0)),
        kind: "Biên bản".into(),
        about: meeting.plan.title.clone(),
        blocks: Vec::new(),
        receivers: Vec::new(),
        signatures: vec![
            signature("Người ghi biên bản", &minutes.minute_taker_name),
            signature("Chủ trì", &minutes.chair_name),
        ],
    };
    attendance(&mut form, view, minutes);
    let mut numeral = ["II", "III", "IV", "V"].into_iter();
    let mut next = move |title: &str| format!("{}. {title}", numeral.next().unwrap_or_default());
    form.heading(next("Nội dung"));
    for (index, item) in minutes.text.items.iter().enumerate() {
        form.paragraphs(&format!("{}. {}", index + 1, item.title));
        form.paragraphs(&item.text);
    }
    if !view.votes.is_empty() {
        form.heading(next("Biểu quyết"));
        form.paragraphs(&base_words(&view.base));
        for (index, vote) in view.votes.iter().enumerate() {
            form.paragraphs(&format!("{}. {}", index + 1, vote_words(vote, &view.base)));
        }
    }
    form.heading(next("Kết luận"));
    form.paragraphs(&minutes.text.conclusion);
    if let (_, Some(end)) = session_hours(meeting) {
        form.paragraphs(&format!("Cuộc họp kết thúc hồi {}.", hour(end)));
    }
    addenda(&mut form, &minutes.addenda, next("Phần bổ sung"));
    Some(form)
}

/// Place, hours, officers, figures.
fn attendance(form: &mut PartyForm, view: &MinutesView, minutes: &Minutes) {
    let meeting = &view.meeting;
    let (began, _) = session_hours(meeting);
    let kind = match meeting.plan.kind {
        MeetingKind::Regular => "sinh hoạt chi bộ thường kỳ",
        MeetingKind::Thematic => "sinh hoạt chuyên đề",
        MeetingKind::BranchCommittee => "họp chi ủy",
        MeetingKind::Committee => "họp cấp ủy",
    };
    let day = local_date(began);
    form.heading("I. Thời gian, địa điểm, thành phần");
    form.paragraphs(&format!(
        "Hồi {}, ngày {:02}/{:02}/{}, tại {}, {} {kind}.",
        hour(began),
        day.day(),
        day.month(),
        day.year(),
        meeting.plan.place.trim(),
        meeting.org_name,
    ));
    form.paragraphs(&minutes.text.opening);
    let or_open = |name: &str| if name.is_empty() { "…".to_owned() } else { name.to_owned() };
    form.paragraphs(&format!("Chủ trì: đồng chí {}.", or_open(&minutes.chair_name)));
    form.paragraphs(&format!("Ghi biên bản: đồng chí {}.", or_open(&minutes.minute_taker_name)));
    form.paragraphs(&figures(view));
}

/// One sentence with the figures, nought left out but for those that are always told.
fn figures(view: &MinutesView) -> String {
    let of = |kind| view.figures.iter().find(|figure| figure.kind == kind).map_or(0, |figure| figure.count);
    let always = [
        (FigureKind::Present, "có mặt"),
        (FigureKind::Excused, "vắng có phép"),
        (FigureKind::Unexcused, "vắng không phép"),
    ];
    let sometimes = [
        (FigureKind::AwaitingDecision, "vắng, đơn chờ quyết định"),
        (FigureKind::Exempt, "được miễn sinh hoạt"),
        (FigureKind::ExemptPresent, "được miễn vẫn đến dự"),
        (FigureKind::TemporaryIn, "sinh hoạt tạm thời đến"),
        (FigureKind::TemporaryOut, "sinh hoạt tạm thời đi"),
    ];
    let words = |(kind, words): (FigureKind, &str)| format!("{words} {}", of(kind));
    let told: Vec<String> = always.into_iter().map(words).collect();
    let besides: Vec<String> = sometimes.into_iter().filter(|(kind, _)| of(*kind) > 0).map(words).collect();
    let rate = Rate { part: of(FigureKind::Present) as usize, whole: of(FigureKind::Summoned) as usize };
    let mut sentence = format!(
        "Tổng số đảng viên: {} (chính thức {}, dự bị {}). Được triệu tập {}: {}. Tỷ lệ dự họp {}.",
        of(FigureKind::Total),
        of(FigureKind::Official),
        of(FigureKind::Probationary),
        of(FigureKind::Summoned),
        told.join(", "),
        rate.text()
    );
    if !besides.is_empty() {
        sentence += &format!(" Ngoài ra: {}.", besides.join(", "));
    }
    sentence
}

fn base_words(base: &VoteBase) -> String {
    format!(
        "Số đảng viên có quyền biểu quyết làm cơ sở tính: {}, trong đó có mặt {}.",
        base.all, base.present
    )
}

/// A vote in one line.
fn vote_words(vote: &Vote, base: &VoteBase) -> String {
    let text = &vote.text;
    let need = match text.kind {
        VoteKind::Ordinary => "",
        VoteKind::Grave => " (cần từ hai phần ba)",
    };
    format!(
        "{}{need}: tán thành {}, không tán thành {}, ý kiến khác {}. {}.",
        text.matter,
        base.share(text.tally),
        text.tally.against,
        text.tally.abstained,
        text.tally.outcome(text.kind, base).label()
    )
}

fn addenda(form: &mut PartyForm, addenda: &[Addendum], title: String) {
    if addenda.is_empty() {
        return;
    }
    form.heading(title);
    for addendum in addenda {
        form.paragraphs(&addendum.text);
        let stamp = &addendum.stamp;
        form.paragraphs(&format!("(Đồng chí {} bổ sung, {}.)", stamp.name, format_date_time(stamp.at)));
    }
}

/// `19 giờ 30`.
fn hour(at: Timestamp) -> String {
    let at = local(at);
    format!("{:02} giờ {:02}", at.hour(), at.minute())
}
