//! The steps that a document took, for its office: asked for when somebody wants to see them.

use shared::document::{DocumentAt, DocumentStep, ListDocumentSteps};
use shared::endpoint::Nothing;
use shared::id::DocumentId;
use shared::time::format_date_time;
use yew::prelude::*;

use crate::load::use_load;
use crate::parts::{Button, Cluster, Fact, Facts, Glyph, Kind};

/// Properties of [`Steps`].
#[derive(Clone, PartialEq, Properties)]
pub struct StepsProps {
    /// Of which document.
    pub document: DocumentId,
    /// Its revision: another one has taken another step.
    pub rev: u32,
}

/// A button, and the steps once it was pressed.
#[component]
pub fn Steps(props: &StepsProps) -> Html {
    let open = use_state(|| false);
    let onclick = {
        let open = open.clone();
        Callback::from(move |()| open.set(!*open))
    };
    let label = if *open { "Ẩn các bước đã qua" } else { "Xem các bước đã qua" };
    html! {
        <>
            <Cluster><Button kind={Kind::Tertiary} icon={Glyph::Clock} {onclick}>{ label }</Button></Cluster>
            if *open {
                <Listed key={props.rev} document={props.document} rev={props.rev} />
            }
        </>
    }
}

#[component]
fn Listed(props: &StepsProps) -> Html {
    let load = use_load::<ListDocumentSteps>(DocumentAt { document: props.document }, Nothing {});
    load.show(|steps| html! { <Facts>{ for steps.iter().map(line) }</Facts> })
}

fn line(step: &DocumentStep) -> Html {
    html! {
        <Fact key={step.number} name={step.act.label()}>
            { format!("{}, {}", step.stamp.name, format_date_time(step.stamp.at)) }
            if let Some(remark) = &step.remark {
                <br />{ remark }
            }
        </Fact>
    }
}

#[cfg(test)]
mod tests {
    use shared::document::DocumentAct;
    use shared::id::MemberId;
    use shared::meeting::Stamp;

    use super::*;
    use crate::testing::rendered;

    #[test]
    fn a_step_says_who_did_what_when_and_why() {
        let at = "2026-11-18T02:00:00Z".parse().unwrap();
        let step = DocumentStep {
            document: DocumentId::from_parts(1, 1),
            number: 3,
            act: DocumentAct::Returned,
            stamp: Stamp { by: MemberId::from_parts(2, 0), name: "Lê Thị Hoa".into(), at },
            remark: Some("Thiếu nơi nhận.".into()),
        };
        let html = rendered(line(&step));
        for part in ["Trả lại để sửa", "Lê Thị Hoa, thứ Tư, 18/11/2026, 09:00", "Thiếu nơi nhận."]
        {
            assert!(html.contains(part), "{part}: {html}");
        }
    }
}
