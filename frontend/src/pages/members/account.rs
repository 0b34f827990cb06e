//! The account of a member: whether it is activated, and the way to a code.

use shared::member::{AccountState, Member};
use yew::prelude::*;

use crate::parts::{Card, Cluster, Glyph, Kind, QueryLink, Tag, Text, Tone};
use crate::route::Route;

/// The state of the account and what helps on: a code, where the viewer may issue one.
pub fn account(member: &Member, may_issue: bool, lock: Html) -> Html {
    let activated = member.account != AccountState::NotActivated;
    let (tone, words) = match member.account {
        AccountState::Activated => {
            (Tone::Success, "Đồng chí đăng nhập được. Nếu quên mật khẩu, xin cấp mã mới để đặt lại.")
        }
        AccountState::NotActivated => {
            (Tone::Warning, "Đồng chí cần một phiếu có mã kích hoạt để đăng nhập lần đầu.")
        }
        AccountState::Locked => {
            (Tone::Danger, "Tài khoản đang khóa: đồng chí không đăng nhập được cho tới khi mở khóa.")
        }
    };
    html! {
        <Card title="Tài khoản" aside={html! { <Tag {tone}>{ member.account.label() }</Tag> }}>
            <Text>{ words }</Text>
            { lock }
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
