//! Written opinions: by the member, or by one of the branch's committee on behalf of one without a phone.

use kit::{App, Call, Member, Result};
use shared::access::{Action, Subject};
use shared::attendance::{Attendance, AttendanceAt, ListedAs};
use shared::endpoint::Nothing;
use shared::meeting::Meeting;
use shared::opinion::{ListOpinions, Opinion, WithdrawOpinion, WriteOpinion, check_opinions_open, in_order};
use shared::problem::ProblemCode;
use store::{StoreError, Stored};

use crate::load;

/// `list_opinions`.
pub async fn list_opinions(app: App, by: Member, call: Call<ListOpinions>) -> Result<Vec<Opinion>> {
    let meeting = load::invited(&app, &by, call.path.meeting, Action::ReadOpinions).await?.value;
    let opinions = match by.can(Action::AttendToList, Subject::org(&meeting.path)) {
        true => app.store.opinions_on(meeting.id).await?,
        false => app.store.opinions_of(meeting.id, by.id()).await?,
    };
    Ok(in_order(opinions.into_iter().map(shown).collect(), &meeting.plan.agenda))
}

/// `write_opinion`.
pub async fn write_opinion(app: App, by: Member, call: Call<WriteOpinion>) -> Result<Opinion> {
    let (meeting, entry) = load(&app, &by, call.path).await?;
    call.body.check()?;
    check_opinions_open(&meeting, app.now())?;
    let (text, rev) = (call.body.text.trim().to_owned(), call.body.rev);
    let there = app.store.find_opinion(meeting.id, entry.member, call.body.about.as_ref()).await?;
    let there_rev = there.as_ref().map_or(0, |opinion| opinion.rev);
    if let Some(same) =
        there.filter(|it| it.rev == rev + 1 && it.value.text == text && it.value.stamp.by == by.id())
    {
        return Ok(shown(same));
    }
    if there_rev != rev {
        return Err(ProblemCode::Stale.into());
    }
    let about = call.body.item(&meeting.plan.agenda)?;
    let stamp = by.stamp(&app).await?;
    let (member, name) = (entry.member, entry.name);
    let opinion = Opinion { meeting: meeting.id, member, name, about, text, stamp, rev };
    match rev {
        0 => app.store.create_opinion(&opinion, app.now()).await?,
        _ => app.store.change_opinion(&Stored { value: opinion.clone(), rev }, app.now()).await?,
    }
    Ok(Opinion { rev: rev + 1, ..opinion })
}

/// `withdraw_opinion`.
pub async fn withdraw_opinion(app: App, by: Member, call: Call<WithdrawOpinion>) -> Result<Nothing> {
    let (meeting, entry) = load(&app, &by, call.path).await?;
    check_opinions_open(&meeting, app.now())?;
    for _ in 0..3 {
        let Some(opinion) =
            app.store.find_opinion(meeting.id, entry.member, call.query.about.as_ref()).await?
        else {
            return Ok(Nothing {});
        };
        match app.store.remove_opinion(&opinion).await {
            Err(StoreError::Conflict) => {}
            other => return Ok(other.map(|()| Nothing {})?),
        }
    }
    Err(ProblemCode::Stale.into())
}

/// The meeting and the entry of a person who is invited.
async fn load(app: &App, by: &Member, at: AttendanceAt) -> Result<(Meeting, Attendance)> {
    let (meeting, entry) = load::entry(app, by, at.meeting, at.member, Action::WriteOpinion).await?;
    let listed_as = entry.value.listed_as;
    match listed_as.is_summoned() || listed_as == ListedAs::Exempt {
        true => Ok((meeting, entry.value)),
        false => Err(ProblemCode::NotSummoned.into()),
    }
}

fn shown(opinion: Stored<Opinion>) -> Opinion {
    Opinion { rev: opinion.rev, ..opinion.value }
}
