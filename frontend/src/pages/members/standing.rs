//! The standing of a member, and the way to change it.

use std::rc::Rc;

use shared::member::{ChangeStanding, Member, MemberAt, Standing, StandingChange};
use shared::org::OrgPath;
use shared::time::local_date;
use yew::prelude::*;

use super::member_list::standing_tone;
use super::standing_form::StandingForm;
use super::standing_history::StandingHistory;
use crate::api::use_api;
use crate::dom;
use crate::load::Load;
use crate::parts::{Button, Card, Cluster, Glyph, Kind, Tag, Text, use_toast};

/// Properties of [`StandingCard`].
#[derive(Clone, PartialEq, Properties)]
pub struct StandingCardProps {
    /// Whose.
    pub member: Rc<Member>,
    /// Takes the changed member; reads it anew.
    pub load: Load<Member>,
    /// The member's branch in the tree, once known.
    pub path: Option<OrgPath>,
    /// Whether the viewer may change it.
    pub may_change: bool,
}

/// What the standing is and what it means; opens the form that changes it.
#[component]
pub fn StandingCard(props: &StandingCardProps) -> Html {
    let open = use_state(|| false);
    let member = &props.member;
    let show = |to: bool| {
        let open = open.clone();
        Callback::from(move |()| open.set(to))
    };
    let onchanged = use_changed(member, &props.load, show(false));
    let standing = member.standing;
    let tag = html! { <Tag tone={standing_tone(standing)}>{ standing.label() }</Tag> };
    html! {
        <Card title="Trạng thái sinh hoạt" aside={tag}>
            <Text>{ meaning(standing) }</Text>
            if props.may_change && *open {
                // Another revision is another form: what was chosen before was chosen by an older state.
                <StandingForm key={member.rev} member={member.clone()} path={props.path.clone()} {onchanged}
                    onreload={props.load.reload.clone()} oncancel={show(false)} />
            } else if props.may_change {
                <Cluster>
                    <Button kind={Kind::Secondary} icon={Glyph::Pencil} onclick={show(true)}>
                        { "Thay đổi trạng thái" }
                    </Button>
                </Cluster>
            }
            // Another revision has another history.
            <StandingHistory key={member.rev} member={member.id} />
        </Card>
    }
}

/// Shows the changed member and says so; a change within the branch can be taken back at once.
#[hook]
fn use_changed(before: &Rc<Member>, load: &Load<Member>, close: Callback<()>) -> Callback<Member> {
    let (api, toast) = (use_api(), use_toast());
    let (put, reload, before) = (load.put.clone(), load.reload.clone(), before.clone());
    Callback::from(move |after: Member| {
        let said = format!("Đã ghi trạng thái: {}.", after.standing.label());
        let change = StandingChange {
            standing: before.standing,
            host: before.host,
            since: local_date(dom::now()),
            rev: after.rev,
        };
        let at = MemberAt { member: after.id };
        if after.standing.belongs() {
            let (api, put, reload, toaster) = (api.clone(), put.clone(), reload.clone(), toast.clone());
            let undo = move |()| {
                let (api, put, reload, change) = (api.clone(), put.clone(), reload.clone(), change.clone());
                let toaster = toaster.clone();
                yew::platform::spawn_local(async move {
                    match api.send::<ChangeStanding>(&at, &change).await {
                        Ok(member) => put.emit(member),
                        Err(failure) => {
                            toaster.show(failure.sentence().to_owned());
                            reload.emit(());
                        }
                    }
                });
            };
            toast.undoable(said, Callback::from(undo));
        } else {
            toast.show(said);
        }
        close.emit(());
        put.emit(after);
    })
}

/// What a standing means, for those who choose it.
pub(super) const fn meaning(standing: Standing) -> &'static str {
    match standing {
        Standing::Active => "Dự họp và nhận nhiệm vụ ở chi bộ như thường lệ.",
        Standing::Exempt => {
            "Được miễn công tác và sinh hoạt. Vẫn thuộc chi bộ; khi vắng không tính vào tỷ lệ dự họp."
        }
        Standing::Suspended => "Tạm dừng sinh hoạt theo quyết định: không được triệu tập, không biểu quyết.",
        Standing::TemporarilyAway => {
            "Vẫn tính ở chi bộ này, nhưng họp ở nơi đến và không biểu quyết ở nơi đó."
        }
        Standing::TransferredOut => "Đã chuyển sinh hoạt chính thức sang tổ chức khác.",
        Standing::StruckOff => "Đã có quyết định xóa tên trong danh sách đảng viên.",
        Standing::Expelled => "Đã có quyết định khai trừ khỏi Đảng.",
        Standing::Resigned => "Đã được cho ra khỏi Đảng theo nguyện vọng.",
        Standing::Deceased => "Đồng chí đã từ trần; hồ sơ tóm tắt được giữ để tra cứu.",
    }
}
