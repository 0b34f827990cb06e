//! The nine fields of my profile.

use jiff::civil::Date;
use shared::member::{Member, Standing};
use shared::profile::Identifier;
use shared::time::format_date;
use yew::prelude::*;

use crate::parts::{Card, Fact, Facts, Muted, Section, Tag, Tone};

/// The nine fields and the standing; `number` shows an identifier.
pub fn profile(member: &Member, branch: &str, number: impl Fn(Identifier) -> Html) -> Html {
    let tone = if member.standing == Standing::Active { Tone::Success } else { Tone::Warning };
    let standing = html! { <Tag {tone}>{ member.standing.label() }</Tag> };
    html! {
        <Section title="Hồ sơ của tôi" aside={standing}>
            <Card>
                <Facts>
                    <Fact name="Họ và tên"><strong>{ member.name.as_str() }</strong></Fact>
                    <Fact name="Ngày sinh">{ format_date(member.born_on) }</Fact>
                    <Fact name="Giới tính">{ member.gender.label() }</Fact>
                    <Fact name="Ngày vào Đảng">{ format_date(member.admitted_on) }</Fact>
                    <Fact name="Ngày chính thức">{ official(member.official_on) }</Fact>
                    <Fact name="Số thẻ đảng viên">{ number(Identifier::PartyCardNo) }</Fact>
                    <Fact name="Chi bộ đang sinh hoạt">{ branch }</Fact>
                    <Fact name="Số định danh công dân">{ number(Identifier::CitizenId) }</Fact>
                    <Fact name="Số điện thoại">{ number(Identifier::Phone) }</Fact>
                </Facts>
            </Card>
            <Muted>{ format!("Tài khoản: {}.", member.account.label().to_lowercase()) }</Muted>
            <Muted>
                { "Các số chỉ hiện phần cuối để giữ kín." }
            </Muted>
        </Section>
    }
}

fn official(day: Option<Date>) -> String {
    day.map_or_else(|| "Chưa, đang là đảng viên dự bị".into(), format_date)
}
