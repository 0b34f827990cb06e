//! Checks that a log is whole, when somebody asks for it.

use shared::audit::{AuditCheck, CheckAudit};
use shared::endpoint::Nothing;
use shared::id::OrgId;
use shared::org::OrgAt;
use yew::prelude::*;

use crate::load::use_load;
use crate::parts::{Alert, Button, Cluster, Glyph, Kind, Section, Shape, Text, Tone};

/// Properties of [`CheckLog`].
#[derive(Clone, PartialEq, Properties)]
pub struct CheckLogProps {
    /// Whose log.
    pub org: OrgId,
}

/// A button, and then what the check came to.
#[component]
pub fn CheckLog(props: &CheckLogProps) -> Html {
    let asked = use_state(|| false);
    let onclick = {
        let asked = asked.clone();
        Callback::from(move |()| asked.set(true))
    };
    html! {
        <Section title="Nhật ký có còn nguyên vẹn không">
            <Text>
                { "Mỗi mục mang dấu của mục trước. Nếu có ai sửa, xóa hoặc chèn thêm, việc kiểm tra sẽ chỉ ra chỗ đó." }
            </Text>
            if *asked {
                <Checked org={props.org} />
            } else {
                <Cluster>
                    <Button kind={Kind::Secondary} icon={Glyph::Check} {onclick}>{ "Kiểm tra toàn bộ nhật ký" }</Button>
                </Cluster>
            }
        </Section>
    }
}

#[component]
fn Checked(props: &CheckLogProps) -> Html {
    let load = use_load::<CheckAudit>(OrgAt { org: props.org }, Nothing {});
    load.show_as(Shape::Rows, |check| result(check))
}

fn result(check: &AuditCheck) -> Html {
    match check.broken_at {
        None => html! {
            <Alert tone={Tone::Success} live=true title={format!("Nguyên vẹn: {} mục", check.whole)}>
                { "Không mục nào bị sửa, xóa hay chèn thêm." }
            </Alert>
        },
        Some(number) => html! {
            <Alert tone={Tone::Danger} live=true title={format!("Nhật ký không còn nguyên vẹn từ mục số {number}")}>
                { "Xin báo ngay người vận hành hệ thống. Những mục trước đó vẫn đúng." }
            </Alert>
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::rendered;

    #[test]
    fn a_broken_log_says_where() {
        let html = rendered(result(&AuditCheck { whole: 4, broken_at: Some(5) }));
        assert!(html.contains("từ mục số 5") && html.contains("role=\"alert\""), "{html}");
        assert!(rendered(result(&AuditCheck { whole: 4, broken_at: None })).contains("Nguyên vẹn: 4 mục"));
    }
}
