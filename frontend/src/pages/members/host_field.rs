//! Where a member meets while away: a branch of this system, when the viewer may see those nearby.

use shared::access::{Action, Subject};
use shared::id::OrgId;
use shared::org::{OrgKind, OrgPath};
use yew::prelude::*;

use crate::form::Bind;
use crate::load::FailureNotice;
use crate::load::LoadState;
use crate::pages::orgs::use_orgs_below;
use crate::parts::{Muted, Opt, SelectField};
use crate::session::Viewer;

/// The branch of stay, or `None` for a place outside of this system; those who may not list branches are told who can
/// name it. The member's own branch is `home`, in the tree at `path` once that is known.
pub fn host_field(viewer: &Viewer, path: Option<&OrgPath>, home: OrgId, bind: Bind<Option<OrgId>>) -> Html {
    let above = path.and_then(|path| path.ids().split_last()).map(|(_, above)| above);
    let above = above.map(OrgPath::from_chain);
    let listable = above.filter(|path| viewer.may_on(Action::ListOrgs, Subject::org(path)));
    match listable.and_then(|path| path.org()) {
        Some(parent) => html! { <Nearby {parent} {home} {bind} /> },
        None => html! {
            <Muted>
                { "Nơi đến xin ghi trong giấy giới thiệu. Nếu nơi đến cũng dùng sổ tay này, " }
                { "quản trị cấp trên sẽ chọn giúp chi bộ nơi đến." }
            </Muted>
        },
    }
}

#[derive(Clone, PartialEq, Properties)]
struct NearbyProps {
    parent: OrgId,
    home: OrgId,
    bind: Bind<Option<OrgId>>,
}

/// The branches beside the member's own.
#[component]
fn Nearby(props: &NearbyProps) -> Html {
    let pages = use_orgs_below(props.parent);
    {
        // A list to choose from is only good when it is whole.
        let onmore = pages.onmore.clone();
        let shown = pages.list.ready().map_or(0, Vec::len);
        use_effect_with((shown, pages.more && pages.failure.is_none()), move |(_, more)| {
            if *more {
                onmore.emit(());
            }
        });
    }
    if let LoadState::Failed(failure) = &pages.list.state {
        return html! { <FailureNotice failure={failure.clone()} onretry={pages.list.reload.clone()} /> };
    }
    let branches = pages.list.ready().into_iter().flatten();
    let branches = branches.filter(|org| org.kind == OrgKind::Branch && org.id != props.home);
    let mut options: Vec<_> = branches.map(|org| Opt::new(org.id, org.name.clone())).collect();
    if let Some(host) = props.bind.value.filter(|host| options.iter().all(|option| option.value != *host)) {
        options.push(Opt::new(host, "Chi bộ đã ghi trước đây"));
    }
    html! {
        <SelectField<OrgId> label="Chi bộ nơi đến" bind={props.bind.clone()} {options} none="Nơi chưa có trong sổ tay này"
            hint="Chọn khi nơi đến cũng dùng sổ tay này, để đồng chí được mời họp ở đó" optional=true />
    }
}
