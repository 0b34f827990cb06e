//! The account of a member: where it stands, and the way to a code.

use shared::member::{AccountState, Member};
use yew::prelude::*;

use super::member_list::account_tone;
use crate::parts::{Card, Cluster, Glyph, Kind, Muted, QueryLink, Tag, Text};
use crate::route::Route;

/// The state of the account and what helps on: a code, where the viewer may issue one.
pub fn account(member: &Member, may_issue: bool, lock: Html) -> Html {
    let words = match member.account {
        AccountState::Active => "Đồng chí đăng nhập được. Nếu quên mật khẩu, xin cấp mã mới để đặt lại.",
        AccountState::PreRegistered => "Đồng chí cần một phiếu có mã kích hoạt để đăng nhập lần đầu.",
        AccountState::Pending => {
            "Đồng chí đã gửi đơn đăng ký; xin xem và duyệt ở trang “Đơn đăng ký tài khoản”."
        }
        AccountState::Rejected => {
            "Đơn đăng ký của đồng chí đã bị từ chối. Đồng chí có thể gửi đơn khác, hoặc nhận phiếu kích hoạt."
        }
        AccountState::Locked => "Tài khoản đang khóa: đồng chí không đăng nhập được cho tới khi mở khóa.",
        AccountState::Closed => {
            "Đồng chí không còn sinh hoạt ở đây nên tài khoản đã đóng, không đăng nhập được."
        }
    };
    html! {
        <Card title="Tài khoản" aside={html! { <Tag tone={account_tone(member.account)}>{ member.account.label() }</Tag> }}>
            <Text>{ words }</Text>
            if let Some(lock) = &member.lock {
                <Muted>{ format!("Người khóa: {}.", lock.name) }</Muted>
            }
            { lock }
            if may_issue && member.standing.belongs() {
                <Cluster>
                    <QueryLink to={Route::ActivationSlips} name="dv" value={member.id.to_string()}
                        kind={Kind::Secondary} icon={Glyph::Ticket}>
                        { if member.account.lacks_password() { "Cấp mã kích hoạt" } else { "Cấp mã đặt lại mật khẩu" } }
                    </QueryLink>
                </Cluster>
            }
        </Card>
    }
}
