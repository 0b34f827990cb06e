//! Minutes: read, written, signed, added to.

use kit::{App, Call, Member, Result};
use shared::access::{Action, Subject};
use shared::attendance::Attendance;
use shared::id::{MeetingId, OrgId};
use shared::issuer::Issuer;
use shared::meeting::Meeting;
use shared::minutes::{
    AddToMinutes, Attendee, ExportMinutes, FindMinutes, Minutes, MinutesRights, MinutesText, MinutesView,
    PaperRecord, SignMinutes, Vote, VoteBase, WriteMinutes, has_minutes,
};
use shared::org::OrgPath;
use shared::party_form::{PaperFile, minutes_form};
use shared::problem::{Problem, ProblemCode};
use shared::statistics::{FigureCount, MeetingFigures};
use shared::time::local_date;
use store::{Stored, WholeMinutes};

use crate::load::{self, Whole};
use crate::word;

/// `find_minutes`.
pub async fn find_minutes(app: App, by: Member, call: Call<FindMinutes>) -> Result<MinutesView> {
    look(&app, &by, call.path.meeting).await
}

/// `export_minutes`.
pub async fn export_minutes(app: App, by: Member, call: Call<ExportMinutes>) -> Result<PaperFile> {
    let view = look(&app, &by, call.path.meeting).await?;
    let form =
        minutes_form(&view).filter(|_| has_minutes(&view.meeting)).ok_or(ProblemCode::MinutesNotSigned)?;
    let day = local_date(view.meeting.plan.starts_at);
    word::file(&form, &format!("bien-ban-{day}.docx"))
}

async fn look(app: &App, by: &Member, id: MeetingId) -> Result<MinutesView> {
    let (meeting, list) = app.store.find_whole_meeting(id).await?.ok_or(ProblemCode::NotFound)?;
    let everyone: Vec<Attendance> = list.iter().map(|entry| entry.value.clone()).collect();
    let may = rights(by, &meeting.value);
    // Who may know of the meeting is decided where it is shown; a minute-taker from another branch is on its list.
    let meeting = load::view(by, Whole { meeting, list })?.meeting;
    let stored = app.store.find_whole_minutes(meeting.id).await?;
    let issuer = issuer(app, &meeting).await?;
    Ok(view(meeting, &everyone, stored, may, issuer))
}

/// The minutes as somebody with these rights sees them.
fn view(
    meeting: Meeting,
    list: &[Attendance],
    stored: WholeMinutes,
    may: MinutesRights,
    issuer: Issuer,
) -> MinutesView {
    let is_signed = stored.minutes.as_ref().is_some_and(|minutes| minutes.value.signed.is_some());
    let is_open_to = may.write || is_signed;
    let people = if may.write { attendees(&meeting, list) } else { Vec::new() };
    let mut minutes = stored.minutes.map_or_else(|| Minutes::of(&meeting), shown);
    let Resting { issuer, figures, figures_since, base } =
        resting(&meeting, list, minutes.record.take(), issuer, may.write);
    let figures_to = |figures: Vec<FigureCount>| if is_open_to { figures } else { Vec::new() };
    MinutesView {
        issuer,
        minutes: is_open_to.then_some(minutes),
        figures: figures_to(figures),
        figures_since: figures_to(figures_since),
        votes: stored.votes.into_iter().filter(|_| is_open_to).map(shown_vote).collect(),
        adopted_by: stored.resolution.and_then(|resolution| resolution.value.adopted_by()),
        base,
        people,
        may,
        meeting,
    }
}

/// Everyone on the list, by name.
pub fn attendees(meeting: &Meeting, list: &[Attendance]) -> Vec<Attendee> {
    let attendee = |entry: &Attendance| Attendee {
        member: entry.member,
        name: entry.name.clone(),
        present: entry.mark_in(meeting).is_present(),
    };
    let mut people: Vec<_> = list.iter().map(attendee).collect();
    people.sort_by_cached_key(|person| shared::text::name_sort_key(&person.name));
    people
}

/// What a paper shows of what it rests on.
pub struct Resting {
    /// Whose paper it is.
    pub issuer: Issuer,
    /// Its figures.
    pub figures: Vec<FigureCount>,
    /// Those of today, where they differ.
    pub figures_since: Vec<FigureCount>,
    /// Of whom votes are counted.
    pub base: VoteBase,
}

/// What a paper rests on: as it was kept when it became final, until then as the record stands. Who may not write learns
/// no names of the base.
pub fn resting(
    meeting: &Meeting,
    list: &[Attendance],
    kept: Option<PaperRecord>,
    issuer: Issuer,
    names: bool,
) -> Resting {
    let today = MeetingFigures::count(meeting, list).counts();
    match kept {
        Some(kept) => Resting {
            figures_since: kept.figures_since(&today),
            issuer: kept.issuer,
            figures: kept.figures,
            base: kept.base,
        },
        None => {
            let mut base = VoteBase::count(meeting, list);
            base.members.retain(|_| names);
            Resting { issuer, figures: today, figures_since: Vec::new(), base }
        }
    }
}

/// Whose papers those of the meeting are: its organisation as it is now, with the one directly above.
pub async fn issuer(app: &App, meeting: &Meeting) -> Result<Issuer> {
    issuer_of(app, meeting.org, &meeting.path).await
}

/// Whose papers those of an organisation are.
pub async fn issuer_of(app: &App, id: OrgId, path: &OrgPath) -> Result<Issuer> {
    let chain: Vec<_> = [Some(id), path.parent()].into_iter().flatten().collect();
    let orgs = app.store.find_orgs(&chain).await?;
    let org = orgs.iter().find(|org| org.id == id).ok_or(ProblemCode::NotFound)?;
    Ok(Issuer::of(org, orgs.iter().find(|org| org.id != id)))
}

/// `write_minutes`.
pub async fn write_minutes(app: App, by: Member, call: Call<WriteMinutes>) -> Result<Minutes> {
    let Whole { meeting, list } = load::minutes_to_write(&app, &by, call.path.meeting).await?;
    let (text, rev) = (call.body.text, call.body.rev);
    let mut stored = open_minutes(&app, &meeting.value).await?;
    if rev.checked_add(1) == Some(stored.rev) && stored.value.text == text && is_by(&stored.value, &by) {
        return Ok(shown(stored));
    }
    stored.value.check_open(&meeting.value)?;
    text.check()?;
    kit::check_rev(&stored, rev)?;
    let [chair_name, minute_taker_name] = officers(&meeting.value, &list, &text)?;
    let written = Some(by.stamp(&app).await?);
    stored.value = Minutes { text, chair_name, minute_taker_name, written, ..stored.value };
    save(&app, stored).await
}

fn is_by(minutes: &Minutes, by: &Member) -> bool {
    minutes.written.as_ref().is_some_and(|written| written.by == by.id())
}

/// The names of chair and minute-taker, who must be on the list.
fn officers(meeting: &Meeting, list: &[Stored<Attendance>], text: &MinutesText) -> Result<[String; 2]> {
    let mut names = [String::new(), String::new()];
    for (index, (field, member)) in
        [("chair", text.chair), ("minute_taker", text.minute_taker)].into_iter().enumerate()
    {
        let Some(member) = member else { continue };
        let planned = [
            (meeting.plan.chair, &meeting.chair_name),
            (meeting.plan.minute_taker, &meeting.minute_taker_name),
        ];
        let known = planned.into_iter().find(|(planned, _)| *planned == Some(member));
        let on_list = list.iter().find(|entry| entry.value.member == member);
        let name = on_list.map(|entry| &entry.value.name).or(known.map(|(_, name)| name));
        let stranger = || {
            Problem::field(field, "Người được chọn không có trong danh sách cuộc họp. Xin chọn người khác.")
        };
        name.ok_or_else(stranger)?.clone_into(&mut names[index]);
    }
    Ok(names)
}

/// `sign_minutes`.
pub async fn sign_minutes(app: App, by: Member, call: Call<SignMinutes>) -> Result<Minutes> {
    let Whole { meeting, list } = load::whole(&app, &by, call.path.meeting, Action::SignMinutes).await?;
    let WholeMinutes { minutes, votes, .. } = app.store.find_whole_minutes(meeting.value.id).await?;
    let mut stored = minutes.unwrap_or_else(|| unwritten(&meeting.value));
    let is_mine = stored.value.signed.as_ref().is_some_and(|signed| signed.by == by.id());
    if call.body.rev.checked_add(1) == Some(stored.rev) && is_mine && stored.value.addenda.is_empty() {
        return Ok(shown(stored));
    }
    let list: Vec<Attendance> = list.into_iter().map(|entry| entry.value).collect();
    let votes: Vec<Vote> = votes.into_iter().map(|vote| vote.value).collect();
    stored.value.check_open(&meeting.value)?;
    kit::check_rev(&stored, call.body.rev)?;
    let stamp = by.stamp(&app).await?;
    let record = PaperRecord::count(&meeting.value, &list, issuer(&app, &meeting.value).await?);
    stored.value.sign(&meeting.value, &votes, record, stamp)?;
    save(&app, stored).await
}

/// `add_to_minutes`.
pub async fn add_to_minutes(app: App, by: Member, call: Call<AddToMinutes>) -> Result<Minutes> {
    let meeting = load::meeting(&app, &by, call.path.meeting, Action::SignMinutes).await?.value;
    let mut stored = open_minutes(&app, &meeting).await?;
    let text = call.body.text.trim();
    let is_last =
        stored.value.addenda.last().is_some_and(|last| last.text == text && last.stamp.by == by.id());
    if call.body.rev.checked_add(1) == Some(stored.rev) && is_last {
        return Ok(shown(stored));
    }
    let stamp = by.stamp(&app).await?;
    let rev = call.body.rev;
    stored.value.add(text, stamp)?;
    kit::check_rev(&stored, rev)?;
    save(&app, stored).await
}

/// What the caller may do with the minutes of a meeting.
pub fn rights(by: &Member, meeting: &Meeting) -> MinutesRights {
    MinutesRights {
        write: by.can(Action::WriteMinutes, writer(meeting)),
        sign: by.can(Action::SignMinutes, Subject::org(&meeting.path)),
    }
}

/// Minutes as a thing of whoever was named to take them.
pub fn writer(meeting: &Meeting) -> Subject<'_> {
    match meeting.plan.minute_taker {
        Some(member) => Subject::member(&meeting.path, member),
        None => Subject::org(&meeting.path),
    }
}

/// The minutes as stored, or as they begin.
async fn open_minutes(app: &App, meeting: &Meeting) -> Result<Stored<Minutes>> {
    let found = app.store.find_minutes(meeting.id).await?;
    Ok(found.unwrap_or_else(|| unwritten(meeting)))
}

fn unwritten(meeting: &Meeting) -> Stored<Minutes> {
    Stored { value: Minutes::of(meeting), rev: 0 }
}

async fn save(app: &App, stored: Stored<Minutes>) -> Result<Minutes> {
    app.store.write_minutes(&stored, app.now()).await?;
    Ok(Minutes { rev: stored.rev + 1, ..stored.value })
}

fn shown(minutes: Stored<Minutes>) -> Minutes {
    Minutes { rev: minutes.rev, ..minutes.value }
}

/// The vote with its revision, as replied.
pub fn shown_vote(vote: Stored<Vote>) -> Vote {
    Vote { rev: vote.rev, ..vote.value }
}
