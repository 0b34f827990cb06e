//! Members: the organisation tree, the roster and its import, standing, roles.

mod accounts;
mod audit;
mod corrections;
mod grants;
mod imports;
mod known;
mod me;
mod orgs;
mod probations;
mod reveal;
mod roster;
mod seats;
mod secretary;
pub mod sheet;
mod standing;
mod transfers;

use kit::Routes;
use shared::{
    audit as log, grant, member, org, probation, profile, roster_import, standing as history, transfer,
};

/// The routes of this context.
pub fn routes() -> Routes {
    Routes::new()
        .on(member::FindMe, me::find_me)
        .on(member::ListMembers, roster::list_members)
        .on(member::SearchMembers, roster::search_members)
        .on(member::FindMember, roster::find_member)
        .on(member::ChangeStanding, standing::change_standing)
        .on(org::FindOrg, orgs::find_org)
        .on(org::ListOrgs, orgs::list_orgs)
        .on(org::CreateOrg, orgs::create_org)
        .on(org::RenameOrg, orgs::rename_org)
        .on(grant::ListGrants, grants::list_grants)
        .on(grant::GrantRole, grants::grant_role)
        .on(grant::EndGrant, grants::end_grant)
        .on(grant::ListSeats, seats::list_seats)
        .on(grant::ChangeSecretary, secretary::change_secretary)
        .on(history::ListStandings, standing::list_standings)
        .on(profile::RevealIdentifier, reveal::reveal_identifier)
        .on(profile::ProposeCorrection, corrections::propose_correction)
        .on(profile::ListCorrections, corrections::list_corrections)
        .on(profile::ListWaitingCorrections, corrections::list_waiting_corrections)
        .on(profile::DecideCorrection, corrections::decide_correction)
        .on(log::ListAudit, audit::list_audit)
        .on(log::CheckAudit, audit::check_audit)
        .on(roster_import::CreateRosterImport, imports::create_roster_import)
        .on(roster_import::PreviewRosterImport, imports::preview_roster_import)
        .on(roster_import::ConfirmRosterImport, imports::confirm_roster_import)
        .on(transfer::StartTransfer, transfers::start_transfer)
        .on(transfer::ListTransfers, transfers::list_transfers)
        .on(transfer::ListArrivals, transfers::list_arrivals)
        .on(transfer::ListDepartures, transfers::list_departures)
        .on(transfer::ListTransfersBelow, transfers::list_transfers_below)
        .on(transfer::ReceiveTransfer, transfers::receive_transfer)
        .on(transfer::ReturnTransfer, transfers::return_transfer)
        .on(transfer::WithdrawTransfer, transfers::withdraw_transfer)
        .on(probation::ListProbations, probations::list_probations)
}
