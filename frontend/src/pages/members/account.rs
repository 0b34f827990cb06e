//! The account of a member: whether it is activated, and the way to a code.

use shared::member::{AccountState, Member};
use yew::prelude::*;

use crate::parts::{Card, Cluster, Glyph, Kind, QueryLink, Tag, Text, Tone};
use crate::route::Route;

/// The state of the account and what helps on: a code, where the viewer may issue one.
pub fn account(member: &Member, may_issue: bool) -> Html {
    let activated = member.account == AccountState::Activated;
    let (tone, state) =
        if activated { (Tone::Success, "Đã kích hoạt") } else { (Tone::Warning, "Chưa kích hoạt") };
    html! {
        <Card title="Tài khoản" aside={html! { <Tag {tone}>{ state }</Tag> }}>
            if activated {
                <Text>{ "Đồng chí đăng nhập được. Nếu quên mật khẩu, xin cấp mã mới để đặt lại." }</Text>
            } else {
                <Text>{ "Đồng chí cần một phiếu có mã kích hoạt để đăng nhập lần đầu." }</Text>
            }
            if may_issue && member.standing.belongs() {
                <Cluster>
                    <QueryLink to={Route::ActivationSlips} name="dv" value={member.id.to_string()}
                        kind={Kind::Secondary} icon={Glyph::Ticket}>
                        { if activated { "Cấp mã đặt lại mật khẩu" } else { "Cấp mã kích hoạt" } }
                    </QueryLink>
                </Cluster>
            }
        </Card>
    }
}
