//! The nine fields of the profile.

use jiff::civil::Date;
use shared::member::{Member, MemberClass};
use shared::profile::Identifier;
use shared::time::format_date;
use yew::prelude::*;

use crate::parts::{Card, Fact, Facts, Muted, TextLink};
use crate::route::Route;

/// What is known of the branch's name.
#[derive(Debug, Clone, PartialEq)]
pub enum BranchName {
    /// On its way.
    Loading,
    /// Known.
    Known(String),
    /// A branch that the viewer may not know.
    OutOfReach,
}

/// How an identifier stands in a profile.
pub fn masked(member: &Member, identifier: Identifier) -> Option<AttrValue> {
    let text = match identifier {
        Identifier::CitizenId => Some(member.citizen_id.clone()),
        Identifier::PartyCardNo => member.party_card_no.clone(),
        Identifier::Phone => member.phone.clone(),
    };
    text.map(AttrValue::from)
}

/// The fields; `number` shows an identifier.
pub fn profile(
    member: &Member,
    branch: &BranchName,
    today: Date,
    number: impl Fn(Identifier) -> Html,
) -> Html {
    html! {
        <Card title="Hồ sơ tóm tắt">
            <Facts>
                <Fact name="Họ và tên">{ member.name.as_str().to_owned() }</Fact>
                <Fact name="Ngày sinh">{ format_date(member.born_on) }</Fact>
                <Fact name="Giới tính">{ member.gender.label() }</Fact>
                <Fact name="Ngày vào Đảng">{ format_date(member.admitted_on) }</Fact>
                <Fact name="Ngày chính thức">{ official(member, today) }</Fact>
                <Fact name="Số thẻ đảng viên">{ number(Identifier::PartyCardNo) }</Fact>
                <Fact name="Chi bộ đang sinh hoạt">{ branch_link(member, branch) }</Fact>
                <Fact name="Số định danh">{ number(Identifier::CitizenId) }</Fact>
                <Fact name="Số điện thoại">{ number(Identifier::Phone) }</Fact>
            </Facts>
            <Muted>{ "Các số được che bớt để bảo vệ thông tin của đồng chí." }</Muted>
        </Card>
    }
}

fn official(member: &Member, today: Date) -> String {
    match member.official_on {
        Some(day) if member.class(today) == MemberClass::Official => format_date(day),
        Some(day) => format!("{} (đang dự bị)", format_date(day)),
        None => "Chưa có (đang dự bị)".to_owned(),
    }
}

fn branch_link(member: &Member, name: &BranchName) -> Html {
    match name {
        BranchName::Loading => html! { "…" },
        BranchName::Known(name) => {
            html! { <TextLink to={Route::Org { org: member.branch }}>{ name.clone() }</TextLink> }
        }
        BranchName::OutOfReach => html! { "Chi bộ ngoài phạm vi của đồng chí" },
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::pages::members::sample;
    use crate::testing::rendered;

    fn shown(member: &Member) -> String {
        let branch = BranchName::Known("Chi bộ thôn Đông".into());
        let number = |identifier| html! { { masked(member, identifier).unwrap_or_default() } };
        rendered(profile(member, &branch, date(2026, 11, 25), number))
    }

    #[test]
    fn the_nine_fields_are_there_and_the_numbers_stay_masked() {
        let html = shown(&sample::member("Nguyễn Thị Hường"));
        assert_eq!(html.matches("<dt>").count(), 9, "{html}");
        assert!(html.contains("<dt>Ngày sinh</dt><dd>08/03/1961</dd>"), "{html}");
        assert!(html.contains("<dd>••••••••0123</dd>"), "{html}");
    }

    #[test]
    fn who_has_no_official_date_is_probationary() {
        let html = shown(&Member { official_on: None, ..sample::member("Lê Văn An") });
        assert!(html.contains("<dt>Ngày chính thức</dt><dd>Chưa có (đang dự bị)</dd>"), "{html}");
    }
}
