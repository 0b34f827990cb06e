//! Choosing who gets a slip.

use shared::endpoint::Nothing;
use shared::id::OrgId;
use shared::member::Member;
use shared::org::{FindOrg, OrgAt, OrgView};
use shared::session::{ActivationSlip, IssueActivationCodes};
use yew::prelude::*;

use super::order::{Chosen, Whom};
use super::pick::PickMembers;
use crate::api::use_api;
use crate::form::{FormView, use_form};
use crate::load::{LoadState, use_load};
use crate::parts::{
    Button, Card, Choice, ConfirmButton, ErrorSummary, Glyph, Kind, Numbered, Opt, Progress, Stack,
    StickyAction, Text,
};

/// Properties of [`ChooseMembers`].
#[derive(Clone, PartialEq, Properties)]
pub struct ChooseMembersProps {
    /// Of which branch.
    pub org: OrgId,
    /// Chosen from the start.
    pub chosen: Option<Member>,
    /// The codes are here.
    pub onissued: Callback<Vec<ActivationSlip>>,
}

/// What slips are for, for whom they shall be, and the question before older codes end.
#[component]
pub fn ChooseMembers(props: &ChooseMembersProps) -> Html {
    let org = props.org;
    let branch = use_load::<FindOrg>(OrgAt { org }, Nothing {});
    let start = props.chosen.clone().map(|member| (member.id, member.name.to_string()));
    let form = use_form(move || Chosen::start(start));
    let api = use_api();
    let onsubmit = form.submit(
        move |chosen: Chosen| {
            let api = api.clone();
            async move { Ok(api.send::<IssueActivationCodes>(&OrgAt { org }, &chosen.order()?).await?) }
        },
        props.onissued.clone(),
    );
    let ontoggle = {
        let form = form.clone();
        Callback::from(move |(member, name)| form.change(move |chosen| chosen.toggle(member, name)))
    };
    let FormView { refusal, attempt, busy, .. } = form.view();
    let (whom, members) = (form.data().whom, form.data().members.clone());
    html! {
        <Stack>
            { what_for() }
            { how_far(&branch.state) }
            <ErrorSummary {refusal} {attempt} />
            <Card>
                <Choice<Whom> label="Cấp phiếu cho ai?" options={options()}
                    bind={form.bind("whom", |chosen: &mut Chosen| &mut chosen.whom)} />
            </Card>
            if whom == Some(Whom::Certain) {
                <Card title="Chọn đồng chí"><PickMembers {org} {members} {ontoggle} /></Card>
            }
            { issue(form.data(), busy, onsubmit) }
        </Stack>
    }
}

fn options() -> Vec<Opt<Whom>> {
    vec![
        Opt::new(Whom::NotActivated, "Cả chi bộ")
            .note("Mọi đồng chí chưa kích hoạt tài khoản")
            .glyph(Glyph::People),
        Opt::new(Whom::Certain, "Một số đồng chí")
            .note("Phiếu bị mất, quá hạn, hoặc quên mật khẩu")
            .glyph(Glyph::Person),
    ]
}

fn what_for() -> Html {
    let steps = vec![
        html! { "Cấp mã và in phiếu, mỗi đồng chí một phiếu có mã riêng." },
        html! { "Phát tận tay tại buổi sinh hoạt; giúp đồng chí nào chưa quen điện thoại." },
        html! { "Đồng chí đó nhập số định danh, mã trên phiếu và tự đặt mật khẩu." },
    ];
    html! {
        <>
            <Text>{ "Mỗi đảng viên tự kích hoạt tài khoản bằng một phiếu do chi bộ phát, không cần tin nhắn hay thư điện tử." }</Text>
            <Numbered {steps} />
        </>
    }
}

/// Whose slips these are, and how many can sign in already. Its place is kept while it loads, so that nothing below
/// jumps away from under the finger; the page does without it when it does not come.
fn how_far(branch: &LoadState<OrgView>) -> Html {
    let OrgView { org, counts, .. } = match branch {
        LoadState::Ready(branch) => &**branch,
        LoadState::Loading => {
            return html! { <Progress label="Đang đếm số đồng chí đã kích hoạt…" value=0 max=1 /> };
        }
        LoadState::Failed(_) => return Html::default(),
    };
    let label = format!("{}: {} trên {} đồng chí đã kích hoạt", org.name, counts.activated, counts.members);
    html! { <Progress {label} value={counts.activated} max={counts.members} /> }
}

/// Asks before older codes end; a choice with a hole in it is refused without asking.
pub fn issue(chosen: &Chosen, busy: bool, onsubmit: Callback<()>) -> Html {
    let label = match (chosen.whom, chosen.members.len()) {
        (Some(Whom::Certain), count) if count > 0 => format!("Tạo {count} phiếu"),
        _ => "Tạo phiếu".into(),
    };
    if chosen.order().is_err() {
        return html! { <StickyAction><Button {busy} onclick={onsubmit}>{ label }</Button></StickyAction> };
    }
    html! {
        <StickyAction>
            <ConfirmButton {label} question="Cấp mã mới?" confirm="Cấp mã mới" kind={Kind::Primary} icon={Glyph::Ticket}
                {busy} onconfirm={onsubmit}>
                <Text>{ "Phiếu cũ của những đồng chí này sẽ hết hiệu lực, kể cả phiếu đã phát mà chưa dùng." }</Text>
                <Text>{ "Mật khẩu đang dùng vẫn dùng được cho tới khi đồng chí đó kích hoạt bằng mã mới." }</Text>
            </ConfirmButton>
        </StickyAction>
    }
}
