//! Members whom the branch should look after early: too many months missed without leave.

use shared::statistics::{BranchStatistics, MemberStatistics};
use yew::prelude::*;

use crate::parts::{Card, Glyph, List, ListItem, Tag, Text, Tone};
use crate::route::Route;

/// The list, when there is anybody on it.
pub fn warnings(year: &BranchStatistics) -> Html {
    let warned: Vec<_> = year.warned().collect();
    if warned.is_empty() {
        return Html::default();
    }
    let aside = html! { <Tag tone={Tone::Warning} icon={Glyph::Warning}>{ format!("{} đồng chí", warned.len()) }</Tag> };
    let rule = format!(
        "Vắng sinh hoạt thường kỳ không có lý do từ {} tháng trong năm là căn cứ để xem xét xóa tên (Quy định \
         294-QĐ/TW). Chi ủy nên gặp, hỏi nguyên nhân và giúp đỡ sớm.",
        year.warning_at
    );
    html! {
        <Card title="Cần quan tâm sớm" tone={Tone::Warning} {aside}>
            <Text>{ rule }</Text>
            <List>{ for warned.into_iter().map(line) }</List>
        </Card>
    }
}

fn line(member: &MemberStatistics) -> Html {
    let months: Vec<_> = member.missed_months.iter().map(i8::to_string).collect();
    let under = format!("Vắng không phép {} tháng: tháng {}.", months.len(), months.join(", "));
    html! {
        <ListItem key={member.member.to_string()} to={Route::Member { member: member.member }}
            title={member.name.clone()} under={html! { under }} />
    }
}

#[cfg(test)]
mod tests {
    use super::super::branch::tests::year;
    use super::*;
    use crate::testing::rendered;

    #[test]
    fn it_names_the_months_and_the_rule() {
        let html = rendered(warnings(&year()));
        assert!(html.contains("Vắng không phép 3 tháng: tháng 9, 10, 11."), "{html}");
        assert!(html.contains("từ 3 tháng trong năm") && html.contains("/dang-vien/"), "{html}");
        assert!(!html.contains("Lê Văn Bình"), "{html}");
    }

    #[test]
    fn where_nobody_is_to_be_warned_about_nothing_is_said() {
        let mut year = year();
        year.members.retain(|member| member.missed_months.is_empty());
        assert_eq!(rendered(warnings(&year)), "");
    }
}
