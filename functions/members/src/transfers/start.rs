//! Starting a transfer.

use kit::{App, Call, Member, Result};
use shared::access::{Action, Subject};
use shared::member::Standing;
use shared::org::OrgPath;
use shared::problem::{Problem, ProblemCode};
use shared::time::local_date;
use shared::transfer::{
    Destination, NewDestination, NewTransfer, StartTransfer, Transfer, TransferBranch, Transferred,
};
use store::{StoreError, Stored, StoredMember, TransferWrite};

use super::moving;
use crate::grants::{ended_by_leaving, outgrown};
use crate::reveal::load;
use crate::standing;

/// `start_transfer`.
pub async fn start_transfer(app: App, by: Member, call: Call<StartTransfer>) -> Result<Transfer> {
    let member = load(&app, &by, call.path.member, Action::StartTransfer).await?;
    if let Some(before) = app.store.find_transfer(member.value.id, call.body.id).await? {
        return repeated(before, &by, &call.body);
    }
    let today = local_date(app.now());
    let call_again = call.body.clone();
    let new = call.body.checked(member.value.admitted_on, today).map_err(Problem::invalid)?;
    check_free(&member, new.rev)?;
    let from = branch(&app, member.value.branch).await?.ok_or(ProblemCode::NotFound)?;
    let to = destination(&app, &new.to, &member.value).await?;
    if let Destination::Outside { .. } = to {
        // Nobody receives them there: it ends the membership here at once, as a change of standing does.
        let path = OrgPath::from_chain(&member.value.chain);
        by.may(Action::ChangeMember, Subject::member(&path, member.value.id))?;
    }
    let who = Transferred {
        member: member.value.id,
        name: member.value.name.as_str().to_owned(),
        admitted_on: member.value.admitted_on,
        official_on: member.value.official_on,
        from,
    };
    let transfer = Transfer::begin(new, who, to, by.stamp(&app).await?);
    let step = match transfer.to {
        Destination::Branch(_) => waiting(&by, transfer, member),
        Destination::Outside { .. } => leaving(&app, &by, transfer, member).await?,
    };
    match app.store.write_transfer(&step, app.now()).await {
        Ok(()) => Ok(step.transfer),
        Err(StoreError::Conflict) => met_another(&app, &by, &step.transfer, &call_again).await,
        Err(error) => Err(error.into()),
    }
}

/// Something was written at the same moment: the same request, another transfer, or another change of the member.
async fn met_another(app: &App, by: &Member, tried: &Transfer, new: &NewTransfer) -> Result<Transfer> {
    if let Some(before) = app.store.find_transfer(tried.member, tried.id).await? {
        return repeated(before, by, new);
    }
    let member = app.store.find_member(tried.member).await?;
    match member.is_some_and(|member| member.value.transfer.is_some()) {
        true => Err(ProblemCode::TransferWaiting.into()),
        false => Err(ProblemCode::Stale.into()),
    }
}

/// The same request again is answered the same; another one under the same id is refused.
fn repeated(before: Transfer, by: &Member, new: &NewTransfer) -> Result<Transfer> {
    match before.is_begun_by(new, by.id()) {
        true => Ok(before),
        false => Err(ProblemCode::IdTaken.into()),
    }
}

/// Only whoever belongs to a branch can leave it, and only once at a time.
fn check_free(member: &Stored<StoredMember>, rev: u32) -> Result<()> {
    if member.value.transfer.is_some() {
        return Err(ProblemCode::TransferWaiting.into());
    }
    if !member.value.standing.belongs() {
        let sentence = "Đồng chí này không còn thuộc chi bộ nên không chuyển sinh hoạt được.";
        return Err(Problem::with(ProblemCode::TransferOver, sentence).into());
    }
    if member.rev == rev { Ok(()) } else { Err(ProblemCode::Stale.into()) }
}

async fn branch(app: &App, id: shared::id::OrgId) -> Result<Option<TransferBranch>> {
    let found = app.store.find_org(id).await?.map(|stored| stored.value);
    let found = found.filter(|org| org.kind.has_members());
    Ok(found.map(|org| TransferBranch { org: org.id, name: org.name, path: org.path }))
}

/// Another branch of the system, or a place outside of it.
async fn destination(app: &App, to: &NewDestination, member: &StoredMember) -> Result<Destination> {
    match to {
        NewDestination::Outside { name } => Ok(Destination::Outside { name: name.clone() }),
        NewDestination::Branch { org } => {
            let found = branch(app, *org).await?.filter(|branch| branch.org != member.branch);
            let wrong = || Problem::field("to", "Xin chọn một chi bộ khác làm nơi đến.");
            Ok(Destination::Branch(found.ok_or_else(wrong)?))
        }
    }
}

/// The member stays where they are until they are received.
fn waiting(by: &Member, transfer: Transfer, mut member: Stored<StoredMember>) -> TransferWrite {
    member.value.transfer = Some(transfer.id);
    let said = transfer.said(by.id());
    TransferWrite {
        transfer,
        before: None,
        member,
        record: None,
        ended: Vec::new(),
        corrections: Vec::new(),
        said,
    }
}

/// The member has left with the letter.
async fn leaving(
    app: &App,
    by: &Member,
    transfer: Transfer,
    mut member: Stored<StoredMember>,
) -> Result<TransferWrite> {
    standing::check_day(app, &member.value, transfer.letter_on)
        .await?
        .map_err(|problem| Problem::field("letter_on", problem.sentence))?;
    let before = member.value.standing;
    member.value.standing = Standing::TransferredOut;
    member.value.host = None;
    let record = standing::record(app, by, &member.value, transfer.letter_on);
    let ended = outgrown(app, &member.value).await?;
    let (corrections, closed) = moving::corrections(app, by, &member.value).await?;
    let mut said = transfer.said(by.id());
    said.push(standing::said_of(&member.value, before, &record));
    said.extend(ended_by_leaving(&ended, by));
    said.extend(closed);
    let record = Some(record);
    Ok(TransferWrite { transfer, before: None, member, record, ended, corrections, said })
}
