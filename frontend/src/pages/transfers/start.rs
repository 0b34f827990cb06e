//! Starting a transfer: where to, on which letter, why. To a place outside it is asked about once more.

use std::rc::Rc;

use shared::access::{Action, Subject};
use shared::endpoint::Nothing;
use shared::id::{MemberId, TransferId};
use shared::member::{FindMember, Member, MemberAt};
use shared::org::{FindOrg, OrgAt, OrgKind};
use shared::registration::OrgChoice;
use shared::time::local_date;
use shared::transfer::{StartTransfer, Transfer, TransferState};
use yew::prelude::*;

use super::typed::{Typed, Where};
use crate::api::use_api;
use crate::dom;
use crate::form::{Bind, use_draft_form};
use crate::load::use_load;
use crate::pages::account::FindBranch;
use crate::parts::{
    Alert, Button, Card, Choice, Cluster, DateField, Dialog, FormFrame, Gap, Kind, Opt, Page, Text, TextArea,
    TextField, Tone, use_toast,
};
use crate::route::{Route, use_nav};
use crate::session::use_viewer;

/// Properties of [`StartTransferPage`].
#[derive(Clone, Copy, PartialEq, Properties)]
pub struct StartTransferPageProps {
    /// Whose.
    pub member: MemberId,
}

/// The page.
#[component]
pub fn StartTransferPage(props: &StartTransferPageProps) -> Html {
    let member = props.member;
    let load = use_load::<FindMember>(MemberAt { member }, Nothing {});
    let name = load.ready().map(|member| member.name.as_str().to_owned()).unwrap_or_default();
    html! {
        <Page title="Chuyển sinh hoạt" under={html! { { name } }} back={Route::Member { member }}>
            { load.show(|member| html! { <WithBranch key={member.rev} member={member.clone()} /> }) }
        </Page>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct WithBranchProps {
    member: Rc<Member>,
}

/// What one may choose follows from where the branch stands in the tree.
#[component]
fn WithBranch(props: &WithBranchProps) -> Html {
    let (viewer, member) = (use_viewer(), props.member.clone());
    let branch = use_load::<FindOrg>(OrgAt { org: member.branch }, Nothing {});
    branch.show(|view| {
        let subject = Subject::member(&view.org.path, member.id);
        html! { <Start {member} may_leave={viewer.may_on(Action::ChangeMember, subject)} /> }
    })
}

#[derive(Clone, PartialEq, Properties)]
struct StartProps {
    member: Rc<Member>,
    may_leave: bool,
}

#[component]
fn Start(props: &StartProps) -> Html {
    let (api, toast, nav, asking) = (use_api(), use_toast(), use_nav(), use_state(|| false));
    let member = props.member.clone();
    // Chosen once, so that sending again after a lost reply starts no second transfer.
    let id = *use_memo((), |()| dom::new_id(TransferId::from_parts));
    let today = local_date(dom::now());
    let form = use_draft_form(&format!("transfer:{}", member.id), || Typed::new(today));
    let at = MemberAt { member: member.id };
    let submit = {
        let member = member.clone();
        let send = move |typed: Typed| {
            let (api, member) = (api.clone(), member.clone());
            async move {
                let new = typed.order(id, &member, today)?;
                Ok(api.send::<StartTransfer>(&at, &new).await?)
            }
        };
        form.submit(send, move |transfer: Transfer| {
            toast.show(said(&transfer));
            nav.replace(&Route::Member { member: transfer.member });
        })
    };
    let ask = |to: bool| {
        let asking = asking.clone();
        Callback::from(move |()| asking.set(to))
    };
    let leaves = form.data().place == Some(Where::Outside);
    let onsubmit = if leaves { ask(true) } else { submit.clone() };
    let onconfirm = ask(false).reform(move |()| submit.emit(()));
    html! {
        <>
            <FormFrame view={form.view()} {onsubmit}>
                <Choice<Where> label="Nơi đến" options={places(props.may_leave)} bind={form.bind("place", |typed: &mut Typed| &mut typed.place)} />
                { destination(&form.data().place, form.bind("to", |typed: &mut Typed| &mut typed.branch),
                    form.bind("to", |typed: &mut Typed| &mut typed.outside)) }
                <DateField label="Ngày của giấy giới thiệu" hint="Hạn nộp hồ sơ và hạn giải quyết tính từ ngày này" max={today}
                    bind={form.bind("letter_on", |typed: &mut Typed| &mut typed.letter_on)} />
                <TextField label="Số giấy giới thiệu" optional=true max={40}
                    bind={form.bind("letter_no", |typed: &mut Typed| &mut typed.letter_no)} />
                <TextArea label="Lý do" hint="Ví dụ: chuyển nơi cư trú, chuyển công tác" rows={2} max={Some(300)}
                    bind={form.bind("reason", |typed: &mut Typed| &mut typed.reason)} />
                <Cluster gap={Gap::Small}>
                    <Button submit=true busy={form.busy()}>{ "Gửi chuyển sinh hoạt" }</Button>
                </Cluster>
            </FormFrame>
            { farewell(&member, *asking, onconfirm, ask(false)) }
        </>
    }
}

fn said(transfer: &Transfer) -> String {
    match transfer.state {
        TransferState::Left => format!("Đã ghi đồng chí {} chuyển đi.", transfer.name),
        _ => format!(
            "Đã gửi đến {}. Đồng chí ấy vẫn thuộc chi bộ cho tới khi được tiếp nhận.",
            transfer.to.name()
        ),
    }
}

/// A place outside takes a member off the roster at once, which only whoever keeps the roster may do.
fn places(may_leave: bool) -> Vec<Opt<Where>> {
    let mut places = vec![
        Opt::new(Where::Inside, "Chi bộ có trong sổ tay này").note("Nơi đến tiếp nhận trên sổ tay"),
        Opt::new(Where::Outside, "Nơi khác")
            .note("Ghi tên tổ chức theo giấy giới thiệu; đồng chí ấy ra khỏi danh sách từ ngày của giấy"),
    ];
    places.truncate(if may_leave { 2 } else { 1 });
    places
}

/// The branch in the tree, or the name of a place outside.
fn destination(place: &Option<Where>, branch: Bind<Option<OrgChoice>>, outside: Bind<String>) -> Html {
    match place {
        None => Html::default(),
        Some(Where::Outside) => html! {
            <TextField label="Tổ chức đảng nơi đến" hint="Tên đầy đủ theo giấy giới thiệu" max={150} bind={outside} />
        },
        Some(Where::Inside) => match &branch.value {
            Some(chosen) => {
                let again = branch.clone();
                let onclick = Callback::from(move |()| again.set(None));
                html! {
                    <Card title={chosen.name.clone()} level={3}>
                        <Cluster><Button kind={Kind::Secondary} {onclick}>{ "Chọn chi bộ khác" }</Button></Cluster>
                    </Card>
                }
            }
            None => {
                let error = branch.error.clone();
                let onchosen = Callback::from(move |org: OrgChoice| {
                    if org.kind == OrgKind::Branch {
                        branch.set(Some(org));
                    }
                });
                html! {
                    <>
                        if let Some(error) = error { <Alert tone={Tone::Danger} live=true>{ error }</Alert> }
                        <FindBranch title="Chi bộ nơi đến" {onchosen} />
                    </>
                }
            }
        },
    }
}

/// Asks once more before a member leaves the system.
fn farewell(member: &Member, open: bool, onconfirm: Callback<()>, onclose: Callback<()>) -> Html {
    let title = format!("Ghi đồng chí {} chuyển đi?", member.name);
    html! {
        <Dialog {open} {title} onclose={onclose.clone()}>
            <Text>{ "Nơi đến không dùng sổ tay này nên không có ai tiếp nhận ở đây. Đồng chí ấy ra khỏi danh sách chi bộ, không được mời họp và thôi giữ mọi vai trò." }</Text>
            <Cluster gap={Gap::Small}>
                <Button kind={Kind::Danger} onclick={onconfirm}>{ "Đúng, ghi chuyển đi" }</Button>
                <Button kind={Kind::Secondary} onclick={onclose}>{ "Để như cũ" }</Button>
            </Cluster>
        </Dialog>
    }
}
