//! The nine fields of my profile.

use jiff::civil::Date;
use shared::member::{Member, Standing};
use shared::time::format_date;
use yew::prelude::*;

use crate::parts::{Card, Fact, Facts, Muted, Section, Tag, Tone, VisuallyHidden};

/// The nine fields and the standing; identifiers by their last digits only.
pub fn profile(member: &Member, branch: &str) -> Html {
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
                    <Fact name="Số thẻ đảng viên">{ number(member.party_card_no.as_deref()) }</Fact>
                    <Fact name="Chi bộ đang sinh hoạt">{ branch }</Fact>
                    <Fact name="Số định danh công dân">{ number(Some(&member.citizen_id)) }</Fact>
                    <Fact name="Số điện thoại">{ number(member.phone.as_deref()) }</Fact>
                </Facts>
            </Card>
            <Muted>
                { "Các số chỉ hiện phần cuối để giữ kín. Thấy chỗ nào chưa đúng, đồng chí báo bí thư chi bộ để sửa." }
            </Muted>
        </Section>
    }
}

fn official(day: Option<Date>) -> String {
    day.map_or_else(|| "Chưa, đang là đảng viên dự bị".into(), format_date)
}

/// The masked number; screen readers get no row of dots.
fn number(masked: Option<&str>) -> Html {
    match masked {
        None => html! { "Chưa ghi" },
        Some(masked) => {
            let last = masked.trim_start_matches(['•', ' ']).to_owned();
            html! {
                <>
                    <span aria-hidden="true">{ masked }</span>
                    <VisuallyHidden>{ format!("tận cùng là {last}") }</VisuallyHidden>
                </>
            }
        }
    }
}
